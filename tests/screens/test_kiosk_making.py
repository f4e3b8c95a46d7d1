"""The page of a ticket that is being made, which comes only while the core is slow."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from tests.screens.kiosk_looks import LANGUAGES, english_in, look_at
from tests.screens.kiosk_ways import speak, wish
from tests.support.fakes import FakeReception, a_reception
from tests.support.qml import find, texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("shape", "wishes"),
    [("upright", ()), ("lying", ()), ("small", ("larger",)), ("upright", ("larger", "low"))],
    ids=lambda given: given if isinstance(given, str) else "-".join(given) or "usual",
)
def test_it_says_that_the_ticket_comes(
    shape: str,
    wishes: tuple[str, ...],
    language: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    qtbot: QtBot,
    folder: Path,
) -> None:
    kiosk = open_kiosk(a_reception(), shape)
    if wishes:
        wish(kiosk, *wishes)
    speak(kiosk, language)
    kiosk.view_model._issuing.slow.emit()
    look_at(kiosk, qtbot, folder / f"{'-'.join((shape, *wishes))}-making-{language}.png")
    said = {str(text.property("text")) for text in texts(kiosk)}
    assert kiosk.view_model.property("words")["beingMade"] in said
    assert language == "en" or not english_in(said)
    assert find(kiosk, "leave") is None
