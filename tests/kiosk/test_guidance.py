"""Where to go, whom to call, and which service a visitor means."""

from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.patience import Pace
from kiosk.window import KioskWindow
from reception.domain.unit import Counter
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakeReception, Held, texts
from tests.support.qml import find, items, seen, touch
from tests.support.qml import texts as shown_texts


def words(view: KioskWindow) -> set[str]:
    return {str(item.property("text")) for item in shown_texts(view)}


def plain(view: KioskWindow) -> str:
    return " ".join(words(view)).replace("\u200e", "").replace("\u200f", "")


def ask(view: KioskWindow, page: str, language: str = "fr") -> None:
    touch(view, f"language-{language}")
    view.view_model.ask(page)


def write(view: KioskWindow, letters: str) -> None:
    for letter in letters:
        touch(view, "key-space" if letter == " " else f"key-{letter}")


def press(view: KioskWindow, letters: str) -> None:
    for letter in letters:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(view, event)


def written(view: KioskWindow) -> str:
    found = find(view, "search-text")
    return str(found.property("text")) if found else ""


def found(view: KioskWindow) -> list[str]:
    return [
        item.objectName().removeprefix("found-service-")
        for item in items(view)
        if item.objectName().startswith("found-")
    ]


def test_help_leads_to_four_answers_and_back(kiosk: KioskWindow) -> None:
    ask(kiosk, "help")
    for page in ("search", "places", "directory"):
        touch(kiosk, f"help-{page}")
        assert seen(kiosk, f"page-{page}")
        touch(kiosk, "back")
        assert seen(kiosk, "page-help")
    touch(kiosk, "help-voice")
    assert kiosk.view_model.property("page") == "voice"


def test_help_says_the_number_from_here_and_from_abroad(kiosk: KioskWindow) -> None:
    ask(kiosk, "help")
    said = plain(kiosk)
    assert all(number in said for number in ("3737", "0802003737", "+212 537 679 906"))


def test_services_are_found_while_a_visitor_writes(kiosk: KioskWindow) -> None:
    ask(kiosk, "search")
    write(kiosk, "naiss")
    assert written(kiosk) == "naiss"
    assert found(kiosk) == ["birth"]
    touch(kiosk, "key-erase")
    assert written(kiosk) == "nais"
    touch(kiosk, "key-clear")
    assert (written(kiosk), found(kiosk)) == ("", [])


def test_a_found_service_is_told_before_its_ticket(kiosk: KioskWindow, core: FakeReception) -> None:
    ask(kiosk, "search")
    write(kiosk, "signer")
    touch(kiosk, "found-service-signature")
    assert seen(kiosk, "page-details")
    touch(kiosk, "back")
    assert written(kiosk) == "signer"
    touch(kiosk, "found-service-signature")
    touch(kiosk, "take-ticket")
    assert [visit.leg.service for visit in core.desk.given.values()] == ["signature"]


def test_a_found_service_says_its_counters(kiosk: KioskWindow) -> None:
    ask(kiosk, "search")
    write(kiosk, "naissance")
    assert "Guichets 1, 3, 12" in words(kiosk)
    touch(kiosk, "key-clear")
    write(kiosk, "accueil")
    assert "Guichet 3" in words(kiosk)


@pytest.mark.parametrize(
    ("language", "letters", "service"),
    [("ar", "الولادة", "birth"), ("fr", "décès", "death"), ("en", "celib", "celibacy")],
)
def test_the_keys_are_those_of_the_visitors_script(
    kiosk: KioskWindow, language: str, letters: str, service: str
) -> None:
    ask(kiosk, "search", language)
    write(kiosk, letters)
    assert service in found(kiosk)


def test_a_visitor_may_write_in_another_script(kiosk: KioskWindow) -> None:
    ask(kiosk, "search", "zgh")
    write(kiosk, "ⵣⵥ")
    assert written(kiosk) == "ⵣⵥ"
    touch(kiosk, "key-clear")
    touch(kiosk, "script-arabic")
    write(kiosk, "شهادة السكنى")
    assert found(kiosk)[0] == "residence"
    touch(kiosk, "script-latin")
    assert find(kiosk, "key-é")


