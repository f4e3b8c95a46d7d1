"""How a unit's file is spoken of: where something stands, what may stand there, what items are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING
from datetime import date, time, timedelta
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from reception.domain.calendar import Period, WeeklyHours
from reception.domain.fields import Declared, Limits, in_file, is_part, part_in, peeled
from reception.domain.language import Texts
from reception.domain.unit import Unit

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# How one item of a list is spoken of, and the key that tells it from its neighbours.
ITEMS: Mapping[str, tuple[str, str]] = {
    "groups": ("group", "code"),
    "services": ("service", "code"),
    "counters": ("counter", "number"),
    "priorities": ("priority", "code"),
    "outcomes": ("outcome", "code"),
    "people": ("person", "login"),
    "rating_reasons": ("rating reason", "code"),
    "profiles": ("profile", "code"),
    "boards": ("board", "code"),
    "directory": ("contact", "names"),
    "elsewhere": ("matter", "code"),
    "seasons": ("season", "names"),
    "closures": ("closure", "names"),
}

LONGEST_TEXT = 200
_YES_OR_NO = "true or false, without quotation marks"
_OR_NONE = ", or leave it out"
_IN_LANGUAGE = {
    "ar": "the Arabic text, up to {longest} characters on one line",
    "fr": "the French text, up to {longest} characters on one line",
    "zgh": "the Tamazight text, or leave the key out",
    "en": "the English text, or leave the key out",
}
_DAY = 'a list of opening times such as ["08:30-12:30", "13:00-16:30"]'
_KINDS: Mapping[Any, str] = {
    bool: _YES_OR_NO,
    date: "a date such as 2027-03-09, without quotation marks",
    Texts: "a text in Arabic (ar) and in French (fr)",
    WeeklyHours: 'a table of days, such as monday = ["08:30-16:30"]',
}


class _Spot(NamedTuple):
    """A place in the file: the type of what it holds, and what belongs there in words."""

    hint: Any
    expected: str
    path: tuple[str, ...] = ()
    longest: int | None = None


def expected_at(steps: Iterable[str | int]) -> str:
    """Return what belongs at a place of the file, for the sentence about what does not."""
    spot = _Spot(Unit, "something else")
    for step in steps:
        spot = _inside(spot, step)
    return spot.expected


@cache
def known_keys() -> frozenset[str]:
    """Return every key that has a place somewhere in the file."""
    return frozenset({*_IN_LANGUAGE, *DAYS, "retired", "service", *_keys_below(Unit)})


def _keys_below(kind: Any) -> Iterator[str]:
    for one in in_file(kind):
        yield one.key
        if part := part_in(one):
            yield from _keys_below(part)


def _inside(spot: _Spot, step: str | int) -> _Spot:
    """Return the place one step on."""
    if isinstance(step, int):
        return spot._replace(hint=peeled(items_of(spot.hint))[0], longest=None)
    path = (*spot.path, step)
    if is_part(spot.hint):
        for one in in_file(spot.hint):
            if one.key == step:
                return _Spot(one.hint, _sentence(one, path), path, one.limits.longest)
        return _Spot(bool, _YES_OR_NO if step == "retired" else "the code of one of the services")
    if spot.hint is Texts:
        return _Spot(str, _IN_LANGUAGE[step].format(longest=spot.longest or LONGEST_TEXT))
    if spot.hint is WeeklyHours:
        return _Spot(tuple[Period, ...], _DAY)
    hint, limits = peeled(items_of(spot.hint))
    return _Spot(hint, _texts(hint, limits))


def items_of(hint: Any) -> Any:
    """Return the type of what a list or a table of others holds."""
    return get_args(hint)[1 if get_origin(hint) is Mapping else 0] if get_args(hint) else str


def _sentence(one: Declared, path: tuple[str, ...]) -> str:
    limits, hint = one.limits, one.hint
    if limits.means:
        return limits.means
    if hint in _KINDS:
        return _KINDS[hint] + limits.note
    if hint is time:
        usual = "12:30" if one.usual is MISSING else f"{one.usual:%H:%M}"
        return f'an hour such as "{usual}"'
    if hint in (int, float, timedelta):
        return _number(hint, limits)
    if limits.one_of:
        return _out_of(limits.one_of)
    if is_part(hint):
        within = f" with {limits.of}" if limits.of else ""
        return f"{_table(path, 1)}{within}{'' if one.is_needed else _OR_NONE}"
    if get_args(hint):
        return _list(one, path)
    return _out_of(hint)


def _number(hint: type, limits: Limits) -> str:
    of = "minutes" if hint is timedelta else limits.of
    whole = hint is int or limits.whole
    number = f"a {'whole ' if whole else ''}number{f' of {of}' if of else ''}"
    if limits.above is not None:
        return f"{number} above {limits.above:g}, up to {limits.most:g}{limits.note}"
    return f"{number} from {limits.least:g} to {limits.most:g}{limits.note}"


def _list(one: Declared, path: tuple[str, ...]) -> str:
    limits, inner = one.limits, peeled(items_of(one.hint))[0]
    if get_origin(one.hint) is Mapping and not is_part(inner):
        return f"lists of {limits.of} in Arabic (ar) and in French (fr)"
    if inner is Period:
        return f'a list of stretches such as ["08:30-12:00"]{_OR_NONE}'
    if is_part(inner) or inner is Texts:
        return f"{_table(path, 2)} for each {limits.of}{_how_many(limits)}"
    if inner is str:
        more = _how_many(limits) if one.is_needed else _OR_NONE
        return f"a list of codes of {limits.of}{more}"
    return f"a list of {limits.of} {_out_of(inner).replace('one of', 'out of')}{limits.note}"


def _how_many(limits: Limits) -> str:
    if limits.longest:
        return f", at most {limits.longest}"
    return ", at least one" if limits.fewest else ""


def _table(path: tuple[str, ...], brackets: int) -> str:
    name = "[" * brackets + ".".join(path) + "]" * brackets
    return f"{'an' if path[0][0] in 'aeiou' else 'a'} {name} table"


def _texts(hint: Any, limits: Limits) -> str:
    """Return what belongs in a list of texts in one language."""
    entry = peeled(items_of(hint))[1]
    up_to = f"each up to {entry.longest or LONGEST_TEXT} characters"
    of = limits.of or "texts"
    if limits.fewest:
        return f"a list of {limits.fewest} to {limits.longest} {of}, {up_to}"
    return f"a list of {f'at most {limits.longest} ' if limits.longest else ''}{of}, {up_to}"


def _out_of(values: Iterable[Enum | str]) -> str:
    return f"one of: {', '.join(map(str, values))}"


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
    names = (_name(one, named["kind"], key) for one in (found if isinstance(found, list) else ()))
    at = next((at for at, one in enumerate(names) if str(one) == sought), None)
    if at is not None:
        yield at


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
