"""The card "paper" of the live view."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRegularExpression, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from admin_console.live.cards import PaperCard
from reception.app import Reception
from reception.domain.errors import StorageFault
from reception.domain.printer import PrinterStatus
from reception.system.clock import Topic
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, paper_trouble, printers_ready

# Not the heading above them.
PAPERLESS = QRegularExpression(r"^paper-label-[A-Z]\d+$")


def tell(console: Console) -> None:
    console.bridge.changed.emit(frozenset({Topic.PRINTS}))


def doubtful(console: Console) -> list[str]:
    """Return the tickets that can be printed again."""
    QCoreApplication.processEvents()  # a new row is seen once it has its place
    buttons = console.window.findChildren(QPushButton)
    names = [one.objectName() for one in buttons if one.isVisible()]
    return [name.removeprefix("paper-again-") for name in names if name.startswith("paper-again-")]


def test_without_a_station_it_says_so(console: Console) -> None:
    console.sign_in()
    assert console.words("paper-calm") == "Aucun poste avec imprimante n’est ouvert."
    assert not console.part(QWidget, "printers-table").isVisible()


def test_all_is_well_is_said(console: Console, hall: Reception) -> None:
    printers_ready(hall)
    console.sign_in()
    assert console.words("paper-calm") == "Tout va bien\u00a0: chaque ticket est sur papier."
    assert console.table("printers-table")[1:] == [
        ["kiosk-1", "Prête · depuis\u00a09\u00a0h\u00a000"],
        ["kiosk-2", "Prête, mais elle ne dit rien de son papier · depuis\u00a09\u00a0h\u00a000"],
    ]


def test_what_needs_somebody_comes_first(
    console: Console, hall: Reception, clock: FakeClock
) -> None:
    printers_ready(hall)
    console.sign_in()
    clock.advance(minutes=1)
    paper_trouble(hall)
    tell(console)
    since = "depuis\u00a09\u00a0h\u00a001"
    assert console.table("printers-table")[1:] == [
        ["kiosk-2", "▲▲ Plus de papier\u00a0: mettez un nouveau rouleau · " + since],
        ["kiosk-1", "▲ Le rouleau est presque fini\u00a0: apportez-en un nouveau · " + since],
        ["desk", "Prête · " + since],
    ]
    hall.prints.report_printer("kiosk-2", PrinterStatus())
    tell(console)
    assert console.table("printers-table")[1][0] == "kiosk-1"


def test_a_station_that_fell_silent_is_told(
    console: Console, hall: Reception, clock: FakeClock
) -> None:
    printers_ready(hall)
    console.sign_in()
    clock.advance(minutes=2)
    tell(console)
    assert "Aucune nouvelle" in console.table("printers-table")[1][1]


def test_each_ticket_in_doubt_is_printed_again_once(
    console: Console, hall: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper_trouble(hall)
    console.sign_in()
    first, second, third = doubtful(console)
    assert "n’a pas dit" in console.words(f"paper-reason-{first}")
    console.press(f"paper-again-{first}")
    assert doubtful(console) == [second, third]
    assert "kiosk-2" in console.words("paper-told")
    # The second half of a double click meets the next ticket's button.
    console.press(f"paper-again-{second}")
    assert doubtful(console) == [second, third]
    monkeypatch.setattr("ui_kit.paper.DEBOUNCE_MS", 0)
    console.press(f"paper-again-{second}")
    assert doubtful(console) == [third]
    again = [job.sheet for job in hall.prints.wanted("kiosk-2")]
    assert again == [2, 2]


def test_a_reading_takes_neither_the_focus_nor_a_click(console: Console, hall: Reception) -> None:
    paper_trouble(hall)
    console.sign_in()
    label = doubtful(console)[1]
    button = console.part(QPushButton, f"paper-again-{label}")
    button.setFocus()
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    hall.prints.report_printer("desk", PrinterStatus(paper_near_end=True))
    tell(console)
    assert console.part(QPushButton, f"paper-again-{label}") is button
    assert console.window.focusWidget() is button
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert label not in doubtful(console)


def test_the_latest_ticket_comes_first_whenever_it_came(
    console: Console, hall: Reception, clock: FakeClock
) -> None:
    paper_trouble(hall)
    console.sign_in()
    before = doubtful(console)
    clock.advance(seconds=1)
    paper_trouble(hall)
    tell(console)
    assert len(doubtful(console)) == 6
    rows = console.part(PaperCard, "paper").findChildren(QLabel, PAPERLESS)
    shown = [one.objectName().removeprefix("paper-label-") for one in sorted(rows, key=_height)]
    assert shown[3:] == before
    assert shown == [one.label for one in hall.prints.unsure()]


def test_where_no_station_can_print_it_says_so(console: Console, hall: Reception) -> None:
    paper_trouble(hall)
    for station in ("kiosk-1", "kiosk-2", "desk"):
        hall.prints.forget_printer(station)
    console.sign_in()
    (label, *_) = [one.label for one in hall.prints.unsure()]
    assert "Aucun poste ouvert ne peut l’imprimer." in console.words(f"paper-reason-{label}")
    assert doubtful(console) == []
    hall.prints.report_printer("desk", PrinterStatus())
    tell(console)
    console.press(f"paper-again-{label}")
    assert "s’imprime à nouveau sur desk" in console.words("paper-told")


def _height(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint()).y()


def test_a_database_that_is_away_is_told(
    console: Console, hall: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise StorageFault("The database is away", "look at the cable")

    paper_trouble(hall)
    console.sign_in()
    monkeypatch.setattr(hall.prints, "print_again", away)
    console.press(f"paper-again-{doubtful(console)[0]}")
    assert "base de données" in console.words("paper-told")
    monkeypatch.setattr(hall.prints, "printers", away)
    tell(console)
    assert len(doubtful(console)) == 3


def test_nothing_is_read_for_nobody(
    console: Console, hall: Reception, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    read: list[bool] = []
    printers = hall.prints.printers

    def counted() -> object:
        read.append(True)
        return printers()

    monkeypatch.setattr(hall.prints, "printers", counted)
    tell(console)
    assert not read
    console.sign_in()
    known = len(read)
    assert known
    console.window.sign_out()
    tell(console)
    assert len(read) == known
