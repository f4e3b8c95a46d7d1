"""A line between a program and its server that can be spoilt in every way a network has.

    with FaultProxy(server_of(database_url)) as proxy:
        with open_reception(proxy.address_of(database_url)) as reception:
            proxy.swallow()      # a middlebox that acknowledges everything and passes nothing on
            ...
            proxy.heal()

It runs in a thread of its own; every word has taken effect when it returns.
"""

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Coroutine
from enum import Enum, auto
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import make_url

type Server = tuple[str, int] | Path
"""A host and a port, or the path of a socket."""

_HOST = "127.0.0.1"
_POSTGRESQL_PORT = 5432
# To close at once instead of politely: the other side is told "connection reset by peer".
_RESET = struct.pack("ii", 1, 0)
_MOST = 65536
_PATIENCE_S = 120.0


class Way(Enum):
    """Which way bytes go."""

    TO_SERVER = auto()
    TO_CLIENT = auto()


def server_of(database_url: str) -> Server:
    """Return where a PostgreSQL listens, which may be a socket in a folder."""
    url = make_url(database_url)
    host, port = str(url.query.get("host") or url.host or _HOST), url.port or _POSTGRESQL_PORT
    return Path(host) / f".s.PGSQL.{port}" if host.startswith("/") else (host, port)


class _Line:
    """One connection."""

    def __init__(self, client: asyncio.StreamWriter, server: asyncio.StreamWriter) -> None:
        self.ends = {Way.TO_CLIENT: client, Way.TO_SERVER: server}
        self.swallowed: set[Way] = set()
        self.has_lost_bytes = False
        self.ends_with_the_answer = False

    def reset(self) -> None:
        for end in self.ends.values():
            with contextlib.suppress(OSError):  # gone already
                end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            end.transport.abort()


