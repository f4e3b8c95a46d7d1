"""The pages of an office with sixty services, where names and lists are longest."""

from kiosk.window import KioskWindow
from tests.screens.guidance_pages import (
    directory,
    directory_many,
    guidance,
    places,
    search_elsewhere,
    search_full,
    search_typed,
)
from tests.screens.kiosk_pages import Pages, to_groups
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.qml import find, touch


def to_choice(kiosk: KioskWindow, key: str) -> int:
    """Turn pages until a choice is on the screen; return how many touches that took."""
    turned = 0
    while find(kiosk, key) is None:
        touch(kiosk, "more-services")
        turned += 1
        assert turned < 20, f"{key} is on no page"
    return turned


def open_group(kiosk: KioskWindow, group: str) -> None:
    to_choice(kiosk, f"group-{group}")
    touch(kiosk, f"group-{group}")


def headings(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)


def headings_last(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    to_groups(kiosk, language)
    to_choice(kiosk, "service-orientation")


def civil(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)
    open_group(kiosk, "civil")


def civil_last(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    civil(kiosk, core, printer, language)
    to_choice(kiosk, "service-correction")


def certificates_last(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    to_groups(kiosk, language)
    open_group(kiosk, "certificates")
    to_choice(kiosk, "service-need")


def planning(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)
    open_group(kiosk, "planning")


def elections(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)
    open_group(kiosk, "general")


def associations(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    to_groups(kiosk, language)
    open_group(kiosk, "associations")


def twelve_documents(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    planning(kiosk, core, printer, language)
    to_choice(kiosk, "service-large-works")
    touch(kiosk, "details-service-large-works")


def long_ticket(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    elections(kiosk, core, printer, language)
    touch(kiosk, "service-electoral-certificate")


def priorities(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    to_groups(kiosk, language)
    touch(kiosk, "ask-priority")


def places_last(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    places(kiosk, core, printer, language)
    while find(kiosk, "place-counter-16") is None:
        touch(kiosk, "more-places")


LARGE_OFFICE: dict[str, Pages] = {
    page.__name__: page
    for page in (
        *(headings, headings_last, civil, civil_last, certificates_last, planning, elections),
        *(associations, twelve_documents, long_ticket, priorities, places, places_last),
        *(directory, directory_many, guidance, search_full, search_typed, search_elsewhere),
    )
}
