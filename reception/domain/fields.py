"""What a field of the unit may hold and where it is shown, stated once: beside its declaration.

The unit's file and its mistakes, the console's forms, the log of changes, the kiosk, slips and
tickets read it here; what the field is called stands in ``assets/translations/fields.toml``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from reception.domain.language import Texts
from reception.domain.page_key import LONGEST_SITE


class ShownAt(StrEnum):
    """Where visitors are shown a field of the service they come for."""

    KIOSK = "kiosk"
    SLIP = "slip"
    TICKET = "ticket"


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What fits in a field, how a mistake says so, and who is shown it."""

    least: float | None = None
    above: float | None = None
    """As ``least``, which itself does not fit."""
    most: float | None = None
    whole: bool = False
    """Minutes without parts."""
    fewest: int | None = None
    """Entries of a list."""
    longest: int | None = None
    """Characters of a text, or entries of a list."""
    pattern: str = ""
    one_of: tuple[str, ...] = ()
    any_language: bool = False
    """Lists in languages, none of which is needed."""
    needed: bool = False
    """The file cannot leave it out, though the class can."""
    key: str = ""
    """What the file calls it, where not as the class does."""
    like: str = ""
    """The field whose value it has where it is left out."""
    inline: bool = False
    """Its own fields stand among those around it."""
    aside: bool = False
    """The file says it otherwise, and has no key for it."""
    of: str = ""
    """What is counted or listed, in the sentence of a mistake."""
    note: str = ""
    """What that sentence ends with."""
    means: str = ""
    """That sentence itself, where it cannot be told from the limits."""
    group: str = ""
    """The section of the console's form."""
    icon: str = ""
    """What stands before it at the kiosk."""
    shown: frozenset[ShownAt] = frozenset()
    """Where visitors read it: a text in languages, or a list of such."""


Code = Annotated[
    str,
    Limits(
        pattern=r"^[a-z][a-z0-9-]{0,39}$",
        means="a code of small letters, digits and hyphens, at most 40, that begins with a letter",
    ),
]
WebAddress = Annotated[
    str,
    Limits(
        pattern=r"^https?://[^\s\x00-\x1f]+$",
        longest=300,
        means="a web address that begins with http:// or https://",
    ),
]
_HOST = r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?"
_IN_THE_OFFICE = (
    r"localhost|(10|127)(\.[0-9]{1,3}){3}|(192\.168|172\.(1[6-9]|2[0-9]|3[01]))(\.[0-9]{1,3}){2}"
    rf"|{_HOST}\.(lan|local)"
)
PageSite = Annotated[
    str,
    Limits(
        pattern=rf"^(https://{_HOST}|http://({_IN_THE_OFFICE}))(:[0-9]{{1,5}})?/?$",
        longest=LONGEST_SITE,
        means='an address such as "https://t.example.ma", without a path and of at most'
        f" {LONGEST_SITE} characters; http:// inside the office alone: of a private address,"
        " or a name that ends in .lan or .local",
    ),
]
"""Before the keys of tickets' pages; whatever else stood there would make their code larger."""
Telephone = Annotated[
    str,
    Limits(
        pattern=r"^\+?[0-9][0-9 ]{1,19}$",
        means="a telephone number in quotation marks, of digits and spaces",
    ),
]
_NATIONAL = re.compile(r"(0\d)(\d\d)(\d\d)(\d\d)(\d\d)")
_FROM_ABROAD = re.compile(r"(\+212)(\d)(\d\d)(\d\d)(\d\d)(\d\d)")


def grouped(number: str) -> str:
    """Return a telephone number in the groups of Morocco, however it was entered.

    One of another kind, such as a short one or one of another country, stays as it is.
    """
    digits = number.replace(" ", "")
    found = _NATIONAL.fullmatch(digits) or _FROM_ABROAD.fullmatch(digits)
    return " ".join(found.groups()) if found else number


