"""A widget is to who listens what it is to who looks."""

from functools import partial

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget
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


def test_what_is_on_or_off_does_for_who_listens_what_a_click_does(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    take_role(page, QAccessible.Role.Grouping)
    button, box, place = QPushButton("&Jour"), QCheckBox("Comparer"), QPushButton("Alertes")
    clicked: list[str] = []
    inside = QVBoxLayout(page)
    for one in (button, box, place):
        inside.addWidget(one)
        one.setCheckable(True)
        one.clicked.connect(partial(clicked.append, one.text()))
    place.setAutoExclusive(True)
    page.show()
    role = QAccessible.Role
    for one, name, is_a in (
        (button, "Jour", role.CheckBox),
        (box, "Comparer", role.CheckBox),
        (place, "Alertes", role.RadioButton),
    ):
        told = QAccessible.queryAccessibleInterface(one)
        assert (told.role(), told.text(QAccessible.Text.Name)) == (is_a, name)
        assert (bool(told.state().checkable), bool(told.state().checked)) == (True, False)
        acts = told.actionInterface()
        assert acts.toggleAction() in acts.actionNames()
        acts.doAction(acts.toggleAction())
        assert clicked == [one.text()]
        assert one.isChecked()
        assert told.state().checked
        clicked.clear()
    box.setEnabled(False)
    acts = QAccessible.queryAccessibleInterface(box).actionInterface()
    assert acts.toggleAction() not in acts.actionNames()
    acts.doAction(acts.toggleAction())
    assert clicked == []
