"""What a store promises, on both: in memory and in a Valkey."""

import asyncio
from contextlib import closing
from datetime import timedelta
from typing import cast

import pytest
import valkey
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from outward.receiving.enrolment import (
    MOST_PENDING,
    PENDING_FOR,
    Enrolled,
    NotAdmittedError,
    UnknownCodeError,
    admitting,
    asking,
    found_pending,
    still_pending,
    withdrawing,
)
from outward.receiving.parcel import BatchRefusedError
from outward.relay.record import FORGOTTEN_AFTER, STANDS_FOR, HallRecord, by_key, taken
from outward.relay.serve import Running, forget
from outward.relay.store import FOLLOWED_FOR, HallRule, RelayLoad, RelayStore, SiteHall
from outward.relay.valkey_store import ValkeyStore
from outward.wire.batch import SILENT_FOR, HallBatch, JoinRequest
from outward.wire.hall import TicketFacts, VisitState
from outward.wire.signature import code_of, public_text
from reception.domain.page_key import key_hash
from tests.outward.relay.conftest import Loop
from tests.outward.relay.offices import KEY, SpeakingOffice, key_of, place, ticket
from tests.support.clocks import FakeClock

HASH = key_hash(KEY)


@pytest.fixture
def office(clock: FakeClock, store: RelayStore, loop: Loop) -> SpeakingOffice:
    found = SpeakingOffice(clock)
    loop(store.enrol(found.rule()))
    return found


async def send(store: RelayStore, batch: HallBatch, clock: FakeClock) -> None:
    def rule(held: HallRecord | None) -> HallRecord | None:
        return taken(held, batch, str(batch.number), clock.now())

    await store.change(batch.site, rule)


def join_of(office: SpeakingOffice) -> JoinRequest:
    return JoinRequest(site=office.site, name="Agdal", public_key=public_text(office.key))


