"""What a program holds from day to day."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

import psutil

_MOST_GROWTH = 0.05
_SOME_DAYS = 5
# Two threads that meet for the first time open a connection more, which rests in its pool: a
# database and its log.
_FILES_OF_A_CONNECTION = 2


@dataclass(frozen=True, slots=True)
class Look:
    """What a program holds at the end of a day."""

    memory: int
    """Bytes that are resident."""
    files: int
    """Files, sockets and pipes that are open."""


class Growth:
    """Looks at a program day by day; the first day fills its caches."""

    def __init__(self, looks: Iterable[Look] = ()) -> None:
        self.looks = list(looks)

    def look(self, process: psutil.Process) -> None:
        """Note what the program holds now."""
        self.looks.append(Look(process.memory_info().rss, process.num_fds()))

    def judge(self, name: str) -> None:
        """Fail when the last days hold more than those after the first one."""
        settled = self.looks[1:]
        days = min(_SOME_DAYS, max(1, len(settled) // 2))
        early, late = settled[:days], settled[-days:]
        before, after = (median(one.memory for one in part) for part in (early, late))
        assert after <= before * (1 + _MOST_GROWTH), (
            f"{name}: memory grew from {before / 1e6:.1f} to {after / 1e6:.1f} MB"
        )
        before_at_most = max(one.files for one in early)
        assert median(one.files for one in late) <= before_at_most + _FILES_OF_A_CONNECTION, (
            f"{name}: open files {[one.files for one in self.looks]}"
        )
