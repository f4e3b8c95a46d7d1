"""A relay on the wire that keeps what it is sent, and behaves as badly as it is told."""

import asyncio
import gzip
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from enum import StrEnum

import msgspec
import uvicorn
from msgspec import structs
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from outward.wire.batch import (
    ENCODER,
    PATH,
    SIGNATURE,
    SITE,
    BatchAnswer,
    HallBatch,
    JoinRequest,
    Refused,
    VisitorWord,
)
from outward.wire.signature import code_of, is_signed
from reception.system.clock import SystemClock
from tests.support.model_relay import ModelRelay

PATIENCE_S = 60.0
_FOR_GOOD_S = 3600
_NEST = b'{"reason": ' + b"[" * 100_000


class Mood(StrEnum):
    """How it answers a push."""

    WELL = "well"
    UNWELL = "unwell"
    """503, and nothing is kept."""
    TOO_LONG = "too long"
    OTHER_COMPUTER = "another computer"
    HANGS = "hangs"
    DRIPS = "drips"
    """A byte now and then, without end."""
    FLOODS = "floods"
    LIES = "lies"
    """It says that it holds what it was never sent."""
    FORGETS = "forgets"
    """It keeps nothing, and says so."""
    BABBLES = "babbles"
    NESTS = "nests"
    """It answers with more brackets in each other than can be read."""
    NESTS_REFUSING = "nests, refusing"
    REDIRECTS = "redirects"
    CUTS = "cuts"
    """It keeps what it was sent, and dies before it answers."""


_STATUS = {Mood.UNWELL: 503, Mood.TOO_LONG: 413, Mood.OTHER_COMPUTER: 409}


@dataclass(eq=False)
class FakeRelay:
    """Serves on a port of its own, from a thread."""

    held: ModelRelay = field(default_factory=ModelRelay)
    mood: Mood = Mood.WELL
    admitted: set[str] = field(default_factory=set)
    """Public keys."""
    joins: list[JoinRequest] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    """What was sent, unpacked."""
    packed_bytes: int = 0
    packed: list[bytes] = field(default_factory=list)
    """What was sent, as it was."""
    headers: list[dict[str, str]] = field(default_factory=list)
    words: list[VisitorWord] = field(default_factory=list)
    """Said until they are heard."""
    clock_behind: timedelta = timedelta(0)
    requests: int = 0
    elsewhere: str = "http://127.0.0.1:1/v1/hall"
    certificate: tuple[str, str] | None = None
    """Files of a certificate and its key; without, it speaks HTTP."""
    port: int = 0

    @property
    def url(self) -> str:
        """Return its address."""
        return f"http{'s' if self.certificate else ''}://127.0.0.1:{self.port}"

    def admit(self, code: str) -> None:
        """Let in the site that shows this code."""
        self.admitted |= {
            one.public_key for one in self.joins if code_of(one.site, one.public_key) == code
        }

    def start(self) -> None:
        """Serve, at the same port as before."""
        listening = socket.create_server(("127.0.0.1", self.port))
        self.port = listening.getsockname()[1]
        routes = [
            Route("/v1/join", self._join, methods=["POST"]),
            Route(PATH, self._push, methods=["POST"]),
        ]
        config = uvicorn.Config(
            Starlette(routes=routes),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            date_header=False,
            timeout_keep_alive=60,
            ssl_certfile=self.certificate[0] if self.certificate else None,
            ssl_keyfile=self.certificate[1] if self.certificate else None,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listening]}, daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Serve nobody any more, whoever still waits."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()

    async def _join(self, request: Request) -> Response:
        body = await request.body()
        asked = msgspec.json.decode(body, type=JoinRequest)
        if self.mood in _STATUS:
            return _refused(_STATUS[self.mood], f"it is {self.mood}")
        if not is_signed(body, request.headers.get(SIGNATURE, ""), asked.public_key):
            return _refused(403, "it is not signed with the key that it names")
        self.joins.append(asked)
        return Response("{}", status_code=202)

    async def _push(self, request: Request) -> Response:
        self.requests += 1
        packed = await request.body()
        answer = await self._answer(request, packed)
        now = SystemClock().now() - self.clock_behind
        answer.headers["Date"] = format_datetime(now, usegmt=True)
        return answer

    async def _answer(self, request: Request, packed: bytes) -> Response:
        if self.mood in _STATUS:
            return _refused(_STATUS[self.mood], f"it is {self.mood}")
        if self.mood is Mood.HANGS:
            await asyncio.sleep(_FOR_GOOD_S)
        if bad := _BAD_ANSWERS.get(self.mood):
            return bad(self)
        signature = request.headers.get(SIGNATURE, "")
        if not any(is_signed(packed, signature, one) for one in self.admitted):
            return _refused(403, "this site is not admitted")
        body = gzip.decompress(packed)
        if request.headers.get(SITE) != msgspec.json.decode(body, type=HallBatch).site:
            return _refused(403, "it is of another site than it says")
        self.bodies.append(body)
        self.packed.append(packed)
        self.packed_bytes += len(packed)
        self.headers.append(dict(request.headers))
        answer = self.held.take(body)
        if self.mood is Mood.LIES:
            return Response(ENCODER.encode(structs.replace(answer, number=answer.number + 7)))
        heard = msgspec.json.decode(body, type=HallBatch).heard
        self.words = [one for one in self.words if one.id not in heard]
        if self.mood is Mood.CUTS:
            for one in [*self._server.server_state.connections]:
                one.transport.abort()
        return Response(ENCODER.encode(structs.replace(answer, words=self.words, following=3)))


def _refused(status: int, reason: str) -> Response:
    return Response(ENCODER.encode(Refused(reason=reason)), status_code=status)


async def _drops(piece: bytes, pause_s: float) -> AsyncIterator[bytes]:
    while True:
        yield piece
        await asyncio.sleep(pause_s)


_BAD_ANSWERS: dict[Mood, Callable[[FakeRelay], Response]] = {
    Mood.DRIPS: lambda _: StreamingResponse(_drops(b" ", 0.05)),
    Mood.FLOODS: lambda _: StreamingResponse(_drops(b" " * 65536, 0)),
    Mood.BABBLES: lambda _: Response(b'{"number": "\xff", "words": 7}'),
    Mood.NESTS: lambda _: Response(_NEST),
    Mood.NESTS_REFUSING: lambda _: Response(_NEST, status_code=422),
    Mood.REDIRECTS: lambda relay: Response(status_code=307, headers={"Location": relay.elsewhere}),
    Mood.FORGETS: lambda _: Response(ENCODER.encode(BatchAnswer(number=0))),
}


@contextmanager
def serving(relay: FakeRelay | None = None) -> Iterator[FakeRelay]:
    """Give a relay that serves."""
    found = relay or FakeRelay()
    found.start()
    try:
        yield found
    finally:
        found.stop()
