"""Why a visitor is called now or later, in figures that a sentence can be made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from reception.domain.calling import chosen, may_call, standing
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
    next_at: tuple[int, ...]
    """Those of them that would call her next."""
    above: int
    """How many stand higher, of those whom one of these counters calls."""
    rival: Rival | None
    """Of those, the highest; of a visitor who stands highest, the next one below."""


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
    ranked = [(one, rules[one.leg.priority]) for one in known]
    return Standing(
        visit=visit,
        at=at,
        house_rule=rules[visit.leg.priority],
        counted=at - visit.leg.ranked_since,
        standing=height(visit),
        counters=tuple(caller.counter for caller in hers),
        next_at=tuple(
            caller.counter
            for caller in hers
            if (first := chosen(ranked, caller, at)) and first.ticket.id == visit.ticket.id
        ),
        above=len(higher),
        rival=Rival(label=rival.ticket.label, standing=height(rival)) if rival else None,
    )