Minutes = Annotated[timedelta, Limits(least=0, most=480)]
SomeMinutes = Annotated[timedelta, Limits(above=0, most=480)]
_PAIR = ("warning", "critical")


@dataclass(frozen=True, kw_only=True, slots=True)
class Declared:
    """A field as its class declares it."""

    name: str
    hint: Any
    """Its type, without its limits."""
    limits: Limits
    usual: Any
    """What stands there where it is left out; ``MISSING`` where it cannot be."""

    @property
    def key(self) -> str:
        """Return what the unit's file calls it; durations say that they are minutes."""
        minutes = self.hint is timedelta and not self.limits.key
        return (self.limits.key or self.name) + ("_minutes" if minutes else "")

    @property
    def is_needed(self) -> bool:
        """Return whether the file cannot leave it out."""
        return self.limits.needed or (self.usual is MISSING and not self.limits.like)

    @property
    def halves(self) -> tuple["Declared", ...]:
        """Return the two thresholds that stand side by side in the file, where it is a pair."""
        inner = declared(self.hint) if is_part(self.hint) else {}
        if tuple(inner) != _PAIR:
            return ()
        return tuple(
            replace(
                half, name=f"{self.name}_{half.name}", usual=getattr(self.usual, half.name, None)
            )
            for half in inner.values()
        )


@cache
def declared(kind: Any) -> Mapping[str, Declared]:
    """Return the fields of a class by name, in their order."""
    hints = get_type_hints(kind, include_extras=True)
    return {one.name: _declared(one, hints[one.name]) for one in fields(kind)}


def is_part(hint: Any) -> bool:
    """Return whether a type is a class that declares fields of its own."""
    return is_dataclass(hint)


def in_file(kind: Any) -> Iterator[Declared]:
    """Yield the fields of a class as its table in the unit's file has them."""
    for one in declared(kind).values():
        if one.limits.inline:
            yield from in_file(one.hint)
        elif not one.limits.aside:
            yield from one.halves or (one,)


def fields_of(kind: Any, group: str) -> tuple[Declared, ...]:
    """Return the fields of a section of the console's form."""
    return tuple(one for one in declared(kind).values() if one.limits.group == group)


def shown_at(kind: Any, place: ShownAt) -> tuple[Declared, ...]:
    """Return the fields that are shown somewhere.

    Raises:
        TypeError: one of them is no text in languages, which alone visitors can be shown.
    """
    found = tuple(one for one in declared(kind).values() if place in one.limits.shown)
    for one in found:
        if one.hint is not Texts and get_origin(one.hint) is not Mapping:
            raise TypeError(f"{kind.__name__}.{one.name} is shown and is no text in languages")
    return found


def part_in(one: Declared) -> Any:
    """Return the class of a part, or of the parts in a list; None where there is none."""
    inner = (one.hint, *(peeled(hint)[0] for hint in get_args(one.hint)))
    return next((hint for hint in inner if is_part(hint)), None)


def peeled(hint: Any) -> tuple[Any, Limits]:
    """Return a type by itself, whether or not None may stand there, and its limits."""
    if get_origin(hint) in (Union, UnionType):
        return peeled(next(one for one in get_args(hint) if one is not NoneType))
    if get_origin(hint) is not Annotated:
        return hint, Limits()
    found, limits = peeled(hint.__origin__)
    for one in hint.__metadata__:
        limits = _narrowed(limits, one) if isinstance(one, Limits) else limits
    return found, limits


def _declared(one: "Field[Any]", hint: Any) -> Declared:
    usual = one.default if one.default_factory is MISSING else one.default_factory()
    found, limits = peeled(hint)
    return Declared(name=one.name, hint=found, limits=limits, usual=usual)


def _narrowed(limits: Limits, by: Limits) -> Limits:
    """Return limits with whatever the later ones say otherwise."""
    said = {one.name: getattr(by, one.name) for one in fields(Limits)}
    return replace(limits, **{k: v for k, v in said.items() if v != getattr(_NONE, k)})


_NONE = Limits()
