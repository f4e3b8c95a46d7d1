"""A visitor's say through the whole of Nouba: the database, the spool, the printer's bytes."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.station import build_kiosk
from kiosk.ticket.printing import TicketPrinting
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from lab.printer.server import Emulator
from printer_drivers.render.slip import render_slip
from printer_drivers.worker import open_printer
from reception.app import open_reception
from reception.domain.language import Language
from reception.paper.slips import complaints_slip, documents_slip
from reception.queue.model import At
from tests.kiosk.conftest import no_feed
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases
from tests.support.papers import dots
from tests.support.qml import find, seen, touch
from ui_kit.background import Pool
from ui_kit.changes import ChangeBridge
from ui_kit.theme import load_fonts

PATIENCE_MS = 30_000


def told(kiosk: KioskWindow) -> str:
    found = find(kiosk, "rating-told")
    return str(found.property("text")) if found else ""


def rate(kiosk: KioskWindow, qtbot: QtBot, label: str) -> None:
    """Answer with a ticket's number, and wait for what becomes of it."""
    kiosk.view_model.ask("rating")
    touch(kiosk, "add-number")
    for sign in label:
        touch(kiosk, f"sign-{sign}")
    for name in ("take-number", "face-4", "reason-waiting"):
        touch(kiosk, name)
    qtbot.waitUntil(lambda: told(kiosk) != "", timeout=PATIENCE_MS)


def test_sheets_and_answers_reach_paper_and_the_core(
    qapp: QGuiApplication,
    qtbot: QtBot,
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
    clock: FakeClock,
) -> None:
    load_fonts()
    background = Pool("work")
    with (
        sqlite_databases.commune(tmp_path) as url,
        open_reception(url, clock=clock) as reception,
        Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "sheets") as printer,
    ):
        unit = reception.hall.unit()
        assert unit.complaints_service
        label = reception.desk.issue("signature").ticket.label
        printing = TicketPrinting(partial(open_printer, printer.uri), reception, station="kiosk-1")
        kiosk = build_kiosk(
            reception,
            background,
            ChangeBridge(no_feed),
            clock=clock,
            printing=printing,
            timeouts=PageTimeouts(settle_ms=0),
        )
        kiosk.resize(540, 960)
        with qtbot.waitExposed(kiosk):
            kiosk.show()
        model = kiosk.view_model
        model.refresh()
        printing.start()

        def to_choices() -> None:
            qtbot.waitUntil(
                lambda: model.sections.flow.property("page") == "welcome", timeout=PATIENCE_MS
            )
            model.chooseLanguage("fr")

        to_choices()
        model.ask("voice")
        assert seen(kiosk, "complaints-desk")
        touch(kiosk, "print-slip")
        model.showDetails("service-birth-extract")
        touch(kiosk, "print-slip")
        qtbot.waitUntil(lambda: len(printer.tickets) == 2, timeout=PATIENCE_MS)
        slips = (
            complaints_slip(unit, Language.FRENCH, clock.now()),
            documents_slip(unit, "birth-extract", Language.FRENCH, clock.now()),
        )
        assert [dots(path) for path in printer.tickets] == [
            render_slip(slip, 576).rows for slip in slips
        ]

        rate(kiosk, qtbot, label)
        assert told(kiosk).startswith("Ce numéro n’a pas encore été appelé.")
        model.welcome()
        counter = next(one.number for one in unit.counters if "signature" in one.services)
        reception.desk.call_next(At(counter, "clerk1"))
        for expected in ("Votre réponse est prise en compte.", "déjà"):
            to_choices()
            rate(kiosk, qtbot, label)
            assert expected in told(kiosk)
            model.welcome()
        counted = reception.ratings.summary().total.rated
        printing.close()
        background.close()
        kiosk.close()
        kiosk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert counted == 1
