"""A row at a desk has its sizes from the tokens, and says how it stands by more than colour."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui_kit.staff_row import RowWords, StaffRow
from ui_kit.tokens import DESK_ROW, LIGHT, RowState, row_colours

SHORT = RowWords(name="B 001", state="6 min", sign="person")
LONG = RowWords(
    name="Copie intégrale d’acte de naissance",
    detail="Carte nationale",
    state="18 min",
    state_detail="7 personnes",
    sign="4",
    look=RowState.LATE,
)


@pytest.fixture
def rows(qtbot: QtBot) -> Iterator[list[StaffRow]]:
    """Two rows of one list, with an action each."""
    place = QWidget()
    qtbot.addWidget(place)
    inside = QVBoxLayout(place)
    made = []
    for words in (SHORT, LONG):
        row = StaffRow()
        row.show_words(words)
        row.set_actions(QPushButton("Reprendre"))
        inside.addWidget(row)
        made.append(row)
    place.resize(480, 300)
    place.show()
    QApplication.processEvents()
    yield made
    del place  # until then it lives, and with it its rows


def labels(row: StaffRow) -> list[QLabel]:
    return [one for one in row.findChildren(QLabel) if one.isVisible()]


def box(row: StaffRow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(row, widget.rect().topLeft()), widget.size())


def test_siblings_are_equal_whatever_they_say(rows: list[StaffRow]) -> None:
    short, long = rows
    assert short.height() == long.height() >= DESK_ROW.height_px
    names = [next(one for one in labels(row) if one.text() == row_name(row)) for row in rows]
    assert {one.font().pixelSize() for one in names} == {DESK_ROW.type.name_px}
    ends = {box(row, row.findChildren(QPushButton)[0]).right() for row in rows}
    assert len(ends) == 1
    assert len({box(row, name).left() for row, name in zip(rows, names, strict=True)}) == 1


def row_name(row: StaffRow) -> str:
    return row.accessibleName().split(", ")[0]


def test_nothing_leaves_its_row_nor_lies_on_another_part(rows: list[StaffRow]) -> None:
    for row in rows:
        parts = [box(row, one) for one in (*labels(row), *row.findChildren(QPushButton))]
        for part in parts:
            assert row.rect().contains(part)
        assert not [
            (one, other)
            for at, one in enumerate(parts)
            for other in parts[at + 1 :]
            if one.intersects(other)
        ]


def test_the_order_is_mirrored_in_arabic(qtbot: QtBot) -> None:
    row = StaffRow()
    qtbot.addWidget(row)
    row.show_words(SHORT)
    row.set_actions(QPushButton("استئناف"))
    row.resize(480, DESK_ROW.height_px)
    row.show()
    button = row.findChildren(QPushButton)[0]
    usual = box(row, button)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert box(row, button).left() == row.rect().right() - usual.right()


def test_lateness_is_a_mark_and_not_a_colour_alone(rows: list[StaffRow]) -> None:
    assert any(one.text() == "▲ 18 min" for one in labels(rows[1]))
    assert not any("▲" in one.text() for one in labels(rows[0]))


@pytest.mark.parametrize("look", RowState)
def test_each_look_is_that_of_the_tokens(qtbot: QtBot, look: RowState) -> None:
    row = StaffRow()
    qtbot.addWidget(row)
    row.show_words(RowWords(name="A 002", look=look))
    row.resize(300, DESK_ROW.height_px)
    row.show()
    drawn = row.grab().toImage().pixelColor(150, 10).name()
    assert drawn.upper() == row_colours(look, LIGHT).ground


def test_a_reader_hears_the_row_as_one_sentence(rows: list[StaffRow]) -> None:
    told = QAccessible.queryAccessibleInterface(rows[1])
    name = told.text(QAccessible.Text.Name)
    assert (
        name
        == "Copie intégrale d’acte de naissance, Carte nationale, 18 min (En retard), 7 personnes"
    )
