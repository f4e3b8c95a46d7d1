"""Which service a visitor means, by what she writes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from tests.kiosk.conftest import Opens
from tests.kiosk.guidance import ask, words
from tests.support.fakes import FakeReception
from tests.support.qml import find, items, seen, touch


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


def test_services_without_room_are_counted(open_kiosk: Opens, core: FakeReception) -> None:
    known = dict.fromkeys(core.hall.shown.languages, ("zz",))
    services = tuple(replace(one, keywords=known) for one in core.hall.shown.services)
    core.hall.shown = replace(core.hall.shown, services=services)
    kiosk = open_kiosk()
    ask(kiosk, "search")
    write(kiosk, "naiss")
    assert find(kiosk, "rest") is None
    touch(kiosk, "key-clear")
    write(kiosk, "zz")
    rest = len(services) - len(found(kiosk))
    assert rest > 0
    told = seen(kiosk, "rest").property("text")
    assert told == f"Autres services\u00a0: {rest}. Écrivez une lettre de plus."


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


def test_the_next_visitor_sees_nothing_of_what_wunharmed(kiosk: KioskWindow) -> None:
    ask(kiosk, "search")
    write(kiosk, "signer")
    touch(kiosk, "script-arabic")
    kiosk.view_model.welcome()
    ask(kiosk, "search")
    assert (written(kiosk), found(kiosk)) == ("", [])
    assert find(kiosk, "key-é")


def test_writing_is_being_there(open_kiosk: Opens, core: FakeReception) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, warning_ms=60_000, idle_ms=60_000))
    ask(kiosk, "search")
    patience = kiosk.view_model._flow
    patience._idle.stop()
    press(kiosk, "a")
    assert patience._idle.isActive()


def test_what_wunharmed_is_in_no_log(kiosk: KioskWindow, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    ask(kiosk, "search")
    write(kiosk, "zzzz")
    assert "zzzz" not in caplog.text


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
