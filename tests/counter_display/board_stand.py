"""A board that a test holds in its hands: what it shows, and the means to change it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from counter_display.board.main import BoardWindow, build_board
from counter_display.board.media import MediaViewModel
from counter_display.board.station import WALL, BoardStation
from reception.queue.model import Call
from tests.support.board import MORNING, FakeHall, as_hall, items, no_feed, texts
from tests.support.clocks import FakeClock
from tests.support.inline import Inline
from ui_kit.changes import EVERYTHING, ChangeBridge

QUICK_MS = 30


class Stand:
    """A board, what it shows, and the means to change it."""

    def __init__(
        self,
        hall: FakeHall,
        announcement_ms: int = QUICK_MS,
        *,
        station: BoardStation = WALL,
        media: MediaViewModel | None = None,
    ) -> None:
        self.hall = hall
        self.clock = FakeClock(MORNING)
        self.changes = ChangeBridge(no_feed)
        self.window: BoardWindow = build_board(
            as_hall(hall),
            Inline(),
            self.changes,
            clock=self.clock,
            station=station,
            media=media,
            announcement_ms=announcement_ms,
        )
        self.view_model = self.window.view_model
        self.window.show()
        # How many rows find room is known once the window has its size.
        while not self.window.rootObject().width():
            QGuiApplication.processEvents()

    def change(self, *calls: Call) -> None:
        self.hall.now_called = calls
        self.changes.changed.emit(EVERYTHING)

    def says(self, name: str) -> list[str]:
        return texts(self.window.rootObject(), name)

    def under(self, name: str) -> QQuickItem:
        return next(items(self.window.rootObject(), name))

    def announced(self) -> str | None:
        call = self.view_model.announced
        return call.label if call else None

    def everything(self) -> str:
        return " ".join(texts(self.window.rootObject()))

    def close(self) -> None:
        self.window.media.close()
        self.window.close()
        self.window.deleteLater()
