"""What a store promises, on both: in memory and in a Valkey."""

import asyncio
from datetime import timedelta

import pytest

from outward.relay.enrolment import (
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
from outward.relay.record import FORGOTTEN_AFTER, STANDS_FOR, BatchRefusedError, HallRecord, taken
from outward.relay.serve import forget
from outward.relay.store import FOLLOWED_FOR, RelayLoad, RelayStore
from outward.wire.batch import HallBatch, JoinRequest
from outward.wire.hall import VisitState
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
        loop(store.enrol(asking(join_of(office), clock.now())))
        code = code_of(public_text(office.key))
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
            loop(store.enrol(asking(join_of(office), clock.now())))
        assert len(loop(store.enrolled()).pending) == 1
        loop(store.enrol(office.rule()))
        before = loop(store.enrolled())
        assert asking(join_of(office), clock.now())(before) is before

    def test_nobody_waits_for_longer_than_an_hour_and_no_more_than_a_hundred(
        self, store: RelayStore, loop: Loop, clock: FakeClock
    ) -> None:
        for number in range(MOST_PENDING):
            office = SpeakingOffice(clock, f"site-{number}")
            loop(store.enrol(asking(join_of(office), clock.now())))
        with pytest.raises(BatchRefusedError, match="Too many"):
            loop(store.enrol(asking(join_of(SpeakingOffice(clock, "late")), clock.now())))
        clock.at += PENDING_FOR
        assert still_pending(loop(store.enrolled()), clock.now()) == []
        loop(store.enrol(asking(join_of(SpeakingOffice(clock, "late")), clock.now())))
        assert [one.site for one in loop(store.enrolled()).pending] == ["late"]

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
