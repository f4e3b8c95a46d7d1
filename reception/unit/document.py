"""From the tables of a unit to the unit, or to every mistake in them with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass, replace
from datetime import date, time, timedelta
from difflib import get_close_matches
from enum import Enum
from functools import reduce
from typing import TYPE_CHECKING, Any

from reception.domain.calendar import Period, WeeklyHours
from reception.domain.errors import Refusal
from reception.domain.fields import Declared, declared
from reception.domain.language import Language
from reception.domain.unit import Person, Role, Unit
from reception.unit import wording
from reception.unit.checks import Mistake, Wrong, mistakes_in, written_twice
from reception.unit.wording import Path, inside

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class UnfitUnitError(Refusal):
    """Tables describe no unit that could open: what is wrong, and where."""

    def __init__(self, mistakes: tuple[Mistake, ...], unit: Unit | None = None) -> None:
        self.mistakes = mistakes
        self.unit = unit
        """The unit all the same, where every single value is one that may stand there."""
        super().__init__("; ".join(f"{one.place}: {one.sentence}" for one in mistakes))


def unit_of(tables: Mapping[str, Any], logo: bytes = b"") -> Unit:
    """Return the unit that tables describe; they name a logo, and do not hold it.

    Raises:
        UnfitUnitError: they describe none.
    """
    # The model of the tables takes long to load: only who changes a unit waits for it, no kiosk.
    from reception.unit.fields import read_unit  # noqa: PLC0415

    unit = read_unit(tables)
    if not isinstance(unit, Unit):
        raise UnfitUnitError(tuple(_shape_mistake(tables, one) for one in unit))
    if logo_name(tables):
        unit = replace(unit, ticket=replace(unit.ticket, logo=logo))
    # A unit has one rule a service: that two were written, its tables alone tell.
    ruled = (one["service"] for one in tables.get("alerts", {}).get("services", ()))
    found = (*mistakes_in(unit), *written_twice("alerts.services > service", ruled))
    mistakes = tuple(placed for mistake in found for placed in _placed(mistake, tables))
    if mistakes:
        raise UnfitUnitError(mistakes, unit)
    return unit


def logo_name(tables: Mapping[str, Any]) -> str | None:
    """Return the name of the logo's file, if the tables name one."""
    name = inside(tables.get("ticket"), "logo")
    return name if isinstance(name, str) else None


def _placed(mistake: Mistake, tables: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield a mistake with its path; what stands twice is wrong where it stands again."""
    listed, _, key = mistake.place.partition(" > ")
    where = tuple(listed.split("."))
    whole: object = tables
    items = reduce(inside, where, whole)
    if mistake.kind is Wrong.TWICE and key and isinstance(items, list):
        again = [*_again(where, key, items)]
        yield mistake._replace(at=again[0]) if again else mistake
        return
    yield mistake._replace(at=wording.path_of(mistake.place, tables))


def _again(listed: Path, key: str, items: list[Any]) -> Iterator[Path]:
    seen: set[object] = set()
    path = tuple(key.split("."))
    for at, item in enumerate(items):
        value = item
        for step in path:
            value = inside(value, step)
        if value in seen:
            yield (*listed, at, *path)
        seen.add(value)


def _shape_mistake(tables: Mapping[str, object], error: "ErrorDetails") -> Mistake:
    place = " > ".join(wording.steps(tables, error["loc"]))
    key = next(str(step) for step in reversed(error["loc"]) if isinstance(step, str))
    if error["type"] == "extra_forbidden":
        close = get_close_matches(key, wording.known_keys(), n=1)
        if key in wording.known_keys():
            hint = "it stands in the wrong table: move it to its own"
        elif close:
            hint = f'did you mean "{close[0]}"?'
        else:
            hint = "remove it or check its spelling"
        sentence = f"this key is not known here; {hint}"
    else:
        is_missing = error["type"] == "missing"
        what = "this is missing" if is_missing else f"{wording.quoted(error['input'])} does not fit"
        sentence = f"{what}; write {wording.expected_at(error['loc'])}"
    return Mistake(place, sentence, Wrong.UNFIT, error["loc"])


_SOMEBODY = Person(
    login="somebody", names=dict.fromkeys(Language, "somebody"), role=Role.ADMINISTRATOR
)


def require_fit(unit: Unit) -> None:
    """Pass where a file could describe a unit, whoever works there.

    Raises:
        UnfitUnitError: a value is beyond its limits, or contradicts another.
    """
    told = replace(unit, people=(_SOMEBODY,), retired=replace(unit.retired, people=()))
    if unit_of(tables_of(told), told.ticket.logo) != told:
        sentence = "a time, or a length of time, is none that a file can tell"
        raise UnfitUnitError((Mistake("unit", sentence),))


type Tables = dict[str, Any]
"""Tables, lists and values as ``tomllib`` reads them."""

_MINUTE = timedelta(minutes=1)
LOGO_FILE = "logo.png"


def tables_of(unit: Unit, *, whole: bool = False) -> Tables:
    """Return the tables of a unit's file; what is retired stands behind what is not.

    The logo is told by the name of its file alone. With ``whole`` stands there as well what is as
    usual.
    """
    tables = dict(_entries(unit, whole=whole))
    for kind, retired in tables.pop("retired", {}).items():
        tables[kind] = [*tables.get(kind, []), *({**one, "retired": True} for one in retired)]
    return tables


def _entries(part: Any, *, whole: bool) -> Iterator[tuple[str, Any]]:
    kind: Any = type(part)  # a class can be hashed, which mypy does not see
    for one in declared(kind).values():
        value = getattr(part, one.name)
        usual = getattr(part, one.limits.like) if one.limits.like else one.usual
        if value in (None, b"") or (not whole and value == usual):
            continue
        if one.limits.inline:
            yield from _entries(value, whole=whole)
        elif one.halves:
            # Two thresholds stand side by side: ``queue_warning`` and ``queue_critical``.
            for half, found in _entries(value, whole=True):
                yield f"{one.name}_{half}", found
        else:
            yield one.key, _value(one, value, whole=whole)


def _value(one: Declared, value: Any, *, whole: bool) -> Any:
    if one.hint is WeeklyHours:
        return {
            wording.DAYS[day - 1]: [_single(each) for each in value[day]] for day in sorted(value)
        }
    if isinstance(value, Mapping) and any(is_dataclass(each) for each in value.values()):
        # Rules by service are a list of tables that each name their service.
        return [
            {"service": code, **dict(_entries(each, whole=whole))} for code, each in value.items()
        ]
    return written(value, whole=whole)


def written(value: Any, *, whole: bool = False) -> Any:
    """Return a value of the unit, or a part of it, as its file writes it."""
    match value:
        case Period():
            return _single(value)
        case Mapping():
            return {str(key): written(one, whole=whole) for key, one in value.items()}
        case tuple() | list():
            return [written(one, whole=whole) for one in value]
        case frozenset():
            return sorted(written(one, whole=whole) for one in value)
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
