"""Who is called next: the house rules, and the rule itself in plain words.

Accumulating priority (Kleinrock, 1964; Stanford, Taylor and Ziedins, 2014): a ticket stands at its
class's head start plus the time it has waited, counted at the class's rate, and the highest is
called. Every rate is positive, so that nobody is overtaken for ever. The database answers the same
question for a line of any length by its first tickets alone, see ``reception.queue.sql.best_head``.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any

from reception.domain.fields import Code, Limits, Minutes, SomeMinutes
from reception.domain.language import Language, Texts
from reception.domain.ticket import EventKind, Leg, Ticket, Visit

LET_GO = 3
"""So many go before a visitor who lets others go first."""
_ALWAYS = datetime.min.replace(tzinfo=UTC)
_LEAST = timedelta(microseconds=1)
# A class that counts so slowly that this gets nobody behind others lets nobody go first.
_FURTHEST_AHEAD = timedelta(days=1)


class RankAfter(StrEnum):
    """Where a visitor stands who joins a queue again."""

    ARRIVAL = "arrival"
    """As though waiting since the visit began."""
    FIRST = "first"
    """As though waiting since the day began."""
    LAST = "last"
    """As one who has just come."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CallingRules:
    """The house rules of calling."""

    transferred: RankAfter = RankAfter.ARRIVAL
    put_back: RankAfter = RankAfter.LAST
    readmitted: RankAfter = RankAfter.ARRIVAL
    resumed: RankAfter = RankAfter.ARRIVAL
    recalls_before_no_show: Annotated[int, Limits(least=1, most=9)] = 1
    """So often a visitor is called again before she may count as absent."""
    absent_after: Minutes = timedelta(minutes=2)
    """So long after a call she may count as absent all the same."""
    readmit_within: Minutes = timedelta(minutes=20)
    """So long who did not come stands among the absent on screens, and may be taken up again."""
    undo_within: Minutes = timedelta(minutes=5)
    kept_at_most: SomeMinutes = timedelta(minutes=20)
    """So long a ticket waits for one counter or person alone; then anybody calls it."""
    passed_over_at_most: SomeMinutes = timedelta(minutes=60)
    """So long a work profile leaves alone what the counter gives besides its services."""
    languages_first: Annotated[
        frozenset[Language], Limits(of="languages", note="; or leave it out")
    ] = frozenset()
    """Who speaks one of these is sent those who speak it first."""
    language_head_start: Minutes = timedelta(minutes=10)
    """How far ahead, and so how long at most somebody else waits for it."""
    early: Minutes = timedelta(minutes=30)
    """So long before an appointment its ticket is given."""
    late: Minutes = timedelta(minutes=15)
    """Who comes later than this after the hour waits with the others."""

    def after(self, event: EventKind) -> RankAfter:
        """Return where a visitor stands who waits again by such an event."""
        return {
            EventKind.TRANSFERRED: self.transferred,
            EventKind.PUT_BACK: self.put_back,
            EventKind.READMITTED: self.readmitted,
            EventKind.RESUMED: self.resumed,
        }[event]


