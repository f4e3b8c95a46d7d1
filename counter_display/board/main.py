"""The waiting room's board: it opens without a sign-in and is never touched."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtQuick import QQuickView

from counter_display.board.announcer import Announcer
from counter_display.board.view_model import ANNOUNCEMENT_MS, BoardHall, BoardViewModel
from reception.clock import clock_named
from reception.ports import Clock
from reception.settings import Settings
from ui_kit.app import make_app, watch_bugs
from ui_kit.background import Background, Pool
from ui_kit.change_bridge import ChangeBridge
from ui_kit.late_reception import late_reception
from ui_kit.theme import Theme
from ui_kit.tokens import BOARD
from ui_kit.voice.process import station_voice

_QML = Path(__file__).parent / "qml" / "Board" / "Board.qml"
_FIRST_SIZE = QSize(1280, 720)


class BoardWindow(QQuickView):
    """The screen on the wall; its sizes follow the screen's."""

    def __init__(self, view_model: BoardViewModel) -> None:
        super().__init__()
        view_model.setParent(self)
        self.view_model = view_model
        theme = self.engine().singletonInstance("Nouba.UiKit", "Theme")
        if not isinstance(theme, Theme):
            raise TypeError("the module Nouba.UiKit offers no Theme")
        self._theme = theme
        self._theme.fit(BOARD, _FIRST_SIZE.width(), _FIRST_SIZE.height())
        self.setObjectName("board")
        self.setTitle("Nouba")
        self.setColor(self._theme.property("paper"))
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.setInitialProperties({"viewModel": view_model})
        self.setSource(QUrl.fromLocalFile(str(_QML)))
        self.resize(_FIRST_SIZE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take the sizes that fit the new size."""
        self._theme.fit(BOARD, event.size().width(), event.size().height())
        super().resizeEvent(event)


def build_board(
    hall: Callable[[], BoardHall],
    background: Background,
    changes: ChangeBridge,
    *,
    clock: Clock,
    announcer: Announcer | None = None,
    announcement_ms: int = ANNOUNCEMENT_MS,
) -> BoardWindow:
    """Return the board's window, joined but not shown.

    Args:
        hall: returns the hall to show; called in the background only.
        background: where the hall is asked.
        changes: says when to ask; started and closed by the caller.
        clock: the core's clock.
        announcer: lets each call be heard; None: a silent board.
        announcement_ms: how long one call is announced before the next takes the large place.
    """
    view_model = BoardViewModel(hall, background, clock, announcement_ms=announcement_ms)
    changes.changed.connect(view_model.refresh)
    changes.staleChanged.connect(view_model.set_feed_lost)
    if announcer:
        view_model.callsRead.connect(announcer.heed)
        view_model.called.connect(announcer.call)
    window = BoardWindow(view_model)
    view_model.refresh()
    return window


def run(settings: Settings, *, attend: Callable[[BoardWindow], object] | None = None) -> int:
    """Show the board until it is closed; return the exit code.

    ``attend`` is given the window before it is shown, and what it returns is kept as long.
    """
    app = make_app(sys.argv[:1], visitors=True)
    clock = clock_named(settings.clock)
    reception = late_reception(settings.database, clock)
    background = Pool("board")
    changes = ChangeBridge(reception.open_feed)
    announcer = Announcer(station_voice(settings, "calls are shown without sound"), clock)
    window = build_board(
        lambda: reception().hall, background, changes, clock=clock, announcer=announcer
    )
    watch_bugs(window.view_model.distrust, window)
    attending = attend(window) if attend else None
    if not attend:
        _fill_screen(window)
    announcer.start()
    changes.start()
    try:
        return app.exec()
    finally:
        del attending
        changes.close()
        background.close()
        announcer.close()
        reception.close()


def _fill_screen(window: BoardWindow) -> None:
    # Without a window manager "full screen" alone keeps the small size.
    window.setGeometry(QGuiApplication.primaryScreen().geometry())
    window.setCursor(Qt.CursorShape.BlankCursor)
    window.showFullScreen()
