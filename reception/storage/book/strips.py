"""The columns that figures are counted over, each as it lies in memory, one behind the other.

What is counted of ten million stays is read as it is: nothing is unpacked, and no column that a
question has no use for. Each strip has its SHA-256 in the list of the book.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.domain.ticket import TicketState
from reception.storage.book.columns import DURATIONS, NONE, STATES, Arrays

STRIPS: Mapping[str, np.dtype[Any]] = {
    name: np.dtype(kind)
    for name, kind in {
        **dict.fromkeys(DURATIONS, "<i8"),
        "day": "<i4",
        "clerk": "<i4",
        "counter": "<i4",
        "service": "<i2",
        "priority": "<i2",
        "language": "<i2",
        "outcome": "<i2",
        "weekday": "i1",
        "hour": "i1",
        "state": "i1",
        "alone": "?",
        "jumped": "?",
    }.items()
}
"""Of every stay; alone is the only stay of its visit."""
FURTHER: Mapping[str, np.dtype[Any]] = {
    name: np.dtype(kind)
    for name, kind in {
        "row": "<i8",
        "visit": "<i8",
        "legs": "<i8",
        "since": "<i8",
        "ended": "<i8",
        "uncalled": "<i8",
    }.items()
}
"""Of the few stays that need more: one of several of a visit, or one that nobody has called."""
_WAITING = STATES.index(TicketState.WAITING)


class DamagedBookError(Exception):
    """A file of the book is not what was written: nothing in it may be trusted."""


def strips_of(arrays: Arrays) -> dict[str, NDArray[Any]]:
    """Return the strips of stays, which are in the order of their visits."""
    alone = arrays["legs"] == 1
    rows = np.flatnonzero(~alone | (arrays["uncalled"] != NONE) | (arrays["state"] == _WAITING))
    told = {**arrays, "alone": alone}
    strips = {name: told[name].astype(kind) for name, kind in STRIPS.items()}
    strips["row"] = rows
    for name, kind in FURTHER.items():
        if name != "row":
            strips[name] = arrays[name][rows].astype(kind)
    return strips


def write_strips(path: Path, strips: Mapping[str, NDArray[Any]]) -> dict[str, str]:
    """Write strips into a file; return the SHA-256 of each."""
    digests = {}
    with path.open("wb") as file:
        for name in (*STRIPS, *FURTHER):
            told = np.ascontiguousarray(strips[name])
            digests[name] = _digest(told)
            file.write(told.data)
    return digests


@dataclass(frozen=True, slots=True)
class StripFile:
    """Reads strips; what is not what was written is found out when it is first read."""

    path: Path
    month: int
    """As the column of that name has it, which is no strip."""
    rows: int
    further: int
    digests: Mapping[str, str]
    sound: set[tuple[str, str]]
    """Which strips of which files were looked through before."""

    def read(self, name: str) -> NDArray[Any]:
        """Return a strip.

        Raises:
            DamagedBookError: it is gone, or something else.
        """
        if name == "month":
            return np.full(self.rows, self.month)
        kind = STRIPS.get(name) or FURTHER[name]
        count = self.rows if name in STRIPS else self.further
        try:
            found = np.fromfile(self.path, kind, count, offset=self._offset(name))
        except OSError as error:
            raise DamagedBookError(str(error)) from error
        key = (self.path.name, name)
        if len(found) != count or (
            key not in self.sound and _digest(found) != self.digests.get(name)
        ):
            raise DamagedBookError(f"{self.path} is not what was written")
        self.sound.add(key)
        return found

    def _offset(self, name: str) -> int:
        offset = 0
        for strips, count in ((STRIPS, self.rows), (FURTHER, self.further)):
            for one, kind in strips.items():
                if one == name:
                    return offset
                offset += kind.itemsize * count
        raise KeyError(name)


def _digest(strip: NDArray[Any]) -> str:
    return hashlib.sha256(strip.data).hexdigest()
