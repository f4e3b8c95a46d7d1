"""A visit's life: the ticket, its legs, the events, and which step is legal from where."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from reception.domain.errors import NoReasonError, RemarkError, WrongStateError
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language


class TicketState(StrEnum):
    """Where a visit stands; every second of it belongs to exactly one of these."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    """Outside the queue until somebody resumes it: the visitor fills in a form, say."""
    SERVED = "served"
    NO_SHOW = "no_show"
    CONTINUED = "continued"
    """Of a leg only: the visit went on in the next one; the outcome says how."""
    CANCELLED = "cancelled"
    UNSERVED = "unserved"
    GIVEN_BACK = "given_back"
    """Taken by mistake, and given back at once at the machine that gave it: nobody came with it."""


OPEN_STATES = frozenset(
    {TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.PARKED}
)
HELD_STATES = frozenset({TicketState.CALLED, TicketState.SERVING})
VOID_STATES = frozenset({TicketState.CANCELLED, TicketState.GIVEN_BACK})


class EventKind(StrEnum):
    """What can happen to a visit."""

    ISSUED = "issued"
    IMPORTED = "imported"
    """A past visit was brought in from a file; what follows is what the file tells."""
    CALLED = "called"
    RECALLED = "recalled"
    STARTED = "started"
    FINISHED = "finished"
    FOLLOWED = "followed"
    """One service ended, another began at the same counter."""
    MISSED = "missed"
    READMITTED = "readmitted"
    PUT_BACK = "put_back"
    PARKED = "parked"
    RESUMED = "resumed"
    NOTED = "noted"
    """Something is written down for whoever serves the visitor next; she stays where she is."""
    TRANSFERRED = "transferred"
    CANCELLED = "cancelled"
    LEFT = "left"
    """Its visitor said by her telephone that she leaves."""
    LET_GO_FIRST = "let_go_first"
    """She said there that the next few go before her; she keeps her number."""
    GIVEN_BACK = "given_back"
    """Its visitor touched the wrong service, and said so before the page was gone."""
    CLOSED = "closed"
    UNDONE = "undone"
    """What happened last to the visit is taken back."""
    TAKEN_IN = "taken_in"
    """A station that stood alone has handed the ticket over; the visitor stays where she is."""
    SERVED_ON_PAPER = "served_on_paper"
    """Its number was called by word of mouth while the desk could not be reached."""
    STRUCK = "struck"
    """A repair declares untrue what happened as the ``outcome``-th thing, counted from 0."""
    NEWER = "newer"
    """What only a newer program knows, on a day on which both work; none is ever written so."""

    @classmethod
    def read(cls, written: str) -> "EventKind":
        """Return the kind as it is written."""
        return cls(written) if written in cls else cls.NEWER


# From which state an event leads to which: the present leg goes on, or ends.
TRANSITIONS: Mapping[tuple[TicketState, EventKind], TicketState] = {
    (TicketState.WAITING, EventKind.CALLED): TicketState.CALLED,
    (TicketState.WAITING, EventKind.STARTED): TicketState.SERVING,
    (TicketState.CALLED, EventKind.RECALLED): TicketState.CALLED,
    (TicketState.CALLED, EventKind.STARTED): TicketState.SERVING,
    (TicketState.CALLED, EventKind.NOTED): TicketState.CALLED,
    (TicketState.SERVING, EventKind.NOTED): TicketState.SERVING,
    (TicketState.SERVING, EventKind.FINISHED): TicketState.SERVED,
    (TicketState.CALLED, EventKind.MISSED): TicketState.NO_SHOW,
    (TicketState.PARKED, EventKind.RESUMED): TicketState.WAITING,
    (TicketState.WAITING, EventKind.CANCELLED): TicketState.CANCELLED,
    (TicketState.PARKED, EventKind.CANCELLED): TicketState.CANCELLED,
    (TicketState.WAITING, EventKind.LEFT): TicketState.CANCELLED,
    (TicketState.WAITING, EventKind.LET_GO_FIRST): TicketState.WAITING,
    (TicketState.WAITING, EventKind.GIVEN_BACK): TicketState.GIVEN_BACK,
    (TicketState.WAITING, EventKind.CLOSED): TicketState.UNSERVED,
    (TicketState.CALLED, EventKind.CLOSED): TicketState.UNSERVED,
    (TicketState.PARKED, EventKind.CLOSED): TicketState.UNSERVED,
    # Whoever served her went home: she was received, and nobody wrote down until when.
    (TicketState.SERVING, EventKind.CLOSED): TicketState.SERVED,
    (TicketState.WAITING, EventKind.SERVED_ON_PAPER): TicketState.UNSERVED,
    (TicketState.CALLED, EventKind.SERVED_ON_PAPER): TicketState.UNSERVED,
    (TicketState.PARKED, EventKind.SERVED_ON_PAPER): TicketState.UNSERVED,
}
# An event that ends one leg and begins the next: how the present leg stands after it,
# and how the new one begins.
NEW_LEGS: Mapping[tuple[TicketState, EventKind], tuple[TicketState, TicketState]] = {
    (TicketState.CALLED, EventKind.PUT_BACK): (TicketState.CONTINUED, TicketState.WAITING),
    (TicketState.CALLED, EventKind.PARKED): (TicketState.CONTINUED, TicketState.PARKED),
    (TicketState.SERVING, EventKind.PARKED): (TicketState.CONTINUED, TicketState.PARKED),
    (TicketState.CALLED, EventKind.TRANSFERRED): (TicketState.CONTINUED, TicketState.WAITING),
    (TicketState.SERVING, EventKind.TRANSFERRED): (TicketState.CONTINUED, TicketState.WAITING),
    (TicketState.SERVING, EventKind.FOLLOWED): (TicketState.SERVED, TicketState.SERVING),
    (TicketState.NO_SHOW, EventKind.READMITTED): (TicketState.NO_SHOW, TicketState.WAITING),
}
BEGINNING = frozenset(kind for _, kind in NEW_LEGS)
"""The events that begin a new leg."""
FREES_ITS_PLACE = frozenset({EventKind.CANCELLED, EventKind.LEFT, EventKind.GIVEN_BACK})
"""The events after which another visitor may have the place among those of the day."""
BY_TELEPHONE = frozenset({EventKind.LEFT, EventKind.LET_GO_FIRST})
"""What visitors do themselves, who are not in the hall."""
GIVE_BACK_WITHIN = timedelta(minutes=2)
"""So long after it was given a number may be given back: by then it is in somebody's hand."""
_FIRST = frozenset({EventKind.ISSUED, EventKind.IMPORTED})
PAST_MARK = "~"
"""Begins the series of visits that were brought in, so that none meets a number of the day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ticket:
    """What is fixed when the number is given, and never changes."""

    id: UUID
    unit: str
    service_day: date
    series: str
    number: int
    label: str
    language: Language
    issued_at: datetime
    appointment_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Leg:
    """One queue entry of a visit, from its waiting to its outcome."""

    index: int
    service: str
    priority: str
    state: TicketState
    waiting_since: datetime
    """When it joined this queue: waits are measured from here."""
    ranked_since: datetime
    """From when the calling rule counts: earlier than ``waiting_since`` for who keeps a place."""
    kept_counter: int | None = None
    """The one counter that calls it, if it was sent there."""
    kept_clerk: str | None = None
    """The one person who calls or resumes it, if it was left to her."""
    parked_at: datetime | None = None
    calls: int = 0
    first_called_at: datetime | None = None
    last_called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    counter: int | None = None
    clerk: str | None = None
    outcome: str | None = None
    note: str | None = None
    """What the counter before this one wants to be known, or this one has noted since."""
    quoted: ExpectedWait | None = None
    """The wait that was announced with the number; None when none was."""
    callable_from: datetime | None = field(default=None, compare=False)
    """From when on it is called although nobody knows whether its paper came out; None: no doubt.

    It follows from what is known of the paper, not from the events of the visit.
    """

    def is_paper_coming(self, at: datetime) -> bool:
        """Return whether its paper is still on its way: it is not called by the rule yet."""
        return self.callable_from is not None and self.callable_from > at

    @property
    def is_paper_in_doubt(self) -> bool:
        """Return whether nobody knows that its visitor holds a paper."""
        return self.callable_from is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One thing that happened to a visit: who, what, when, where."""

    kind: EventKind
    at: datetime
    counter: int | None = None
    clerk: str | None = None
    service: str | None = None
    priority: str | None = None
    outcome: str | None = None
    ranked_since: datetime | None = None
    """From when the rule counts the leg that this begins; None: from this instant."""
    kept_counter: int | None = None
    kept_clerk: str | None = None
    note: str | None = None
    """For the next counter; of a call out of turn, its reason."""
    quoted: ExpectedWait | None = None
    """The wait that the visitor was told with the number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """A ticket and the legs it has gone through so far, the present one last."""

    ticket: Ticket
    legs: tuple[Leg, ...]

    @property
    def leg(self) -> Leg:
        """Return the present leg."""
        return self.legs[-1]

    @property
    def state(self) -> TicketState:
        """Return where the visit stands now."""
        return self.leg.state


def label(prefix: str, number: int) -> str:
    """Return what is printed and called, such as ``A042``, without the mark of the past."""
    return f"{prefix.lstrip(PAST_MARK)}{number:03d}"


def begin(ticket: Ticket, issued: Event) -> Visit:
    """Return the visit that its first event starts."""
    if issued.kind not in _FIRST or not issued.service or not issued.priority:
        raise ValueError(f"a visit starts with a complete {EventKind.ISSUED} event")
    first = Leg(
        index=1,
        service=issued.service,
        priority=issued.priority,
        state=TicketState.WAITING,
        waiting_since=issued.at,
        ranked_since=issued.ranked_since or issued.at,
        quoted=issued.quoted,
    )
    return Visit(ticket=ticket, legs=(first,))


def steps_from(state: TicketState) -> frozenset[EventKind]:
    """Return what may happen to a visit that stands so."""
    return frozenset(kind for before, kind in (*TRANSITIONS, *NEW_LEGS) if before is state)


def require(visit: Visit, kind: EventKind) -> None:
    """Refuse what may not happen to a visit that stands so.

    Raises:
        WrongStateError: the event is not legal from the visit's present state.
    """
    if (visit.state, kind) not in TRANSITIONS and (visit.state, kind) not in NEW_LEGS:
        raise WrongStateError(visit.ticket.label, visit.state, kind)


def apply(visit: Visit, event: Event) -> Visit:
    """Return the visit after ``event``.

    Raises:
        WrongStateError: the event is not legal from the visit's present state.
    """
    require(visit, event.kind)
    *earlier, present = visit.legs
    step = (visit.state, event.kind)
    if step in NEW_LEGS:
        after, first = NEW_LEGS[step]
        if event.kind is EventKind.TRANSFERRED and event.outcome:
            # A service took place before the visitor was sent on.
            require(visit, EventKind.FINISHED)
            after = TicketState.SERVED
        if after is not visit.state:
            present = _end(present, after, event)
        return replace(visit, legs=(*earlier, present, _next_leg(present, first, event)))
    return replace(visit, legs=(*earlier, _advance(present, TRANSITIONS[step], event)))


def _advance(leg: Leg, state: TicketState, event: Event) -> Leg:
    match event.kind:
        case EventKind.CALLED | EventKind.RECALLED:
            return replace(
                leg,
                state=state,
                calls=leg.calls + 1,
                first_called_at=leg.first_called_at or event.at,
                last_called_at=event.at,
                counter=event.counter,
                clerk=event.clerk,
            )
        case EventKind.STARTED:
            return replace(
                leg,
                state=state,
                started_at=event.at,
                counter=event.counter or leg.counter,
                clerk=event.clerk or leg.clerk,
            )
        case EventKind.NOTED:
            return replace(leg, state=state, note=event.note)
        case EventKind.LET_GO_FIRST:
            # The wait that she was told holds no more.
            return replace(leg, ranked_since=event.ranked_since or leg.ranked_since, quoted=None)
        case EventKind.RESUMED:
            return replace(
                leg,
                state=state,
                waiting_since=event.at,
                ranked_since=event.ranked_since or event.at,
                kept_clerk=event.kept_clerk,
            )
        case _:
            return _end(leg, state, event)


def _end(leg: Leg, state: TicketState, event: Event) -> Leg:
    return replace(
        leg, state=state, ended_at=event.at, outcome=event.outcome or ending(state, event.kind)
    )


def ending(state: TicketState, kind: EventKind) -> TicketState | EventKind:
    """Return how a leg ended for which the unit has no word of its own.

    What went on says it by its event, as who left by telephone; what ended, by its state.
    """
    return kind if state is TicketState.CONTINUED or kind is EventKind.LEFT else state


def _next_leg(before: Leg, state: TicketState, event: Event) -> Leg:
    begun = Leg(
        index=before.index + 1,
        service=event.service or before.service,
        priority=event.priority or before.priority,
        state=state,
        waiting_since=event.at,
        ranked_since=event.ranked_since or event.at,
        kept_counter=event.kept_counter,
        kept_clerk=event.kept_clerk,
        note=event.note,
    )
    if state is TicketState.PARKED:
        return replace(begun, parked_at=event.at)
    if state is TicketState.SERVING:
        return replace(begun, started_at=event.at, counter=before.counter, clerk=before.clerk)
    return begun


def waits_again_by(before: Leg) -> EventKind:
    """Return by which event the leg behind this one stood in a line."""
    match before:
        case Leg(state=TicketState.NO_SHOW):
            return EventKind.READMITTED
        case Leg(outcome=EventKind.PUT_BACK):
            return EventKind.PUT_BACK
        case Leg(outcome=EventKind.PARKED):
            return EventKind.RESUMED
        case _:
            return EventKind.TRANSFERRED


def fold(ticket: Ticket, events: Iterable[Event]) -> Visit:
    """Return the visit that ``events``, in order, lead to; the proof behind ``nouba verify``.

    Raises:
        WrongStateError: an event is not legal from where the one before it led, or takes back
            what nobody did.
    """
    first, *others = told(events)
    stood = [begin(ticket, first)]
    for event in others:
        if event.kind is not EventKind.UNDONE:
            stood.append(apply(stood[-1], event))
        elif len(stood) > 1:
            stood.pop()
        else:
            raise WrongStateError(ticket.label, stood[-1].state, event.kind)
    return stood[-1]


def told(events: Iterable[Event]) -> list[Event]:
    """Return the events that a visit follows from: none that was struck, and no mark on the way."""
    history = list(events)
    struck = {int(one.outcome or -1) for one in history if one.kind is EventKind.STRUCK}
    marks = (EventKind.STRUCK, EventKind.TAKEN_IN)
    return [one for at, one in enumerate(history) if at not in struck and one.kind not in marks]


_LABEL = re.compile(r"([A-Z]{1,2})([0-9]{1,6})")


def label_parts(label: str) -> tuple[str, int] | None:
    """Return the series and the number of a label as people write it; None when it is none."""
    found = _LABEL.fullmatch("".join(label.split()).upper())
    return (found[1], int(found[2])) if found else None


def spaced_label(label: str, space: str = "\N{NO-BREAK SPACE}") -> str:
    """Return a label with air between letters and number: "A042" gives "A 042"."""
    found = re.fullmatch(r"([^\W\d]+)(\d+)", label)
    return space.join(found.groups()) if found else label


def same_label(written: str, label: str) -> bool:
    """Return whether a label as people write it is this one."""
    return label_parts(written) == label_parts(label)


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


LONGEST_REMARK = 200
# What would end the line, and what cannot be written at all.
_NOT_IN_A_LINE = frozenset({"Cc", "Cs", "Zl", "Zp"})


def remark(text: str | None) -> str | None:
    """Return a remark as it is kept; None when nothing is said.

    Raises:
        RemarkError: it is too long, or has characters that stand in no line.
    """
    line = " ".join((text or "").split())
    if len(line) > LONGEST_REMARK or any(
        unicodedata.category(character) in _NOT_IN_A_LINE for character in line
    ):
        raise RemarkError(LONGEST_REMARK)
    return line or None


def reason(text: str | None) -> str:
    """Return a reason, which must be said.

    Raises:
        NoReasonError: nothing is said.
        RemarkError: it is too long, or has characters that stand in no line.
    """
    said = remark(text)
    if said is None:
        raise NoReasonError
    return said


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """An event as it stands in the log."""

    ticket: UUID
    event: Event
    operation: UUID
