"""What a visitor holds when no paper comes, and how she is told before."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.station import build_kiosk
from kiosk.ticket.printing import TicketPrinting
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from printer_drivers.worker import open_printer
from reception.app import open_reception
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from tests.kiosk.conftest import Opens, no_feed
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases
from tests.support.fakes import FakePrinter, Held
from tests.support.qml import find, items, seen, texts, touch
from ui_kit.background import Pool
from ui_kit.changes import ChangeBridge
from ui_kit.theme import load_fonts

READY = PrinterStatus()
NEAR_END = PrinterStatus(paper_near_end=True)
OUT = PrinterStatus(online=False, paper_out=True)
GONE = PrinterStatus(known=False, online=False, disconnected=True)
MUTE = PrinterStatus(known=False)
LONG_MS = 60_000
PATIENCE_MS = 30_000


def to_papers(view: KioskWindow, language: str = "fr") -> None:
    touch(view, f"language-{language}")
    touch(view, "group-papers")


def ask(view: KioskWindow, language: str = "fr") -> None:
    to_papers(view, language)
    touch(view, "service-signature")


def paper(view: KioskWindow) -> object:
    return view.view_model.sections.issuing.page.property("shown")["paper"]


def said(view: KioskWindow, name: str) -> str:
    return str(seen(view, name).property("text"))


@pytest.mark.parametrize("status", [OUT, GONE, PrinterStatus(cover_open=True)])
def test_what_is_known_before_the_touch_is_told_at_once(
    open_kiosk: Opens, printer: FakePrinter, status: PrinterStatus
) -> None:
    kiosk = open_kiosk(printer=printer, paper=Held())
    printer.say(status)
    ask(kiosk)
    assert seen(kiosk, "page-number")
    assert said(kiosk, "ticket-number") == "D\u00a0014"
    assert said(kiosk, "ticket-service") == "Légalisation de signature"
    assert "09:42" in said(kiosk, "ticket-time")


def test_a_sheet_that_fails_later_shows_the_number_then(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    held = Held()
    printer.fault = PrinterFault("no paper", "put in a roll")
    kiosk = open_kiosk(printer=printer, paper=held)
    ask(kiosk)
    assert said(kiosk, "paper-news") == "Votre ticket s’imprime"
    held.let_happen()
    assert seen(kiosk, "page-number")


def test_a_sheet_that_comes_after_all_is_told(open_kiosk: Opens, printer: FakePrinter) -> None:
    held = Held()
    kiosk = open_kiosk(printer=printer, paper=held)
    printer.say(OUT)
    ask(kiosk)
    printer.say(READY)
    held.let_happen()
    assert said(kiosk, "paper-news") == "Prenez votre ticket sous l’écran"


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ([], "ready"),
        ([MUTE], "ready"),
        ([READY], "perhaps"),
        ([READY, MUTE], "perhaps"),
        ([READY, GONE, READY], "perhaps"),
    ],
)
def test_only_a_printer_that_answers_leaves_doubt(
    open_kiosk: Opens, printer: FakePrinter, statuses: list[PrinterStatus], told: str
) -> None:
    printer.says = PrintState.UNCONFIRMED
    kiosk = open_kiosk(printer=printer)
    for status in statuses:
        printer.say(status)
    ask(kiosk)
    assert paper(kiosk) == told


def test_in_doubt_the_number_stays_longer(open_kiosk: Opens, printer: FakePrinter) -> None:
    printer.says = PrintState.UNCONFIRMED
    kiosk = open_kiosk(printer=printer, timeouts=PageTimeouts(settle_ms=0, keep_number_ms=LONG_MS))
    printer.say(READY)
    ask(kiosk)
    assert "gardez ce numéro" in said(kiosk, "paper-news")
    assert kiosk.view_model.sections.flow.property("stayMs") == LONG_MS


def test_the_number_stays_in_the_languages_of_the_country(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    kiosk = open_kiosk(printer=printer, paper=Held())
    printer.say(OUT)
    ask(kiosk, "ar")
    assert "صوروا" in said(kiosk, "keep-number")
    assert "Photographiez" in said(kiosk, "keep-number-fr")
    shown = {str(item.property("text")) for item in texts(kiosk)}
    assert {"رقمكم", "ⵓⵟⵟⵓⵏ ⵏⵏⵓⵏ", "Votre numéro"} <= shown
    touch(kiosk, "language-en")
    assert "Photograph" in said(kiosk, "keep-number")
    assert "صوروا" in said(kiosk, "keep-number-ar")
    assert seen(kiosk, "keep-number-fr")


@pytest.mark.parametrize("touched", ["more-time", "ticket-number", "language-ar"])
def test_whoever_touches_gets_more_time(
    open_kiosk: Opens, printer: FakePrinter, qtbot: QtBot, touched: str
) -> None:
    timeouts = PageTimeouts(settle_ms=0, keep_number_ms=LONG_MS)
    kiosk = open_kiosk(printer=printer, paper=Held(), timeouts=timeouts)
    printer.say(OUT)
    ask(kiosk)
    begun = kiosk.view_model.sections.flow.countdownStarted
    with qtbot.waitSignal(begun, check_params_cb=lambda stay_ms: stay_ms == LONG_MS):
        touch(kiosk, touched)
    assert f" {LONG_MS // 1000}\u00a0" in said(kiosk, "seconds-left")
    touch(kiosk, "done")
    assert seen(kiosk, "page-welcome")


def everything(kiosk: KioskWindow) -> list[tuple[str, QRectF]]:
    """Return all that can be touched, and where."""
    kiosk.grabWindow()
    return [
        (item.objectName(), item.mapRectToScene(item.boundingRect()))
        for item in items(kiosk)
        if item.inherits("QQuickAbstractButton")
    ]


def test_visitors_are_warned_while_there_is_no_paper(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    kiosk = open_kiosk(printer=printer)
    to_papers(kiosk)
    assert find(kiosk, "paperless-banner") is None
    kiosk.grabWindow()
    places = everything(kiosk)
    printer.say(OUT)
    assert seen(kiosk, "paperless-banner")
    # A notice has its own place: it moves nothing by a pixel.
    assert everything(kiosk) == places
    touch(kiosk, "language-ar")
    assert any("هواتفكم" in str(one.property("text")) for one in texts(kiosk))
    printer.say(NEAR_END)
    assert find(kiosk, "paperless-banner") is None
    touch(kiosk, "language-fr")
    assert everything(kiosk) == places
    touch(kiosk, "service-signature")
    assert paper(kiosk) == "ready"


def test_no_backlog_after_the_roll_is_changed(
    qapp: QGuiApplication,
    qtbot: QtBot,
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
    clock: FakeClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """With the real printing, spool, printer's bytes and database."""
    load_fonts()
    background = Pool("work")
    with (
        sqlite_databases.commune(tmp_path) as url,
        open_reception(url, clock=clock) as reception,
        Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "tickets") as printer,
    ):
        printer.set_faults(PrinterFaults(paper_out=True))
        printing = TicketPrinting(partial(open_printer, printer.uri), reception, station="kiosk-1")
        kiosk = build_kiosk(
            reception,
            background,
            ChangeBridge(no_feed),
            clock=clock,
            printing=printing,
            timeouts=PageTimeouts(settle_ms=0),
        )
        model = kiosk.view_model
        ended: list[str] = []
        labels: list[str] = []
        issuing = model.sections.issuing
        issuing.page.paperEnded.connect(ended.append)
        issuing.issued.connect(lambda issued: labels.append(issued.visit.ticket.label))

        def take_ticket() -> None:
            model.chooseLanguage("fr")
            model.choose("service-signature")

        model.refresh()
        printing.start()
        qtbot.waitUntil(lambda: issuing.page.property("paperless"), timeout=PATIENCE_MS)
        qtbot.waitUntil(
            lambda: model.sections.flow.property("page") == "welcome", timeout=PATIENCE_MS
        )
        with qtbot.waitSignal(model.sections.issuing.issued, timeout=PATIENCE_MS):
            take_ticket()
        assert paper(kiosk) == "without"
        qtbot.waitUntil(lambda: len(ended) == 1, timeout=PATIENCE_MS)
        assert paper(kiosk) == "without"
        model.welcome()

        printer.set_faults(PrinterFaults())
        qtbot.waitUntil(lambda: not issuing.page.property("paperless"), timeout=PATIENCE_MS)
        take_ticket()
        qtbot.waitUntil(lambda: len(ended) == 2, timeout=PATIENCE_MS)
        assert paper(kiosk) == "ready"
        printing.close()
        assert ended == [PrintState.FAILED, PrintState.CONFIRMED]
        assert len(printer.tickets) == 1
        assert [one.label for one in reception.prints.unsure()] == labels[:1]
        model.welcome()
        background.close()
        kiosk.close()
        kiosk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "out of paper" in caplog.text
    caplog.clear()
