"""The pages of the service menu, and those on which a kiosk refuses one more in a row."""

from kiosk.access.preferences import Preferences
from kiosk.service.menu import ServiceMenu
from kiosk.window import KioskWindow
from tests.screens.kiosk_ways import Page, ask, open_details, speak
from tests.screens.voice_pages import to_rating
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.qml import touch
from tests.support.service_menu import PIN, enter


def next_visitor(kiosk: KioskWindow) -> None:
    """Let another visitor come, who wishes the same."""
    preferences = kiosk.findChild(Preferences)
    assert preferences
    before = preferences.wishes
    kiosk.view_model.welcome()
    preferences.chooseLook(before.look)
    for wished, toggle in (
        (before.larger == 1, preferences.toggleLarger),
        (before.larger > 1, preferences.toggleLargest),
        (before.low, preferences.toggleLow),
    ):
        if wished:
            toggle()


def hold_corner(kiosk: KioskWindow) -> None:
    """Do what lets staff in."""
    menu = kiosk.findChild(ServiceMenu)
    assert menu
    menu.hold()


def moment(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    ask(kiosk, core, language)
    next_visitor(kiosk)
    ask(kiosk, core, language)


def bug(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    speak(kiosk, language)
    kiosk.view_model.show_safe_screen()


def rating_held(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    for again in (False, True):
        if again:
            next_visitor(kiosk)
        to_rating(kiosk, language)
        for name in ("face-4", "no-reason"):
            touch(kiosk, name)


def details_later(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    for again in (False, True):
        if again:
            next_visitor(kiosk)
        open_details(kiosk, core, language)
        touch(kiosk, "print-slip")


def pin(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    speak(kiosk, language)
    hold_corner(kiosk)
    for digit in PIN:
        touch(kiosk, f"pin-{digit}")


def service_menu(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    speak(kiosk, language)
    hold_corner(kiosk)
    enter(kiosk, PIN)


SERVICE_MENU: dict[str, Page] = {
    page.__name__: page for page in (moment, bug, rating_held, details_later)
}
STAFF: dict[str, Page] = {page.__name__: page for page in (pin, service_menu)}
"""Nobody else sees these, and they stand as they are whatever a visitor wishes."""
