"""Why a visitor is called now or later, in figures that a sentence can be made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from reception.domain.calling import Caller, chosen, may_call, standing
from reception.domain.ticket import Visit
from reception.domain.unit import PriorityClass, Unit
from reception.ports import Session

_MINUTE = timedelta(minutes=1)


class Why(StrEnum):
    """Why a visitor is the next one at a counter; the first that holds is said."""

    FOR_CLERK = "for-clerk"
    """Was left to the person who works there."""
    FOR_COUNTER = "for-counter"
    APPOINTMENT = "appointment"
    ALONE = "alone"
    """Nobody else waits for that counter."""
    LANGUAGE = "language"
    """Somebody else stands higher, but does not speak the language of who works there."""
    LEVEL = "level"
    """The one who comes then stands within the same minute, and came later."""
    WAITED_LONGEST = "waited-longest"
    CLASS = "class"
    """By the house's rule her wait counts for more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rival:
    """Another visitor whom the same counters call."""

    label: str
    standing: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """Why a visitor is the next one at one counter."""

    counter: int
    why: Why
    then: Rival | None
    """Who comes after her there; None when nobody else waits for that counter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where a waiting visitor stands, as of one instant.

    The figure is ``house_rule.head_start + house_rule.rate x counted``, see
    ``reception.domain.calling``.
    """

    visit: Visit
    at: datetime
    house_rule: PriorityClass
    counted: timedelta
    """The wait that the rule counts: since the arrival, or as the house's rule has it."""
    standing: timedelta
    counters: tuple[int, ...]
    """The counters at work that may call her now."""
    turns: tuple[Turn, ...]
    """Those of them that would call her next, and why."""
    above: int
    """How many stand higher, of those whom one of these counters calls."""
    rival: Rival | None
    """Of those, the highest; of a visitor who stands highest, the next one below."""

    def turn_at(self, counter: int) -> Turn | None:
        """Return why she is the next at a counter; None when she is not."""
        return next((one for one in self.turns if one.counter == counter), None)


def standing_of(
    visit: Visit,
    waiting: Iterable[Visit],
    unit: Unit,
    sessions: Iterable[Session],
    at: datetime,
) -> Standing:
    """Return where a visit stands among those who wait."""
    rules = {one.code: one for one in unit.priorities}

    def height(one: Visit) -> timedelta:
        return standing(one.leg.ranked_since, rules[one.leg.priority], at)

    known = [one for one in waiting if one.leg.priority in rules]
    callers = [
        unit.caller(one.counter, one.clerk, one.profile) for one in sessions if not one.on_break
    ]
    hers = [one for one in callers if may_call(visit.leg, one, at)]
    others = [
        one
        for one in known
        if one.ticket.id != visit.ticket.id
        and any(may_call(one.leg, caller, at) for caller in hers)
    ]
    own = (height(visit), at - visit.leg.ranked_since)
    higher = [one for one in others if (height(one), at - one.leg.ranked_since) > own]
    rival = max(higher or others, key=height, default=None)
    turns = (_turn(visit, known, rules, caller, at) for caller in hers)
    return Standing(
        visit=visit,
        at=at,
        house_rule=rules[visit.leg.priority],
        counted=at - visit.leg.ranked_since,
        standing=height(visit),
        counters=tuple(caller.counter for caller in hers),
        turns=tuple(turn for turn in turns if turn),
        above=len(higher),
        rival=Rival(label=rival.ticket.label, standing=height(rival)) if rival else None,
    )


def _turn(
    visit: Visit,
    waiting: Sequence[Visit],
    rules: dict[str, PriorityClass],
    caller: Caller,
    at: datetime,
) -> Turn | None:
    ranked = [(one, rules[one.leg.priority]) for one in waiting]
    first = chosen(ranked, caller, at)
    if first is None or first.ticket.id != visit.ticket.id:
        return None
    after = chosen((one for one in ranked if one[0].ticket.id != visit.ticket.id), caller, at)
    then = None
    if after:
        height = standing(after.leg.ranked_since, rules[after.leg.priority], at)
        then = Rival(label=after.ticket.label, standing=height)
    why = _why(visit, rules[visit.leg.priority], then, caller, at)
    return Turn(counter=caller.counter, why=why, then=then)


def _why(
    visit: Visit, rule: PriorityClass, then: Rival | None, caller: Caller, at: datetime
) -> Why:
    leg = visit.leg
    counted, height = at - leg.ranked_since, standing(leg.ranked_since, rule, at)
    if leg.kept_clerk is not None and leg.kept_clerk == caller.clerk:
        return Why.FOR_CLERK
    if leg.kept_counter == caller.counter:
        return Why.FOR_COUNTER
    if visit.ticket.appointment_at and counted <= timedelta(0):
        return Why.APPOINTMENT
    if then is None:
        return Why.ALONE
    if then.standing > height:
        return Why.LANGUAGE
    if then.standing // _MINUTE == height // _MINUTE:
        return Why.LEVEL
    return Why.WAITED_LONGEST if height == counted else Why.CLASS
