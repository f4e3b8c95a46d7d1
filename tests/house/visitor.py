"""``python -m tests.house.visitor FILE``: a whole kiosk, and one visitor who takes a ticket.

The files that are entered from her touch of the service until the paper is out go to the file.
"""

import sys
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from PySide6.QtGui import QGuiApplication

from kiosk.window import KioskWindow
from nouba.station import start_app
from tests.house.entered import entered
from tests.journeys.outage_kiosk import Visitors

_SERVICE = "signature"


class _Visitor(Visitors):
    """One visitor, from whose touch on it is watched what is entered."""

    def __init__(self, window: KioskWindow, told: Path) -> None:
        asked: SimpleQueue[str | None] = SimpleQueue()
        asked.put(_SERVICE)
        super().__init__(window, asked)
        self._told = told
        self._watching = ExitStack()
        self._files: set[str] | None = None

    def _touch_service(self) -> None:
        if self._files is None:
            self._files = self._watching.enter_context(entered())
        super()._touch_service()

    def _end(self, page: str) -> None:
        self._watching.close()
        if page == "ticket" and self._files:
            self._told.write_text("\n".join(sorted(self._files)), encoding="utf-8")
        QGuiApplication.quit()


def main() -> int:
    """Open the kiosk of the settings for one visitor."""
    told = Path(sys.argv[1])

    def attend(window: KioskWindow) -> _Visitor:
        window.resize(540, 960)
        window.show()
        return _Visitor(window, told)

    return start_app("kiosk", attend=attend)


if __name__ == "__main__":
    sys.exit(main())
