"""What the hall ought to do, written as plainly as possible: no SQL, no events, no ids."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from reception.domain.errors import (
    ClerkHoldsTicketError,
    CounterTakenError,
    NothingWaitingError,
    NoTicketHeldError,
    QuotaReachedError,
    Refusal,
    TicketNotFoundError,
    WrongStateError,
)
from reception.domain.unit import Unit

WAITING, CALLED, SERVING = "waiting", "called", "serving"


class RefusedError(Exception):
    """The model refuses, by the same class as the desk."""

    def __init__(self, refusal: type[Refusal]) -> None:
        self.refusal = refusal
        super().__init__(refusal.__name__)


@dataclass
class ModelTicket:
    """One visitor."""

    label: str
    day: date
    service: str
    priority: str
    since: datetime
    state: str = WAITING
    counter: int | None = None
    clerk: str | None = None
    calls: int = 0


class ModelHall:
    """Lists and dictionaries that know the house rules."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.tickets: list[ModelTicket] = []
        self.sessions: dict[str, tuple[int, date]] = {}

    def issue(self, service: str, priority: str, now: datetime, day: date) -> ModelTicket:
        if self.places_left(service, day) == 0:
            raise RefusedError(QuotaReachedError)
        given = sum(one.service == service and one.day == day for one in self.tickets)
        prefix = self.unit.service(service).series.prefix
        ticket = ModelTicket(f"{prefix}{given + 1:03d}", day, service, priority, now)
        self.tickets.append(ticket)
        return ticket

    def call_next(
        self, counter: int, clerk: str, now: datetime, day: date, *, finish: bool
    ) -> ModelTicket:
        held = self.held_by(clerk)
        if held and not finish:
            raise RefusedError(ClerkHoldsTicketError)
        if held and held.state != SERVING:
            raise RefusedError(WrongStateError)
        self._require_free(counter, clerk)
        services = self.unit.counter(counter).services
        line = [one for one in self.line(day, now) if one.service in services]
        if not line:
            raise RefusedError(NothingWaitingError)
        if held:
            held.state = "served"
        self._take(counter, clerk, day)
        chosen = line[0]
        chosen.state, chosen.counter, chosen.clerk, chosen.calls = CALLED, counter, clerk, 1
        return chosen

    def recall(self, clerk: str) -> ModelTicket:
        ticket = self._step(clerk, CALLED, CALLED)
        ticket.calls += 1
        return ticket

    def start(self, clerk: str) -> ModelTicket:
        return self._step(clerk, CALLED, SERVING)

    def finish(self, clerk: str) -> ModelTicket:
        return self._step(clerk, SERVING, "served")

    def no_show(self, clerk: str) -> ModelTicket:
        return self._step(clerk, CALLED, "no_show")

    def cancel(self, label: str, day: date) -> ModelTicket:
        ticket = next((one for one in self.tickets if (one.label, one.day) == (label, day)), None)
        if ticket is None:
            raise RefusedError(TicketNotFoundError)
        if ticket.state != WAITING:
            raise RefusedError(WrongStateError)
        ticket.state = "cancelled"
        return ticket

    def open_counter(self, counter: int, clerk: str, day: date) -> None:
        held = self.held_by(clerk)
        if held and held.counter != counter:
            raise RefusedError(ClerkHoldsTicketError)
        self._require_free(counter, clerk)
        self._take(counter, clerk, day)

    def close_counter(self, clerk: str) -> None:
        if self.held_by(clerk):
            raise RefusedError(ClerkHoldsTicketError)
        self.sessions.pop(clerk, None)

    def close_day(self, day: date) -> int:
        unserved = [
            one for one in self.tickets if one.day == day and one.state in {WAITING, CALLED}
        ]
        for ticket in unserved:
            ticket.state = "unserved"
        self.sessions = {
            clerk: (counter, since)
            for clerk, (counter, since) in self.sessions.items()
            if since > day or self.held_by(clerk)
        }
        return len(unserved)

    def line(self, day: date, now: datetime) -> list[ModelTicket]:
        """Return who waits, best first; of two that stand alike, who came first."""
        waiting = [one for one in self.tickets if one.day == day and one.state == WAITING]
        # The sort is stable, and tickets are kept as they came.
        return sorted(
            sorted(waiting, key=lambda one: one.since),
            key=lambda one: self._points(one, now),
            reverse=True,
        )

    def places_left(self, service: str, day: date) -> int | None:
        quota = self.unit.service(service).daily_quota
        kept = [
            one
            for one in self.tickets
            if one.service == service and one.day == day and one.state != "cancelled"
        ]
        return None if quota is None else quota - len(kept)

    def held_by(self, clerk: str) -> ModelTicket | None:
        held = (one for one in self.tickets if one.state in {CALLED, SERVING})
        return next((one for one in held if one.clerk == clerk), None)

    def _points(self, ticket: ModelTicket, now: datetime) -> Fraction:
        rule = self.unit.priority(ticket.priority)
        microsecond = timedelta(microseconds=1)
        waited = (now - ticket.since) // microsecond
        return rule.head_start // microsecond + Fraction(rule.rate) * waited

    def _require_free(self, counter: int, clerk: str) -> None:
        for other, (taken, _) in self.sessions.items():
            if taken == counter and other != clerk and self.held_by(other):
                raise RefusedError(CounterTakenError)

    def _take(self, counter: int, clerk: str, day: date) -> None:
        self.sessions = {
            other: (taken, since)
            for other, (taken, since) in self.sessions.items()
            if other == clerk or taken != counter
        }
        if self.sessions.get(clerk, (None, day))[0] != counter:
            self.sessions[clerk] = (counter, day)

    def _step(self, clerk: str, before: str, after: str) -> ModelTicket:
        held = self.held_by(clerk)
        if held is None:
            raise RefusedError(NoTicketHeldError)
        if held.state != before:
            raise RefusedError(WrongStateError)
        held.state = after
        return held
