"""Taking what sites send: looked at from the cheapest to the dearest, and taken whole or not."""

import hashlib
import logging
import zlib

import msgspec

from outward.relay.enrolment import AdmittedSite, asking
from outward.relay.record import BatchRefusedError, HallRecord, require_sane, taken
from outward.relay.store import RelayStore
from outward.wire.batch import FORMAT, LONGEST_BYTES, BatchAnswer, HallBatch, JoinRequest
from outward.wire.signature import is_signed
from reception.system.clock import Clock
from reception.system.decode import decoded

_GZIP = 31
_WORDS_AT_ONCE = 200
NOBODY_KNOWN = "a site that nobody knows"
"""So the log calls whoever did not get as far as to say who it is."""

_log = logging.getLogger("nouba.relay")


def unpacked(body: bytes) -> bytes:
    """Return what was packed with gzip, and stop where it grows beyond what a batch may be.

    Raises:
        BatchRefusedError: it is too long, torn, or no gzip.
    """
    machine = zlib.decompressobj(wbits=_GZIP)
    try:
        text = machine.decompress(body, LONGEST_BYTES + 1)
    except zlib.error:
        raise BatchRefusedError("It is not packed with gzip, or torn", 400) from None
    if len(text) > LONGEST_BYTES:
        raise BatchRefusedError(f"It is longer than {LONGEST_BYTES} bytes", 413)
    if not machine.eof or machine.unused_data:
        raise BatchRefusedError("It is torn, or something stands behind it", 400)
    return text


def _read[Read](text: bytes, of: type[Read]) -> Read:
    try:
        return decoded(text, of)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise BatchRefusedError(
            f"It has not the form of a batch: {str(error)[:200]}", 400
        ) from None


def _require_signed(body: bytes, site: str, signature: str, admitted: AdmittedSite | None) -> None:
    """Judge the body as it came: of whoever only says that it is a site nothing is unpacked."""
    if admitted is None:
        raise BatchRefusedError(f"The site {site[:64]!a} is not admitted", 403)
    if not is_signed(body, signature, admitted.public_key):
        raise BatchRefusedError("It is not signed with the site's key", 403)


def _require_same(site: str, named: str) -> None:
    if site != named:
        raise BatchRefusedError("It is of another site than its header names", 403)


def _require_own(join: JoinRequest, body: bytes, signature: str) -> None:
    if not is_signed(body, signature, join.public_key):
        raise BatchRefusedError("It is not signed with the key that it names", 403)


def _form_of(body: bytes) -> HallBatch:
    if len(body) > LONGEST_BYTES:
        raise BatchRefusedError(f"It is longer than {LONGEST_BYTES} bytes", 413)
    batch = _read(unpacked(body), HallBatch)
    if batch.format != FORMAT:
        raise BatchRefusedError(
            f"It has format {batch.format}, and here format {FORMAT} is read", 400
        )
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
            join = _read(body, JoinRequest)
            _require_own(join, body, signature)
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
            _require_signed(body, site, signature, admitted)
            batch = _form_of(body)
            _require_same(batch.site, site)
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
