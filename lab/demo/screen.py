"""The screen on which somebody looks on, if there is one, and where each window stands on it.

``python -m lab.demo.screen`` says how much of it is free; with FILE, it takes a picture of it all.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass

import typer
from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQuick import QQuickView
from PySide6.QtWidgets import QWidget

from counter_display.clerk_panel.style import COMPACT_HEIGHT_PX, COMPACT_PX
from lab.demo.processes import picture_of
from reception.domain.errors import EnvironmentFault
from ui_kit.app import require_screen

_PLATFORM, _FACTOR = "QT_QPA_PLATFORM", "QT_SCALE_FACTOR"
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
        [sys.executable, "-m", "lab.demo.screen"],
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


# Parts of what the kiosk leaves of the width; and of the height, of the panels beneath the board.
_MIDDLE, _PANELS = 0.54, 0.5
_PANEL_COUNT = 3
# Width over height of the kiosk; on a screen that is not wide it is narrower.
_KIOSK_SHAPE, _KIOSK_WIDEST = 0.54, 0.29
# What a window needs to show all that is in it, and what parts of the screen its frame may take.
_PANEL = QSize(COMPACT_PX, COMPACT_HEIGHT_PX)
_NEEDS = {"console": QSize(690, 900), "clerk": _PANEL}
_FRAME, _EDGES = 0.039, 0.006
_SMALLEST, _LARGEST = 0.5, 1.5
# Without a screen every window has the size it is made for.
_UNSEEN = {"kiosk": QSize(1080, 1920), "board": QSize(1920, 1080), "console": QSize(1280, 900)}
_DESK = QSize(1180, 700)
# A window manager frames a window some time after it is shown, and may move it then.
_LOOK_EVERY_MS, _LOOKS = 250, 24


def place(name: str) -> QRect:
    """Return where a window stands, its frame included."""
    if QGuiApplication.platformName() == "offscreen":
        return QRect(QPoint(), _UNSEEN.get(name, _DESK))
    screen = QGuiApplication.primaryScreen().availableGeometry()
    return tile(name, screen.size()).translated(screen.topLeft())


def scaled_for(screen: DemoScreen | None, place: str) -> dict[str, str]:
    """Return what the program of a place needs to know to have room on the screen."""
    if screen is None:
        return {}
    factor = scale(place, QSize(screen.width_px, screen.height_px))
    return {_FACTOR: f"{factor * float(os.environ.get(_FACTOR) or 1):.4f}"}


def scale(name: str, screen: QSize) -> float:
    """Return how many times its usual size a window is drawn, so that all of it has room."""
    needs = _NEEDS.get(name.partition("-")[0])
    if needs is None:
        return 1.0  # the screens of the hall take the sizes that fit by themselves
    room = tile(name, screen)
    high = room.height() - screen.height() * _FRAME
    wide = room.width() - screen.width() * _EDGES
    fits = min(wide / needs.width(), high / needs.height())
    return min(max(fits, _SMALLEST), _LARGEST)


def tile(name: str, screen: QSize) -> QRect:
    """Return the part of a screen that is a window's."""
    width, height = screen.width(), screen.height()
    kiosk = round(min(height * _KIOSK_SHAPE, width * _KIOSK_WIDEST))
    middle = round((width - kiosk) * _MIDDLE)
    panel = middle * _PANEL.height() / _PANEL.width() + height * _FRAME
    panels = round(min(height * _PANELS, panel * _PANEL_COUNT))
    if name == "kiosk":
        return QRect(0, 0, kiosk, height)
    if name == "board":
        return QRect(kiosk, 0, middle, height - panels)
    if name == "console":
        return QRect(kiosk + middle, 0, width - kiosk - middle, height)
    each = panels // _PANEL_COUNT
    top = height - panels + int(name.removeprefix("clerk-")) * each
    return QRect(kiosk, top, middle, each)


class TiledWindow(QObject):
    """Keeps a new window where it belongs, until its frame has come and stands there as well."""

    def __init__(self, window: QWindow, place: QRect) -> None:
        super().__init__(window)
        self._window, self._place = window, place
        self._looks = 0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._fit)
        self._timer.start()
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self._looks += 1
        if self._looks >= _LOOKS:
            self._timer.stop()
        free = self._place.marginsRemoved(self._window.frameMargins())
        size = free.size().boundedTo(self._window.maximumSize())
        inside = QRect(QPoint(), size.expandedTo(self._window.minimumSize()))
        inside.moveBottomLeft(free.bottomLeft())
        if self._window.geometry() != inside:
            self._window.setGeometry(inside)


class Photographer(QObject):
    """Leaves a picture of a window when the hall is full."""

    def __init__(self, window: QQuickView | QWidget, name: str) -> None:
        super().__init__(window)
        self._window, self._name = window, name
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        file = picture_of(self._name)
        if file is None:
            return
        self._timer.stop()
        window = self._window
        picture = window.grab() if isinstance(window, QWidget) else window.grabWindow()
        # It is looked for by its name: it is there when it is whole.
        draft = file.with_name(f".{file.name}")
        picture.save(str(draft))
        draft.replace(file)


if __name__ == "__main__":
    application = QGuiApplication(sys.argv[:1])
    screen = application.primaryScreen()
    if sys.argv[1:]:
        screen.grabWindow(0).save(sys.argv[1])
    else:
        free = screen.availableSize()
        sys.stdout.write(f"{free.width()} {free.height()}\n")
