"""What a clerk can do from where she stands, and which act the space bar does."""

from enum import StrEnum
from typing import TYPE_CHECKING

from reception.domain.calling import calls_needed
from reception.domain.ticket import EventKind, Visit, steps_from

if TYPE_CHECKING:
    from counter_display.clerk_panel.reading import Reading


class Act(StrEnum):
    """One act of the clerk."""

    CALL_NEXT = "call-next"
    START = "start"
    FINISH_AND_CALL = "finish-and-call"
    FINISH = "finish"
    END_BREAK = "end-break"
    RECALL = "recall"
    NO_SHOW = "no-show"
    PUT_BACK = "put-back"
    OUTCOME = "outcome"
    """End the service, and say how it ended."""
    FOLLOW = "follow"
    TRANSFER = "transfer"
    PARK = "park"
    NOTE = "note"
    """Write something down for the next counter; the visitor stays."""
    CALL_NUMBER = "call-number"
    WALK_IN = "walk-in"
    CANCEL = "cancel"
    """A visitor who waits says that she leaves."""
    BREAK = "break"
    UNDO = "undo"
    RESUME = "resume"
    READMIT = "readmit"
    PROFILE = "profile"
    CLOSE = "close"
    """Leave the counter: for another one, or for today."""


MOVES = frozenset(
    {Act.NO_SHOW, Act.PUT_BACK, Act.PARK, Act.TRANSFER, Act.RESUME, Act.READMIT, Act.CANCEL}
)
"""The acts after which a visitor is not at the counter, and the panel says where she is."""

# The act by which each step of a visit in hand is taken.
_STEPS: dict[EventKind, Act] = {
    EventKind.STARTED: Act.START,
    EventKind.FINISHED: Act.FINISH,
    EventKind.FOLLOWED: Act.FOLLOW,
    EventKind.RECALLED: Act.RECALL,
    EventKind.MISSED: Act.NO_SHOW,
    EventKind.PUT_BACK: Act.PUT_BACK,
    EventKind.PARKED: Act.PARK,
    EventKind.TRANSFERRED: Act.TRANSFER,
    EventKind.NOTED: Act.NOTE,
}


def legal_acts(reading: "Reading") -> frozenset[Act]:
    """Return the acts that are possible now."""
    held = reading.held
    if held is None and reading.on_break:
        return frozenset({Act.END_BREAK, Act.CLOSE}) | _about(reading)
    if held is None:
        free = {Act.CALL_NEXT, Act.CALL_NUMBER, Act.WALK_IN, Act.BREAK, Act.CLOSE}
        if reading.anybody_waits or reading.parked:
            free.add(Act.CANCEL)
        return frozenset(free) | _about(reading)
    steps = steps_from(held.state)
    legal = {act for kind, act in _STEPS.items() if kind in steps}
    if held.leg.calls < calls_needed(reading.unit.calling):
        legal.discard(Act.NO_SHOW)
    if Act.FINISH in legal:
        legal.add(Act.FINISH_AND_CALL)
        if len(reading.unit.outcomes) > 1:
            legal.add(Act.OUTCOME)
    return frozenset(legal) | _about(reading)


def main_act(reading: "Reading") -> Act:
    """Return the one act that fits: on to the next visitor, step by step."""
    held = reading.held
    if held is None:
        return Act.END_BREAK if reading.on_break else Act.CALL_NEXT
    if _is_called(held):
        return Act.START
    return Act.FINISH_AND_CALL if reading.somebody_waits else Act.FINISH


def _is_called(held: Visit) -> bool:
    return EventKind.STARTED in steps_from(held.state)


def _about(reading: "Reading") -> frozenset[Act]:
    """Return the acts that do not depend on the visitor in hand."""
    acts = set()
    if reading.missed:
        acts.add(Act.READMIT)
    if any(one.is_mine for one in reading.parked):
        acts.add(Act.RESUME)
    if reading.unit.profiles:
        acts.add(Act.PROFILE)
    return frozenset(acts)
