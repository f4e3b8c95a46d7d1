"""What one receiver holds, and the batches that bring it from there to the present.

Nothing is kept for a receiver but what it has acknowledged. What became of a batch whose answer did
not come nobody knows: the next one says all there is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from msgspec import structs

from outward.line.projection import PublicHall
from outward.wire.batch import ENCODER, FORMAT, LONGEST_BYTES, HallBatch
from outward.wire.hall import HallFacts, Handle, Place, TicketFacts

type _Change = tuple[str, TicketFacts | Place | None]
"""Of the ticket with this key; None: it is forgotten."""

# What is left out of a batch that is too long, so that the next try is not too long by a word.
_LESS = 0.9


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldHall:
    """What a receiver holds, as far as it has said so."""

    number: int | None = None
    """Of the batch that brought it there; None: it is told all there is."""
    hall: HallFacts | None = None
    tickets: Mapping[str, TicketFacts] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    is_begun: bool = False
    """Whether it was told a part of all there is, and keeps what it had until the last part."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedBatch:
    """A batch to be sent, and what its receiver holds once it has taken it."""

    body: bytes
    after: HeldHall
    heard: Sequence[str]
    is_whole: bool

    @property
    def number(self) -> int:
        """Return its number in the run."""
        return self.after.number or 0


@dataclass(eq=False)
class Cursor:
    """Where one receiver stands, in one run of a line."""

    site: str
    run: str
    longest_bytes: int = LONGEST_BYTES
    _held: HeldHall = field(default_factory=HeldHall)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _handles: dict[str, Handle] = field(default_factory=dict)
    _new_handles: Iterator[int] = field(default_factory=lambda: count(1))

    def differs(self, now: PublicHall) -> bool:
        """Return whether the receiver holds anything else than the present state."""
        held = (self._held.hall, self._held.tickets, self._held.places)
        is_behind = self._held.number is None or self._held.is_begun
        return is_behind or held != (now.hall, now.tickets, now.places)

    def prepare(self, now: PublicHall, heard: Sequence[str], made_at: datetime) -> PreparedBatch:
        """Return the batch that brings the receiver to the present state, or nearer to it."""
        number, changes = next(self._numbers), [*_changes(self._held, now)]
        room, is_whole = len(changes), self._held.number is None
        while True:
            more = room < len(changes) and (is_whole or self._held.is_begun)
            batch = self._batch(number, now, changes[:room], heard, made_at)
            body = ENCODER.encode(structs.replace(batch, more=more))
            if len(body) <= self.longest_bytes or not room:
                break
            room = int(room * self.longest_bytes / len(body) * _LESS)
        return PreparedBatch(
            body=body,
            after=replace(_after(self._held, number, now, changes, room), is_begun=more),
            heard=heard,
            is_whole=is_whole,
        )

    def acknowledge(self, sent: PreparedBatch) -> None:
        """Know that the receiver has taken a batch."""
        self._held = sent.after
        known = sent.after.tickets
        self._handles = {key: one for key, one in self._handles.items() if key in known}

    def lose(self) -> None:
        """Know nothing any more of what the receiver holds."""
        self._held = HeldHall()

    def _batch(
        self,
        number: int,
        now: PublicHall,
        changes: Sequence[_Change],
        heard: Sequence[str],
        made_at: datetime,
    ) -> HallBatch:
        return HallBatch(
            format=FORMAT,
            site=self.site,
            run=self.run,
            number=number,
            base=self._held.number,
            made_at=made_at,
            hall=None if now.hall == self._held.hall else now.hall,
            tickets={
                self._handle(key): what for key, what in changes if not isinstance(what, Place)
            },
            places={self._handle(key): what for key, what in changes if isinstance(what, Place)},
            heard=[*heard],
        )

    def _handle(self, key: str) -> Handle:
        known = self._handles.get(key)
        if known is None:
            known = self._handles[key] = str(next(self._new_handles))
        return known


def _changes(held: HeldHall, now: PublicHall) -> Iterator[_Change]:
    """Yield what differs: a ticket goes before its place."""
    for key, facts in now.tickets.items():
        if held.tickets.get(key) != facts:
            yield key, facts
    for key in held.tickets:
        if key not in now.tickets:
            yield key, None
    for key, place in now.places.items():
        if held.places.get(key) != place:
            yield key, place


def _after(
    held: HeldHall, number: int, now: PublicHall, changes: Sequence[_Change], room: int
) -> HeldHall:
    if room == len(changes):
        return HeldHall(number=number, hall=now.hall, tickets=now.tickets, places=now.places)
    tickets = dict(held.tickets)
    # Who does not wait has no place, and is given a new one when she waits again.
    places = {key: one for key, one in held.places.items() if key in now.places}
    for key, what in changes[:room]:
        if isinstance(what, Place):
            places[key] = what
        elif what is None:
            del tickets[key]
        else:
            tickets[key] = what
    return HeldHall(number=number, hall=now.hall, tickets=tickets, places=places)