class TestHalls:
    def test_a_ticket_is_found_by_the_hash_of_its_key_and_by_nothing_else(
        self, store: RelayStore, loop: Loop, clock: FakeClock, office: SpeakingOffice
    ) -> None:
        loop(send(store, office.whole({"1": ticket(clock)}, {"1": place(clock, 2)}), clock))
        held = loop(store.find(HASH))
        assert held is not None
        assert held.site == "agdal"
        assert held.tickets[HASH] == (ticket(clock), place(clock, 2))
        assert loop(store.find(key_hash(key_of(2)))) is None

    def test_what_a_rule_refuses_changes_nothing(
        self, store: RelayStore, loop: Loop, clock: FakeClock, office: SpeakingOffice
    ) -> None:
        loop(send(store, office.whole({"1": ticket(clock)}), clock))
        before = loop(store.hall("agdal"))
        other = SpeakingOffice(clock, run="r2")
        with pytest.raises(BatchRefusedError, match="Another computer"):
            loop(send(store, other.whole({"1": ticket(clock, label="X 666")}), clock))
        after = loop(store.hall("agdal"))
        assert before is not None
        assert after is not None
        assert after.record == before.record

    def test_a_ticket_that_is_gone_is_found_no_more(
        self, store: RelayStore, loop: Loop, clock: FakeClock, office: SpeakingOffice
    ) -> None:
        loop(send(store, office.whole({"1": ticket(clock), "2": ticket(clock, 2)}), clock))
        loop(send(store, office.next(tickets={"1": None}), clock))
        assert loop(store.find(HASH)) is None
        assert loop(store.find(key_hash(key_of(2)))) is not None

    def test_two_sites_with_one_key_never_overwrite_each_other(
        self,
        store: RelayStore,
        loop: Loop,
        clock: FakeClock,
        office: SpeakingOffice,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        other = SpeakingOffice(clock, "rabat")
        loop(send(store, office.whole({"1": ticket(clock)}), clock))
        loop(
            send(
                store,
                other.whole({"9": ticket(clock, label="X 666"), "2": ticket(clock, 2)}),
                clock,
            )
        )
        held = loop(store.find(HASH))
        assert held is not None
        assert (held.site, held.tickets[HASH][0].label) == ("agdal", "A 001")
        assert loop(store.find(key_hash(key_of(2)))) is not None
        # And what the second one takes back was never the first one's.
        loop(send(store, other.next(tickets={"9": None}), clock))
        assert loop(store.find(HASH)) is not None
        assert "another site has named them before" in caplog.text
        assert HASH not in caplog.text
        caplog.clear()

    def test_an_ended_visit_stands_for_a_quarter_of_an_hour_also_where_the_site_is_silent(
        self, store: RelayStore, loop: Loop, clock: FakeClock, office: SpeakingOffice
    ) -> None:
        over = ticket(clock, state=VisitState.OVER)
        loop(send(store, office.whole({"1": over, "2": ticket(clock, 2)}), clock))
        clock.at += STANDS_FOR - timedelta(seconds=1)
        loop(forget(store, clock.now()))
        assert loop(store.find(HASH)) is not None
        clock.at += timedelta(seconds=1)
        loop(forget(store, clock.now()))
        assert loop(store.find(HASH)) is None
        assert loop(store.find(key_hash(key_of(2)))) is not None

    def test_a_silent_site_and_a_day_that_is_over_are_forgotten(
        self, store: RelayStore, loop: Loop, clock: FakeClock, office: SpeakingOffice
    ) -> None:
        loop(send(store, office.whole({"1": ticket(clock)}), clock))
        clock.at += FORGOTTEN_AFTER
        loop(forget(store, clock.now()))
        assert loop(store.halls()) == {}
        # It is 14 o'clock in Casablanca; a site that speaks on is forgotten at four.
        loop(send(store, office.whole({"1": ticket(clock)}), clock))
        for _ in range(15):
            clock.advance(hours=1)
            loop(send(store, office.next(), clock))
        loop(forget(store, clock.now()))
        assert loop(store.halls()) == {}

    def test_a_withdrawn_site_is_forgotten_at_once(
        self, store: RelayStore, loop: Loop, clock: FakeClock, office: SpeakingOffice
    ) -> None:
        loop(send(store, office.whole({"1": ticket(clock)}), clock))
        loop(store.enrol(withdrawing("agdal")))
        assert loop(store.find(HASH)) is None
        assert loop(store.halls()) == {}


class TestSites:
    def test_a_site_is_let_in_by_the_code_it_shows(
        self, store: RelayStore, loop: Loop, clock: FakeClock
    ) -> None:
        office = SpeakingOffice(clock)
        loop(store.enrol(asking(join_of(office), "1", clock.now())))
        code = code_of("agdal", public_text(office.key))
        assert found_pending(loop(store.enrolled()), code.lower(), clock.now()).site == "agdal"
        assert loop(store.enrolled()).admitted == {}
        loop(store.enrol(admitting(code, clock.now())))
        found = loop(store.enrolled())
        assert found.admitted["agdal"].public_key == public_text(office.key)
        assert found.pending == []

    def test_who_asks_again_waits_once_and_who_is_in_does_not_wait(
        self, store: RelayStore, loop: Loop, clock: FakeClock
    ) -> None:
        office = SpeakingOffice(clock)
        for _ in range(3):
            loop(store.enrol(asking(join_of(office), "1", clock.now())))
        assert len(loop(store.enrolled()).pending) == 1
        loop(store.enrol(office.rule()))
        before = loop(store.enrolled())
        assert asking(join_of(office), "1", clock.now())(before) is before

    def test_nobody_waits_for_longer_than_an_hour_and_no_more_than_a_hundred(
        self, store: RelayStore, loop: Loop, clock: FakeClock
    ) -> None:
        for number in range(MOST_PENDING + 1):
            office = SpeakingOffice(clock, f"site-{number}")
            loop(store.enrol(asking(join_of(office), str(number), clock.now())))
        waiting = [one.site for one in loop(store.enrolled()).pending]
        assert waiting == [f"site-{number}" for number in range(1, MOST_PENDING + 1)]
        clock.at += PENDING_FOR
        assert still_pending(loop(store.enrolled()), clock.now()) == []
        loop(store.enrol(asking(join_of(SpeakingOffice(clock, "late")), "1", clock.now())))
        assert [one.site for one in loop(store.enrolled()).pending] == ["late"]

    def test_two_wait_of_one_address_and_those_may_ask_again(
        self, store: RelayStore, loop: Loop, clock: FakeClock
    ) -> None:
        first, second, third = (SpeakingOffice(clock, f"site-{one}") for one in range(3))
        for office in (first, second, first):
            loop(store.enrol(asking(join_of(office), "1", clock.now())))
        with pytest.raises(BatchRefusedError, match="ask from this address"):
            loop(store.enrol(asking(join_of(third), "1", clock.now())))
        loop(store.enrol(asking(join_of(third), "2", clock.now())))
        assert len(loop(store.enrolled()).pending) == 3

    def test_sites_that_are_let_in_at_once_are_all_in(
        self, store: RelayStore, loop: Loop, clock: FakeClock
    ) -> None:
        offices = [SpeakingOffice(clock, f"site-{number}") for number in range(12)]

        async def all_at_once() -> None:
            await asyncio.gather(*(store.enrol(one.rule()) for one in offices))

        loop(all_at_once())
        assert set(loop(store.enrolled()).admitted) == {one.site for one in offices}

    def test_a_code_that_nobody_shows_and_a_site_that_is_not_in_are_refused(
        self, store: RelayStore, loop: Loop, clock: FakeClock
    ) -> None:
        with pytest.raises(UnknownCodeError):
            loop(store.enrol(admitting("AAAA-BBBB-CCCC", clock.now())))
        with pytest.raises(NotAdmittedError):
            loop(store.enrol(withdrawing("agdal")))
        assert loop(store.enrolled()) == Enrolled()


class TestLookingAfter:
    """What fails is told once, and stops nothing else."""

    def test_a_site_that_cannot_be_changed_keeps_no_other_from_being_forgotten(
        self,
        store: RelayStore,
        loop: Loop,
        clock: FakeClock,
        office: SpeakingOffice,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        other = SpeakingOffice(clock, "rabat")
        loop(store.enrol(other.rule()))
        loop(send(store, office.whole({"1": ticket(clock)}), clock))
        loop(send(store, other.whole({"2": ticket(clock, 2)}), clock))
        change = store.change

        async def broken(site: str, rule: HallRule) -> SiteHall | None:
            if site == "agdal":
                raise OverflowError(site)
            return await change(site, rule)

        monkeypatch.setattr(store, "change", broken)
        clock.at += FORGOTTEN_AFTER
        running = Running(store, clock)
        for _ in range(3):
            loop(running.look_after())
        assert set(loop(store.halls())) == {"agdal"}
        assert loop(store.status(clock.now())).relays
        errors = [one for one in caplog.records if one.levelname == "ERROR"]
        assert [one.getMessage() for one in errors] == ["agdal: agdal"]
        caplog.clear()

    def test_a_store_that_fails_ends_nothing(
        self,
        store: RelayStore,
        loop: Loop,
        clock: FakeClock,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        async def broken() -> Enrolled:
            raise ValueError("torn")

        monkeypatch.setattr(store, "enrolled", broken)
        running = Running(store, clock)
        loop(running.look_after())
        loop(running.look_after())
        assert caplog.text.count("the store: torn") == 1
        caplog.clear()


def test_a_hall_that_another_version_wrote_is_asked_for_anew(
    valkey_address: str, loop: Loop, clock: FakeClock
) -> None:
    with closing(valkey.Valkey.from_url(valkey_address)) as server:
        server.flushall()
        server.hset("nouba:hall:agdal", mapping={"stamp": b"1", "body": b'{"run": 1}'})
    store, office = ValkeyStore(valkey_address), SpeakingOffice(clock)
    assert loop(store.halls()) == {}
    loop(send(store, office.whole({"1": ticket(clock)}), clock))
    assert loop(store.find(HASH)) is not None
    loop(store.close())


class Parts(RuleBasedStateMachine):
    """A line that sends its hall in parts, and is cut off between them or starts anew."""

    keys = st.sets(st.integers(1, 8), max_size=4)

    def __init__(self) -> None:
        super().__init__()
        self.clock, self.held = FakeClock(), cast("HallRecord | None", None)
        self.office = SpeakingOffice(self.clock)
        self.shown: dict[int, str] = {}
        self.named: set[int] | None = None

    def _take(self, batch: HallBatch) -> None:
        self.held = taken(self.held, batch, str(batch.number), self.clock.now())

    def _told(self, keys: set[int]) -> dict[str, TicketFacts]:
        label = f"N {self.office.number + 1}"
        self.shown |= dict.fromkeys(keys, label)
        return {str(one): ticket(self.clock, one, label=label) for one in keys}

    @rule(keys=keys, more=st.booleans(), anew=st.booleans())
    def begin(self, keys: set[int], *, more: bool, anew: bool) -> None:
        if anew:
            self.clock.at += SILENT_FOR
            self.office = SpeakingOffice(self.clock, run=f"{self.office.run}r")
        self._take(self.office.whole(self._told(keys), more=more))
        self._close(keys, more=more)

    @precondition(lambda self: self.held)
    @rule(keys=keys, gone=keys, more=st.booleans())
    def go_on(self, keys: set[int], gone: set[int], *, more: bool) -> None:
        assert self.held
        gone = {one for one in gone - keys if str(one) in self.held.tickets}
        tickets = self._told(keys) | {str(one): None for one in gone}
        for one in gone:
            del self.shown[one]
        self._take(self.office.next(tickets=tickets, more=more))
        if self.named is not None:
            self._close((self.named | keys) - gone, more=more)

    def _close(self, named: set[int], *, more: bool) -> None:
        self.named = named if more else None
        if not more:
            self.shown = {one: label for one, label in self.shown.items() if one in named}

    @invariant()
    def pages_are_of_what_was_named_and_not_yet_left_out(self) -> None:
        found = by_key(self.held) if self.held else {}
        assert {key: one.label for key, (one, _) in found.items()} == {
            key_hash(key_of(one)): label for one, label in self.shown.items()
        }


TestParts = Parts.TestCase


class TestStatus:
    def test_followers_are_counted_once_and_for_two_minutes(
        self, store: RelayStore, loop: Loop, clock: FakeClock
    ) -> None:
        for _ in range(3):
            loop(store.note_follower("agdal", HASH, clock.now()))
        loop(store.note_follower("agdal", key_hash(key_of(2)), clock.now()))
        assert loop(store.following("agdal", clock.now())) == 2
        assert loop(store.following("rabat", clock.now())) == 0
        clock.at += FOLLOWED_FOR
        assert loop(store.following("agdal", clock.now())) == 0

    def test_it_tells_how_relays_and_sites_are(
        self, store: RelayStore, loop: Loop, clock: FakeClock, office: SpeakingOffice
    ) -> None:
        loop(send(store, office.whole({"1": ticket(clock)}), clock))
        loop(store.note_follower("agdal", HASH, clock.now()))
        load = RelayLoad(
            at=clock.now(), since=clock.now(), pages=5, unchanged=4, unknown=0, batches=1,
            refused=0, processor_s=0.5, memory_bytes=1,
        )  # fmt: skip
        loop(store.tell("one", load))
        found = loop(store.status(clock.now()))
        assert found.relays == {"one": load}
        site = found.sites["agdal"]
        assert (site.tickets, site.following, site.number) == (1, 1, 1)
        assert site.heard_at == clock.now()
