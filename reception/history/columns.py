"""How the file of another system is to be read: which column is what, and what its values mean."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, cast
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError, field_validator

from reception.domain.errors import Refusal
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.system.clock import unit_zone
from reception.unit.fields import Table

_LONGEST_TEXT = 64
_YEARS = range(1970, 2200)
_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_LOGIN = re.compile(r"[a-z][a-z0-9._-]{0,31}|~")
_MOST_COUNTERS = 999


class CellError(ValueError):
    """The cell means nothing here; the message is a sentence's end."""


def quoted(text: str) -> str:
    """Return a cell as a sentence may quote it."""
    shown = "".join(character if character.isprintable() else " " for character in text[:40])
    return f"'{shown}{'...' if len(text) > 40 else ''}'"  # noqa: PLR2004 - as above


def _checked(text: str, what: str, *, good: object) -> str:
    if not good:
        raise CellError(f"{quoted(text)} is no {what}")
    return text


def code(text: str, what: str) -> str:
    """Return a code of the unit's description."""
    return _checked(text, f"code of a {what}", good=_CODE.fullmatch(text))


def login(text: str) -> str:
    """Return a person's login."""
    return _checked(text, "login", good=_LOGIN.fullmatch(text))


def outcome(text: str) -> str:
    """Return how a service ended."""
    return _checked(text, "outcome", good=len(text) <= _LONGEST_TEXT and text.isprintable())


def number(text: str, what: str, most: int = _MOST_COUNTERS) -> int:
    """Return a counter's or a leg's number."""
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= most or len(text) > 9:  # noqa: PLR2004 - more digits than any number here
        raise CellError(f"{quoted(text)} is no number of a {what}")
    return int(text)


def language(text: str) -> str:
    """Return a language that Nouba speaks."""
    if text not in _LANGUAGES:
        raise CellError(f"{quoted(text)} is none of the languages {', '.join(_LANGUAGES)}")
    return text


def state(text: str) -> TicketState:
    """Return how a leg ended."""
    try:
        return TicketState(text)
    except ValueError:
        raise CellError(f"{quoted(text)} is no state of a visit") from None


@lru_cache(maxsize=4096)
def day(text: str, form: str) -> date:
    """Return a date."""
    found = _parsed(
        text, form, "date", lambda iso: datetime.combine(date.fromisoformat(iso), time())
    )
    return found.date()


@lru_cache(maxsize=8192)
def clock_time(text: str, form: str) -> timedelta:
    """Return a time that stands without its date."""
    found = _parsed(text, form, "time", lambda iso: datetime.fromisoformat(f"1970-01-01T{iso}"))
    return found.replace(tzinfo=None) - datetime.combine(found, time())


def instant(text: str, form: str, zone: ZoneInfo) -> datetime:
    """Return an instant in UTC; a text without an offset is a time of the zone's clock."""
    found = _parsed(text, form, "instant", datetime.fromisoformat)
    return found.astimezone(UTC) if found.tzinfo else of_clock(found, zone)


def of_clock(wall: datetime, zone: ZoneInfo, *, not_before: datetime | None = None) -> datetime:
    """Return the instant of a time on the zone's clock; of a repeated hour the first.

    Args:
        wall: the time, without a zone.
        zone: the clock's zone.
        not_before: of a repeated hour, the second when the first would be before this.
    """
    found = wall.replace(tzinfo=zone).astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None, fold=0) != wall:
        raise CellError(f"there was no {wall:%Y-%m-%d %H:%M} by the clock of {zone.key}")
    if not_before is not None and found < not_before:
        second = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
        return second if second >= not_before else found
    return found


_LANGUAGES = tuple(language.value for language in Language)


def _parsed(text: str, form: str, what: str, of_iso: Callable[[str], datetime]) -> datetime:
    try:
        found = of_iso(text) if form == "iso" else datetime.strptime(text, form)  # noqa: DTZ007 - the zone is joined to it where known
    except (ValueError, OverflowError, re.error):
        raise CellError(f"{quoted(text)} is no {what} of the form {form}") from None
    if what != "time" and found.year not in _YEARS:
        raise CellError(f"{quoted(text)} is out of all time")
    return found


_LARGEST_FILE_BYTES = 1_000_000

