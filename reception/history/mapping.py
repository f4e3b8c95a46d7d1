"""How the file of another system is to be read: which column is what, and what its values mean."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, StringConstraints, ValidationError, field_validator

from reception.domain.errors import Refusal
from reception.unit.fields import Table
from reception.zone import unit_zone

_LARGEST_FILE_BYTES = 1_000_000

INSTANTS = ("waiting_since", "first_called_at", "last_called_at", "started_at", "ended_at")
"""The fields that are instants, in the order in which they happen."""
NEEDED = ("service", "waiting_since", "ended_at")
"""The fields without which no visit can be told."""

type FieldName = Literal[
    "label", "service_day", "service", "leg", "language", "priority", "waiting_since",
    "first_called_at", "last_called_at", "started_at", "ended_at", "counter", "clerk", "outcome",
    "state",
]  # fmt: skip
type _Encoding = Literal[
    "utf-8", "utf-16", "windows-1252", "windows-1256", "iso-8859-1", "iso-8859-6", "iso-8859-15",
]  # fmt: skip
_Column = Annotated[str, StringConstraints(min_length=1, max_length=200)]
_Cell = Annotated[str, StringConstraints(max_length=200)]
_Cells = dict[_Column, list[_Cell]]


class MappingRefusedError(Refusal):
    """The mapping cannot be used."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")


class FieldTable(Table):
    """Where one field of a visit comes from."""

    column: _Column | list[_Column] = Field(default_factory=list)
    """Of several the first that is not blank."""
    value: _Cell | int | None = None
    """What it is where the columns are blank, or there is none."""
    format: str | None = None
    """Of a time, when it is not the file's ``time_format``."""
    date: _Column | None = None
    """The column of the date, where the time stands alone."""
    codes: dict[_Cell, _Cell] = Field(default_factory=dict)
    """What the other system's values are called here; a value that is not listed is refused."""
    when: _Cells = Field(default_factory=dict)
    """The columns and values with which it counts; in other lines it is blank."""
    lower: bool = False
    """Write it in small letters, as codes and logins are."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return where to look, in order."""
        return (self.column,) if isinstance(self.column, str) else tuple(self.column)


class MappingTable(Table):
    """The whole file."""

    source: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9._-]{0,39}$")]
    key: Annotated[list[_Column], Field(min_length=1)]
    delimiter: Annotated[str, StringConstraints(pattern=r"^[^\"\r\n\x00]$")] = ","
    encoding: _Encoding = "utf-8"
    zone: str | None = None
    date_format: str = "%Y-%m-%d"
    time_format: str = "iso"
    slack_seconds: Annotated[int, Field(ge=0, le=3600)] = 0
    blank: list[_Cell] = Field(default_factory=list)
    skip: _Cells = Field(default_factory=dict)
    fields: dict[FieldName, _Column | FieldTable]

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str | None) -> str | None:
        try:
            if zone is not None:
                unit_zone(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("there is no such zone") from error
        return zone


@dataclass(frozen=True, kw_only=True, slots=True)
class Mapping:
    """How a file is to be read."""

    source: str
    """Names the other system: with a line's key it makes the visit's identifier."""
    key: tuple[str, ...]
    """The columns by which a visit is told from every other one of the file."""
    delimiter: str
    encoding: str
    zone: ZoneInfo | None
    """The zone of the file's clock; None: the unit's own."""
    date_format: str
    time_format: str
    slack_seconds: int
    """An instant that is earlier than the one before it by no more than this is taken as that."""
    blank: frozenset[str]
    skip: dict[str, frozenset[str]]
    fields: dict[str, FieldTable]

    @property
    def columns(self) -> frozenset[str]:
        """Return every column the file must have."""
        named = {*self.key, *self.skip}
        for one in self.fields.values():
            named |= {*one.columns, *one.when, *([one.date] if one.date else [])}
        return frozenset(named)


def load_mapping(path: Path) -> Mapping:
    """Return the mapping that a TOML file describes.

    Raises:
        MappingRefusedError: it cannot be used.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name holds a zero byte"
        raise MappingRefusedError(path.name, f"the file cannot be read ({reason})") from None
    if len(content) > _LARGEST_FILE_BYTES:
        raise MappingRefusedError(path.name, "the file is larger than 1 MB; a mapping is short")
    return mapping_of(content, path.name)


def mapping_of(content: bytes, file: str = "the mapping") -> Mapping:
    """Return the mapping that the bytes of a TOML file describe.

    Raises:
        MappingRefusedError: they cannot be used.
    """
    try:
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise MappingRefusedError(file, "the text is not in UTF-8; save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise MappingRefusedError(file, f"this is not well-formed TOML ({error})") from None
    try:
        table = MappingTable.model_validate(tables)
    except ValidationError as error:
        raise MappingRefusedError(file, _mistake(error)) from None
    missing = [name for name in NEEDED if name not in table.fields]
    if missing:
        raise MappingRefusedError(
            file, f"fields.{missing[0]} is missing: name the column it comes from"
        )
    return Mapping(
        source=table.source,
        key=tuple(table.key),
        delimiter=table.delimiter,
        encoding="utf-8-sig" if table.encoding == "utf-8" else table.encoding,
        zone=unit_zone(table.zone) if table.zone else None,
        date_format=table.date_format,
        time_format=table.time_format,
        slack_seconds=table.slack_seconds,
        blank=frozenset(("", *table.blank)),
        skip={column: frozenset(values) for column, values in table.skip.items()},
        fields={
            str(name): FieldTable(column=one) if isinstance(one, str) else one
            for name, one in table.fields.items()
        },
    )


def _mistake(error: ValidationError) -> str:
    # A field may be a text or a table: what is said of the innermost key helps most.
    told = error.errors(include_url=False, include_context=False)
    first = cast("dict[str, Any]", max(told, key=lambda one: len(one["loc"])))
    steps = [str(step) for step in first["loc"] if str(step) not in {"str", "FieldTable"}]
    steps = [step for step in steps if "constrained" not in step and "[" not in step]
    place = ".".join(steps) or "the file"
    if first["type"] == "missing":
        return f"{place} is missing"
    if first["type"] == "extra_forbidden":
        return f"{place} is not known here; check its spelling"
    reason = str(first["msg"]).removeprefix("Value error, ")
    return f"{place} does not fit ({reason})"
