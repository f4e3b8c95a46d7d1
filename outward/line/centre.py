"""One centre: what it holds says what it is sent next; nothing is kept here for it."""

import asyncio
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from outward.line.call import DEADLINE_S, ReceiverFault, open_client
from outward.line.folder import LineState, ReceiverStatus
from outward.line.standing import Parcel, Standing
from outward.wire.batch import ENCODER, LONGEST_BYTES
from outward.wire.visits import (
    FORMAT,
    SAY_EVERY_S,
    VISITS_PATH,
    SentBreak,
    SentDay,
    SentSession,
    SentVisit,
    VisitsAnswer,
    VisitsBatch,
)
from reception.domain.errors import EnvironmentFault, Refusal
from reception.network.days import ClosedDaysOfSite, DayRows
from reception.system.backoff import BackingOff
from reception.system.clock import Clock
from reception.system.decode import converted, decoded
from reception.system.ids import run_id

_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 60.0
_FULL = 0.8
"""Of what a batch may be, so much is rows: the rest is what stands around them."""
_OTHERS_BYTES = 1024


class _NotUpError(Exception):
    """A centre did not take what it was sent."""

    def __init__(self, state: LineState, says: str) -> None:
        super().__init__(says)
        self.state, self.says = state, says


@dataclass(slots=True)
class _Held:
    """What a centre said that it holds."""

    version: int
    kept_from: date
    unit: str
    days: dict[date, str]


def parts_of(day: date, rows: DayRows, most_bytes: int = LONGEST_BYTES) -> Iterator[SentDay]:
    """Yield a day as it is sent: in one part, or in as many as it takes."""
    room, visits, left = most_bytes * _FULL, list[list[SentVisit]](), 0.0
    others = len(msgspec.json.encode((rows.sessions, rows.breaks))) + _OTHERS_BYTES
    for visit in converted(rows.visits, list[SentVisit]):
        size = len(ENCODER.encode(visit)) + 1
        if not visits or left < size:
            # The last part has the hours of counters too, which few are.
            visits.append([])
            left = room - others
        visits[-1].append(visit)
        left -= size
    found = visits or [[]]
    for at, some in enumerate(found):
        is_last = at == len(found) - 1
        yield SentDay(
            day=day,
            seal=rows.seal,
            mark=rows.mark,
            part=at,
            more=not is_last,
            visits=some,
            sessions=converted(rows.sessions, list[SentSession]) if is_last else [],
            breaks=converted(rows.breaks, list[SentBreak]) if is_last else [],
        )


