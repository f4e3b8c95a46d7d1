"""The pages of guidance as tests read them."""

from kiosk.window import KioskWindow
from tests.support.qml import texts as shown_texts
from tests.support.qml import touch


def words(view: KioskWindow) -> set[str]:
    """Return every text on the screen."""
    return {str(item.property("text")) for item in shown_texts(view)}


def plain(view: KioskWindow) -> str:
    """Return all that is said, without the signs that turn its direction."""
    return " ".join(words(view)).replace("\u200e", "").replace("\u200f", "")


def ask(view: KioskWindow, page: str, language: str = "fr") -> None:
    """Choose a language, and go to a page of guidance."""
    touch(view, f"language-{language}")
    view.view_model.ask(page)
