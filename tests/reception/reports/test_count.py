"""The counter against the definitions, on random days in memory."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reception.domain.calendar import Period
from reception.network.compare import TOLD_APART, SitesCounting
from reception.reports.count import Counting
from reception.reports.question import Dimension, Sought
from reception.reports.reports import COUNTER_DIMENSIONS
from reception.system.progress import unwatched
from tests.support.plain_counting import PlainCounting, agree
from tests.support.plain_sites_counting import PlainSitesCounting
from tests.support.plain_work_time import WorkSpan, as_worked, counter_figures, desk_place
from tests.support.report_data import UNIT, MemoryReportStore, mistaken, month, promised, questions

FIRST, DAYS = date(2026, 2, 12), 6
"""Among them Morocco goes back an hour for Ramadan: an hour of the night is there twice."""
LAST = FIRST + timedelta(days=DAYS - 1)
NOW = datetime(2026, 2, 17, 15, tzinfo=UTC)
OFFICE_HOURS = replace(
    UNIT.calendar,
    always_open=False,
    hours={day: (Period(opens=time(8, 30), closes=time(16, 30)),) for day in range(1, 6)},
)
seeds = st.integers(0, 10_000)


@st.composite
def spans(draw: st.DrawFn) -> list[WorkSpan]:
    """Draw stretches of work, of which some overlap, touch, go on, or were forgotten."""
    minutes = st.integers(0, DAYS * 24 * 60)
    midnight = datetime.combine(FIRST, time(), UTC)
    found = []
    for clerk, counter, start, length, forgotten in draw(
        st.lists(
            st.tuples(
                st.sampled_from(("amina", "hind", "omar")),
                st.integers(1, 4),
                minutes,
                st.none() | st.integers(0, 700) | minutes,
                st.booleans(),
            ),
            max_size=30,
        )
    ):
        began_at = midnight + timedelta(minutes=start)
        ended_at = None if length is None else began_at + timedelta(minutes=length)
        found.append(
            WorkSpan(
                clerk=clerk,
                counter=counter,
                began_at=began_at,
                ended_at=ended_at,
                forgotten=forgotten and ended_at is not None,
            )
        )
    return found


@settings(deadline=None)
@given(seeds, st.integers(0, 24), questions(FIRST, LAST, NOW))
def test_every_answer_is_that_of_the_definitions(seed: int, a_day: int, asked: Sought) -> None:
    visits = month(seed, FIRST, DAYS, a_day=a_day, night=True)
    visits = mistaken(promised(visits, Random(seed)))  # noqa: S311
    store = MemoryReportStore(visits)
    agree(Counting(store), PlainCounting(store), asked)


def test_a_wait_of_centuries_leaves_every_other_group_as_it_is() -> None:
    days = 2600
    first, *others = month(1, FIRST, days, a_day=1)
    later = datetime(2190, 1, 1, tzinfo=UTC)
    called = replace(first.legs[0], first_called_at=later, last_called_at=later)
    store = MemoryReportStore([replace(first, legs=(called,)), *others])
    asked = Sought(
        unit=UNIT,
        now=later,
        first=FIRST,
        last=FIRST + timedelta(days=days - 1),
        by=(Dimension.DAY,),
    )
    agree(Counting(store), PlainCounting(store), asked)


@settings(deadline=None)
@given(seeds, st.integers(0, 8), questions(FIRST, LAST, NOW))
def test_sites_together_are_counted_as_the_definitions_say(
    seed: int, a_day: int, asked: Sought
) -> None:
    visits, codes = month(seed, FIRST, DAYS, a_day=a_day, night=True), ("n", "s")
    # Both sites have given the same identifiers, and judge by targets of their own.
    everybody = [
        replace(one, ticket=replace(one.ticket, unit=code)) for code in codes for one in visits
    ]
    services = [
        tuple(replace(one, target_wait=one.target_wait * factor) for one in UNIT.services)
        for factor in (1, 2)
    ]
    sought = [
        replace(
            asked,
            unit=replace(UNIT, code=code, services=offered),
            by=tuple(one for one in asked.by if one in TOLD_APART),
            only={one: keys for one, keys in asked.only.items() if one is not Dimension.CLERK},
        )
        for code, offered in zip(codes, services, strict=True)
    ]
    store = MemoryReportStore(everybody)
    found = SitesCounting(Counting(store)).figures(sought, unwatched)
    assert found == PlainSitesCounting(store).figures(sought, unwatched)


@settings(deadline=None)
@given(seeds, st.integers(0, 12), spans(), spans(), st.data())
def test_time_at_counters_is_that_of_the_definitions(
    seed: int, a_day: int, sessions: list[WorkSpan], breaks: list[WorkSpan], data: st.DataObject
) -> None:
    store = MemoryReportStore(month(seed, FIRST, DAYS, a_day=a_day, night=True))
    unit = replace(UNIT, calendar=data.draw(st.sampled_from((UNIT.calendar, OFFICE_HOURS))))
    sought = Sought(unit=unit, now=NOW, first=FIRST, last=LAST)
    begin = datetime(2026, 2, 13, 4, tzinfo=UTC)
    window = (begin, data.draw(st.sampled_from((NOW, begin + timedelta(days=2, minutes=7)))))
    dimensions = st.lists(st.sampled_from(COUNTER_DIMENSIONS), unique=True, max_size=3)
    by = data.draw(dimensions)
    keys = {
        Dimension.COUNTER: (1, 2),
        Dimension.CLERK: ("amina",),
        Dimension.HOUR: (9, 10, 23),
        Dimension.DAY: (FIRST + timedelta(days=2),),
    }
    only = {one: keys[one] for one in data.draw(dimensions) if one in keys}
    told = Counting(store).desk_time(
        sought,
        [one.session_row for one in sessions],
        [one.row for one in breaks],
        window,
        unwatched,
    )
    assert told.figures(by, unit, only) == counter_figures(
        sessions=[as_worked(one, unit, NOW) for one in sessions],
        breaks=breaks,
        services=PlainCounting(store).services(sought, unwatched),
        window=window,
        place=desk_place(by, unit, only),
    )
