"""From a cell's text to what it means, or the sentence why it means nothing."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from reception.domain.language import Language
from reception.domain.ticket import TicketState

_LONGEST_TEXT = 64
_YEARS = range(1970, 2200)
_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_LOGIN = re.compile(r"[a-z][a-z0-9._-]{0,31}|~")
_MOST_COUNTERS = 999


class CellError(ValueError):
    """The cell means nothing here; the message is a sentence's end."""


def quoted(text: str) -> str:
    """Return a cell as a sentence may quote it."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:40])
    return f"'{shown}{'...' if len(text) > 40 else ''}'"  # noqa: PLR2004 - as above


def code(text: str, what: str) -> str:
    """Return a code of the unit's description."""
    if not _CODE.fullmatch(text):
        raise CellError(f"{quoted(text)} is no code of a {what}")
    return text


def login(text: str) -> str:
    """Return a person's login."""
    if not _LOGIN.fullmatch(text):
        raise CellError(f"{quoted(text)} is no login")
    return text


def outcome(text: str) -> str:
    """Return how a service ended."""
    if len(text) > _LONGEST_TEXT or not text.isprintable():
        raise CellError(f"{quoted(text)} is no outcome")
    return text


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
    try:
        found = date.fromisoformat(text) if form == "iso" else _parsed(text, form).date()
    except (ValueError, OverflowError):
        raise CellError(f"{quoted(text)} is no date of the form {form}") from None
    if found.year not in _YEARS:
        raise CellError(f"{quoted(text)} is out of all time")
    return found


@lru_cache(maxsize=8192)
def clock_time(text: str, form: str) -> timedelta:
    """Return a time that stands without its date."""
    try:
        read = datetime.fromisoformat(f"1970-01-01T{text}") if form == "iso" else None
        found = read or _parsed(text, form)
    except (ValueError, OverflowError):
        raise CellError(f"{quoted(text)} is no time of the form {form}") from None
    return timedelta(
        hours=found.hour,
        minutes=found.minute,
        seconds=found.second,
        microseconds=found.microsecond,
    )


def instant(text: str, form: str, zone: ZoneInfo) -> datetime:
    """Return an instant in UTC; a text without an offset is a time of the zone's clock."""
    try:
        found = datetime.fromisoformat(text) if form == "iso" else _parsed(text, form)
    except (ValueError, OverflowError):
        raise CellError(f"{quoted(text)} is no instant of the form {form}") from None
    if found.year not in _YEARS:
        raise CellError(f"{quoted(text)} is out of all time")
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


def _parsed(text: str, form: str) -> datetime:
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 - the zone is joined to it where known
    except re.error as error:
        raise ValueError(form) from error
