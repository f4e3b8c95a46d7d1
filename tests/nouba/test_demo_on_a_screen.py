"""The demonstration on a real screen: its windows have room, and clerks serve without the focus."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path
from typing import TextIO

import pytest
from PIL import Image
from PySide6.QtCore import QRect

pytestmark = [
    pytest.mark.deep,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(
        not all(map(shutil.which, ("Xvfb", "jwm", "xwininfo"))),
        reason="needs Xvfb, jwm and xwininfo",
    ),
]

WIDTH, HEIGHT = 1366, 768
WINDOWS = {"kiosk", "board", "console", "counter 2", "counter 3", "counter 4"}
_WINDOW = re.compile(r'"Nouba\s?: ([\w ]+)":.* (\d+)x(\d+)\+-?\d+\+-?\d+ +\+(-?\d+)\+(-?\d+)')
_LATE_S = 1.0
_DEADLINE_S = 900


@pytest.fixture
def processes() -> Iterator[ExitStack]:
    with ExitStack() as running:
        yield running


def _start(
    running: ExitStack, *words: str, env: dict[str, str] | None = None, stdout: TextIO | None = None
) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        words, env=env, stdout=stdout, stderr=subprocess.STDOUT if stdout else None, text=True
    )

    def end() -> None:
        process.terminate()
        process.wait(_DEADLINE_S)

    running.callback(end)
    return process


def _free_display() -> str:
    numbers = range(90 + os.getpid() % 400, 600)
    return f":{next(one for one in numbers if not Path(f'/tmp/.X{one}-lock').exists())}"  # noqa: S108


def _wait_until(happened: Callable[[], bool], demo: subprocess.Popen[str]) -> None:
    until = time.monotonic() + _DEADLINE_S
    while not happened():
        assert demo.poll() is None, "the demonstration ended by itself"
        assert time.monotonic() < until
        time.sleep(0.2)


def _windows(display: str) -> dict[str, QRect]:
    tree = subprocess.run(
        ["xwininfo", "-display", display, "-root", "-tree"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return {
        name: QRect(*(int(figure) for figure in (left, top, width, height)))
        for name, width, height, left, top in _WINDOW.findall(tree)
    }


def _in_place(windows: dict[str, QRect]) -> bool:
    """Return whether all of each window can be seen."""
    screen = QRect(0, 0, WIDTH, HEIGHT)
    return (
        set(windows) == WINDOWS
        and all(screen.contains(one) for one in windows.values())
        and not any(one.intersects(other) for one, other in combinations(windows.values(), 2))
    )


@pytest.mark.parametrize(
    ("manager", "minutes"), [("jwm", "4"), (None, "2")], ids=["managed", "bare"]
)
def test_every_visitor_is_served_in_windows_that_are_seen_whole(
    manager: str | None, minutes: str, processes: ExitStack, tmp_path: Path
) -> None:
    display, log, out = _free_display(), tmp_path / "log", tmp_path / "out"
    hidden = {"QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "WAYLAND_DISPLAY"}
    seen = {name: value for name, value in os.environ.items() if name not in hidden}
    demo = _start(
        processes,
        *(sys.executable, "-m", "nouba", "demo", "--out", str(out), "--seed", "3"),
        *("--minutes", minutes, "--speed", "30"),
        env={**seen, "DISPLAY": display},
        stdout=processes.enter_context(log.open("w", encoding="utf-8")),
    )
    time.sleep(_LATE_S)  # a screen that answers later is waited for
    _start(processes, "Xvfb", display, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp")
    if manager:
        _wait_until(lambda: Path(f"/tmp/.X11-unix/X{display[1:]}").exists(), demo)  # noqa: S108
        _start(processes, manager, env={**seen, "DISPLAY": display, "HOME": str(tmp_path)})

    _wait_until(lambda: "the doors are open" in log.read_text("utf-8"), demo)
    _wait_until(lambda: _in_place(_windows(display)), demo)
    assert demo.wait(_DEADLINE_S) == 0

    said = log.read_text("utf-8")
    planned, came = _figures(said, r"Visitors planned (\d+), came (\d+)")
    served, missed, left = _figures(
        said, r"Served (\d+), .* not there when called (\d+), not served (\d+)"
    )
    assert came == planned > 0
    assert served > 0
    assert (served + missed, left) == (planned, 0)
    assert len(re.findall(r"\d\d:\d\d  \w+ is called to counter \d", said)) == planned
    with Image.open(out / "screens" / "whole.png") as picture:
        assert picture.size == (WIDTH, HEIGHT)


def _figures(said: str, pattern: str) -> tuple[int, ...]:
    found = re.search(pattern, said)
    assert found, said
    return tuple(int(figure) for figure in found.groups())
