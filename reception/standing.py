"""Why a visitor is called now or later, in figures that a sentence can be made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from reception.domain.calling import Caller, chosen, may_call, standing
from reception.domain.ticket import Visit
from reception.domain.unit import PriorityClass, Unit
from reception.ports import Session


@dataclass(frozen=True, kw_only=True, slots=True)
class Rival:
    """Another visitor whom the same counters call."""

    label: str
    standing: timedelta


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
    rival: Rival | None
    """The highest of the others whom one of these counters calls."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation(Standing):
    """Where a waiting visitor stands among all who wait."""

    next_at: tuple[int, ...]
    """Those of the counters that would call her next."""
    above: int
    """How many stand higher, of those whom one of these counters calls."""


def callers_of(
    visit: Visit, unit: Unit, sessions: Iterable[Session], at: datetime
) -> tuple[Caller, ...]:
    """Return who, of those at work, may call a visitor now."""
    callers = (
        unit.caller(one.counter, one.clerk, one.profile) for one in sessions if not one.on_break
    )
    return tuple(one for one in callers if may_call(visit.leg, one, at))


def standing_of(
    visit: Visit, highest: Iterable[Visit], unit: Unit, callers: Iterable[Caller], at: datetime
) -> Standing:
    """Return where a visit stands beside the two ``highest`` of those whom its callers call."""
    rules = {one.code: one for one in unit.priorities}
    rival = next((one for one in highest if one.ticket.id != visit.ticket.id), None)
    return Standing(
        visit=visit,
        at=at,
        house_rule=rules[visit.leg.priority],
        counted=at - visit.leg.ranked_since,
        standing=_height(visit, rules, at),
        counters=tuple(caller.counter for caller in callers),
        rival=_rival(rival, rules, at),
    )


def explanation_of(
    visit: Visit,
    waiting: Iterable[Visit],
    unit: Unit,
    sessions: Iterable[Session],
    at: datetime,
) -> Explanation:
    """Return where a visit stands among those who wait."""
    rules = {one.code: one for one in unit.priorities}
    known = [one for one in waiting if one.leg.priority in rules]
    hers = callers_of(visit, unit, sessions, at)
    others = [
        one
        for one in known
        if one.ticket.id != visit.ticket.id
        and any(may_call(one.leg, caller, at) for caller in hers)
    ]
    own = (_height(visit, rules, at), at - visit.leg.ranked_since)
    higher = [one for one in others if (_height(one, rules, at), at - one.leg.ranked_since) > own]
    rival = max(others, key=lambda one: _height(one, rules, at), default=None)
    ranked = [(one, rules[one.leg.priority]) for one in known]
    return Explanation(
        visit=visit,
        at=at,
        house_rule=rules[visit.leg.priority],
        counted=at - visit.leg.ranked_since,
        standing=own[0],
        counters=tuple(caller.counter for caller in hers),
        next_at=tuple(
            caller.counter
            for caller in hers
            if (first := chosen(ranked, caller, at)) and first.ticket.id == visit.ticket.id
        ),
        above=len(higher),
        rival=_rival(rival, rules, at),
    )


def _height(visit: Visit, rules: Mapping[str, PriorityClass], at: datetime) -> timedelta:
    return standing(visit.leg.ranked_since, rules[visit.leg.priority], at)


def _rival(visit: Visit | None, rules: Mapping[str, PriorityClass], at: datetime) -> Rival | None:
    return Rival(label=visit.ticket.label, standing=_height(visit, rules, at)) if visit else None
