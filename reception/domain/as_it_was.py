"""A visit as it stood at an instant that is over: a day that runs is compared with one so far.

What was taken back since is left out, and who called is who called last: of both nothing else is
known of a leg.
"""

from dataclasses import replace
from datetime import datetime

from reception.domain.ticket import Leg, TicketState, Visit


def as_it_was(visit: Visit, at: datetime) -> Visit | None:
    """Return the visit with what happened before ``at`` alone; None when it had not begun."""
    legs = tuple(leg for one in visit.legs if (leg := _as_it_was(one, at)) is not None)
    return replace(visit, legs=legs) if legs else None


def _as_it_was(leg: Leg, at: datetime) -> Leg | None:
    if leg.parked_at is not None and leg.parked_at < at <= leg.waiting_since:
        # It was resumed since, and has waited from then on.
        leg = replace(leg, waiting_since=leg.parked_at)
    if leg.waiting_since >= at:
        return None
    if leg.ended_at is not None and leg.ended_at < at:
        return leg
    open_leg = replace(leg, ended_at=None, outcome=None)
    if leg.started_at is not None and leg.started_at < at:
        return replace(open_leg, state=TicketState.SERVING)
    open_leg = replace(open_leg, started_at=None)
    if leg.first_called_at is not None and leg.first_called_at < at:
        last = leg.last_called_at
        seen = last if last is not None and last < at else leg.first_called_at
        return replace(open_leg, state=TicketState.CALLED, last_called_at=seen)
    return replace(
        open_leg,
        state=TicketState.PARKED if leg.parked_at == leg.waiting_since else TicketState.WAITING,
        calls=0,
        first_called_at=None,
        last_called_at=None,
        counter=None,
        clerk=None,
    )
