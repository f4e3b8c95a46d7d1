"""What a manager asks on a page: of which days, told apart by what, of whom; in words."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from admin_console.words import localized, translate
from reception.domain.expected_wait import WaitRange
from reception.domain.unit import Unit
from reception.reports.build import AnswerKind, Report
from reception.reports.model import VisitOrder
from reception.reports.question import Dimension, Key, ReportQuestion
from reception.reports.report_list import WAITING
from reception.reports.reports import COUNTER_DIMENSIONS
from reception.reports.words import Name, ReportWords, file_words, wording
from reception.unit.current import Whole, whole
from ui_kit.translations import current_language
from ui_kit.words import from_its_side

_DAY = timedelta(days=1)
_WEEK = 7


class Span(StrEnum):
    """A period named as people say it."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    LAST_WEEK = "last-week"
    MONTH = "month"
    LAST_MONTH = "last-month"
    YEAR = "year"
    LAST_YEAR = "last-year"


def span_words(span: Span) -> str:
    """Return what a period is called."""
    return {
        Span.TODAY: translate("Console", "Today"),
        Span.YESTERDAY: translate("Console", "Yesterday"),
        Span.WEEK: translate("Console", "This week"),
        Span.LAST_WEEK: translate("Console", "Last week"),
        Span.MONTH: translate("Console", "This month"),
        Span.LAST_MONTH: translate("Console", "Last month"),
        Span.YEAR: translate("Console", "This year"),
        Span.LAST_YEAR: translate("Console", "Last year"),
    }[span]


def days_of(span: Span, today: date) -> tuple[date, date]:
    """Return the first and the last service day; a week begins on Monday."""
    monday, first, new_year = (
        today - timedelta(days=today.weekday()),
        today.replace(day=1),
        today.replace(month=1, day=1),
    )
    match span:
        case Span.TODAY:
            return today, today
        case Span.YESTERDAY:
            return today - _DAY, today - _DAY
        case Span.WEEK:
            return monday, today
        case Span.LAST_WEEK:
            return monday - 7 * _DAY, monday - _DAY
        case Span.MONTH:
            return first, today
        case Span.LAST_MONTH:
            return (first - _DAY).replace(day=1), first - _DAY
        case Span.YEAR:
            return new_year, today
        case Span.LAST_YEAR:
            return new_year.replace(year=today.year - 1), new_year - _DAY


def shifted(first: date, last: date, steps: int, today: date) -> tuple[date, date]:
    """Return the period ``steps`` further on: whole months, years and weeks stay whole.

    What has begun and is not over counts as whole: the month before this one is the last one.
    """
    match whole(first, last, today):
        case Whole.YEAR:
            year = first.year + steps
            begins, ends = date(year, 1, 1), date(year, 12, 31)
        case Whole.MONTH:
            year, month = divmod(first.year * 12 + first.month - 1 + steps, 12)
            begins = date(year, month + 1, 1)
            ends = begins.replace(day=monthrange(begins.year, begins.month)[1])
        case Whole.WEEK:
            begins = first + _WEEK * steps * _DAY
            ends = begins + (_WEEK - 1) * _DAY
        case _:
            length = last - first + _DAY
            begins, ends = first + steps * length, last + steps * length
    return begins, min(ends, max(today, begins))


type Only = tuple[tuple[Dimension, Key], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageQuestion:
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

    def of(self, report: Report) -> "PageQuestion":
        """Return the same days and people, asked on another page."""
        first, choices = kept_by(report), report.choices
        kept = tuple(one for one in self.by if one in choices and one is not first)
        by = kept[:1] if kept_by(self.report) is None and first is None else ()
        if choices and not by:
            by = report.by if first is None else report.by[1:]
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

    def without_site(self) -> "PageQuestion":
        """Return the same of this unit itself, whose services and counters are others."""
        return replace(self, site=None, only=(), after=(), visit=None)

    def with_only(self, *more: tuple[Dimension, Key]) -> "PageQuestion":
        """Return the same of these alone; a dimension that was chosen already is chosen anew."""
        chosen = {dimension for dimension, _ in more}
        kept = tuple(one for one in self.only if one[0] not in chosen)
        return replace(self, only=(*kept, *more), after=(), visit=None)

    def without(self, dimension: Dimension) -> "PageQuestion":
        """Return the same without a choice."""
        kept = tuple(one for one in self.only if one[0] is not dimension)
        return replace(self, only=kept, after=(), visit=None)

    def with_waited(self, waited: WaitRange | None) -> "PageQuestion":
        """Return the same of those who waited so long alone; None: of all."""
        return replace(self, waited=waited, after=(), visit=None)

    @property
    def told_apart(self) -> tuple[Dimension, ...]:
        """Return by what the page tells apart, its own dimension first."""
        first = kept_by(self.report)
        return tuple(dict.fromkeys((first, *self.by) if first else self.by))

    def question(self, today: date) -> ReportQuestion:
        """Return what the core is asked."""
        first, last = days_of(self.span, today) if self.span else (self.first, self.last)
        return ReportQuestion(
            first=first,
            last=last,
            by=self.told_apart,
            only={dimension: (key,) for dimension, key in self.only},
            waited=self.waited,
        )


def kept_by(report: Report) -> Dimension | None:
    """Return by what a page always tells apart; None: by what the manager chooses."""
    return report.by[0] if report.keeps_by else None


_LONGEST = 100


class QuestionHistory(QObject):
    """Keeps the questions of the person who is here; the pages of figures share it."""

    moved = Signal()
    """Another question is asked now."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: list[PageQuestion] = []
        self._at = -1

    @property
    def now(self) -> "PageQuestion | None":
        """Return what is asked now; None when nothing was asked yet."""
        return self._asked[self._at] if self._asked else None

    @property
    def can_go_back(self) -> bool:
        """Return whether something was asked before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Return whether one has gone back."""
        return self._at < len(self._asked) - 1

    def ask(self, asked: "PageQuestion") -> None:
        """Ask something else; where one had gone back, the way forward is given up."""
        if self._asked and asked == self.now:
            self.moved.emit()
            return
        self._asked = [*self._asked[: self._at + 1], asked][-_LONGEST:]
        self._at = len(self._asked) - 1
        self.moved.emit()

    def go(self, steps: int) -> None:
        """Go back or forward."""
        to = self._at + steps
        if 0 <= to < len(self._asked):
            self._at = to
            self.moved.emit()

    def forget(self) -> None:
        """Forget every question."""
        self._asked, self._at = [], -1


def page_title(report: str) -> str:
    """Return what the page of a report is called, in the language of the app."""
    return localized(wording().reports[report].page)


def dimension_words(dimension: Dimension) -> str:
    """Return what a dimension is called."""
    return file_words(current_language())[f"dimension_{dimension}"]


def namer(dimension: Dimension, unit: Unit) -> Name:
    """Return how the groups of a dimension are called; a code that the unit has no more stays."""
    spoken = ReportWords(current_language(), unit).namer(dimension)

    def name(key: Key) -> str:
        # A date begins with its number: where lines begin on the right, so does it.
        return from_its_side(spoken(key)) if isinstance(key, date) else spoken(key)

    return name
