"""Answers in figures: waits and outcomes, their distribution, and how announced waits held."""

from dataclasses import replace
from datetime import timedelta

from reception.domain.figures import Figures, Measure, QuoteFigures
from reception.domain.rights import AuditAct
from reception.domain.unit import Person
from reception.reports.answers import (
    BUCKETS,
    MINUTE,
    DistributionReport,
    GroupsAnswer,
    distribution_from,
    rows_in_order,
)
from reception.reports.question import Asker, ReportQuestion
from reception.system.clock import unit_zone
from reception.system.progress import Watch, unwatched
from reception.unit.current import EARLIEST, before, day_of, period, same_time

_ALL = ReportQuestion()


class FigureAnswers(Asker):
    """Answers in figures."""

    def waits(
        self,
        question: ReportQuestion = _ALL,
        *,
        asking: Person | None = None,
        watch: Watch = unwatched,
    ) -> GroupsAnswer[Figures]:
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
        sought = self._sought(question, asking)
        found = self._counting.figures(sought, watch)
        return GroupsAnswer(
            sought=sought, rows=rows_in_order(sought, found.groups), total=found.total
        )

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
        sought = self._sought(question, asking)
        found = self._counting.durations(sought, measure, bucket, watch)
        return DistributionReport(
            sought=sought,
            measure=measure,
            bucket=bucket,
            rows=rows_in_order(
                sought,
                {
                    keys: distribution_from(one, buckets=buckets)
                    for keys, one in found.groups.items()
                },
            ),
            total=distribution_from(found.total, buckets=buckets),
        )

    def quotes(
        self,
        question: ReportQuestion = _ALL,
        *,
        asking: Person | None = None,
        watch: Watch = unwatched,
    ) -> GroupsAnswer[QuoteFigures]:
        """Return how the waits that were announced compare with the waits there were.

        Raises:
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``waits``.
        """
        sought = self._sought(question, asking)
        found = self._counting.quotes(sought, watch)
        return GroupsAnswer(
            sought=sought, rows=rows_in_order(sought, found.groups), total=found.total
        )

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
