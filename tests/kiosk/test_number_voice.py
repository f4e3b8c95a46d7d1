"""A visitor hears her number by one touch, in her language."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.ticket.page import NumberVoice
from reception.domain.errors import PrinterFault
from reception.domain.language import Language
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter
from tests.support.number_voice import HeardNumber
from tests.support.qml import find, seen, touch
from tests.support.speech import FakeSpeaker
from tests.support.voice_child import asked, child_command, let_end
from ui_kit.voice.process import VoiceProcess


@pytest.mark.parametrize("language", ["ar", "zgh", "fr", "en"])
def test_one_touch_says_the_number(open_kiosk: Opens, printer: FakePrinter, language: str) -> None:
    voice = HeardNumber()
    kiosk = open_kiosk(printer=printer, number_voice=voice)
    touch(kiosk, f"language-{language}")
    touch(kiosk, "group-papers")
    touch(kiosk, "service-signature")
    touch(kiosk, "hear-number")
    touch(kiosk, "hear-number")
    label = str(seen(kiosk, "ticket-number").property("text")).replace("\u00a0", "")
    assert voice.said == [(label, Language(language))] * 2
    touch(kiosk, "done")


def test_a_number_without_paper_is_heard_as_well(open_kiosk: Opens, printer: FakePrinter) -> None:
    voice = HeardNumber()
    printer.fault = PrinterFault("no paper", "put in a roll")
    kiosk = open_kiosk(printer=printer, number_voice=voice)
    for name in ("language-zgh", "group-papers", "service-signature"):
        touch(kiosk, name)
    seen(kiosk, "page-number")
    touch(kiosk, "hear-number")
    assert [language for _, language in voice.said] == [Language.TAMAZIGHT]


def test_without_a_voice_nothing_is_offered(open_kiosk: Opens, printer: FakePrinter) -> None:
    kiosk = open_kiosk(printer=printer)
    for name in ("language-fr", "group-papers", "service-signature"):
        touch(kiosk, name)
    hear = find(kiosk, "hear-number")
    assert hear is None or not hear.isVisible()


def test_the_ticket_alone_is_said_in_one_language_that_has_a_voice(
    tmp_path: Path, qtbot: QtBot
) -> None:
    speaker = FakeSpeaker()
    voice = NumberVoice(VoiceProcess(child_command(tmp_path, "waits")), speaker)
    before = voice.available
    with qtbot.waitSignal(voice.availableChanged):
        voice.start()
    assert (before, voice.available) == (False, True)
    voice.say("A042", Language.TAMAZIGHT)
    # An impatient second touch neither cuts it nor queues behind it.
    voice.say("A042", Language.TAMAZIGHT)
    qtbot.waitUntil(lambda: len(asked(tmp_path)) == 1)
    (one,) = asked(tmp_path)
    assert (one["label"], one["most_languages"], one["chimes"]) == ("A042", 1, False)
    assert one["languages"] == ["zgh", "fr", "fr", "ar"]
    assert "counter" not in one
    let_end(tmp_path, 1)
    voice.close()
    voice.deleteLater()
    QCoreApplication.processEvents()
