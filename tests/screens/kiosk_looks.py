"""How a screen of the kiosk is looked at: nothing is cut, covered, or in a wrong language."""

import re
from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.domain.errors import StorageFault
from tests.screens.access_table import USUAL_INCH
from tests.screens.gate import EVERY_PICTURE, keep
from tests.screens.page_rules import broken_rules
from tests.support.fakes import FakeReception
from tests.support.qml import find, seen, texts

SHAPES = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (1366, 768)}
# English, whose words are the shortest, is looked at when somebody wants to see every picture.
LANGUAGES = ("ar", "zgh", "fr", *(["en"] if EVERY_PICTURE else []))


def without_reach(core: FakeReception, page: str) -> FakeReception:
    """Return the core, out of reach where a page tells that it never was."""
    if page == "unready":
        core.hall.failure = StorageFault("away", "look at the network")
    return core


def look_at(kiosk: KioskWindow, qtbot: QtBot, file: Path) -> None:
    """Save the screen as it stands once it has come to rest, and check every rule of a page."""
    at_rest(kiosk, qtbot)
    keep(kiosk.grabWindow(), file)
    larger = kiosk.theme.property("level") > 0
    wrong = broken_rules(kiosk, USUAL_INCH, larger=larger)
    assert not wrong, wrong


def at_rest(kiosk: KioskWindow, qtbot: QtBot) -> None:
    """Wait until a page has come, with its code, and hears its buttons."""
    name = kiosk.view_model.sections.flow.property("page")
    assert find(kiosk, "page-number") or seen(kiosk, f"page-{name}")
    kiosk.grabWindow()
    code = find(kiosk, "qr")
    if code:
        qtbot.waitUntil(lambda: code.width() > 0)
    for name in ("done", "retry", "leave"):
        button = find(kiosk, name)
        if button and not find(kiosk, "idle-warning"):
            qtbot.waitUntil(button.isEnabled)


def english_in(said: set[str]) -> set[str]:
    """Return the texts that are the English source of some sentence."""
    from kiosk.words import words_in  # noqa: PLC0415 - only this check knows the sources
    from reception.domain.language import Language  # noqa: PLC0415

    return said & set(words_in(Language.ENGLISH).values())


def latin_words(kiosk: KioskWindow, said: set[str]) -> set[str]:
    """Return the texts in Latin letters whose Arabic is not on the same screen."""
    return {
        text
        for text in said
        if re.search("[A-Za-zÀ-ÿ]{3,}", re.sub(r"[a-z]+\.ma", "", text))
        and not _stands_beside_arabic(kiosk, text)
    }


def _stands_beside_arabic(kiosk: KioskWindow, text: str) -> bool:
    # The second name of a tile and the second sentence of a message are marked as French.
    shown = next(item for item in texts(kiosk) if item.property("text") == text)
    return bool(shown.property("language") == "fr")
