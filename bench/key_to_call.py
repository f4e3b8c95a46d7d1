"""From a clerk's key to the number on her panel, and to the board's first frame of the call.

The panel, the board, the colleagues and the kiosk are programs of their own on one database of a
large office; the bare feed with a bare window is measured by the same calls. The closest open peer
takes 812 ms to show the clerk the ticket.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from bench.busy_hall import DATABASES, fill, fresh
from bench.processes import end
from bench.table import Measured, median, percentile

_CALLS = 60
# The first calls load the typefaces.
_WARM_UP = 5
_WAITING = 200
_LIMIT_MS = 100.0
_RATIO = 1.3
"""Of the board's frame to the bare one."""
_SETTLE_S, _LAST_FRAME_S, _PATIENCE_S = 4.0, 1.0, 600


def measure() -> Iterator[Measured]:
    """Yield the median and the 95th percentile to the panel and to the board, on each database."""
    for database in DATABASES:
        keys, board, bare = calls_on(database)
        calls = list(keys)[_WARM_UP:]
        if missing := [one for one in calls if one not in board]:
            raise RuntimeError(f"the board did not draw {len(missing)} of {len(calls)} calls")
        panel = [(shown - pressed) * 1000 for pressed, shown in (keys[one] for one in calls)]
        drawn = [(board[one] - keys[one][0]) * 1000 for one in calls]
        floor = [(bare[one] - keys[one][0]) * 1000 for one in calls if one in bare]
        for name, took, baseline in (("panel", panel, None), ("board's frame", drawn, floor)):
            for figure, value, of_floor in (
                ("median", median(took), median(baseline) if baseline else None),
                ("p95", percentile(took, 95), percentile(baseline, 95) if baseline else None),
            ):
                yield Measured(
                    name=f"key to the {name}, {database}, {figure}",
                    value=value,
                    unit="ms",
                    baseline=of_floor,
                    limit=_RATIO if baseline else _LIMIT_MS,
                    limits_ratio=bool(baseline),
                    note=f"{len(took)} calls"
                    + (", against the bare feed and window" if baseline else ""),
                )


_WORDS_OF_A_CALL = 3

type Keys = dict[str, tuple[float, float]]
type Frames = dict[str, float]


def calls_on(database: str, **environment_too: str) -> tuple[Keys, Frames, Frames]:
    """Return when each was pressed and shown, and drawn by the board and by the bare window."""
    with ExitStack() as stack:
        url = stack.enter_context(fresh(database))
        fill(url, _WAITING)
        folder = Path(stack.enter_context(TemporaryDirectory()))
        environment = {
            **os.environ,
            "NOUBA_DATABASE": url,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            **environment_too,
        }

        def start(name: str, *words: str) -> subprocess.Popen[bytes]:
            output = stack.enter_context((folder / name).open("wb"))
            process = subprocess.Popen(
                [sys.executable, "-m", *words], env=environment, stdout=output
            )
            stack.callback(end, process)
            return process

        start("board", "bench.board_frames", "board")
        start("bare", "bench.board_frames", "bare")
        start("colleagues", "bench.colleagues")
        sleep(_SETTLE_S)
        keys = start("keys", "bench.clerk_keys", str(_CALLS))
        try:
            is_whole = not keys.wait(timeout=_PATIENCE_S)
        except subprocess.TimeoutExpired:
            is_whole = False

        def told(name: str) -> list[list[str]]:
            return [line.split() for line in (folder / name).read_text().splitlines()]

        if not is_whole:
            raise RuntimeError(_where_it_stood(told("keys"), database))
        sleep(_LAST_FRAME_S)
        pressed = {label: (float(key), float(shown)) for label, key, shown in told("keys")}
        frames = [
            {line[0]: float(line[1]) for line in told(name) if len(line) == 2}
            for name in ("board", "bare")
        ]
        return pressed, frames[0], frames[1]


def _where_it_stood(said: list[list[str]], database: str) -> str:
    """Say why the clerk's panel came to no end."""
    calls = [words for words in said if len(words) == _WORDS_OF_A_CALL]
    last = " ".join(said[-1]) if said and said[-1] not in calls else "it says nothing"
    return f"the clerk's panel on {database} ended after {len(calls)} of {_CALLS} calls; {last}"
