"""How the groups of a report are called, in the language of the reader."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from admin_console.words import translate
from reception.dimensions import Dimension, Key
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.report_wording import wording
from ui_kit.translations import current_language
from ui_kit.wording import (
    date_text,
    from_its_side,
    from_the_left,
    language_name,
    month_text,
    weekday_text,
)

_HOURS = 24


def dimension_words(dimension: Dimension) -> str:
    """Return what a dimension is called."""
    return {
        Dimension.SERVICE: translate("Console", "Service"),
        Dimension.HOUR: translate("Console", "Hour"),
        Dimension.WEEKDAY: translate("Console", "Weekday"),
        Dimension.COUNTER: translate("Console", "Counter"),
        Dimension.CLERK: translate("Console", "Clerk"),
        Dimension.LANGUAGE: translate("Console", "Language"),
        Dimension.PRIORITY: translate("Console", "Priority"),
        Dimension.DAY: translate("Console", "Day"),
        Dimension.WEEK: translate("Console", "Week"),
        Dimension.MONTH: translate("Console", "Month"),
        Dimension.YEAR: translate("Console", "Year"),
        Dimension.OUTCOME: translate("Console", "Outcome"),
    }[dimension]


def namer(dimension: Dimension, unit: Unit) -> Callable[[Key], str]:
    """Return how the groups of a dimension are called; a code that the unit has no more stays."""
    known = dict(_listed(dimension, unit))

    def name(key: Key) -> str:
        match key:
            case None if dimension is Dimension.OUTCOME:
                return translate("Console", "No outcome yet")
            case None:
                return translate("Console", "Not called yet")
            case date():
                return _date_name(dimension, key)
            case str():
                return known.get(key, key)
            case _ if dimension is Dimension.HOUR:
                return from_the_left(f"{key:02d}:00\u2013{(key + 1) % _HOURS:02d}:00")
            case _ if dimension is Dimension.WEEKDAY:
                return weekday_text(key)
            case _ if dimension is Dimension.YEAR:
                return str(key)
            case _:
                return translate("Console", "Counter %1").replace("%1", str(key))

    return name


def short_name(dimension: Dimension, key: Key) -> str:
    """Return the name of a place of time as it stands at an axis; empty: as in full."""
    match key:
        case date() if dimension is Dimension.MONTH:
            return from_its_side(f"{key:%m/%Y}")
        case date():
            return f"{key:%d/%m}"
        case int() if dimension is Dimension.HOUR:
            return f"{key:02d}:00"
        case _:
            return ""


def _date_name(dimension: Dimension, day: date) -> str:
    if dimension is Dimension.WEEK:
        return from_its_side(translate("Console", "Week of %1").replace("%1", date_text(day)))
    if dimension is Dimension.MONTH:
        return month_text(day)
    return date_text(day, weekday=True)


def _listed(dimension: Dimension, unit: Unit) -> Sequence[tuple[str, str]]:
    spoken = current_language()
    texts: Mapping[Dimension, Sequence[tuple[str, str]]] = {
        Dimension.SERVICE: [(one.code, text_in(one.names, spoken)) for one in unit.every_service],
        Dimension.PRIORITY: [(one.code, text_in(one.names, spoken)) for one in unit.every_priority],
        Dimension.CLERK: [(one.login, text_in(one.names, spoken)) for one in unit.every_person],
        Dimension.LANGUAGE: [(one.value, language_name(one)) for one in Language],
        Dimension.OUTCOME: [
            *((code, text_in(one.titles, spoken)) for code, one in wording().figures.items()),
            *((one.code, text_in(one.names, spoken)) for one in unit.outcomes),
        ],
    }
    return texts.get(dimension, ())