@dataclass(eq=False)
class CentreReceiver:
    """Brings one centre up to date with the days that are over.

    Args:
        address: where it is.
        site: the unit's code.
        key: what the site signs with to this one.
        clock: says when batches were made.
        open_days: opens the site's days, in a thread of their own.
        deadline_s: so long an answer is waited for.
        say_every_s: so often it is looked whether there is something to send.
        pauses: how long after what failed it is tried again.
    """

    address: str
    site: str
    key: Ed25519PrivateKey
    clock: Clock
    open_days: Callable[[], ClosedDaysOfSite]
    deadline_s: float = DEADLINE_S
    say_every_s: float = SAY_EVERY_S
    pauses: BackingOff = field(default_factory=lambda: BackingOff(_FIRST_PAUSE_S, _LONGEST_PAUSE_S))

    def __post_init__(self) -> None:
        self.standing = Standing(self.address, self.clock)
        self._run = run_id()
        self._held: _Held | None = None
        self._days: ClosedDaysOfSite | None = None
        self._stopping = threading.Event()

    @property
    def status(self) -> ReceiverStatus:
        """Return how it stands."""
        return self.standing.status

    async def follow(self) -> None:
        """Send whatever there is to send, until it is cancelled."""
        try:
            async with open_client() as client:
                while True:
                    if await self._turn(client):
                        self.pauses.begin_anew()
                        await asyncio.sleep(self.say_every_s)
                    else:
                        await asyncio.sleep(self.pauses.next_s())
        finally:
            self._stopping.set()
            self.close()

    def close(self) -> None:
        """Give back what it holds of the site's database."""
        if self._days:
            self._days.close()

    async def _turn(self, client: httpx.AsyncClient) -> bool:
        """Bring it up to date; return whether all is well with it."""
        try:
            held = self._held or await self._list(client)
            # If anything fails on the way, nobody knows what it holds.
            self._held = None
            await self._bring(client, held)
            self._held = held
        except ReceiverFault as fault:
            self.standing.change(LineState.AWAY, fault.what)
            return False
        except _NotUpError as fault:
            self.standing.change(fault.state, fault.says)
            return False
        except (EnvironmentFault, Refusal) as fault:
            # The line itself stands as it stood.
            self.standing.change(self.status.state, f"the days cannot be read: {fault}")
            return False
        return True

    async def _list(self, client: httpx.AsyncClient) -> _Held:
        """Ask which days it holds, page by page."""
        after, days = date.min, dict[date, str]()
        while True:
            said = await self._say(client, told_after=after)
            days |= said.days
            if not said.more or not said.days:
                return _Held(said.version, said.kept_from, said.unit, days)
            after = max(said.days)

    async def _bring(self, client: httpx.AsyncClient, held: _Held) -> None:
        """Send what its days are read by, which are no more, and each that differs, in order."""
        days = await _read(self._looked, held.kept_from)
        document = await _read(days.description)
        unit = sha256(document.encode()).hexdigest()
        wanted = {day: mark for day, mark in days.marks.items() if day >= held.kept_from}
        missing = sorted(day for day, mark in wanted.items() if held.days.get(day) != mark)
        gone = sorted(day for day in held.days if day not in wanted)
        self._up(wanted, missing)
        if gone or unit != held.unit:
            told = document if unit != held.unit else None
            await self._step(client, held, behind=len(missing), unit=told, gone=gone)
            held.unit = unit
            for day in gone:
                del held.days[day]
        while missing:
            day, *later = missing
            rows = await _read(days.read, day)
            for part in parts_of(day, rows):
                await self._step(client, held, behind=len(later) + part.more, day=part)
            held.days[day], missing = rows.mark, later
            self._up(wanted, missing)
        said = await self._say(client, behind=0)
        if said.version != held.version:
            raise _NotUpError(LineState.REFUSED, "it does not hold what it said it holds")
        held.kept_from = said.kept_from
        self._up(wanted, missing)

    def _looked(self, kept_from: date) -> ClosedDaysOfSite:
        self._days = self._days or self.open_days()
        self._days.look(kept_from, self._stopping.is_set)
        return self._days

    async def _step(self, client: httpx.AsyncClient, held: _Held, **content: Any) -> None:
        """Send what it takes only if it holds what it said."""
        said = await self._say(client, base=held.version, **content)
        if not said.taken:
            raise _NotUpError(LineState.REFUSED, "it does not hold what it said it holds")
        held.version = said.version

    async def _say(self, client: httpx.AsyncClient, **content: Any) -> VisitsAnswer:
        batch = VisitsBatch(
            format=FORMAT, site=self.site, run=self._run, made_at=self.clock.now(), **content
        )
        parcel = Parcel(self.address + VISITS_PATH, self.site, self.key)
        answer = await parcel.sent(client, ENCODER.encode(batch), self.deadline_s)
        if (state := self.standing.judged(answer)) is not LineState.UP:
            raise _NotUpError(state, answer.reason)
        try:
            said = decoded(answer.body, VisitsAnswer)
        except (msgspec.DecodeError, RecursionError):
            raise _NotUpError(LineState.REFUSED, "it answers as no centre of Nouba does") from None
        self.standing.acknowledged(self.clock.now())
        return said

    def _up(self, wanted: Collection[date], missing: Collection[date]) -> None:
        """Note up to which day it has all there is."""
        first = min(missing, default=date.max)
        until = max((day for day in wanted if day < first), default=None)
        self.standing.know(until=until, behind=len(missing))


async def _read[*Said, Result](act: Callable[[*Said], Result], *said: *Said) -> Result:
    """Return what is read in a thread of its own, in which the program need not end."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Result] = loop.create_future()

    def tell(take: Callable[[Any], None], what: object) -> None:
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(lambda: None if answer.done() else take(what))

    def run() -> None:
        try:
            tell(answer.set_result, act(*said))
        except Exception as error:  # noqa: BLE001 - it is raised where it is awaited
            tell(answer.set_exception, error)

    threading.Thread(target=run, name="days", daemon=True).start()
    return await answer
