"""What the service menu does for those who look after the kiosk."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.service.actions import KioskSite
from kiosk.service.menu import MenuTimeouts, ServiceMenu
from kiosk.window import KioskWindow
from reception.domain.errors import PrinterFault, StorageFault
from reception.domain.language import Language, text_in
from reception.domain.paper import PrintState
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakePrinting, FakeReception, Held
from tests.support.inline import Inline
from tests.support.qml import seen, touch
from tests.support.service_menu import (
    PIN,
    MenuCore,
    enter,
    facts,
    notice,
    open_menu,
    service_of,
    take,
    type_in,
)


def test_the_last_ticket_comes_out_once_more_as_a_duplicate(
    kept: KioskWindow, menu_core: MenuCore, core: FakeReception
) -> None:
    take(kept)
    open_menu(kept)
    touch(kept, "service-reprint")
    (visit,) = core.desk.given.values()
    assert menu_core.prints.wanted == [(visit.ticket.id, "kiosk-1")]
    assert visit.ticket.label in notice(kept)


def test_a_number_that_was_given_back_comes_out_no_more(
    kept: KioskWindow, menu_core: MenuCore, core: FakeReception
) -> None:
    take(kept)
    touch(kept, "language-fr")
    touch(kept, "service-orientation")
    touch(kept, "give-back")
    touch(kept, "done")
    open_menu(kept)
    good, back = core.desk.given.values()
    assert core.desk.back == [back.ticket.label]
    assert facts(kept)["ticket"] == good.ticket.label
    touch(kept, "service-reprint")
    assert menu_core.prints.wanted == [(good.ticket.id, "kiosk-1")]


@pytest.mark.parametrize("before", ["did not hear", "is away"])
def test_how_the_duplicate_ended_is_said(
    kept: KioskWindow, printer: FakePrinter, before: str
) -> None:
    take(kept)
    open_menu(kept)
    if before == "is away":
        printer.fault = PrinterFault("no paper", "put in a roll")
    else:
        printer.says = PrintState.UNCONFIRMED
    touch(kept, "service-reprint")
    bad = notice(kept)
    printer.fault, printer.says = None, PrintState.CONFIRMED
    touch(kept, "service-reprint")
    assert bad != notice(kept)
    assert seen(kept, "service-reprint").isEnabled()


def test_until_the_duplicate_has_come_out_nobody_says_that_it_has(
    open_kiosk: Opens, printer: FakePrinter, site: KioskSite, menu_core: MenuCore
) -> None:
    paper = Held()
    kiosk = open_kiosk(printer=printer, site=site, paper=paper)
    service_of(kiosk).note_ticket(menu_core.give())
    open_menu(kiosk)
    touch(kiosk, "service-reprint")
    asked = notice(kiosk)
    assert not seen(kiosk, "service-reprint").isEnabled()
    paper.let_happen()
    assert notice(kiosk) != asked
    assert seen(kiosk, "service-reprint").isEnabled()


def test_a_duplicate_of_which_nothing_is_heard_holds_nobody_up(
    make_menu: Callable[..., ServiceMenu], menu_core: MenuCore, qapp: QGuiApplication
) -> None:
    printing = FakePrinting(FakePrinter(), Inline())
    menu = make_menu(printing=printing)
    menu.note_ticket(menu_core.give())
    menu.hold()
    type_in(menu, PIN)
    menu.printAgain()
    assert not menu.property("printsAgain")
    asked = menu.property("notice")
    (waits,) = menu._paper.findChildren(QTimer)
    waits.setInterval(0)
    qapp.processEvents()
    assert menu.property("printsAgain")
    assert menu.property("notice") != asked
    printing.deleteLater()


def test_after_a_restart_todays_last_ticket_of_this_station_is_known(
    open_kiosk: Opens, printer: FakePrinter, site: KioskSite, menu_core: MenuCore
) -> None:
    take(open_kiosk(printer=printer, site=site))
    label = next(iter(menu_core.core.desk.given.values())).ticket.label
    assert menu_core.give().label != label  # another kiosk's, and later
    again = open_kiosk(printer=printer, site=site)
    open_menu(again)
    assert facts(again)["ticket"] == label
    touch(again, "service-reprint")
    assert [ticket for ticket, _ in menu_core.prints.wanted] == [
        next(iter(menu_core.core.desk.given.values())).ticket.id
    ]


def test_what_was_given_while_the_database_was_asked_is_the_last(
    open_kiosk: Opens, printer: FakePrinter, site: KioskSite, menu_core: MenuCore
) -> None:
    take(open_kiosk(printer=printer, site=site))
    held = Held()
    kiosk = open_kiosk(printer=printer, site=site, background=held, staff=Inline())
    held.let_happen()
    open_menu(kiosk)
    later = menu_core.give()
    service_of(kiosk).note_ticket(later)
    held.let_happen()
    assert facts(kiosk)["ticket"] == later.label


def test_yesterdays_ticket_is_not_printed_as_the_one_that_has_its_number_today(
    kept: KioskWindow, menu_core: MenuCore, caplog: pytest.LogCaptureFixture
) -> None:
    take(kept)
    open_menu(kept)
    before = facts(kept)["ticket"]
    menu_core.begin_day()
    assert menu_core.give().label == before
    touch(kept, "service-reprint")
    assert menu_core.prints.wanted == []
    assert notice(kept)
    assert facts(kept)["ticket"] != before
    assert not seen(kept, "service-reprint").isEnabled()
    caplog.clear()


def test_on_a_new_day_there_is_no_last_ticket_yet(kept: KioskWindow, menu_core: MenuCore) -> None:
    take(kept)
    menu_core.begin_day()
    open_menu(kept)
    assert not seen(kept, "service-reprint").isEnabled()


def test_while_the_database_hangs_the_kiosk_can_be_restarted(
    open_kiosk: Opens, printer: FakePrinter, site: KioskSite, menu_core: MenuCore
) -> None:
    hanging = Held()
    kiosk = open_kiosk(printer=printer, site=site, background=hanging, staff=Inline())
    service_of(kiosk).note_ticket(menu_core.give())
    asked: list[str] = []
    service_of(kiosk).restartAsked.connect(lambda: asked.append("restart"))
    open_menu(kiosk)
    touch(kiosk, "service-reprint")
    assert not seen(kiosk, "service-reprint").isEnabled()
    touch(kiosk, "service-restart")
    assert asked == ["restart"]


def test_while_the_database_hangs_a_test_page_is_printed(
    open_kiosk: Opens, printer: FakePrinter, site: KioskSite, menu_core: MenuCore
) -> None:
    kiosk = open_kiosk(printer=printer, site=site, background=Held(), staff=Inline())
    service_of(kiosk).note_ticket(menu_core.give())
    open_menu(kiosk)
    touch(kiosk, "service-reprint")
    waiting = notice(kiosk)
    touch(kiosk, "service-testPage")
    assert len(printer.slips) == 1
    assert notice(kiosk) != waiting
    assert not seen(kiosk, "service-reprint").isEnabled()


def test_a_double_touch_prints_one_test_page(
    open_kiosk: Opens, printer: FakePrinter, site: KioskSite
) -> None:
    paper = Held()
    kiosk = open_kiosk(printer=printer, site=site, paper=paper)
    open_menu(kiosk)
    service_of(kiosk).printTestPage()
    service_of(kiosk).printTestPage()
    paper.let_happen()
    assert len(printer.slips) == 1
    assert seen(kiosk, "service-testPage").isEnabled()


def test_a_double_touch_prints_one_duplicate(
    open_kiosk: Opens, printer: FakePrinter, site: KioskSite, menu_core: MenuCore
) -> None:
    held = Held()
    kiosk = open_kiosk(printer=printer, site=site, background=held)
    held.let_happen()
    service_of(kiosk).note_ticket(menu_core.give())
    service_of(kiosk).hold()
    enter(kiosk, PIN)
    held.let_happen()
    service_of(kiosk).printAgain()
    service_of(kiosk).printAgain()
    assert len(held._waiting) == 1


@pytest.mark.parametrize(
    "failure", [StorageFault("the server does not answer", "look at the network")]
)
def test_what_cannot_be_printed_again_is_said(
    kept: KioskWindow, menu_core: MenuCore, failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    take(kept)
    menu_core.prints.failure = failure
    open_menu(kept)
    touch(kept, "service-reprint")
    assert notice(kept)
    assert seen(kept, "service-reprint").isEnabled()
    caplog.clear()


def test_before_the_first_ticket_none_is_printed_again(kept: KioskWindow) -> None:
    open_menu(kept)
    assert not seen(kept, "service-reprint").isEnabled()


def test_a_kiosk_without_a_printer_offers_no_paper(open_kiosk: Opens, site: KioskSite) -> None:
    kiosk = open_kiosk(site=site)
    take(kiosk)
    open_menu(kiosk)
    assert not seen(kiosk, "service-reprint").isEnabled()
    assert not seen(kiosk, "service-testPage").isEnabled()


def test_a_test_page_says_where_it_was_printed(kept: KioskWindow, printer: FakePrinter) -> None:
    open_menu(kept)
    touch(kept, "service-testPage")
    (slip,) = printer.slips
    assert text_in(slip.title, Language.ARABIC) == "اختبار الطابعة"
    assert text_in(slip.title, Language.TAMAZIGHT) == "Essai de l’imprimante"
    assert "kiosk-1" in slip.sections[0].heading.values()
    assert notice(kept)


def test_a_test_page_that_does_not_come_out_is_said(
    kept: KioskWindow, printer: FakePrinter
) -> None:
    open_menu(kept)
    touch(kept, "service-testPage")
    good = notice(kept)
    printer.fault = PrinterFault("no paper", "put in a roll")
    touch(kept, "service-testPage")
    assert notice(kept) != good


def test_closing_takes_two_touches_and_restarting_one(kept: KioskWindow) -> None:
    asked: list[str] = []
    service_of(kept).closeAsked.connect(lambda: asked.append("close"))
    service_of(kept).restartAsked.connect(lambda: asked.append("restart"))
    open_menu(kept)
    touch(kept, "service-close")
    assert asked == []
    touch(kept, "service-testPage")
    touch(kept, "service-close")
    assert asked == []
    touch(kept, "service-close")
    touch(kept, "service-restart")
    assert asked == ["close", "restart"]


def test_the_first_touch_on_close_lapses_by_any_other_touch(
    kept: KioskWindow, qtbot: QtBot
) -> None:
    asked: list[str] = []
    service_of(kept).closeAsked.connect(lambda: asked.append("close"))
    open_menu(kept)
    touch(kept, "service-close")
    QGuiApplication.processEvents()
    assert notice(kept)
    QTest.mouseClick(kept, Qt.MouseButton.LeftButton, pos=QPoint(8, kept.height() // 2))
    qtbot.waitUntil(lambda: not notice(kept))
    touch(kept, "service-close")
    QGuiApplication.processEvents()
    assert asked == []
    touch(kept, "service-close")
    assert asked == ["close"]


def test_the_first_touch_on_close_lapses_after_a_while(
    make_menu: Callable[..., ServiceMenu], qtbot: QtBot
) -> None:
    menu = make_menu(timeouts=MenuTimeouts(close_ms=30))
    asked: list[str] = []
    menu.closeAsked.connect(lambda: asked.append("close"))
    menu.hold()
    type_in(menu, PIN)
    menu.closeKiosk()
    assert menu.property("notice")
    qtbot.waitUntil(lambda: not menu.property("notice"))
    menu.closeKiosk()
    assert asked == []
    assert menu.property("stage") == "open"
    assert MenuTimeouts().close_ms == 8_000
