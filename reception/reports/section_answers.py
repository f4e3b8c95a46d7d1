"""The answers that a report is made of: each is asked once, whoever needs it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from reception.domain.figures import CounterFigures, Figures, QuoteFigures
from reception.domain.unit import Person, Unit
from reception.reports.answers import DistributionReport, GroupsAnswer
from reception.reports.counter_answers import COUNTER_DIMENSIONS
from reception.reports.dimensions import Dimension
from reception.reports.question import ReportQuestion
from reception.reports.reports import Reports
from reception.system.progress import Watch, unwatched


class AnswerKind(StrEnum):
    """What the core is asked."""

    WAITS = "waits"
    COUNTERS = "counters"
    QUOTES = "quotes"
    """How announced waits held."""
    LENGTHS = "lengths"
    """How many waits of each length there were."""


@dataclass(frozen=True, slots=True)
class Need:
    """One answer that a section is made of."""

    kind: AnswerKind
    by: tuple[Dimension, ...]
    is_before: bool = False
    """Whether it is of the period before."""


type AnyAnswer = GroupsAnswer[Figures] | GroupsAnswer[CounterFigures] | GroupsAnswer[QuoteFigures]

_BINS = 15
_BIN_MINUTES = (1, 2, 3, 4, 5, 10, 15, 20, 30)
# The 90th percentile lies well before the last bin.
_BINS_BEHIND = 4


class Answers:
    """Keeps what the core answers to one question; what was asked once is there for good."""

    def __init__(
        self,
        reports: Reports,
        unit: Unit,
        question: ReportQuestion,
        *,
        compares: bool = True,
        asking: Person | None = None,
    ) -> None:
        """Ask nothing yet.

        Args:
            reports: answers.
            unit: names what is in the answers, and says what waits should keep to.
            question: of which days, told apart by what, and of whom alone.
            compares: whether the period before is asked as well.
            asking: who wants to know; None for whoever rules this computer.
        """
        self.unit = unit
        self.question = question
        self.earlier: ReportQuestion | None = None
        """The same question of the period before; None where nothing is compared."""
        self.lengths: DistributionReport | None = None
        self._reports = reports
        self._compares = compares
        self._asking = asking
        self._main: Need | None = None
        self._known: dict[Need, AnyAnswer] = {}

    def begin(self, kind: AnswerKind, by: tuple[Dimension, ...], watch: Watch) -> None:
        """Ask what the report is first about, which says of which days it is.

        Args:
            kind: what is asked.
            by: what is told apart where the question says nothing.
            watch: is told how far the answer is, and may stop it.

        Raises:
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``Reports.waits``.
        """
        self.question = replace(self.question, by=self.question.by or by)
        need = Need(kind if self.may_ask(kind) else AnswerKind.WAITS, self.question.by)
        if self._main == need:
            return
        self._main = need
        self.ask(need, watch)
        self.question = replace(self.question, first=self.main.first, last=self.main.last)
        if self._compares:
            self.earlier = self._reports.before(self.question)

    def ask(self, need: Need, watch: Watch) -> None:
        """Ask for an answer, if it may be asked and is not there yet.

        Raises:
            NotAllowedError: the person's role does not include it.
            AnswerStoppedError: whoever watches wants no more.
        """
        if need in self._known or not self.may_ask(need.kind):
            return
        question = self.earlier if need.is_before else self.question
        if question is None:
            return
        asked = replace(question, by=need.by)
        if need.kind is not AnswerKind.LENGTHS:
            self._known[need] = answer_to(
                self._reports, need.kind, asked, asking=self._asking, watch=watch
            )
        elif self.lengths is None:
            self.lengths = self._reports.distribution(
                asked, bucket=self._bin(), buckets=_BINS, asking=self._asking, watch=watch
            )

    def may_ask(self, kind: AnswerKind) -> bool:
        """Return whether there is such an answer to the question.

        Time at counters is of nobody who waited, and of no service, language or outcome.
        """
        only = self.question.only
        return kind is not AnswerKind.COUNTERS or (
            set(only) <= set(COUNTER_DIMENSIONS) and self.question.waited is None
        )

    def of(
        self, kind: AnswerKind, by: tuple[Dimension, ...], *, is_before: bool = False
    ) -> AnyAnswer | None:
        """Return an answer; None for one that was not asked, or has nothing to compare with."""
        # Where nothing was before there is nothing to compare with: a zero would mislead.
        if is_before and self.before is None:
            return None
        return self._known.get(Need(kind, by, is_before))

    def any_of(self, kind: AnswerKind, *, is_before: bool = False) -> AnyAnswer | None:
        """Return some answer of a kind: all of them come to the same total."""
        if is_before and self.before is None:
            return None
        return self._some(kind, is_before=is_before)

    def _some(self, kind: AnswerKind, *, is_before: bool) -> AnyAnswer | None:
        every = (need for need in self._known if (need.kind, need.is_before) == (kind, is_before))
        return next((self._known[one] for one in every), None)

    @property
    def main(self) -> AnyAnswer:
        """Return what the report is first about."""
        if self._main is None:
            raise RuntimeError("nothing was asked yet")
        return self._known[self._main]

    @property
    def main_kind(self) -> AnswerKind:
        """Return what is asked first."""
        return self._main.kind if self._main else AnswerKind.WAITS

    @property
    def past(self) -> AnyAnswer | None:
        """Return an answer of the period before; None when nothing was there."""
        found = self._some(self.main_kind, is_before=True)
        # An office that was not there yet is no better and no worse than it is now.
        return found if found and holds_something(found.total) else None

    @property
    def before(self) -> tuple[date, date] | None:
        """Return the period before; None when nothing is compared, or nothing was there."""
        past = self.past
        return (past.first, past.last) if past else None

    @property
    def target(self) -> timedelta | None:
        """Return the target that all services in question share; None when they differ."""
        chosen: Sequence[object] = self.question.only.get(Dimension.SERVICE, ())
        targets = {
            one.target_wait for one in self.unit.services if not chosen or one.code in chosen
        }
        return targets.pop() if len(targets) == 1 else None

    def _bin(self) -> timedelta:
        """Return how wide a bin of lengths is."""
        waits = self.any_of(AnswerKind.WAITS)
        total = waits.total if waits else None
        spread = total.wait if isinstance(total, Figures) else None
        reach = (spread.p90 or spread.max if spread else None) or timedelta(0)
        widths: Iterable[timedelta] = (timedelta(minutes=one) for one in _BIN_MINUTES)
        wide_enough = (one for one in widths if one * (_BINS - _BINS_BEHIND) >= reach)
        return next(wide_enough, timedelta(hours=1))


def answer_to(
    reports: Reports,
    kind: AnswerKind,
    question: ReportQuestion,
    *,
    asking: Person | None = None,
    watch: Watch = unwatched,
) -> AnyAnswer:
    """Return what the core answers in groups.

    Raises:
        PeriodError, NotAllowedError, AnswerStoppedError: as for ``Reports.waits``.
        CounterDimensionError, CounterWaitError: time at counters is not told apart so.
    """
    match kind:
        case AnswerKind.COUNTERS:
            return reports.counters(question, asking=asking, watch=watch)
        case AnswerKind.QUOTES:
            return reports.quotes(question, asking=asking, watch=watch)
        case _:
            return reports.waits(question, asking=asking, watch=watch)


def holds_something(total: Figures | CounterFigures | QuoteFigures) -> bool:
    """Return whether there is anything to tell."""
    match total:
        case Figures():
            return total.arrived > 0
        case CounterFigures():
            return bool(total.open) or total.served > 0
        case QuoteFigures():
            return total.n > 0