type FieldName = Literal[
    "label", "service_day", "service", "leg", "language", "priority", "waiting_since",
    "first_called_at", "last_called_at", "started_at", "ended_at", "counter", "clerk", "outcome",
    "state",
]  # fmt: skip
INSTANTS: tuple[FieldName, ...] = (
    "waiting_since", "first_called_at", "last_called_at", "started_at", "ended_at",
)  # fmt: skip
"""The fields that are instants, in the order in which they happen."""
NEEDED = ("service", "waiting_since", "ended_at")
"""The fields without which no visit can be told."""

type _Encoding = Literal[
    "utf-8", "utf-16", "windows-1252", "windows-1256", "iso-8859-1", "iso-8859-6", "iso-8859-15",
]  # fmt: skip
_Column = Annotated[str, StringConstraints(min_length=1, max_length=200)]
_Cell = Annotated[str, StringConstraints(max_length=200)]
_Cells = dict[_Column, list[_Cell]]


def _listed(written: Any) -> Any:
    return [written] if isinstance(written, str) else written


def _as_field(written: Any) -> Any:
    return {"column": written} if isinstance(written, str) else written


class MappingRefusedError(Refusal):
    """The mapping cannot be used."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")


class FieldTable(Table):
    """Where one field of a visit comes from."""

    column: Annotated[list[_Column], BeforeValidator(_listed)] = Field(default_factory=list)
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


class Mapping(Table):
    """How a file is to be read."""

    source: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9._-]{0,39}$")]
    """Names the other system: with a line's key it makes the visit's identifier."""
    key: Annotated[list[_Column], Field(min_length=1)]
    """The columns by which a visit is told from every other one of the file."""
    delimiter: Annotated[str, StringConstraints(pattern=r"^[^\"\r\n\x00]$")] = ","
    encoding: _Encoding = "utf-8"
    zone: str | None = None
    """The zone of the file's clock; None: the unit's own."""
    date_format: str = "%Y-%m-%d"
    time_format: str = "iso"
    slack_seconds: Annotated[int, Field(ge=0, le=3600)] = 0
    """An instant that is earlier than the one before it by no more than this is taken as that."""
    blank: list[_Cell] = Field(default_factory=list)
    skip: _Cells = Field(default_factory=dict)
    fields: dict[FieldName, Annotated[FieldTable, BeforeValidator(_as_field)]]

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str | None) -> str | None:
        try:
            if zone is not None:
                unit_zone(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("there is no such zone") from error
        return zone

    @property
    def columns(self) -> frozenset[str]:
        """Return every column the file must have."""
        named = {*self.key, *self.skip}
        for one in self.fields.values():
            named |= {*one.column, *one.when, *([one.date] if one.date else [])}
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
        mapping = Mapping.model_validate(tables)
    except ValidationError as error:
        raise MappingRefusedError(file, _mistake(error)) from None
    missing = [name for name in NEEDED if name not in mapping.fields]
    if missing:
        raise MappingRefusedError(
            file, f"fields.{missing[0]} is missing: name the column it comes from"
        )
    return mapping


def _mistake(error: ValidationError) -> str:
    # A value may be a text or a number: what is said of the innermost key helps most.
    told = error.errors(include_url=False, include_context=False)
    first = cast("dict[str, Any]", max(told, key=lambda one: len(one["loc"])))
    steps = [str(step) for step in first["loc"] if not str(step).startswith(("constrained", "["))]
    place = ".".join(steps) or "the file"
    if first["type"] == "missing":
        return f"{place} is missing"
    if first["type"] == "extra_forbidden":
        return f"{place} is not known here; check its spelling"
    reason = str(first["msg"]).removeprefix("Value error, ")
    return f"{place} does not fit ({reason})"


@dataclass(frozen=True, kw_only=True, slots=True)
class PastLeg:
    """One leg that is over, from one line of a file."""

    line: int
    visit: UUID
    """The same for the same visit in the same file, however often it is read."""
    leg: int
    label: str | None
    """None: the visit is numbered when it is brought in."""
    unit: str | None
    """The unit that the line names; None when the file names none."""
    service_day: date
    service: str
    language: str
    priority: str
    waiting_since: datetime
    first_called_at: datetime | None
    last_called_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    counter: int | None
    clerk: str | None
    outcome: str | None
    state: TicketState
    quoted: ExpectedWait | None = None
    """The wait that was announced with the number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BadLine:
    """A line that cannot be brought in, and why."""

    line: int
    reason: str
    visit: UUID | None = None
    """Of which visit it would have been; None when the line does not even tell that."""
