"""What the core answered to the question of a page; made in the worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from admin_console.figures.asked_of import asked_of
from admin_console.figures.errand import Errand
from admin_console.figures.inquiry import Inquiry
from admin_console.figures.subject import Subject
from reception.dimensions import Dimension
from reception.domain.unit import Person, Unit
from reception.progress import Watch
from reception.reports.counters import CountersReport
from reception.reports.distribution import DistributionReport
from reception.reports.question import Question
from reception.reports.quotes import QuotesReport
from reception.reports.waits import WaitsReport
from reception.zone import unit_zone

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.reports import Reports

type Report = WaitsReport | CountersReport | QuotesReport

# Longer trends go by weeks, then by months.
_MOST_DAYS = 62
_MOST_WEEKS = 60
_BINS = 15
_BIN_MINUTES = (1, 2, 3, 4, 5, 10, 15, 20, 30)


class Part(StrEnum):
    """One answer of the core that a page needs."""

    WAITS = "waits"
    LANGUAGES = "languages"
    COUNTERS = "counters"
    QUOTES = "quotes"
    TREND = "trend"
    QUOTES_TREND = "quotes-trend"
    GRID = "grid"
    SPREAD = "spread"


PARTS: Mapping[Subject, Sequence[Part]] = {
    Subject.WAITS: (Part.WAITS, Part.TREND, Part.SPREAD, Part.GRID),
    Subject.SERVICES: (Part.WAITS,),
    Subject.COUNTERS: (Part.COUNTERS, Part.WAITS),
    Subject.PEOPLE: (Part.COUNTERS, Part.WAITS),
    Subject.CLASSES: (Part.WAITS, Part.LANGUAGES),
    Subject.HOURS: (Part.WAITS, Part.GRID),
    Subject.PROMISES: (Part.QUOTES, Part.QUOTES_TREND),
}
_COMPARED = frozenset(
    {Part.WAITS, Part.COUNTERS, Part.QUOTES, Part.TREND, Part.LANGUAGES, Part.QUOTES_TREND}
)


@dataclass(frozen=True, kw_only=True)
class Found:
    """The answers of one page, of the period and of the one before it."""

    inquiry: Inquiry
    unit: Unit
    today: date
    first: date
    last: date
    before: tuple[date, date] | None
    """None when nothing is compared, or nothing was there before."""
    before_until: datetime | None
    """Up to when the last of them is compared, as these days still run; in the unit's zone."""
    at: datetime
    """In the unit's zone."""
    now: Mapping[Part, Report]
    past: Mapping[Part, Report]
    spread: DistributionReport | None
    trend_by: Dimension

    def waits(self, part: Part = Part.WAITS) -> WaitsReport:
        """Return an answer about waits."""
        found = self.now[part]
        if not isinstance(found, WaitsReport):
            raise TypeError(f"the answer {part} is not about waits")
        return found

    @property
    def main(self) -> Report:
        """Return the answer that the page is first about."""
        return self.now[PARTS[self.inquiry.subject][0]]

    @property
    def main_past(self) -> Report | None:
        """Return the same of the period before."""
        return self.past.get(PARTS[self.inquiry.subject][0])


def find(reception: "Reception", inquiry: Inquiry, person: Person, errand: Errand) -> Found:
    """Ask the core; runs in the worker.

    Raises:
        PeriodError: the period ends before it begins, or begins after today.
        NotAllowedError: the person's role does not include it.
        AnswerStoppedError: nobody wants the answer any more.
    """
    unit, reports = asked_of(reception, inquiry.site, person)
    today = reception.hall.today()
    question = inquiry.question(today)
    earlier = reports.before(question) if inquiry.compares else None
    trend_by = _trend_by(question)
    parts = PARTS[inquiry.subject]
    compared = [one for one in parts if earlier and one in _COMPARED]
    acts = [
        *((one, question, True) for one in parts if one is not Part.SPREAD),
        *((one, earlier, False) for one in compared if earlier),
    ]
    count = len(acts) + (Part.SPREAD in parts) * 1
    now: dict[Part, Report] = {}
    past: dict[Part, Report] = {}
    for number, (part, asked, is_now) in enumerate(acts):
        watch = errand.part(number, count)
        made = _ask(reports, part, replace(asked, by=_by(part, asked, trend_by)), person, watch)
        (now if is_now else past)[part] = made
    main = now[parts[0]]
    spread = None
    if Part.SPREAD in parts and isinstance(main, WaitsReport):
        width = _bin(main.total.wait.p90 or main.total.wait.max or timedelta(0))
        spread = reports.distribution(
            replace(question, by=()),
            bucket=width,
            buckets=_BINS,
            asking=person,
            watch=errand.part(count - 1, count),
        )
    known = parts[0] in past and _holds_something(past[parts[0]])
    zone = unit_zone(unit.zone)
    return Found(
        inquiry=inquiry,
        unit=unit,
        today=today,
        first=main.first,
        last=main.last,
        before=(past[parts[0]].first, past[parts[0]].last) if known else None,
        before_until=earlier.at.astimezone(zone) if known and earlier and earlier.at else None,
        at=main.as_of.astimezone(zone),
        now=now,
        # Where nothing was before there is nothing to compare with: a zero would mislead.
        past=past if known else {},
        spread=spread,
        trend_by=trend_by,
    )


def _ask(
    reports: "Reports",
    part: Part,
    asked: Question,
    person: Person,
    watch: Watch,
) -> Report:
    match part:
        case Part.COUNTERS:
            return reports.counters(asked, asking=person, watch=watch)
        case Part.QUOTES | Part.QUOTES_TREND:
            return reports.quotes(asked, asking=person, watch=watch)
        case _:
            return reports.waits(asked, asking=person, watch=watch)


def _by(part: Part, asked: Question, trend_by: Dimension) -> tuple[Dimension, ...]:
    match part:
        case Part.LANGUAGES:
            return (Dimension.LANGUAGE,)
        case Part.TREND | Part.QUOTES_TREND:
            return (trend_by,)
        case Part.GRID:
            return (Dimension.WEEKDAY, Dimension.HOUR)
        case _:
            return asked.by


def _trend_by(question: Question) -> Dimension:
    if question.first is None or question.last is None or question.first == question.last:
        return Dimension.HOUR
    days = (question.last - question.first).days + 1
    if days <= _MOST_DAYS:
        return Dimension.DAY
    return Dimension.WEEK if days <= 7 * _MOST_WEEKS else Dimension.MONTH


def _bin(p90: timedelta) -> timedelta:
    """Return how wide a bin is, so that the 90th percentile lies well before the last one."""
    for minutes in _BIN_MINUTES:
        if timedelta(minutes=minutes) * (_BINS - 4) >= p90:
            return timedelta(minutes=minutes)
    return timedelta(hours=1)


def _holds_something(report: Report) -> bool:
    match report:
        case WaitsReport():
            return report.total.arrived > 0
        case CountersReport():
            return bool(report.total.open) or report.total.served > 0
        case QuotesReport():
            return report.total.n > 0
