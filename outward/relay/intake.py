"""Taking what sites send of their halls: each batch is taken whole, or not at all."""

import hashlib
import logging

from outward.receiving.enrolment import asking
from outward.receiving.parcel import (
    NOBODY_KNOWN,
    BatchRefusedError,
    join_in,
    read_as,
    require_format,
    require_same,
    require_signed,
    unpacked,
)
from outward.relay.record import HallRecord, require_sane, taken
from outward.relay.store import RelayStore
from outward.wire.batch import FORMAT, BatchAnswer, HallBatch
from reception.system.clock import Clock

_WORDS_AT_ONCE = 200

_log = logging.getLogger("nouba.relay")


def _form_of(body: bytes) -> HallBatch:
    batch = read_as(unpacked(body), HallBatch)
    require_format(batch.format, FORMAT)
    return batch


class Intake:
    """Takes batches and requests to join."""

    def __init__(self, store: RelayStore, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self.batches = self.refused = 0

    async def join(self, body: bytes, signature: str, address: str) -> None:
        """Note that a site asks to be let in.

        Raises:
            BatchRefusedError: it has no form, is not signed, or others ask from this address.
        """
        try:
            join = join_in(body, signature)
            await self._store.enrol(asking(join, address, self._clock.now()))
        except BatchRefusedError as refused:
            self.refuse("a request to join", refused)
            raise

    async def take(self, body: bytes, site: str, signature: str) -> BatchAnswer:
        """Take a batch of a site, and say what is held now.

        Raises:
            BatchRefusedError: it is not taken; nothing was changed.
        """
        admitted = (await self._store.enrolled()).admitted.get(site)
        try:
            require_signed(body, site, signature, admitted.public_key if admitted else None)
            batch = _form_of(body)
            require_same(batch.site, site)
            return await self._taken(batch, hashlib.sha256(body).hexdigest())
        except BatchRefusedError as refused:
            self.refuse(site if admitted else NOBODY_KNOWN, refused)
            raise

    async def _taken(self, batch: HallBatch, digest: str) -> BatchAnswer:
        now = self._clock.now()
        require_sane(batch, now)

        def rule(held: HallRecord | None) -> HallRecord | None:
            return taken(held, batch, digest, now)

        held = await self._store.change(batch.site, rule)
        self.batches += 1
        if held is None or held.record.run != batch.run:
            return BatchAnswer(number=0)
        return BatchAnswer(
            number=held.record.number,
            words=list(held.record.words.values())[:_WORDS_AT_ONCE],
            following=await self._store.following(batch.site, now),
        )

    def refuse(self, who: str, refused: BatchRefusedError) -> None:
        """Write down why something was not taken."""
        self.refused += 1
        _log.warning("%s: refused: %s", who, refused)
