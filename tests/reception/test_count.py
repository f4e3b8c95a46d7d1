"""The counter against the definitions, on random days in memory."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reception.dimensions import Dimension
from reception.network.comparing import TOLD_APART
from reception.network.count import SitesCounting
from reception.ports import Sought
from reception.progress import unwatched
from reception.reports.count import Counting
from tests.support.plain_counting import PlainCounting, agree
from tests.support.plain_sites_counting import PlainSitesCounting
from tests.support.report_data import UNIT, MemoryReportStore, month, promised, questions

FIRST, DAYS = date(2026, 2, 12), 6
"""Among them Morocco goes back an hour for Ramadan: an hour of the night is there twice."""
LAST = FIRST + timedelta(days=DAYS - 1)
NOW = datetime(2026, 2, 17, 15, tzinfo=UTC)
seeds = st.integers(0, 10_000)


@settings(deadline=None)
@given(seeds, st.integers(0, 12), questions(FIRST, LAST, NOW))
def test_every_answer_is_that_of_the_definitions(seed: int, a_day: int, asked: Sought) -> None:
    visits = promised(month(seed, FIRST, DAYS, a_day=a_day, night=True), Random(seed))  # noqa: S311
    store = MemoryReportStore(visits)
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
    found = SitesCounting(store).figures(sought, unwatched)
    assert found == PlainSitesCounting(store).figures(sought, unwatched)
