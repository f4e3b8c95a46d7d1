"""The real console, signed in as the manager, who looks at today."""

import sys

from PySide6.QtCore import QTimer

from admin_console.main import run
from admin_console.window import ConsoleWindow
from lab.demo.clerk_robot import sign_in
from lab.demo.processes import part, say_ready, settings_and_clock
from lab.demo.screen import Photographer, TiledWindow, place

_TRY_EVERY_MS = 300


def _attend(window: ConsoleWindow) -> tuple[QTimer, TiledWindow]:
    tile = place("console")
    window.setGeometry(tile)
    window.show()
    Photographer(window, "console")
    timer = QTimer(window, interval=_TRY_EVERY_MS)

    def come_in() -> None:
        if window.person:
            timer.stop()
            say_ready("console")
        else:
            sign_in(window, "manager", part("password"))

    timer.timeout.connect(come_in)
    timer.start()
    return timer, TiledWindow(window.windowHandle(), tile)


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend))
