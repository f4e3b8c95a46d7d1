"""How values are written in the database, and read back."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def instant(at: datetime) -> int:
    """Return an instant as microseconds since 1970 UTC."""
    return (at - _EPOCH) // _MICROSECOND


def instant_or_none(at: datetime | None) -> int | None:
    """Return an instant as microseconds since 1970 UTC; None stays None."""
    return None if at is None else instant(at)


def moment(microseconds: int) -> datetime:
    """Return the instant that was written."""
    return _EPOCH + timedelta(microseconds=microseconds)


def moment_or_none(microseconds: int | None) -> datetime | None:
    """Return the instant that was written; None stays None."""
    return None if microseconds is None else moment(microseconds)


def microseconds_or_none(duration: timedelta | None) -> int | None:
    """Return a duration as microseconds; None stays None."""
    return None if duration is None else duration // _MICROSECOND


def span(microseconds: int) -> timedelta:
    """Return the duration that was written."""
    return timedelta(microseconds=microseconds)
