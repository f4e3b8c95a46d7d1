"""What the fields of the unit are called, in every language that has a word for it."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from assets import asset_path
from reception.domain.fields import in_file, part_in
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
    return {one: found[one] for one in Language if one in found}


def names_at(steps: Sequence[str]) -> Texts | None:
    """Return what a place of the unit's file is called, such as ``("services", "passport")``.

    Lists are followed by what tells their items apart. None where nothing is called so.
    """
    found = _walked(steps)
    return found.names if found else None


def is_item(steps: Sequence[str]) -> bool:
    """Return whether a place is an item of a list."""
    found = _walked(steps)
    return found is not None and found.is_item


class _Place(NamedTuple):
    """Where steps have led to."""

    kind: Any
    names: Texts
    is_list: bool = False
    is_item: bool = False


def _walked(steps: Sequence[str]) -> _Place | None:
    at = _Place(Unit, names_of(Unit))
    for step in steps:
        if at.is_list:
            at = _Place(at.kind, _named(at.kind) or at.names, is_item=True)
            continue
        one = next((one for one in in_file(at.kind) if one.key == step), None)
        names = _named(at.kind, one.name) if one else None
        if one is None or names is None:
            return None
        inner = part_in(one)
        at = _Place(inner or at.kind, names, is_list=inner not in (None, one.hint))
    return at


@lru_cache(maxsize=1)
def names_by_key() -> Mapping[str, Texts]:
    """Return names by the key alone, where no more is known: of an item rather than its list."""
    return _by_key(Unit)


def _by_key(kind: Any) -> dict[str, Texts]:
    own: dict[str, Texts] = {}
    deeper: dict[str, Texts] = {}
    for one in in_file(kind):
        inner = part_in(one)
        listed = _named(inner) if inner not in (None, one.hint) else None
        names = listed or _named(kind, one.name)
        if names:
            own[one.key] = names
        if inner:
            deeper = {**_by_key(inner), **deeper}
    return {**deeper, **own}


def _named(kind: Any, field: str = _ITSELF) -> Texts | None:
    try:
        return names_of(kind, field)
    except KeyError:
        return None


@lru_cache(maxsize=1)
def _all_names() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    with asset_path("translations", "fields.toml").open("rb") as file:
        return tomllib.load(file)
