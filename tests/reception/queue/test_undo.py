"""Taking back the last act: what it did is as though it had not happened, and stays in the log."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from reception.app import Reception
from reception.domain.errors import NothingToUndoError, OnBreakError
from reception.domain.ticket import TicketState, Visit
from reception.queue.model import At
from reception.reports.question import Dimension, ReportQuestion
from tests.support.clocks import FakeClock
from tests.support.databases import behind_its_back

pytestmark = pytest.mark.both

SERVICE = "signature"
type Act = Callable[[Reception], Visit]

# An act on the visitor whom clerk1 serves or has called at counter 3, and how far she was before.
ACTS: dict[str, tuple[TicketState, Act]] = {
    "recall": (TicketState.CALLED, lambda core: core.desk.recall(At(3, "clerk1"))),
    "start": (TicketState.CALLED, lambda core: core.desk.start(At(3, "clerk1"))),
    "no_show": (TicketState.CALLED, lambda core: core.desk.no_show(At(3, "clerk1"))),
    "put_back": (TicketState.CALLED, lambda core: core.desk.put_back(At(3, "clerk1"))),
    "park": (TicketState.SERVING, lambda core: core.desk.park(At(3, "clerk1"))),
    "transfer": (
        TicketState.SERVING,
        lambda core: core.desk.transfer(At(3, "clerk1"), to_service="certified-copy"),
    ),
    "follow": (
        TicketState.SERVING,
        lambda core: core.desk.follow(At(3, "clerk1"), "certified-copy"),
    ),
    "finish": (TicketState.SERVING, lambda core: core.desk.finish(At(3, "clerk1"))),
}


@pytest.fixture
def label(reception: Reception, clock: FakeClock) -> str:
    label = reception.desk.issue(SERVICE).ticket.label
    clock.advance(minutes=3)
    return label


@pytest.fixture(autouse=True)
def sound(reception: Reception) -> Iterator[None]:
    yield
    assert not [one for one in reception.verify() if one.broken]


@pytest.mark.parametrize("name", ACTS)
def test_all_is_as_it_was(reception: Reception, clock: FakeClock, label: str, name: str) -> None:
    state, act = ACTS[name]
    reception.desk.call_next(At(3, "clerk1"))
    if state is TicketState.SERVING:
        reception.desk.start(At(3, "clerk1"))
    before = reception.hall.ticket(label).visit
    clock.advance(seconds=5)
    after = act(reception)
    assert after != before
    clock.advance(seconds=5)
    assert reception.desk.undo(At(3, "clerk1")) == before
    assert reception.hall.ticket(label).visit == before
    assert reception.hall.held_by("clerk1") == before


@pytest.mark.parametrize("name", ["call", "walk_in", *ACTS])
def test_what_was_undone_at_once_is_no_service_in_any_figure(
    reception: Reception, clock: FakeClock, label: str, name: str
) -> None:
    state, act = ACTS.get(name, (TicketState.WAITING, _BEGINNINGS.get(name)))
    assert act
    reception.desk.open_counter(At(3, "clerk1"))
    if state is not TicketState.WAITING:
        reception.desk.call_next(At(3, "clerk1"))
    if state is TicketState.SERVING:
        reception.desk.start(At(3, "clerk1"))
    clock.advance(seconds=5)
    clock.advance(seconds=2)
    before = _counted(reception)
    clock.advance(seconds=-2)
    act(reception)
    clock.advance(seconds=2)
    reception.desk.undo(At(3, "clerk1"))
    assert _counted(reception) == before
    assert reception.hall.ticket(label).visit.leg.state is state


_BEGINNINGS: dict[str, Act] = {
    "call": lambda core: core.desk.call_next(At(3, "clerk1")),
    "walk_in": lambda core: core.desk.walk_in(At(3, "clerk1"), SERVICE),
}


def _counted(reception: Reception) -> object:
    """Return all that a report says of services, by anybody, anywhere, however long."""
    total = reception.reports.waits(ReportQuestion(by=(Dimension.CLERK,)))
    rows = [(one.keys, one.figures.served, one.figures.service) for one in total.rows]
    day = reception.hall.clerk_day("clerk1")
    counters = reception.reports.counters(ReportQuestion(by=(Dimension.COUNTER,)))
    used = [
        (one.keys, one.figures.served, one.figures.serving)
        for one in counters.rows
        if one.figures.served or one.figures.serving
    ]
    return total.total.served, total.total.service, rows, day, used


def test_while_her_window_was_locked_the_time_to_undo_does_not_pass(
    reception: Reception, clock: FakeClock, label: str
) -> None:
    reception.desk.call_next(At(3, "clerk1"))
    clock.advance(minutes=25)
    with pytest.raises(NothingToUndoError):
        reception.desk.undo(At(3, "clerk1"), locked=timedelta(minutes=19))
    undone = reception.desk.undo(At(3, "clerk1"), locked=timedelta(minutes=20))
    assert (undone.ticket.label, undone.state) == (label, TicketState.WAITING)


def test_a_call_taken_back_lets_her_wait_where_she_stood(reception: Reception, label: str) -> None:
    before = reception.hall.ticket(label).visit
    reception.desk.call_next(At(3, "clerk1"))
    assert reception.desk.undo(At(3, "clerk1")) == before
    assert [one.visit.ticket.label for one in reception.hall.queue().tickets] == [label]
    assert not reception.hall.calls()


def test_one_key_that_did_two_things_is_taken_back_as_a_whole(
    reception: Reception, label: str
) -> None:
    second = reception.desk.issue(SERVICE).ticket.label
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.start(At(3, "clerk1"))
    reception.desk.call_next(At(3, "clerk1"), finish=True)
    served = reception.desk.undo(At(3, "clerk1"))
    assert (served.ticket.label, served.state) == (label, TicketState.SERVING)
    assert reception.hall.ticket(second).visit.state is TicketState.WAITING


def test_a_call_of_a_parked_visitor_is_taken_back_as_a_whole(
    reception: Reception, clock: FakeClock, label: str
) -> None:
    reception.desk.call_next(At(3, "clerk1"))
    parked = reception.desk.park(At(3, "clerk1"))
    clock.advance(minutes=2)
    reception.desk.call_ticket(At(3, "clerk1"), label, reason="medical")
    clock.advance(seconds=5)
    operation = reception.ids.new()
    assert reception.desk.undo(At(3, "clerk1"), operation=operation) == parked
    assert reception.desk.undo(At(3, "clerk1"), operation=operation) == parked
    assert reception.hall.ticket(label).visit == parked
    assert not reception.hall.held_by("clerk1")


def test_it_is_taken_back_once(reception: Reception, label: str) -> None:
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.undo(At(3, "clerk1"))
    with pytest.raises(NothingToUndoError):
        reception.desk.undo(At(3, "clerk1"))


def test_the_same_request_takes_nothing_more_back(reception: Reception, label: str) -> None:
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.start(At(3, "clerk1"))
    operation = reception.ids.new()
    once = reception.desk.undo(At(3, "clerk1"), operation=operation)
    assert reception.desk.undo(At(3, "clerk1"), operation=operation) == once
    assert reception.hall.ticket(label).visit.state is TicketState.CALLED


def test_what_was_done_long_ago_stays(reception: Reception, clock: FakeClock, label: str) -> None:
    reception.desk.call_next(At(3, "clerk1"))
    clock.advance(minutes=5, seconds=1)
    with pytest.raises(NothingToUndoError):
        reception.desk.undo(At(3, "clerk1"))


def test_a_visit_that_has_gone_on_since_stays(reception: Reception, label: str) -> None:
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.transfer(At(3, "clerk1"), to_service="certified-copy")
    reception.desk.call_next(At(4, "clerk2"))
    with pytest.raises(NothingToUndoError):
        reception.desk.undo(At(3, "clerk1"))
    assert reception.hall.held_by("clerk2")


def test_who_has_left_the_counter_does_not_hold_a_visitor_there(
    reception: Reception, label: str
) -> None:
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.start(At(3, "clerk1"))
    reception.desk.finish(At(3, "clerk1"))
    reception.desk.open_counter(At(4, "clerk1"))
    for counter in (3, 4):
        with pytest.raises(NothingToUndoError):
            reception.desk.undo(At(counter, "clerk1"))


@pytest.mark.parametrize("act", ["cancel", "close", "nothing"])
def test_what_she_did_not_do_is_not_hers(reception: Reception, label: str, act: str) -> None:
    if act == "cancel":
        reception.desk.cancel(label)
    elif act == "close":
        reception.desk.close_day()
    with pytest.raises(NothingToUndoError):
        reception.desk.undo(At(3, "clerk1"))


def test_who_was_served_without_a_ticket_is_in_no_queue_afterwards(reception: Reception) -> None:
    reception.desk.walk_in(At(3, "clerk1"), SERVICE)
    operation = reception.ids.new()
    undone = reception.desk.undo(At(3, "clerk1"), operation=operation)
    assert undone.state is TicketState.CANCELLED
    assert not reception.hall.queue().tickets
    assert reception.desk.undo(At(3, "clerk1"), operation=operation) == undone


def test_nobody_is_given_back_to_who_is_on_a_break(reception: Reception, label: str) -> None:
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.start(At(3, "clerk1"))
    reception.desk.finish(At(3, "clerk1"))
    reception.desk.take_break(At(None, "clerk1"), "prayer")
    with pytest.raises(OnBreakError):
        reception.desk.undo(At(3, "clerk1"))
    reception.desk.end_break(At(None, "clerk1"))
    assert reception.desk.undo(At(3, "clerk1")).ticket.label == label


def test_who_lets_a_visitor_leave_is_noted_and_her_own_act_before_it_can_be_taken_back(
    database_url: str, reception: Reception, label: str
) -> None:
    second = reception.desk.issue(SERVICE).ticket.label
    before = reception.hall.ticket(label).visit
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.cancel(second, clerk="clerk1")
    with behind_its_back(database_url) as connection:
        noted = connection.execute("SELECT clerk FROM event WHERE kind = 'cancelled'").fetchall()
    assert [tuple(row) for row in noted] == [("clerk1",)]
    assert reception.desk.undo(At(3, "clerk1")) == before
    assert reception.hall.ticket(second).visit.state is TicketState.CANCELLED
