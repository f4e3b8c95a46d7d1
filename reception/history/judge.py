"""Judging the visits of a file: which can be brought in, and why the others cannot.

What comes in is a visit out of its legs, with the events that lead to exactly what the file tells.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID, uuid5

from reception.domain.errors import WrongStateError
from reception.domain.language import Language
from reception.domain.ticket import (
    OPEN_STATES,
    PAST_MARK,
    Event,
    EventKind,
    Ticket,
    TicketState,
    Visit,
    fold,
    label,
    label_parts,
)
from reception.domain.unit import Unit
from reception.history.columns import BadLine, PastLeg
from reception.history.lines import past_legs
from reception.history.model import PastVisit
from reception.history.sql import SqlHistoryWork
from reception.system.clock import unit_zone
from reception.unit.current import day_of

if TYPE_CHECKING:
    from reception.history.columns import Mapping

_CALLED_OR_STARTED = (TicketState.SERVED, TicketState.NO_SHOW, TicketState.CONTINUED)
_TOLD = (
    "service",
    "priority",
    "state",
    "waiting_since",
    "first_called_at",
    "last_called_at",
    "started_at",
    "ended_at",
    "counter",
    "clerk",
)
_ENDS = {
    TicketState.SERVED: EventKind.FINISHED,
    TicketState.NO_SHOW: EventKind.MISSED,
    TicketState.CANCELLED: EventKind.CANCELLED,
    TicketState.UNSERVED: EventKind.CLOSED,
    TicketState.GIVEN_BACK: EventKind.GIVEN_BACK,
}


class PastVisitError(ValueError):
    """No visit can have gone so; the message is a sentence's end."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        super().__init__(reason)


def past_visit(
    ticket: Ticket, legs: Sequence[PastLeg], source: str
) -> tuple[Visit, tuple[Event, ...]]:
    """Return a visit and the events that lead to it.

    Raises:
        PastVisitError: no visit can have gone as these legs tell.
    """
    for index, leg in enumerate(legs):
        _require_whole(leg, index, last=leg is legs[-1])
    events = tuple(_events(legs, source))
    try:
        visit = fold(ticket, events)
    except WrongStateError:
        raise PastVisitError(legs[0].line, "no visit can go through these states") from None
    for told, become in zip(legs, visit.legs, strict=True):
        for name in _TOLD:
            if getattr(told, name) != getattr(become, name):
                raise PastVisitError(
                    told.line, f"{name} does not agree with the other cells of this visit"
                )
        if told.outcome is not None and told.outcome != become.outcome:
            raise PastVisitError(told.line, f"outcome and state '{told.state}' do not agree")
    return visit, events


def _require_whole(leg: PastLeg, index: int, *, last: bool) -> None:
    called = bool(leg.first_called_at or leg.started_at)
    is_called = leg.state in _CALLED_OR_STARTED
    one_call_alone = (leg.first_called_at is None) != (leg.last_called_at is None)
    goes_on = leg.state is TicketState.CONTINUED
    # The first that is true is told.
    objections = {
        f"leg {index + 1} of this visit is missing, or stands elsewhere in the file": (
            leg.leg != index + 1
        ),
        f"this visit is not over ({leg.state}): its day was not closed": leg.state in OPEN_STATES,
        "it does not say when the visit ended": leg.ended_at is None,
        "it does not say when the service began": (
            leg.state is TicketState.SERVED and leg.started_at is None
        ),
        "it does not say when the visitor was called": is_called and not called,
        "of the first and the last call it tells one alone": one_call_alone,
        "it names a counter or a clerk, and not both": (leg.counter is None) != (leg.clerk is None),
        "who was called has a counter and a clerk, and nobody else has": (
            (leg.counter is not None) != called
        ),
        "the visit went on, but its next leg is missing": goes_on and last,
        f"no leg follows one that ended as '{leg.state}'": not last and not is_called,
    }
    reason = next((says for says, objects in objections.items() if objects), None)
    if reason:
        raise PastVisitError(leg.line, reason)


def _events(legs: Sequence[PastLeg], source: str) -> Iterator[Event]:
    first = legs[0]
    yield Event(
        kind=EventKind.IMPORTED,
        at=first.waiting_since,
        service=first.service,
        priority=first.priority,
        note=source,
        quoted=first.quoted,
    )
    followed = False
    for leg, after in zip(legs, (*legs[1:], None), strict=True):
        if leg.first_called_at and leg.last_called_at:
            yield _event(EventKind.CALLED, leg.first_called_at, leg)
            if leg.last_called_at != leg.first_called_at:
                yield _event(EventKind.RECALLED, leg.last_called_at, leg)
        if leg.started_at and not followed:
            yield _event(EventKind.STARTED, leg.started_at, leg)
        ended = leg.ended_at or leg.waiting_since
        if after is None:
            yield _event(_ENDS[leg.state], ended, leg, outcome=leg.outcome)
            return
        followed = _follows(leg, after)
        yield from _onward(leg, ended, after, followed=followed)


