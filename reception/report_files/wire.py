"""A report as plain JSON on its way to another process, and back: every value keeps its type."""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any

from reception.domain.language import Language
from reception.report_files.document import (
    Column,
    Definition,
    Document,
    Fact,
    KeyFigure,
    Kind,
    Plot,
    PlotKind,
    Section,
)

_MICROSECOND = timedelta(microseconds=1)
_PARTS: dict[str, Callable[..., object]] = {
    one.__name__: one for one in (Document, Section, Column, Plot, KeyFigure, Fact, Definition)
}
_OTHERS: dict[str, Callable[[Any], object]] = {
    "language": Language,
    "kind": Kind,
    "plot": PlotKind,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "us": lambda us: us * _MICROSECOND,
}


def packed(document: Document) -> bytes:
    """Return a report as bytes."""
    return json.dumps(_pack(document)).encode()


def unpacked(data: bytes) -> Document:
    """Return the report that was packed; its sequences are tuples.

    Raises:
        ValueError: it is none.
    """
    found = _unpack(json.loads(data))
    if not isinstance(found, Document):
        raise ValueError("no report was packed")  # noqa: TRY004 - of what was read
    return found


def _pack(value: object) -> object:  # noqa: PLR0911 - one a type
    match value:
        case Language():
            return {"language": value.value}
        case Kind():
            return {"kind": value.value}
        case PlotKind():
            return {"plot": value.value}
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case timedelta():
            return {"us": value // _MICROSECOND}
        case None | str() | int() | float():
            return value
        case Sequence():
            return [_pack(one) for one in value]
    if not is_dataclass(value):
        raise TypeError(f"a report holds no {type(value).__name__}")
    held = {one.name: _pack(getattr(value, one.name)) for one in fields(value)}
    return {type(value).__name__: held}


def _unpack(data: Any) -> object:
    match data:
        case dict():
            ((name, held),) = data.items()
            if name in _PARTS:
                return _PARTS[name](**{key: _unpack(one) for key, one in held.items()})
            return _OTHERS[name](held)
        case list():
            return tuple(_unpack(one) for one in data)
        case _:
            return data
