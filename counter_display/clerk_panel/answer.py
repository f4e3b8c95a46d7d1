"""What a sheet was answered, and the verb that each act is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from counter_display.clerk_panel.acts import Act
from reception.domain.ticket import Visit
from reception.domain.unit import ORDINARY

if TYPE_CHECKING:
    from reception.desk import Desk


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the clerk chose and wrote; empty for acts that ask nothing."""

    code: str = ""
    """Of a service, an outcome or a profile, a login, or a ticket's label."""
    counter: int | None = None
    clerk: str | None = None
    anyone: bool = False
    outcome: str | None = None
    """How the service here ended, before a transfer."""
    language: str | None = None
    priority: str = ORDINARY
    note: str | None = None
    """For the next counter; of a break or a call out of turn, its reason."""


NOTHING_ASKED = Answer()
SIGN_OUT = Answer(code="sign-out")
"""Of closing the counter: work is over, too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Who acts, where, and on which visitor in hand."""

    counter: int
    clerk: str
    label: str | None = None
    """Of the ticket that the clerk sees: the desk refuses when she holds another one."""


def carry_out(desk: "Desk", act: Act, answer: Answer, at: Place, operation: UUID) -> Visit | None:
    """Carry out an act; return the visit as it stands after it, where it is about one."""
    if act in _STATES:
        _STATES[act](desk, answer, at.clerk)
        return None
    if act in _NAMED:
        return _NAMED[act](desk, answer, at, operation)
    if act in _CALLS:
        return _CALLS[act](desk, at, operation)
    return _HELD[act](desk)(at.counter, at.clerk, at.label, operation=operation)


# Verbs that need no more than who acts where.
_CALLS: Mapping[Act, Callable[["Desk", Place, UUID], Visit]] = {
    Act.CALL_NEXT: lambda desk, at, operation: desk.call_next(
        at.counter, at.clerk, operation=operation
    ),
    Act.FINISH_AND_CALL: lambda desk, at, operation: desk.call_next(
        at.counter, at.clerk, finish=True, operation=operation
    ),
    Act.UNDO: lambda desk, at, operation: desk.undo(at.counter, at.clerk, operation=operation),
}
# Verbs that need no more than on whom.
_HELD: Mapping[Act, Callable[["Desk"], Callable[..., Visit]]] = {
    Act.START: lambda desk: desk.start,
    Act.RECALL: lambda desk: desk.recall,
    Act.NO_SHOW: lambda desk: desk.no_show,
    Act.PUT_BACK: lambda desk: desk.put_back,
    Act.FINISH: lambda desk: desk.finish,
}
# Verbs that need what the sheet was answered.
_NAMED: Mapping[Act, Callable[["Desk", Answer, Place, UUID], Visit]] = {
    Act.CALL_NUMBER: lambda desk, answer, at, operation: desk.call_ticket(
        answer.code, at.counter, at.clerk, reason=answer.note or "", operation=operation
    ),
    Act.OUTCOME: lambda desk, answer, at, operation: desk.finish(
        at.counter, at.clerk, at.label, outcome=answer.code, operation=operation
    ),
    Act.FOLLOW: lambda desk, answer, at, operation: desk.follow(
        answer.code, at.counter, at.clerk, at.label, operation=operation
    ),
    Act.WALK_IN: lambda desk, answer, at, operation: desk.walk_in(
        answer.code,
        at.counter,
        at.clerk,
        language=answer.language,
        priority=answer.priority,
        operation=operation,
    ),
    Act.PARK: lambda desk, answer, at, operation: desk.park(
        at.counter, at.clerk, at.label, anyone=answer.anyone, note=answer.note, operation=operation
    ),
    Act.TRANSFER: lambda desk, answer, at, operation: desk.transfer(
        at.counter,
        at.clerk,
        at.label,
        to_service=answer.code or None,
        to_counter=answer.counter,
        to_clerk=answer.clerk,
        outcome=answer.outcome,
        note=answer.note,
        operation=operation,
    ),
    Act.NOTE: lambda desk, answer, at, operation: desk.note(
        answer.note, at.counter, at.clerk, at.label, operation=operation
    ),
    Act.CANCEL: lambda desk, answer, at, operation: desk.cancel(
        answer.code, clerk=at.clerk, operation=operation
    ),
    Act.RESUME: lambda desk, answer, at, operation: desk.resume(
        answer.code, at.clerk, operation=operation
    ),
    Act.READMIT: lambda desk, answer, at, operation: desk.readmit(
        answer.code, at.clerk, operation=operation
    ),
}
# Verbs that set how the clerk works: to set it again is harmless, and needs no operation id.
_STATES: Mapping[Act, Callable[["Desk", Answer, str], None]] = {
    Act.BREAK: lambda desk, answer, clerk: desk.take_break(clerk, answer.note or ""),
    Act.END_BREAK: lambda desk, _answer, clerk: desk.end_break(clerk),
    Act.PROFILE: lambda desk, answer, clerk: desk.take_profile(clerk, answer.code or None),
}
