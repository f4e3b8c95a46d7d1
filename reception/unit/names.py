"""What the fields of the unit are called, in every language that has a word for it."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, get_args

from assets import asset_path
from reception.domain.fields import Declared, in_file, is_part, peeled
from reception.domain.language import Language, Texts
from reception.domain.unit import Unit

_EVERYWHERE = "everywhere"
_ITSELF = "itself"


def names_of(kind: Any, field: str = _ITSELF) -> Texts:
    """Return what a field of a class is called; without one, what one of its kind is.

    Raises:
        KeyError: it has no name.
    """
    names = _all_names()
    found = names.get(kind.__name__, {}).get(field) or names[_EVERYWHERE][field]
    return {Language(code): text for code, text in found.items()}


def names_at(steps: Sequence[str]) -> Texts | None:
    """Return what a place of the unit's file is called, such as ``("services", "passport")``.

    Lists are followed by what tells their items apart. None where nothing is called so.
    """
    kind: Any = Unit
    names, listed = names_of(Unit), False
    for step in steps:
        if listed:
            names, listed = names_of(kind), False
            continue
        one = next((one for one in in_file(kind) if one.key == step), None)
        if one is None:
            return None
        found = _named(kind, one)
        if found is None:
            return None
        names, inner = found, _part_in(one)
        kind, listed = inner or kind, inner is not None and inner is not one.hint
    return names


@lru_cache(maxsize=1)
def names_by_key() -> Mapping[str, Texts]:
    """Return names by the key alone, where no more is known: of an item rather than its list."""
    return _by_key(Unit)


def _by_key(kind: Any) -> dict[str, Texts]:
    own: dict[str, Texts] = {}
    deeper: dict[str, Texts] = {}
    for one in in_file(kind):
        inner = _part_in(one)
        names = _named(kind, one) if inner in (None, one.hint) else names_of(inner)
        if names:
            own[one.key] = names
        if inner:
            deeper = {**_by_key(inner), **deeper}
    return {**deeper, **own}


def _named(kind: Any, one: Declared) -> Texts | None:
    try:
        return names_of(kind, one.name)
    except KeyError:
        return None


def _part_in(one: Declared) -> Any:
    """Return the class of a part, or of the parts in a list; None where there is none."""
    inner = (one.hint, *(peeled(hint)[0] for hint in get_args(one.hint)))
    return next((hint for hint in inner if is_part(hint)), None)


@lru_cache(maxsize=1)
def _all_names() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    with asset_path("translations", "fields.toml").open("rb") as file:
        return tomllib.load(file)
