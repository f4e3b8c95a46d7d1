"""From the tables of a unit to the unit, or to every mistake in them with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import reduce
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from reception.domain.errors import Refusal
from reception.domain.unit import Unit
from reception.unit.fields import read_unit
from reception.unit_checks import Mistake, Wrong, mistakes_in, written_twice
from reception.unit_places import Path, inside, path_of, quoted, steps
from reception.unit_wording import expected_at, known_keys

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
    try:
        unit = read_unit(tables)
    except ValidationError as error:
        shapes = error.errors(include_url=False, include_context=False)
        raise UnfitUnitError(tuple(_shape_mistake(tables, one) for one in shapes)) from None
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
    yield mistake._replace(at=path_of(mistake.place, tables))


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
    place = " > ".join(steps(tables, error["loc"]))
    key = next(str(step) for step in reversed(error["loc"]) if isinstance(step, str))
    if error["type"] == "extra_forbidden":
        close = get_close_matches(key, known_keys(), n=1)
        if key in known_keys():
            hint = "it stands in the wrong table: move it to its own"
        elif close:
            hint = f'did you mean "{close[0]}"?'
        else:
            hint = "remove it or check its spelling"
        return Mistake(place, f"this key is not known here; {hint}", Wrong.UNFIT, error["loc"])
    expected = expected_at(error["loc"])
    if error["type"] == "missing":
        return Mistake(place, f"this is missing; write {expected}", Wrong.UNFIT, error["loc"])
    sentence = f"{quoted(error['input'])} does not fit; write {expected}"
    return Mistake(place, sentence, Wrong.UNFIT, error["loc"])
