"""The panel for who does not see it: names, roles, relations, and what is announced."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QWidget

from counter_display.clerk_panel.keys import HELP
from reception.app import Reception
from reception.domain.language import Language
from reception.queue import verbs
from reception.queue.model import At
from tests.support.clerk import COLLEAGUE, MAIN, SMALL, Seat
from tests.support.clocks import FakeClock
from tests.support.screen_reader import Heard, listening
from ui_kit.words import label_text

IN_BOTH = pytest.mark.parametrize("seat", [Language.ARABIC, Language.FRENCH], indirect=True)
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
ROLE = QAccessible.Role
FILLERS = {ROLE.NoRole, ROLE.Client, ROLE.Pane, ROLE.Border}


@pytest.fixture
def heard(seat: Seat) -> Iterator[list[Heard]]:
    with listening() as told:
        yield told


def told(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found
    return found


def controls(seat: Seat) -> list[QWidget]:
    """Return what takes the focus by keys, or is pressed."""
    return [
        one
        for one in seat.window.findChildren(QWidget)
        if one.isVisible()
        and (one.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(one, QAbstractButton))
    ]


def is_sound(seat: Seat) -> None:
    names = {one: told(one).text(NAME).strip() for one in controls(seat)}
    assert [one for one, name in names.items() if not name] == []
    # A table's or a list's inside is no stop of its own.
    twice = [name for name, many in Counter(names.values()).items() if many > 1]
    assert twice == []
    for one, name in names.items():
        if isinstance(one, QAbstractButton) and one.text():
            read = one.text().replace("&", "").removesuffix("…")
            assert name.startswith(read), "what is read is what is heard"
    focused = seat.window.focusWidget()
    assert focused
    assert told(focused).text(NAME)
    assert told(focused).role() not in FILLERS


def headings(seat: Seat) -> list[str]:
    found = [one for one in seat.window.findChildren(QWidget) if one.isVisible()]
    return [told(one).text(NAME) for one in found if told(one).role() is ROLE.Heading]


@IN_BOTH
def test_every_page_is_sound_for_who_listens(
    seat: Seat, issue: Callable[..., str], clock: FakeClock
) -> None:
    is_sound(seat)
    for _ in range(4):
        issue(priority="elderly")
    seat.hear()
    is_sound(seat)
    seat.press(MAIN)
    is_sound(seat)
    seat.press(verbs.RECALL, verbs.NO_SHOW, MAIN, verbs.PARK, Qt.Key.Key_Return)
    is_sound(seat)
    seat.press(MAIN, MAIN)
    is_sound(seat)
    for ask in (verbs.TRANSFER, verbs.FOLLOW, verbs.NOTE):
        seat.press(ask)
        is_sound(seat)
        seat.press(Qt.Key.Key_Escape)
    seat.press(HELP)
    is_sound(seat)
    seat.press(HELP, SMALL)
    is_sound(seat)
    seat.press(SMALL, verbs.FINISH, verbs.BREAK, Qt.Key.Key_1, Qt.Key.Key_Return)
    is_sound(seat)
    seat.press(MAIN, Qt.Key.Key_Escape, Qt.Key.Key_2, Qt.Key.Key_Return)
    is_sound(seat)
    assert headings(seat)


@IN_BOTH
def test_the_line_is_a_table_with_heads_and_names(seat: Seat, issue: Callable[..., str]) -> None:
    first, second = issue(), issue()
    seat.hear()
    table = told(seat.waiting)
    assert table.role() is ROLE.Table
    assert table.text(NAME)
    rows = seat.waiting.model()
    heads = [
        rows.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        for at in range(rows.columnCount())
    ]
    assert all(heads)
    assert len(set(heads)) == len(heads)
    every = [table.child(at) for at in range(table.childCount())]
    names = [one.text(NAME) for one in every if one]
    for label in (first, second):
        assert any(label_text(label) in name for name in names)
    assert any(one.role() is ROLE.ColumnHeader for one in every if one)


@IN_BOTH
def test_arrows_read_the_line_and_do_nothing(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    labels = [issue() for _ in range(3)]
    seat.hear()
    seat.press(Qt.Key.Key_Down)
    assert seat.window.focusWidget() is seat.waiting
    seat.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space)
    assert seat.waiting.currentIndex().row() == 2
    assert seat.view_model.sheet is None
    assert seat.desk.operations == []
    seat.press(MAIN)
    assert reception.hall.ticket(labels[0]).visit.leg.calls == 1
    assert seat.waiting.currentIndex().row() >= 0


@pytest.mark.parametrize("seat", [Language.FRENCH], indirect=True)
def test_a_call_and_what_follows_is_heard_and_the_focus_stays(
    seat: Seat, heard: list[Heard], issue: Callable[..., str], clock: FakeClock
) -> None:
    label = issue()
    seat.hear()
    shown, before = label_text(label), seat.window.focusWidget()
    assert Heard(f"{shown} attend.") in heard
    heard.clear()
    seat.press(MAIN)
    assert heard == [Heard(f"{shown} est appelé\u00a0: {seat.says('ticket-service')}")]
    for key, said in (
        (verbs.RECALL, f"{shown} est rappelé."),
        (MAIN, f"{shown}\u00a0: le service commence."),
        (verbs.UNDO, None),
        (MAIN, f"{shown}\u00a0: le service commence."),
        (verbs.FINISH, "Service terminé. Personne n’attend."),
    ):
        heard.clear()
        seat.press(key)
        texts = [one.text for one in heard]
        assert texts == [said] if said else len(texts) == 1
        assert not any(one.is_urgent for one in heard)
    assert seat.window.focusWidget() is before
    clock.advance(seconds=30)
    heard.clear()
    seat.hear()
    assert heard == [], "who listens is told what happens, not that time goes by"


@pytest.mark.parametrize("seat", [Language.FRENCH], indirect=True)
def test_a_refusal_breaks_off_what_is_being_said(
    seat: Seat, heard: list[Heard], reception: Reception, issue: Callable[..., str]
) -> None:
    issue()
    seat.hear()
    reception.desk.open_counter(At(2, COLLEAGUE))
    reception.desk.call_next(At(2, COLLEAGUE))
    heard.clear()
    seat.press(MAIN)
    assert [one.is_urgent for one in heard] == [True]


@IN_BOTH
def test_a_running_second_does_not_rename_anything(
    seat: Seat, issue: Callable[..., str], clock: FakeClock
) -> None:
    issue()
    seat.hear()
    seat.press(MAIN)
    state = seat.widget(QWidget, "ticket-state")
    before = told(state).text(NAME)
    clock.advance(seconds=12)
    seat.hear()
    assert told(state).text(NAME) == before
    assert before


@pytest.mark.parametrize("seat", [Language.FRENCH], indirect=True)
def test_what_is_refused_at_the_door_belongs_to_its_field(seat: Seat) -> None:
    seat.button("sign-out").click()
    seat.sign_in("wrong")
    said = seat.says("notice")
    assert said
    for name in ("login", "password"):
        assert told(seat.widget(QWidget, name)).text(DESCRIPTION) == said
