"""What the clerk's panel says of paper, and how a sheet is printed again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reception.app import Reception, open_reception
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from reception.system.clock import Topic
from tests.support.clerk import MAIN, SERVICE, Seat
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases
from tests.support.inline import Inline

STATION = "kiosk-1"
READY, OUT = PrinterStatus(), PrinterStatus(paper_out=True)
type OpenSeat = Callable[[], Seat]


@pytest.fixture
def reception(
    sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> Iterator[Reception]:
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def seat(reception: Reception, qtbot: QtBot) -> Iterator[Seat]:
    opened = Seat(reception, Inline())
    qtbot.waitUntil(opened.window.isActiveWindow)
    opened.sit_down()
    yield opened
    opened.close()


def report(
    seat: Seat, reception: Reception, status: PrinterStatus, *, station: str = STATION
) -> None:
    reception.prints.report_printer(station, status)
    tell(seat)


def tell(seat: Seat) -> None:
    seat.changes.changed.emit(frozenset({Topic.PRINTS}))


def line(seat: Seat) -> QWidget:
    return seat.widget(QWidget, "paper-line")


def lost_sheet(reception: Reception) -> UUID:
    """Give a ticket whose paper certainly did not come out."""
    ticket = reception.desk.issue(SERVICE, printer_station=STATION).ticket.id
    job = reception.prints.original(ticket)
    assert job
    reception.prints.record(job, PrintState.FAILED)
    return ticket


def sheets(reception: Reception, ticket: UUID) -> int:
    return sum(reception.prints.job(ticket, sheet) is not None for sheet in range(1, 6))


def test_who_waits_for_her_paper_is_not_called_and_the_clerk_is_told_why(
    seat: Seat, reception: Reception, clock: FakeClock
) -> None:
    reception.desk.issue(SERVICE, printer_station=STATION)
    seat.press(MAIN)
    assert "en cours d’impression" in seat.says("notice")
    clock.advance(seconds=90)
    seat.press(MAIN)
    assert "Peut-être pas imprimé" in seat.says("ticket-paper")


def test_of_a_paper_that_is_out_nothing_is_said(seat: Seat, reception: Reception) -> None:
    ticket = reception.desk.issue(SERVICE, printer_station=STATION).ticket.id
    job = reception.prints.original(ticket)
    assert job
    reception.prints.begin(job, attempt=reception.ids.new())
    reception.prints.record(job, PrintState.CONFIRMED)
    seat.press(MAIN)
    assert seat.says("ticket-label")
    assert not seat.widget(QLabel, "ticket-paper").isVisible()


def test_while_all_is_well_nothing_is_said(seat: Seat, reception: Reception) -> None:
    report(seat, reception, READY)
    assert not line(seat).isVisible()


@pytest.mark.parametrize(
    ("status", "tone", "said"),
    [
        (PrinterStatus(paper_near_end=True), "soon", "apportez-en un nouveau"),
        (PrinterStatus(paper_out=True), "now", "mettez un nouveau rouleau"),
        (PrinterStatus(cover_open=True), "now", "capot"),
        (PrinterStatus(cutter_error=True), "now", "massicot"),
        (PrinterStatus(overheated=True), "now", "Trop chaude"),
        (PrinterStatus(stalled=True), "now", "éteignez-la"),
        (PrinterStatus(known=False, disconnected=True), "now", "câble"),
        (PrinterStatus(fatal=True), "now", "technicien"),
        (PrinterStatus(online=False), "now", "bouton"),
    ],
)
def test_a_printer_that_needs_somebody_is_told_in_words_and_tone(
    seat: Seat, reception: Reception, status: PrinterStatus, tone: str, said: str
) -> None:
    report(seat, reception, status)
    assert line(seat).isVisible()
    assert line(seat).property("tone") == tone
    assert seat.says("paper-printer").startswith("kiosk-1\u00a0: ")
    assert said in seat.says("paper-printer")
    report(seat, reception, READY)
    assert not line(seat).isVisible()


def test_a_station_that_fell_silent_is_told(
    seat: Seat, reception: Reception, clock: FakeClock
) -> None:
    report(seat, reception, READY)
    clock.advance(seconds=80)
    tell(seat)
    assert not line(seat).isVisible()
    clock.advance(seconds=20)
    tell(seat)
    assert "Aucune nouvelle" in seat.says("paper-printer")
    reception.prints.forget_printer(STATION)
    tell(seat)
    assert not line(seat).isVisible()


def test_the_most_urgent_printer_stands_for_all(seat: Seat, reception: Reception) -> None:
    report(seat, reception, PrinterStatus(paper_near_end=True))
    report(seat, reception, OUT, station="kiosk-2")
    assert seat.says("paper-printer") == (
        "kiosk-2\u00a0: Plus de papier\u00a0: mettez un nouveau rouleau (+1)"
    )


def test_the_line_takes_neither_focus_nor_the_key(seat: Seat, reception: Reception) -> None:
    focused = QApplication.focusWidget()
    lost_sheet(reception)
    report(seat, reception, OUT)
    assert line(seat).isVisible()
    assert QApplication.focusWidget() is focused
    QTest.mouseClick(seat.button("print-again"), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is focused
    seat.press(MAIN)
    assert seat.view_model.held is not None


def test_a_double_click_prints_one_sheet(seat: Seat, reception: Reception) -> None:
    first, second = lost_sheet(reception), lost_sheet(reception)
    report(seat, reception, READY)
    assert seat.says("paper-ticket").endswith("peut-être sans papier (+1)")
    again = seat.button("print-again")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert "s’imprime à nouveau sur kiosk-1" in seat.says("notice")
    assert not line(seat).isVisible(), "what she did is told first"
    again.click()
    seat.view_model.notices.drop_passing()
    assert line(seat).isVisible()
    again.click()
    assert (sheets(reception, first), sheets(reception, second)) == (1, 2)
    job = reception.prints.job(second, 2)
    assert job
    assert (job.station, job.duplicate) == (STATION, True)


def test_a_reading_between_press_and_click_prints_what_she_saw(
    seat: Seat, reception: Reception
) -> None:
    seen = lost_sheet(reception)
    report(seat, reception, READY)
    again = seat.button("print-again")
    QTest.mousePress(again, Qt.MouseButton.LeftButton)
    other = lost_sheet(reception)
    tell(seat)
    QTest.mouseRelease(again, Qt.MouseButton.LeftButton)
    assert (sheets(reception, seen), sheets(reception, other)) == (2, 1)


def test_a_reading_between_look_and_press_prints_nothing(seat: Seat, reception: Reception) -> None:
    seen = lost_sheet(reception)
    report(seat, reception, READY)
    other = lost_sheet(reception)
    tell(seat)
    seat.button("print-again").click()
    assert (sheets(reception, seen), sheets(reception, other)) == (1, 1)


@pytest.mark.parametrize("known", [True, False])
def test_of_a_visitor_whose_paper_nobody_knows_of_she_is_told_to_call_aloud(
    seat: Seat, reception: Reception, clock: FakeClock, *, known: bool
) -> None:
    asked = reception.desk.issue(SERVICE, printer_station=STATION)
    if known:
        sheet = reception.prints.original(asked.ticket.id)
        assert sheet
        reception.prints.begin(sheet, attempt=reception.ids.new())
        reception.prints.record(sheet, PrintState.CONFIRMED)
    clock.advance(seconds=90)
    seat.press(MAIN)
    assert seat.view_model.held is not None
    assert ("à voix haute" in seat.says("ticket-paper")) is not known


def test_where_no_station_can_print_it_says_so(seat: Seat, reception: Reception) -> None:
    ticket = lost_sheet(reception)
    tell(seat)
    assert seat.says("paper-ticket").endswith("aucun poste ouvert ne peut l’imprimer")
    assert not seat.button("print-again").isVisible()
    report(seat, reception, READY, station="desk")
    assert seat.says("paper-ticket").endswith("peut-être sans papier")
    seat.button("print-again").click()
    assert "s’imprime à nouveau sur desk" in seat.says("notice")
    job = reception.prints.job(ticket, 2)
    assert job
    assert job.station == "desk"


def test_a_lost_answer_asks_for_the_same_sheet(
    seat: Seat,
    reception: Reception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    from reception.domain.errors import StorageFault  # noqa: PLC0415 - used here only

    ticket = lost_sheet(reception)
    report(seat, reception, READY)
    want = reception.prints.print_again
    unsure = reception.prints.unsure
    shown = unsure()

    def answer_lost(*asked: object, **how: object) -> None:
        want(*asked, **how)  # type: ignore[arg-type] # passed on as given
        raise StorageFault("the answer got lost", "try again")

    monkeypatch.setattr("ui_kit.paper.DEBOUNCE_MS", 0)
    with monkeypatch.context() as lossy:
        lossy.setattr(reception.prints, "print_again", answer_lost)
        lossy.setattr(reception.prints, "unsure", lambda: shown)
        seat.button("print-again").click()
        assert "base de données" in seat.says("notice")
        lossy.setattr(reception.prints, "print_again", want)
        seat.button("print-again").click()
    assert sheets(reception, ticket) == 2
    caplog.clear()


def test_nobody_is_told_before_she_has_signed_in(reception: Reception, qtbot: QtBot) -> None:
    reception.prints.report_printer(STATION, PrinterStatus(paper_out=True))
    opened = Seat(reception, Inline())
    tell(opened)
    assert not line(opened).isVisible()
    opened.sign_in()
    assert line(opened).isVisible()
    opened.window.view_model.sign_out()
    assert not line(opened).isVisible()
    opened.close()


def test_the_words_follow_the_language(seat: Seat, reception: Reception) -> None:
    report(seat, reception, OUT)
    seat.button("language-ar").click()
    assert "نفد الورق" in seat.widget(QLabel, "paper-printer").text()
