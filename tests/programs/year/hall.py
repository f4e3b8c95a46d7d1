"""One stretch of a generated day: visitors come, wait, leave, are called, missed and served."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from reception.domain.expected_wait import ExpectedWait
from reception.domain.ticket import TicketState

_PRIORITIES = ("ordinary", "elderly", "reduced-mobility")
_HEAD_STARTS_S = {"ordinary": 0, "elderly": 600, "reduced-mobility": 900}


@dataclass(slots=True)
class Stay:
    """A leg as it grows."""

    service: str
    priority: str
    since: datetime
    first_called: datetime | None = None
    last_called: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None
    counter: int | None = None
    clerk: str | None = None
    state: TicketState = TicketState.WAITING
    outcome: str | None = None


@dataclass(slots=True)
class Guest:
    """A visit as it grows."""

    number: int
    came: datetime
    language: str
    patience: timedelta
    stays: list[Stay]
    quoted: ExpectedWait | None = None

    @property
    def stay(self) -> Stay:
        return self.stays[-1]


@dataclass(slots=True)
class Clerk:
    """Somebody at a counter."""

    login: str
    counter: int
    services: frozenset[str]
    free: bool = True
    breaks: list[datetime] = field(default_factory=list)
    """When she would like to go, the last first."""


@dataclass(frozen=True, slots=True)
class Session:
    clerk: str
    counter: int
    opened: datetime
    closed: datetime


@dataclass(frozen=True, slots=True)
class Away:
    clerk: str
    counter: int
    reason: str
    began: datetime
    ended: datetime


class Hall:
    """Plays one stretch."""

    def __init__(self, chance: random.Random, clerks: list[Clerk], closes: datetime) -> None:
        self._chance = chance
        self._clerks = clerks
        self._closes = closes
        self._waiting: list[Guest] = []
        self._parked: set[int] = set()
        self._agenda: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self._noted = 0
        self.breaks: list[Away] = []
        self.ended_at = closes

    def play(self, guests: list[Guest]) -> None:
        """Let these come, each at its time, until everybody is served or the stretch closes."""
        for guest in guests:
            self._note(guest.came, partial(self._arrive, guest))
        while self._agenda:
            now, _, act = heapq.heappop(self._agenda)
            act(now)
        for guest in [*self._waiting, *(one for one in guests if id(one) in self._parked)]:
            self._end(guest.stay, TicketState.UNSERVED, max(self._closes, guest.stay.since))

    def _note(self, at: datetime, act: Callable[[datetime], None]) -> None:
        self._noted += 1
        heapq.heappush(self._agenda, (at, self._noted, act))

    def _arrive(self, guest: Guest, now: datetime) -> None:
        ahead = sum(1 for one in self._waiting if one.stay.service == guest.stay.service)
        hands = sum(1 for one in self._clerks if guest.stay.service in one.services)
        if hands and self._chance.random() < 0.9:
            expected = 240 * ahead // hands
            guest.quoted = ExpectedWait(
                low=timedelta(seconds=expected * 3 // 5),
                high=timedelta(seconds=expected * 3 // 2 + 120),
            )
        self._wait(guest, now)

    def _wait(self, guest: Guest, now: datetime) -> None:
        self._waiting.append(guest)
        stay = guest.stay
        self._note(now + guest.patience, lambda at: self._lose_patience(guest, stay, at))
        clerk = next(
            (one for one in self._clerks if one.free and stay.service in one.services), None
        )
        if clerk is not None and now < self._closes:
            self._call(clerk, now)

    def _lose_patience(self, guest: Guest, stay: Stay, now: datetime) -> None:
        if guest.stay is stay and stay.state is TicketState.WAITING and guest in self._waiting:
            self._waiting.remove(guest)
            self._end(stay, TicketState.CANCELLED, now)

    def _free(self, clerk: Clerk, now: datetime) -> None:
        clerk.free = True
        if clerk.breaks and clerk.breaks[-1] <= now < self._closes - timedelta(hours=1):
            clerk.breaks.pop()
            clerk.free = False
            length = timedelta(seconds=self._chance.randrange(480, 1900), microseconds=250)
            reason = self._chance.choice(("lunch", "prayer", "other"))
            self.breaks.append(Away(clerk.login, clerk.counter, reason, now, now + length))
            self._note(now + length, lambda at: self._free(clerk, at))
        elif now < self._closes:
            self._call(clerk, now)
        else:
            self.ended_at = max(self.ended_at, now)

    def _call(self, clerk: Clerk, now: datetime) -> None:
        able = [one for one in self._waiting if one.stay.service in clerk.services]
        if not able:
            return
        guest = min(able, key=_rank)
        self._waiting.remove(guest)
        clerk.free = False
        stay = guest.stay
        stay.first_called = stay.last_called = now
        stay.counter, stay.clerk = clerk.counter, clerk.login
        missed = self._chance.random() < 0.06
        for _ in range(2 if missed else self._chance.random() < 0.1):
            stay.last_called += self._span(20, 45)
        if missed:
            self._note(stay.last_called + self._span(15, 40), lambda at: self._miss(guest, at))
            for_clerk = stay.last_called + self._span(41, 50)
            self._note(for_clerk, lambda at: self._free(clerk, at))
        elif self._chance.random() < 0.02:
            at = stay.last_called + self._span(5, 30)
            self._note(at, lambda at: self._put_back(guest, clerk, at))
        else:
            self._note(
                stay.last_called + self._span(4, 60), lambda at: self._start(guest, clerk, at)
            )

    def _miss(self, guest: Guest, now: datetime) -> None:
        self._end(guest.stay, TicketState.NO_SHOW, now)
        if self._chance.random() < 0.3:
            self._note(now + self._span(60, 900), lambda at: self._readmit(guest, at))

    def _readmit(self, guest: Guest, now: datetime) -> None:
        if now < self._closes:
            self._go_on(guest, now)

    def _put_back(self, guest: Guest, clerk: Clerk, now: datetime) -> None:
        self._end(guest.stay, TicketState.CONTINUED, now, "put_back")
        self._go_on(guest, now)
        self._free(clerk, now)

    def _start(self, guest: Guest, clerk: Clerk, now: datetime) -> None:
        guest.stay.started = now
        length = timedelta(microseconds=round(self._chance.lognormvariate(5.2, 0.65) * 1e6))
        self._note(now + length, lambda at: self._finish(guest, clerk, at))

    def _finish(self, guest: Guest, clerk: Clerk, now: datetime) -> None:
        what = self._chance.random()
        stay = guest.stay
        others = sorted({one for each in self._clerks for one in each.services} - {stay.service})
        if what < 0.04 and now < self._closes:
            self._end(stay, TicketState.CONTINUED, now, "parked")
            self._parked.add(id(guest))
            guest.stays.append(Stay(stay.service, stay.priority, now))
            if self._chance.random() < 0.9:
                self._note(now + self._span(120, 1500), lambda at: self._resume(guest, at))
        elif what < 0.12 and others and now < self._closes:
            went_on = self._chance.random() < 0.3
            state = TicketState.CONTINUED if went_on else TicketState.SERVED
            self._end(stay, state, now, "transferred" if went_on else None)
            self._go_on(guest, now, self._chance.choice(others))
        elif what < 0.14:
            self._end(stay, TicketState.SERVED, now)
            service = self._chance.choice(sorted(clerk.services))
            following = Stay(service, stay.priority, now, counter=clerk.counter, clerk=clerk.login)
            guest.stays.append(following)
            self._start(guest, clerk, now)
            return
        else:
            outcome = self._chance.choice(("served", "served", "served", "incomplete-file"))
            self._end(stay, TicketState.SERVED, now, outcome)
        self._free(clerk, now)

    def _resume(self, guest: Guest, now: datetime) -> None:
        if now < self._closes:
            self._parked.discard(id(guest))
            guest.stay.since = now
            self._wait(guest, now)

    def _go_on(self, guest: Guest, now: datetime, service: str | None = None) -> None:
        stay = guest.stay
        guest.stays.append(Stay(service or stay.service, stay.priority, now))
        self._wait(guest, now)

    def _span(self, low_s: int, high_s: int) -> timedelta:
        return timedelta(microseconds=self._chance.randrange(low_s * 1_000_000, high_s * 1_000_000))

    @staticmethod
    def _end(stay: Stay, state: TicketState, now: datetime, outcome: str | None = None) -> None:
        stay.state, stay.ended, stay.outcome = state, now, outcome or state.value


def _rank(guest: Guest) -> datetime:
    return guest.stay.since - timedelta(seconds=_HEAD_STARTS_S[guest.stay.priority])


def priority_of(chance: random.Random) -> str:
    return chance.choices(_PRIORITIES, (88, 8, 4))[0]
