"""How far a trip has come at which instant: touch to paper, and key to board; quiet and loaded.

Each figure counts from the touch or the key; what an instant adds to the one before is in the note.
"""

import subprocess
import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.busy_hall import DATABASES
from bench.instants import read_instants, told_in
from bench.key_to_call import calls_on
from bench.processes import end
from bench.table import Measured, median, percentile
from bench.touch_to_print import WARM_UP, draw_alone, touches

_TO_PAPER = (
    *("touched", "act begun", "committed", "handed over", "begun", "drawn"),
    *("first byte", "last byte", "confirmed"),
)
_FIRST_BYTE = "first byte"
_QUIET = "quiet"
_LIMITS: Mapping[tuple[str, str], float] = {(_QUIET, "median"): 35.0, (_QUIET, "p95"): 55.0}
_BESIDE_DRAWING = 1.5
_LOOPS = 6

type Trip = dict[str, float]
"""Instants, in milliseconds since the first."""


def measure() -> Iterator[Measured]:
    """Yield the median and the 95th percentile of every instant of each trip."""
    for load in (_QUIET, f"{_LOOPS} busy loops"):
        with ExitStack() as stack:
            if load != _QUIET:
                stack.enter_context(_busy_loops())
            trips = _to_paper()
            yield from _told("touch to paper", load, trips, _TO_PAPER)
            yield _beside_drawing(load, trips)
            for database in DATABASES:
                trips = _to_board(database)
                yield from _told(f"key to board, {database}", load, trips, tuple(trips[0]))


@contextmanager
def _busy_loops() -> Iterator[None]:
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(_LOOPS)]
    try:
        yield
    finally:
        for one in loops:
            end(one)


def _beside_drawing(load: str, trips: Sequence[Trip]) -> Measured:
    """Compare the first byte with that of whoever draws, encodes and sends alone."""
    with TemporaryDirectory() as name:
        draw_alone(**told_in(Path(name)))
        alone = _trips_in(read_instants(Path(name), "drawing"), _TO_PAPER[0])[WARM_UP:]
    ours, bare = (
        percentile([one[_FIRST_BYTE] for one in of if _FIRST_BYTE in one], 95)
        for of in (trips, alone)
    )
    return Measured(
        name=f"touch to paper, {load}: {_FIRST_BYTE}, p95, beside drawing alone",
        value=ours,
        unit="ms",
        baseline=bare,
        limit=None if load == _QUIET else _BESIDE_DRAWING,
        limits_ratio=True,
        note=f"{len(alone)} tickets drawn, encoded and sent with nothing beside",
    )


def _to_paper() -> list[Trip]:
    with TemporaryDirectory() as name:
        given = touches(**told_in(Path(name)))
        return _trips_in(read_instants(Path(name), "kiosk"), _TO_PAPER[1])[-len(given) :]


def _trips_in(instants: Sequence[tuple[str, float]], begins_with: str) -> list[Trip]:
    """Return the trips, each from the last touch before what it begins with."""
    begins = [at_s for instant, at_s in instants if instant == begins_with]
    trips = []
    for at_s, next_s in pairwise([*begins, float("inf")]):
        touched_s = max(one for instant, one in instants if instant == "touched" and one <= at_s)
        trip = {"touched": 0.0}
        for instant, one in instants:
            if at_s <= one < next_s and instant in _TO_PAPER:
                trip.setdefault(instant, (one - touched_s) * 1000)
        trips.append(trip)
    return trips


def _to_board(database: str) -> list[Trip]:
    with TemporaryDirectory() as name:
        keys, frames, _ = calls_on(database, **told_in(Path(name)))
        committed, heard, read = (
            [at_s for instant, at_s in read_instants(Path(name), program) if instant == wanted]
            for program, wanted in (("panel", "committed"), ("board", "heard"), ("board", "read"))
        )
    trips = []
    for label, (pressed_s, shown_s) in keys.items():
        framed_s = frames.get(label, float("inf"))
        # From the frame back: a server's notice may come before its answer to whoever committed.
        read_s = _last_before(read, framed_s)
        at = {
            "pressed": pressed_s,
            "committed": _first_after(committed, pressed_s),
            "heard": _last_before(heard, read_s),
            "read": read_s,
            "on the board": framed_s,
            "on the panel": shown_s,
        }
        trips.append({instant: (at_s - pressed_s) * 1000 for instant, at_s in at.items()})
    return trips


def _first_after(known: Sequence[float], at_s: float) -> float:
    at = bisect_left(known, at_s)
    return known[at] if at < len(known) else float("inf")


def _last_before(known: Sequence[float], at_s: float) -> float:
    at = bisect_left(known, at_s)
    return known[at - 1] if at else float("inf")


def _told(
    trip: str, load: str, trips: Sequence[Trip], instants: Sequence[str]
) -> Iterator[Measured]:
    whole = [one for one in trips if set(instants) <= one.keys()]
    for before, instant in pairwise(instants):
        took = [one[instant] for one in whole]
        added = median([one[instant] - one[before] for one in whole])
        for figure, value in (("median", median(took)), ("p95", percentile(took, 95))):
            yield Measured(
                name=f"{trip}, {load}: {instant}, {figure}",
                value=value,
                unit="ms",
                limit=_LIMITS.get((load, figure)) if instant == _FIRST_BYTE else None,
                note=f'{added:+.1f} after "{before}"; {len(whole)} of {len(trips)} trips',
            )
