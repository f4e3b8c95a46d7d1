"""Every page of the clerk's panel in every language and size, as a picture; nothing is cut."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assets import asset_path
from counter_display.call_box import CallBoxTrouble
from counter_display.clerk_panel.keys import HELP
from counter_display.clerk_panel.waiting_table import WaitingColumn
from reception.app import open_reception
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from reception.queue import verbs
from reception.queue.model import At
from tests.screens.gate import EVERY_PICTURE, keep
from tests.support.clerk import COUNTER, MAIN, SMALL, Seat
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, PASSWORD, SqliteDatabases
from tests.support.inline import Inline
from ui_kit.staff_row import StaffRow

# Where there is more room nothing is cut that is whole here: that one is for pictures alone.
SIZES = (*(((1366, 728),) if EVERY_PICTURE else ()), (1180, 700), (900, 600))
PRIORITIES = (COMMUNE.priorities[0].code, COMMUNE.priorities[1].code)
NOTE = "copie CIN"
LONG_NOTE = "Dossier complété, il manque encore le timbre ; رقم الملف 2026/114 عند الزميل"
# Of the table of those who wait: around each text, and the columns whose texts go on below.
PADDING_PX, MOST_LINES = 8, 2
WRAPPED = (WaitingColumn.SERVICE, WaitingColumn.CLASS)
LEAST_PX = 24
# What is printed on the key itself.
KEYCAPS = {"Esc"}


@pytest.fixture
def folder(tmp_path: Path, qapp: QApplication) -> Path:
    chosen = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "clerk"
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


@pytest.fixture
def seat(
    request: pytest.FixtureRequest,
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
    clock: FakeClock,
    qtbot: QtBot,
) -> Iterator[Seat]:
    """A morning on which everybody has waited differently long."""
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as reception:
        for at, service in enumerate(COUNTER.services * 2):
            language = COMMUNE.languages[at % len(COMMUNE.languages)]
            reception.desk.issue(service, language=language, priority=PRIORITIES[at % 2])
            clock.advance(minutes=at % 4)
        opened = Seat(reception, Inline(), language=request.param)
        qtbot.waitUntil(opened.window.isActiveWindow)  # until then no key does anything
        yield opened
        opened.close()


def cut(window: QWidget) -> list[str]:
    labels = [one for one in window.findChildren(QLabel) if one.isVisible() and one.text()]
    buttons = [one for one in window.findChildren(QPushButton) if one.isVisible()]
    return [one.text() for one in labels if not fits(one)] + [
        one.accessibleName() or one.text()
        for one in buttons
        if one.width() < one.minimumSizeHint().width()
    ]


def loose(seat: Seat) -> list[str]:
    """Return what breaks a rule of rows: heights, every word in its cell, a target to press."""
    table, rows = seat.waiting, seat.waiting.model()
    if not table.isVisible():
        return []
    usual = [row for row in range(rows.rowCount()) if table.columnSpan(row, 0) == 1]
    hidden = 0 if table.hasFocus() else table.verticalScrollBar().value()
    lines = {row: max(len(table.shown(row, at)) for at in WRAPPED) for row in usual}
    kinds = {(lines[row], table.rowHeight(row)) for row in usual}
    broken = [] if len(kinds) == len({*lines.values()}) else ["unequal rows of as many lines"]
    if hidden:
        broken.append("the first of the line is not seen")
    if max(lines.values(), default=1) > MOST_LINES:
        broken.append("too many lines")
    for row in range(rows.rowCount()):
        for column in range(rows.columnCount() if row in usual else 1):
            index = rows.index(row, column)
            cell = table.visualRect(index).adjusted(PADDING_PX, 0, -PADDING_PX, 0)
            metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
            drawn = table.shown(row, WaitingColumn(column))
            inks = [metrics.tightBoundingRect(line) for line in drawn]
            is_wide = any(one.width() > cell.width() + 1 for one in inks)
            if is_wide or sum(one.height() for one in inks) > cell.height() + 1:
                broken.append(index.data())
    away = [one for one in seat.window.findChildren(StaffRow) if one.isVisible()]
    if len({one.height() for one in away}) > 1:
        broken.append("unequal rows of who is away")
    pressed = [one for one in seat.window.findChildren(QAbstractButton) if one.isVisible()]
    ticks = (QCheckBox, QRadioButton)
    small = (one for one in pressed if one.height() < LEAST_PX and not isinstance(one, ticks))
    return broken + [one.accessibleName() or one.text() for one in small]


def fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() + 1
    wanted = label.sizeHint()
    return wanted.width() <= label.width() and wanted.height() <= label.height() + 1


def english() -> set[str]:
    """Return the English phrases of the panel that differ from the French ones."""
    tree = ET.parse(asset_path("translations", "clerk_fr.ts"))  # noqa: S314 - our own file
    return {
        source
        for message in tree.iter("message")
        if (source := message.findtext("source", ""))
        and source != message.findtext("translation", "")
        and "%" not in source
        and source not in KEYCAPS
    }


type Look = Callable[[str], None]
IN_EACH_LANGUAGE = pytest.mark.parametrize(
    "seat",
    # English words are shorter than French ones: those are for pictures alone.
    [Language.ARABIC, Language.FRENCH, *([Language.ENGLISH] if EVERY_PICTURE else [])],
    indirect=True,
)
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def look(seat: Seat, folder: Path, qtbot: QtBot) -> Look:
    """Look at the window in each size: nothing is cut, and all is said in one language."""

    def is_whole() -> None:
        assert cut(seat.window) == []
        assert loose(seat) == []

    def look_at(page: str) -> None:
        own = (seat.window.width(), seat.window.height())
        for width, height in (own,) if seat.window.is_small else SIZES:
            seat.window.resize(width, height)
            QApplication.processEvents()  # bars of lists go once there is room
            picture = folder / f"{seat.language}-{width}-{page}.png"
            seat.window.grab()
            qtbot.waitUntil(is_whole)
            assert (seat.window.width(), seat.window.height()) == (width, height)
            keep(seat.window.grab(), picture)
        if seat.language != Language.ENGLISH:
            said = {one.text() for one in seat.window.findChildren(QLabel) if one.isVisible()}
            assert not said & english()

    return look_at


@IN_EACH_LANGUAGE
def test_the_way_to_the_counter(seat: Seat, look: Look) -> None:
    mirrored = seat.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert mirrored is (seat.language == Language.ARABIC)
    look("sign-in")
    seat.sign_in("wrong")
    look("wrong-password")
    seat.type_into("password", PASSWORD)
    seat.button("sign-in").click()
    look("counters")
    seat.button(f"counter-{COUNTER.number}").click()
    look("nobody")
    seat.press(HELP)
    look("keys")
    seat.press(HELP)
    for trouble in CallBoxTrouble:
        seat.window.on_call_box_changed(trouble)
        look(f"call-box-{trouble}")
        seat.view_model.notices.drop()
    seat.window.on_call_box_changed(None)
    seat.reception.desk.open_counter(At(COUNTER.number, "clerk2"))
    seat.hear()
    look("lost-counter")
    seat.button(f"counter-{COUNTER.number}").click()
    look("somebody-is-there")


@IN_EACH_LANGUAGE
def test_what_is_said_of_paper(seat: Seat, look: Look) -> None:
    seat.sit_down()
    reception = seat.reception
    reception.prints.report_printer("kiosk-1", PrinterStatus(paper_near_end=True))
    seat.window.paper.refresh()
    look("near-end")
    for service in COUNTER.services[:2]:
        ticket = reception.desk.issue(service, printer_station="kiosk-1").ticket
        job = reception.prints.original(ticket.id)
        assert job
        reception.prints.record(job, PrintState.FAILED)
    for station, status in (
        ("kiosk-1", PrinterStatus(cutter_error=True)),
        ("kiosk-2", PrinterStatus(paper_out=True)),
    ):
        reception.prints.report_printer(station, status)
    seat.window.paper.refresh()
    look("no-paper")
    seat.button("print-again").click()
    look("printed-again")
    seat.view_model.notices.drop_passing()
    seat.press(MAIN, MAIN)
    look("serving-no-paper")


@IN_EACH_LANGUAGE
def test_with_free_hands(seat: Seat, look: Look, clock: FakeClock) -> None:
    seat.sit_down()
    seat.press(verbs.CALL_TICKET)
    look("call-number")
    seat.press(Qt.Key.Key_Down, ENTER)
    look("why-out-of-turn")
    seat.press(ESC, verbs.CANCEL)
    look("leaves")
    seat.press(ENTER)
    look("leaves-for-good")
    seat.press(ESC, verbs.WALK_IN)
    look("walk-in")
    seat.write("LPP")
    look("walk-in-otherwise")
    seat.press(ESC, verbs.BREAK)
    look("break-reason")
    seat.press(Qt.Key.Key_1, ENTER)
    clock.advance(minutes=9)
    seat.view_model.refresh()
    look("on-break")


def _give_time_to_come(seat: Seat) -> None:
    """Have the house wait before a visitor counts as absent, as it does where nothing is set."""
    unit = seat.reception.office.unit()
    calling = replace(unit.calling, absent_after=timedelta(minutes=2))
    seat.reception.office.set_up(replace(unit, calling=calling), by="tests")
    seat.hear()


@IN_EACH_LANGUAGE
def test_a_visitor_who_is_called(seat: Seat, look: Look, clock: FakeClock) -> None:
    seat.sit_down()
    _give_time_to_come(seat)
    seat.press(MAIN)
    clock.advance(seconds=40)
    seat.hear()
    look("called-once")
    seat.press(verbs.RECALL)
    look("called")
    seat.press(verbs.PARK)
    seat.write(NOTE)
    look("park")
    seat.press(ENTER)
    look("parked")
    seat.press(MAIN, verbs.RECALL, verbs.NO_SHOW, verbs.RESUME)
    look("who-is-back")
    seat.press(ENTER, verbs.READMIT)
    look("came-late")


@IN_EACH_LANGUAGE
def test_a_visitor_who_is_served(seat: Seat, look: Look, clock: FakeClock) -> None:
    seat.sit_down()
    seat.press(MAIN, MAIN)
    clock.advance(minutes=2, seconds=40)
    seat.view_model.refresh()
    look("serving")
    seat.press(verbs.NOTE)
    seat.write(NOTE)
    look("note")
    seat.press(ESC)
    assert re.fullmatch(r"[A-Z]\u00a0\d{3}", seat.says("ticket-label"))
    seat.press(verbs.OUTCOME, Qt.Key.Key_Down)
    look("outcome")
    focused = seat.window.focusWidget()
    assert focused
    assert focused.objectName().startswith("outcome-")  # it was moved about
    seat.press(verbs.FOLLOW)
    look("follow")
    seat.press(ESC)
    seat.press(verbs.FOLLOW, Qt.Key.Key_2, ENTER, verbs.TRANSFER)
    look("transfer-service")
    for page in ("transfer-counter", "transfer-colleague"):
        seat.press(Qt.Key.Key_Right if seat.language != Language.ARABIC else Qt.Key.Key_Left)
        look(page)
    seat.press(Qt.Key.Key_Right if seat.language != Language.ARABIC else Qt.Key.Key_Left)
    seat.write(NOTE)
    seat.press(ENTER)
    look("what-became")
    seat.press(ENTER)
    look("transferred")
    seat.press(verbs.UNDO)
    look("undone")


@IN_EACH_LANGUAGE
def test_a_visitor_with_a_history(seat: Seat, look: Look, clock: FakeClock) -> None:
    """Everything that the card can hold, all at once."""
    desk, service = seat.reception.desk, COUNTER.services[2]
    there = next(one.number for one in COMMUNE.counters if one.number != COUNTER.number)
    seat.sit_down()
    for _ in range(3):
        seat.press(MAIN, verbs.PARK)
        seat.write(NOTE)
        seat.press(ENTER)
    held = desk.call_next(At(there, "clerk2"))
    desk.start(At(there, "clerk2"))
    desk.follow(At(there, "clerk2"), COMMUNE.counter(there).services[-1], outcome="incomplete-file")
    desk.park(At(there, "clerk2"), anyone=True)
    clock.advance(minutes=7)
    desk.resume(At(None, "clerk2"), held.ticket.label)
    desk.call_ticket(At(there, "clerk2"), held.ticket.label, reason=NOTE)
    desk.start(At(there, "clerk2"))
    desk.transfer(
        At(there, "clerk2"), to_service=service, to_clerk="clerk1", outcome="served", note=LONG_NOTE
    )
    seat.view_model.refresh()
    look("next-for-me")
    seat.press(MAIN)
    if seat.view_model.held and seat.view_model.held.ticket.label != held.ticket.label:
        seat.press(verbs.NO_SHOW, verbs.CALL_TICKET)
        seat.write(held.ticket.label)
        seat.press(ENTER, ENTER)
    seat.press(MAIN, SMALL)
    look("small-note")
    seat.press(SMALL)
    look("with-history")
    assert LONG_NOTE in seat.says("ticket-note")
    assert seat.says("ticket-before").count("\n") == 2


@IN_EACH_LANGUAGE
def test_the_small_window(seat: Seat, look: Look, clock: FakeClock) -> None:
    """There is room for it beside another program."""
    seat.sit_down()
    seat.press(SMALL)
    look("small-free")
    seat.press(MAIN)
    clock.advance(minutes=12, seconds=40)
    seat.view_model.refresh()
    seat.view_model.notices.drop_passing()
    look("small-called")
    assert seat.window.width() <= 1366 * 0.6
    assert seat.window.height() <= 768 / 5
    seat.press(MAIN)
    look("small-serving")
    seat.press(verbs.TRANSFER)
    look("small-transfer")
    seat.press(Qt.Key.Key_2, ENTER, ENTER)
    look("small-sent")
    seat.press(verbs.BREAK, Qt.Key.Key_1, ENTER)
    seat.view_model.notices.drop_passing()
    look("small-break")
    seat.press(ESC)
    look("small-close")
    seat.press(ESC)
    seat.reception.prints.report_printer("kiosk-2", PrinterStatus(paper_out=True))
    seat.window.paper.refresh()
    look("small-no-paper")


@IN_EACH_LANGUAGE
def test_a_full_day(seat: Seat, look: Look, clock: FakeClock) -> None:
    """What the day has brought so far, with long figures."""
    seat.sit_down()
    for _ in range(3):
        seat.press(MAIN)
        clock.advance(seconds=30)
        seat.press(MAIN)
        clock.advance(minutes=64)
        seat.press(verbs.FINISH)
    for _ in range(2):
        seat.press(MAIN, verbs.NO_SHOW)
    seat.view_model.notices.drop_passing()
    look("my-day")
    seat.press(ESC)
    look("close")
