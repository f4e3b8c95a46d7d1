"""A screen of Nouba that hangs or dies when it is told to by a file beside its database.

``python -m tests.faults.hanging_app board|kiosk FOLDER`` writes ``FOLDER/ready`` when it runs;
``FOLDER/hang`` stops the thread that draws, ``FOLDER/die`` ends it without a word.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from counter_display.board import main as board
from kiosk import main as kiosk
from nouba.station import settings_with

_LOOK_MS = 50


class Fate(QObject):
    """Looks for what becomes of the app."""

    def __init__(self, app: str, folder: Path, window: QObject) -> None:
        super().__init__(window)
        self._app = app
        self._folder = folder
        self._window = window
        self._noted = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _is_usable(self) -> bool:
        """Return whether it shows more than that it starts."""
        if self._app == "board":
            return True
        view_model: Any = getattr(self._window, "view_model", None)
        return view_model is not None and view_model.sections.flow.property("page") != "starting"

    def _note(self) -> None:
        self._noted = True
        with (self._folder / "ready").open("a", encoding="utf-8") as starts:
            starts.write(f"{time.monotonic()}\n")

    def _look(self) -> None:
        if not self._noted and self._is_usable():
            self._note()
        if self._told("die"):
            os.kill(os.getpid(), 9)
        if self._told("hang"):
            time.sleep(1000)

    def _told(self, fate: str) -> bool:
        found = self._folder / fate
        if not found.exists():
            return False
        found.unlink()
        return True


def main(app: str, folder: Path) -> int:
    settings = settings_with(f"sqlite:///{folder / 'nouba.db'}")
    fates: list[Fate] = []
    if app == "board":
        return board.run(settings, attend=lambda window: Fate(app, folder, window))
    return kiosk.run(settings, watch=lambda window: fates.append(Fate(app, folder, window)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
