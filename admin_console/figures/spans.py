"""Periods that need no dates, and how to go to the next and the one before."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from admin_console.words import translate
from reception.period import Whole, whole

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
