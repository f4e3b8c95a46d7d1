"""The pages of the service menu, and those on which a kiosk refuses one more in a row."""

from collections.abc import Callable

from kiosk.access.preferences import Preferences
from kiosk.service.menu import ServiceMenu
from kiosk.window import KioskWindow
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.qml import touch
from tests.support.service_menu import PIN, enter

type _Pages = Callable[[KioskWindow, FakeReception, FakePrinter, str], None]


def next_visitor(kiosk: KioskWindow, language: str) -> None:
    """Let another visitor come, who wishes the same."""
    preferences = kiosk.findChild(Preferences)
    assert preferences
    before = preferences.wishes
    kiosk.view_model.welcome()
    preferences.chooseLook(before.look)
    for wished, toggle in (
        (before.larger, preferences.toggleLarger),
        (before.low, preferences.toggleLow),
    ):
        if wished:
            toggle()
    touch(kiosk, f"language-{language}")


def hold_corner(kiosk: KioskWindow) -> None:
    """Do what lets staff in."""
    menu = kiosk.findChild(ServiceMenu)
    assert menu
    menu.hold()


def moment(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    touch(kiosk, f"language-{language}")
    touch(kiosk, "service-orientation")
    next_visitor(kiosk, language)
    touch(kiosk, "service-orientation")


def bug(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    touch(kiosk, f"language-{language}")
    kiosk.view_model.show_safe_screen()


def rating_held(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    touch(kiosk, f"language-{language}")
    for again in (False, True):
        if again:
            next_visitor(kiosk, language)
        for name in ("ask-voice", "ask-rating", "face-4", "no-reason"):
            touch(kiosk, name)


def details_later(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    touch(kiosk, f"language-{language}")
    for again in (False, True):
        if again:
            next_visitor(kiosk, language)
        for name in ("group-civil", "details-service-birth", "print-slip"):
            touch(kiosk, name)


def pin(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    touch(kiosk, f"language-{language}")
    hold_corner(kiosk)
    for digit in PIN:
        touch(kiosk, f"pin-{digit}")


def service_menu(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    touch(kiosk, f"language-{language}")
    hold_corner(kiosk)
    enter(kiosk, PIN)


SERVICE_MENU: dict[str, _Pages] = {
    page.__name__: page for page in (moment, bug, rating_held, details_later)
}
STAFF: dict[str, _Pages] = {page.__name__: page for page in (pin, service_menu)}
"""Nobody else sees these, and they stand as they are whatever a visitor wishes."""
CROWDED_SERVICE_MENU = ("details_later",)
