from collections.abc import Callable
from datetime import date, timedelta

import pytest

from reception.app import Reception
from reception.domain.errors import (
    ClerkHoldsTicketError,
    CounterTakenError,
    NotAllowedError,
    NothingWaitingError,
    NoTicketHeldError,
    NotYoursError,
    Refusal,
    TicketNotFoundError,
    UnknownCounterError,
    UnknownOutcomeError,
    UnknownPersonError,
    WrongStateError,
)
from reception.domain.ticket import TicketState
from reception.queue.desk import Desk
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import dump

pytestmark = pytest.mark.both

YESTERDAY = date(2026, 11, 24)


def clerks(reception: Reception) -> list[str | None]:
    """Return who works at counters 1 to 4."""
    return [one.clerk for one in reception.hall.counters()]


class TestVisit:
    def test_from_the_touch_to_the_goodbye(self, reception: Reception, clock: FakeClock) -> None:
        desk = reception.desk
        issued = desk.issue("signature")
        clock.advance(minutes=4)
        called = desk.call_next(At(3, "clerk1"))
        assert called.ticket == issued.ticket
        assert (called.state, called.leg.calls) == (TicketState.CALLED, 1)
        assert (called.leg.counter, called.leg.clerk) == (3, "clerk1")
        clock.advance(minutes=1)
        recalled = desk.recall(At(3, "clerk1"))
        assert (recalled.state, recalled.leg.calls) == (TicketState.CALLED, 2)
        assert recalled.leg.last_called_at == clock.now()
        assert recalled.leg.first_called_at == called.leg.first_called_at
        clock.advance(minutes=1)
        started = desk.start(At(3, "clerk1"))
        assert (started.state, started.leg.started_at) == (TicketState.SERVING, clock.now())
        clock.advance(minutes=6)
        finished = desk.finish(At(3, "clerk1"), outcome="incomplete-file")
        assert (finished.state, finished.leg.outcome) == (TicketState.SERVED, "incomplete-file")
        assert finished.leg.ended_at == clock.now()
        assert reception.hall.ticket("F001").visit == finished

    def test_who_does_not_come_is_a_no_show(self, reception: Reception, clock: FakeClock) -> None:
        reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        clock.advance(minutes=3)
        missed = reception.desk.no_show(At(3, "clerk1"))
        assert (missed.state, missed.leg.ended_at) == (TicketState.NO_SHOW, clock.now())
        assert reception.hall.held_by("clerk1") is None

    @pytest.mark.parametrize("written", ["F001", "f001", " F 1 ", "F1"])
    def test_a_label_is_understood_as_people_write_it(
        self, reception: Reception, written: str
    ) -> None:
        reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        assert reception.desk.recall(At(3, "clerk1", written)).leg.calls == 2
        reception.desk.issue("residence")
        assert reception.desk.cancel(written.upper().replace("F", "R")).state == "cancelled"

    def test_who_goes_home_is_cancelled_and_never_called(self, reception: Reception) -> None:
        reception.desk.issue("signature")
        reception.desk.issue("signature")
        assert reception.desk.cancel("F001").state is TicketState.CANCELLED
        assert reception.desk.call_next(At(3, "clerk1")).ticket.label == "F002"

    def test_calling_can_finish_the_ticket_before(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        for _ in range(2):
            reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        reception.desk.start(At(3, "clerk1"))
        clock.advance(minutes=5)
        called = reception.desk.call_next(At(3, "clerk1"), finish=True, outcome="referred")
        assert called.ticket.label == "F002"
        finished = reception.hall.ticket("F001").visit
        assert (finished.state, finished.leg.outcome) == (TicketState.SERVED, "referred")
        assert finished.leg.ended_at == called.leg.first_called_at == clock.now()

    def test_a_manager_may_serve(self, reception: Reception) -> None:
        reception.desk.issue("signature")
        assert reception.desk.call_next(At(3, "manager")).leg.clerk == "manager"


class TestCounters:
    def test_a_clerk_takes_a_counter_and_leaves_the_one_she_had(self, reception: Reception) -> None:
        reception.desk.open_counter(At(1, "clerk1"))
        assert clerks(reception) == ["clerk1", None, None, None]
        reception.desk.open_counter(At(2, "clerk1"))
        assert clerks(reception) == [None, "clerk1", None, None]
        reception.desk.close_counter(At(None, "clerk1"))
        assert clerks(reception) == [None] * 4

    def test_taking_the_same_counter_again_changes_nothing(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reception.desk.open_counter(At(1, "clerk1"))
        before = dump(database_url)
        clock.advance(minutes=5)
        reception.desk.open_counter(At(1, "clerk1"))
        assert dump(database_url) == before

    def test_leaving_without_a_counter_changes_nothing(
        self, reception: Reception, database_url: str
    ) -> None:
        before = dump(database_url)
        reception.desk.close_counter(At(None, "clerk1"))
        assert dump(database_url) == before

    def test_an_idle_colleague_gives_way(self, reception: Reception) -> None:
        reception.desk.open_counter(At(1, "clerk1"))
        reception.desk.open_counter(At(1, "clerk2"))
        assert clerks(reception) == ["clerk2", None, None, None]

    def test_calling_takes_the_counter(self, reception: Reception) -> None:
        reception.desk.open_counter(At(1, "clerk1"))
        reception.desk.open_counter(At(3, "clerk2"))
        reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        assert clerks(reception) == [None, None, "clerk1", None]

    def test_a_counter_calls_only_for_its_services(self, reception: Reception) -> None:
        reception.desk.issue("planning")
        for counter in (1, 2, 3):
            with pytest.raises(NothingWaitingError, match=f"counter {counter}"):
                reception.desk.call_next(At(counter, "clerk1"))
        assert reception.desk.call_next(At(4, "clerk1")).ticket.label == "L001"


REFUSALS: dict[str, tuple[Callable[[Desk], object], type[Refusal], str]] = {
    "call while holding": (
        lambda desk: desk.call_next(At(1, "clerk1")),
        ClerkHoldsTicketError,
        "'clerk1' still holds ticket A001",
    ),
    "call and finish what is only called": (
        lambda desk: desk.call_next(At(1, "clerk1"), finish=True),
        WrongStateError,
        "A001 is called",
    ),
    "call from nowhere": (lambda desk: desk.call_next(At(9, "clerk3")), UnknownCounterError, "9"),
    "call by nobody": (lambda desk: desk.call_next(At(3, "nobody")), UnknownPersonError, "nobody"),
    "call by the administrator": (
        lambda desk: desk.call_next(At(3, "admin")),
        NotAllowedError,
        "serve visitors",
    ),
    "call with a strange outcome": (
        lambda desk: desk.call_next(At(2, "clerk2"), finish=True, outcome="lost"),
        UnknownOutcomeError,
        "incomplete-file",
    ),
    "call when nobody waits": (
        lambda desk: desk.call_next(At(4, "clerk3")),
        NothingWaitingError,
        "counter 4",
    ),
    "call and finish when nobody waits": (
        lambda desk: desk.call_next(At(4, "clerk2"), finish=True),
        NothingWaitingError,
        "counter 4",
    ),
    "call where a colleague serves": (
        lambda desk: desk.call_next(At(1, "clerk3")),
        CounterTakenError,
        "taken by 'clerk1'",
    ),
    "recall nothing": (
        lambda desk: desk.recall(At(3, "clerk3")),
        NoTicketHeldError,
        "'clerk3' holds no ticket",
    ),
    "recall who is being served": (
        lambda desk: desk.recall(At(2, "clerk2")),
        WrongStateError,
        "A002 is serving",
    ),
    "start at another counter": (lambda desk: desk.start(At(2, "clerk1")), NotYoursError, "A001"),
    "start a colleague's": (
        lambda desk: desk.start(At(1, "clerk1", "A002")),
        NotYoursError,
        "held by 'clerk2'",
    ),
    "start who waits": (
        lambda desk: desk.start(At(1, "clerk1", "A003")),
        WrongStateError,
        "A003 is waiting",
    ),
    "start an unknown number": (
        lambda desk: desk.start(At(1, "clerk1", "A999")),
        TicketNotFoundError,
        "A999 on 2026-11-25",
    ),
    "start what is no number": (
        lambda desk: desk.start(At(1, "clerk1", "'; --")),
        TicketNotFoundError,
        "no ticket",
    ),
    "finish who has not come": (
        lambda desk: desk.finish(At(1, "clerk1")),
        WrongStateError,
        "called",
    ),
    "finish with a strange outcome": (
        lambda desk: desk.finish(At(2, "clerk2"), outcome="lost"),
        UnknownOutcomeError,
        "lost",
    ),
    "finish by the administrator": (
        lambda desk: desk.finish(At(2, "admin")),
        NotAllowedError,
        "serve visitors",
    ),
    "miss who is being served": (
        lambda desk: desk.no_show(At(2, "clerk2")),
        WrongStateError,
        "A002",
    ),
    "cancel who is called": (lambda desk: desk.cancel("A001"), WrongStateError, "A001 is called"),
    "cancel who is being served": (lambda desk: desk.cancel("A002"), WrongStateError, "serving"),
    "cancel an unknown number": (lambda desk: desk.cancel("B001"), TicketNotFoundError, "B001"),
    "cancel on another day": (
        lambda desk: desk.cancel("A003", day=YESTERDAY),
        TicketNotFoundError,
        "A003 on 2026-11-24",
    ),
    "take a counter where a colleague serves": (
        lambda desk: desk.open_counter(At(1, "clerk3")),
        CounterTakenError,
        "taken by 'clerk1'",
    ),
    "take a counter while holding": (
        lambda desk: desk.open_counter(At(3, "clerk1")),
        ClerkHoldsTicketError,
        "A001",
    ),
    "take no counter": (lambda desk: desk.open_counter(At(9, "clerk3")), UnknownCounterError, "9"),
    "take a counter as administrator": (
        lambda desk: desk.open_counter(At(3, "admin")),
        NotAllowedError,
        "serve visitors",
    ),
    "leave while holding": (
        lambda desk: desk.close_counter(At(None, "clerk2")),
        ClerkHoldsTicketError,
        "A002",
    ),
    "leave as nobody": (
        lambda desk: desk.close_counter(At(None, "nobody")),
        UnknownPersonError,
        "nobody",
    ),
}


class TestRefusals:
    @pytest.fixture(autouse=True)
    def busy_hall(self, reception: Reception, clock: FakeClock) -> None:
        """A001 is called to counter 1, A002 served at counter 2, A003 waits."""
        for _ in range(3):
            reception.desk.issue("birth-extract")
            clock.advance(minutes=1)
        reception.desk.call_next(At(1, "clerk1"))
        reception.desk.call_next(At(2, "clerk2"))
        reception.desk.start(At(2, "clerk2"))
        clock.advance(minutes=1)

    @pytest.mark.one_case(3)
    @pytest.mark.parametrize("case", REFUSALS)
    def test_a_refusal_says_why_and_changes_nothing(
        self, reception: Reception, database_url: str, case: str
    ) -> None:
        ask, refusal, says = REFUSALS[case]
        before = dump(database_url)
        with pytest.raises(refusal, match=says):
            ask(reception.desk)
        assert dump(database_url) == before

    @pytest.mark.parametrize("label", ["A001", "A002", "A003"])
    def test_what_is_over_cannot_be_done_again(
        self, reception: Reception, database_url: str, label: str
    ) -> None:
        desk = reception.desk
        desk.no_show(At(1, "clerk1"))
        desk.finish(At(2, "clerk2"))
        desk.cancel("A003")
        before = dump(database_url)
        acts: list[Callable[[], object]] = [
            lambda: desk.cancel(label),
            lambda: desk.recall(At(1, "clerk1", label)),
            lambda: desk.start(At(1, "clerk1", label)),
            lambda: desk.finish(At(1, "clerk1", label)),
            lambda: desk.no_show(At(1, "clerk1", label)),
        ]
        for act in acts:
            with pytest.raises(WrongStateError, match=label):
                act()
        assert dump(database_url) == before


class TestCallingRule:
    def test_within_a_class_who_came_first_is_called_first(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        for _ in range(5):
            reception.desk.issue("signature")
            clock.advance(seconds=1)
        labels = [
            reception.desk.call_next(At(counter, clerk)).ticket.label
            for counter, clerk in ((3, "clerk1"), (4, "clerk2"))
        ]
        assert labels == ["F001", "F002"]

    def test_a_head_start_is_worth_its_minutes_and_no_more(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        # An appointment stands 20 minutes ahead and then gains nothing on ordinary visitors.
        reception.desk.issue("signature")
        clock.advance(minutes=19)
        reception.desk.issue("residence", priority="appointment")
        clock.advance(hours=1)
        assert reception.desk.call_next(At(3, "clerk1")).ticket.label == "R001"

    def test_who_waits_longer_than_a_head_start_goes_before(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        clock.advance(minutes=21)
        reception.desk.issue("residence", priority="appointment")
        clock.advance(hours=1)
        assert reception.desk.call_next(At(3, "clerk1")).ticket.label == "F001"

    def test_nobody_is_overtaken_for_ever(self, reception: Reception, clock: FakeClock) -> None:
        # One ordinary visitor; every minute somebody with reduced mobility comes, one is called.
        ordinary = reception.desk.issue("signature")
        for minute in range(30):
            reception.desk.issue("signature", priority="reduced-mobility")
            called = reception.desk.call_next(At(3, "clerk1"))
            reception.desk.no_show(At(3, "clerk1"))
            if called.ticket == ordinary.ticket:
                # A newcomer stands at 15; the ordinary visitor does after 15 minutes.
                assert minute == 15
                return
            clock.advance(minutes=1)
        pytest.fail("never called")

    def test_a_ticket_of_another_day_is_not_called(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        clock.advance(days=1)
        with pytest.raises(NothingWaitingError):
            reception.desk.call_next(At(3, "clerk1"))

    def test_a_ticket_from_before_midnight_is_called_after_it(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        clock.at = clock.at.replace(hour=23, minute=59, second=59)
        reception.desk.issue("signature")
        clock.advance(seconds=2)
        called = reception.desk.call_next(At(3, "clerk1"))
        assert called.ticket.label == "F001"
        assert called.leg.first_called_at == called.leg.waiting_since + timedelta(seconds=2)

    def test_a_clock_set_back_still_calls_in_order(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        clock.advance(minutes=1)
        reception.desk.issue("signature")
        clock.advance(hours=-2)
        assert reception.desk.call_next(At(3, "clerk1")).ticket.label == "F001"
