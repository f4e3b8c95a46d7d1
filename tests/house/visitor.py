"""``python -m tests.house.visitor FILE``: a whole kiosk, and one visitor who takes a ticket.

The files that are entered from her touch of the service until the paper is out go to the file. She
comes when the kiosk has begun to work, and looks at her paper until all that works beside it, such
as what watches the connection, has had its turn: so every run counts the same.
"""

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from PySide6.QtGui import QGuiApplication

from kiosk.window import KioskWindow
from nouba.station import start_app
from tests.house.entered import entered
from tests.journeys.outage_kiosk import Visitors

_SERVICE = "signature fr"
_AT_REST_S = 8.0
"""What comes by itself comes more often than that."""


class _Visitor(Visitors):
    """One visitor, from whose touch on it is watched what is entered."""

    def __init__(self, window: KioskWindow, told: Path) -> None:
        self._told = told
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._stack = ExitStack()
        self._watch()
        super().__init__(window, self._queue)

    def _watch(self) -> None:
        """Begin to count anew."""
        self._stack.close()
        self._files = self._stack.enter_context(entered())
        self._count, self._grown_s = 0, time.monotonic()
        self._has_touched = False

    def _is_at_rest(self) -> bool:
        """Return whether nothing was entered for so long that had not been entered before."""
        if len(self._files) != self._count:
            self._count, self._grown_s = len(self._files), time.monotonic()
        return time.monotonic() - self._grown_s > _AT_REST_S

    def _next(self) -> None:
        if self._queue.empty() and self._is_at_rest():
            self._queue.put(_SERVICE)
        super()._next()

    def _touch_service(self) -> None:
        if not self._has_touched:
            self._watch()
            self._has_touched = True
        super()._touch_service()

    def _end(self, page: str) -> None:
        if page == "ticket" and not self._is_at_rest():
            self._window.view_model.sections.flow.attend()
            return
        self._stack.close()
        if page == "ticket":
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
