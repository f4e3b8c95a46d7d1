"""Fields of a form as the unit's classes declare them: their names, ranges and usual values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING
from datetime import time, timedelta
from enum import Enum
from itertools import batched
from typing import Any, get_origin

from admin_console.forms.choices import ChoiceField, SeveralField
from admin_console.forms.fields import (
    DecimalField,
    Field,
    LineField,
    NumberField,
    SwitchField,
    minutes_field,
)
from admin_console.forms.form import FieldRow, FormSection, RowsField
from admin_console.forms.texts import LinesField, TextsField
from admin_console.forms.times import TimeField
from admin_console.words import filled, localized, translate
from reception.domain.fields import Declared, fields_of, in_file, peeled
from reception.domain.language import Texts
from reception.unit.document import written
from reception.unit.names import names_of
from reception.unit.wording import LONGEST_TEXT, items_of

_LEAST_ABOVE = 0.1
"""The smallest step above what does not fit any more."""


def rows_of(
    kind: Any, group: str, /, *, at: str = "", in_a_row: int = 1, **odd: Mapping[str, Any]
) -> Sequence[FieldRow]:
    """Return the fields of a section in rows.

    Args:
        kind: the class that declares them.
        group: of the fields.
        at: the table of the file that holds them.
        in_a_row: so many stand side by side.
        odd: what ``field_of`` is told besides, by the field's name.
    """
    made = (
        field_of(kind, one.name, at=at, **odd.get(one.name, {})) for one in fields_of(kind, group)
    )
    return tuple(batched(made, in_a_row))


def section_of(
    title: str, kind: Any, /, *rows: str, at: str = "", remark: str = "", **odd: Mapping[str, Any]
) -> FormSection:
    """Return a section of a form.

    Args:
        title: its heading.
        kind: the class that declares its fields.
        rows: the names of the fields that stand side by side, with spaces between them.
        at: the table of the file that holds them.
        remark: what is worth knowing of all of them.
        odd: what ``field_of`` is told besides, by the field's name.
    """
    made = [
        [field_of(kind, name, at=at, **odd.get(name, {})) for name in row.split()] for row in rows
    ]
    return FormSection(title=title, rows=made, remark=remark)


def field_of(
    kind: Any, name: str, *, at: str = "", made: Callable[..., Field] | None = None, **odd: Any
) -> Field:
    """Return the field of a form for what a class declares.

    Args:
        kind: the class.
        name: what it calls the field.
        at: the table of the file that holds it.
        made: what makes it, where that cannot be told from its type.
        odd: what the field is told besides, such as its ``hint`` or its ``choices``; its
            ``caption``, where it is called otherwise here.
    """
    one = next(one for one in in_file(kind) if one.name == name)
    path = f"{at}.{one.key}" if at else one.key
    odd.setdefault("caption", caption_of(kind, name))
    if made is RowsField:
        return RowsField(path, most=one.limits.longest or 0, **odd)
    maker = made or _maker(one, odd)
    return maker(path, **{**(_lines(one) if maker is LinesField else _range(one)), **odd})


def caption_of(kind: Any, name: str) -> str:
    """Return what a field is called, in the language of the app."""
    return localized(names_of(kind, name))


def _maker(one: Declared, odd: Mapping[str, Any]) -> Callable[..., Field]:
    """Return what makes a field for a type."""
    hint = one.hint
    if "choices" in odd:
        return SeveralField if get_origin(hint) in (tuple, frozenset) else ChoiceField
    if hint is Texts:
        return TextsField
    if hint is timedelta and not one.limits.whole:
        return minutes_field
    if get_origin(hint) is not None:
        return LinesField
    return _MAKERS[timedelta if one.limits.whole else hint]


_MAKERS: Mapping[Any, Callable[..., Field]] = {
    bool: SwitchField,
    int: NumberField,
    float: DecimalField,
    str: LineField,
    time: TimeField,
    timedelta: NumberField,
}


def _lines(one: Declared) -> dict[str, Any]:
    """Return what belongs in a list of lines, where there are not to be more than so many."""
    lines, limits = peeled(items_of(one.hint))
    text = translate("Console", "At most %1 lines of up to %2 characters in each language.")
    longest = peeled(items_of(lines))[1].longest or LONGEST_TEXT
    return {"expects": filled(text, limits.longest, longest)} if limits.longest else {}


def _range(one: Declared) -> dict[str, Any]:
    """Return what fits, and what stands there when nobody writes anything."""
    limits = one.limits
    found: dict[str, Any] = {}
    if limits.most is not None:
        least = limits.least if limits.above is None else limits.above + _LEAST_ABOVE
        found = {"least": least, "most": limits.most}
    if one.hint is Texts and limits.longest:
        found["longest"] = limits.longest
    simple = one.hint in _MAKERS or isinstance(one.usual, Enum)
    if simple and one.usual not in (MISSING, None, ""):
        found["usual"] = written(one.usual)
    return found
