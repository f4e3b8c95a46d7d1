"""What the clerk did last, so that the key that takes it back can say so."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_display.clerk_panel.acts import Act
from reception.domain.ticket import TicketState, Visit

if TYPE_CHECKING:
    from counter_display.clerk_panel.reading import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class LastAct:
    """An act on a visit, and when it was done."""

    act: Act
    label: str
    at: datetime


def last_act(remembered: LastAct | None, reading: "Reading") -> LastAct | None:
    """Return the act that would be taken back now; None when none would.

    After a restart, or when an answer was lost, the visitor in hand tells.
    """
    seen = _seen(reading.held) if reading.held else None
    if remembered and remembered.act is Act.UNDO:
        return None
    newest = max((one for one in (remembered, seen) if one), key=_when, default=None)
    if newest is None or reading.at - newest.at > reading.unit.calling.undo_within:
        return None
    return newest


def _when(one: LastAct) -> datetime:
    return one.at


def _seen(held: Visit) -> LastAct | None:
    leg = held.leg
    if held.state is TicketState.SERVING:
        act, at = Act.START, leg.started_at
    else:
        act, at = (Act.RECALL if leg.calls > 1 else Act.CALL_NEXT), leg.last_called_at
    return LastAct(act=act, label=held.ticket.label, at=at) if at else None
