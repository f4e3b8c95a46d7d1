"""Times as people type them on the command line: in the unit's zone unless they name another."""

from contextlib import suppress
from datetime import datetime, time

import typer


def time_today(text: str, now: datetime) -> datetime:
    """Return the instant meant by a time of today, such as ``10:30``.

    Raises:
        typer.BadParameter: it is none.
    """
    with suppress(ValueError):
        return _of_day(text, now)
    raise typer.BadParameter(f"'{text}' is not an hour; write it as 10:30")


def instant(text: str, now: datetime) -> datetime:
    """Return the instant meant by a time of today, or by a day and a time.

    Raises:
        typer.BadParameter: it is neither.
    """
    with suppress(ValueError):
        return _of_day(text, now)
    with suppress(ValueError):
        return _in_zone(datetime.fromisoformat(text), now)
    raise typer.BadParameter(f"'{text}' is not a time; write it as 14:00, or as 2026-11-30T08:30")


def _of_day(text: str, now: datetime) -> datetime:
    return _in_zone(datetime.combine(now.date(), time.fromisoformat(text)), now)


def _in_zone(moment: datetime, now: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
