"""A widget is to who listens what it is to who looks."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui_kit.roles import Heading, take_role


def test_a_heading_is_heard_as_one_and_a_list_as_a_list(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    heading, usual, rows = Heading("9 personnes attendent"), QLabel("10:40"), QWidget()
    take_role(rows, QAccessible.Role.List, "De côté")
    inside = QVBoxLayout(page)
    for one in (heading, usual, rows):
        inside.addWidget(one)
    page.show()
    heading.setText("8 personnes attendent")
    told = [QAccessible.queryAccessibleInterface(one) for one in (heading, usual, rows)]
    assert [(one.role(), one.text(QAccessible.Text.Name)) for one in told] == [
        (QAccessible.Role.Heading, "8 personnes attendent"),
        (QAccessible.Role.StaticText, "10:40"),
        (QAccessible.Role.List, "De côté"),
    ]
