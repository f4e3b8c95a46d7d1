"""A week's plan by the past of an office whose truth is known."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from nouba.output import json_text
from reception.database.run import instant
from reception.domain.calendar import Calendar, Closure, Period, Season
from reception.domain.errors import Refusal
from reception.domain.language import Language
from reception.domain.ticket import Visit
from reception.domain.unit import Person, Unit
from reception.reports.document import ValueKind
from reception.reports.terminal import document_lines
from reception.reports.words import axis_words
from reception.staffing.ask import Staffing
from reception.staffing.model import StaffingAnswer, StaffingQuestion
from reception.staffing.told import staffing_as_dict, staffing_document, write_staffing_csv
from reception.unit.audit import Audit
from reception.unit.current import UnitReader
from tests.support.report_data import FixedClock, MemoryUnits
from tests.support.staffing_office import (
    FIRST,
    HOURS,
    OFFICE,
    Truth,
    Works,
    as_always,
    past_of,
    working_days,
)

BUSY = (Period(opens=time(8, 30), closes=time(12)),)
"""A short week, which is soon planned."""
UNIT = replace(OFFICE, calendar=Calendar(hours={1: BUSY, 2: BUSY}))
TWO = tuple(one for one in as_always((3, 6)) if one[0] < 43_200)


class Anybody(Audit):
    """Lets everybody ask."""

    def __init__(self) -> None:
        pass

    def demand(self, asking: Person | None, right: object, act: object = None) -> None:
        pass


def mondays_and_tuesdays(weeks: int, truth: Truth) -> list[Visit]:
    return [
        one
        for one in past_of(weeks, truth=truth, works=TWO)
        if one.ticket.service_day.weekday() < 2
    ]


def staffing_of(
    visits: Sequence[Visit], *, unit: Unit = UNIT, works: Sequence[Works] = TWO, weeks: int = 8
) -> Staffing:
    def some(_unit: str, first: date, last: date) -> Iterator[Visit]:
        return (one for one in visits if first <= one.ticket.service_day <= last)

    def sessions(*_: object) -> list[tuple[str, int, int, int | None, str | None, int | None]]:
        found: list[tuple[str, int, int, int | None, str | None, int | None]] = []
        for day in working_days(weeks):
            midnight = datetime.combine(day, time(), UTC)
            for *span_s, number in works:
                opens, closes = (instant(midnight + timedelta(seconds=at)) for at in span_s)
                found.append((f"clerk{number}", number, opens, closes, None, 0))
        return found

    now = datetime.combine(FIRST + timedelta(weeks=weeks), time(9), UTC)
    units = UnitReader(MemoryUnits(unit))
    return Staffing(some, sessions, lambda *_: [], units, FixedClock(now), Anybody())


@pytest.fixture(scope="module")
def visits() -> list[Visit]:
    return mondays_and_tuesdays(8, Truth(a_half_hour=(6, 8, 11, 12, 11, 9, 8)))


@pytest.fixture(scope="module")
def answer(visits: list[Visit]) -> StaffingAnswer:
    return staffing_of(visits).answer(StaffingQuestion())


def test_every_half_hour_of_each_weekday_is_planned(answer: StaffingAnswer) -> None:
    assert [one.weekday for one in answer.weekdays] == [1, 2]
    assert (answer.days, answer.days_left_out, answer.too_few) == (16, 0, ())
    assert (answer.first, answer.last) == (FIRST, FIRST + timedelta(days=55))
    for day in answer.weekdays:
        assert day.days == 8
        assert [one.begins for one in day.half_hours][:2] == [time(8, 30), time(9)]
        for one in day.half_hours:
            assert one.share
            assert one.share.low - 3 <= one.share.pct <= one.share.high + 3
            assert one.share.pct >= 76 or one.at_most_pct is not None
            assert one.opened == pytest.approx(2)
            assert one.one_more_pct is None or one.one_more_pct >= one.share.pct - 3
            assert one.one_less_pct is None or one.one_less_pct <= one.share.pct + 3


def test_a_proposal_tells_what_was_and_what_would_be(answer: StaffingAnswer) -> None:
    more = [one for one in answer.proposals if one.needed > one.opened and one.is_certain]
    assert more
    for one in more:
        assert one.was_pct < 80 <= one.share.low
        assert one.services
        assert 0 < one.missed_on <= one.days == 8
    # Of a range that crosses the target nothing is proposed.
    assert all(one.share.low < 80 for one in answer.proposals if not one.is_certain)


def test_the_same_seed_gives_the_same_answer(visits: list[Visit], answer: StaffingAnswer) -> None:
    assert staffing_of(visits).answer(StaffingQuestion()) == answer
    other = staffing_of(visits).answer(StaffingQuestion(seed=2))
    assert other.weekdays != answer.weekdays


def test_a_weekday_is_planned_as_the_week_has_it(
    visits: list[Visit], answer: StaffingAnswer
) -> None:
    alone = staffing_of(visits).answer(StaffingQuestion(weekday=2))
    assert alone.weekdays == answer.weekdays[1:]
    assert not staffing_of(visits).answer(StaffingQuestion(weekday=3)).weekdays


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.FRENCH, Language.ARABIC])
def test_the_report_says_it_and_never_of_whom(answer: StaffingAnswer, language: Language) -> None:
    document = staffing_document(answer, UNIT, language)
    text = "\n".join(document_lines(document, 160))
    told = json_text(staffing_as_dict(answer))
    stream = io.StringIO()
    write_staffing_csv(answer, stream)
    for one in (text, told, stream.getvalue()):
        assert "clerk" not in one
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    details = document.sections[-1].rows
    assert len(rows) == len(details) == sum(len(one.half_hours) for one in answer.weekdays)
    assert [int(one["needed"]) for one in rows] == [one.cells[3] for one in details]
    assert json.loads(told)["weekdays"][0]["half_hours"][0]["begins"] == "08:30"
    (certain, *_) = sorted(
        (one for one in answer.proposals if one.is_certain), key=lambda one: one.was_pct
    )
    assert axis_words(certain.share.low, ValueKind.PERCENT, language) in document.advice


def test_without_sessions_nothing_is_proposed(visits: list[Visit]) -> None:
    answer = staffing_of(visits, works=()).answer(StaffingQuestion())
    assert answer.proposals == ()
    assert all(one.opened is None for day in answer.weekdays for one in day.half_hours)
    said = staffing_document(answer, UNIT, Language.ENGLISH).cautions
    assert any("nothing is proposed" in one for one in said)


def test_days_with_hours_of_their_own_are_left_out_and_others_marked(visits: list[Visit]) -> None:
    second = FIRST + timedelta(days=7)
    closed = Closure(names={}, first=second + timedelta(days=2), last=second + timedelta(days=2))
    season = Season(
        names={}, first=FIRST, last=FIRST + timedelta(days=5), hours={1: HOURS, 2: HOURS}
    )
    unit = replace(UNIT, calendar=replace(UNIT.calendar, closures=(closed,), seasons=(season,)))
    answer = staffing_of(visits, unit=unit).answer(StaffingQuestion())
    assert (answer.days, answer.days_left_out) == (14, 2)
    # The day before the closure; the turn of the month; the days beside the state's holidays.
    assert answer.days_marked >= 2
    assert answer.marked_ratio


def test_what_even_all_counters_do_not_reach_is_said() -> None:
    truth = Truth(a_half_hour=(5, 5, 70, 5, 5, 5, 5))
    visits = [one for one in mondays_and_tuesdays(4, truth) if one.ticket.service_day.weekday() < 1]
    answer = staffing_of(visits, weeks=4).answer(StaffingQuestion())
    assert answer.too_few == (2,)
    (day,) = answer.weekdays
    at_most = {one.begins: one.at_most_pct for one in day.half_hours if one.at_most_pct is not None}
    assert time(9, 30) in at_most
    assert time(8, 30) not in at_most
    cautions = staffing_document(answer, UNIT, Language.ENGLISH).cautions
    told = f"Monday 09:30 to 10:00: even with every counter (6): {at_most[time(9, 30)]:.0f}%."
    assert told in cautions
    assert "Not planned, for too few days are known: Tuesday." in cautions


def test_people_who_can_work_for_an_hour_are_planned_for_it_alone(visits: list[Visit]) -> None:
    hours = Period(opens=time(9), closes=time(10))
    answer = staffing_of(visits).answer(StaffingQuestion(hours=hours, counters=2))
    for day in answer.weekdays:
        assert [one.begins for one in day.half_hours] == [time(9), time(9, 30)]
        assert max(one.needed for one in day.half_hours) <= 2


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (StaffingQuestion(target_pct=0), "above 0 and of 100 %"),
        (StaffingQuestion(target_pct=101), "above 0 and of 100 %"),
        (StaffingQuestion(within=timedelta(0)), "a wait longer than 0"),
        (StaffingQuestion(counters=0), "The unit has 6 counters"),
        (StaffingQuestion(counters=7), "ask for 1 to 6, not 7"),
        (
            StaffingQuestion(hours=Period(opens=time(7), closes=time(12))),
            "07:00 to 12:00 is outside the unit's calendar: it opens from 08:30 to 12:00",
        ),
        (StaffingQuestion(hours=Period(opens=time(11), closes=time(9))), "is outside"),
        (StaffingQuestion(first=FIRST + timedelta(days=35)), "known of 3 weeks"),
        (StaffingQuestion(first=FIRST + timedelta(days=70)), "A report cannot run from"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(
    visits: list[Visit], question: StaffingQuestion, says: str
) -> None:
    with pytest.raises(Refusal, match=re.escape(says)):
        staffing_of(visits).answer(question)


def test_an_empty_past_is_refused() -> None:
    with pytest.raises(Refusal, match="known of 0 weeks"):
        staffing_of([]).answer(StaffingQuestion())
