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
            self.hall, self.tickets, self.places = None, {}, {}
            self.wholes += 1
        self.run, self.number = batch.run, batch.number
        self.hall = batch.hall or self.hall
        for handle, facts in batch.tickets.items():
            if facts is None:
                # What it never had it is not told to forget.
                del self.tickets[handle]
                self.places.pop(handle, None)
            else:
                self.tickets[handle] = facts
        for handle, place in batch.places.items():
            assert handle in self.tickets
            self.places[handle] = place
        self.heard += batch.heard
        return BatchAnswer(number=self.number)

    def seen(self) -> tuple[HallFacts | None, dict[str, TicketFacts], dict[str, Place]]:
        """Return what its pages say: tickets by key, and the places of those who wait."""
        tickets = {one.key: one for one in self.tickets.values()}
        places = {
            facts.key: self.places[handle]
            for handle, facts in self.tickets.items()
            if facts.state is VisitState.WAITING and handle in self.places
        }
        return self.hall, tickets, places
