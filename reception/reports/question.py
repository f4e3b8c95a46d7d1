"""What is asked of the past: of which days, told apart by what, and of whom alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reception.domain.errors import Refusal
from reception.domain.figures import Measure
from reception.domain.language import Language
from reception.domain.rights import AuditAct, Right, demand
from reception.domain.ticket import NEW_LEGS, OPEN_STATES, TRANSITIONS, TicketState
from reception.domain.unit import Person, Unit
from reception.domain.wait import WaitRange
from reception.reports.dimensions import Dimension, Key
from reception.reports.model import ReportStore, Sought
from reception.system.clock import Clock
from reception.system.files import rfc3339
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, day_of, period

if TYPE_CHECKING:
    from reception.reports.count import Counting


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportQuestion:
    """A period of service days, both included, and how to divide what happened in it."""

    first: date | None = None
    """Its first day; by default today, or ``last``."""
    last: date | None = None
    """Its last day; by default today."""
    by: tuple[Dimension, ...] = ()
    """What to tell apart; several are combined; nothing gives the total alone."""
    only: Mapping[Dimension, tuple[Key, ...]] = field(default_factory=dict)
    """What counts alone: a stay must have one of the keys of each dimension named here."""
    waited: WaitRange | None = None
    """Who counts alone by the wait to her first call; None: whoever came."""
    at: datetime | None = None
    """The last day as it stood at this instant, which is over; None: as it stands."""
    measures: tuple[Measure, ...] = tuple(Measure)
    """Of which durations the spread is told; fewer are told sooner where millions are counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportAnswer:
    """The answer to a question about a period of service days, both included."""

    sought: Sought
    """What was asked."""

    @property
    def unit(self) -> str:
        """Return the code of the unit."""
        return self.sought.unit.code

    @property
    def zone(self) -> str:
        """Return the name of the unit's zone."""
        return self.sought.unit.zone

    @property
    def first(self) -> date:
        """Return the first service day."""
        return self.sought.first

    @property
    def last(self) -> date:
        """Return the last service day."""
        return self.sought.last

    @property
    def as_of(self) -> datetime:
        """Return up to when it is true."""
        return self.sought.now

    @property
    def by(self) -> tuple[Dimension, ...]:
        """Return by what it tells apart."""
        return self.sought.by

    def head(self) -> dict[str, Any]:
        """Return what stands first as JSON has it; instants in UTC."""
        return {
            "unit": self.unit,
            "zone": self.zone,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "as_of": rfc3339(self.as_of),
            "by": list(self.by),
        }

    def places(self, keys: Sequence[Key]) -> dict[str, Any]:
        """Return where a group stands in each dimension, as JSON has it."""
        return {one: plain(key) for one, key in zip(self.by, keys, strict=True)}


def plain(key: Key) -> str | int | None:
    """Return a key as JSON has it."""
    return key.isoformat() if isinstance(key, date) else key


_MOST_TOLD = 24
_STEPS = (*TRANSITIONS.items(), *((step, after) for step, (after, _) in NEW_LEGS.items()))
# How a stay may end for which the unit has no word of its own.
_ENDS = tuple(
    dict.fromkeys(
        kind.value if after is TicketState.CONTINUED else after.value
        for (_, kind), after in _STEPS
        if after not in OPEN_STATES
    )
)


class UnknownChoiceError(Refusal):
    """A question is of something alone that neither the unit nor its past knows."""

    def __init__(self, dimension: Dimension, key: Key, known: Sequence[Key]) -> None:
        told = ", ".join(map(str, known[:_MOST_TOLD])) or "none"
        more = f" and {len(known) - _MOST_TOLD} more" if len(known) > _MOST_TOLD else ""
        super().__init__(f"There is no {dimension.value} '{key}' here; there is {told}{more}")


_KNOWN: Mapping[Dimension, Callable[[Unit], Sequence[Key]]] = {
    Dimension.SERVICE: lambda unit: [one.code for one in unit.every_service],
    Dimension.COUNTER: lambda unit: [
        one.number for one in (*unit.counters, *unit.retired.counters)
    ],
    Dimension.CLERK: lambda unit: [one.login for one in unit.every_person],
    Dimension.PRIORITY: lambda unit: [one.code for one in unit.every_priority],
    Dimension.LANGUAGE: lambda _: [one.value for one in Language],
    Dimension.OUTCOME: lambda unit: [
        *(one.code for one in (*unit.outcomes, *unit.retired.outcomes)),
        *_ENDS,
    ],
    Dimension.HOUR: lambda _: range(24),
    Dimension.WEEKDAY: lambda _: range(1, 8),
}


def described(dimension: Dimension, unit: Unit) -> Sequence[Key] | None:
    """Return what the unit knows, what it had among it; None where every day is known."""
    known = _KNOWN.get(dimension)
    return known(unit) if known else None


@dataclass(eq=False)
class Asker:
    """Takes questions in, for the verbs that answer them."""

    _store: ReportStore
    _units: UnitReader
    _clock: Clock
    _closed_days: Path | None = None
    """Where the columns of days that are over may stand; None: all days are read."""
    _audit: Audit | None = None
    """Writes down what was taken out, and what was refused; None: nobody does."""

    def _demand(self, person: Person | None, right: Right) -> None:
        (self._audit.demand if self._audit else demand)(person, right)

    @cached_property
    def _counting(self) -> "Counting":
        # NumPy is loaded when figures are first asked for: no visitor waits for it.
        from reception.reports.count import Counting  # noqa: PLC0415

        return Counting(self._store, self._closed_days)

    def _sought(self, question: ReportQuestion, asking: Person | None) -> Sought:
        """Return what is asked, of somebody who may ask it.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
            NotAllowedError: the person's role does not include it.
            UnknownChoiceError: neither the unit nor its past knows what is asked alone.
        """
        self._demand(asking, Right.SEE_FIGURES)
        if Dimension.CLERK in {*question.by, *question.only}:
            self._demand(asking, Right.SEE_FIGURES_BY_CLERK)
        unit = self._units.current()[1]
        now = self._clock.now()
        self._require_known(unit, question)
        at = question.at or now
        first, last = period(unit, at, question.first, question.last)
        if self._audit and Dimension.CLERK in {*question.by, *question.only}:
            whom = ", ".join(
                sorted(str(one or "-") for one in question.only.get(Dimension.CLERK, ()))
            )
            self._audit.note_read(asking, AuditAct.SEE_PEOPLE, f"{first} {last} {whom}".rstrip())
        if question.at:
            last = min(last, day_of(unit, at))
        return Sought(
            unit=unit,
            now=at,
            later=now if question.at else None,
            first=first,
            last=last,
            by=tuple(dict.fromkeys(question.by)),
            only=question.only,
            waited=question.waited,
            measures=tuple(one for one in Measure if one in question.measures),
        )

    def _require_known(self, unit: Unit, question: ReportQuestion) -> None:
        """Refuse what neither the unit nor its past knows: zeros would look like an answer."""
        for dimension, keys in question.only.items():
            known = described(dimension, unit)
            strange = [
                one for one in keys if one is not None and known is not None and one not in known
            ]
            if not strange or known is None:
                continue
            every = tuple(dict.fromkeys((*known, *self._store.named(unit.code, dimension))))
            for one in strange:
                if one not in every:
                    raise UnknownChoiceError(dimension, one, every)
