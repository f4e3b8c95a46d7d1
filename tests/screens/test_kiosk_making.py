"""The page of a ticket that is being made, which comes only while the core is slow."""

from collections.abc import Callable

import pytest

from kiosk.window import KioskWindow
from tests.screens.kiosk_looks import LANGUAGES
from tests.screens.kiosk_ways import speak
from tests.support.fakes import FakeReception, a_reception
from tests.support.qml import find, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_the_ticket_comes(
    language: str, open_kiosk: Callable[[FakeReception, str], KioskWindow]
) -> None:
    kiosk = open_kiosk(a_reception(), "upright")
    speak(kiosk, language)
    kiosk.view_model._issuing.slow.emit()
    kiosk.grabWindow()
    said = {str(text.property("text")) for text in texts(kiosk)}
    assert kiosk.view_model.property("words")["beingMade"] in said
    assert find(kiosk, "leave") is None
