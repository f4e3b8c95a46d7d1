"""A relay for the tests, with no socket: sites and telephones speak to its application."""

from collections.abc import Mapping
from typing import Any

import httpx
import msgspec

from outward.receiving.limits import UnknownLimit
from outward.relay.app import RelayApp
from outward.relay.store import RelayStore
from outward.wire.batch import PATH, SIGNATURE, SITE, BatchAnswer, HallBatch, Refused
from tests.outward.relay.conftest import Loop
from tests.outward.relay.offices import KEY, SpeakingOffice
from tests.support.clocks import FakeClock

ORIGIN = "https://relay.example"


class TrialRelay:
    """A relay whose clock is moved by the test."""

    def __init__(
        self, store: RelayStore, loop: Loop, clock: FakeClock, limit: UnknownLimit | None = None
    ) -> None:
        self.store, self.loop, self.clock = store, loop, clock
        self.app = RelayApp(store, clock, limit=limit, monotonic_s=lambda: clock.now().timestamp())

    def asked(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        address: str = "196.200.0.1",
    ) -> httpx.Response:
        """Return what it answers."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=(address, 40000))
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
                return await client.request(method, path, headers=headers, content=content)

        return self.loop(ask())

    def page(self, key: str = KEY, language: str = "", **more: Any) -> httpx.Response:
        """Return the page of a ticket."""
        return self.asked("GET", f"/{key}?l={language}" if language else f"/{key}", **more)

    def post(self, form: str, key: str = KEY) -> httpx.Response:
        """Return the answer to a form of a page."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.asked("POST", f"/{key}?l=fr", content=form.encode(), headers=kind)

    def admit(self, office: SpeakingOffice) -> SpeakingOffice:
        """Let an office in."""
        self.loop(self.store.enrol(office.rule()))
        return office

    def sent(self, body: bytes, signature: str, site: str = "agdal") -> httpx.Response:
        """Return the answer to a packed batch."""
        headers = {"Content-Encoding": "gzip", SITE: site, SIGNATURE: signature}
        return self.asked("POST", PATH, content=body, headers=headers)

    def take(self, office: SpeakingOffice, batch: HallBatch) -> BatchAnswer:
        """Return what it holds after a batch that it takes."""
        answer = self.sent(*office.packed(batch), office.site)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=BatchAnswer)


def reason(answer: httpx.Response) -> str:
    """Return why a batch was refused."""
    return msgspec.json.decode(answer.content, type=Refused).reason
