"""A visitor who does not see the screen hears it, and what is said is what stands there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.access.narrator import utterances
from kiosk.access.preferences import usual_wishes
from kiosk.access.speech import Utterance
from kiosk.window import KioskWindow
from reception.domain.errors import SeriesExhaustedError
from reception.domain.language import Language
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.keys import CHOOSE, NEXT, REPEAT, press
from tests.support.qml import find, touch
from tests.support.speech import FakeSpeaker

AR, FR, EN, ZGH = Language.ARABIC, Language.FRENCH, Language.ENGLISH, Language.TAMAZIGHT
QUESTION = "Quel service souhaitez-vous ?"


@pytest.fixture
def kiosk(open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker) -> KioskWindow:
    return open_kiosk(printer=printer, speaker=speaker)


@pytest.fixture
def hears(speaker: FakeSpeaker, qtbot: QtBot) -> Callable[..., None]:
    def wait_for(*words: str) -> None:
        qtbot.waitUntil(lambda: set(words) <= set(speaker.words))

    return wait_for


def test_nothing_is_said_before_somebody_asks(kiosk: KioskWindow, speaker: FakeSpeaker) -> None:
    press(kiosk, NEXT, NEXT, CHOOSE)
    QGuiApplication.processEvents()
    assert speaker.heard == []


def test_a_ticket_by_ear(
    kiosk: KioskWindow, speaker: FakeSpeaker, hears: Callable[..., None]
) -> None:
    press(kiosk, REPEAT)
    hears("الحالة المدنية")
    press(kiosk, NEXT)
    hears("État civil")
    press(kiosk, NEXT, NEXT)
    hears("Certificats et copies")
    press(kiosk, CHOOSE)
    hears("Certificats et copies", "Légalisation de signature", "25 min", "9 personnes")
    assert "Unité d’accueil" not in speaker.words
    press(kiosk, CHOOSE)
    hears("Votre numéro D 014", "Attendez ici Salle 1", "Terminé")


def test_the_key_says_it_again(kiosk: KioskWindow, hears: Callable[..., None]) -> None:
    touch(kiosk, "language-fr")
    press(kiosk, REPEAT)
    hears(QUESTION, "État civil")
    press(kiosk, NEXT)
    hears("Certificats et copies")
    press(kiosk, REPEAT)
    hears(QUESTION, "Certificats et copies")


def test_a_message_and_the_question_are_said(
    kiosk: KioskWindow, core: FakeReception, hears: Callable[..., None]
) -> None:
    core.desk.failures = [SeriesExhaustedError("N", 999)]
    touch(kiosk, "language-fr")
    press(kiosk, REPEAT)
    kiosk.view_model._flow._ask()
    hears("Êtes-vous toujours là ?", "Plus de temps")
    kiosk.view_model.sections.flow.attend()
    kiosk.view_model.choose("service-orientation")
    hears(str(kiosk.view_model.sections.flow.property("message")))


def test_the_panel_switches_it_on_and_off(
    kiosk: KioskWindow, speaker: FakeSpeaker, hears: Callable[..., None]
) -> None:
    touch(kiosk, "language-fr")
    touch(kiosk, "access")
    touch(kiosk, "spoken")
    hears("Affichage, son et hauteur")
    press(kiosk, NEXT)
    hears("Clair", "actif")
    press(kiosk, NEXT)
    hears("Sombre", "inactif")
    touch(kiosk, "spoken")
    assert speaker.heard == []


def test_the_next_visitor_is_not_read_to(
    kiosk: KioskWindow, speaker: FakeSpeaker, hears: Callable[..., None]
) -> None:
    touch(kiosk, "language-fr")
    press(kiosk, REPEAT)
    hears(QUESTION)
    kiosk.view_model.welcome()
    QGuiApplication.processEvents()
    assert speaker.heard == []


def test_a_kiosk_without_the_program_offers_no_speech(open_kiosk: Opens) -> None:
    kiosk = open_kiosk(speaker=FakeSpeaker(available=False))
    press(kiosk, REPEAT)
    touch(kiosk, "access")
    assert find(kiosk, "spoken") is None


def test_every_script_has_its_voice() -> None:
    said = list(utterances("الحالة المدنية · État civil", AR, {}))
    assert said == [Utterance("الحالة المدنية", AR), Utterance("État civil", FR)]
    assert list(utterances("Civil status", EN, {})) == [Utterance("Civil status", EN)]
    assert list(utterances("15–25", AR, {})) == [Utterance("15–25", AR)]
    assert list(utterances(" · ", FR, {})) == []


def test_no_voice_is_given_tifinagh() -> None:
    french = {"ⴰⵖⵓⵍ": "Retour"}
    assert list(utterances("ⴰⵖⵓⵍ", ZGH, french)) == [Utterance("Retour", FR)]
    assert list(utterances("ⵜⴰⵎⴰⵣⵉⵖⵜ", ZGH, french)) == []
    assert list(utterances("ⵓⵟⵟⵓⵏ D 014", ZGH, {"ⵓⵟⵟⵓⵏ": "Numéro"})) == [
        Utterance("Numéro D 014", FR)
    ]


def test_small_screens_begin_with_larger_text() -> None:
    assert usual_wishes(QSizeF(345, 194)).larger
    assert not usual_wishes(QSizeF(476, 268)).larger
    assert not usual_wishes(QSizeF(0, 0)).larger
