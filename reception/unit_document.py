"""A unit as the tables of its file: the way back from ``unit_tables``, for every field there is.

What stands at its usual value is left out. A new field of the unit comes along by itself as long
as its table calls it the same; durations are in minutes there, and say so in their names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time, timedelta
from enum import Enum
from typing import Any

from reception.domain.board import Board
from reception.domain.calendar import Closure, Period, Season, WeeklyHours
from reception.domain.unit import Unit
from reception.unit_checks import DAYS

type Tables = dict[str, Any]
"""Tables, lists and values as ``tomllib`` reads them."""

_NAMES = {
    "last_ticket_before_closing": "last_ticket_minutes",
    "begins": "from",
    "ends": "to",
}
_PAIR = ["warning", "critical"]
_MINUTE = timedelta(minutes=1)
LOGO_FILE = "logo.png"


def tables_of(unit: Unit, *, whole: bool = False) -> Tables:
    """Return the tables of a unit's file; what is retired stands behind what is not.

    The logo is told by the name of its file alone.

    Args:
        unit: what is written.
        whole: write down as well what stands at its usual value.
    """
    tables = dict(_entries(unit, whole=whole))
    for kind, retired in tables.pop("retired", {}).items():
        tables[kind] = [*tables.get(kind, []), *({**one, "retired": True} for one in retired)]
    return tables


def table_of(part: Closure | Season) -> Tables:
    """Return days of the calendar as their table in the file."""
    return dict(_entries(part, whole=False))


def _entries(part: Any, *, whole: bool) -> Iterator[tuple[str, Any]]:
    for one in fields(part):
        value = getattr(part, one.name)
        if value in (None, b"") or (not whole and _is_usual(one, value)):
            continue
        match part, one.name:
            case Board(), "zone":
                yield from _entries(value, whole=whole)
            case Closure(first=first), "last" if value == first and not whole:
                continue
            case Unit(), "calendar":
                yield (
                    "calendar",
                    {**dict(_entries(value, whole=whole)), "hours": _week(value.hours)},
                )
            case _ if _is_pair(value):
                # Two thresholds stand side by side: ``queue_warning`` and ``queue_critical``.
                for limit, written in _entries(value, whole=True):
                    yield f"{one.name}_{limit}", written
            case _:
                name = _NAMES.get(one.name, one.name)
                if isinstance(value, timedelta) and not name.endswith("_minutes"):
                    name += "_minutes"
                yield name, _value(one.name, value, whole=whole)


def _is_pair(value: Any) -> bool:
    return is_dataclass(value) and [one.name for one in fields(value)] == _PAIR


def _is_usual(one: "Field[Any]", value: Any) -> bool:
    if one.default is not MISSING:
        return bool(value == one.default)
    return one.default_factory is not MISSING and bool(value == one.default_factory())


def _value(name: str, value: Any, *, whole: bool) -> Any:
    if (
        name == "hours"
        and isinstance(value, Mapping)
        and all(isinstance(day, int) for day in value)
    ):
        return _week(value)
    if isinstance(value, Period):
        return _stretch(value)
    if is_dataclass(value):
        return dict(_entries(value, whole=whole))
    if isinstance(value, Mapping) and any(is_dataclass(one) for one in value.values()):
        # Rules by service are a list of tables that each name their service.
        key = name.removesuffix("s")
        return [{key: code, **dict(_entries(one, whole=whole))} for code, one in value.items()]
    if isinstance(value, Mapping):
        return {str(_single(key)): _value("", one, whole=whole) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_value("", one, whole=whole) for one in value]
    if isinstance(value, frozenset):
        return sorted(_value("", one, whole=whole) for one in value)
    return _single(value)


def _single(value: Any) -> Any:
    match value:
        case bytes():
            return LOGO_FILE
        case Enum():
            return value.value
        case timedelta():
            return _minutes(value)
        case time():
            return f"{value:%H:%M}"
        case date() | str() | bool() | int() | float() | None:
            return value
    raise TypeError(f"a unit's file has no words for {value!r}")


def _week(hours: WeeklyHours) -> Tables:
    return {DAYS[day - 1]: [_stretch(one) for one in hours[day]] for day in sorted(hours)}


def _stretch(period: Period) -> str:
    return f"{period.opens:%H:%M}-{period.closes:%H:%M}"


def _minutes(span: timedelta) -> int | float:
    minutes = span / _MINUTE
    return int(minutes) if minutes.is_integer() else minutes
