"""Instants as the journal keeps them: whole microseconds since 1970, in UTC."""

from datetime import UTC, datetime, timedelta

MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def us(at: datetime) -> int:
    """Return an instant as it is kept."""
    return (at - _EPOCH) // MICROSECOND


def moment(microseconds: int) -> datetime:
    """Return the instant that is kept so."""
    return _EPOCH + microseconds * MICROSECOND
