"""What a clerk can do: one row a verb, which the command, the panel, an outage and tests read.

How a verb looks on the panel stands in ``counter_display.clerk_panel.buttons``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING
from uuid import UUID

from reception.domain.calling_rule import absent_from
from reception.domain.ticket import EventKind, Visit, steps_from
from reception.domain.unit import ORDINARY, SERVED, Unit
from reception.queue.model import At

if TYPE_CHECKING:
    from reception.queue.desk import Desk


class Ask(Enum):
    """What is to be known of a verb; the command has an option for it, the panel a sheet."""

    TO_CALL = auto()
    """A visitor who waits, or is set aside for this clerk."""
    TO_CANCEL = auto()
    """A visitor who waits, or is set aside for whomever."""
    PARKED = auto()
    MISSED = auto()
    SURE = auto()
    """Whether it is really meant: nobody takes it back."""
    SERVICE = auto()
    ELSEWHERE = auto()
    """A service, a counter or a colleague."""
    OUTCOME = auto()
    """How the service ended; not said: as services do."""
    BECAME = auto()
    """How the service here ended; not said: it did not take place."""
    ANYONE = auto()
    """Whether any colleague may resume the visit."""
    TEXT = auto()
    NOTE = auto()
    REASON = auto()
    PROFILE = auto()
    LANGUAGE = auto()
    PRIORITY = auto()
    FINISH = auto()
    """Whether the ticket in hand is ended in the same step."""
    COUNTER = auto()
    """Where she is, though it makes no difference."""
    LEAVE = auto()
    """Whether she goes to another counter, or is done for today."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What was told of a verb; what nobody told is as usual."""

    ticket: str = ""
    service: str = ""
    to_counter: int | None = None
    to_clerk: str | None = None
    outcome: str | None = None
    anyone: bool = False
    note: str | None = None
    reason: str = ""
    profile: str | None = None
    language: str | None = None
    priority: str = ORDINARY
    finish: bool = False
    done_for_today: bool = False
    locked: timedelta = timedelta(0)
    """So long her window was locked since the last act: she could take nothing back."""


NOTHING_SAID = Said()


@dataclass(frozen=True, kw_only=True, slots=True)
class Present:
    """How it stands at a counter, as far as verbs depend on it."""

    unit: Unit
    at: datetime
    held: Visit | None = None
    on_break: bool = False
    anybody_waits: bool = False
    """For whichever service, or set aside for whomever."""
    anybody_parked: bool = False
    """Of those whom this clerk may resume."""
    anybody_missed: bool = False
    can_undo: bool = False


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Verb:
    """One thing that a clerk does."""

    code: str
    """Stored with what was kept while the database was away; the name of its button."""
    help: str
    do: "Callable[[Desk, At, Said, UUID | None], Visit | None]"
    """Does it, and returns the visit as it stands afterwards, where it is about one."""
    event: EventKind | None = None
    """What it lets happen to the visitor in hand: legal where that visit may take this step."""
    when: Callable[[Present], bool] = lambda _: True
    """What must be so besides."""
    asks: tuple[Ask, ...] = ()
    """What must be told, in the order in which it is asked."""
    takes: tuple[Ask, ...] = ()
    """What may be told."""
    offline: bool = False
    """Whether it is done while the database is away, and told to it later."""
    at_counter: bool = True
    """Whether it is said from a counter."""
    words: str = ""
    """Of the command that does it, where they are not ``call`` and the code."""

    @property
    def command(self) -> str:
        """Return the words of the command that does it."""
        return self.words or f"call {self.code}"


def legal_verbs(present: Present) -> frozenset[Verb]:
    """Return what a clerk may do now."""
    steps = steps_from(present.held.state) if present.held else frozenset[EventKind]()
    return frozenset(
        one for one in VERBS if (one.event is None or one.event in steps) and one.when(present)
    )


def verb_named(code: str) -> Verb:
    """Return the verb with this code.

    Raises:
        KeyError: there is none.
    """
    return _BY_CODE[code]


