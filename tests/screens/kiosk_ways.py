"""How visitors of each office of the tests find their way to a page."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.window import KioskWindow
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.qml import find, touch

type Page = Callable[[KioskWindow, FakeReception, FakePrinter, str], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """What somebody comes to an office for, by the codes of its unit."""

    group: str
    """Of several services."""
    paused: tuple[str, str]
    """Of this group."""
    full: str
    asked: tuple[str, str]
    """A group, and one of its services that is asked for."""
    papers_group: str
    papers: str
    """A service that many papers are needed for."""
    priority: str


_WAYS = {
    "office": Way(
        group="papers",
        paused=("signature", "residence"),
        full="copy",
        asked=("papers", "signature"),
        papers_group="civil",
        papers="birth",
        priority="mobility",
    ),
    "commune": Way(
        group="certificates",
        paused=("life-certificate", "residence"),
        full="celibacy",
        asked=("civil-status", "birth-extract"),
        papers_group="civil-status",
        papers="birth-extract",
        priority="reduced-mobility",
    ),
    "prefecture": Way(
        group="certificates",
        paused=("residence", "life"),
        full="celibacy",
        asked=("general", "electoral-certificate"),
        papers_group="planning",
        papers="large-works",
        priority="mobility",
    ),
}


def way_of(core: FakeReception) -> Way:
    """Return the way of who comes to this office."""
    return _WAYS[core.hall.shown.code]


def wish(kiosk: KioskWindow, *names: str) -> None:
    """Ask for these at the accessibility panel."""
    for name in ("access", *names, "access-done"):
        touch(kiosk, name)


def speak(kiosk: KioskWindow, language: str) -> None:
    """Touch a language."""
    touch(kiosk, f"language-{language}")


def reach(kiosk: KioskWindow, key: str, subject: str = "services") -> int:
    """Turn pages until something is on the screen; return how many touches that took."""
    turned = 0
    while find(kiosk, key) is None:
        touch(kiosk, f"more-{subject}")
        turned += 1
        assert turned < 30, f"{key} is on no page"
    return turned


def open_group(kiosk: KioskWindow, group: str) -> None:
    reach(kiosk, f"group-{group}")
    touch(kiosk, f"group-{group}")


def ask(kiosk: KioskWindow, core: FakeReception, language: str) -> None:
    """Ask for a ticket."""
    group, service = way_of(core).asked
    speak(kiosk, language)
    open_group(kiosk, group)
    reach(kiosk, f"service-{service}")
    touch(kiosk, f"service-{service}")


def open_details(kiosk: KioskWindow, core: FakeReception, language: str) -> None:
    """Ask what to bring."""
    way = way_of(core)
    speak(kiosk, language)
    open_group(kiosk, way.papers_group)
    reach(kiosk, f"details-service-{way.papers}")
    touch(kiosk, f"details-service-{way.papers}")
