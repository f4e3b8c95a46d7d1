"""The rating as tests reach it: the hand that touches, what is told and what was counted."""

from kiosk.window import KioskWindow
from tests.support.fakes import FakeReception, Rated
from tests.support.qml import seen, touch


def to_rating(kiosk: KioskWindow, language: str = "fr") -> None:
    """Go to the page that asks for it."""
    touch(kiosk, f"language-{language}")
    kiosk.view_model.ask("rating")
    assert seen(kiosk, "page-rating")


def type_number(kiosk: KioskWindow, number: str) -> None:
    """Add the number of a ticket."""
    touch(kiosk, "add-number")
    for sign in number:
        touch(kiosk, f"sign-{sign}")
    touch(kiosk, "take-number")


def answers(core: FakeReception) -> list[Rated]:
    """Return every answer that was counted."""
    return list(core.ratings.given.values())


def told(kiosk: KioskWindow) -> str:
    """Return what the visitor is told of her answer."""
    return str(seen(kiosk, "rating-told").property("text"))
