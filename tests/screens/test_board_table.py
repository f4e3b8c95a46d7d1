"""The table of open calls, computed from boards as they are drawn: one row a counter, one size."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_display.board.station import BoardStation
from reception.domain.board import Board
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue.model import Call
from reception.unit.file import load_unit
from tests.screens.board_looks import SLACK_PX, Look, hall_of
from tests.support.board import MORNING, called, items
from tests.support.contrast import text_contrasts
from tests.support.databases import COMMUNE
from ui_kit.theme import Theme
from ui_kit.tokens import DARK, HIGH_CONTRAST, LIGHT

ARABIC, FRENCH = Language.ARABIC, Language.FRENCH
PREFECTURE = load_unit(Path(__file__).parent.parent / "units" / "prefecture.toml")
UNITS = {"commune": COMMUNE, "prefecture": PREFECTURE}
CASES = [
    (1, "lying", ARABIC, "commune"),
    (2, "lying", FRENCH, "prefecture"),
    (6, "lying", ARABIC, "prefecture"),
    (6, "upright", FRENCH, "commune"),
    (12, "lying", FRENCH, "commune"),
    (12, "upright", ARABIC, "prefecture"),
]
LETTERS = {"commune": "AMRDK", "prefecture": ("GD", "A", "KE", "HB", "FC")}
# Of who is awaited: the newest, called again, a minute ago, three minutes ago.
AWAITED_S = (2, 40, 95, 200)
MISSED = 7


def calls_to(counters: int, unit: str) -> tuple[Call, ...]:
    """Return a call to every counter, the first few awaited, and some who did not come."""
    letters = LETTERS[unit]
    awaited = min(len(AWAITED_S), max(1, counters // 2))
    open_calls = [
        called(
            f"{letters[at % len(letters)]}{at * 37 + 2:03d}",
            at + 1,
            at=MORNING - timedelta(seconds=AWAITED_S[at] if at < awaited else 300 + at),
            calls=2 if at == 1 else 1,
            state=TicketState.CALLED if at < awaited else TicketState.SERVING,
        )
        for at in range(counters)
    ]
    missed = [
        called(f"{letters[0]}{900 + at}", 1, at=MORNING, state=TicketState.NO_SHOW)
        for at in range(MISSED)
    ]
    return (*open_calls, *missed)


@pytest.fixture(params=CASES, ids=lambda one: "-".join(map(str, one)))
def drawn(
    request: pytest.FixtureRequest, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[Look]:
    counters, size, first, unit = request.param
    hall = hall_of(
        first, Board(), counters=range(1, counters + 1), unit=replace(UNITS[unit], boards=())
    )
    hall.now_called = calls_to(counters, unit)
    look = Look(hall, size, qtbot, station=BoardStation(board="hall"))
    folder = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "board"
    folder.mkdir(parents=True, exist_ok=True)
    look.whole(folder / f"table-{unit}-{counters}-{first}-{size}.png")
    yield look
    look.close()


def named(look: Look, name: str) -> list[QQuickItem]:
    return list(items(look.window.rootObject(), name))


def frame(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def test_the_table_is_one_row_a_counter_in_one_size(drawn: Look) -> None:
    rows, labels = named(drawn, "row"), named(drawn, "row-label")
    goals = named(drawn, "row-counter")
    told = [one.property("text") for one in goals] + [
        one.property("text") for one in named(drawn, "large-counter")
    ]
    assert len(told) == len(set(told))
    assert len(labels) == len(goals) == len(rows)
    assert len({round(one.height(), 2) for one in rows}) <= 1
    assert len({one.property("size") for one in (*labels, *goals)}) <= 1
    # Who is awaited has a row, an arrow and a bar, whatever room there is; nobody else has.
    calls = drawn.hall.calls()
    awaited = sum(one.state is TicketState.CALLED for one in calls) - 1
    assert len(named(drawn, "row-arrow")) == len(named(drawn, "awaited-bar")) == awaited
    assert all(any(row.isAncestorOf(one) for one in named(drawn, "row-state")) for row in rows)
    # Digits end at one edge in every column, and letters at another.
    for edge in ("lettersWide", "digitsWide"):
        assert len({round(one.property(edge), 2) for one in labels}) <= 1
    columns = {round(frame(row).x()) for row in rows}
    for one in (labels, goals):
        assert len({round(frame(item).right()) for item in one}) == len(columns)


def test_nothing_of_a_row_leaves_it_or_lies_upon_its_neighbour(drawn: Look) -> None:
    texts = ("row-label", "row-state", "row-counter", "row-arrow")
    for row in named(drawn, "row"):
        inside = frame(row).adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX)
        parts = [one for name in texts for one in named(drawn, name) if row.isAncestorOf(one)]
        for part in parts:
            assert inside.contains(frame(part)), part.objectName()
        figures = [one for one in parts if one.objectName() in {"row-label", "row-counter"}]
        assert not frame(figures[0]).intersects(frame(figures[1]))
    places = [frame(one) for name in ("row", "large-call", "absent") for one in named(drawn, name)]
    for at, one in enumerate(places):
        for other in places[at + 1 :]:
            assert not one.adjusted(1, 1, -1, -1).intersects(other)


def test_a_units_name_is_broken_at_its_dot_which_goes(drawn: Look) -> None:
    names = [*named(drawn, "unit-name-fr"), *named(drawn, "unit-name-ar")]
    assert len(names) == 2
    for name in names:
        assert name.property("lineCount") == 1 or "·" not in name.property("text")
    assert len({one.property("font").pixelSize() for one in names}) == 1


def test_every_text_stands_out_in_every_look(drawn: Look) -> None:
    theme = drawn.window.engine().singletonInstance("Nouba.UiKit", "Theme")
    assert isinstance(theme, Theme)
    for tokens in (LIGHT, DARK, HIGH_CONTRAST):
        theme.use(tokens)
        drawn.window.grabWindow()
        faint = [(ratio, text) for ratio, text in text_contrasts(drawn.window) if ratio < 4.5]
        assert faint == []
    theme.use(LIGHT)
