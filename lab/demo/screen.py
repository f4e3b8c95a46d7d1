"""The screen on which somebody looks on, if there is one.

``python -m lab.demo.screen FILE`` takes a picture of all of it.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import typer
from PySide6.QtGui import QGuiApplication

from reception.domain.errors import EnvironmentFault
from ui_kit.app import require_screen

_PLATFORM = "QT_QPA_PLATFORM"
# A graphical session that has just begun is waited for.
_PATIENCE_S, _LOOK_EVERY_S = 15.0, 0.5
_ASK_TIMEOUT_S = 60
_LEAST_PX = (1366, 700)
"""What a task bar leaves of 1366x768."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DemoScreen:
    """How much of the screen windows may use, and how Qt draws on it."""

    width_px: int
    height_px: int
    platform: str

    def environment(self) -> dict[str, str]:
        """Return what a program needs to know to draw there."""
        return {_PLATFORM: self.platform} if self.platform else {}


def demo_screen() -> DemoScreen | None:
    """Return the screen of this session; None: nobody looks on."""
    platform = os.environ.get(_PLATFORM, "")
    display, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    if platform in {"offscreen", "minimal"} or not (display or wayland):
        typer.echo("There is no screen here.")
        return None
    # Under Wayland no program places its windows; through X all of them do.
    platform = platform or ("xcb" if display else "")
    if not _answers(platform):
        typer.echo(f"The screen {display or wayland} does not answer.")
        return None
    asked = subprocess.run(
        [sys.executable, "-m", "lab.demo.run"],
        env={**os.environ, **({_PLATFORM: platform} if platform else {})},
        capture_output=True,
        text=True,
        timeout=_ASK_TIMEOUT_S,
        check=False,
    )
    if asked.returncode:
        raise EnvironmentFault("The screen cannot be drawn on", asked.stderr.strip()[-300:])
    width, height = (int(figure) for figure in asked.stdout.split())
    if width < _LEAST_PX[0] or height < _LEAST_PX[1]:
        typer.echo(
            f"Of this screen {width}x{height} are free: the windows have room from 1366x768."
        )
    if platform.startswith("wayland") or not display:
        typer.echo("Wayland places windows as it likes; through Xwayland they are tiled.")
    return DemoScreen(width_px=width, height_px=height, platform=platform)


def _answers(platform: str) -> bool:
    environment = {**os.environ, **({_PLATFORM: platform} if platform else {})}
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            require_screen(environment)
        except EnvironmentFault:
            if time.monotonic() >= until:
                return False
            time.sleep(_LOOK_EVERY_S)
        else:
            return True


def _take_picture(file: Path) -> None:
    application = QGuiApplication(sys.argv[:1])
    application.primaryScreen().grabWindow(0).save(str(file))


if __name__ == "__main__":
    _take_picture(Path(sys.argv[1]))
