"""A centre for the tests, with no socket: a line's calls go straight to its application."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.types import Receive, Scope, Send

from outward.centre.app import CentreApp
from outward.centre.intake import CentreEnrolment
from outward.line.centre import CentreReceiver
from outward.receiving.enrolment import AdmittedSite, Enrolled
from outward.wire.signature import public_text
from outward.wire.visits import SILENT_FOR_S
from reception.database.connection import Database
from reception.database.server import SHOW_HEAD_OFFICE
from reception.database.upgrade import prepare_database
from reception.network.centre import Centre
from reception.network.network import open_centre, open_days
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, behind_its_back, set_up

ORIGIN = "http://centre.example"
HELD = (
    *("public.ticket", "public.leg", "public.counter_session", "public.clerk_break"),
    *("network.day", "network.description"),
)


@dataclass(eq=False)
class HeadOffice:
    """A centre, its head office, and the sites that it has let in."""

    url: str
    clock: FakeClock
    centre: Centre
    keys: dict[str, Ed25519PrivateKey] = field(default_factory=dict)
    bodies: list[bytes] = field(default_factory=list)
    """What it was sent, as it came."""
    lines: list[CentreReceiver] = field(default_factory=list)
    cut_after: int | None = None
    """After so many more requests no answer comes any more, though they are acted on."""

    def __post_init__(self) -> None:
        self.app = CentreApp(self.centre, self.clock)

    def admit(self, site: str) -> Ed25519PrivateKey:
        """Let a site in, and return its key."""
        key = self.keys[site] = Ed25519PrivateKey.from_private_bytes(site.encode().ljust(32, b"."))
        admitted = AdmittedSite(
            name=site, public_key=public_text(key), admitted_at=self.clock.now()
        )

        def rule(enrolled: Enrolled) -> Enrolled:
            return replace_admitted(enrolled, site, admitted)

        CentreEnrolment(self.centre).enrol(rule)
        return key

    def line(self, site: str, database_url: str) -> CentreReceiver:
        """Return a line of a site that was let in, which begins now."""
        # The one before is silent for long enough.
        self.clock.advance(seconds=SILENT_FOR_S + 1)
        made = CentreReceiver(
            ORIGIN, site, self.keys[site], self.clock, lambda: open_days(database_url, self.clock)
        )
        self.lines.append(made)
        return made

    def turn(self, line: CentreReceiver) -> bool:
        """Let a line do what there is to do; return whether all went well."""
        return self.asked(line._turn)

    def asked[Result](self, act: Callable[[httpx.AsyncClient], Awaitable[Result]]) -> Result:
        """Return what comes of calling it."""

        async def run() -> Result:
            transport = httpx.ASGITransport(self._serve, client=("196.200.0.1", 40000))
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
                return await act(client)

        return asyncio.run(run())

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def noted() -> dict[str, object]:
            message = await receive()
            if body := message.get("body"):
                self.bodies.append(body)
            return dict(message)

        if self.cut_after is None:
            await self.app(scope, noted, send)
            return
        self.cut_after -= 1
        if self.cut_after < 0:

            async def nobody(_: object) -> None:
                return

            await self.app(scope, noted, nobody)
            raise httpx.ReadError("the line was cut")
        await self.app(scope, noted, send)

    def held(self) -> dict[str, list[tuple[object, ...]]]:
        """Return every row that it holds of sites; not when they were heard."""
        with behind_its_back(self.url) as connection:
            return {
                table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()  # noqa: S608 - ours
                for table in HELD
            }

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Return rows, read behind its back."""
        with behind_its_back(self.url) as connection:
            return list(connection.execute(sql).fetchall())


def replace_admitted(enrolled: Enrolled, site: str, admitted: AdmittedSite) -> Enrolled:
    """Return who is in, with one more."""
    return Enrolled(admitted={**enrolled.admitted, site: admitted}, pending=enrolled.pending)


def prepare_head_office(url: str) -> None:
    """Make an empty database of PostgreSQL a centre's, with its head office."""
    clock = FakeClock()
    with open_centre(url, clock=clock, os_user="amina") as centre:
        assert centre.found(months=3)
    prepare_database(url)
    set_up(url, replace(COMMUNE, code="head"), clock)


@contextmanager
def a_head_office(url: str, clock: FakeClock) -> Iterator[HeadOffice]:
    """Give a centre in a copy of what was prepared."""
    with closing(Database(url)) as database, database.write() as run:
        # What a database is told of itself is not copied with it.
        run.change(SHOW_HEAD_OFFICE)
    with open_centre(url, clock=clock, os_user="amina") as centre:
        made = HeadOffice(url, clock, centre)
        yield made
        for line in made.lines:
            line.close()
