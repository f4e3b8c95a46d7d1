"""A relay by its rules alone, without a wire: what a receiver holds after batches."""

from dataclasses import dataclass, field

import msgspec

from outward.wire.batch import LONGEST_BYTES, BatchAnswer, HallBatch
from outward.wire.hall import HallFacts, Place, TicketFacts, VisitState

_DECODER = msgspec.json.Decoder(HallBatch)


@dataclass(eq=False)
class ModelRelay:
    """Holds one site, as the protocol says; it never forgets by the clock."""

    longest_bytes: int = LONGEST_BYTES
    run: str = ""
    number: int = 0
    hall: HallFacts | None = None
    tickets: dict[str, TicketFacts] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    before: tuple[dict[str, TicketFacts], dict[str, Place]] = field(
        default_factory=lambda: ({}, {})
    )
    """What it held by key, and goes on to show until all there is has come."""
    wholes: int = 0
    heard: list[str] = field(default_factory=list)

    def take(self, body: bytes) -> BatchAnswer:
        """Take a batch, or say what is held."""
        assert len(body) <= self.longest_bytes
        batch = _DECODER.decode(body)
        held = self.number if batch.run == self.run else 0
        is_next = batch.base is None or (held and batch.base == held)
        if batch.number <= held or not is_next:
            return BatchAnswer(number=held)
        if batch.base is None:
            self.before = self.seen()[1:]
            self.hall, self.tickets, self.places = None, {}, {}
            self.wholes += 1
        self.run, self.number = batch.run, batch.number
        self.hall = batch.hall or self.hall
        for handle, facts in batch.tickets.items():
            if facts is None:
                # What it never had it is not told to forget.
                self.before[0].pop(self.tickets.pop(handle).key, None)
                self.places.pop(handle, None)
            else:
                self.tickets[handle] = facts
        for handle, place in batch.places.items():
            assert handle in self.tickets
            self.places[handle] = place
        if not batch.more:
            self.before = {}, {}
        self.heard += batch.heard
        return BatchAnswer(number=self.number)

    def seen(self) -> tuple[HallFacts | None, dict[str, TicketFacts], dict[str, Place]]:
        """Return what its pages say: tickets by key, and the places of those who wait."""
        tickets = self.before[0] | {one.key: one for one in self.tickets.values()}
        own = {self.tickets[handle].key: place for handle, place in self.places.items()}
        places = {
            key: place
            for key, place in (self.before[1] | own).items()
            if key in tickets and tickets[key].state is VisitState.WAITING
        }
        return self.hall, tickets, places
