"""What a manager asks about waits, and the answer as the page needs it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from reception.dimensions import Dimension
from reception.domain.unit import Person, Unit

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.reports import WaitsReport


class Period(StrEnum):
    """The periods that need no dates."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A period, either by name or by its days, and what to tell apart."""

    period: Period | None = Period.TODAY
    first: date | None = None
    last: date | None = None
    by: Dimension = Dimension.SERVICE


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The report, and the unit that names what is in it."""

    question: Question
    unit: Unit
    report: "WaitsReport"


def answer(reception: "Reception", question: Question, asking: Person) -> Answer:
    """Make the report; runs in a worker.

    Raises:
        PeriodError: the period ends before it begins, or begins after today.
    """
    from reception.reports import Question as Asked  # noqa: PLC0415 - loaded where it is used

    first, last = question.first, question.last
    if question.period:
        last = reception.hall.today()
        first = _first_day(question.period, last)
    return Answer(
        question=question,
        unit=reception.hall.unit(),
        report=reception.reports.waits(
            Asked(first=first, last=last, by=(question.by,)), asking=asking
        ),
    )


def _first_day(period: Period, today: date) -> date:
    match period:
        case Period.TODAY:
            return today
        case Period.WEEK:
            return today - timedelta(days=today.weekday())
        case Period.MONTH:
            return today.replace(day=1)
