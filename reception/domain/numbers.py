"""The prefix with which a station numbers while it stands alone: two letters.

A database that is restored to an earlier hour may have forgotten prefixes given since. The
next ones in a row would then be given to two stations for certain; so each installation has an
order of its own, in which every pair is as likely as any other to come first. Whoever knows more
than the database tells it (``reception.offline.issue``): chance is left with nothing but the
prefix of a disk that is lost together with the database's memory of it. Where Nouba itself puts a
backup back, not even that: all that may have been given since are set aside.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID

_STEP = 100
_AT_LEAST = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberSkip:
    """The numbers of a series that nobody is given today; ``left`` are those after them."""

    series: str
    first: int
    last: int
    left: int


def number_skip(
    series: str,
    *,
    first: int,
    last: int,
    given: int | None,
    known: int | None,
    left_out: int | None,
    is_all: bool,
    busiest: int,
) -> NumberSkip | None:
    """Return the numbers to leave out; None when none need to be.

    Args:
        series: the letters before them.
        first: the series' first number.
        last: its last one.
        given: the last one that the backup knows to be given today; None: it knows of none.
        known: the last one that the database which is replaced has given today; None: it has given
            none, or there is none.
        left_out: the last one that was left out when a backup was put back earlier today; None:
            none was.
        is_all: nobody has given more than ``known``, unless more was left out before.
        busiest: how many the series gave on its busiest day.
    """
    since = first - 1 if given is None else given
    until = max(since, known or 0)
    if not is_all or until < (left_out or 0):
        # Twice the busiest day, and some: so that the next number is one that staff can remember.
        # Whoever went on earlier today began behind what was left out then.
        begun = max(first - 1, left_out or 0)
        bound = max(until, since + _AT_LEAST, begun + _AT_LEAST, begun + 2 * busiest)
        until = -(-bound // _STEP) * _STEP
    until = min(until, last)
    if until <= since:
        return None
    return NumberSkip(series=series, first=since + 1, last=until, left=last - until)


# Without I and O, which look like figures.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"

SET_ASIDE = UUID(int=0)
"""Stands for whoever holds letters that a restored database may have forgotten: no installation
that has none is given them, and who holds them is known again when it registers."""


def is_station_prefix(text: str) -> bool:
    """Return whether this could be a station's prefix."""
    return re.fullmatch("[A-Z]{2}", text) is not None


def prefix_for(install: UUID, taken: Container[str]) -> str | None:
    """Return the prefix for an installation that has none; None when all are taken.

    It begins with Z as long as there is such a one, so that people know a station's number by it.
    """

    def weight(pair: str) -> bytes:
        return blake2b(install.bytes + pair.encode(), digest_size=8).digest()

    return max(to_set_aside(taken), key=weight, default=None)


def to_set_aside(taken: Container[str]) -> tuple[str, ...]:
    """Return the letters that are given next, of which some may have been given already."""
    rows = ([first + second for second in _LETTERS] for first in reversed(_LETTERS))
    free = (tuple(pair for pair in row if pair not in taken) for row in rows)
    return next(filter(None, free), ())
