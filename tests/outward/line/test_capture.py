"""Every byte of a day that leaves: the fields of the list and no other, and nobody's name."""

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct

from outward.line.projection import Projection
from outward.line.receiver import Receiver
from outward.wire.batch import ENCODER, HallBatch
from outward.wire.hall import VisitState
from outward.wire.signature import public_text
from outward.wire.visits import VisitsBatch
from reception.app import Reception
from reception.domain.errors import Refusal
from reception.domain.page_key import PhoneRules, page_key
from reception.queue.model import At
from reception.system.clock import SystemClock
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, dump, set_up
from tests.support.fake_relay import PATIENCE_S, FakeRelay, serving

_NOTE = "Mme Benani revient avec son fils"
_REASON = "elle pleure au guichet"
_STEPS = 220
_CLERKS = {3: "clerk1", 4: "clerk2"}


def fields_beside_the_list(body: bytes, of: type[Struct] = HallBatch) -> bool:
    """Return whether anything is in a batch that the list does not name."""
    sent = msgspec.json.decode(body)
    try:
        return bool(msgspec.json.decode(ENCODER.encode(msgspec.json.decode(body, type=of))) != sent)
    except msgspec.ValidationError:
        return True


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of a JSON value, names of fields as well."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from texts_in(one)
        case dict():
            for key, one in value.items():
                yield key
                yield from texts_in(one)


def secrets_in(body: bytes, parts: set[str], wholes: set[str]) -> set[str]:
    """Return what is never to leave and is in a batch: a part of it, or as a whole text."""
    text = body.decode()
    found = {one for one in parts if one in text}
    return found | wholes.intersection(texts_in(msgspec.json.decode(body)))


class _Day:
    """A hall in which anything that can happen does."""

    def __init__(self, reception: Reception, clock: FakeClock) -> None:
        self.desk, self.hall, self.clock = reception.desk, reception.hall, clock
        self.chance = random.Random(22)  # noqa: S311 - the same day each time
        self.labels: list[str] = []
        for counter, clerk in _CLERKS.items():
            self.desk.open_counter(At(counter, clerk))

    def step(self) -> None:
        """Let something happen, or be refused."""
        counter = self.chance.choice([*_CLERKS])
        here, named = At(counter, _CLERKS[counter]), self.chance.choice(self.labels or ["X1"])
        desk = self.desk
        may: list[Callable[[], object]] = [
            *[self._come] * 9,
            *[lambda: desk.call_next(here)] * 6,
            *[lambda: desk.start(here)] * 4,
            *[lambda: desk.finish(here)] * 4,
            lambda: desk.recall(here),
            *[lambda: desk.no_show(here)] * 3,
            lambda: desk.readmit(here, named),
            lambda: desk.park(here, note=_NOTE),
            lambda: desk.resume(here, named),
            lambda: desk.put_back(here, note=_NOTE),
            lambda: desk.transfer(here, to_service="residence", note=_NOTE),
            lambda: desk.transfer(here, to_clerk="clerk2", note=_NOTE),
            lambda: desk.call_ticket(here, named, reason=_REASON),
            lambda: desk.cancel(named),
            lambda: desk.leave(self.hall.ticket(named).visit.ticket),
            lambda: desk.let_go_first(self.hall.ticket(named).visit.ticket),
            lambda: desk.undo(here),
        ]
        with suppress(Refusal):
            self.chance.choice(may)()
        self.clock.advance(seconds=self.chance.randint(1, 90))

    def _come(self) -> None:
        service = self.chance.choice(COMMUNE.services).code
        language = self.chance.choice(COMMUNE.languages)
        priority = self.chance.choice(COMMUNE.priorities).code
        visit = self.desk.issue(service, language=language, priority=priority)
        self.labels = [*self.labels[-30:], visit.ticket.label]


