"""A report says first what to do, from its figures, and says so when they are too few."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from reception.domain.figures import Figures, Measured, Tally
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.reports.advice import LEAST_JUDGED, advice_on
from reception.reports.document import PlotKind
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.report_list import BY_CLASS, BY_CLERK, REPORTS, VISITS, WAITING
from reception.reports.reports import Reports
from reception.reports.terminal import document_lines
from reception.reports.words import ReportWords
from reception.unit.current import UnitReader
from tests.reception.reports.test_build import CORE, NOW, WEEK, made
from tests.support.every_case import every_case
from tests.support.report_data import UNIT, FixedClock, MemoryReportStore, MemoryUnits, month

FRENCH = ReportWords(Language.FRENCH, UNIT)
_QUICK, _LONG = timedelta(minutes=5), timedelta(minutes=40)


def figures(*, quick: int, long: int = 0, unserved: int = 0) -> Figures:
    """Return the figures of so many who were called in time, too late, or never."""
    tally = Tally()
    plain = Measured(
        state=TicketState.SERVED,
        since=NOW,
        until=NOW,
        wait=_QUICK,
        to_service=_QUICK,
        walking=None,
        service=None,
        open_wait=None,
        uncalled_wait=None,
        met_target=True,
        clock_jumped=False,
    )
    late = replace(plain, wait=_LONG, met_target=False)
    never = replace(
        plain, state=TicketState.UNSERVED, wait=None, uncalled_wait=_LONG, met_target=False
    )
    visits = [plain] * quick + [late] * long + [never] * unserved
    for number, one in enumerate(visits):
        tally.add(one, number)
    return tally.figures()


def said(
    services: Sequence[Figures],
    hours: dict[int, int] | None = None,
    *,
    over_before: int = 0,
    language: Language = Language.FRENCH,
) -> str:
    quick = sum(one.within_target for one in services)
    unserved = sum(one.unserved for one in services)
    long = sum(one.called for one in services) - quick
    named = {f"Service {number}": one for number, one in enumerate(services, start=1)}
    return advice_on(
        figures(quick=quick, long=long, unserved=unserved),
        named,
        hours or {},
        ReportWords(language, UNIT),
        over_before=over_before,
    )


def test_too_few_visits_are_no_ground_for_advice() -> None:
    told = said([figures(quick=1, long=LEAST_JUDGED - 2)])
    assert told.startswith("Trop peu de visites")
    assert str(LEAST_JUDGED - 1) in told
    assert "Renforcez" not in told


def test_where_nobody_came_nothing_is_said() -> None:
    assert said([figures(quick=0)]) == ""


def test_a_calm_period_is_called_calm_and_one_that_sends_people_home_is_not() -> None:
    assert "Rien ne presse" in said([figures(quick=90, long=10)])
    assert "Rien ne presse" not in said([figures(quick=90, unserved=10)])


def test_the_service_that_most_waited_for_too_long_is_named_with_its_figures() -> None:
    told = said([figures(quick=50, long=5), figures(quick=5, long=20, unserved=9)])
    assert "Renforcez d’abord" in told
    assert "Service 2" in told
    assert "29 des 34" in told


def test_where_none_stands_out_it_says_so() -> None:
    told = said([figures(quick=5, long=10) for _ in range(8)])
    assert told.startswith("Aucun service ne ressort")
    assert "80" in told


@pytest.mark.parametrize(("at_ten", "is_told"), [(20, True), (9, False), (12, False)])
def test_an_hour_is_told_where_enough_of_them_came(at_ten: int, is_told: bool) -> None:
    told = said([figures(quick=5, long=60)], {9: 8, 10: at_ten, 11: 8})
    assert ("entre 10\u00a0h et 11\u00a0h" in told) is is_told
    assert told.endswith(".")


@every_case(
    ("language", "advises", "laments"),
    [
        (Language.ARABIC, "افتحوا شباكا", "كان ينبغي فتح شباك"),
        (Language.FRENCH, "ouvrez un guichet", "il aurait fallu un guichet"),
        (Language.ENGLISH, "open one more counter", "one more counter was needed"),
    ],
)
def test_an_hour_that_is_over_is_not_advised(
    language: Language, advises: str, laments: str
) -> None:
    of_all = [figures(quick=5, long=60)]
    for over_before, is_over in ((0, False), (9, False), (10, True), (24, True)):
        told = said(of_all, {9: 40, 10: 8}, over_before=over_before, language=language)
        assert (advises in told, laments in told) == (not is_over, is_over)


@pytest.mark.parametrize(
    ("first", "at", "is_over"),
    [
        (date(2026, 9, 18), "2026-09-18 08:59", False),
        (date(2026, 9, 18), "2026-09-18 09:00", True),
        (date(2026, 9, 18), "2026-09-20 07:00", True),
        (date(2026, 9, 17), "2026-09-18 18:00", False),
    ],
)
def test_a_report_of_one_day_knows_the_hour(first: date, at: str, is_over: bool) -> None:
    now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    came = month(5, date(2026, 9, 17), 2, a_day=600)
    in_an_hour = [one for one in came if one.ticket.issued_at.hour == 8]
    core = Reports(MemoryReportStore(in_an_hour), UnitReader(MemoryUnits()), FixedClock(now))
    question = ReportQuestion(first=first, last=date(2026, 9, 18))
    told = made(WAITING, core=core, question=question).advice
    assert "un guichet de plus entre 9\u00a0h et 10\u00a0h" in told
    assert ("il aurait fallu" in told) is is_over


def test_services_are_told_worst_first_on_each_list_and_plot() -> None:
    document = made(WAITING)
    rows = {
        FRENCH.namer(Dimension.SERVICE)(row.keys[0]): row.figures
        for row in CORE.waits(replace(WEEK, by=(Dimension.SERVICE,))).rows
    }
    for section in document.sections:
        if section.name in {"waits", "outcomes"}:
            late = [
                rows[str(row.cells[0])].judged - rows[str(row.cells[0])].within_target
                for row in section.rows
            ]
            assert late == sorted(late, reverse=True), section.name
            assert len(set(late)) > 1


def test_nobody_who_works_here_is_ranked() -> None:
    document = made(BY_CLERK, with_people=True)
    listed = [text for one in UNIT.people for text in one.names.values()]
    for section in document.sections:
        names = [str(row.cells[0]) for row in section.rows]
        known = [one for one in listed if one in names]
        assert [one for one in names if one in known] == known
    assert document.advice == ""


def test_who_was_never_received_is_marked_in_the_bar() -> None:
    document = made(WAITING)
    section = next(one for one in document.sections if one.name == "waits")
    assert section.plot
    assert section.plot.kind is PlotKind.BARS
    outcomes = next(one for one in document.sections if one.name == "outcomes")
    unserved = [one.name for one in outcomes.columns].index("unserved")
    lost = {row.cells[0]: row.cells[unserved] for row in outcomes.rows}
    assert any(lost.values())
    for row in section.rows:
        assert bool(row.warned) is bool(lost[row.cells[0]])
        assert row.warned.startswith(str(lost[row.cells[0]]) if row.warned else "")
        assert 0.0 <= row.warned_part <= 1.0


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH, Language.ENGLISH])
def test_no_report_says_percentile_nor_seconds_that_do_not_matter(language: Language) -> None:
    for report in REPORTS:
        if report is VISITS:
            continue
        document = made(report, language)
        told = [
            *(one.title for one in document.key_figures),
            *(column.title for section in document.sections for column in section.columns),
            *(section.plot.title for section in document.sections if section.plot),
        ]
        assert not [one for one in told if "centil" in one or "المئين" in one]


def test_the_sentence_stands_on_top_in_every_form() -> None:
    document = made(WAITING)
    assert document.advice
    lines = list(document_lines(document, 500))
    figures_at = next(at for at, line in enumerate(lines) if line.startswith("Arrivés"))
    assert document.advice in lines[:figures_at]
    # Classes are told apart here and services are not: none is said to stand out.
    assert "Aucun service" not in made(BY_CLASS).advice
