"""The waiting room's board: it opens without a sign-in and is never touched."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QResizeEvent, QScreen
from PySide6.QtQuick import QQuickView

from counter_display.board.announcer import Announcer
from counter_display.board.media import MediaViewModel
from counter_display.board.station import WALL, BoardStation, screen_named, station_of
from counter_display.board.view_model import ANNOUNCEMENT_MS, BoardViewModel
from reception.app import join_reception
from reception.domain.alerts import App
from reception.domain.errors import Refusal
from reception.queue.hall import Hall
from reception.system.clock import Clock, clock_named
from reception.system.settings import Settings
from ui_kit.app import close_in_time, close_or_give_up, make_app, watch_bugs
from ui_kit.background import Background, Pool
from ui_kit.changes import ChangeBridge
from ui_kit.heartbeat import SignOfLife, heartbeat_from_start
from ui_kit.theme import IconProvider, Theme
from ui_kit.tokens import BOARD
from ui_kit.voice.process import station_voice

_QML = Path(__file__).parent / "qml" / "Board"
_FIRST_SIZE = QSize(1280, 720)
# Together with the window's own end this stays under the six seconds of every app.
_CLOSE_WITHIN_S = 5.0


class BoardWindow(QQuickView):
    """The screen on the wall; its sizes follow the screen's."""

    def __init__(self, view_model: BoardViewModel, media: MediaViewModel, page: str) -> None:
        super().__init__()
        view_model.setParent(self)
        media.setParent(self)
        self.view_model = view_model
        self.media = media
        self.engine().addImageProvider(IconProvider.NAME, IconProvider())
        theme = self.engine().singletonInstance("Nouba.UiKit", "Theme")
        if not isinstance(theme, Theme):
            raise TypeError("the module Nouba.UiKit offers no Theme")
        self._theme = theme
        self._theme.fit(BOARD, _FIRST_SIZE.width(), _FIRST_SIZE.height())
        self.setObjectName("board")
        self.setTitle("Nouba")
        self.setColor(self._theme.property("paper"))
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.setInitialProperties({"viewModel": view_model, "media": media})
        self.setSource(QUrl.fromLocalFile(str(_QML / page)))
        self.resize(_FIRST_SIZE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take the sizes that fit the new size."""
        self._theme.fit(BOARD, event.size().width(), event.size().height())
        super().resizeEvent(event)


def build_board(
    hall: Hall,
    background: Background,
    changes: ChangeBridge,
    *,
    clock: Clock,
    station: BoardStation = WALL,
    media: MediaViewModel | None = None,
    announcer: Announcer | None = None,
    announcement_ms: int = ANNOUNCEMENT_MS,
) -> BoardWindow:
    """Return the board's window, joined but not shown.

    Args:
        hall: the one to show; asked in the background only.
        background: where the hall is asked.
        changes: says when to ask; started and closed by the caller.
        clock: the core's clock.
        station: which board it is.
        media: shows pictures and films; None: there are none.
        announcer: lets each call be heard; None: a silent board.
        announcement_ms: how long one call is announced before the next takes the large place.
    """
    view_model = BoardViewModel(
        hall, background, clock, station=station, announcement_ms=announcement_ms
    )
    media = media or MediaViewModel(None, background)
    changes.changed.connect(view_model.refresh)
    changes.staleChanged.connect(view_model.set_feed_lost)
    if announcer:
        view_model.callsRead.connect(announcer.set_calls)
        view_model.called.connect(announcer.call)
    window = BoardWindow(
        view_model, media, "Board.qml" if station.counter is None else "OverCounter.qml"
    )
    view_model.refresh()
    media.start()
    return window


def run(
    settings: Settings,
    *,
    board: str | None = None,
    counter: int | None = None,
    screen: str | None = None,
    attend: Callable[[BoardWindow], object] | None = None,
) -> int:
    """Show the board until it is closed; return the exit code.

    Args:
        settings: this station's.
        board: the code of the board that it is; None: the settings say so.
        counter: the counter over which it hangs, instead.
        screen: the number or name of its screen, likewise.
        attend: is given the window before it is shown; what it returns is kept as long.

    Raises:
        UnknownBoardError, UnknownCounterError: the unit has none such.
        EnvironmentFault: there is no such screen, or a setting makes no sense.
    """
    if board is not None or counter is not None:
        settings = replace(
            settings, board=board or "", board_counter="" if counter is None else str(counter)
        )
    station = station_of(settings if screen is None else replace(settings, screen=screen))
    app = make_app(sys.argv[:1], visitors=True)
    place = screen_named(station.screen, QGuiApplication.screens())
    clock = clock_named(settings.clock)
    reception = join_reception(settings.database, clock=clock)
    background = Pool("board")
    changes = ChangeBridge(reception.open_feed)
    announcer = Announcer(station_voice(settings, "calls are shown without sound"), clock)
    media_background = Pool("media")
    window = build_board(
        reception.hall,
        background,
        changes,
        clock=clock,
        station=station,
        media=MediaViewModel(station.media, media_background),
        announcer=announcer,
    )
    life = SignOfLife(
        reception.stations,
        background,
        station=settings.station,
        app=App.BOARD,
        part=station.board if station.counter is None else str(station.counter),
    )
    refused: list[Refusal] = []
    window.view_model.notDescribed.connect(refused.append)
    window.view_model.notDescribed.connect(lambda: app.exit(1))
    watch_bugs(window.view_model.distrust, window)
    beating = heartbeat_from_start(window)
    attending = attend(window) if attend else None
    if not attend:
        _fill_screen(window, place)
    announcer.start()
    changes.start()
    life.start()
    try:
        exit_code = app.exec()
        if refused:
            raise refused[0]
        return exit_code
    finally:
        del attending
        if beating:
            beating.close()
        window.media.close()
        announcer.close()
        life.close()
        close_in_time(
            changes.close,
            media_background.close,
            background.close,
            partial(close_or_give_up, reception.close),
            within_s=_CLOSE_WITHIN_S,
        )


def _fill_screen(window: BoardWindow, screen: QScreen) -> None:
    # Without a window manager "full screen" alone keeps the small size.
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.setCursor(Qt.CursorShape.BlankCursor)
    window.showFullScreen()
