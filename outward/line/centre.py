"""One centre: what it holds says what it is sent next; nothing is kept here for it."""

import asyncio
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import batched
from typing import Any

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from outward.line.call import DEADLINE_S, ReceiverFault, open_client
from outward.line.folder import LineState, ReceiverStatus
from outward.line.standing import Parcel, Standing, log
from outward.wire.batch import ENCODER, LONGEST_BYTES
from outward.wire.visits import (
    FORMAT,
    MOST_TOLD,
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
_MOST_DAYS = 40_000
"""A hundred years: no honest centre holds more of a site."""
_DAY = timedelta(days=1)


class _NotUpError(Exception):
    """A centre did not take what it was sent."""

    def __init__(self, state: LineState, says: str) -> None:
        super().__init__(says)
        self.state, self.says = state, says


@dataclass(slots=True)
class _Held:
    """What a centre said that it holds."""

    version: int
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
        self._kept_from = date.min
        """As the centre said last."""
        self._days: ClosedDaysOfSite | None = None
        self._stopping = threading.Event()

    @property
    def status(self) -> ReceiverStatus:
        """Return how it stands."""
        return self.standing.status

    async def follow(self) -> None:
        """Send whatever there is to send, until it is cancelled."""
        # Whoever followed before may read on for a moment, by what it was given.
        self._stopping, self._days = threading.Event(), None
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
            # Who cannot read its own days says nothing by which all would seem to be well.
            days = await _read(self._looked, self._stopping, self._days)
            document = await _read(days.description)
            held = self._held or await self._list(client)
            # If anything fails on the way, nobody knows what it holds.
            self._held = None
            await self._bring(client, held, days, document)
            self._held = held
        except ReceiverFault as fault:
            self.standing.change(LineState.AWAY, fault.what)
            return False
        except _NotUpError as fault:
            self.standing.change(fault.state, fault.says)
            return False
        except (EnvironmentFault, Refusal) as fault:
            self.standing.change(LineState.UNREAD, f"the days cannot be read: {fault}")
            return False
        except Exception as error:  # noqa: BLE001 - the log has it whole
            log.exception("the line to %s failed", self.address)
            why = f"the days cannot be sent: {type(error).__name__}"
            self.standing.change(LineState.UNREAD, why)
            return False
        return True

    async def _list(self, client: httpx.AsyncClient) -> _Held:
        """Ask which days it holds, page by page."""
        after, days = date.min, dict[date, str]()
        while True:
            said = await self._say(client, told_after=after)
            first = min(said.days, default=date.max)
            days |= said.days
            if first < said.kept_from or len(days) > _MOST_DAYS:
                raise _NotUpError(LineState.REFUSED, "it names days that no centre of Nouba holds")
            if not said.more:
                return _Held(said.version, said.unit, days)
            if not after < first < date.max:
                raise _NotUpError(LineState.REFUSED, "it names the same days again and again")
            after = max(said.days)

    async def _bring(
        self, client: httpx.AsyncClient, held: _Held, days: ClosedDaysOfSite, document: str
    ) -> None:
        """Send what its days are read by, which are no more, and each that differs, in order."""
        unit = sha256(document.encode()).hexdigest()
        wanted = {day: mark for day, mark in days.marks.items() if day >= self._kept_from}
        missing = sorted(day for day, mark in wanted.items() if held.days.get(day) != mark)
        gone = sorted(day for day in held.days if day not in wanted)
        unfit = dict[date, str]()
        self._up(days, missing)
        if unit != held.unit:
            await self._step(client, held, behind=len(missing), unit=document)
            held.unit = unit
        for some in batched(gone, MOST_TOLD):
            await self._step(client, held, behind=len(missing), gone=list(some))
            for day in some:
                del held.days[day]
        while missing:
            day, *missing = missing
            rows = await _read(days.read, day)
            try:
                parts = list(parts_of(day, rows))
            except msgspec.ValidationError as error:
                # The others go all the same.
                unfit[day] = str(error)
                continue
            for part in parts:
                behind = len(missing) + len(unfit) + part.more
                await self._step(client, held, behind=behind, day=part)
            held.days[day] = rows.mark
            self._up(days, [*unfit, *missing])
        until = self._up(days, unfit)
        await self._step(client, held, behind=len(unfit), until=until)
        for day, why in unfit.items():
            raise _NotUpError(LineState.UNREAD, f"the day {day} cannot be sent: {why}")

    def _looked(
        self, stopping: threading.Event, known: ClosedDaysOfSite | None
    ) -> ClosedDaysOfSite:
        days = known or self.open_days()
        if stopping is self._stopping:
            self._days = days
        try:
            days.look(self._kept_from, stopping.is_set)
        finally:
            if stopping.is_set():
                days.close()
        return days

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
        self._kept_from = said.kept_from
        self.standing.acknowledged(self.clock.now())
        return said

    def _up(self, days: ClosedDaysOfSite, missing: Collection[date]) -> date:
        """Note, and return, up to which day it has all there is."""
        until = min(missing) - _DAY if missing else days.until
        self.standing.know(until=until, behind=len(missing))
        return until


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
