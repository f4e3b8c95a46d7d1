"""A report holds what the core answers, and nothing that its reader may not see."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path

import pytest

from reception.domain.errors import NotAllowedError
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.domain.unit import FORGOTTEN, Person
from reception.reports.answers import WITH_UNCALLED
from reception.reports.build import Answers, Report, build
from reception.reports.document import Document, PlotKind
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.report_list import (
    BY_COUNTER,
    BY_HOUR,
    OVERVIEW,
    PROMISES,
    REPORTS,
    VISITS,
    WAITING,
)
from reception.reports.reports import Reports
from reception.reports.words import ReportWords, wording
from reception.system.progress import AnswerStoppedError, Progress, unwatched
from reception.unit.current import UnitReader
from tests.support.every_case import every_case
from tests.support.report_data import (
    CLERK,
    MANAGER,
    UNIT,
    FixedClock,
    MemoryReportStore,
    MemoryUnits,
    month,
)

FIRST, LAST = date(2026, 9, 14), date(2026, 9, 20)
WEEK = ReportQuestion(first=FIRST, last=LAST)
NOW = datetime(2026, 9, 20, 18, tzinfo=UTC)
CORE = Reports(
    MemoryReportStore(month(5, FIRST - timedelta(days=7), 14, a_day=20)),
    UnitReader(MemoryUnits()),
    FixedClock(NOW),
)


FIGURES = tuple(one for one in REPORTS if one is not VISITS)


def made(
    report: Report,
    language: Language = Language.FRENCH,
    *,
    core: Reports = CORE,
    question: ReportQuestion = WEEK,
    asking: Person | None = None,
    with_people: bool = False,
    watch: Progress = unwatched,
) -> Document:
    answers = Answers(core, UNIT, question, asking=asking)
    return build(report, answers, language, with_people=with_people, watch=watch)


def test_the_figures_are_those_of_the_core() -> None:
    document = made(WAITING)
    report = CORE.waits(replace(WEEK, by=(Dimension.SERVICE,)))
    past = CORE.waits(
        ReportQuestion(first=FIRST - timedelta(days=7), last=FIRST - timedelta(days=1))
    )
    shown = {one.title: (one.value, one.before) for one in document.key_figures}
    assert shown["Arrivés"] == (report.total.arrived, past.total.arrived)
    assert shown["Attente, médiane"] == (report.total.wait.median, past.total.wait.median)
    waits = document.sections[0]
    named = ReportWords(Language.FRENCH, UNIT).namer(Dimension.SERVICE)
    told_of = {row.cells[0]: row for row in waits.rows}
    assert len(told_of) == len(report.rows)
    for row in report.rows:
        told, wait = told_of[named(row.keys[0])], row.figures.wait
        assert tuple(told.cells[1:7]) == (
            row.figures.arrived,
            row.figures.called,
            wait.mean,
            wait.median,
            wait.p90,
            wait.max,
        )
        assert told.cells[7] == row.figures.service_level_pct
    assert waits.total
    assert waits.total[1] == report.total.arrived
    heat = next(one for one in document.sections if one.plot and one.plot.kind is PlotKind.HEAT)
    assert len(heat.rows) == 7
    lengths = next(
        one for one in document.sections if one.plot and one.plot.kind is PlotKind.DISTRIBUTION
    )
    assert (
        sum(row.cells[2] for row in lengths.rows if isinstance(row.cells[2], int))
        == report.total.called
    )


def test_the_trend_stands_beside_that_of_the_period_before() -> None:
    document = made(OVERVIEW)
    trend = next(one for one in document.sections if one.title == "Les arrivées jour après jour")
    assert trend.plot
    assert trend.plot.before == len(trend.columns) - 1
    days = CORE.waits(
        ReportQuestion(first=FIRST - timedelta(days=7), last=LAST, by=(Dimension.DAY,))
    ).rows
    arrived = [one.figures.arrived for one in days]
    assert [(row.cells[1], row.cells[-1]) for row in trend.rows] == list(
        zip(arrived[7:], arrived[:7], strict=True)
    )


@every_case("language", [Language.ARABIC, Language.FRENCH, Language.ENGLISH])
@every_case("report", FIGURES)
def test_every_word_is_in_the_language_of_the_report(report: Report, language: Language) -> None:
    document = made(report, language)
    for text in texts_of(document):
        arabic = any("\u0600" <= sign <= "\u06ff" for sign in text)
        latin = any("a" <= sign.lower() <= "z" for sign in text)
        assert "{" not in text
        # The names of the unit's own come as they are.
        if text not in {"Africa/Casablanca", "abolished", "amina", "hind", "omar", "Amina"}:
            assert not (latin if language is Language.ARABIC else arabic), text


def texts_of(document: Document) -> list[str]:
    return [
        document.title,
        *document.cautions,
        *(one.title for one in document.facts),
        *chain.from_iterable((one.title, one.note) for one in document.key_figures),
        *chain.from_iterable((one.term, one.text) for one in document.definitions),
        *(section.title for section in document.sections),
        *(column.title for section in document.sections for column in section.columns),
        *(
            cell
            for section in document.sections
            for row in section.rows
            for cell in row.cells
            if isinstance(cell, str)
        ),
    ]


@pytest.mark.parametrize("dimension", [Dimension.CLERK, Dimension.PRIORITY])
def test_what_is_no_longer_kept_is_said_in_words(dimension: Dimension) -> None:
    told = [ReportWords(language, UNIT).namer(dimension)(FORGOTTEN) for language in Language]
    assert len(told) == len(Language)
    assert not [one for one in told if FORGOTTEN in one]


def test_only_figures_that_are_shown_are_explained() -> None:
    counters = made(BY_COUNTER).definitions
    hours = made(BY_HOUR).definitions
    occupancy = wording().of("occupancy_pct").titles[Language.FRENCH]
    assert occupancy in {one.term for one in counters}
    assert occupancy not in {one.term for one in hours}
    assert len({one.text for one in counters}) == len(counters)


def test_announced_waits_are_set_beside_those_there_were() -> None:
    told = ExpectedWait(low=timedelta(minutes=5), high=timedelta(minutes=20))
    visits = [
        replace(one, legs=tuple(replace(leg, quoted=told) for leg in one.legs))
        for one in month(5, FIRST, 7, a_day=20)
    ]
    reports = Reports(MemoryReportStore(visits), UnitReader(MemoryUnits()), FixedClock(NOW))
    figures = reports.quotes(WEEK).total
    assert figures.n
    section = made(PROMISES, core=reports).sections[0]
    assert section.total
    assert section.total[1:5] == (figures.n, figures.inside, figures.shorter, figures.longer)
    unsaid = made(PROMISES).sections[0]
    assert not unsaid.rows
    assert unsaid.without_rows == "Aucune attente n’a été annoncée pendant cette période."


def test_people_are_told_apart_for_who_may_see_it_and_asks_for_it() -> None:
    named = "Attente par agent"
    told = made(OVERVIEW, asking=MANAGER, with_people=True)
    assert named in {one.title for one in told.sections}
    assert named not in {one.title for one in made(OVERVIEW, asking=MANAGER).sections}
    with pytest.raises(NotAllowedError):
        made(OVERVIEW, asking=CLERK, with_people=True)
    with pytest.raises(NotAllowedError):
        made(WAITING, asking=CLERK)


def test_whom_a_report_is_about_stands_on_it() -> None:
    alone = replace(WEEK, only={Dimension.SERVICE: ("birth",)})
    document = made(OVERVIEW, question=alone)
    assert ("Service", "Acte de naissance") in {(one.title, one.value) for one in document.facts}
    # Time at a counter is of no service.
    assert not [one for one in document.sections if "occupation" in one.title]
    assert {row.cells[0] for row in document.sections[0].rows} == {"Acte de naissance"}


def test_the_headline_tells_who_was_not_called_and_the_wait_with_them() -> None:
    for language, source in (
        (Language.FRENCH, "Kaplan-Meier"),
        (Language.ENGLISH, "Kaplan and Meier"),
        (Language.ARABIC, "كابلان وماير"),
    ):
        document = made(WAITING, language)
        total = CORE.waits(WEEK).total
        told = {one.name: one for one in document.key_figures}
        assert told["uncalled"].value == total.uncalled > 0
        assert str(total.arrived) in told["uncalled"].note
        assert total.wait_with_uncalled
        median = told["wait_with_uncalled_median_s"]
        assert median.value == total.wait_with_uncalled.median
        assert median.note
        assert source in " ".join(one.text for one in document.definitions)


def test_where_everybody_was_called_there_is_one_wait() -> None:
    called = [
        one for one in month(5, FIRST, 7, a_day=20) if all(leg.first_called_at for leg in one.legs)
    ]
    reports = Reports(MemoryReportStore(called), UnitReader(MemoryUnits()), FixedClock(NOW))
    told = {one.name: one.value for one in made(WAITING, core=reports).key_figures}
    assert told["uncalled"] == 0
    assert not told.keys() & WITH_UNCALLED.keys()


def test_a_wait_that_too_many_did_not_see_the_end_of_is_said_to_be_longer() -> None:
    few, many = month(5, FIRST, 7, a_day=20), []
    for one in few:
        (leg, *_) = one.legs
        sent_home = replace(
            leg,
            state=TicketState.UNSERVED,
            first_called_at=None,
            last_called_at=None,
            started_at=None,
            ended_at=leg.waiting_since + timedelta(hours=1),
        )
        many.append(one if one.ticket.number % 5 == 0 else replace(one, legs=(sent_home,)))
    reports = Reports(MemoryReportStore(many), UnitReader(MemoryUnits()), FixedClock(NOW))
    told = {one.name: one for one in made(WAITING, Language.ENGLISH, core=reports).key_figures}
    assert told["wait_median_s"].value is not None
    median = told["wait_with_uncalled_median_s"]
    assert (median.value, median.note) == (None, "not reached: too many were not called")


def test_an_office_without_visitors_has_a_report() -> None:
    empty = Reports(MemoryReportStore([]), UnitReader(MemoryUnits()), FixedClock(NOW))
    document = made(OVERVIEW, Language.ARABIC, core=empty)
    assert document.compared is None
    assert document.key_figures[0].value == 0
    assert not any(section.rows for section in document.sections)


@every_case("report", FIGURES)
def test_who_watches_sees_it_go_on_and_may_stop_it(report: Report) -> None:
    told: list[float] = []

    def watch(done: float) -> bool:
        told.append(done)
        return True

    made(report, watch=watch)
    assert told == sorted(told)
    assert 0 < told[-1] <= 1
    with pytest.raises(AnswerStoppedError):
        made(report, watch=lambda _done: False)


def test_every_report_is_worded_and_documented() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "reports.md").read_text("utf-8")
    assert len({one.code for one in REPORTS}) == len(REPORTS)
    pages = [one.page for one in REPORTS if one.page]
    assert len(set(pages)) == len(pages)
    assert set(wording().reports) == {one.code for one in REPORTS}
    for report in REPORTS:
        words = wording().reports[report.code]
        assert bool(words.question) == bool(report.page), report.code
        assert report is VISITS or f"| `{report.code}` |" in guide, report.code
        names = [one.name for one in made(report).sections] if report is not VISITS else []
        assert len(set(names)) == len(names), report.code
