"""Judging the visits of a file: which can be brought in, and why the others cannot."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID, uuid5

from reception.domain.language import Language
from reception.domain.ticket import PAST_MARK, Ticket, label, label_parts
from reception.domain.unit import Unit
from reception.history.columns import BadLine, PastLeg
from reception.history.lines import past_legs
from reception.history.model import Named, PastVisit
from reception.history.past_visit import PastVisitError, past_visit
from reception.history.sql import SqlHistoryWork
from reception.system.clock import unit_zone
from reception.unit.current import day_of

if TYPE_CHECKING:
    from reception.history.columns import Mapping

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


@dataclass(slots=True)
class _Names:
    """What visits may name, and what is missing for those that are written next."""

    known: Named
    missing: dict[str, set[str]] = field(default_factory=dict)
    missing_counters: set[int] = field(default_factory=set)


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
        self._names: _Names | None = None
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
        self._names = None

    def refuse(self, one: BadLine) -> None:
        """Count and tell a line that cannot be brought in."""
        self.done.refused += 1
        self._bad(one)

    def _refuse(self, line: int, reason: str) -> None:
        self.refuse(BadLine(line=line, reason=reason))

    def judge(self, work: SqlHistoryWork, some: list[list[PastLeg]]) -> list[PastVisit]:
        """Return the visits of these that are to be written; tell the lines of the others."""
        if self._names is None:
            self._names = _Names(work.named(self.unit.code))
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
        names = self._names
        if names is None or not (names.missing or names.missing_counters):
            return
        new = Named(
            services=frozenset(names.missing.get("service", ())),
            counters=frozenset(names.missing_counters),
            people=frozenset(names.missing.get("clerk", ())),
            priorities=frozenset(names.missing.get("priority", ())),
        )
        work.keep_retired(self.unit.code, new)

    def written(self, good: list[PastVisit]) -> None:
        """Count what is now in."""
        self.done.visits += len(good)
        self.done.legs += sum(len(one.visit.legs) for one in good)
        names = self._names
        if names is None:
            return
        for kind, codes in names.missing.items():
            self.done.retired += [f"{kind} {code}" for code in sorted(codes)]
        self.done.retired += [f"counter {one}" for one in sorted(names.missing_counters)]
        names.known = Named(
            services=names.known.services | names.missing.pop("service", set()),
            counters=names.known.counters | names.missing_counters,
            people=names.known.people | names.missing.pop("clerk", set()),
            priorities=names.known.priorities | names.missing.pop("priority", set()),
        )
        names.missing_counters = set()

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
        names = self._names
        if names is None:
            return None
        wanted: list[tuple[str, str, frozenset[str]]] = [
            ("service", leg.service, names.known.services),
            ("priority", leg.priority, names.known.priorities),
        ]
        if leg.clerk is not None:
            wanted.append(("clerk", leg.clerk, names.known.people))
        for kind, code, known in wanted:
            if code in known:
                continue
            if not self._make_missing:
                return f"there is no {kind} '{code}' here; --make-missing keeps it as a former one"
            names.missing.setdefault(kind, set()).add(code)
        if leg.counter is not None and leg.counter not in names.known.counters:
            if not self._make_missing:
                return f"there is no counter {leg.counter} here; --make-missing keeps it"
            names.missing_counters.add(leg.counter)
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
        return PastVisit(visit=visit, events=events, operation=_operation(first.visit))


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


def _operation(ticket: UUID) -> UUID:
    """Return the operation that brings a visit in: the same whenever it is brought in."""
    return uuid5(ticket, "visits import")
