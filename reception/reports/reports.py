"""The questions managers ask: how long people waited, and every visit as it was."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from uuid import UUID

from reception.domain.calendar import day_begins
from reception.domain.errors import Refusal
from reception.domain.figures import (
    CounterFigures,
    Figures,
    Measure,
    Measured,
    QuoteFigures,
    measure,
)
from reception.domain.rights import AuditAct, Right, demand
from reception.domain.ticket import Leg, Ticket
from reception.domain.unit import Person, Unit
from reception.reports.answers import (
    Distribution,
    GroupsAnswer,
    LegOfReport,
    LegsPage,
    PlaceInListError,
    Story,
    UnknownVisitError,
    VisitRow,
    in_groups,
    visit_row,
)
from reception.reports.model import Counted, LegRank, VisitOrder
from reception.reports.question import (
    DESCRIBED,
    Dimension,
    ReportQuestion,
    Sought,
    UnknownChoiceError,
    place_in,
)
from reception.reports.sql import SqlReportStore
from reception.system.clock import Clock, unit_zone
from reception.system.csv_text import CsvWriter
from reception.system.progress import Progress, tell, unwatched
from reception.unit.audit import Audit
from reception.unit.current import EARLIEST, UnitReader, before, day_of, day_over, period, same_time

if TYPE_CHECKING:
    from reception.reports.count import Counting

_ALL = ReportQuestion()
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
# Two hours by the minute; what is longer is counted together.
_BUCKETS = 120
_PAGE = 100
_TOLD_EVERY = 5000

COUNTER_DIMENSIONS = (
    *(Dimension.COUNTER, Dimension.CLERK, Dimension.DAY, Dimension.WEEKDAY, Dimension.HOUR),
    *(Dimension.WEEK, Dimension.MONTH, Dimension.YEAR),
)
"""By what the time at counters can be told apart."""


class CounterDimensionError(Refusal):
    """An hour at a counter is of no service, language or outcome."""

    def __init__(self, dimension: Dimension) -> None:
        self.dimension = dimension
        super().__init__(
            f"The time at counters cannot be told apart by {dimension.value}; choose among"
            f" {', '.join(COUNTER_DIMENSIONS)}"
        )


class CounterWaitError(Refusal):
    """An hour at a counter is of nobody who waited."""

    def __init__(self) -> None:
        super().__init__(
            "The time at counters is of nobody who waited; ask for it without a range of waits"
        )


def together(parts: Iterable[CounterFigures]) -> CounterFigures:
    """Return the figures of groups that share no time."""
    every = list(parts)
    return CounterFigures(
        open=sum((one.open for one in every), timedelta(0)),
        away=sum((one.away for one in every), timedelta(0)),
        serving=sum((one.serving for one in every), timedelta(0)),
        served=sum(one.served for one in every),
    )


@dataclass(eq=False)
class Reports:
    """Answers questions about periods of service days."""

    _store: SqlReportStore
    _units: UnitReader
    _clock: Clock
    _closed_days: Path | None = None
    """Where the columns of days that are over may stand; None: all days are read."""
    _audit: Audit | None = None
    """Writes down what was taken out, and what was refused; None: nobody does."""

    def unit(self) -> Unit:
        """Return the unit as it is described now."""
        return self._units.current()[1]

    def waits(
        self,
        question: ReportQuestion = _ALL,
        *,
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> GroupsAnswer[Figures]:
        """Return how long people waited in a period; by default today.

        Args:
            question: of which days, told apart by what, and of whom alone.
            asking: who wants to know; None for whoever rules this computer.
            watch: is told how far the answer is, and may stop it.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
            NotAllowedError: the person's role does not include it.
            UnknownChoiceError: neither the unit nor its past knows what is asked alone.
            AnswerStoppedError: the watch said so.
        """
        sought = self._sought(question, asking)
        return in_groups(sought, self._counting.figures(sought, watch))

    def before(self, question: ReportQuestion) -> ReportQuestion:
        """Return the same question of the days it is compared with; see ``period.before``.

        Days that still run are compared with those before up to the same time of day.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
        """
        unit = self._units.current()[1]
        now = self._clock.now()
        first, last = period(unit, now, question.first, question.last)
        today = day_of(unit, now)
        runs = last >= today
        first, last = (max(one, EARLIEST) for one in before(first, last, today))
        at = same_time(now, last - today, unit_zone(unit.zone)) if runs else None
        return replace(question, first=first, last=last, at=at)

    def distribution(
        self,
        question: ReportQuestion = _ALL,
        *,
        bucket: timedelta = _MINUTE,
        buckets: int = _BUCKETS,
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> Distribution:
        """Return how many waits of each length there were, all services together.

        Args:
            question: of which days, and of whom alone.
            bucket: how wide a bucket is.
            buckets: how many there are; what is longer is counted together.
            asking: who wants to know; None for whoever rules this computer.
            watch: is told how far the answer is, and may stop it.

        Raises:
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``waits``.
        """
        found = self._counting.lengths(self._sought(question, asking), bucket, watch)
        counts = tuple(found[number] for number in range(buckets))
        return Distribution(bucket=bucket, counts=counts, over=found.total() - sum(counts))

    def quotes(
        self,
        question: ReportQuestion = _ALL,
        *,
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> GroupsAnswer[QuoteFigures]:
        """Return how the waits that were announced compare with the waits there were.

        Raises:
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``waits``.
        """
        sought = self._sought(question, asking)
        return in_groups(sought, self._counting.quotes(sought, watch))

    def take_out(
        self, what: str, question: ReportQuestion = _ALL, *, asking: Person | None = None
    ) -> None:
        """Write down that figures leave the program: a file is saved, or pages are printed.

        Args:
            what: which figures, and as what, as ``waits pdf``.
            question: of which days, told apart by what, and of whom alone.
            asking: who takes them; None for whoever rules this computer.

        Raises:
            PeriodError, NotAllowedError, UnknownChoiceError: as for ``waits``.
        """
        sought = self._sought(question, asking)
        if self._audit:
            chosen = [
                f"{one.value}={','.join(map(str, keys))}" for one, keys in sought.only.items()
            ]
            told = (what, str(sought.first), str(sought.last), *sought.by, *chosen)
            self._audit.note(asking, AuditAct.TAKE_OUT_FIGURES, " ".join(told))

    def counters(
        self,
        question: ReportQuestion = _ALL,
        *,
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> GroupsAnswer[CounterFigures]:
        """Return how counters were used: open, on break, serving, and how many were served.

        Raises:
            CounterDimensionError: the time at counters is of no such thing, of a service say.
            CounterWaitError: likewise, of who waited so long.
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``waits``.
        """
        sought = self._sought(question, asking)
        if sought.waited:
            raise CounterWaitError
        unit, by = sought.unit, sought.by
        for dimension in (*by, *question.only):
            if dimension not in COUNTER_DIMENSIONS:
                raise CounterDimensionError(dimension)
        zone = unit_zone(unit.zone)
        start = day_begins(unit.calendar, sought.first, zone)
        end = min(day_begins(unit.calendar, sought.last + _DAY, zone), sought.now)
        sessions = self._store.sessions(unit.code, start, end)
        breaks = self._store.breaks(unit.code, start, end)
        # Who came in the evening before may be served on the first day.
        everybody = replace(sought, first=sought.first - _DAY, by=(), only={})
        time = self._counting.desk_time(everybody, sessions, breaks, (start, end), watch)
        groups = time.figures(by, unit, question.only)
        # Unlike legs, hours of work are in one group each.
        found = Counted(total=together(groups.values()), groups=groups if by else {})
        return in_groups(sought, found)

    def visits(
        self,
        question: ReportQuestion = _ALL,
        *,
        order: VisitOrder = VisitOrder.NEWEST,
        after: str | None = None,
        limit: int = _PAGE,
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> LegsPage:
        """Return a page of the single legs that the figures of a question count.

        Args:
            question: of which days and of whom alone; what it tells apart plays no part.
            order: which stand first.
            after: where the page begins, as the page before says; None for the first page.
            limit: how many legs it has at most.
            asking: who wants to know; None for whoever rules this computer.
            watch: is told how far the answer is, and may stop it.

        Raises:
            PlaceInListError: ``after`` is no such place.
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``waits``.
        """
        self._demand(asking, Right.SEE_VISITS)
        sought = self._sought(question, asking)
        if self._audit:
            self._audit.note_read(asking, AuditAct.SEE_VISITS, f"{sought.first} {sought.last}")
        past = _place(after) if after else None
        ranks = self._counting.ranks(sought, order, past, limit + 1, watch)
        shown = ranks[:limit]
        visits = self._store.visits_of(sought.unit.code, [one.ticket for one in shown])
        unit, legs = sought.unit, []
        for one in shown:
            listed = visits.get(one.ticket)
            visit = sought.as_it_stood(listed) if listed else None
            # What was forgotten, or taken back, since it was counted is no longer there to show.
            if visit and one.leg <= len(visit.legs):
                leg = visit.legs[one.leg - 1]
                measured = _as_counted(visit.ticket, leg, unit, sought.now)
                legs.append(LegOfReport(ticket=visit.ticket, leg=leg, measured=measured))
        return LegsPage(legs=tuple(legs), after=_written(shown[-1]) if len(ranks) > limit else None)

    def story(self, ticket: UUID, *, asking: Person | None = None) -> Story:
        """Return everything that is known of one visit.

        Raises:
            UnknownVisitError: there is no such visit.
            NotAllowedError: the person's role does not include it.
        """
        self._demand(asking, Right.SEE_VISITS)
        unit = self._units.current()[1]
        record = self._store.record(unit.code, ticket)
        if record is None:
            raise UnknownVisitError(ticket)
        shown, now = record.visit.ticket, self._clock.now()
        if self._audit:
            self._audit.note_read(asking, AuditAct.SEE_VISITS, f"{shown.service_day} {shown.label}")
        measured = tuple(_as_counted(shown, leg, unit, now) for leg in record.visit.legs)
        waits = [one.wait for one in measured if one.wait is not None]
        return Story(
            visit=record.visit,
            measured=measured,
            wait=sum(waits, timedelta(0)) if waits else None,
            events=record.events,
            papers=record.papers,
        )

    def export(
        self,
        question: ReportQuestion = _ALL,
        *,
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> Generator[VisitRow]:
        """Return every leg that a question counts, oldest ticket first, without keeping them.

        Raises:
            PeriodError, NotAllowedError, UnknownChoiceError, AnswerStoppedError: as for ``waits``.
        """
        self._demand(asking, Right.SEE_VISITS)
        sought = self._sought(question, asking)
        if self._audit:
            self._audit.note(asking, AuditAct.TAKE_OUT_VISITS, f"{sought.first} {sought.last}")
        return (visit_row(ticket, leg) for ticket, leg in legs_of(self._store, sought, watch))

    def write_visits_csv(
        self,
        stream: TextIO,
        question: ReportQuestion = _ALL,
        *,
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> int:
        """Write the legs that a question counts as CSV; return how many rows.

        The stream must not translate line ends (``newline=""``).

        Raises:
            PeriodError, NotAllowedError, UnknownChoiceError, AnswerStoppedError: as for ``waits``.
        """
        rows = self.export(question, asking=asking, watch=watch)
        columns = [column.name for column in fields(VisitRow)]
        writer = CsvWriter(stream, columns)
        cells = attrgetter(*columns)
        written = 0
        # Closed here, not whenever its last trace goes: the database may be closed by then.
        with closing(rows):
            for written, row in enumerate(rows, start=1):  # noqa: B007 - how many there were
                writer.write(cells(row))
        return written

    def _demand(self, person: Person | None, right: Right) -> None:
        (self._audit.demand if self._audit else demand)(person, right)

    @cached_property
    def _counting(self) -> "Counting":
        # NumPy is loaded when figures are first asked for: no visitor waits for it.
        from reception.reports.count import Counting  # noqa: PLC0415

        return Counting(self._store, self._closed_days)

    def _sought(self, question: ReportQuestion, asking: Person | None) -> Sought:
        """Return what is asked, of somebody who may ask it; what it raises stands at ``waits``."""
        names_people = Dimension.CLERK in {*question.by, *question.only}
        self._demand(asking, Right.SEE_FIGURES)
        if names_people:
            self._demand(asking, Right.SEE_FIGURES_BY_CLERK)
        unit = self._units.current()[1]
        now = self._clock.now()
        self._require_known(unit, question)
        at = question.at or now
        first, last = period(unit, at, question.first, question.last)
        if self._audit and names_people:
            clerks = question.only.get(Dimension.CLERK, ())
            whom = ", ".join(sorted(str(one or "-") for one in clerks))
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
            described = DESCRIBED.get(dimension)
            known = described(unit) if described else keys
            if {*keys} <= {None, *known}:
                continue
            every = tuple(dict.fromkeys((*known, *self._store.named(unit.code, dimension))))
            for one in keys:
                if one not in {None, *every}:
                    raise UnknownChoiceError(dimension, one, every)


def _written(rank: LegRank) -> str:
    return ":".join(map(str, rank))


def _place(after: str) -> LegRank:
    try:
        kind, number, ticket, leg = after.split(":")
        return LegRank(int(kind), int(number), UUID(ticket), int(leg))
    except ValueError:
        raise PlaceInListError(after) from None


def legs_of(store: SqlReportStore, sought: Sought, watch: Progress) -> Iterator[tuple[Ticket, Leg]]:
    """Yield the legs that are sought, the oldest ticket first.

    Raises:
        AnswerStoppedError: the watch said so.
    """
    place = place_in(tuple(sought.only), sought.unit)
    wanted = [frozenset(keys) for keys in sought.only.values()]
    days = (sought.last - sought.first).days + 1
    visits = store.visits(sought.unit.code, sought.first, sought.last)
    for count, visit in enumerate(visits):
        if count % _TOLD_EVERY == 0:
            tell(watch, (visit.ticket.service_day - sought.first).days / days)
        stood = sought.as_it_stood(visit)
        for leg in stood.legs if stood else ():
            keys = zip(place(visit.ticket, leg), wanted, strict=True)
            if all(key in held for key, held in keys) and _waited(leg, sought):
                yield visit.ticket, leg


def _as_counted(ticket: Ticket, leg: Leg, unit: Unit, now: datetime) -> Measured:
    """Return what a leg of a ticket adds to the figures."""
    targets = {one.code: one.target_wait for one in unit.every_service}
    over = day_over(unit, ticket.service_day)
    return measure(leg, target=targets.get(leg.service), now=now, day_over=over)


def _waited(leg: Leg, sought: Sought) -> bool:
    """Return whether somebody waited as long as those who are sought."""
    waited = sought.waited
    return waited is None or measure(leg, target=None, now=sought.now).wait in waited
