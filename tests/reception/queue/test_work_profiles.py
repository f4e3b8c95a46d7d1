"""By which work profile a clerk calls, for how long, and what it keeps her from."""

from dataclasses import replace
from datetime import timedelta

import pytest

from reception.app import Reception
from reception.domain.calling_rule import WorkProfile
from reception.domain.errors import NotAtCounterError, NothingWaitingError, UnknownProfileError
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE

PAPERS = WorkProfile(
    code="papers",
    names={},
    services=("signature",),
    helps=("residence",),
    help_after=timedelta(minutes=10),
)


@pytest.fixture(autouse=True)
def profiles(reception: Reception) -> None:
    reception.office.set_up(replace(COMMUNE, profiles=(PAPERS,)), by="tests")


@pytest.fixture
def residence_waits(reception: Reception) -> str:
    """Return the number of who waits for a service that the profile only helps with."""
    return reception.desk.issue("residence").ticket.label


def test_where_it_helps_she_calls_after_a_while(
    reception: Reception, clock: FakeClock, residence_waits: str
) -> None:
    reception.desk.open_counter(At(3, "clerk1"))
    reception.desk.take_profile(At(None, "clerk1"), "papers")
    clock.advance(minutes=9)
    with pytest.raises(NothingWaitingError):
        reception.desk.call_next(At(3, "clerk1"))
    clock.advance(minutes=1)
    assert reception.desk.call_next(At(3, "clerk1")).ticket.label == residence_waits


@pytest.mark.usefixtures("residence_waits")
def test_who_works_into_the_next_day_keeps_it(reception: Reception, clock: FakeClock) -> None:
    clock.at = clock.at.replace(hour=23, minute=58)
    reception.desk.issue("signature")
    reception.desk.open_counter(At(3, "clerk1"))
    reception.desk.take_profile(At(None, "clerk1"), "papers")
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.start(At(3, "clerk1"))
    clock.advance(hours=9)
    reception.desk.issue("residence")
    with pytest.raises(NothingWaitingError):
        reception.desk.call_next(At(3, "clerk1"), finish=True)
    reception.desk.finish(At(3, "clerk1"))
    reception.desk.open_counter(At(3, "clerk1"))
    assert {one.clerk: one.profile for one in reception.hall.counters() if one.clerk} == {
        "clerk1": "papers"
    }


def test_at_another_counter_she_begins_without(reception: Reception, residence_waits: str) -> None:
    reception.desk.open_counter(At(3, "clerk1"))
    reception.desk.take_profile(At(None, "clerk1"), "papers")
    reception.desk.open_counter(At(4, "clerk1"))
    reception.desk.open_counter(At(3, "clerk1"))
    assert reception.desk.call_next(At(3, "clerk1")).ticket.label == residence_waits


def test_she_may_drop_it(reception: Reception, residence_waits: str) -> None:
    reception.desk.open_counter(At(3, "clerk1"))
    reception.desk.take_profile(At(None, "clerk1"), "papers")
    reception.desk.take_profile(At(None, "clerk1"), None)
    assert reception.desk.call_next(At(3, "clerk1")).ticket.label == residence_waits


def test_without_a_counter_it_is_refused(reception: Reception) -> None:
    with pytest.raises(NotAtCounterError):
        reception.desk.take_profile(At(None, "clerk1"), "papers")


def test_one_that_is_not_there_is_refused(reception: Reception) -> None:
    reception.desk.open_counter(At(3, "clerk1"))
    with pytest.raises(UnknownProfileError):
        reception.desk.take_profile(At(None, "clerk1"), "nobody")
