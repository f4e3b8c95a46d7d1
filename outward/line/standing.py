"""How a line stands with one receiver, of whichever kind, and how it is sent something."""

import gzip
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs

from outward.line.call import RelayAnswer, called
from outward.line.folder import LineState, ReceiverStatus
from outward.wire.batch import SIGNATURE, SITE
from outward.wire.signature import signed
from reception.system.clock import Clock

log = logging.getLogger(__name__)

_STATES = {200: LineState.UP, 403: LineState.NOT_ADMITTED, 409: LineState.ELSEWHERE}
_UNWELL = 500


@dataclass(frozen=True, slots=True)
class Parcel:
    """Packs and signs what a site sends to one place."""

    url: str
    site: str
    key: Ed25519PrivateKey

    async def sent(self, client: httpx.AsyncClient, body: bytes, deadline_s: float) -> RelayAnswer:
        """Return what is answered there.

        Raises:
            ReceiverFault: nothing that could be read to its end in time.
        """
        packed = gzip.compress(body, mtime=0)
        headers = {"Content-Encoding": "gzip", SITE: self.site, SIGNATURE: signed(packed, self.key)}
        return await called(client, self.url, packed, headers, deadline_s)


class Standing:
    """How a line stands with one receiver; what changes is in the log."""

    def __init__(self, address: str, clock: Clock) -> None:
        self._clock = clock
        self.status = ReceiverStatus(address=address, state=LineState.NEW, since=clock.now())

    def judged(self, answer: RelayAnswer) -> LineState:
        """Return what an answer means for the line, and note what it says of the clock."""
        if answer.date is not None:
            ahead_s = (self._clock.now() - answer.date).total_seconds()
            self.status = structs.replace(self.status, clock_ahead_s=round(ahead_s))
        if answer.status >= _UNWELL:
            return LineState.AWAY
        return _STATES.get(answer.status, LineState.REFUSED)

    def acknowledged(self, now: datetime, **found: Any) -> None:
        """Note that all is well, and what else is known."""
        self.change(LineState.UP, "")
        self.know(acknowledged_at=now, **found)

    def know(self, **found: Any) -> None:
        """Note what else is known."""
        self.status = structs.replace(self.status, **found)

    def change(self, state: LineState, says: str) -> None:
        """Note how it stands, and why it is not up."""
        before = self.status
        if before.state is not state:
            level = logging.INFO if state is LineState.UP else logging.WARNING
            log.log(level, "the line to %s is %s%s", before.address, state, says and f": {says}")
            before = structs.replace(before, since=self._clock.now())
        self.status = structs.replace(before, state=state, says=says)
