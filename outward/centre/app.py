"""The centre on the web: it takes what sites send, and shows nobody anything."""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from weakref import WeakValueDictionary

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from outward.centre.intake import CentreIntake, refuse
from outward.receiving.limits import UnknownLimit, network_of
from outward.receiving.parcel import NOBODY_KNOWN, BatchRefusedError
from outward.receiving.requests import (
    AS_JSON,
    HEALTH,
    address_of,
    joining_of,
    only_by,
    packed_of,
    refusal,
)
from outward.wire.batch import ENCODER, JOIN_PATH
from outward.wire.visits import VISITS_PATH, JoinAnswer, ReceiverKind
from reception.domain.errors import EnvironmentFault
from reception.network.centre import Centre
from reception.system.clock import Clock

_AT_ONCE = 4
"""So many steps of sites go on at once, each on a connection of its own."""
_AGAIN = {"Retry-After": "5"}

_log = logging.getLogger("nouba.centre")


class CentreApp:
    """Answers sites; each step is done in a thread, so that none waits for another's to begin."""

    def __init__(
        self,
        centre: Centre,
        clock: Clock,
        *,
        limit: UnknownLimit | None = None,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._centre = centre
        self._intake = CentreIntake(centre, clock)
        self._limit = limit or UnknownLimit()
        self._monotonic_s = monotonic_s
        self._workers = ThreadPoolExecutor(_AT_ONCE, "centre")
        self._turns = WeakValueDictionary[str, asyncio.Lock]()
        """By site, while a request of it is in hand: it takes one worker from the others."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request (ASGI)."""
        if scope["type"] != "http":
            return
        try:
            response = await self._answer(Request(scope, receive))
        except ClientDisconnect:
            return
        except BatchRefusedError as refused:
            response = refusal(refused)
        except EnvironmentFault as fault:
            _log.error("%s", fault)
            response = Response("", 503, _AGAIN)
        except Exception:  # noqa: BLE001 - one site's bad luck is no other's
            _log.exception("a request failed")
            response = Response("", 500, _AGAIN)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        path, method = request.scope["path"], request.method
        if path not in {VISITS_PATH, JOIN_PATH, HEALTH}:
            return Response("", 404)
        if path == HEALTH:
            if method not in {"GET", "HEAD"}:
                return only_by("GET", "HEAD")
            await self._done(self._centre.require_founded)
            return Response('{"status":"ok"}', 200, AS_JSON)
        if method != "POST":
            return only_by("POST")
        return await (self._batch(request) if path == VISITS_PATH else self._join(request))

    async def _batch(self, request: Request) -> Response:
        try:
            packed = await packed_of(request)
        except BatchRefusedError as refused:
            refuse(NOBODY_KNOWN, refused)
            raise
        async with self._turns.setdefault(packed[1], asyncio.Lock()):
            answer = await self._done(self._intake.take, *packed)
        return Response(ENCODER.encode(answer), 200, AS_JSON)

    async def _join(self, request: Request) -> Response:
        asked = await joining_of(request, self._limit, self._monotonic_s)
        await self._done(self._intake.join, *asked, network_of(address_of(request)))
        return Response(ENCODER.encode(JoinAnswer(kind=ReceiverKind.CENTRE)), 202, AS_JSON)

    async def _done[*Said, Result](self, act: Callable[[*Said], Result], *said: *Said) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._workers, act, *said)