def _is_free(present: Present) -> bool:
    return present.held is None and not present.on_break


def _may_be_absent(present: Present) -> bool:
    held = present.held
    return held is not None and present.at >= absent_from(held.leg, present.unit.calling)


CALL_NEXT = Verb(
    code="call-next",
    words="call next",
    help="Call the next visitor for this counter.",
    when=_is_free,
    takes=(Ask.FINISH, Ask.OUTCOME),
    do=lambda desk, at, said, operation: desk.call_next(
        at, finish=said.finish, outcome=said.outcome or SERVED, operation=operation
    ),
)
FINISH_AND_CALL = Verb(
    code="finish-and-call",
    words="call next --finish",
    help="End the service, and call the next visitor in the same step.",
    event=EventKind.FINISHED,
    do=lambda desk, at, said, operation: desk.call_next(
        at, finish=True, outcome=said.outcome or SERVED, operation=operation
    ),
)
CALL_TICKET = Verb(
    code="call-number",
    words="call ticket",
    help="Call one visitor out of turn; the reason stays with the visit.",
    when=_is_free,
    asks=(Ask.TO_CALL, Ask.REASON),
    takes=(Ask.FINISH, Ask.OUTCOME),
    do=lambda desk, at, said, operation: desk.call_ticket(
        at,
        said.ticket,
        reason=said.reason,
        finish=said.finish,
        outcome=said.outcome or SERVED,
        operation=operation,
    ),
)
RECALL = Verb(
    code="recall",
    help="Call the visitor again.",
    event=EventKind.RECALLED,
    do=lambda desk, at, _said, operation: desk.recall(at, operation=operation),
)
NO_SHOW = Verb(
    code="no-show",
    help="Note that the visitor did not come.",
    event=EventKind.MISSED,
    when=_may_be_absent,
    offline=True,
    do=lambda desk, at, _said, operation: desk.no_show(at, operation=operation),
)
START = Verb(
    code="start",
    help="Note that the visitor has come.",
    event=EventKind.STARTED,
    offline=True,
    do=lambda desk, at, _said, operation: desk.start(at, operation=operation),
)
NOTE = Verb(
    code="note",
    help="Write a note on the visit for whoever serves the visitor next.",
    event=EventKind.NOTED,
    asks=(Ask.TEXT,),
    offline=True,
    do=lambda desk, at, said, operation: desk.note(at, said.note, operation=operation),
)
FINISH = Verb(
    code="finish",
    help="End the service.",
    event=EventKind.FINISHED,
    takes=(Ask.OUTCOME,),
    offline=True,
    do=lambda desk, at, said, operation: desk.finish(
        at, outcome=said.outcome or SERVED, operation=operation
    ),
)
OUTCOME = Verb(
    code="outcome",
    words="call finish --outcome",
    help="End the service, and say how it ended.",
    event=EventKind.FINISHED,
    when=lambda present: len(present.unit.outcomes) > 1,
    asks=(Ask.OUTCOME,),
    offline=True,
    do=FINISH.do,
)
FOLLOW = Verb(
    code="follow",
    help="End the service, and begin another one for the same visitor.",
    event=EventKind.FOLLOWED,
    asks=(Ask.SERVICE,),
    takes=(Ask.OUTCOME,),
    do=lambda desk, at, said, operation: desk.follow(
        at, said.service, outcome=said.outcome or SERVED, operation=operation
    ),
)
WALK_IN = Verb(
    code="walk-in",
    help="Serve a visitor who came to the counter without a ticket; it is printed nowhere.",
    when=_is_free,
    asks=(Ask.SERVICE,),
    takes=(Ask.LANGUAGE, Ask.PRIORITY),
    do=lambda desk, at, said, operation: desk.walk_in(
        at, said.service, language=said.language, priority=said.priority, operation=operation
    ),
)
PUT_BACK = Verb(
    code="put-back",
    help="Let the called visitor wait again.",
    event=EventKind.PUT_BACK,
    takes=(Ask.NOTE,),
    do=lambda desk, at, said, operation: desk.put_back(at, note=said.note, operation=operation),
)
PARK = Verb(
    code="park",
    help="Take the visitor out of the queue until somebody resumes the visit.",
    event=EventKind.PARKED,
    asks=(Ask.ANYONE,),
    takes=(Ask.NOTE,),
    do=lambda desk, at, said, operation: desk.park(
        at, anyone=said.anyone, note=said.note, operation=operation
    ),
)
RESUME = Verb(
    code="resume",
    help="Let a parked visitor wait again.",
    when=lambda present: present.anybody_parked,
    asks=(Ask.PARKED,),
    takes=(Ask.COUNTER,),
    at_counter=False,
    do=lambda desk, at, said, operation: desk.resume(at, said.ticket, operation=operation),
)
TRANSFER = Verb(
    code="transfer",
    help="Let the visitor wait for another service, counter or person.",
    event=EventKind.TRANSFERRED,
    asks=(Ask.ELSEWHERE, Ask.BECAME),
    takes=(Ask.NOTE,),
    do=lambda desk, at, said, operation: desk.transfer(
        at,
        to_service=said.service or None,
        to_counter=said.to_counter,
        to_clerk=said.to_clerk,
        outcome=said.outcome,
        note=said.note,
        operation=operation,
    ),
)
READMIT = Verb(
    code="readmit",
    help="Let a visitor wait again who did not come when called, if that was not long ago.",
    when=lambda present: present.anybody_missed,
    asks=(Ask.MISSED,),
    at_counter=False,
    do=lambda desk, at, said, operation: desk.readmit(at, said.ticket, operation=operation),
)
UNDO = Verb(
    code="undo",
    help="Take back the last act, with all that it did.",
    when=lambda present: present.can_undo,
    do=lambda desk, at, said, operation: desk.undo(at, locked=said.locked, operation=operation),
)
CANCEL = Verb(
    code="cancel",
    words="cancel",
    help="Take a waiting ticket out of the queue at the visitor's wish.",
    when=lambda present: _is_free(present) and present.anybody_waits,
    asks=(Ask.TO_CANCEL, Ask.SURE),
    at_counter=False,
    do=lambda desk, at, said, operation: desk.cancel(
        said.ticket, clerk=at.clerk, operation=operation
    ),
)
BREAK = Verb(
    code="break",
    words="counter break",
    help="Call nobody for a while; the counter stays yours.",
    when=_is_free,
    asks=(Ask.REASON,),
    at_counter=False,
    do=lambda desk, at, said, _operation: desk.take_break(at, said.reason),
)
END_BREAK = Verb(
    code="end-break",
    words="counter back",
    help="Be there for visitors again.",
    when=lambda present: present.held is None and present.on_break,
    at_counter=False,
    do=lambda desk, at, _said, _operation: desk.end_break(at),
)
PROFILE = Verb(
    code="profile",
    words="counter profile",
    help="Call by a work profile from now on.",
    when=lambda present: bool(present.unit.profiles),
    asks=(Ask.PROFILE,),
    at_counter=False,
    do=lambda desk, at, said, _operation: desk.take_profile(at, said.profile),
)
CLOSE = Verb(
    code="close",
    words="counter close",
    help="Leave the counter.",
    when=lambda present: present.held is None,
    asks=(Ask.LEAVE,),
    at_counter=False,
    do=lambda desk, at, _said, _operation: desk.close_counter(at),
)

VERBS = (
    CALL_NEXT,
    FINISH_AND_CALL,
    CALL_TICKET,
    RECALL,
    NO_SHOW,
    START,
    NOTE,
    FINISH,
    OUTCOME,
    FOLLOW,
    WALK_IN,
    PUT_BACK,
    PARK,
    RESUME,
    TRANSFER,
    READMIT,
    UNDO,
    CANCEL,
    BREAK,
    END_BREAK,
    PROFILE,
    CLOSE,
)
_BY_CODE = {one.code: one for one in VERBS}
