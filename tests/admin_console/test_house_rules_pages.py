"""The house's rules, calendar, ticket, boards and calls: by what an administrator touches."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)

from reception.app import Reception
from reception.domain.board import BoardTemplate
from reception.domain.language import Language
from reception.domain.paper import TicketLine
from reception.unit.year import official_days
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, quiet_morning
from tests.support.databases import COMMUNE


@pytest.fixture
def admin(console: Console) -> Console:
    console.window.open_database()
    console.sign_in("admin")
    return console


def part[W: QWidget](page: QWidget, kind: type[W], name: str) -> W:
    QApplication.processEvents()
    shown = [one for one in page.findChildren(kind, name) if one.isVisible()]
    assert shown, name
    return shown[0]


def go(console: Console, page: str, tab: int | None = None) -> QWidget:
    console.press(f"page-{page}")
    shown = console.part(QWidget, f"{page}-page")
    if tab is not None:
        press(shown, f"{page}-page-tab-{tab}")
    return shown


def press(page: QWidget, name: str) -> None:
    # What a row holds is shown in the next round.
    QApplication.processEvents()
    buttons = [one for one in page.findChildren(QPushButton, name) if one.isVisible()]
    assert len(buttons) == 1, name
    buttons[0].click()


def said(page: QWidget, name: str) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel, name) if one.isVisible())


def number(page: QWidget, name: str, value: float) -> None:
    part(page, QDoubleSpinBox, name).setValue(value)


def a_week_ago(hall: Reception, clock: FakeClock) -> None:
    quiet_morning(hall, clock, visitors=40)
    clock.advance(hours=24)


def test_a_class_is_tried_out_on_last_week_before_it_is_saved(
    admin: Console, hall: Reception, clock: FakeClock
) -> None:
    a_week_ago(hall, clock)
    page = go(admin, "rules")
    classes = part(page, QListWidget, "classes-list")
    before = said(page, "classes-sentence")
    number(page, "field-head_start_minutes-edit", 12)
    assert "12" in said(page, "classes-sentence") != before
    part(page, QComboBox, "classes-what-if-counters").setCurrentIndex(1)
    press(page, "classes-what-if-run")
    table = admin.table("classes-what-if-table")
    assert table[1][0].startswith("Tous") or "40" in table[1][0]
    assert "0\u00a0s d’écart" in said(page, "classes-what-if-told")
    assert "davantage" in said(page, "classes-what-if-gains")
    assert hall.office.unit() == COMMUNE, "nothing is saved by trying"
    classes.setCurrentRow(1)
    assert "enregistré" in said(page, "save-bar-text")
    press(page, "save")
    assert hall.office.unit().priorities[0].head_start == timedelta(minutes=12)
    assert classes.currentRow() == 1


def test_without_visitors_there_is_nothing_to_replay(admin: Console) -> None:
    page = go(admin, "rules", 1)
    press(page, "calling-what-if-run")
    assert said(page, "calling-what-if-message").startswith("Personne")


def test_the_states_days_are_entered_confirmed_and_moved(admin: Console, hall: Reception) -> None:
    page = go(admin, "calendar")
    assert part(page, QSpinBox, "year-chosen").value() == 2026
    part(page, QSpinBox, "year-chosen").setValue(2028)
    assert "16" in said(page, "year-lacking")
    press(page, "year-add-official")
    closures = COMMUNE.calendar.closures
    confirm = next(at for at, one in enumerate(closures) if one.estimated)
    part(page, QDateEdit, f"year-move-closures-{confirm}").setDate(QDate(2027, 3, 10))
    press(page, f"year-move-to-closures-{confirm}")
    press(page, "year-confirm-seasons-0")
    press(page, "save")
    calendar = hall.office.unit().calendar
    assert len(calendar.closures) == len(closures) + len(official_days(2028))
    moved = next(one for one in calendar.closures if one.names[Language.FRENCH] == "Aïd Al Fitr")
    assert (moved.first, moved.last) == (date(2027, 3, 10), date(2027, 3, 11))
    assert not moved.estimated
    assert not calendar.seasons[0].estimated
    assert said(page, "year-lacking") == ""


def test_a_half_day_is_written_down(admin: Console, hall: Reception) -> None:
    page = go(admin, "calendar", 2)
    press(page, "days-off-add")
    days = part(page, QWidget, "days-off")
    part(days, QLineEdit, "field-names-ar").insert("عشية العيد")
    part(days, QLineEdit, "field-names-fr").insert("Veille de fête")
    part(days, QCheckBox, "field-open_hours-0-open").click()
    press(page, "save")
    half = hall.office.unit().calendar.closures[-1]
    assert [str(one.opens) for one in half.open_hours] == ["08:30:00"]
    assert half.first == half.last == date(2026, 11, 26)


def test_hours_that_close_first_are_told_beside_their_day(admin: Console, hall: Reception) -> None:
    page = go(admin, "calendar", 1)
    opens = part(page, QWidget, "field-calendar-hours-monday-0-opens")
    opens.setFocus()
    QTest.keyClicks(opens, "2300")
    press(page, "save")
    assert "La fermeture" in said(page, "field-calendar-hours-monday-mistake")
    assert hall.office.unit() == COMMUNE


def test_the_ticket_is_drawn_as_it_is_changed(admin: Console, hall: Reception) -> None:
    page = go(admin, "ticket")
    picture = part(page, QLabel, "ticket-preview-picture")
    whole = picture.pixmap().size()
    lines = part(page, QListWidget, "field-ticket-lines-edit")
    qr = next(row for row in range(lines.count()) if "QR" in lines.item(row).text())
    lines.item(qr).setCheckState(Qt.CheckState.Unchecked)
    number_row = next(row for row in range(lines.count()) if lines.item(row).text() == "Numéro")
    lines.setCurrentRow(number_row)
    press(page, "field-ticket-lines-up")
    press(page, "ticket-preview-check")
    assert said(page, "ticket-preview-message").startswith("Tous les tickets")
    width = part(page, QComboBox, "ticket-preview-width")
    width.setCurrentIndex(1)
    width.activated.emit(1)
    assert 0 < picture.pixmap().width() < whole.width()
    press(page, "save")
    ticket = hall.office.unit().ticket.lines
    assert TicketLine.QR not in ticket
    assert ticket.index(TicketLine.NUMBER) < ticket.index(TicketLine.SERVICE)


def test_a_board_with_a_bad_code_is_not_saved(admin: Console, hall: Reception) -> None:
    page = go(admin, "boards")
    press(page, "boards-page-add")
    code = part(page, QLineEdit, "field-code-edit")
    code.selectAll()
    QTest.keyClicks(code, "Grande salle")
    press(page, "save")
    assert said(page, "field-code-mistake")
    code.selectAll()
    QTest.keyClicks(code, "salle")
    template = part(page, QComboBox, "field-template-edit")
    template.setCurrentIndex(1)
    template.activated.emit(1)
    press(page, "field-messages-add")
    part(page, QLineEdit, "field-text-fr").insert("Bienvenue")
    press(page, "save")
    assert "arabe" in said(page, "field-text-mistake")
    part(page, QLineEdit, "field-text-ar").insert("مرحبا بكم")
    press(page, "save")
    board = hall.office.unit().boards[0]
    assert (board.code, board.template) == ("salle", BoardTemplate.MEDIA)
    assert board.messages[0][Language.FRENCH] == "Bienvenue"


def test_silent_hours_may_not_overlap(admin: Console, hall: Reception) -> None:
    admin.press("page-voice")
    page = admin.part(QWidget, "calls-page")
    press(page, "field-voice-hours-add")
    press(page, "field-voice-hours-add")
    press(page, "save")
    assert "chevauchent" in said(page, "field-voice-hours-mistake")
    press(page, "field-voice-hours-1-remove")
    press(page, "save")
    hours = hall.office.unit().voice.hours
    assert [(str(one.begins), one.percent) for one in hours] == [("12:30:00", 0)]


def test_a_manager_sees_no_page_that_she_may_not_save(console: Console) -> None:
    console.window.open_database()
    console.sign_in("manager")
    for page in ("rules", "calendar", "ticket", "boards"):
        assert console.window.findChild(QPushButton, f"page-{page}") is None or not (
            console.part(QPushButton, f"page-{page}").isVisible()
        )
    console.press("page-voice")
    assert console.window.findChild(QWidget, "calls-page") is None
