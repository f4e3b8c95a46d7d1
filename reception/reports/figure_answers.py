"""Answers in figures: waits and outcomes, their distribution, and how announced waits held."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from reception.dimensions import Dimension, Key, place_in, rank_in
from reception.domain.metrics import Measure, QuoteFigures, Tally, measure
from reception.domain.ticket import Leg, Ticket
from reception.domain.unit import Person, Unit
from reception.period import period
from reception.reports.asking import Asked, Asker
from reception.reports.distribution import (
    BUCKETS,
    MINUTE,
    Distribution,
    DistributionReport,
    DistributionRow,
    distribution_of,
)
from reception.reports.question import Question, Watch, before, tell, unwatched
from reception.reports.quotes import QuotesReport, QuotesRow
from reception.reports.waits import WaitsReport, WaitsRow

_ALL = Question()
_TOLD_EVERY = 5000


@dataclass(kw_only=True, slots=True)
class _Tallies:
    total: Tally = field(default_factory=Tally)
    groups: dict[tuple[Key, ...], Tally] = field(default_factory=lambda: defaultdict(Tally))

    def ranked(self, by: Sequence[Dimension], unit: Unit) -> list[tuple[Key, ...]]:
        return sorted(self.groups, key=rank_in(by, unit))


class FigureAnswers(Asker):
    """Answers in figures."""

    def waits(
        self, question: Question = _ALL, *, asking: Person | None = None, watch: Watch = unwatched
    ) -> WaitsReport:
        """Return how long people waited in a period; by default today.

        Args:
            question: of which days, told apart by what, and of whom alone.
            asking: who wants to know; None for whoever rules this computer.
            watch: is told how far the answer is, and may stop it.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
            NotAllowedError: the person's role does not include it.
            AnswerStoppedError: the watch said so.
        """
        asked = self._asked(question, asking)
        tallies = self._tallies(asked, watch)
        return WaitsReport(
            unit=asked.unit.code,
            zone=asked.unit.zone,
            first=asked.first,
            last=asked.last,
            as_of=asked.now,
            by=question.by,
            only=dict(question.only),
            rows=tuple(
                WaitsRow(keys=keys, figures=tallies.groups[keys].figures())
                for keys in tallies.ranked(question.by, asked.unit)
            ),
            total=tallies.total.figures(),
        )

    def before(self, question: Question) -> Question:
        """Return the same question of the period before; see ``question.before``.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
        """
        unit = self._units.current()[1]
        first, last = period(unit, self._clock.now(), question.first, question.last)
        return before(replace(question, first=first, last=last))

    def grid(
        self, question: Question = _ALL, *, asking: Person | None = None, watch: Watch = unwatched
    ) -> WaitsReport:
        """Return the figures of every hour of every weekday, as ``waits`` does."""
        by = (Dimension.WEEKDAY, Dimension.HOUR)
        return self.waits(replace(question, by=by), asking=asking, watch=watch)

    def distribution(
        self,
        question: Question = _ALL,
        *,
        measure: Measure = Measure.WAIT,
        bucket: timedelta = MINUTE,
        buckets: int = BUCKETS,
        asking: Person | None = None,
        watch: Watch = unwatched,
    ) -> DistributionReport:
        """Return how many durations of each length there were.

        Args:
            question: of which days, told apart by what, and of whom alone.
            measure: which duration.
            bucket: how wide a bucket is.
            buckets: how many there are; what is longer is counted together.
            asking: who wants to know; None for whoever rules this computer.
            watch: is told how far the answer is, and may stop it.

        Raises:
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``waits``.
        """
        asked = self._asked(question, asking)
        tallies = self._tallies(asked, watch)

        def distribution(tally: Tally) -> Distribution:
            return distribution_of(tally.durations(measure), bucket=bucket, buckets=buckets)

        return DistributionReport(
            unit=asked.unit.code,
            zone=asked.unit.zone,
            first=asked.first,
            last=asked.last,
            as_of=asked.now,
            measure=measure,
            bucket=bucket,
            by=question.by,
            rows=tuple(
                DistributionRow(keys=keys, distribution=distribution(tallies.groups[keys]))
                for keys in tallies.ranked(question.by, asked.unit)
            ),
            total=distribution(tallies.total),
        )

    def quotes(
        self, question: Question = _ALL, *, asking: Person | None = None, watch: Watch = unwatched
    ) -> QuotesReport:
        """Return how the waits that were announced compare with the waits there were.

        Raises:
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``waits``.
        """
        asked = self._asked(question, asking)
        tell(watch, 0)
        # Which range was announced is not kept yet.
        none = QuoteFigures(
            n=0, inside=0, shorter=0, longer=0, mean_absolute_error=None, mean_width=None
        )
        rows: tuple[QuotesRow, ...] = ()
        return QuotesReport(
            unit=asked.unit.code,
            zone=asked.unit.zone,
            first=asked.first,
            last=asked.last,
            as_of=asked.now,
            by=question.by,
            rows=rows,
            total=none,
        )

    def _tallies(self, asked: Asked, watch: Watch) -> _Tallies:
        question, unit = asked.question, asked.unit
        place = place_in(question.by, unit)
        targets = {service.code: service.target_wait for service in unit.services}
        tallies = _Tallies()
        for ticket, leg in self._counting(asked, watch):
            measured = measure(leg, target=targets.get(leg.service), now=asked.now)
            tallies.total.add(measured, ticket.id)
            if question.by:
                tallies.groups[place(ticket, leg)].add(measured, ticket.id)
        return tallies

    def _counting(self, asked: Asked, watch: Watch) -> Iterator[tuple[Ticket, Leg]]:
        """Yield the legs that the question is about."""
        days = (asked.last - asked.first).days + 1
        only = asked.question.only
        place = place_in(tuple(only), asked.unit)
        wanted = [frozenset(keys) for keys in only.values()]
        visits = self._store.visits(asked.unit.code, asked.first, asked.last)
        for count, visit in enumerate(visits):
            if count % _TOLD_EVERY == 0:
                tell(watch, (visit.ticket.service_day - asked.first).days / days)
            for leg in visit.legs:
                keys = place(visit.ticket, leg)
                if all(key in allowed for key, allowed in zip(keys, wanted, strict=True)):
                    yield visit.ticket, leg
