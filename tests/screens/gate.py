"""Which pictures the gate looks at: some of every page, so that all cases are seen somewhere.

Whoever sets ``NOUBA_SCREENS`` has every page looked at in every case.
"""

import os
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import combinations, groupby
from operator import or_
from pathlib import Path
from typing import Protocol

# Prime to how many cases a page has.
_STEP = 37
EVERY_PICTURE = "NOUBA_SCREENS" in os.environ


class Picture(Protocol):
    """A screen that was drawn."""

    def isNull(self) -> bool: ...  # noqa: N802 - Qt's name

    def save(self, file: str, /) -> bool: ...


def keep(picture: Picture, file: Path) -> None:
    """Write a picture where somebody will look at it; to write it costs more than to draw it."""
    assert picture.save(str(file)) if EVERY_PICTURE else not picture.isNull()


def some_cases[P, C](pages: Iterable[P], cases: Sequence[C], each: int) -> list[tuple[P, C]]:
    """Return every page with ``each`` of the cases, others for its neighbours."""
    if EVERY_PICTURE:
        return [(page, case) for page in pages for case in cases]
    count = len(cases)
    return [
        (page, cases[(index * each + step) % count])
        for index, page in enumerate(pages)
        for step in range(min(each, count))
    ]


def pairwise[C: tuple[object, ...]](cases: Sequence[C]) -> list[C]:
    """Return few of the cases in which every two values stand together that do so in any of them.

    Cases of one page, which comes first in each, follow each other.
    """
    if EVERY_PICTURE:
        return list(cases)
    bits: dict[object, int] = {}
    # Every pair is a bit: of the page with another value, and of two others.
    paired: list[tuple[C, int, int]] = []
    for case in cases:
        of_page, others = _pairs(case)
        paired.append((case, _bits(of_page, bits), _bits(others, bits)))
    ahead = (1 << len(bits)) - 1
    chosen: list[C] = []

    def take(among: Sequence[tuple[C, int, int]], wanted: int) -> None:
        nonlocal ahead
        while True:
            case, of_page, others = max(
                among, key=lambda one: ((one[1] & ahead).bit_count(), (one[2] & ahead).bit_count())
            )
            if not (of_page | others) & ahead & wanted:
                return
            ahead &= ~(of_page | others)
            chosen.append(case)

    for turn, (_, alike) in enumerate(groupby(paired, key=lambda one: one[0][0])):
        page = list(alike)
        # Each page begins with other cases, so that not all of them are seen in the same few.
        first = _STEP * turn % len(page)
        take(page[first:] + page[:first], reduce(or_, (one[1] for one in page)))
    take(paired, ahead)
    return chosen


def _pairs(case: tuple[object, ...]) -> tuple[list[object], list[object]]:
    """Return which values stand beside the page, and which beside each other."""
    page, *others = enumerate(case)
    return [(page, one) for one in others], list(combinations(others, 2))


def _bits(pairs: Iterable[object], known: dict[object, int]) -> int:
    return sum(1 << known.setdefault(pair, len(known)) for pair in pairs)
