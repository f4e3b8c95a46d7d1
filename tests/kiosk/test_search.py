"""Which service a visitor means, by what she writes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk.find.search import SearchBox
from kiosk.tickets import HallNow, TicketSource
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.domain.errors import StorageFault
from reception.domain.language import Language
from reception.domain.missed import MissedSearch, SearchLength, SearchScript
from tests.kiosk.conftest import Opens
from tests.kiosk.guidance import ask, words
from tests.support.fakes import FakeReception, Held
from tests.support.offices import a_reception_of, prefecture
from tests.support.qml import find, items, seen, touch

# Of an office without a past: the first of its services.
MOST_ASKED = ["birth", "booklet", "death", "signature", "copy"]


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
    assert (written(kiosk), found(kiosk)) == ("", MOST_ASKED)


def test_before_the_first_letter_stand_the_services_most_asked_for(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.most_taken = ("signature", "gone-since", "copy", "birth")
    kiosk = open_kiosk()
    ask(kiosk, "search")
    assert found(kiosk)[:3] == ["signature", "copy", "birth"]
    assert len(found(kiosk)) == 5
    assert "Les plus demandés" in words(kiosk)
    write(kiosk, "acc")
    assert "Les plus demandés" not in words(kiosk)
    touch(kiosk, "key-clear")
    touch(kiosk, "found-service-signature")
    assert seen(kiosk, "page-details")


def test_the_words_of_a_unit_are_made_ready_off_the_window(core: FakeReception) -> None:
    background, window = Held(), QObject()
    box = SearchBox(background, window)
    hall = core.hall
    now = HallNow(unit=hall.unit(), opening=hall.opening(), services=hall.services())
    box.show(now, Language.FRENCH)
    assert box.property("finds"), "what most visitors come for needs no words"
    box.type("naiss")
    assert not box.property("finds")
    background.let_happen()
    assert box.property("finds")
    box.show(now, Language.ARABIC)
    background.let_happen()
    box.show(replace(now, unit=replace(hall.unit())), Language.FRENCH)
    assert box.property("finds"), "the words before serve until the new ones are ready"


def test_a_service_is_found_in_darija_with_latin_letters(kiosk: KioskWindow) -> None:
    ask(kiosk, "search", "ar")
    touch(kiosk, "script-latin")
    write(kiosk, "chahadat sokna")
    assert found(kiosk)[0] == "residence"


def test_what_another_office_gives_says_where_to_go_and_gives_no_ticket(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    ask(kiosk, "search")
    write(kiosk, "passeport")
    told = seen(kiosk, "found-elsewhere-passport")
    assert "Préfecture ou province de votre lieu de résidence" in words(kiosk)
    assert "Pas ici. Adressez-vous à\u00a0:" in words(kiosk)
    assert not told.property("enabled")
    touch(kiosk, "found-elsewhere-passport")
    assert seen(kiosk, "page-search")
    assert not core.desk.given


def test_names_of_all_that_is_found_stand_in_one_size_and_rows_in_one_height(
    open_kiosk: Opens,
) -> None:
    kiosk = open_kiosk(source=TicketSource(a_reception_of(prefecture()).core), size=(1080, 1920))
    ask(kiosk, "search")
    for text in ("", "certificat", " de nom"):
        write(kiosk, text)
        kiosk.grabWindow()
        rows = [item for item in items(kiosk) if item.objectName().startswith("found-service-")]
        names = [item for item in items(kiosk) if item.objectName() == "result-name"]
        assert len(rows) == len(names) >= 1
        assert len({row.height() for row in rows}) == 1
        assert len({name.property("drawn") for name in names}) == 1
        for row in rows:
            assert row.height() >= row.property("needed") - 1


def test_a_search_that_is_given_up_without_an_answer_is_counted_by_its_kind(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    ask(kiosk, "search")
    write(kiosk, "wxwxwx")
    assert core.searches.missed == []
    kiosk.view_model.welcome()
    (missed,) = core.searches.missed
    assert missed == MissedSearch(
        language=Language.FRENCH, script=SearchScript.LATIN, length=SearchLength.LONG, nearest=""
    )
    assert "wxwxwx" not in repr(missed)


def test_what_was_found_or_mended_or_hardly_begun_is_not_counted(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    ask(kiosk, "search")
    for text in ("naissance", "wx"):
        write(kiosk, text)
        touch(kiosk, "key-clear")
    write(kiosk, "wxw")
    for _ in range(3):
        touch(kiosk, "key-erase")
    kiosk.view_model.welcome()
    assert core.searches.missed == []


def test_a_core_that_cannot_count_is_in_nobodys_way(
    kiosk: KioskWindow, core: FakeReception, caplog: pytest.LogCaptureFixture
) -> None:
    core.searches.failures.append(StorageFault("away", "look at the network"))
    ask(kiosk, "search")
    write(kiosk, "wxwx")
    touch(kiosk, "key-clear")
    assert "wxwx" not in caplog.text
    caplog.clear()
    write(kiosk, "naiss")
    assert found(kiosk) == ["birth"]


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
    assert (written(kiosk), found(kiosk)) == ("", MOST_ASKED)
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
