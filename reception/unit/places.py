"""Where something stands in a unit's file: in words, and as the steps that lead there."""

import re
from collections.abc import Iterator, Mapping

from reception.unit.wording import ITEMS

type Path = tuple[str | int, ...]
"""The steps from the whole file to a value: keys of tables and places in lists."""

_LONGEST_QUOTE = 40
_LISTS = {kind: (name, key) for name, (kind, key) in ITEMS.items()}
_PART = re.compile(
    r'^(?:(?P<before>[a-z_.]+)\.)?(?P<kind>[a-z]+(?: [a-z]+)?) (?:"(?P<text>.*)"|(?P<number>\d+))$'
)
_NUMBERED = re.compile(r"^(?P<list>[a-z_.]+)\[(?P<number>\d+)\]$")


def path_of(place: str, tables: Mapping[str, object]) -> Path:
    """Return the steps to a place told in words, as far as they lead somewhere."""
    path: list[str | int] = []
    found: object = tables
    for part in place.split(" > "):
        for step in _steps_of(part, found):
            path.append(step)
            found = inside(found, step)
    return tuple(path)


def _steps_of(part: str, found: object) -> Iterator[str | int]:
    if numbered := _NUMBERED.match(part):
        yield from numbered["list"].split(".")
        yield int(numbered["number"]) - 1
        return
    named = _PART.match(part)
    if named is None or named["kind"] not in _LISTS:
        yield from part.split(".")
        return
    name, key = _LISTS[named["kind"]]
    for step in (*(named["before"] or "").split("."), name):
        if step:
            yield step
            found = inside(found, step)
    sought = named["text"] or named["number"]
    names = (_name(one, named["kind"], key) for one in _items(found))
    at = next((at for at, one in enumerate(names) if str(one) == sought), None)
    if at is not None:
        yield at


def _items(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _name(item: object, kind: str, key: str) -> str | int | None:
    """Return what tells an item from its neighbours: a service's code, or the service it rules."""
    name = inside(item, key)
    if name is None:
        name = inside(item, kind)
    if isinstance(name, Mapping):
        name = name.get("fr")
    return name if isinstance(name, str | int) and not isinstance(name, bool) else None


def steps(tables: Mapping[str, object], loc: tuple[int | str, ...]) -> Iterator[str]:
    """Yield the parts of a place in words: ``service "residence"``, then ``names.ar``."""
    found: object = tables
    path: list[str] = []
    for step in loc:
        found = inside(found, step)
        if isinstance(step, int):
            yield from _item(path, step, found)
            path = []
        else:
            path.append(step)
    if path:
        yield ".".join(path)


def _item(path: list[str], index: int, item: object) -> Iterator[str]:
    kind, key = ITEMS.get(path[-1], ("", ""))
    name = _name(item, kind, key)
    if name is not None:
        yield ".".join((*path[:-1], f"{kind} {quoted(name)}"))
    else:
        yield f"{'.'.join(path)}[{index + 1}]"


def inside(found: object, step: int | str) -> object:
    """Return what one step leads to; None when that is nothing."""
    if isinstance(found, Mapping):
        return found.get(step)
    if isinstance(found, list) and isinstance(step, int) and step < len(found):
        return found[step]
    return None


def quoted(value: object) -> str:
    """Return a value of the file as a sentence may show it."""
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    shown = "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST_QUOTE])
    shown += "..." if len(text) > _LONGEST_QUOTE else ""
    return f'"{shown}"' if isinstance(value, str) else shown
