"""What the service menu does for those who look after the kiosk."""

from collections.abc import Callable

import pytest

from kiosk.care.service_menu import ServiceMenu, Site
from kiosk.window import KioskWindow
from reception.domain.errors import PrinterFault, StorageFault
from reception.domain.language import Language
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception, Held
from tests.support.qml import seen, touch
from tests.support.service_menu import (
    PIN,
    FakeCare,
    enter,
    notice,
    open_menu,
    service_of,
    take,
    type_in,
)
from tests.support.speech import FakeSpeaker


def test_the_last_ticket_comes_out_once_more_as_a_duplicate(
    kept: KioskWindow, care: FakeCare, core: FakeReception
) -> None:
    take(kept)
    open_menu(kept)
    touch(kept, "service-reprint")
    (visit,) = core.desk.given.values()
    assert care.prints.wanted == [(visit.ticket.id, "kiosk-1")]
    assert visit.ticket.label in notice(kept)


def test_a_double_touch_prints_one_duplicate(
    open_kiosk: Opens, printer: FakePrinter, site: Site, care: FakeCare
) -> None:
    held = Held()
    kiosk = open_kiosk(printer=printer, site=site, background=held)
    held.let_happen()
    service_of(kiosk).note_ticket("A001")
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
    kept: KioskWindow, care: FakeCare, failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    take(kept)
    care.prints.failure = failure
    open_menu(kept)
    touch(kept, "service-reprint")
    assert notice(kept)
    assert not service_of(kept).property("busy")
    caplog.clear()


def test_before_the_first_ticket_none_is_printed_again(kept: KioskWindow) -> None:
    open_menu(kept)
    assert not seen(kept, "service-reprint").isEnabled()


def test_a_kiosk_without_a_printer_offers_no_paper(open_kiosk: Opens, site: Site) -> None:
    kiosk = open_kiosk(site=site)
    take(kiosk)
    open_menu(kiosk)
    assert not seen(kiosk, "service-reprint").isEnabled()
    assert not seen(kiosk, "service-testPage").isEnabled()


def test_a_test_page_says_where_it_was_printed(kept: KioskWindow, printer: FakePrinter) -> None:
    open_menu(kept)
    touch(kept, "service-testPage")
    (slip,) = printer.slips
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


def test_the_sound_is_tried_in_the_language_of_the_screen(
    make_menu: Callable[..., ServiceMenu],
) -> None:
    speaker = FakeSpeaker()
    menu = make_menu(speaker=speaker)
    menu.trySound()
    assert speaker.heard == []
    menu.hold()
    type_in(menu, PIN)
    heard = []
    for language in (Language.FRENCH, Language.TAMAZIGHT, Language.ARABIC):
        menu.speak(language)
        menu.trySound()
        heard += [one.language for one in speaker.heard]
    assert heard == [Language.FRENCH, Language.FRENCH, Language.ARABIC]
    assert menu.property("notice")


def test_a_kiosk_that_cannot_speak_offers_no_sound(kept: KioskWindow) -> None:
    open_menu(kept)
    assert not seen(kept, "service-sound").isEnabled()


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
