"""What could have been known whenever somebody joined in the past, and how long she waited then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reception.estimating.days import Day, Floats, Whole
from reception.estimating.features import Asked, features
from reception.estimating.house import House, house_of
from reception.estimating.rule import Rule

# Older days tell of another office.
_REMEMBERED = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Examples:
    """One row for each who waited on a day and was served."""

    names: list[str]
    table: Floats
    wait: Floats
    service: Whole
    joined: Floats
    called: Floats

    def __len__(self) -> int:
        return len(self.wait)


def examples_of(day: Day, house: House) -> Examples:
    """Return the examples of a day, told with no more than was known at each arrival."""
    those = np.flatnonzero(day.counted & (day.service >= 0) & (day.priority >= 0))
    names: list[str] = []
    rows = []
    for index in those:
        one = slice(index, index + 1)
        asked = Asked(service=day.service[one], priority=day.priority[one], ranked=day.ranked[one])
        names, row = features(day.before(int(index)), float(day.joined[index]), asked, house)
        rows.append(row)
    return Examples(
        names=names,
        table=np.concatenate(rows) if rows else np.empty((0, 0)),
        wait=day.waits[those],
        service=day.service[those],
        joined=day.joined[those],
        called=day.called[those],
    )


def walked(
    days: Sequence[Day], services: int, desks: int, rule: Rule
) -> Iterator[tuple[Day, House, Examples]]:
    """Yield each day with the house as it was known that morning, and the day's examples.

    The first days, before which nothing is known, are told by themselves; only what is learned
    from ever stands on them, never what is judged.
    """
    for index, day in enumerate(days):
        house = house_of(days[max(0, index - _REMEMBERED) : max(index, 1)], services, desks, rule)
        yield day, house, examples_of(day, house)


def joined_examples(several: Sequence[Examples]) -> Examples:
    """Return the examples of several days as one."""
    some = [one for one in several if len(one)]
    return Examples(
        names=some[0].names,
        table=np.concatenate([one.table for one in some]),
        wait=np.concatenate([one.wait for one in some]),
        service=np.concatenate([one.service for one in some]),
        joined=np.concatenate([one.joined for one in some]),
        called=np.concatenate([one.called for one in some]),
    )
