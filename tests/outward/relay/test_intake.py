"""Taking batches: each bad one is refused with its reason in the log, and nothing is changed."""

import gzip
import logging
from datetime import timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outward.receiving.enrolment import MOST_OF_AN_ADDRESS
from outward.receiving.parcel import BatchRefusedError, unpacked
from outward.relay import record
from outward.relay.memory_store import MemoryStore
from outward.relay.record import MOST_TICKETS, HallRecord
from outward.relay.store import RelayStore
from outward.wire.batch import FRESH_FOR, JOIN_PATH, LONGEST_BYTES, PATH, SIGNATURE, SILENT_FOR
from outward.wire.hall import HallFacts, Place, VisitState
from outward.wire.signature import signed
from reception.domain.page_key import key_hash
from tests.outward.relay.conftest import Loop
from tests.outward.relay.offices import (
    FR,
    HALL,
    KEY,
    SpeakingOffice,
    key_of,
    made_at,
    place,
    ticket,
)
from tests.outward.relay.relays import TrialRelay, reason
from tests.support.clocks import FakeClock

HASH = key_hash(KEY)


@pytest.fixture
def relay(store: RelayStore, loop: Loop, clock: FakeClock) -> TrialRelay:
    return TrialRelay(store, loop, clock)


@pytest.fixture
def office(relay: TrialRelay, clock: FakeClock) -> SpeakingOffice:
    return relay.admit(SpeakingOffice(clock))


class Refusals:
    """Looks that an answer is a refusal, that the log says why, and that nothing was changed."""

    def __init__(self, relay: TrialRelay, caplog: pytest.LogCaptureFixture) -> None:
        self._relay, self._caplog = relay, caplog
        self.start()

    def start(self) -> None:
        self._before = self._record()

    def _record(self) -> HallRecord | None:
        held = self._relay.loop(self._relay.store.hall("agdal"))
        return held.record if held else None

    def __call__(self, answer: httpx.Response, status: int, why: str) -> None:
        assert (answer.status_code, why in reason(answer)) == (status, True), answer.text
        assert why in self._caplog.text
        assert HASH not in self._caplog.text
        assert self._record() == self._before
        self._caplog.clear()


@pytest.fixture
def refused(relay: TrialRelay, caplog: pytest.LogCaptureFixture) -> Refusals:
    return Refusals(relay, caplog)


