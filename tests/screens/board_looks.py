"""A board on a screen of each shape, and what of it is cut."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from counter_display.board.main import BoardWindow, build_board
from counter_display.board.media import MediaViewModel
from counter_display.board.station import WALL, BoardStation
from reception.domain.board import Board
from reception.domain.language import Language
from reception.domain.unit import Unit
from tests.screens.gate import keep
from tests.support.board import MORNING, FakeHall, as_hall, items, no_feed, texts
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE
from tests.support.inline import Inline
from ui_kit.changes import EVERYTHING, ChangeBridge

SIZES = {"lying": (1920, 1080), "upright": (1080, 1920), "small": (1366, 768)}
SLACK_PX = 1.5
# Where a busy morning calls to.
COUNTERS = (1, 2, 3, 4, 5, 12)
ENGLISH = (
    "Number",
    "number",
    "Counter",
    "Welcome",
    "Not up to date",
    "Please",
    "Closed",
    "Waiting",
)


class Look:
    """A board of one shape, the hall behind it, and the means to change it."""

    def __init__(
        self, hall: FakeHall, size: str, qtbot: QtBot, *, station: BoardStation = WALL
    ) -> None:
        self.hall = hall
        self._qtbot = qtbot
        self._size = SIZES[size]
        self.changes = ChangeBridge(no_feed)
        self.window: BoardWindow = build_board(
            as_hall(hall),
            Inline(),
            self.changes,
            clock=FakeClock(MORNING),
            station=station,
            media=MediaViewModel(station.media, Inline(), look_ms=5),
        )
        # A picture is of what has come, not of what is coming.
        self.window._theme.stand_still()
        self.window.resize(*self._size)
        self.window.show()

    def change(self) -> None:
        self.changes.changed.emit(EVERYTHING)

    def show_media(self) -> None:
        """Wait until the picture is there, where the template has a place for it."""
        if self.window.view_model.property("template") != "media":
            return
        self._qtbot.waitUntil(lambda: bool(self.window.media.property("hasMedia")))
        place = next(items(self.window.rootObject(), "picture"))
        self._qtbot.waitUntil(lambda: place.property("progress") == 1)

    def whole(self, path: Path, *, is_read: bool = False) -> None:
        """Wait until nothing is cut, and keep the picture, always if the test reads it itself."""
        self._qtbot.waitUntil(lambda: self.window.rootObject().width() == self._size[0])
        self.window.grabWindow()
        self._qtbot.waitUntil(self._nothing_is_cut)
        picture = self.window.grabWindow()
        if is_read:
            assert picture.save(str(path))
        else:
            keep(picture, path)
        said = " ".join(texts(self.window.rootObject()))
        assert [word for word in ENGLISH if word in said] == []

    def _nothing_is_cut(self) -> None:
        assert list(cut(self.window)) == []

    def close(self) -> None:
        self.window.media.close()
        self.window.close()
        self.window.deleteLater()


def hall_of(
    first: Language,
    board: Board | None = None,
    *,
    counters: Sequence[int] = COUNTERS,
    unit: Unit = COMMUNE,
) -> FakeHall:
    """Return a unit that speaks ``first`` first, with one board and these counters."""
    order = (first, *(one for one in unit.languages if one is not first))
    boards = (replace(board, code="hall"),) if board else ()
    there = tuple(replace(unit.counters[0], number=number) for number in counters)
    return FakeHall(unit=replace(unit, languages=order, boards=boards, counters=there))


def cut(window: BoardWindow) -> Iterator[str]:
    for item in items(window.rootObject()):
        if item.property("text") and not fits(window, item):
            yield str(item.property("text"))
    for place in items(window.rootObject(), "empty-place"):
        for item in items(place):
            top = item.mapToItem(place, QPointF(0, 0)).y()
            if item.property("text") and not 0 <= top <= place.height() - item.height():
                yield f"{item.property('text')} stands outside its place"


def fits(window: BoardWindow, item: QQuickItem) -> bool:
    if item.property("truncated") or item.property("contentWidth") > item.width() + SLACK_PX:
        return False
    # Figures may be taller than their place: what stands above and below them is empty.
    top, end = item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height()))
    return (
        min(top.x(), top.y()) >= -SLACK_PX
        and end.x() <= window.width() + SLACK_PX
        and end.y() <= window.height() + SLACK_PX
    )
