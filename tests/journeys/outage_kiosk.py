"""``python -m tests.journeys.outage_kiosk``: the real kiosk, and visitors who come when told to.

Each line on its standard input is one visitor's service and language, or ``page`` to be told where
the kiosk stands; each visitor's end is one line of JSON: the label, or the page that told of no
ticket.
"""

import json
import sys
import threading
import time
from queue import Empty, SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.access.attention import DoubleTouch
from kiosk.window import KioskWindow
from lab.demo.kiosk_robot import touch
from nouba.station import start_app
from reception.unit.file import load_template

_STEP_MS = 20
_ENDS = frozenset({"refused", "fault", "bug"})


class Visitors(QObject):
    """One after the other takes a ticket, as fast as pages come."""

    def __init__(self, window: KioskWindow, asked: "SimpleQueue[str | None]") -> None:
        super().__init__(window)
        for guard in window.findChildren(DoubleTouch):
            guard.accept_every_touch()
        self._window = window
        self._asked = asked
        self._groups = {one.code: one.group for one in load_template("commune").services}
        self._service = self._language = ""
        self._touched_s = 0.0
        self._paper = ""
        window.view_model.sections.issuing.page.paperEnded.connect(self._hear_paper)
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    @Slot()
    def _step(self) -> None:
        if not self._service:
            self._next()
            return
        page = str(self._window.view_model.sections.flow.property("page"))
        match page:
            case "welcome":
                touch(self._window, f"language-{self._language}")
            case "groups":
                # A group of one service is that service.
                if not touch(self._window, f"group-{self._groups[self._service]}"):
                    self._touch_service()
            case "services":
                self._touch_service()
            case "ticket" if self._paper:
                self._end(page)
            case _ if page in _ENDS:
                self._end(page)

    def _touch_service(self) -> None:
        if touch(self._window, f"service-{self._service}"):
            self._touched_s = time.monotonic()

    def _next(self) -> None:
        try:
            asked = self._asked.get_nowait()
        except Empty:
            return
        if asked is None:
            QGuiApplication.quit()
        elif asked == "page":
            tell(page=self._window.view_model.sections.flow.property("page"))
        else:
            self._service, self._language = asked.split()
            self._paper = ""

    @Slot(str)
    def _hear_paper(self, state: str) -> None:
        self._paper = state

    def _end(self, page: str) -> None:
        ticket: Any = self._window.view_model.sections.issuing.page.property("shown")
        label = "".join(str(ticket["label"]).split()) if page == "ticket" else ""
        tell(
            page=page,
            label=label,
            paper=self._paper,
            alone=ticket["alone"] if label else "",
            took_s=round(time.monotonic() - self._touched_s, 3),
        )
        self._service = ""
        self._window.view_model.welcome()


def tell(**what: object) -> None:
    """Say something to whoever started the kiosk."""
    print(json.dumps(what), flush=True)  # noqa: T201 - that is its voice


def _attend(window: KioskWindow) -> Visitors:
    asked: SimpleQueue[str | None] = SimpleQueue()

    def listen() -> None:
        for line in sys.stdin:
            asked.put(line.strip())
        asked.put(None)

    threading.Thread(target=listen, daemon=True).start()
    window.resize(540, 960)
    window.show()
    return Visitors(window, asked)


if __name__ == "__main__":
    sys.exit(start_app("kiosk", attend=_attend))
