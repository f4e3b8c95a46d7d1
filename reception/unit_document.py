"""A unit as the tables of its file: the way back from ``unit.fields``, for every field there is.

What stands at its usual value is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date, time, timedelta
from enum import Enum
from typing import Any

from reception.domain.calendar import Closure, Period, Season, WeeklyHours
from reception.domain.fields import Declared, declared
from reception.domain.unit import Unit
from reception.unit_wording import DAYS

type Tables = dict[str, Any]
"""Tables, lists and values as ``tomllib`` reads them."""

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


def written(value: Any) -> Any:
    """Return a value of the unit as its file writes it."""
    return _written(value, whole=False)


def _entries(part: Any, *, whole: bool) -> Iterator[tuple[str, Any]]:
    for one in declared(type(part)).values():
        value = getattr(part, one.name)
        usual = getattr(part, one.limits.like) if one.limits.like else one.usual
        if value in (None, b"") or (not whole and value == usual):
            continue
        if one.limits.inline:
            yield from _entries(value, whole=whole)
        elif one.halves:
            # Two thresholds stand side by side: ``queue_warning`` and ``queue_critical``.
            for half, written in _entries(value, whole=True):
                yield f"{one.name}_{half}", written
        else:
            yield one.key, _value(one, value, whole=whole)


def _value(one: Declared, value: Any, *, whole: bool) -> Any:
    if one.hint is WeeklyHours:
        return {DAYS[day - 1]: [_single(each) for each in value[day]] for day in sorted(value)}
    if isinstance(value, Mapping) and any(is_dataclass(each) for each in value.values()):
        # Rules by service are a list of tables that each name their service.
        return [
            {"service": code, **dict(_entries(each, whole=whole))} for code, each in value.items()
        ]
    return _written(value, whole=whole)


def _written(value: Any, *, whole: bool) -> Any:
    match value:
        case Period():
            return _single(value)
        case Mapping():
            return {str(key): _written(one, whole=whole) for key, one in value.items()}
        case tuple() | list():
            return [_written(one, whole=whole) for one in value]
        case frozenset():
            return sorted(_written(one, whole=whole) for one in value)
        case _ if is_dataclass(value):
            return dict(_entries(value, whole=whole))
    return _single(value)


def _single(value: Any) -> Any:
    match value:
        case bytes():
            return LOGO_FILE
        case Enum():
            return value.value
        case Period():
            return f"{value.opens:%H:%M}-{value.closes:%H:%M}"
        case timedelta():
            minutes = value / _MINUTE
            return int(minutes) if minutes.is_integer() else minutes
        case time():
            return f"{value:%H:%M}"
        case date() | str() | bool() | int() | float() | None:
            return value
    raise TypeError(f"a unit's file has no words for {value!r}")
