"""The real board; prints what it announces and what stands on it, and when by the day's clock."""

import sys
from collections.abc import Iterable

import typer
from PySide6.QtCore import QTimer

from counter_display.board.main import BoardWindow, run
from counter_display.board.view_model import ANNOUNCEMENT_MS
from lab.demo.processes import settings_and_clock
from lab.demo.screen import place
from reception.queue.model import Call
from reception.system.clock import speed_of

# An announcement is as long as in the hall, by the day's clock.
_AT_LEAST_MS = 60
NOBODY = "-"


def _attend(window: BoardWindow) -> BoardWindow:
    _, clock = settings_and_clock()
    window.setGeometry(place("board"))
    for timer in window.view_model.findChildren(QTimer):
        if timer.interval() == ANNOUNCEMENT_MS:
            timer.setInterval(max(_AT_LEAST_MS, round(ANNOUNCEMENT_MS / speed_of(clock))))

    def told(call: Call) -> None:
        typer.echo(f"announced {call.label} {clock.now().isoformat()}")

    stood: list[tuple[str, str]] = []

    def shown() -> None:
        board = window.view_model
        calls = (*board.property("large"), *board.property("rows"))
        absent = _labels(one["label"] for one in board.property("absent"))
        standing = _labels(one["label"] for one in calls), absent
        if standing not in stood:
            stood[:] = [standing]
            typer.echo(f"shows {clock.now().isoformat()} {' '.join(standing)}")

    window.view_model.called.connect(told)
    window.view_model.callsChanged.connect(shown)
    window.show()
    return window


def _labels(shown: Iterable[str]) -> str:
    return ",".join(sorted({"".join(filter(str.isalnum, one)) for one in shown})) or NOBODY


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend))
