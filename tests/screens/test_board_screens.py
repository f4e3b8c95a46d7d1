"""Every state of the board, lying and upright, as a picture; nothing is cut."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_display.board.main import BoardWindow, build_board
from reception.domain.language import Language
from tests.support.board import MORNING, FakeHall, busy_morning, items, no_feed, texts
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE
from ui_kit.background import Inline
from ui_kit.change_bridge import ChangeBridge
from ui_kit.fonts import load_fonts

SIZES = {"lying": (1920, 1080), "upright": (1080, 1920), "small": (1280, 720)}
STATES = ("empty", "ar", "zgh", "fr", "stale")
SLACK_PX = 1.5
ENGLISH = ("Number", "number", "Counter", "Welcome", "Not up to date", "Please")


@pytest.fixture
def folder(tmp_path: Path, qapp: QApplication) -> Path:
    load_fonts()
    chosen = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "board"
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


def cut(window: BoardWindow) -> Iterator[str]:
    for item in items(window.rootObject()):
        if item.property("text") and not fits(window, item):
            yield str(item.property("text"))


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


@pytest.mark.parametrize("first", [Language.ARABIC, Language.FRENCH])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_every_state_of_the_board_is_whole(
    first: Language, size: str, state: str, folder: Path, qtbot: QtBot
) -> None:
    order = (first, *(one for one in COMMUNE.languages if one is not first))
    hall = FakeHall(unit=replace(COMMUNE, languages=order))
    if state != "empty":
        hall.now_called = busy_morning(Language(state) if state in Language else Language.ARABIC)
    changes = ChangeBridge(no_feed)
    window = build_board(lambda: hall, Inline(), changes, clock=FakeClock(MORNING))
    window.resize(*SIZES[size])
    window.show()
    if state == "stale":
        changes.staleChanged.emit(True)
    qtbot.waitUntil(lambda: window.rootObject().width() == SIZES[size][0])
    window.grabWindow()
    qtbot.waitUntil(lambda: not list(cut(window)))
    assert window.grabWindow().save(str(folder / f"{first}-{size}-{state}.png"))
    said = " ".join(texts(window.rootObject()))
    assert [word for word in ENGLISH if word in said] == []
    window.close()
    window.deleteLater()
