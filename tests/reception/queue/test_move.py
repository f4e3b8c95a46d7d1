"""Visits that go on: put back, parked, resumed, transferred, readmitted, served twice."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from reception.app import Reception, open_reception
from reception.database.connection import Database
from reception.database.run import Run
from reception.domain.calling_rule import CallingRules, RankAfter
from reception.domain.errors import (
    ClerkHoldsTicketError,
    KeptForAnotherError,
    NoReasonError,
    NothingWaitingError,
    NowhereError,
    OnBreakError,
    QuotaReachedError,
    RemarkError,
    TooFewCallsError,
    TooLateError,
    WrongStateError,
)
from reception.domain.ticket import TicketState, Visit
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, database_of, with_quota

# Counters 3 and 4 both give these two services; counter 1 gives another one.
SERVICE, OTHER = "signature", "certified-copy"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def called(reception: Reception) -> Visit:
    """The visitor whom clerk1 has called to counter 3."""
    reception.desk.issue(SERVICE)
    return reception.desk.call_next(At(3, "clerk1"))


@pytest.fixture
def rules(reception: Reception) -> Callable[..., None]:
    """Change the house rules of calling."""

    def change(**changed: Any) -> None:
        calling = replace(CallingRules(), **changed)
        reception.office.set_up(replace(COMMUNE, calling=calling), by="tests")

    return change


@pytest.fixture(autouse=True)
def sound(reception: Reception) -> Iterator[None]:
    """Whatever a test does, the database is sound afterwards."""
    yield
    assert not [one for one in reception.verify() if one.broken]


def states(visit: Visit) -> list[tuple[str, str | None]]:
    return [(leg.state.value, leg.outcome) for leg in visit.legs]


class TestPutBack:
    @pytest.mark.usefixtures("called")
    def test_who_is_put_back_waits_behind_who_came_meanwhile(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        clock.advance(minutes=3)
        second = reception.desk.issue(SERVICE)
        clock.advance(minutes=2)
        back = reception.desk.put_back(At(3, "clerk1"), note="looks for her papers")
        assert states(back) == [("continued", "put_back"), ("waiting", None)]
        assert back.leg.note == "looks for her papers"
        assert back.leg.waiting_since == clock.now()
        assert reception.desk.call_next(At(3, "clerk1")).ticket == second.ticket

    def test_the_house_may_let_her_keep_her_place(
        self, reception: Reception, clock: FakeClock, called: Visit, rules: Callable[..., None]
    ) -> None:
        rules(put_back=RankAfter.ARRIVAL)
        clock.advance(minutes=3)
        reception.desk.issue(SERVICE)
        reception.desk.put_back(At(3, "clerk1"))
        assert reception.desk.call_next(At(3, "clerk1")).ticket == called.ticket

    @pytest.mark.usefixtures("called")
    def test_who_is_served_is_not_put_back(self, reception: Reception) -> None:
        reception.desk.start(At(3, "clerk1"))
        with pytest.raises(WrongStateError):
            reception.desk.put_back(At(3, "clerk1"))


class TestParking:
    def test_who_is_parked_is_in_no_queue_until_resumed(
        self, reception: Reception, clock: FakeClock, called: Visit
    ) -> None:
        reception.desk.start(At(3, "clerk1"))
        clock.advance(minutes=4)
        parked = reception.desk.park(At(3, "clerk1"), anyone=True, note="fetches a copy")
        assert states(parked) == [("continued", "parked"), ("parked", None)]
        assert reception.hall.parked() == (parked,)
        with pytest.raises(NothingWaitingError):
            reception.desk.call_next(At(3, "clerk1"))
        clock.advance(minutes=10)
        resumed = reception.desk.resume(At(None, "clerk2"), called.ticket.label)
        assert resumed.leg.parked_at == clock.now() - 10 * MINUTE
        assert resumed.leg.waiting_since == clock.now()
        # She does not stand behind who came while she was away.
        clock.advance(minutes=1)
        reception.desk.issue(SERVICE)
        assert reception.desk.call_next(At(4, "clerk2")).ticket == called.ticket
        assert not reception.hall.parked()

    def test_who_is_parked_for_a_person_is_hers_alone(
        self, reception: Reception, called: Visit
    ) -> None:
        reception.desk.park(At(3, "clerk1"))
        label = called.ticket.label
        with pytest.raises(KeptForAnotherError):
            reception.desk.resume(At(None, "clerk2"), label)
        with pytest.raises(KeptForAnotherError):
            reception.desk.call_ticket(At(4, "clerk2"), label, reason="she is here")
        reception.desk.resume(At(None, "clerk1"), label)
        with pytest.raises(NothingWaitingError):
            reception.desk.call_next(At(4, "clerk2"))
        assert reception.desk.call_next(At(3, "clerk1")).ticket == called.ticket

    def test_nobody_waits_for_a_person_who_has_gone_home(
        self, reception: Reception, called: Visit
    ) -> None:
        reception.desk.park(At(3, "clerk1"))
        reception.desk.close_counter(At(None, "clerk1"))
        resumed = reception.desk.resume(At(None, "clerk2"), called.ticket.label)
        assert resumed.leg.kept_clerk is None
        assert reception.desk.call_next(At(4, "clerk2")).ticket == called.ticket

    def test_she_may_be_called_at_once(self, reception: Reception, called: Visit) -> None:
        reception.desk.park(At(3, "clerk1"))
        again = reception.desk.call_ticket(At(3, "clerk1"), called.ticket.label, reason="back")
        assert again.state is TicketState.CALLED
        assert (len(again.legs), again.leg.calls) == (2, 1)

    @pytest.mark.usefixtures("called")
    def test_whoever_is_still_parked_in_the_evening_is_not_served(
        self, reception: Reception
    ) -> None:
        reception.desk.park(At(3, "clerk1"))
        assert reception.desk.close_day().unserved == 1

    @pytest.mark.parametrize("note", ["x" * 201, "two\nlines of which\x07one rings"])
    @pytest.mark.usefixtures("called")
    def test_a_note_is_one_line(self, reception: Reception, note: str) -> None:
        with pytest.raises(RemarkError):
            reception.desk.park(At(3, "clerk1"), note=note)


class TestTransfer:
    def test_she_keeps_her_arrival(
        self, reception: Reception, clock: FakeClock, called: Visit
    ) -> None:
        reception.desk.start(At(3, "clerk1"))
        clock.advance(minutes=5)
        reception.desk.issue(OTHER)
        clock.advance(minutes=5)
        moved = reception.desk.transfer(At(3, "clerk1"), to_service=OTHER, note="needs a stamp")
        assert states(moved) == [("continued", "transferred"), ("waiting", None)]
        assert (moved.leg.service, moved.leg.note) == (OTHER, "needs a stamp")
        assert moved.leg.ranked_since == called.ticket.issued_at
        assert reception.desk.call_next(At(4, "clerk2")).ticket == called.ticket

    @pytest.mark.parametrize(
        ("place", "first"), [(RankAfter.FIRST, "transferred"), (RankAfter.LAST, "who waited")]
    )
    def test_or_stands_where_the_house_says(
        self,
        reception: Reception,
        clock: FakeClock,
        rules: Callable[..., None],
        place: RankAfter,
        first: str,
    ) -> None:
        rules(transferred=place)
        waited = reception.desk.issue(OTHER)
        clock.advance(minutes=30)
        moved = reception.desk.issue(SERVICE)
        reception.desk.call_ticket(At(3, "clerk1"), moved.ticket.label, reason="medical")
        reception.desk.transfer(At(3, "clerk1"), to_service=OTHER)
        expected = moved if first == "transferred" else waited
        assert reception.desk.call_next(At(4, "clerk2")).ticket == expected.ticket

    @pytest.mark.usefixtures("called")
    def test_the_service_may_have_ended(self, reception: Reception) -> None:
        reception.desk.start(At(3, "clerk1"))
        moved = reception.desk.transfer(At(3, "clerk1"), to_service=OTHER, outcome="served")
        assert states(moved)[0] == ("served", "served")

    @pytest.mark.usefixtures("called")
    def test_a_service_that_ended_so_counts_as_served(self, reception: Reception) -> None:
        reception.desk.start(At(3, "clerk1"))
        reception.desk.transfer(At(3, "clerk1"), to_service=OTHER, outcome="served")
        assert reception.hall.clerk_day("clerk1").served == 1

    def test_what_did_not_begin_has_no_outcome(self, reception: Reception, called: Visit) -> None:
        with pytest.raises(WrongStateError):
            reception.desk.transfer(At(3, "clerk1"), to_service=OTHER, outcome="served")
        assert reception.hall.held_by("clerk1") == called

    def test_to_a_counter_only_that_one_calls_her(
        self, reception: Reception, called: Visit
    ) -> None:
        reception.desk.transfer(At(3, "clerk1"), to_counter=4)
        with pytest.raises(NothingWaitingError):
            reception.desk.call_next(At(3, "clerk1"))
        assert reception.desk.call_next(At(4, "clerk2")).ticket == called.ticket

    def test_to_a_counter_that_does_not_give_the_service(
        self, reception: Reception, called: Visit
    ) -> None:
        reception.desk.transfer(At(3, "clerk1"), to_counter=1)
        assert reception.desk.call_next(At(1, "clerk2")).ticket == called.ticket

    def test_nobody_waits_for_one_person_for_ever(
        self, reception: Reception, clock: FakeClock, called: Visit
    ) -> None:
        reception.desk.transfer(At(3, "clerk1"), to_clerk="clerk2")
        kept = CallingRules().kept_at_most
        clock.advance(seconds=kept.total_seconds() - 1)
        with pytest.raises(NothingWaitingError):
            reception.desk.call_next(At(3, "clerk1"))
        clock.advance(seconds=1)
        assert reception.desk.call_next(At(3, "clerk1")).ticket == called.ticket

    @pytest.mark.parametrize(
        "where",
        [{}, {"to_service": SERVICE}, {"to_counter": 3}, {"to_counter": 4, "to_clerk": "clerk2"}],
    )
    @pytest.mark.usefixtures("called")
    def test_a_transfer_leads_somewhere(
        self, reception: Reception, where: dict[str, str | int]
    ) -> None:
        with pytest.raises(NowhereError):
            reception.desk.transfer(At(3, "clerk1"), **where)  # type: ignore[arg-type]


class TestReadmission:
    @pytest.fixture
    def missed(self, reception: Reception, called: Visit) -> Visit:
        assert called.state is TicketState.CALLED
        return reception.desk.no_show(At(3, "clerk1"))

    def test_who_comes_soon_keeps_her_place(
        self, reception: Reception, clock: FakeClock, missed: Visit
    ) -> None:
        clock.advance(minutes=10)
        reception.desk.issue(SERVICE)
        clock.advance(minutes=10)
        again = reception.desk.readmit(At(None, "clerk1"), missed.ticket.label)
        assert states(again) == [("no_show", "no_show"), ("waiting", None)]
        assert reception.desk.call_next(At(3, "clerk1")).ticket == missed.ticket

    def test_who_comes_too_late_does_not(
        self, reception: Reception, clock: FakeClock, missed: Visit
    ) -> None:
        clock.advance(minutes=20, seconds=1)
        with pytest.raises(TooLateError):
            reception.desk.readmit(At(None, "clerk1"), missed.ticket.label)

    @pytest.mark.usefixtures("called")
    def test_she_is_called_as_often_as_the_house_wants(
        self, reception: Reception, rules: Callable[..., None]
    ) -> None:
        rules(recalls_before_no_show=2, absent_after=timedelta(minutes=2))
        for _ in range(2):
            with pytest.raises(TooFewCallsError):
                reception.desk.no_show(At(3, "clerk1"))
            reception.desk.recall(At(3, "clerk1"))
        assert reception.desk.no_show(At(3, "clerk1")).state is TicketState.NO_SHOW


class TestAbsence:
    """One call and one key make nobody absent."""

    @pytest.fixture(autouse=True)
    def as_nothing_is_set(self, rules: Callable[..., None]) -> None:
        usual = CallingRules()
        rules(recalls_before_no_show=usual.recalls_before_no_show, absent_after=usual.absent_after)

    @pytest.mark.usefixtures("called")
    def test_soon_after_the_call_nobody_is_absent(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        clock.advance(seconds=1.5)
        with pytest.raises(TooFewCallsError) as refused:
            reception.desk.no_show(At(3, "clerk1"))
        assert refused.value.wait == timedelta(minutes=2, seconds=-1.5)
        assert reception.hall.held_by("clerk1")

    @pytest.mark.usefixtures("called")
    def test_after_a_second_call_she_may_be(self, reception: Reception, clock: FakeClock) -> None:
        reception.desk.recall(At(3, "clerk1"))
        clock.advance(minutes=-5)  # a clock that was set back keeps nobody
        assert reception.desk.no_show(At(3, "clerk1")).state is TicketState.NO_SHOW

    @pytest.mark.usefixtures("called")
    def test_after_the_houses_time_she_may_be(self, reception: Reception, clock: FakeClock) -> None:
        clock.advance(minutes=2)
        assert reception.desk.no_show(At(3, "clerk1")).state is TicketState.NO_SHOW


class TestOutOfTurn:
    def test_the_reason_stays_with_the_visit(self, reception: Reception) -> None:
        reception.desk.issue(SERVICE)
        second = reception.desk.issue(SERVICE)
        chosen = reception.desk.call_ticket(
            At(3, "clerk1"), second.ticket.label, reason="  faints \t in the hall "
        )
        assert chosen.ticket == second.ticket

    @pytest.mark.parametrize("reason", ["", "  \n "])
    def test_it_needs_a_reason(self, reception: Reception, reason: str) -> None:
        label = reception.desk.issue(SERVICE).ticket.label
        with pytest.raises(NoReasonError):
            reception.desk.call_ticket(At(3, "clerk1"), label, reason=reason)

    def test_who_is_called_already_is_not_called_away(
        self, reception: Reception, called: Visit
    ) -> None:
        with pytest.raises(WrongStateError):
            reception.desk.call_ticket(At(4, "clerk2"), called.ticket.label, reason="mine")


class TestSeveralServices:
    @pytest.mark.usefixtures("called")
    def test_one_follows_the_other_at_the_same_counter(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.start(At(3, "clerk1"))
        clock.advance(minutes=4)
        second = reception.desk.follow(At(3, "clerk1"), OTHER, outcome="incomplete-file")
        assert states(second) == [("served", "incomplete-file"), ("serving", None)]
        clock.advance(minutes=2)
        done = reception.desk.finish(At(3, "clerk1"))
        assert states(done) == [("served", "incomplete-file"), ("served", "served")]
        total = reception.reports.waits().total
        # Nobody waited for the second: its wait is in no figure.
        assert (total.arrived, total.called, total.served, total.wait.n) == (2, 1, 2, 1)
        assert total.service.max == 4 * MINUTE
        assert reception.hall.clerk_day("clerk1").served == 2

    def test_who_has_no_ticket_is_served_and_counted_all_the_same(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        visit = reception.desk.walk_in(At(3, "clerk1"), SERVICE)
        assert (visit.state, visit.leg.calls, visit.leg.counter) == ("serving", 0, 3)
        clock.advance(minutes=6)
        reception.desk.finish(At(3, "clerk1"))
        total = reception.reports.waits().total
        assert (total.served, total.called, total.judged) == (1, 0, 0)
        assert reception.hall.clerk_day("clerk1").mean_wait is None

    @pytest.mark.both
    def test_who_has_no_ticket_is_called_by_no_colleague(
        self,
        reception: Reception,
        database_url: str,
        clock: FakeClock,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """A colleague calls whenever the database lets her, between any two transactions."""
        with open_reception(database_url, clock=clock) as other:

            def with_a_call_behind(
                transaction: Callable[..., AbstractContextManager[Run]],
            ) -> Callable[..., AbstractContextManager[Run]]:
                @contextmanager
                def followed(database: Database, *how: Any, **more: Any) -> Iterator[Run]:
                    with transaction(database, *how, **more) as run:
                        yield run
                    if database is database_of(reception):
                        with pytest.raises(NothingWaitingError):
                            other.desk.call_next(At(4, "clerk2"))

                return followed

            for name in ("write", "at_once"):
                monkeypatch.setattr(Database, name, with_a_call_behind(getattr(Database, name)))
            visit = reception.desk.walk_in(At(3, "clerk1"), SERVICE)
        assert reception.hall.held_by("clerk1") == visit

    @pytest.mark.usefixtures("called")
    def test_who_may_not_serve_spends_no_number(self, reception: Reception) -> None:
        with pytest.raises(ClerkHoldsTicketError):
            reception.desk.walk_in(At(3, "clerk1"), SERVICE)
        reception.desk.no_show(At(3, "clerk1"))
        reception.desk.take_break(At(None, "clerk1"), "prayer")
        with pytest.raises(OnBreakError):
            reception.desk.walk_in(At(3, "clerk1"), SERVICE)
        assert reception.desk.issue(SERVICE).ticket.number == 2

    def test_a_full_service_takes_nobody_and_leaves_all_as_it_was(
        self, reception: Reception
    ) -> None:
        reception.office.set_up(with_quota(certified_copy=1), by="tests")
        reception.desk.issue(OTHER)
        with pytest.raises(QuotaReachedError):
            reception.desk.walk_in(At(3, "clerk1"), OTHER)
        assert not [one for one in reception.hall.counters() if one.clerk]
