"""What the hall ought to do, written as plainly as possible: no SQL, no events, no ids."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from reception.domain.calendar import day_begins
from reception.domain.calling_rule import RankAfter
from reception.domain.errors import (
    ClerkHoldsTicketError,
    CounterTakenError,
    KeptForAnotherError,
    NotAtCounterError,
    NotGivenBackError,
    NothingToUndoError,
    NothingWaitingError,
    NoTicketHeldError,
    NowhereError,
    OnBreakError,
    QuotaReachedError,
    Refusal,
    TicketNotFoundError,
    TooFewCallsError,
    TooLateError,
    WrongStateError,
)
from reception.domain.language import Language
from reception.domain.unit import Unit
from reception.queue.by_telephone import NobodyLetGoError
from reception.system.clock import unit_zone

WAITING, CALLED, SERVING, PARKED, MISSED = "waiting", "called", "serving", "parked", "no_show"
HELD = {CALLED, SERVING}


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
    language: Language
    arrived: datetime
    since: datetime
    """When she joined the queue she is in."""
    rank: datetime
    """From when the rule counts."""
    first_service: str = ""
    has_let_go: bool = False
    kept_its_place: bool = False
    """She left when she had been served or called already."""
    state: str = WAITING
    counter: int | None = None
    clerk: str | None = None
    calls: int = 0
    called_at: datetime = datetime(1, 1, 1, tzinfo=UTC)
    kept_counter: int | None = None
    kept_clerk: str | None = None
    missed_at: datetime | None = None
    legs: int = 1
    heard: bool = False
    """She was called, though it may have been taken back."""
    changes: int = 0
    """How often anything happened to her."""


type Stands = tuple[Fraction, timedelta, int]


@dataclass
class Act:
    """What a clerk did last, and how it was before."""

    at: datetime
    done: list[tuple[ModelTicket, ModelTicket]] = field(default_factory=list)
    """The visitor as she is now, changed in place, and a copy from before."""
    walk_in: bool = False


class ModelHall:
    """Lists and dictionaries that know the house rules."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.tickets: list[ModelTicket] = []
        self.sessions: dict[str, tuple[int, date]] = {}
        self.profiles: dict[str, str | None] = {}
        self.breaks: set[str] = set()
        self._last: dict[str, Act] = {}

    # Tickets ---------------------------------------------------------------------------------

    def issue(
        self, service: str, priority: str, language: Language, now: datetime, day: date
    ) -> ModelTicket:
        if self.places_left(service, day) == 0:
            raise RefusedError(QuotaReachedError)
        prefix = self.unit.service(service).series.prefix
        given = sum(one.label.startswith(prefix) and one.day == day for one in self.tickets)
        ticket = ModelTicket(
            f"{prefix}{given + 1:03d}", day, service, priority, language, now, now, now, service
        )
        self.tickets.append(ticket)
        return ticket

    def cancel(self, label: str, day: date) -> ModelTicket:
        ticket = self._named(label, day)
        self._require(ticket, WAITING, PARKED)
        ticket.state = "cancelled"
        ticket.changes += 1
        return ticket

    def give_back(self, ticket: ModelTicket, now: datetime) -> ModelTicket:
        is_late = now - ticket.arrived > timedelta(minutes=2)
        if ticket.heard or (ticket.state, ticket.legs, is_late) != (WAITING, 1, False):
            raise RefusedError(NotGivenBackError)
        ticket.state = "given_back"
        ticket.changes += 1
        return ticket

    def leave(self, ticket: ModelTicket) -> ModelTicket:
        self._require(ticket, WAITING)
        ticket.state, ticket.kept_its_place = "cancelled", ticket.legs > 1
        ticket.changes += 1
        return ticket

    def who_may_go_first(
        self, ticket: ModelTicket, now: datetime
    ) -> tuple[list[ModelTicket], Callable[[ModelTicket], Stands]]:
        """Return who comes later and may be called instead of her, and how each stands."""
        self._require(ticket, WAITING)
        at_work: list[tuple[int, str | None, str | None]] = [
            (counter, clerk, self._profile_at(counter, clerk))
            for clerk, (counter, day) in self.sessions.items()
            if day == ticket.day and clerk not in self.breaks
        ]
        everywhere = [(one.number, None, None) for one in self.unit.counters]
        callers = [one for one in at_work if self._may_call(ticket, *one, now)]
        callers += [one for one in everywhere if not callers and self._may_call(ticket, *one, now)]
        waiting = [one for one in self.line(ticket.day, now) if one is not ticket]
        firsts = [self.unit.caller(counter, clerk).languages_first for counter, clerk, _ in callers]
        ahead = self.unit.calling.language_head_start

        def stands(one: ModelTicket) -> Stands:
            is_first = any(one.language in first for first in firsts)
            points = self._points(one, now, ahead if is_first else None)
            return points, now - one.rank, -self.tickets.index(one)

        own = stands(ticket)
        behind = sorted(
            (
                one
                for one in waiting
                if any(self._may_call(one, *caller, now) for caller in callers)
                and stands(one) < own
            ),
            key=stands,
            reverse=True,
        )
        if ticket.has_let_go or not behind:
            raise RefusedError(NobodyLetGoError)
        return behind, stands

    def let_go_first(self, ticket: ModelTicket, rank: datetime) -> None:
        ticket.rank, ticket.has_let_go = rank, True
        ticket.changes += 1

    def close_day(self, day: date) -> int:
        unserved = [
            one for one in self.tickets if one.day == day and one.state in {WAITING, CALLED, PARKED}
        ]
        for ticket in unserved:
            ticket.state = "unserved"
            ticket.changes += 1
        for clerk, (_, since) in list(self.sessions.items()):
            held = self.held_by(clerk)
            if since <= day and held and held.day < day:
                # Whoever had her went home on a day before; she was received all the same.
                held.state = "served" if held.state == SERVING else "unserved"
                held.changes += 1
            if since <= day and not self.held_by(clerk):
                self._leave(clerk)
        return len(unserved)

    # Calling ---------------------------------------------------------------------------------

    def call_next(
        self, counter: int, clerk: str, now: datetime, day: date, *, finish: bool
    ) -> ModelTicket:
        chosen_one = self.next_for(counter, clerk, now, day)

        def chosen() -> ModelTicket:
            if chosen_one is None:
                raise RefusedError(NothingWaitingError)
            return chosen_one

        return self._call(counter, clerk, now, day, chosen, finish=finish)

    def call_ticket(
        self, label: str, counter: int, clerk: str, now: datetime, day: date, *, finish: bool
    ) -> ModelTicket:
        def chosen() -> ModelTicket:
            ticket = self._named(label, day)
            self._require(ticket, WAITING, PARKED)
            if ticket.state == PARKED:
                self._refuse_if_kept(ticket, clerk, day, taken=counter)
            return ticket

        return self._call(counter, clerk, now, day, chosen, finish=finish)

    def _call(
        self,
        counter: int,
        clerk: str,
        now: datetime,
        day: date,
        chosen: Callable[[], ModelTicket],
        *,
        finish: bool,
    ) -> ModelTicket:
        if clerk in self.breaks:
            raise RefusedError(OnBreakError)
        held = self.held_by(clerk)
        if held and not finish:
            raise RefusedError(ClerkHoldsTicketError)
        if held and held.state != SERVING:
            raise RefusedError(WrongStateError)
        self._require_free(counter, clerk)
        act = Act(now)
        ticket = chosen()
        if held:
            self._change(act, held, state="served")
        self._take(counter, clerk, day)
        if ticket.state == PARKED:
            self._change(act, ticket, state=WAITING, since=now, rank=now, kept_clerk=None)
        self._change(
            act, ticket, state=CALLED, counter=counter, clerk=clerk, calls=1, called_at=now
        )
        ticket.heard = True
        self._last[clerk] = act
        return ticket

    def recall(self, clerk: str, now: datetime) -> ModelTicket:
        held = self._held(clerk, CALLED)
        return self._act(clerk, now, held, calls=held.calls + 1, called_at=now)

    def no_show(self, clerk: str, now: datetime) -> ModelTicket:
        held = self._held(clerk, CALLED)
        waits = now < held.called_at + self.unit.calling.absent_after
        if held.calls <= self.unit.calling.recalls_before_no_show and waits:
            raise RefusedError(TooFewCallsError)
        return self._act(clerk, now, held, state=MISSED, missed_at=now)

    # Serving ---------------------------------------------------------------------------------

    def start(self, clerk: str, now: datetime) -> ModelTicket:
        return self._act(clerk, now, self._held(clerk, CALLED), state=SERVING)

    def finish(self, clerk: str, now: datetime) -> ModelTicket:
        return self._act(clerk, now, self._held(clerk, SERVING), state="served")

    def note(self, clerk: str, now: datetime) -> ModelTicket:
        return self._act(clerk, now, self._held(clerk, CALLED, SERVING))

    def follow(self, service: str, clerk: str, now: datetime) -> ModelTicket:
        held = self._held(clerk, SERVING)
        return self._act(
            clerk,
            now,
            held,
            service=service,
            since=now,
            rank=now,
            calls=0,
            legs=held.legs + 1,
            kept_counter=None,
            kept_clerk=None,
        )

    def walk_in(
        self, service: str, counter: int, clerk: str, now: datetime, day: date
    ) -> ModelTicket:
        if clerk in self.breaks:
            raise RefusedError(OnBreakError)
        if self.held_by(clerk):
            raise RefusedError(ClerkHoldsTicketError)
        self._require_free(counter, clerk)
        ticket = self.issue(service, "ordinary", self.unit.languages[0], now, day)
        self._take(counter, clerk, day)
        self._act(clerk, now, ticket, state=SERVING, counter=counter, clerk=clerk)
        self._last[clerk].walk_in = True
        return ticket

    # Going on --------------------------------------------------------------------------------

    def put_back(self, clerk: str, now: datetime) -> ModelTicket:
        held = self._held(clerk, CALLED)
        return self._again(clerk, now, held, self.unit.calling.put_back)

    def park(self, clerk: str, now: datetime, *, anyone: bool) -> ModelTicket:
        held = self._held(clerk, CALLED, SERVING)
        return self._again(
            clerk, now, held, RankAfter.LAST, state=PARKED, kept_clerk=None if anyone else clerk
        )

    def resume(self, label: str, clerk: str, now: datetime, day: date) -> ModelTicket:
        ticket = self._named(label, day)
        self._require(ticket, PARKED)
        self._refuse_if_kept(ticket, clerk, day)
        rank = self._rank(self.unit.calling.resumed, ticket, now)
        kept = clerk if ticket.kept_clerk == clerk else None
        return self._act(clerk, now, ticket, state=WAITING, since=now, rank=rank, kept_clerk=kept)

    def readmit(self, label: str, clerk: str, now: datetime, day: date) -> ModelTicket:
        ticket = self._named(label, day)
        self._require(ticket, MISSED)
        assert ticket.missed_at
        if now - ticket.missed_at > self.unit.calling.readmit_within:
            raise RefusedError(TooLateError)
        return self._again(clerk, now, ticket, self.unit.calling.readmitted)

    def transfer(
        self,
        clerk: str,
        now: datetime,
        *,
        to_service: str | None = None,
        to_counter: int | None = None,
        to_clerk: str | None = None,
    ) -> ModelTicket:
        held = self._held(clerk, CALLED, SERVING)
        elsewhere = (
            to_service not in {None, held.service}
            or to_counter not in {None, held.counter}
            or to_clerk not in {None, clerk}
        )
        if not elsewhere or (to_counter and to_clerk):
            raise RefusedError(NowhereError)
        return self._again(
            clerk,
            now,
            held,
            self.unit.calling.transferred,
            service=to_service or held.service,
            kept_counter=to_counter,
            kept_clerk=to_clerk,
        )

    def undo(self, counter: int, clerk: str, now: datetime) -> ModelTicket:
        act = self._last.get(clerk)
        if act is None or now - act.at > self.unit.calling.undo_within:
            raise RefusedError(NothingToUndoError)
        for ticket, before in act.done:
            steps = sum(ticket is one for one, _ in act.done)
            began = min(copied.changes for one, copied in act.done if one is ticket)
            at_work = self.sessions.get(clerk, (None, None))[0]
            gone_on = ticket.changes != began + steps
            if gone_on or (before.state in HELD and not at_work == before.counter == counter):
                raise RefusedError(NothingToUndoError)
        if clerk in self.breaks and any(before.state in HELD for _, before in act.done):
            raise RefusedError(OnBreakError)
        for ticket, before in reversed(act.done):
            changes, heard = ticket.changes + 1, ticket.heard
            ticket.__dict__.update(before.__dict__)
            ticket.changes, ticket.heard = changes, heard
            if act.walk_in:
                ticket.state = "cancelled"
        del self._last[clerk]
        return act.done[0][0]

    # Counters --------------------------------------------------------------------------------

    def open_counter(self, counter: int, clerk: str, day: date) -> None:
        held = self.held_by(clerk)
        if held and held.counter != counter:
            raise RefusedError(ClerkHoldsTicketError)
        self._require_free(counter, clerk)
        self._take(counter, clerk, day)

    def close_counter(self, clerk: str) -> None:
        if self.held_by(clerk):
            raise RefusedError(ClerkHoldsTicketError)
        self._leave(clerk)

    def take_break(self, clerk: str) -> None:
        if self.held_by(clerk):
            raise RefusedError(ClerkHoldsTicketError)
        if clerk not in self.sessions:
            raise RefusedError(NotAtCounterError)
        self.breaks.add(clerk)

    def end_break(self, clerk: str) -> None:
        self.breaks.discard(clerk)

    def take_profile(self, clerk: str, profile: str | None) -> None:
        if clerk not in self.sessions:
            raise RefusedError(NotAtCounterError)
        self.profiles[clerk] = profile

    # What is seen ----------------------------------------------------------------------------

    def line(self, day: date, now: datetime) -> list[ModelTicket]:
        """Return who waits, best first; of two that stand alike, who came first."""
        waiting = [one for one in self.tickets if one.day == day and one.state == WAITING]
        # The sort is stable, and tickets are kept as they came.
        return sorted(
            sorted(waiting, key=lambda one: one.rank),
            key=lambda one: self._points(one, now),
            reverse=True,
        )

    def next_for(
        self, counter: int, clerk: str | None, now: datetime, day: date
    ) -> ModelTicket | None:
        """Return whom the rule chooses for a counter; None when nobody waits for it."""
        profile = self._profile_at(counter, clerk)
        waiting = [one for one in self.tickets if one.day == day and one.state == WAITING]
        mine = [one for one in waiting if self._may_call(one, counter, clerk, profile, now)]
        first = self.unit.caller(counter, clerk).languages_first
        ahead = self.unit.calling.language_head_start

        def stands(one: ModelTicket) -> Fraction:
            return self._points(one, now, ahead if one.language in first else None)

        # Of those who stand alike, who has waited longer; then who came first.
        longest_first = sorted(mine, key=lambda one: one.rank)
        return max(longest_first, key=stands, default=None)

    def places_left(self, service: str, day: date) -> int | None:
        quota = self.unit.service(service).daily_quota
        kept = [
            one
            for one in self.tickets
            if one.first_service == service
            and one.day == day
            and (one.state not in {"cancelled", "given_back"} or one.kept_its_place)
        ]
        return None if quota is None else quota - len(kept)

    def held_by(self, clerk: str) -> ModelTicket | None:
        held = (one for one in self.tickets if one.state in HELD)
        return next((one for one in held if one.clerk == clerk), None)

    # Its own ---------------------------------------------------------------------------------

    def _points(
        self, ticket: ModelTicket, now: datetime, ahead: timedelta | None = None
    ) -> Fraction:
        rule = self.unit.priority(ticket.priority)
        microsecond = timedelta(microseconds=1)
        waited = (now - ticket.rank) // microsecond
        start = rule.head_start + (ahead or timedelta(0))
        return start // microsecond + Fraction(rule.rate) * waited

    def _may_call(
        self,
        ticket: ModelTicket,
        counter: int,
        clerk: str | None,
        profile: str | None,
        now: datetime,
    ) -> bool:
        if ticket.kept_counter == counter or (clerk and ticket.kept_clerk == clerk):
            return True
        if ticket.kept_counter or ticket.kept_clerk:
            after = self.unit.calling.kept_at_most
            lines = dict.fromkeys(self._services(counter, profile), after)
            return ticket.service in lines and now - ticket.since >= after
        after_by_service = self._services(counter, profile)
        after = after_by_service.get(ticket.service, timedelta.max)
        return after == timedelta(0) or now - ticket.rank >= after

    def _services(self, counter: int, profile: str | None) -> dict[str, timedelta]:
        if profile is None:
            return dict.fromkeys(self.unit.counter(counter).services, timedelta(0))
        work = self.unit.profile(profile)
        return {
            **dict.fromkeys(
                self.unit.counter(counter).services, self.unit.calling.passed_over_at_most
            ),
            **dict.fromkeys(work.helps, work.help_after),
            **dict.fromkeys(work.services, timedelta(0)),
        }

    def _profile_at(self, counter: int, clerk: str | None) -> str | None:
        # Who takes another counter works there as everybody does.
        at = self.sessions.get(clerk, (None, None))[0] if clerk else None
        return self.profiles.get(clerk) if clerk and at == counter else None

    def _require_free(self, counter: int, clerk: str) -> None:
        for other, (taken, _) in self.sessions.items():
            if taken == counter and other != clerk and self.held_by(other):
                raise RefusedError(CounterTakenError)

    def _take(self, counter: int, clerk: str, day: date) -> None:
        for other, (taken, _) in list(self.sessions.items()):
            if taken == counter and other != clerk:
                self._leave(other)
        if self.sessions.get(clerk) != (counter, day):
            profile = self._profile_at(counter, clerk)
            self._leave(clerk)
            self.sessions[clerk] = (counter, day)
            self.profiles[clerk] = profile

    def _leave(self, clerk: str) -> None:
        self.sessions.pop(clerk, None)
        self.profiles.pop(clerk, None)
        self.breaks.discard(clerk)

    def _held(self, clerk: str, *states: str) -> ModelTicket:
        held = self.held_by(clerk)
        if held is None:
            raise RefusedError(NoTicketHeldError)
        self._require(held, *states)
        return held

    def _named(self, label: str, day: date) -> ModelTicket:
        ticket = next((one for one in self.tickets if (one.label, one.day) == (label, day)), None)
        if ticket is None:
            raise RefusedError(TicketNotFoundError)
        return ticket

    @staticmethod
    def _require(ticket: ModelTicket, *states: str) -> None:
        if ticket.state not in states:
            raise RefusedError(WrongStateError)

    def _refuse_if_kept(
        self, ticket: ModelTicket, clerk: str, day: date, *, taken: int | None = None
    ) -> None:
        """Refuse what is parked for somebody else, unless she left or is sent from her counter."""
        if ticket.kept_clerk in {None, clerk}:
            return
        counter, since = self.sessions.get(str(ticket.kept_clerk), (None, None))
        if counter is not None and counter != taken and since == day:
            raise RefusedError(KeptForAnotherError)

    def _rank(self, place: RankAfter, ticket: ModelTicket, now: datetime) -> datetime:
        if place is RankAfter.ARRIVAL:
            return ticket.arrived
        if place is RankAfter.LAST:
            return now
        return day_begins(self.unit.calendar, ticket.day, unit_zone(self.unit.zone))

    def _again(
        self, by: str, now: datetime, ticket: ModelTicket, place: RankAfter, /, **how: object
    ) -> ModelTicket:
        """Begin another leg."""
        fresh: dict[str, object] = {
            "state": WAITING,
            "since": now,
            "rank": self._rank(place, ticket, now),
            "counter": None,
            "clerk": None,
            "calls": 0,
            "kept_counter": None,
            "kept_clerk": None,
            "legs": ticket.legs + 1,
        }
        return self._act(by, now, ticket, **{**fresh, **how})

    def _act(self, by: str, now: datetime, ticket: ModelTicket, /, **how: object) -> ModelTicket:
        act = Act(now)
        self._change(act, ticket, **how)
        self._last[by] = act
        return ticket

    @staticmethod
    def _change(act: Act, ticket: ModelTicket, /, **how: object) -> None:
        act.done.append((ticket, copy(ticket)))
        for name, value in how.items():
            setattr(ticket, name, value)
        ticket.changes += 1