class FaultProxy:
    """Passes bytes on to a server, until it is told otherwise; a context manager."""

    def __init__(self, server: Server, *, host: str = _HOST, port: int = 0) -> None:
        self._server = server
        self._host = host
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fault-proxy")
        # Holds the port while nobody listens there.
        self._port_holder = _bound(host, port)
        self.port: int = self._port_holder.getsockname()[1]
        self._listening: asyncio.Server | None = None
        self._full: list[socket.socket] = []
        self._lines: set[_Line] = set()
        self._opened: list[asyncio.StreamWriter] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        self._flows = asyncio.Event()
        self._swallowed: frozenset[Way] = frozenset()
        self._delay_s = 0.0
        self._left: dict[Way, int] = {}
        self._watched: tuple[bytes, Callable[[_Line], bool]] | None = None
        self.lost = threading.Event()
        """Set when a request or a reply was lost as ``lose_request`` or ``lose_reply`` asked."""
        self.accepted = 0
        """How many connections were made so far."""

    def address_of(self, database_url: str) -> str:
        """Return the address of the same database by way of this proxy."""
        url = make_url(database_url)
        query = {name: value for name, value in url.query.items() if name != "host"}
        through = url.set(host=self._host, port=self.port, query=query)
        return through.render_as_string(hide_password=False)

    # What a network does

    def heal(self) -> None:
        """Pass everything on again; a line that lost bytes meanwhile is of no more use."""
        self._do(self._heal())

    def reset(self) -> None:
        """Break every line that is open; new ones are taken."""
        self._do(self._reset())

    def refuse(self) -> None:
        """Break every line, and let nobody listen."""
        self._do(self._refuse())

    def blackhole(self) -> None:
        """Let open lines stand still, and leave calls for new ones unanswered; heal goes on."""
        self._do(self._blackhole())

    def swallow(self, *ways: Way) -> None:
        """Acknowledge what goes these ways, or both, and pass it on to nobody."""
        self._do(self._set(_swallowed=frozenset(ways or Way)))

    def delay(self, seconds: float) -> None:
        """Keep each piece for so long before it is passed on."""
        self._do(self._set(_delay_s=seconds))

    def cut_after(self, count: int, way: Way) -> None:
        """Break the line on which the byte after so many more comes this way."""
        self._do(self._set(_left={way: count}))

    def lose_request(self, holding: bytes, *, silently: bool = False) -> None:
        """Keep the next request that holds these bytes from the server, and break its line."""

        def lose(line: _Line) -> bool:
            self.lost.set()
            line.has_lost_bytes = True
            if silently:
                line.swallowed.update(Way)
            else:
                line.reset()
            return False

        self._do(self._watch(holding, lose))

    def lose_reply(self, to: bytes, *, silently: bool = False, then_refuse: bool = False) -> None:
        """Pass on the next request that holds these bytes, and lose what the server answers."""

        def lose(line: _Line) -> bool:
            line.has_lost_bytes = True
            if then_refuse:
                self._stop_listening()
            line.swallowed.add(Way.TO_CLIENT)
            line.ends_with_the_answer = not silently
            return True

        self._do(self._watch(to, lose))

    # How it is done, in the proxy's own thread

    async def _set(self, **values: object) -> None:
        for name, value in values.items():
            setattr(self, name, value)

    async def _watch(self, holding: bytes, lose: Callable[[_Line], bool]) -> None:
        self.lost.clear()
        self._watched = (holding, lose)

    async def _heal(self) -> None:
        self._swallowed, self._delay_s, self._left, self._watched = frozenset(), 0.0, {}, None
        for line in [one for one in self._lines if one.has_lost_bytes]:
            line.reset()
        self._make_room()
        self._flows.set()
        if self._listening is None:
            self._listening = await asyncio.start_server(
                self._take, sock=_bound(self._host, self.port), limit=_MOST
            )

    async def _reset(self) -> None:
        for line in list(self._lines):
            line.reset()

    async def _refuse(self) -> None:
        self._stop_listening()
        self._make_room()
        await self._reset()

    async def _blackhole(self) -> None:
        self._stop_listening()
        self._flows.clear()
        # Who calls at a full queue gets no answer at all.
        queue = _bound(self._host, self.port)
        queue.listen(0)
        callers = [socket.socket() for _ in range(2)]
        self._full = [queue, *callers]
        for caller in callers:
            caller.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                caller.connect((self._host, self.port))

    def _stop_listening(self) -> None:
        if self._listening:
            self._listening.close()
            self._listening = None

    def _make_room(self) -> None:
        for one in self._full:
            one.close()
        self._full = []

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        self._opened.append(writer)
        self._keep(asyncio.current_task())
        try:
            if isinstance(self._server, Path):
                answers, asks = await asyncio.open_unix_connection(self._server, limit=_MOST)
            else:
                answers, asks = await asyncio.open_connection(*self._server, limit=_MOST)
        except OSError:
            writer.transport.abort()
            return
        self._opened.append(asks)
        line = _Line(writer, asks)
        self._lines.add(line)
        self._keep(asyncio.create_task(self._pump(line, reader, Way.TO_SERVER)))
        self._keep(asyncio.create_task(self._pump(line, answers, Way.TO_CLIENT)))

    def _keep(self, task: asyncio.Task[Any] | None) -> None:
        if task:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pump(self, line: _Line, reader: asyncio.StreamReader, way: Way) -> None:
        with contextlib.suppress(OSError):
            while piece := await reader.read(_MOST):
                await self._flows.wait()
                if self._delay_s:
                    await asyncio.sleep(self._delay_s)
                if passed := self._passed(line, piece, way):
                    line.ends[way].write(passed)
                    await line.ends[way].drain()
        self._lines.discard(line)
        for end in line.ends.values():
            end.close()

    def _passed(self, line: _Line, piece: bytes, way: Way) -> bytes:
        """Return what is left of a piece."""
        if way in self._swallowed or way in line.swallowed:
            line.has_lost_bytes = True
            if way is Way.TO_CLIENT and line.ends_with_the_answer:
                self.lost.set()
                line.reset()
            elif way in line.swallowed:
                self.lost.set()
            return b""
        if way is Way.TO_SERVER and self._watched and self._watched[0] in piece:
            _, lose = self._watched
            self._watched = None
            if not lose(line):
                return b""
        if way in self._left:
            piece, before = piece[: self._left[way]], len(piece)
            self._left[way] -= len(piece)
            if len(piece) < before:
                del self._left[way]
                line.ends[way].write(piece)
                line.reset()
                return b""
        return piece

    async def _end(self) -> None:
        await self._refuse()
        self._flows.set()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        # One whose bytes nobody reads would never close by itself.
        for one in self._opened:
            one.transport.abort()
        # Transports that were aborted close with the next turn.
        await asyncio.sleep(0)

    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(_PATIENCE_S)

    def __enter__(self) -> Self:
        self._thread.start()
        self.heal()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._port_holder.close()


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket on a port that others of this process may be bound to as well."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    made.bind((host, port))
    return made
