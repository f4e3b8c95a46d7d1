"""A screen of Nouba that hangs or dies when it is told to by a file beside its database.

``python -m tests.support.hanging_app board|kiosk FOLDER`` writes into ``FOLDER/ready`` when it runs;
``FOLDER/hang`` stops the thread that draws, ``FOLDER/die`` ends it without a word.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from counter_display.board import main as board
from kiosk import main as kiosk
from nouba.station import settings_with

_LOOK_MS = 100


class Fate(QObject):
    """Looks for what becomes of the app."""

    def __init__(self, folder: Path, window: QObject) -> None:
        super().__init__(window)
        self._folder = folder
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        QTimer.singleShot(0, self, self._note)

    def _note(self) -> None:
        with (self._folder / "ready").open("a", encoding="utf-8") as starts:
            starts.write(f"{time.monotonic()}\n")

    def _look(self) -> None:
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
        return board.run(settings, attend=lambda window: Fate(folder, window))
    return kiosk.run(settings, watch=lambda window: fates.append(Fate(folder, window)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