@dataclass(frozen=True, kw_only=True, slots=True)
class PriorityClass:
    """A house rule: waiting in this class starts ``head_start`` ahead and counts ``rate`` times."""

    code: Code
    names: Texts
    head_start: Minutes = timedelta(0)
    rate: Annotated[
        float, Limits(above=0, most=100, note=", so that nobody is overtaken for ever")
    ] = 1.0
    offered: bool = False
    """A visitor may ask for it at the kiosk; otherwise the staff give it."""
    rule: Texts = field(default_factory=dict)
    """Whom it is for, in one sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkProfile:
    """What a person does at a counter for a while: some services first, others when they wait."""

    code: Code
    names: Texts
    services: Annotated[tuple[Code, ...], Limits(of="services", fewest=1)]
    helps: Annotated[tuple[Code, ...], Limits(of="services")] = ()
    help_after: Minutes = timedelta(0)
    """So long a visitor of the services in ``helps`` has waited before this person calls her."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueLine:
    """A service whose visitors somebody calls, from so long a wait on."""

    service: str
    after: timedelta = timedelta(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Caller:
    """Who calls, where, and whom she may call."""

    counter: int
    clerk: str | None
    lines: tuple[QueueLine, ...]
    languages_first: frozenset[Language] = frozenset()
    """Those of the house's that she speaks."""
    rules: CallingRules = field(default_factory=CallingRules)


def calls_needed(rules: CallingRules) -> int:
    """Return how often a visitor is called until she may count as absent at once."""
    return 1 + rules.recalls_before_no_show


def absent_from(leg: Leg, rules: CallingRules) -> datetime:
    """Return from when a called visitor may count as absent: one call and one key are not enough.

    A clock that was set back keeps nobody who was called often enough.
    """
    called_at = leg.last_called_at
    if called_at is None or leg.calls >= calls_needed(rules):
        return _ALWAYS
    return called_at + rules.absent_after


def height(head_start: Any, rate: Any, waited: Any) -> Any:
    """Return how high one stands: a head start and a wait, at the rate of the class.

    Of times, of numbers, and of arrays of them alike.
    """
    return head_start + rate * waited


def standing(ranked_since: datetime, priority: PriorityClass, now: datetime) -> timedelta:
    """Return how high a ticket stands: its head start and its wait, at the rate of its class."""
    stands: timedelta = height(priority.head_start, priority.rate, now - ranked_since)
    return stands


def language_ahead(ticket: Ticket, caller: Caller) -> timedelta:
    """Return how far the caller's languages put a ticket ahead."""
    first = ticket.language in caller.languages_first
    return caller.rules.language_head_start if first else timedelta(0)


def callable_since(leg: Leg, caller: Caller) -> datetime | None:
    """Return from when a waiting leg is the caller's to call; None for never."""
    if caller.counter == leg.kept_counter or (leg.kept_clerk and caller.clerk == leg.kept_clerk):
        return leg.callable_from or _ALWAYS
    after = next((line.after for line in caller.lines if line.service == leg.service), None)
    if after is None:
        return None
    return max(_ready_since(leg, caller, after), leg.callable_from or _ALWAYS)


def _ready_since(leg: Leg, caller: Caller, after: timedelta) -> datetime:
    if leg.kept_counter is not None or leg.kept_clerk is not None:
        return leg.waiting_since + caller.rules.kept_at_most
    # A clock that was set back, or an hour that is still to come, keeps nobody from being called.
    return leg.ranked_since + after if after else _ALWAYS


def may_call(leg: Leg, caller: Caller, now: datetime) -> bool:
    """Return whether a waiting leg is the caller's to call."""
    since = callable_since(leg, caller)
    return since is not None and since <= now


def ranked_again[Instant](
    place: RankAfter, *, first_ranked: Instant, day_began: Instant, now: Instant
) -> Instant:
    """Return from when the rule counts a visit that waits again now; of arrays likewise."""
    match place:
        case RankAfter.ARRIVAL:
            return first_ranked
        case RankAfter.FIRST:
            return day_began
        case RankAfter.LAST:
            return now


def first_ranked(visit: Visit, rules: CallingRules) -> datetime:
    """Return from when the rule counted a visit at first, whomever its visitor let go since."""
    hour, issued_at = visit.ticket.appointment_at, visit.ticket.issued_at
    is_in_time = hour and hour - rules.early <= issued_at <= hour + rules.late
    return hour if hour and is_in_time else issued_at


type Rank = tuple[timedelta, timedelta, int]
"""Of two visitors the rule calls who has the greater one."""


def rank(
    visit: Visit, priority: PriorityClass, now: datetime, caller: Caller | None = None
) -> Rank:
    """Return how a visitor ranks for a caller; for none, by the wait and the class alone.

    Of two that stand alike it is who has waited longer, and then who touched first.
    """
    since = visit.leg.ranked_since
    ahead = language_ahead(visit.ticket, caller) if caller else timedelta(0)
    return standing(since, priority, now) + ahead, now - since, -visit.ticket.id.int


def ranked_behind(
    visit: Visit,
    priority: PriorityClass,
    line: Iterable[tuple[Visit, PriorityClass]],
    now: datetime,
    callers: Sequence[Caller | None] = (None,),
) -> datetime | None:
    """Return from when the rule counts who lets the next of a line go first; None: nobody can.

    There is nobody, or her class counts so slowly that she would not get behind them. She stands
    halfway between the last of those and who comes then, so that a class that counts faster does
    not overtake them at once. Who stands level with the last one goes as well. A language counts
    as for whichever of the callers it puts furthest ahead.
    """
    own = max(rank(visit, priority, now, one) for one in callers)
    ranks = (max(rank(*each, now, one) for one in callers) for each in line)
    behind = sorted((one for one in ranks if one < own), reverse=True)
    if not behind:
        return None
    last = behind[:LET_GO][-1][0]
    then = behind[LET_GO][0] if len(behind) > LET_GO else timedelta(0)
    stands = min((last + then) / 2, last - _LEAST)
    ahead = own[0] - standing(visit.leg.ranked_since, priority, now)
    waited = (stands - ahead - priority.head_start) / _LEAST / priority.rate
    since = now - math.floor(max(waited, -_FURTHEST_AHEAD / _LEAST)) * _LEAST
    return since if standing(since, priority, now) + ahead < last else None


def chosen(
    waiting: Iterable[tuple[Visit, PriorityClass]], caller: Caller, now: datetime
) -> Visit | None:
    """Return whom the rule calls of those who wait; None when nobody is the caller's to call."""
    return max(
        (one for one in waiting if may_call(one[0].leg, caller, now)),
        key=lambda one: rank(one[0], one[1], now, caller),
        default=(None, None),
    )[0]


def in_order(
    waiting: Iterable[tuple[Visit, PriorityClass]], caller: Caller, now: datetime
) -> tuple[Visit, ...]:
    """Return whom the caller calls one after the other, when nothing else happens."""
    hers = (one for one in waiting if may_call(one[0].leg, caller, now))
    ranked = sorted(hers, key=lambda one: rank(one[0], one[1], now, caller), reverse=True)
    return tuple(visit for visit, _ in ranked)
