"""Which pictures the gate looks at: some of every page, so that all cases are seen somewhere.

Whoever sets ``NOUBA_SCREENS`` has every page looked at in every case.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

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