def test_nothing_found_leads_to_the_reception_desk(kiosk: KioskWindow) -> None:
    ask(kiosk, "search")
    assert find(kiosk, "nothing-found") is None
    write(kiosk, "wxwx")
    assert seen(kiosk, "nothing-found")
    assert "Essayez un autre mot, ou renseignez-vous à l’accueil." in words(kiosk)


def test_a_keyboard_of_keys_writes_too(kiosk: KioskWindow) -> None:
    ask(kiosk, "search")
    press(kiosk, "acte  x")
    assert written(kiosk) == "acte x"
    QTest.keyClick(kiosk, Qt.Key.Key_Backspace)
    QTest.keyClick(kiosk, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert written(kiosk) == "acte "
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    assert find(kiosk, "page-search") is None


def test_a_touch_leaves_the_keyboard_where_it_writes(kiosk: KioskWindow) -> None:
    ask(kiosk, "search")
    touch(kiosk, "key-a")
    press(kiosk, " b")
    assert written(kiosk) == "a b"


def test_a_text_has_an_end(kiosk: KioskWindow) -> None:
    ask(kiosk, "search")
    press(kiosk, "w" * 60)
    assert written(kiosk) == "w" * 32


def test_the_next_visitor_sees_nothing_of_what_was_written(kiosk: KioskWindow) -> None:
    ask(kiosk, "search")
    write(kiosk, "signer")
    touch(kiosk, "script-arabic")
    kiosk.view_model.welcome()
    ask(kiosk, "search")
    assert (written(kiosk), found(kiosk)) == ("", [])
    assert find(kiosk, "key-é")


def test_writing_is_being_there(open_kiosk: Opens, core: FakeReception) -> None:
    kiosk = open_kiosk(pace=Pace(settle_ms=0, warning_ms=60_000, idle_ms=60_000))
    ask(kiosk, "search")
    patience = kiosk.view_model._flow._patience
    patience._idle.stop()
    press(kiosk, "a")
    assert patience._idle.isActive()


def test_what_was_written_is_in_no_log(
    kiosk: KioskWindow, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    ask(kiosk, "search")
    write(kiosk, "zzzz")
    assert "zzzz" not in caplog.text


def test_every_place_says_what_is_given_there(kiosk: KioskWindow) -> None:
    ask(kiosk, "places")
    said = words(kiosk)
    assert {"Salle 1", "Rez-de-chaussée", "Premier étage, salle 12"} <= said
    # Counter 1 gives three services by name, counter 3 so many that their headings stand there.
    assert "Extrait d’acte de naissance · Livret de famille · Extrait d’acte de décès" in said
    assert "État civil · Certificats et copies · Accueil et orientation" in said


def test_many_counters_stand_on_several_pages(open_kiosk: Opens, core: FakeReception) -> None:
    many = tuple(Counter(number=one, services=("birth",)) for one in range(1, 20))
    core.hall.shown = replace(core.hall.shown, counters=many)
    kiosk = open_kiosk()
    ask(kiosk, "places")
    met: set[str] = set()
    for _ in range(10):
        here = {one.objectName() for one in items(kiosk) if one.objectName().startswith("place-")}
        assert len(here) <= 8
        met |= here
        touch(kiosk, "more-places")
    assert met == {"place-waiting-room", *(f"place-counter-{one.number}" for one in many)}


def test_an_office_without_places_says_whom_to_ask(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.shown = replace(core.hall.shown, counters=(), waiting_area={})
    kiosk = open_kiosk()
    ask(kiosk, "places")
    assert seen(kiosk, "no-places")


def test_a_contact_is_shown_with_all_its_ways(kiosk: KioskWindow) -> None:
    ask(kiosk, "directory")
    said = plain(kiosk)
    for fact in ("0500 00 00 10", "accueil@commune.example", "www.commune.example"):
        assert fact in said
    assert "4, avenue de la Liberté" in said
    touch(kiosk, "contact-2")
    said = plain(kiosk)
    assert all(number in said for number in ("3737", "0802003737", "+212 537 679 906"))


def test_a_telephone_reads_how_to_reach_a_contact(
    kiosk: KioskWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    def scanned() -> str:
        photograph = tmp_path / "photograph.png"
        kiosk.resize(1080, 1920)
        qtbot.waitUntil(lambda: seen(kiosk, "qr").property("implicitWidth") > 20)
        assert kiosk.grabWindow().save(str(photograph))
        return str(zxingcpp.read_barcodes(Image.open(photograph))[0].text)

    ask(kiosk, "directory")
    assert scanned() == "tel:0500000010"
    touch(kiosk, "line-email")
    assert scanned() == "mailto:accueil@commune.example"
    touch(kiosk, "line-website")
    assert scanned() == "https://www.commune.example/"
    touch(kiosk, "contact-2")
    touch(kiosk, "line-abroad")
    assert scanned() == "tel:+212537679906"


def test_a_contact_without_a_number_has_no_code(kiosk: KioskWindow) -> None:
    ask(kiosk, "directory")
    touch(kiosk, "contact-1")
    assert "Rez-de-chaussée" in words(kiosk)
    assert find(kiosk, "qr") is None


def test_only_the_code_that_is_asked_for_last_is_shown(
    open_kiosk: Opens, core: FakeReception
) -> None:
    held = Held()
    kiosk = open_kiosk(background=held)
    held.let_happen()
    ask(kiosk, "directory")
    directory = kiosk.view_model._parts.guide._directory
    directory.chooseLine("line-email")
    directory.chooseLine("line-telephone")
    held.let_happen()
    late = directory.property("qr")
    directory.chooseLine("line-email")
    held.let_happen()
    assert late
    assert directory.property("qr") not in {"", late}


def test_the_national_line_is_in_every_directory(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.shown = replace(core.hall.shown, directory=())
    kiosk = open_kiosk()
    ask(kiosk, "directory")
    assert seen(kiosk, "contact-hotline")
    assert "0802003737" in plain(kiosk)


def test_many_contacts_stand_on_several_pages(open_kiosk: Opens, core: FakeReception) -> None:
    one = core.hall.shown.directory[1]
    many = tuple(replace(one, names=texts("", f"Bureau {at}", "")) for at in range(20))
    core.hall.shown = replace(core.hall.shown, directory=many)
    kiosk = open_kiosk()
    ask(kiosk, "directory")
    met: set[str] = set()
    for _ in range(10):
        met |= words(kiosk)
        touch(kiosk, "more-contacts")
    assert {f"Bureau {at}" for at in range(20)} <= met


def test_guidance_speaks_the_language_that_is_chosen_there(kiosk: KioskWindow) -> None:
    ask(kiosk, "places")
    touch(kiosk, "language-ar")
    assert "الطابق الأرضي" in words(kiosk)
    touch(kiosk, "language-en")
    assert "Ground floor" in words(kiosk)


def test_a_closed_office_still_guides(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.hours = replace(core.hall.hours, is_open=False)
    kiosk = open_kiosk()
    kiosk.view_model.ask("help")
    touch(kiosk, "help-places")
    assert seen(kiosk, "page-places")
    kiosk.view_model.welcome()
    assert seen(kiosk, "page-closed")


@pytest.mark.parametrize("page", ["ar", "fr"])
@pytest.mark.parametrize("letters", ["acte", "عقد"])
def test_what_is_written_stands_in_its_line(kiosk: KioskWindow, page: str, letters: str) -> None:
    touch(kiosk, f"language-{page}")
    kiosk.view_model.ask("search")
    press(kiosk, letters)
    kiosk.grabWindow()
    line, text = seen(kiosk, "search-line"), seen(kiosk, "search-text")
    place = text.mapRectToItem(line, QRectF(0, 0, text.width(), text.height()))
    assert line.contains(place.topLeft())
    assert line.contains(place.bottomRight())
    begins_at_the_right = place.center().x() > line.width() / 2
    assert begins_at_the_right == (letters == "عقد")