def _event(
    kind: EventKind,
    at: datetime,
    leg: PastLeg,
    *,
    after: PastLeg | None = None,
    outcome: str | None = None,
) -> Event:
    return Event(
        kind=kind,
        at=at,
        counter=leg.counter,
        clerk=leg.clerk,
        service=after.service if after else None,
        priority=after.priority if after else None,
        outcome=outcome,
    )


def _onward(leg: PastLeg, ended: datetime, after: PastLeg, *, followed: bool) -> Iterator[Event]:
    """Yield what ends a leg and begins the next one."""
    if leg.state is TicketState.NO_SHOW:
        yield _event(EventKind.MISSED, ended, leg, outcome=leg.outcome)
        yield _event(EventKind.READMITTED, after.waiting_since, leg, after=after)
    elif leg.state is TicketState.SERVED:
        kind = EventKind.FOLLOWED if followed else EventKind.TRANSFERRED
        outcome = leg.outcome or TicketState.SERVED
        yield _event(kind, ended, leg, after=after, outcome=outcome)
    elif leg.outcome == EventKind.PARKED:
        yield _event(EventKind.PARKED, ended, leg, after=after)
        if _resumed(leg.ended_at, after):
            yield _event(EventKind.RESUMED, after.waiting_since, leg)
    elif leg.outcome == EventKind.PUT_BACK:
        yield _event(EventKind.PUT_BACK, ended, leg, after=after)
    else:
        yield _event(EventKind.TRANSFERRED, ended, leg, after=after)


def _follows(leg: PastLeg, after: PastLeg) -> bool:
    """Return whether the next service began where this one ended, at the same counter."""
    return (
        leg.state is TicketState.SERVED
        and after.first_called_at is None
        and after.started_at == after.waiting_since == leg.ended_at
        and (after.counter, after.clerk) == (leg.counter, leg.clerk)
    )


def _resumed(parked_at: datetime | None, after: PastLeg) -> bool:
    """Return whether a parked visit came back to the queue before it ended."""
    return after.waiting_since != parked_at or bool(after.first_called_at or after.started_at)


OWN_SOURCE = "nouba"
"""The source of what ``nouba visits export`` wrote."""
_SERIES = f"{PAST_MARK}H"
"""Of visits whose file gives them no number of ours."""
_MOST_LEGS = 1000
_ANOTHER_LINE = "another line of this visit cannot be brought in"


@dataclass(kw_only=True, slots=True)
class BroughtIn:
    """What became of a file, or has become of it so far."""

    visits: int = 0
    legs: int = 0
    present: int = 0
    """Visits that were there already."""
    refused: int = 0
    """Lines that could not be brought in."""
    retired: list[str] = field(default_factory=list)
    """What was kept for visits to name it, as ``service abolished``."""
    stopped: bool = False
    """Somebody stopped it; what is in is in."""


