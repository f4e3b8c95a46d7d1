"""Batches bring a receiver to the present state, whatever is lost on the way."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from outward.line.cursor import Cursor, PreparedBatch
from outward.line.projection import PublicHall
from outward.wire.batch import HallBatch
from outward.wire.hall import HallFacts, Place, ServiceFacts, TicketFacts, VisitState
from reception.domain.language import Language
from tests.support.model_relay import ModelRelay

_AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
_KEYS = [f"{number:064x}" for number in range(6)]


def _hall(name: str) -> HallFacts:
    return HallFacts(
        names={Language.FRENCH: name},
        zone="Africa/Casablanca",
        hotline="3737",
        complaints_site="chikaya.ma",
        waiting_area={},
        languages=[Language.ARABIC, Language.FRENCH],
        services={"acte": ServiceFacts(names={Language.FRENCH: "Acte"})},
        counters={},
        readmit_minutes=20,
    )


def _ticket(key: str, state: VisitState, calls: int) -> TicketFacts:
    return TicketFacts(
        key=key,
        label=f"A{int(key, 16):03d}",
        language=Language.ARABIC,
        service="acte",
        state=state,
        since=_AT,
        calls=calls,
    )


@st.composite
def halls(draw: st.DrawFn) -> PublicHall:
    """Draw a hall of few visitors."""
    here = draw(st.lists(st.sampled_from(_KEYS), unique=True))
    tickets = {
        key: _ticket(key, draw(st.sampled_from(VisitState)), draw(st.integers(0, 1)))
        for key in here
    }
    places = {
        key: Place(ahead=draw(st.integers(0, 2)), before=_AT + timedelta(minutes=5))
        for key, one in tickets.items()
        if one.state is VisitState.WAITING
    }
    return PublicHall(
        hall=_hall(draw(st.sampled_from(["Agdal", "Yacoub"]))), tickets=tickets, places=places
    )


class Luck(StrEnum):
    """What becomes of a batch on its way."""

    WELL = "well"
    LOST = "lost"
    ANSWER_LOST = "answer lost"
    TWICE = "twice"
    LATE = "late"
    """It comes once more after the next one."""
    LINE_KILLED = "line killed"
    RELAY_EMPTIED = "relay emptied"


_SMALL_BYTES = 900
"""Three tickets or so."""


class _Way:
    """A line and a relay, and what happens between them."""

    def __init__(self, longest_bytes: int = _SMALL_BYTES) -> None:
        self.relay = ModelRelay(longest_bytes=longest_bytes)
        self.runs = 0
        self.late: list[bytes] = []
        self.restart()

    def restart(self) -> None:
        self.runs += 1
        self.cursor = Cursor("site", f"run{self.runs}", self.relay.longest_bytes)

    def send(self, now: PublicHall, luck: Luck) -> PreparedBatch:
        sent = self.cursor.prepare(now, (), _AT)
        if luck is Luck.LOST:
            self.cursor.lose()
            return sent
        if luck is Luck.RELAY_EMPTIED:
            self.relay = ModelRelay(longest_bytes=self.relay.longest_bytes)
        shown = self.relay.seen()[1].keys()
        answer = self.relay.take(sent.body)
        vanished = (shown & now.tickets.keys()) - self.relay.seen()[1].keys()
        assert not vanished, "a page is there before and after, and in between as well"
        if luck is Luck.TWICE:
            assert self.relay.take(sent.body) == answer
        for one in self.late:
            before = self.relay.seen()
            self.relay.take(one)
            # One that has forgotten all takes an old batch for a new one, until the next comes.
            assert luck is Luck.RELAY_EMPTIED or self.relay.seen() == before
        self.late = [sent.body] if luck is Luck.LATE else []
        if luck is Luck.LINE_KILLED:
            self.late = []
            self.restart()
        elif luck is Luck.ANSWER_LOST or answer.number != sent.number:
            self.cursor.lose()
        else:
            self.cursor.acknowledge(sent)
        return sent

    def catch_up(self, now: PublicHall) -> int:
        """Send until nothing differs, and return how many batches that took."""
        for sent in range(100):
            if not self.cursor.differs(now):
                return sent
            self.send(now, Luck.WELL)
        raise AssertionError("it never catches up")


@given(st.lists(st.tuples(halls(), st.sampled_from(Luck)), max_size=30), halls())
def test_whatever_is_lost_the_relay_comes_to_hold_the_present_state(
    day: list[tuple[PublicHall, Luck]], last: PublicHall
) -> None:
    way = _Way()
    for now, luck in day:
        way.send(now, luck)
        if not way.cursor.differs(now):
            assert way.relay.seen() == (now.hall, now.tickets, now.places)
    way.catch_up(last)
    assert way.relay.seen() == (last.hall, last.tickets, last.places)


@given(st.lists(halls(), min_size=1, max_size=20))
def test_a_quiet_way_needs_one_whole_batch(day: list[PublicHall]) -> None:
    way = _Way(longest_bytes=256 * 1024)
    for now in day:
        way.send(now, Luck.WELL)
        assert way.relay.seen() == (now.hall, now.tickets, now.places)
    assert way.relay.wholes == 1


@given(halls(), halls())
def test_who_comes_back_after_a_month_is_told_the_present_in_one_batch(
    before: PublicHall, now: PublicHall
) -> None:
    way = _Way(longest_bytes=256 * 1024)
    way.send(before, Luck.WELL)
    way.cursor.lose()
    sent = way.send(now, Luck.WELL)
    assert sent.is_whole
    assert way.relay.seen() == (now.hall, now.tickets, now.places)


@given(halls())
def test_what_does_not_fit_is_sent_in_a_chain(now: PublicHall) -> None:
    way = _Way()
    way.catch_up(now)
    assert way.relay.wholes == 1
    assert way.relay.seen() == (now.hall, now.tickets, now.places)


def test_between_the_parts_of_all_there_is_each_says_that_more_comes() -> None:
    way = _Way()
    tickets = {key: _ticket(key, VisitState.OVER, 1) for key in _KEYS}
    now = PublicHall(hall=_hall("Agdal"), tickets=tickets, places={})
    first = way.send(now, Luck.WELL)
    assert json.decode(first.body, type=HallBatch).more
    # What comes to be as its first part said is not said to be all before that is said.
    held = way.cursor._held
    now = PublicHall(hall=_hall("Agdal"), tickets=held.tickets, places={})
    assert way.cursor.differs(now)
    assert not json.decode(way.send(now, Luck.WELL).body, type=HallBatch).more
    assert not way.cursor.differs(now)
    now = PublicHall(hall=_hall("Agdal"), tickets=tickets, places={})
    way.send(now, Luck.WELL)
    many = {key: _ticket(key, VisitState.CANCELLED, 2) for key in _KEYS}
    changed = way.send(PublicHall(hall=_hall("Yacoub"), tickets=many, places={}), Luck.WELL)
    assert way.cursor.differs(PublicHall(hall=_hall("Yacoub"), tickets=many, places={}))
    assert not json.decode(changed.body, type=HallBatch).more, "what it has not named stays anyway"


def test_a_long_state_takes_several_batches() -> None:
    tickets = {key: _ticket(key, VisitState.OVER, 1) for key in _KEYS}
    assert _Way().catch_up(PublicHall(hall=_hall("Agdal"), tickets=tickets, places={})) > 1


def test_nothing_new_is_a_batch_of_a_few_bytes() -> None:
    way = _Way()
    now = PublicHall(hall=_hall("Agdal"), tickets={}, places={})
    way.send(now, Luck.WELL)
    assert not way.cursor.differs(now)
    assert b"hall" not in way.send(now, Luck.WELL).body


def test_words_are_named_as_heard() -> None:
    way = _Way()
    now = PublicHall(hall=_hall("Agdal"), tickets={}, places={})
    sent = way.cursor.prepare(now, ("w1", "w2"), _AT)
    way.relay.take(sent.body)
    assert way.relay.heard == ["w1", "w2"]


def test_who_waits_again_has_a_place_again() -> None:
    way, key, place = _Way(), _KEYS[0], Place(ahead=1)
    waits = (VisitState.WAITING, {key: place})
    for state, places in (waits, (VisitState.CALLED, {}), waits):
        now = PublicHall(hall=_hall("Agdal"), tickets={key: _ticket(key, state, 1)}, places=places)
        way.send(now, Luck.WELL)
        assert way.relay.seen() == (now.hall, now.tickets, now.places)