class TestOrder:
    def test_a_whole_batch_and_those_that_follow_it_are_taken(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        first = office.whole({"1": ticket(clock)}, {"1": place(clock, 4)})
        assert relay.take(office, first).number == 1
        assert relay.take(office, office.next(places={"1": place(clock, 2)})).number == 2
        held = relay.loop(relay.store.find(HASH))
        assert held is not None
        assert held.tickets[HASH][1] == place(clock, 2)

    def test_the_last_one_once_more_changes_nothing_and_is_no_fault(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        batch = office.whole({"1": ticket(clock)})
        assert relay.take(office, batch) == relay.take(office, batch)

    def test_one_that_was_sent_before_is_refused(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock, refused: Refusals
    ) -> None:
        first = office.whole({"1": ticket(clock)})
        relay.take(office, first)
        relay.take(office, office.next(tickets={"1": ticket(clock, label="A 002")}))
        refused.start()
        refused(relay.sent(*office.packed(first)), 409, "it was sent before")

    def test_one_that_comes_too_early_changes_nothing_and_is_told_what_is_held(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        relay.take(office, office.whole({"1": ticket(clock)}))
        lost, early = office.next(tickets={"1": None}), office.next(tickets={"2": ticket(clock, 2)})
        assert relay.take(office, early).number == 1
        assert relay.page().status_code == 200
        assert relay.take(office, lost).number == 2
        assert relay.page().status_code == 404

    def test_a_relay_that_holds_nothing_asks_for_all(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        office.number = 7
        assert relay.take(office, office.next(tickets={"1": ticket(clock)})).number == 0
        assert relay.page().status_code == 404

    def test_a_whole_batch_keeps_who_was_just_served(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        over = ticket(clock, 2, state=VisitState.OVER)
        relay.take(office, office.whole({"1": ticket(clock), "2": over}))
        relay.take(office, office.whole({"3": ticket(clock, 3)}))
        assert relay.page().status_code == 404
        assert relay.page(key_of(2)).status_code == 200
        clock.advance(minutes=15)
        assert relay.page(key_of(2)).status_code == 404

    def test_another_computer_speaks_only_once_the_first_is_silent(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock, refused: Refusals
    ) -> None:
        relay.take(office, office.whole({"1": ticket(clock)}))
        cloned = SpeakingOffice(clock, run="r2")
        clock.at += SILENT_FOR - timedelta(seconds=1)
        refused.start()
        answer = relay.sent(*cloned.packed(cloned.whole({"1": ticket(clock, label="X 666")})))
        refused(answer, 409, "Another computer speaks for this site")
        clock.advance(seconds=1)
        assert relay.take(cloned, cloned.next(tickets={"2": ticket(clock, 2)})).number == 0
        relay.take(cloned, cloned.whole({"2": ticket(clock, 2)}))
        assert [relay.page(key).status_code for key in (KEY, key_of(2))] == [404, 200]

    def test_what_an_earlier_run_said_is_no_news(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock, refused: Refusals
    ) -> None:
        old = office.packed(office.whole({"1": ticket(clock)}))
        relay.sent(*old)
        clock.advance(seconds=31)
        new = SpeakingOffice(clock, run="r2")
        relay.take(new, new.whole({"2": ticket(clock, 2)}))
        clock.advance(seconds=31)
        refused.start()
        refused(relay.sent(*old), 409, "made before")


class TestBadInput:
    @pytest.fixture(autouse=True)
    def spoken(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock, refused: Refusals
    ) -> None:
        relay.take(office, office.whole({"1": ticket(clock)}))
        refused.start()

    def test_a_site_that_was_not_let_in(
        self, relay: TrialRelay, clock: FakeClock, refused: Refusals
    ) -> None:
        other = SpeakingOffice(clock, "rabat")
        answer = relay.sent(*other.packed(other.whole({"1": ticket(clock)})), other.site)
        refused(answer, 403, "'rabat' is not admitted")

    def test_the_key_of_another_site(
        self, relay: TrialRelay, clock: FakeClock, refused: Refusals
    ) -> None:
        other = relay.admit(SpeakingOffice(clock, "rabat"))
        forged = msgspec.structs.replace(other.whole({"1": ticket(clock)}), site="agdal")
        refused(relay.sent(*other.packed(forged)), 403, "not signed with the site's key")

    def test_another_site_in_the_header_than_in_the_batch(
        self, relay: TrialRelay, clock: FakeClock, refused: Refusals
    ) -> None:
        other = relay.admit(SpeakingOffice(clock, "rabat"))
        forged = msgspec.structs.replace(other.whole({"1": ticket(clock)}), site="agdal")
        refused(relay.sent(*other.packed(forged), "rabat"), 403, "another site than its header")

    @pytest.mark.parametrize("signature", ["", "AAAA", "not base64 \N{COMBINING ACUTE ACCENT}"])
    def test_a_signature_that_is_none(
        self, relay: TrialRelay, office: SpeakingOffice, refused: Refusals, signature: str
    ) -> None:
        body, _ = office.packed(office.next())
        answer = relay.sent(body, signature.encode("ascii", "ignore").decode())
        refused(answer, 403, "not signed")

    @pytest.mark.parametrize("off", [timedelta(hours=1), -timedelta(hours=1)])
    def test_a_clock_that_is_off_by_an_hour(
        self, relay: TrialRelay, office: SpeakingOffice, refused: Refusals, off: timedelta
    ) -> None:
        batch = made_at(office.next(), relay.clock.now() + off)
        refused(relay.sent(*office.packed(batch)), 400, "set the site's clock")

    def test_a_clock_that_is_off_a_little_is_taken(
        self, relay: TrialRelay, office: SpeakingOffice
    ) -> None:
        relay.take(office, made_at(office.next(), relay.clock.now() + FRESH_FOR))

    def test_a_bomb_is_unpacked_as_far_as_a_batch_goes_and_not_at_all_of_a_stranger(
        self, relay: TrialRelay, office: SpeakingOffice, refused: Refusals
    ) -> None:
        bomb, signature = office.sealed(b"[" * (100 * LONGEST_BYTES))
        assert len(bomb) < LONGEST_BYTES
        refused(relay.sent(bomb, "AAAA"), 403, "not signed")
        refused(relay.sent(bomb, signature), 413, "longer than")

    def test_one_that_is_too_long_is_not_even_read(
        self, relay: TrialRelay, refused: Refusals
    ) -> None:
        refused(relay.sent(b"x" * (LONGEST_BYTES + 1), "AAAA"), 413, "longer than")

    def test_something_behind_it(
        self, relay: TrialRelay, office: SpeakingOffice, refused: Refusals
    ) -> None:
        body = office.packed(office.next())[0] + b"more"
        refused(relay.sent(body, signed(body, office.key)), 400, "stands behind it")

    def test_one_that_is_not_packed(
        self, relay: TrialRelay, office: SpeakingOffice, refused: Refusals
    ) -> None:
        answer = relay.asked("POST", PATH, content=msgspec.json.encode(office.next()))
        refused(answer, 415, "is packed with gzip")

    def test_another_format(
        self, relay: TrialRelay, office: SpeakingOffice, refused: Refusals
    ) -> None:
        refused(relay.sent(*office.packed(office.next(format=2))), 400, "format 2")

    def test_a_key_that_is_no_hash_and_hours_that_are_none(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock, refused: Refusals
    ) -> None:
        naive = clock.now().replace(tzinfo=None)
        for told, why in (
            ({"tickets": {"2": ticket(clock, 2, key="K" * 64)}}, "no SHA-256"),
            ({"tickets": {"2": ticket(clock, 2, since=naive)}}, "not of today"),
            ({"places": {"1": Place(ahead=1, after=clock.now() + timedelta(days=3))}}, "of today"),
            ({"made_at": naive}, "set the site's clock"),
            ({"base": 99}, "comes after it"),
        ):
            number = office.number
            refused(relay.sent(*office.packed(office.next(**told))), 400, why)
            office.number = number

    @pytest.mark.parametrize(
        "zone", ["", "Africa/Nowhere", "../../etc/passwd", "/etc/passwd", "a\0b"]
    )
    def test_a_zone_that_is_none(
        self, relay: TrialRelay, office: SpeakingOffice, refused: Refusals, zone: str
    ) -> None:
        hall = msgspec.structs.replace(HALL, zone=zone)
        refused(relay.sent(*office.packed(office.next(hall=hall))), 400, "no such time zone")

    def test_all_there_is_without_a_hall(
        self, relay: TrialRelay, office: SpeakingOffice, refused: Refusals
    ) -> None:
        batch = office.next(base=None)
        refused(relay.sent(*office.packed(batch)), 400, "does not say which hall")

    def test_what_would_fill_a_relay_or_no_counter_holds(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock, refused: Refusals
    ) -> None:
        for told in (
            {"tickets": {"2": ticket(clock, 2, label="A" * 17)}},
            {"tickets": {"2": ticket(clock, 2, service="s" * 201)}},
            {"tickets": {"2": ticket(clock, 2, calls=10**7)}},
            {"tickets": {"2": ticket(clock, 2, counter=-1)}},
            {"tickets": {"2" * 17: ticket(clock, 2)}},
            {"places": {"1": Place(ahead=10**7)}},
            {"run": "r" * 65},
            {"number": 2**53 + 1},
        ):
            number = office.number
            refused(relay.sent(*office.packed(office.next(**told))), 400, "not the form")
            office.number = number

    def test_more_bytes_than_a_relay_holds_of_a_site(
        self,
        relay: TrialRelay,
        office: SpeakingOffice,
        refused: Refusals,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(record, "MOST_BYTES", 4_000)
        hall = msgspec.structs.replace(HALL, names={FR: "x" * 4_000})
        refused(relay.sent(*office.packed(office.next(hall=hall))), 413, "bytes of one site")

    def test_more_tickets_than_an_office_has(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock, refused: Refusals
    ) -> None:
        each = 900
        sent = 1
        while True:
            many = {
                f"{sent + one}": ticket(clock, 2, key=key_hash(str(sent + one)))
                for one in range(each)
            }
            answer = relay.sent(*office.packed(office.next(tickets=many)))
            sent += each
            if sent > MOST_TICKETS:
                break
            assert answer.status_code == 200, answer.text
            refused.start()
        refused(answer, 413, "are not held")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 400), flip=st.integers(1, 255), torn=st.booleans())
def test_a_batch_that_was_changed_on_its_way_changes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, cut: int, flip: int, *, torn: bool
) -> None:
    clock, loop = FakeClock(), Loop()
    relay = TrialRelay(MemoryStore(tmp_path), loop, clock)
    office = relay.admit(SpeakingOffice(clock))
    body, signature = office.packed(office.whole({"1": ticket(clock)}))
    place_of = cut % len(body)
    changed = bytes((body[place_of] ^ flip,))
    sent = body[:place_of] if torn else body[:place_of] + changed + body[place_of + 1 :]
    answer = relay.sent(sent, signature)
    assert answer.status_code == 403
    assert reason(answer) in caplog.text
    assert relay.loop(relay.store.hall("agdal")) is None
    caplog.clear()
    loop.close()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    field=st.sampled_from(
        ["format", "run", "number", "base", "made_at", "hall", "tickets", "places", "heard", "x"]
    ),
    value=JSON,
)
def test_whatever_a_site_signs_is_taken_or_refused_and_is_never_a_fault(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, field: str, value: object
) -> None:
    clock, loop = FakeClock(), Loop()
    relay = TrialRelay(MemoryStore(tmp_path), loop, clock)
    office = relay.admit(SpeakingOffice(clock))
    batch = msgspec.to_builtins(office.whole({"1": ticket(clock)}))
    answer = relay.sent(*office.sealed(msgspec.json.encode({**batch, field: value})))
    assert answer.status_code in {200, 400, 409}, answer.text
    assert relay.page().status_code in {200, 404}
    assert all(one.levelno < logging.ERROR for one in caplog.records)
    caplog.clear()
    loop.close()


@pytest.mark.parametrize(
    "text", [b"[" * 200_000, b'{"a":' * 50_000, b'"\\ud800"', b"\xff\xfe", b""]
)
def test_texts_that_no_reader_likes_are_refused(
    relay: TrialRelay, office: SpeakingOffice, refused: Refusals, text: bytes
) -> None:
    refused.start()
    refused(relay.sent(*office.sealed(text)), 400, "has not the form")


def test_unpacking_stops_at_the_longest_batch() -> None:
    whole = gzip.compress(b" " * LONGEST_BYTES)
    assert len(unpacked(whole)) == LONGEST_BYTES
    with pytest.raises(BatchRefusedError, match="longer"):
        unpacked(gzip.compress(b" " * (LONGEST_BYTES + 1)))


class TestJoining:
    def asked(self, relay: TrialRelay, body: bytes, signature: str) -> int:
        headers = {SIGNATURE: signature}
        return relay.asked("POST", JOIN_PATH, content=body, headers=headers).status_code

    def test_a_site_that_asks_waits_for_the_operator(
        self, relay: TrialRelay, clock: FakeClock
    ) -> None:
        assert self.asked(relay, *SpeakingOffice(clock).join()) == 202
        assert [one.site for one in relay.loop(relay.store.enrolled()).pending] == ["agdal"]

    def test_a_request_without_form_is_refused_and_one_address_cannot_fill_the_list(
        self, relay: TrialRelay, clock: FakeClock, caplog: pytest.LogCaptureFixture
    ) -> None:
        office = SpeakingOffice(clock)
        for told in ({"site": "../x"}, {"public_key": "x"}, {"name": 1}, {"more": 1}):
            assert self.asked(relay, *office.join(**told)) == 400
        assert relay.asked("POST", JOIN_PATH, content=b"x" * 5000).status_code == 413
        statuses = {
            self.asked(relay, *SpeakingOffice(clock, f"s{number}").join()) for number in range(100)
        }
        assert statuses == {202, 429}
        pending = relay.loop(relay.store.enrolled()).pending
        assert len(pending) == MOST_OF_AN_ADDRESS
        caplog.clear()

    def test_a_request_that_the_named_key_did_not_sign_is_refused(
        self, relay: TrialRelay, clock: FakeClock, caplog: pytest.LogCaptureFixture
    ) -> None:
        body, _ = SpeakingOffice(clock).join()
        _, signature = SpeakingOffice(clock, "rabat").join()
        for other in ("", signature):
            assert self.asked(relay, body, other) == 403
        assert relay.loop(relay.store.enrolled()).pending == []
        assert "not signed with the key that it names" in caplog.text
        caplog.clear()


def test_nothing_of_a_hall_is_changed_by_looking_at_it(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    relay.take(office, office.whole({"1": ticket(clock)}))
    held = relay.loop(relay.store.hall("agdal"))
    for path in (f"/{KEY}", f"/{KEY}?do=leave", f"/{KEY}?leave=yes&face=5", PATH, JOIN_PATH):
        for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE"):
            relay.asked(method, path)
    after = relay.loop(relay.store.hall("agdal"))
    assert held is not None
    assert after is not None
    assert after.record == held.record


def test_every_field_of_a_hall_that_leaves_is_read(clock: FakeClock) -> None:
    assert msgspec.json.decode(msgspec.json.encode(HALL), type=HallFacts) == HALL
