"""Those who look after the kiosk have a menu; nobody else finds or opens it."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.care.pin import Tries, checked, fits
from kiosk.care.service_menu import ServiceMenu, ServicePace, Site
from kiosk.window import KioskWindow
from reception.domain.errors import PrinterFault, StorageFault, TicketNotFoundError
from reception.domain.language import Language
from reception.domain.paper import PrintJob, PrintState
from reception.domain.printer import PrinterStatus
from reception.hall import TicketView
from reception.ids import TimeOrderedIds
from tests.kiosk.conftest import Opens
from tests.support.clocks import FakeClock
from tests.support.databases import FAST_HASHER
from tests.support.fakes import NINE, FakePrinter, FakeReception, Held
from tests.support.qml import find, seen, texts, touch
from tests.support.speech import FakeSpeaker
from ui_kit.background import Inline
from ui_kit.minute_clock import MinuteClock

PIN = "271828"
PIN_HASH = FAST_HASHER.hash(PIN)
CORNER = QPoint(8, 8)
LEFT = Qt.MouseButton.LeftButton


@dataclass
class FakePrints:
    """Keeps which tickets are wanted again."""

    wanted: list[tuple[UUID, str]] = field(default_factory=list)
    failure: Exception | None = None

    def want_duplicate(
        self, ticket: UUID, *, station: str, request: UUID | None = None
    ) -> PrintJob:
        if self.failure:
            raise self.failure
        assert request
        self.wanted.append((ticket, station))
        return PrintJob(
            ticket=ticket,
            sheet=2,
            station=station,
            state=PrintState.QUEUED,
            queued_at=NINE,
            changed_at=NINE,
        )


@dataclass
class FakeCare:
    """The core as the menu knows it, beside the one that visitors use."""

    core: FakeReception
    prints: FakePrints = field(default_factory=FakePrints)

    def __call__(self) -> "FakeCare":
        return self

    @property
    def hall(self) -> "FakeCare":
        return self

    def ticket(self, label: str) -> TicketView:
        for visit in self.core.desk.given.values():
            if visit.ticket.label == label:
                return self.core.hall.view(visit)
        raise TicketNotFoundError(label, "2026-11-25")


class Seconds:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def care(core: FakeReception) -> FakeCare:
    return FakeCare(core)


@pytest.fixture
def site(care: FakeCare) -> Site:
    return Site(core=care, station="kiosk-1", pin_hash=PIN_HASH)


@pytest.fixture
def kept(open_kiosk: Opens, printer: FakePrinter, site: Site) -> KioskWindow:
    """A kiosk with a printer and a PIN."""
    return open_kiosk(printer=printer, site=site)


def service_of(kiosk: KioskWindow) -> ServiceMenu:
    return kiosk.view_model.service_menu


def enter(kiosk: KioskWindow, pin: str) -> None:
    for digit in pin:
        touch(kiosk, f"pin-{digit}")
    touch(kiosk, "pin-enter")


def open_menu(kiosk: KioskWindow) -> None:
    service_of(kiosk).hold()
    enter(kiosk, PIN)
    assert seen(kiosk, "service-menu")


def take(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    touch(kiosk, "service-orientation")
    touch(kiosk, "done")


def notice(kiosk: KioskWindow) -> str:
    return str(service_of(kiosk).property("notice"))


def facts(kiosk: KioskWindow) -> dict[str, str]:
    return {row["icon"]: row["value"] for row in service_of(kiosk).property("facts")}


# The way in ----------------------------------------------------------------------------------


def test_a_long_press_in_the_corner_asks_for_the_pin(kept: KioskWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(service_of(kept).changed, timeout=5000):
        QTest.mousePress(kept, LEFT, Qt.KeyboardModifier.NoModifier, CORNER)
    QTest.mouseRelease(kept, LEFT, Qt.KeyboardModifier.NoModifier, CORNER)
    assert seen(kept, "pin-pad")


def test_a_long_press_lasts_three_seconds(kept: KioskWindow) -> None:
    assert service_of(kept).property("holdMs") == 3000
    for _ in range(5):
        QTest.mouseClick(kept, LEFT, Qt.KeyboardModifier.NoModifier, CORNER)
    assert find(kept, "page-service") is None


def test_without_a_pin_there_is_no_menu(open_kiosk: Opens, site: Site) -> None:
    for without in (None, replace(site, pin_hash="")):
        kiosk = open_kiosk(site=without)
        service_of(kiosk).hold()
        assert find(kiosk, "page-service") is None


def test_the_pin_opens_the_menu_and_another_does_not(
    kept: KioskWindow, caplog: pytest.LogCaptureFixture
) -> None:
    service_of(kept).hold()
    enter(kept, "314159")
    assert find(kept, "service-menu") is None
    assert notice(kept)
    enter(kept, PIN)
    assert seen(kept, "service-menu")
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    caplog.clear()


def test_nothing_is_done_before_the_pin(kept: KioskWindow, care: FakeCare) -> None:
    take(kept)
    asked: list[str] = []
    service_of(kept).closeAsked.connect(lambda: asked.append("close"))
    service_of(kept).restartAsked.connect(lambda: asked.append("restart"))
    for state in ("shut", "pin"):
        assert service_of(kept).property("stage") == state
        service_of(kept).printAgain()
        service_of(kept).printTestPage()
        service_of(kept).closeKiosk()
        service_of(kept).closeKiosk()
        service_of(kept).restart()
        service_of(kept).hold()
    assert asked == []
    assert care.prints.wanted == []


def test_a_digit_can_be_taken_back(kept: KioskWindow) -> None:
    service_of(kept).hold()
    for digit in "2718289":
        touch(kept, f"pin-{digit}")
    touch(kept, "pin-erase")
    assert service_of(kept).property("digits") == 6
    touch(kept, "pin-enter")
    assert seen(kept, "service-menu")


def test_who_leaves_the_pad_leaves_no_digits(kept: KioskWindow) -> None:
    service_of(kept).hold()
    touch(kept, "pin-2")
    touch(kept, "service-shut")
    service_of(kept).hold()
    assert service_of(kept).property("digits") == 0


def test_nobody_opens_the_menu_after_leaving(open_kiosk: Opens, site: Site) -> None:
    held = Held()
    kiosk = open_kiosk(site=site, background=held)
    held.let_happen()
    service_of(kiosk).hold()
    enter(kiosk, PIN)
    touch(kiosk, "service-shut")
    held.let_happen()
    assert service_of(kiosk).property("stage") == "shut"


# Wrong PINs ----------------------------------------------------------------------------------


def test_five_wrong_pins_bring_a_pause_and_the_next_a_longer_one() -> None:
    seconds = Seconds()
    tries = Tries(seconds)
    pauses = []
    for _ in range(14):
        tries.wrong()
        pauses.append(tries.pause_s)
        seconds.now_s += tries.pause_s
    assert pauses == [0, 0, 0, 0, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]
    tries.right()
    tries.wrong()
    assert tries.pause_s == 0


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def make_menu(qtbot: QtBot, site: Site) -> Iterator[Callable[..., ServiceMenu]]:
    """Make menus without a screen; every one is thrown away afterwards."""
    made: list[ServiceMenu] = []

    def make(**how: Any) -> ServiceMenu:
        clock = FakeClock(NINE)
        minute_clock = MinuteClock(clock)
        menu = ServiceMenu(site, Inline(), minute_clock, TimeOrderedIds(clock), **how)
        minute_clock.setParent(menu)
        made.append(menu)
        return menu

    yield make
    for menu in made:
        menu.shut()
        menu.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def menu(make_menu: Callable[..., ServiceMenu], seconds: Seconds) -> ServiceMenu:
    return make_menu(monotonic_s=seconds)


def type_in(menu: ServiceMenu, pin: str) -> None:
    for digit in pin:
        menu.type(digit)
    menu.enter()


def test_in_the_pause_even_the_right_pin_is_not_heard(
    menu: ServiceMenu, seconds: Seconds, caplog: pytest.LogCaptureFixture
) -> None:
    menu.hold()
    for _ in range(5):
        type_in(menu, "000001")
    assert menu.property("paused")
    assert "60" in menu.property("notice")
    menu.shut()
    menu.hold()
    type_in(menu, PIN)
    assert menu.property("stage") == "pin"
    seconds.now_s += 60
    assert not menu.property("paused")
    type_in(menu, PIN)
    assert menu.property("stage") == "open"
    caplog.clear()


@pytest.mark.parametrize(
    "stored",
    ["", "271828", "$argon2id$broken", PIN_HASH[:-4]],
    ids=["empty", "plain", "broken", "cut"],
)
def test_what_is_no_hash_fits_no_pin(stored: str) -> None:
    assert not fits(stored, PIN)


def test_a_pin_in_place_of_its_hash_is_said_and_opens_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert checked(PIN) == ""
    assert "nouba kiosk-pin" in caplog.text
    assert PIN not in caplog.text
    caplog.clear()
    assert checked(PIN_HASH) == PIN_HASH
    assert checked("") == ""


def test_the_hash_is_that_of_passwords() -> None:
    assert fits(PIN_HASH, PIN)
    assert not fits(PIN_HASH, PIN[:-1])


# What it says --------------------------------------------------------------------------------


def test_it_says_how_the_kiosk_is(kept: KioskWindow, printer: FakePrinter) -> None:
    open_menu(kept)
    assert facts(kept)["building"] == "kiosk-1"
    assert facts(kept)["gear"]
    printer.say(PrinterStatus(paper_out=True))
    before = facts(kept)
    service_of(kept).note_database(True)
    service_of(kept).note_ticket("A017")
    after = facts(kept)
    assert before["info"] != after["info"]
    assert after["ticket"] == "A017"
    service_of(kept).speak(Language.FRENCH)
    assert "rouleau" in facts(kept)["printer"]
    assert "rouleau" in " ".join(str(text.property("text")) for text in texts(kept))


def test_it_covers_what_visitors_touch(kept: KioskWindow) -> None:
    tile = seen(kept, "language-fr")
    at = tile.mapToScene(tile.boundingRect().center()).toPoint()
    open_menu(kept)
    QTest.mouseClick(kept, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert kept.view_model.property("page") == "welcome"


def test_it_goes_when_nobody_touches_it(
    make_menu: Callable[..., ServiceMenu], qtbot: QtBot
) -> None:
    menu = make_menu(pace=ServicePace(idle_ms=30))
    menu.hold()
    qtbot.waitUntil(lambda: menu.property("stage") == "shut")
    assert ServicePace().idle_ms == 30_000


# What it does --------------------------------------------------------------------------------


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
