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