async def _push(relay: FakeRelay, key: Ed25519PrivateKey, day: _Day, hall: Projection) -> None:
    receiver = Receiver(
        address=relay.url, site="commune", key=key, clock=SystemClock(), take_word=lambda *_: None
    )
    task = asyncio.create_task(receiver.follow())
    async with asyncio.timeout(10 * PATIENCE_S):
        for _ in range(_STEPS):
            day.step()
            now = hall.read()
            receiver.publish(now)
            while receiver._cursor.differs(now):
                await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


@pytest.mark.both
def test_of_a_day_nothing_leaves_but_the_list(
    reception: Reception, clock: FakeClock, database_url: str
) -> None:
    set_up(database_url, replace(COMMUNE, phone=PhoneRules(leave=True, let_go_first=True)), clock)
    key, hall = Ed25519PrivateKey.generate(), Projection(reception)
    with serving(FakeRelay(admitted={public_text(key)})) as relay:
        asyncio.run(_push(relay, key, _Day(reception, clock), hall))
    now = hall.read()
    assert relay.held.seen() == (now.hall, now.tickets, now.places)
    rows = dump(database_url)
    tickets = {row[0] for row in rows["ticket"]}
    states = {
        facts.state
        for body in relay.bodies
        for facts in msgspec.json.decode(body, type=HallBatch).tickets.values()
        if facts
    }
    assert states == {*VisitState}, "control: everything happened"
    assert any(_NOTE in map(str, row) for row in rows["event"]), "control: something was noted"
    assert len(tickets) > 50
    day_key = reception.page_keys.of(reception.hall.today())
    assert day_key
    ids = {str(one) for one in tickets}
    parts = {
        *(_NOTE, _REASON, day_key.hex(), key.private_bytes_raw().hex()),
        *ids,
        *(one.replace("-", "") for one in ids),
        *(page_key(day_key, visit.ticket.id) for visit in hall._over.values()),
        *(str(row) for one in rows["event"] for row in one if str(row).count("-") == 4),
        *(name for person in COMMUNE.people for name in person.names.values()),
    }
    wholes = {person.login for person in COMMUNE.people}
    for body in relay.bodies:
        assert not fields_beside_the_list(body)
        assert not secrets_in(body, parts, wholes)
    heads = {name for head in relay.headers for name in head}
    assert heads <= {
        *("host", "user-agent", "accept", "accept-encoding", "connection", "content-type"),
        *("content-encoding", "content-length", "nouba-signature", "nouba-site"),
    }


def test_what_is_planted_is_found() -> None:
    batch = {
        "format": 1,
        "site": "commune",
        "run": "r",
        "number": 1,
        "base": None,
        "made_at": "2026-11-25T09:00:00Z",
    }
    ticket = {
        "key": "k",
        "label": "A001",
        "language": "ar",
        "service": "acte",
        "state": "waiting",
        "since": "2026-11-25T09:00:00Z",
    }
    stay = [0, "acte", "all", "served", None, 1, 3, 5, None, 6, 6, 7, 8, None, None]
    day = {"day": "2026-11-24", "seal": "", "mark": "0" * 32}
    for stays, is_planted in (([stay], False), ([[*stay, "clerk1"]], True)):
        visits = {**day, "visits": [["A", 1, "ar", 5, stays]]}
        told = {**batch, "base": 1, "day": visits}
        del told["number"]
        sent = msgspec.json.encode(told)
        assert fields_beside_the_list(sent, VisitsBatch) is is_planted
        assert secrets_in(sent, set(), {"clerk1"}) == ({"clerk1"} if is_planted else set())
    clean = msgspec.json.encode({**batch, "tickets": {"1": ticket}})
    assert not fields_beside_the_list(clean)
    assert not secrets_in(clean, {"Benani"}, {"clerk1"})
    planted = msgspec.json.encode({**batch, "tickets": {"1": {**ticket, "clerk": "clerk1"}}})
    assert fields_beside_the_list(planted)
    assert secrets_in(planted, set(), {"clerk1"}) == {"clerk1"}
    noted = clean.replace(b"A001", b"Mme Benani")
    assert secrets_in(noted, {"Benani"}, set()) == {"Benani"}
