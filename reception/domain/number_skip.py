"""Which numbers of today are left out after a backup was put back.

Since the backup numbers may have been given of which the database no longer knows: they stand on
paper, and must not be given again.
"""

from dataclasses import dataclass

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
    busiest: int,
) -> NumberSkip | None:
    """Return the numbers to leave out; None when none need to be.

    Args:
        series: the letters before them.
        first: the series' first number.
        last: its last one.
        given: the last one that the backup knows to be given today; None: it knows of none.
        known: the last one that is known for certain to be given today, first - 1 for none; None:
            nobody knows.
        busiest: how many the series gave on its busiest day.
    """
    since = first - 1 if given is None else given
    if known is not None:
        until = known
    else:
        # Twice the busiest day, and some: so that the next number is one that staff can remember.
        bound = max(since + _AT_LEAST, first - 1 + 2 * busiest)
        until = -(-bound // _STEP) * _STEP
    until = min(until, last)
    if until <= since:
        return None
    return NumberSkip(series=series, first=since + 1, last=until, left=last - until)
