"""How a screen of the kiosk is looked at: nothing is cut, covered, or in a wrong language."""

import re
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from tests.screens.gate import EVERY_PICTURE, keep
from tests.support.qml import cut_texts, find, items, seen, texts

SHAPES = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (1366, 768)}
# English, whose words are the shortest, is looked at when somebody wants to see every picture.
LANGUAGES = ("ar", "zgh", "fr", *(["en"] if EVERY_PICTURE else []))


def look_at(kiosk: KioskWindow, qtbot: QtBot, file: Path) -> None:
    """Save the screen as it stands once it has come to rest, and check that nothing is cut."""
    name = kiosk.view_model.sections.flow.property("page")
    page = find(kiosk, "page-number") or seen(kiosk, f"page-{name}")
    kiosk.grabWindow()
    qtbot.waitUntil(lambda: page.opacity() == 1)
    code = find(kiosk, "qr")
    if code:
        qtbot.waitUntil(lambda: code.width() > 0)
    keep(kiosk.grabWindow(), file)
    wrong = {
        "cut": cut_texts(kiosk),
        "outside its tile": outside_its_tile(kiosk),
        "covered": covered(kiosk),
        "smaller than its facts": small_names(kiosk),
    }
    assert not any(wrong.values()), wrong


def outside_its_tile(kiosk: KioskWindow) -> list[str]:
    """Return the texts that reach beyond the button they belong to."""
    beyond = []
    said = texts(kiosk)
    for button in items(kiosk):
        if button.inherits("QQuickAbstractButton"):
            frame = _in_scene(button).adjusted(-1, -1, 1, 1)
            for text in said:
                inside = button.isAncestorOf(text)
                if inside and not frame.contains(_in_scene(text)):
                    beyond.append(str(text.property("text")))
    return beyond


def small_names(kiosk: KioskWindow) -> list[str]:
    """Return the choices whose name is much smaller than what else they say.

    A long name that fills its tile alone may be as small as it must be.
    """
    small = []
    everything = texts(kiosk)
    for tile in items(kiosk):
        if not tile.objectName().startswith(("group-", "service-")):
            continue
        said = [text for text in everything if tile.isAncestorOf(text)]
        if said:
            name, *others = (float(text.property("drawn")) for text in said)
            least = 0.75 * max(others, default=0.0)
            if name < least:
                small.append(f"{said[0].property('text')}: {name} < {least}")
    return small


def covered(kiosk: KioskWindow) -> list[str]:
    """Return the texts that reach under a button they do not belong to.

    What lies below a question is switched off, and may be covered by it.
    """
    buttons = [
        item for item in items(kiosk) if item.inherits("QQuickAbstractButton") and item.isEnabled()
    ]
    said = [(text, _in_scene(text)) for text in texts(kiosk) if text.isEnabled()]
    return [
        str(text.property("text"))
        for button, place in ((one, _in_scene(one)) for one in buttons)
        for text, frame in said
        if place.intersects(frame) and not button.isAncestorOf(text)
    ]


def _in_scene(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


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
        if re.search("[A-Za-zÀ-ÿ]{3,}", text.replace("chikaya.ma", ""))
        and not _stands_beside_arabic(kiosk, text)
    }


def _stands_beside_arabic(kiosk: KioskWindow, text: str) -> bool:
    # The second name of a tile and the second sentence of a message are marked as French.
    shown = next(item for item in texts(kiosk) if item.property("text") == text)
    return bool(shown.property("language") == "fr")
