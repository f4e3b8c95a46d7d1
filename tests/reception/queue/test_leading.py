"""Who leads the hall opens a colleague's counter, closes it, and says what she calls first."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from reception.app import Reception
from reception.domain.calling_rule import WorkProfile
from reception.domain.errors import (
    ClerkHoldsTicketError,
    CounterTakenError,
    NotAllowedError,
    NotAtCounterError,
)
from reception.domain.rights import AuditAct
from reception.queue.desk import Desk
from reception.queue.hall import CounterNow
from reception.queue.model import At, GoneOnMeanwhileError
from tests.support.databases import COMMUNE, dump

pytestmark = pytest.mark.both

PAPERS = WorkProfile(code="papers", names={}, services=("signature",))
HERS = At(3, "clerk1")
LED: tuple[Callable[[Desk, str], object], ...] = (
    lambda desk, by: desk.open_counter(At(2, "clerk1"), by=by),
    lambda desk, by: desk.close_counter(HERS, by=by),
    lambda desk, by: desk.take_profile(HERS, "papers", by=by),
    lambda desk, by: desk.take_break(HERS, "déjeuner", by=by),
)


@pytest.fixture(autouse=True)
def profiles(reception: Reception) -> None:
    reception.office.set_up(replace(COMMUNE, profiles=(PAPERS,)), by="tests")


def counter(reception: Reception, number: int) -> CounterNow:
    return next(one for one in reception.hall.counters() if one.number == number)


def noted(reception: Reception) -> list[tuple[str | None, str]]:
    found = reception.office.audit.entries(asking=None, act=AuditAct.STAFF_COUNTER, refused=False)
    return [(one.who, one.subject) for one in reversed(found)]


def test_a_manager_staffs_a_counter_and_it_is_written_down(reception: Reception) -> None:
    reception.desk.open_counter(HERS, by="manager")
    reception.desk.take_profile(HERS, "papers", by="manager")
    there = counter(reception, 3)
    assert (there.clerk, there.profile) == ("clerk1", "papers")
    reception.desk.take_break(HERS, "déjeuner", by="manager")
    assert counter(reception, 3).on_break
    reception.desk.close_counter(HERS, by="manager")
    assert counter(reception, 3).clerk is None
    assert noted(reception) == [
        ("manager", "3 clerk1"),
        ("manager", "3 clerk1 papers"),
        ("manager", "3 clerk1 away"),
        ("manager", "3 clerk1 closed"),
    ]


def test_each_act_tells_whether_it_changed_anything(reception: Reception) -> None:
    assert reception.desk.open_counter(HERS, by="manager")
    assert not reception.desk.open_counter(HERS, by="manager")
    begun = reception.desk.pause_service("signature", "manager")
    assert begun == reception.hall.pauses()[0]
    assert reception.desk.pause_service("signature", "admin", reason="No stamp") is None
    with pytest.raises(GoneOnMeanwhileError):
        reception.desk.resume_service("signature", "manager", only=begun)
    with pytest.raises(GoneOnMeanwhileError):
        reception.desk.pause_service("signature", "manager", if_given=True)
    (still,) = reception.hall.pauses()
    assert still.reason == "No stamp"
    assert reception.desk.resume_service("signature", "manager", only=still) == still
    assert reception.desk.resume_service("signature", "manager") is None


def test_what_a_clerk_does_herself_is_no_act_of_a_leader(reception: Reception) -> None:
    reception.desk.open_counter(HERS)
    reception.desk.take_profile(HERS, "papers")
    reception.desk.close_counter(HERS)
    assert noted(reception) == []


@pytest.mark.parametrize("act", LED)
def test_a_clerk_does_none_of_it_for_a_colleague(
    reception: Reception, database_url: str, act: Callable[[Desk, str], object]
) -> None:
    reception.desk.open_counter(HERS)
    before = dump(database_url)
    with pytest.raises(NotAllowedError):
        act(reception.desk, "clerk2")
    assert dump(database_url) == before


def test_nobody_is_sent_to_a_counter_where_a_colleague_is(reception: Reception) -> None:
    reception.desk.open_counter(At(3, "clerk2"))
    with pytest.raises(CounterTakenError):
        reception.desk.open_counter(HERS, by="manager")
    assert counter(reception, 3).clerk == "clerk2"


def test_nobody_is_taken_away_from_the_counter_that_she_has_gone_to(reception: Reception) -> None:
    reception.desk.open_counter(At(4, "clerk1"))
    with pytest.raises(NotAtCounterError):
        reception.desk.close_counter(HERS, by="manager")
    with pytest.raises(NotAtCounterError):
        reception.desk.take_profile(HERS, "papers", by="manager")
    with pytest.raises(NotAtCounterError):
        reception.desk.take_break(HERS, "déjeuner", by="manager")
    assert counter(reception, 4).clerk == "clerk1"
    assert not counter(reception, 4).on_break


def test_who_has_a_visitor_before_her_is_left_in_peace(reception: Reception) -> None:
    reception.desk.issue("signature")
    reception.desk.call_next(HERS)
    with pytest.raises(ClerkHoldsTicketError):
        reception.desk.close_counter(HERS, by="manager")
    with pytest.raises(ClerkHoldsTicketError):
        reception.desk.open_counter(At(4, "clerk1"), by="manager")
