"""Where a complaint, a suggestion or an observation is heard."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.domain.calendar import Opening
from reception.domain.language import Language
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.qml import find, seen, texts, touch


def to_voice(kiosk: KioskWindow, language: str = "fr") -> None:
    touch(kiosk, f"language-{language}")
    kiosk.view_model.ask("voice")


def words(kiosk: KioskWindow) -> str:
    return "\n".join(str(item.property("text")) for item in texts(kiosk))


def test_the_three_words_are_explained(kiosk: KioskWindow) -> None:
    to_voice(kiosk)
    said = words(kiosk)
    for word in ("Réclamation", "Suggestion", "Observation", "vous a lésé", "votre avis"):
        assert word in said
    touch(kiosk, "language-ar")
    said = words(kiosk)
    assert all(word in said for word in ("شكاية", "اقتراح", "ملاحظة"))


def test_it_says_where_they_are_heard(kiosk: KioskWindow, qtbot: QtBot) -> None:
    to_voice(kiosk)
    assert seen(kiosk, "contacts").property("text") == "3737 · chikaya.ma"
    said = words(kiosk)
    assert "08\u00a002\u00a000\u00a037\u00a037" in said
    assert "+212\u00a05\u00a037\u00a067\u00a099\u00a006" in said
    qtbot.waitUntil(lambda: seen(kiosk, "qr").property("implicitWidth") > 20)


def test_it_is_printed(kiosk: KioskWindow, printer: FakePrinter) -> None:
    to_voice(kiosk)
    touch(kiosk, "print-slip")
    (slip,) = printer.slips
    assert slip.qr_text == "https://www.chikaya.ma"
    assert slip.title[Language.FRENCH] == "Réclamation, suggestion, observation"
    assert seen(kiosk, "print-slip").property("text") == "Prenez la feuille à l’imprimante"


def test_the_complaints_desk_is_a_touch_away(kiosk: KioskWindow, core: FakeReception) -> None:
    to_voice(kiosk)
    touch(kiosk, "complaints-desk")
    (visit,) = core.desk.given.values()
    assert visit.leg.service == "orientation"
    assert seen(kiosk, "page-ticket")


def test_no_desk_is_offered_where_none_takes_complaints(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.shown = replace(core.hall.shown, complaints_service=None)
    kiosk = open_kiosk()
    to_voice(kiosk)
    assert find(kiosk, "complaints-desk") is None


def test_a_closed_office_says_where_to_complain_and_gives_no_ticket(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.hours = Opening(is_open=False)
    kiosk = open_kiosk()
    assert seen(kiosk, "page-closed")
    kiosk.view_model.ask("voice")
    assert seen(kiosk, "contacts")
    assert find(kiosk, "complaints-desk") is None


def test_a_unit_may_name_another_site_meanwhile(kiosk: KioskWindow, core: FakeReception) -> None:
    to_voice(kiosk)
    core.hall.shown = replace(core.hall.shown, complaints_url="https://avis.example.ma/")
    kiosk.view_model.refresh()
    assert seen(kiosk, "contacts").property("text") == "3737 · avis.example.ma"


def test_nothing_else_is_chosen_from_the_page_of_the_voice(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    kiosk.view_model.choose("service-birth")
    assert core.desk.given == {}
    to_voice(kiosk)
    touch(kiosk, "ask-rating")
    assert seen(kiosk, "page-rating")
    kiosk.view_model.choose("service-birth")
    assert core.desk.given == {}
    touch(kiosk, "back")
    assert seen(kiosk, "page-voice")
