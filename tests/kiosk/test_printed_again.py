"""The last ticket printed once more, from the service menu through the database to the printer."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.service.actions import KioskSite
from kiosk.service.menu import ServiceMenu
from kiosk.ticket.printing import TicketPrinting
from lab.printer.server import Emulator
from printer_drivers.worker import open_printer
from reception.app import open_reception
from reception.domain.language import Language
from reception.domain.paper import ON_PAPER
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases
from tests.support.service_menu import PIN, PIN_HASH, type_in
from ui_kit.background import Pool
from ui_kit.changes import ChangeBridge
from ui_kit.heartbeat import MinuteClock

PATIENCE_MS = 30_000


def test_the_menu_says_how_it_ended_and_what_is_on_paper_stays_so(
    qapp: QGuiApplication,
    qtbot: QtBot,
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
    clock: FakeClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    background = Pool("work")
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as reception:
        ticket = reception.desk.issue("signature", printer_station="kiosk-1").ticket
        minutes = MinuteClock(clock)
        changes = ChangeBridge(reception.open_feed)

        def printed() -> bool:
            return reception.hall.ticket(ticket.label).printed in ON_PAPER

        with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "sheets") as printer:
            printing = TicketPrinting(
                partial(open_printer, printer.uri), reception, station="kiosk-1"
            )
            changes.changed.connect(printing.on_changed)
            printing.start()
            changes.start()
            qtbot.waitUntil(printed, timeout=PATIENCE_MS)
            menu = ServiceMenu(
                KioskSite(core=reception, station="kiosk-1", pin_hash=PIN_HASH),
                background,
                minutes,
                reception.ids,
                printing=printing,
            )
            menu.set_language(Language.ENGLISH)
            menu.hold()
            qtbot.waitUntil(lambda: not menu.property("busy"), timeout=PATIENCE_MS)
            type_in(menu, PIN)
            # The kiosk has just begun: what it gave before, the database knows.
            qtbot.waitUntil(lambda: menu.property("printsAgain"), timeout=PATIENCE_MS)

            def said_of_one_more() -> str:
                menu.printAgain()
                qtbot.waitUntil(lambda: menu.property("printsAgain"), timeout=PATIENCE_MS)
                return str(menu.property("notice"))

            assert said_of_one_more() == (
                f"{ticket.label} is printed once more, marked as a duplicate"
            )
        assert said_of_one_more() == f"{ticket.label} did not come out once more"
        assert printed()
        menu.shut()
        changes.close()
        printing.close()
        background.close()
        for one in (menu, changes, printing, minutes):
            one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    caplog.clear()
