"""How each figure is called and written, in words and at the axis of a plot."""

from datetime import timedelta

from admin_console.words import NOTHING, duration_words, minutes_words, percent_words, translate
from reception.domain.language import text_in
from reception.domain.metrics import CounterFigures, Figures, QuoteFigures
from reception.report_wording import wording
from reception.reports.counters import counter_values
from reception.reports.figures import figure_values
from reception.reports.quotes import quote_values
from ui_kit.translations import current_language

type AnyFigures = Figures | CounterFigures | QuoteFigures
type Value = int | float | None

_MINUTE_S = 60
_HOUR_S = 3600
_NO_BREAK_SPACE = "\u00a0"


def values_of(figures: AnyFigures) -> dict[str, Value]:
    """Return every figure by its published name; durations in seconds."""
    match figures:
        case Figures():
            return figure_values(figures)
        case CounterFigures():
            return counter_values(figures)
        case QuoteFigures():
            return quote_values(figures)


def title(name: str) -> str:
    """Return what a figure is called, in one line."""
    return _wording_title(name).replace("\n", _between())


def column_title(name: str) -> str:
    """Return the title of a column, which may break at any space: figures are narrow."""
    return _wording_title(name).replace(" ", "\n")


def written(name: str, value: Value) -> str:
    """Return a figure as people read it; a dash for none."""
    if value is None:
        return NOTHING
    if name.endswith("_s"):
        duration = timedelta(seconds=value)
        return minutes_words(duration) if name in _LONG else duration_words(duration)
    if name.endswith("_pct"):
        return percent_words(value)
    return rate_words(value) if name.endswith("_hour") else count_words(value)


def count_words(value: float) -> str:
    """Return a whole number with its thousands apart."""
    return f"{round(value):,}".replace(",", _NO_BREAK_SPACE)


def rate_words(value: float) -> str:
    """Return a number with one decimal, behind a comma but in English."""
    said = f"{value:.1f}"
    return said if current_language() == "en" else said.replace(".", ",")


def number_words(value: float) -> str:
    """Return a number with no more decimals than it has, behind a comma but in English."""
    said = f"{value:g}"
    return said if current_language() == "en" else said.replace(".", ",")


def brief_duration(value: float) -> str:
    """Return a round duration for an axis."""
    seconds = round(value)
    if seconds == 0:
        return "0"
    if seconds % _MINUTE_S and seconds < _HOUR_S:
        return duration_words(timedelta(seconds=seconds))
    if seconds % _HOUR_S == 0:
        return translate("Console", "%1 h").replace("%1", str(seconds // _HOUR_S))
    return minutes_words(timedelta(seconds=seconds))


def rounded_duration(value: float) -> str:
    """Return a duration to the minute, or to the second below one, for a cell."""
    if not value:
        return "0"
    if value < _MINUTE_S:
        return duration_words(timedelta(seconds=value))
    return minutes_words(timedelta(seconds=value))


def bare_minutes(value: float) -> str:
    """Return a duration in minutes without their word, for a narrow cell."""
    return str(round(value / _MINUTE_S))


# Time at counters is of hours and days: its seconds say nothing.
_LONG = frozenset({"open_s", "break_s", "serving_s"})


def _between() -> str:
    return translate("Console", ", ")


def _wording_title(name: str) -> str:
    return text_in(wording().of(name).titles, current_language())
