"""Stations that stood alone: their letters, and what becomes of the tickets they have given."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from reception.app import Reception
from reception.care.after_restore import settle_restored
from reception.database.run import Statement
from reception.domain.errors import (
    NoConflictError,
    NoReasonError,
    NotAllowedError,
    NothingWaitingError,
    NotNextNumberError,
    NumberInUseError,
    OperationReusedError,
    PaperComingError,
    PrefixesUsedUpError,
    TicketNotFoundError,
)
from reception.domain.numbers import prefix_for
from reception.domain.paper import PrintState
from reception.domain.rights import AuditAct
from reception.domain.take_in import ConflictReason, TakeInOutcome
from reception.domain.ticket import TicketState
from reception.offline.model import StationPrefix
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, database_of, dump, set_up, with_quota
from tests.support.stations import LoneStation

pytestmark = pytest.mark.both


@pytest.fixture
def kiosk(reception: Reception) -> LoneStation:
    return LoneStation(reception)


@pytest.fixture(autouse=True)
def every_invariant_holds(reception: Reception) -> Iterator[None]:
    yield
    assert not [one for one in reception.verify() if one.broken]


class TestLetters:
    def test_each_installation_has_its_own_for_ever(self, reception: Reception) -> None:
        first = reception.offline.register(UUID(int=1), "kiosk-1")
        assert len(first.prefix) == 2
        assert first.prefix.startswith("Z")
        second = reception.offline.register(UUID(int=2), "kiosk-1")
        assert first.prefix != second.prefix
        again = reception.offline.register(UUID(int=1), "renamed")
        assert again.prefix == first.prefix
        assert {one.prefix for one in again.known} == {first.prefix, second.prefix}

    def test_what_a_station_remembers_outlives_the_database(self, reception: Reception) -> None:
        told = (StationPrefix(install=UUID(int=7), prefix="ZB"),)
        own = reception.offline.register(UUID(int=1), "kiosk-1", held="ZA", known=told)
        assert own.prefix == "ZA"
        assert {one.prefix for one in own.known} == {"ZA", "ZB"}
        assert reception.offline.register(UUID(int=7), "kiosk-2").prefix == "ZB"

    def test_whose_letters_were_given_to_another_gets_new_ones(self, reception: Reception) -> None:
        assert reception.offline.register(UUID(int=1), "kiosk-1", held="ZA").prefix == "ZA"
        other = reception.offline.register(UUID(int=2), "kiosk-2", held="ZA").prefix
        assert other != "ZA"
        assert reception.offline.register(UUID(int=2), "kiosk-2", held=other).prefix == other

    def test_no_letters_are_those_of_a_service(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        letters = prefix_for(UUID(int=1), ())
        assert letters
        service = COMMUNE.services[0]
        taken = replace(service, series=replace(service.series, prefix=letters))
        set_up(database_url, replace(COMMUNE, services=(taken, *COMMUNE.services[1:])), clock)
        assert reception.offline.register(UUID(int=1), "kiosk-1").prefix != letters

    def test_a_restored_database_gives_none_that_it_may_have_forgotten(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        settle_restored(database_of(reception), clock.now(), what="a backup")
        assert reception.offline.register(UUID(int=1), "kiosk-1").prefix.startswith("Y")
        held = reception.offline.register(UUID(int=2), "kiosk-2", held="ZA")
        assert held.prefix == "ZA", "who holds them keeps them"
        assert reception.offline.register(UUID(int=3), "kiosk-3", held="ZA").prefix != "ZA"

    def test_they_come_to_an_end(self, reception: Reception) -> None:
        everybody: set[str] = set()
        while following := prefix_for(UUID(int=1), everybody):
            everybody.add(following)
        assert len(everybody) == 24 * 24
        told = (
            StationPrefix(install=UUID(int=at + 2), prefix=one) for at, one in enumerate(everybody)
        )
        with pytest.raises(PrefixesUsedUpError):
            reception.offline.register(UUID(int=1), "kiosk-1", known=told)

    def test_first_letters_are_spread(self) -> None:
        found = [prefix_for(UUID(int=at), ()) for at in range(1, 1201)]
        assert max(found.count(one) for one in set(found)) < 100  # 50 of each on an average


class TestTakingIn:
    def test_who_was_given_a_number_alone_joins_where_she_came(
        self, reception: Reception, kiosk: LoneStation, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        clock.advance(minutes=2)
        alone = kiosk.give()
        clock.advance(minutes=2)
        reception.desk.issue("signature")
        clock.advance(minutes=5)
        (answer,) = kiosk.hand_over()
        label = f"{kiosk.prefix}001"
        assert (answer.outcome, answer.label) == (TakeInOutcome.JOINED, label)
        visit = reception.hall.ticket(label).visit
        assert visit.ticket.id == alone.id
        assert visit.leg.waiting_since == alone.made_at
        called = []
        for _ in range(3):
            called.append(reception.desk.call_next(At(3, "clerk1")).ticket.label)
            reception.desk.no_show(At(3, "clerk1"))
        assert called == ["F001", label, "F002"]

    def test_it_is_there_once_however_often_it_is_handed_over(
        self, reception: Reception, kiosk: LoneStation, database_url: str
    ) -> None:
        given = kiosk.give()
        first = kiosk.hand_over()
        before = dump(database_url)
        assert kiosk.hand_over() == first
        assert reception.offline.take_in([(given, reception.ids.new())])[0] == first[0]
        assert dump(database_url) == before

    def test_an_operation_of_another_act_is_refused(
        self, reception: Reception, kiosk: LoneStation
    ) -> None:
        operation = reception.ids.new()
        reception.desk.issue("signature", operation=operation)
        given = kiosk.give()
        with pytest.raises(OperationReusedError):
            reception.offline.take_in([(given, operation)])[0]
        kiosk.hand_over()
        with pytest.raises(OperationReusedError):
            reception.offline.take_in([(kiosk.give(), kiosk.given[0][1])])[0]

    def test_a_touch_that_is_asked_again_is_told_the_label_of_its_paper(
        self, reception: Reception, kiosk: LoneStation
    ) -> None:
        given = kiosk.give()
        kiosk.hand_over()
        # Its question was under way all the time, and is answered at last.
        late = reception.desk.issue("signature", operation=given.touch, ticket_id=given.id)
        assert late.ticket.label == f"{kiosk.prefix}001"

    def test_the_clock_of_the_station_is_put_right(
        self, reception: Reception, kiosk: LoneStation, clock: FakeClock
    ) -> None:
        kiosk.ahead = timedelta(minutes=7)
        at = clock.now()
        kiosk.give()
        kiosk.ahead = timedelta(minutes=-7)
        kiosk.give()
        kiosk.ahead = None
        clock.advance(minutes=1)
        kiosk.given.append((replace(kiosk.give(), made_at=at + timedelta(hours=3)), UUID(int=5)))
        kiosk.hand_over(0, 1, 3)
        since = [one.visit.leg.waiting_since for one in reception.hall.queue().tickets]
        assert since == [at, at, clock.now()], "nobody waits since an hour that is still to come"

    def test_the_paper_wins_where_the_desk_had_given_a_number_after_all(
        self, reception: Reception, kiosk: LoneStation, clock: FakeClock
    ) -> None:
        touch, ticket = reception.ids.new(), reception.ids.new()
        reception.desk.issue(
            "signature", operation=touch, ticket_id=ticket, printer_station="kiosk-1"
        )
        came = clock.now()
        kiosk.give(touch=touch, ticket=ticket)
        clock.advance(minutes=1)
        (answer,) = kiosk.hand_over()
        label = f"{kiosk.prefix}001"
        assert answer.outcome is TakeInOutcome.RELABELLED
        assert (answer.label, answer.void_label) == (label, "F001")
        assert kiosk.hand_over() == [answer]
        queue = reception.hall.queue().tickets
        assert [(one.visit.ticket.label, one.visit.leg.waiting_since) for one in queue] == [
            (label, came)
        ]
        assert reception.desk.issue("signature").ticket.label == "F002", "F001 is never given again"
        original = reception.prints.original(ticket)
        assert original
        assert original.state is PrintState.CONFIRMED, "no second paper comes out"
        assert reception.desk.call_next(At(3, "clerk1")).ticket.label == label

    def test_who_was_called_by_a_number_she_never_had_waits_again(
        self, reception: Reception, kiosk: LoneStation, clock: FakeClock
    ) -> None:
        touch, ticket = reception.ids.new(), reception.ids.new()
        reception.desk.issue("signature", operation=touch, ticket_id=ticket)
        came = clock.now()
        kiosk.give(touch=touch, ticket=ticket)
        clock.advance(minutes=3)
        reception.desk.call_next(At(3, "clerk1"))
        reception.desk.no_show(At(3, "clerk1"))
        kiosk.hand_over()
        visit = reception.hall.ticket(f"{kiosk.prefix}001").visit
        assert (visit.state, visit.leg.ranked_since) == (TicketState.WAITING, came)

    def test_who_is_served_by_it_goes_on(self, reception: Reception, kiosk: LoneStation) -> None:
        touch, ticket = reception.ids.new(), reception.ids.new()
        reception.desk.issue("signature", operation=touch, ticket_id=ticket)
        kiosk.give(touch=touch, ticket=ticket)
        reception.desk.call_next(At(3, "clerk1"))
        reception.desk.start(At(3, "clerk1"))
        kiosk.hand_over()
        ended = reception.desk.finish(At(3, "clerk1"))
        assert (ended.ticket.label, ended.state) == (f"{kiosk.prefix}001", TicketState.SERVED)

    def test_a_number_of_the_desk_that_it_has_forgotten_is_there_again(
        self, reception: Reception, kiosk: LoneStation, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        # As the station keeps what the desk gave it, before the desk was restored.
        lost = replace(kiosk.give(), series="F", number=3)
        clock.advance(minutes=1)
        answer = reception.offline.take_in([(lost, reception.ids.new())])[0]
        assert (answer.outcome, answer.label) == (TakeInOutcome.JOINED, "F003")
        assert [one.broken for one in reception.verify() if one.broken] == [1], "where is F002?"
        second = replace(kiosk.give(), series="F", number=2)
        reception.offline.take_in([(second, reception.ids.new())])[0]
        assert reception.desk.issue("signature").ticket.label == "F004"

    def test_what_is_known_under_its_label_is_left_alone(
        self, reception: Reception, kiosk: LoneStation, database_url: str
    ) -> None:
        touch = reception.ids.new()
        visit = reception.desk.issue("signature", operation=touch)
        mine = replace(
            kiosk.give(touch=touch, ticket=visit.ticket.id, paper=None), series="F", number=1
        )
        before = dump(database_url)
        answer = reception.offline.take_in([(mine, reception.ids.new())])[0]
        assert (answer.outcome, answer.label) == (TakeInOutcome.KNOWN, "F001")
        assert dump(database_url) == before

    def test_yesterdays_ticket_is_counted_where_it_was_given(
        self, reception: Reception, kiosk: LoneStation, clock: FakeClock
    ) -> None:
        given = kiosk.give()
        yesterday = reception.hall.today()
        clock.advance(days=1)
        (answer,) = kiosk.hand_over()
        assert answer.outcome is TakeInOutcome.TOO_LATE
        assert not reception.hall.queue().tickets
        visit = reception.hall.ticket(answer.label, day=yesterday).visit
        assert (visit.state, visit.leg.waiting_since) == (TicketState.UNSERVED, given.made_at)
        assert visit.leg.ended_at
        assert given.made_at < visit.leg.ended_at < clock.now()

    def test_nobody_is_sent_away_by_a_quota_she_did_not_know(
        self, reception: Reception, kiosk: LoneStation, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, with_quota(signature=1), clock)
        reception.desk.issue("signature")
        kiosk.give()
        (answer,) = kiosk.hand_over()
        assert answer.outcome is TakeInOutcome.JOINED

    @pytest.mark.parametrize(
        ("wrong", "why"),
        [
            ({"service": "gone"}, ConflictReason.UNKNOWN_SERVICE),
            ({"priority": "gone"}, ConflictReason.UNKNOWN_PRIORITY),
            ({"series": "Z9"}, ConflictReason.NO_LABEL),
            ({"number": 0}, ConflictReason.NO_LABEL),
            ({"series": "F", "number": 1}, ConflictReason.NUMBER_TAKEN),
        ],
    )
    def test_what_cannot_be_taken_in_is_a_conflict(
        self,
        reception: Reception,
        kiosk: LoneStation,
        wrong: dict[str, object],
        why: ConflictReason,
    ) -> None:
        reception.desk.issue("signature")
        given = replace(kiosk.give(), **wrong)  # type: ignore[arg-type]
        operation = reception.ids.new()
        answer = reception.offline.take_in([(given, operation)])[0]
        assert (answer.outcome, answer.why) == (TakeInOutcome.CONFLICT, why)
        assert reception.offline.take_in([(given, operation)])[0] == answer

    def test_a_clock_that_is_far_behind_is_seen_by_a_person(
        self, kiosk: LoneStation, clock: FakeClock
    ) -> None:
        kiosk.give()
        clock.advance(days=9)
        (answer,) = kiosk.hand_over()
        assert (answer.outcome, answer.why) == (TakeInOutcome.CONFLICT, ConflictReason.STRANGE_TIME)


class TestPaper:
    def test_nobody_is_called_before_her_paper_is_out(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        coming = reception.desk.issue("signature", printer_station="kiosk-1")
        clock.advance(seconds=1)
        reception.desk.issue("signature")
        assert reception.desk.call_next(At(3, "clerk1")).ticket.label == "F002"
        reception.desk.no_show(At(3, "clerk1"))
        with pytest.raises(PaperComingError, match="F001"):
            reception.desk.call_next(At(3, "clerk1"))
        sheet = reception.prints.original(coming.ticket.id)
        assert sheet
        reception.prints.begin(sheet, attempt=reception.ids.new())
        reception.prints.record(sheet, PrintState.CONFIRMED)
        called = reception.desk.call_next(At(3, "clerk1"))
        assert called.ticket.label == "F001"
        assert not called.leg.is_paper_in_doubt

    def test_after_a_while_she_is_called_and_the_clerk_is_told(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature", printer_station="kiosk-1")
        clock.advance(seconds=89)
        with pytest.raises(NothingWaitingError):
            reception.desk.call_next(At(3, "clerk1"))
        clock.advance(seconds=1)
        assert reception.hall.line_at(3, limit=1).visits
        assert reception.desk.call_next(At(3, "clerk1")).leg.is_paper_in_doubt

    @pytest.mark.parametrize(
        ("state", "answers", "in_doubt"),
        [
            (PrintState.FAILED, True, True),
            (PrintState.UNCONFIRMED, True, True),
            (PrintState.UNCONFIRMED, False, False),
            (PrintState.CONFIRMED_WEAKLY, True, False),
        ],
    )
    def test_whose_paper_is_known_to_fail_waits_no_longer(
        self, reception: Reception, state: PrintState, answers: bool, in_doubt: bool
    ) -> None:
        coming = reception.desk.issue("signature", printer_station="kiosk-1")
        sheet = reception.prints.original(coming.ticket.id)
        assert sheet
        reception.prints.begin(sheet, attempt=reception.ids.new())
        reception.prints.record(sheet, state, answers=answers)
        called = reception.desk.call_next(At(3, "clerk1"))
        assert called.leg.is_paper_in_doubt is in_doubt

    def test_a_ticket_given_alone_is_called_as_its_paper_is_known(
        self, reception: Reception, kiosk: LoneStation
    ) -> None:
        kiosk.give(paper=PrintState.SENT)
        kiosk.hand_over()
        with pytest.raises(NothingWaitingError):
            reception.desk.call_next(At(3, "clerk1"))
        kiosk.give(paper=PrintState.UNCONFIRMED)
        kiosk.hand_over()
        called = reception.desk.call_next(At(3, "clerk1"))
        assert called.ticket.label.endswith("002")
        assert called.leg.is_paper_in_doubt


class TestParked:
    def test_a_person_takes_it_in_for_another_service(
        self, reception: Reception, kiosk: LoneStation, clock: FakeClock
    ) -> None:
        given = kiosk.give("gone")
        kiosk.hand_over()
        (parked,) = reception.offline.conflicts()
        assert (parked.label, parked.why) == (f"{kiosk.prefix}001", ConflictReason.UNKNOWN_SERVICE)
        assert parked.ticket == given
        clock.advance(minutes=5)
        assert reception.offline.retry_conflict(parked.label).outcome is TakeInOutcome.CONFLICT
        manager = reception.hall.unit().person("manager")
        answer = reception.offline.retry_conflict(parked.label, service="signature", asking=manager)
        assert answer.outcome is TakeInOutcome.JOINED
        assert not reception.offline.conflicts()
        (shown,) = reception.hall.queue().tickets
        assert shown.visit.leg.waiting_since == given.made_at
        with pytest.raises(NoConflictError):
            reception.offline.retry_conflict(parked.label)
        assert kiosk.hand_over() == [answer], "the station is told what became of it"
        line, _ = reception.office.audit.entries(asking=None, act=AuditAct.DECIDE_ON_CONFLICT)
        assert (line.who, line.subject) == ("manager", f"{parked.label}: joined")

    def test_a_ticket_of_an_unknown_hour_waits_since_it_was_handed_over(
        self, reception: Reception, kiosk: LoneStation, clock: FakeClock
    ) -> None:
        kiosk.give()
        clock.advance(days=30)
        kiosk.hand_over()
        handed_over = clock.now()
        clock.advance(minutes=3)
        label = f"{kiosk.prefix}001"
        assert reception.offline.retry_conflict(label).outcome is TakeInOutcome.JOINED
        assert reception.hall.ticket(label).visit.leg.waiting_since == handed_over

    def test_a_person_declares_it_void(self, reception: Reception, kiosk: LoneStation) -> None:
        kiosk.give("gone")
        kiosk.give()
        kiosk.hand_over()
        label = f"{kiosk.prefix}001"
        with pytest.raises(NoReasonError):
            reception.offline.void_conflict(label, reason=" ")
        answer = reception.offline.void_conflict(label, reason="the visitor has left")
        assert answer.outcome is TakeInOutcome.VOIDED
        assert kiosk.hand_over()[0] == answer

    def test_of_two_with_one_number_the_second_is_void_alone(
        self, reception: Reception, kiosk: LoneStation
    ) -> None:
        kiosk.give()
        kiosk.give(number=1)
        kiosk.hand_over()
        reception.offline.void_conflict(f"{kiosk.prefix}001", reason="given another ticket")
        assert reception.hall.ticket(f"{kiosk.prefix}001").visit.ticket.id == kiosk.given[0][0].id

    def test_no_clerk_decides(self, reception: Reception, kiosk: LoneStation) -> None:
        kiosk.give("gone")
        kiosk.hand_over()
        clerk = reception.hall.unit().person("clerk1")
        with pytest.raises(NotAllowedError):
            reception.offline.retry_conflict(f"{kiosk.prefix}001", asking=clerk)


class TestLostNumbers:
    def test_what_is_lost_is_explained_until_it_is_found(
        self, reception: Reception, kiosk: LoneStation
    ) -> None:
        for _ in range(3):
            kiosk.give()
        kiosk.hand_over(0, 2)
        assert [one.code for one in reception.verify() if one.broken] == ["numbers-without-gap"]
        reception.offline.void_number(f"{kiosk.prefix}002", reason="the disk is lost")
        assert not [one for one in reception.verify() if one.broken]
        (found,) = kiosk.hand_over(1)
        assert found.outcome is TakeInOutcome.JOINED

    def test_only_the_next_number_and_one_that_nobody_has(self, reception: Reception) -> None:
        reception.desk.issue("signature")
        with pytest.raises(NumberInUseError):
            reception.offline.void_number("F001", reason="lost")
        with pytest.raises(NotNextNumberError, match="the next is 2"):
            reception.offline.void_number("F003", reason="lost")
        reception.offline.void_number("F002", reason="lost")
        assert reception.desk.issue("signature").ticket.label == "F003"


class TestServedOnPaper:
    def test_everybody_up_to_a_number_is_over(self, reception: Reception, clock: FakeClock) -> None:
        for _ in range(5):
            reception.desk.issue("signature")
        reception.desk.issue("residence")
        reception.desk.cancel("F002")
        reception.desk.call_next(At(3, "clerk1"))
        clock.advance(minutes=30)
        act = reception.ids.new()
        done = reception.offline.served_up_to("F004", "manager", reason="no network", operation=act)
        assert done.labels == ("F001", "F003", "F004")
        assert reception.hall.held_by("clerk1") is None
        waiting = [one.visit.ticket.label for one in reception.hall.queue().tickets]
        assert sorted(waiting) == ["F005", "R001"]
        assert reception.hall.ticket("F001").visit.leg.outcome == "served_on_paper"
        again = reception.offline.served_up_to(
            "F004", "manager", reason="no network", operation=act
        )
        assert again == done
        (line,) = reception.office.audit.entries(asking=None, act=AuditAct.SERVED_ON_PAPER)
        assert (line.who, line.subject) == ("manager", "F004 on 2026-11-25: 3 visitors, no network")
        assert reception.desk.call_next(At(3, "clerk1")).ticket.label in {"F005", "R001"}

    def test_a_clerk_enters_nothing_and_nobody_without_a_reason(self, reception: Reception) -> None:
        reception.desk.issue("signature")
        with pytest.raises(NotAllowedError):
            reception.offline.served_up_to("F001", "clerk1", reason="no network")
        with pytest.raises(NoReasonError):
            reception.offline.served_up_to("F001", "manager", reason="")
        with pytest.raises(TicketNotFoundError):
            reception.offline.served_up_to("F002", "manager", reason="no network")
        act = reception.ids.new()
        reception.desk.call_next(At(3, "clerk1"), operation=act)
        with pytest.raises(OperationReusedError):
            reception.offline.served_up_to("F001", "manager", reason="no network", operation=act)


class TestSomeAtOnce:
    def test_they_are_taken_in_in_their_order_and_once(
        self, reception: Reception, kiosk: LoneStation
    ) -> None:
        given = [kiosk.give(service) for service in ("signature", "residence") * 5]
        told = reception.offline.take_in(kiosk.given)
        assert {one.outcome for one in told} == {TakeInOutcome.JOINED}
        assert reception.offline.take_in(kiosk.given) == told
        waiting = reception.hall.queue().tickets
        assert [one.visit.ticket.id for one in waiting] == [one.id for one in given]
        assert not [one for one in reception.verify() if one.broken]

    def test_all_of_them_or_none(
        self, reception: Reception, kiosk: LoneStation, database_url: str
    ) -> None:
        visit = reception.desk.issue("signature", operation=(act := reception.ids.new()))
        assert visit
        for _ in range(3):
            kiosk.give()
        before = dump(database_url)
        (_, first), (second, _), (third, operation) = kiosk.given
        for wrong in (
            [kiosk.given[0], (second, first)],  # an operation that is another ticket's
            [*kiosk.given[:2], (replace(third, touch=kiosk.given[0][1]), operation)],
            [*kiosk.given[:2], (third, act)],
        ):
            with pytest.raises(OperationReusedError):
                reception.offline.take_in(wrong)
            assert dump(database_url) == before
        assert reception.offline.take_in(()) == ()
        assert [one.label[-3:] for one in kiosk.hand_over()] == ["001", "002", "003"]

    def test_two_papers_of_one_number_among_them(
        self, reception: Reception, kiosk: LoneStation
    ) -> None:
        for number in (1, 1, 2):
            kiosk.give(number=number)
        told = reception.offline.take_in(kiosk.given)
        assert [one.why for one in told] == [None, ConflictReason.NUMBER_TAKEN, None]

    def test_a_quota_refuses_none_and_counts_all(
        self, reception: Reception, kiosk: LoneStation
    ) -> None:
        for _ in range(7):
            kiosk.give()
        reception.offline.take_in(kiosk.given[:3])
        reception.offline.take_in(kiosk.given)
        with database_of(reception).read() as run:
            assert run.rows(Statement("SELECT service, taken FROM day_service")) == [
                ("signature", 7)
            ]
