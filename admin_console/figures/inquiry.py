"""What a manager asks on a page: of which days, told apart by what, of whom alone."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from admin_console.figures.spans import Span, days_of
from reception.dimensions import Dimension, Key
from reception.ports import VisitOrder
from reception.report_files.definitions import WAITING, Report
from reception.report_files.sections import AnswerKind
from reception.reports.question import Question
from reception.reports.work_time import COUNTER_DIMENSIONS
from reception.wait_range import WaitRange

type Only = tuple[tuple[Dimension, Key], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Inquiry:
    """One question; a new one is made for every change, so that one can go back."""

    report: Report = WAITING
    """On which page."""
    span: Span | None = Span.TODAY
    first: date | None = None
    last: date | None = None
    by: tuple[Dimension, ...] = (Dimension.SERVICE,)
    only: Only = ()
    waited: WaitRange | None = None
    """Who counts alone by the wait to her first call."""
    compares: bool = True
    order: VisitOrder = VisitOrder.NEWEST
    after: tuple[str, ...] = ()
    """Where the pages of a list begin that were turned so far."""
    visit: UUID | None = None
    site: str | None = None
    """At a centre, of which site; None: of the unit whose console this is."""

    def of(self, report: Report) -> "Inquiry":
        """Return the same days and people, asked on another page."""
        first, choices = kept_by(report), report.choices
        kept = tuple(one for one in self.by if one in choices and one is not first)
        by = kept[:1] if kept_by(self.report) is None and first is None else ()
        if first is None and choices and not by:
            by = report.by
        only, waited = self.only, self.waited
        if report.about is AnswerKind.COUNTERS:
            # An hour at a counter is of no service, language or outcome, and of nobody's wait.
            only = tuple(one for one in only if one[0] in COUNTER_DIMENSIONS)
            waited = None
        return replace(
            self,
            report=report,
            by=by,
            only=only,
            waited=waited,
            visit=None,
            after=(),
            # Neither a single visit nor who works there leaves a site.
            site=self.site if report.at_sites else None,
        )

    def without_site(self) -> "Inquiry":
        """Return the same of this unit itself, whose services and counters are others."""
        return replace(self, site=None, only=(), after=(), visit=None)

    def with_only(self, *more: tuple[Dimension, Key]) -> "Inquiry":
        """Return the same of these alone; a dimension that was chosen already is chosen anew."""
        chosen = {dimension for dimension, _ in more}
        kept = tuple(one for one in self.only if one[0] not in chosen)
        return replace(self, only=(*kept, *more), after=(), visit=None)

    def without(self, dimension: Dimension) -> "Inquiry":
        """Return the same without a choice."""
        kept = tuple(one for one in self.only if one[0] is not dimension)
        return replace(self, only=kept, after=(), visit=None)

    def with_waited(self, waited: WaitRange | None) -> "Inquiry":
        """Return the same of those who waited so long alone; None: of all."""
        return replace(self, waited=waited, after=(), visit=None)

    @property
    def told_apart(self) -> tuple[Dimension, ...]:
        """Return by what the page tells apart, its own dimension first."""
        first = kept_by(self.report)
        return tuple(dict.fromkeys((first, *self.by) if first else self.by))

    def question(self, today: date) -> Question:
        """Return what the core is asked."""
        first, last = days_of(self.span, today) if self.span else (self.first, self.last)
        return Question(
            first=first,
            last=last,
            by=self.told_apart,
            only={dimension: (key,) for dimension, key in self.only},
            waited=self.waited,
        )


def kept_by(report: Report) -> Dimension | None:
    """Return by what a page always tells apart; None: by what the manager chooses."""
    return report.by[0] if report.keeps_by else None