class FileJudge:
    """One file on its way in."""

    def __init__(
        self,
        *,
        unit: Unit,
        mapping: "Mapping | None",
        now: datetime,
        make_missing: bool,
        bad: Callable[[BadLine], None],
        done: BroughtIn,
    ) -> None:
        self.unit = unit
        self.source = mapping.source if mapping else OWN_SOURCE
        self._mapping = mapping
        self._now = now
        self._zone = unit_zone(unit.zone)
        self._today = day_of(unit, now)
        self._make_missing = make_missing
        self._bad = bad
        self._known: dict[str, set[str | int]] = {}
        self._missing: dict[str, set[str | int]] = defaultdict(set)
        self.done = done

    def visits(self, stream: BinaryIO) -> Iterator[list[PastLeg]]:
        """Yield the legs of each visit that has no bad line."""
        found = past_legs(
            stream, self._mapping, zone=self._zone, day_starts=self.unit.calendar.day_starts
        )
        legs: list[PastLeg] = []
        spoilt: UUID | None = None
        for one in found:
            if legs and one.visit != legs[0].visit:
                yield legs
                legs = []
            if isinstance(one, PastLeg) and one.visit != spoilt and len(legs) < _MOST_LEGS:
                legs.append(one)
                continue
            # The other lines of a visit with a bad one are not brought in either.
            spoilt = one.visit
            for leg in legs:
                self._refuse(leg.line, _ANOTHER_LINE)
            legs = []
            if isinstance(one, BadLine):
                self.refuse(one)
            else:
                self._refuse(one.line, _ANOTHER_LINE)
        if legs:
            yield legs

    def start_again(self) -> None:
        """Forget what was counted of a first reading."""
        self.done.present = 0
        self._known.clear()
        self._missing.clear()

    def refuse(self, one: BadLine) -> None:
        """Count and tell a line that cannot be brought in."""
        self.done.refused += 1
        self._bad(one)

    def _refuse(self, line: int, reason: str) -> None:
        self.refuse(BadLine(line=line, reason=reason))

    def judge(self, work: SqlHistoryWork, some: Sequence[list[PastLeg]]) -> list[PastVisit]:
        """Return the visits of these that are to be written; tell the lines of the others."""
        if not self._known:
            self._known = {kind: {*names} for kind, names in work.named(self.unit.code).items()}
        present = work.present({legs[0].visit for legs in some})
        forgotten = work.forgotten(self.unit.code, {legs[0].service_day for legs in some})
        taken: dict[date, _Numbers] = {}
        good: list[PastVisit] = []
        for legs in some:
            ticket = legs[0].visit
            if ticket in present:
                self._look_at_present(legs, present[ticket])
                continue
            objection = self._objection(legs, forgotten)
            if objection is None:
                day = legs[0].service_day
                if day not in taken:
                    taken[day] = _Numbers(work.numbers(self.unit.code, day))
                try:
                    good.append(self._past_visit(legs, taken[day]))
                    present[ticket] = len(legs)
                except PastVisitError as error:
                    objection = BadLine(line=error.line, reason=str(error))
            if objection is not None:
                self._refuse_visit(legs, objection)
        return good

    def _refuse_visit(self, legs: list[PastLeg], objection: BadLine) -> None:
        for leg in legs:
            if leg.line == objection.line:
                self.refuse(objection)
            else:
                self._refuse(leg.line, _ANOTHER_LINE)

    def keep_retired(self, work: SqlHistoryWork) -> None:
        """Write what the next visits name and the unit does not know."""
        told = {kind: sorted(names, key=_rank) for kind, names in self._missing.items()}
        work.keep_retired(self.unit.code, told)

    def written(self, good: list[PastVisit]) -> None:
        """Count what is now in."""
        self.done.visits += len(good)
        self.done.legs += sum(len(one.visit.legs) for one in good)
        for kind, names in self._missing.items():
            self.done.retired += [f"{kind} {name}" for name in sorted(names, key=_rank)]
            self._known[kind] |= names
        self._missing.clear()

    def _look_at_present(self, legs: list[PastLeg], there: int) -> None:
        more = [leg for leg in legs if leg.leg > there]
        if more:
            # Its own lines do not stand together, or an older file had fewer of them.
            for leg in more:
                self._refuse(leg.line, "the visit is there already, without this leg")
            return
        self.done.present += 1

    def _objection(self, legs: list[PastLeg], forgotten: frozenset[date]) -> BadLine | None:
        """Return the line that cannot be brought in and why; None when none speaks against it."""
        first = legs[0]
        reason = None
        if first.unit is not None and first.unit != self.unit.code:
            reason = f"it is of unit '{first.unit}', not of '{self.unit.code}'"
        elif first.service_day >= self._today:
            reason = f"its day {first.service_day} is not over"
        elif first.service_day in forgotten:
            reason = f"the single visits of {first.service_day} are no longer kept"
        if reason is not None:
            return BadLine(line=first.line, reason=reason)
        for leg in legs:
            if leg.service_day != first.service_day or leg.language != first.language:
                reason = "its day or language is not that of the visit's first leg"
            elif leg.ended_at is not None and leg.ended_at > self._now:
                reason = "it ends in the future"
            else:
                reason = self._unknown(leg)
            if reason is not None:
                return BadLine(line=leg.line, reason=reason)
        return None

    def _unknown(self, leg: PastLeg) -> str | None:
        named = (
            ("service", leg.service),
            ("priority", leg.priority),
            ("clerk", leg.clerk),
            ("counter", leg.counter),
        )
        for kind, name in named:
            if name is None or name in self._known[kind]:
                continue
            if not self._make_missing:
                return f"there is no {kind} {name!r} here; --make-missing keeps it as a former one"
            self._missing[kind].add(name)
        return None

    def _past_visit(self, legs: list[PastLeg], taken: "_Numbers") -> PastVisit:
        first = legs[0]
        series, number = taken.give(first.label)
        ticket = Ticket(
            id=first.visit,
            unit=self.unit.code,
            service_day=first.service_day,
            series=series,
            number=number,
            label=label(series, number),
            language=Language(first.language),
            issued_at=first.waiting_since,
        )
        visit, events = past_visit(ticket, legs, self.source)
        # The same whenever it is brought in.
        operation = uuid5(first.visit, "visits import")
        return PastVisit(visit=visit, events=events, operation=operation)


class _Numbers:
    """The series and numbers of the past that a day has."""

    def __init__(self, taken: set[tuple[str, int]]) -> None:
        self._taken = taken
        self._last = max((number for series, number in taken if series == _SERIES), default=0)

    def give(self, written: str | None) -> tuple[str, int]:
        """Return a series of the past, and a number of it that no visit of the day has yet."""
        parts = label_parts(written) if written else None
        if parts is None:
            series, number = _SERIES, self._last + 1
        else:
            series, number = PAST_MARK + parts[0], parts[1]
            while (series, number) in self._taken:
                series = PAST_MARK + series
        self._taken.add((series, number))
        if series == _SERIES:
            self._last = max(self._last, number)
        return series, number


def _rank(name: str | int) -> str:
    return f"{name:09d}" if isinstance(name, int) else name
