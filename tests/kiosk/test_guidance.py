"""Where to go and whom to ask: help, counters and rooms."""

from dataclasses import replace

from kiosk.window import KioskWindow
from reception.domain.unit import Counter
from tests.kiosk.conftest import Opens
from tests.kiosk.guidance import ask, plain, words
from tests.support.fakes import FakeReception
from tests.support.qml import find, items, seen, touch


def test_help_leads_to_four_answers_and_back(kiosk: KioskWindow) -> None:
    ask(kiosk, "help")
    for page in ("search", "places", "directory"):
        touch(kiosk, f"help-{page}")
        assert seen(kiosk, f"page-{page}")
        touch(kiosk, "back")
        assert seen(kiosk, "page-help")
    touch(kiosk, "help-voice")
    assert kiosk.view_model.sections.flow.property("page") == "voice"


def test_help_says_the_number_from_here_and_from_abroad(kiosk: KioskWindow) -> None:
    ask(kiosk, "help")
    said = plain(kiosk)
    assert all(number in said for number in ("3737", "08 02 00 37 37", "+212 5 37 67 99 06"))
    # As the directory says it: the short number comes first.
    assert "Si le numéro court ne répond pas" in said
    assert "Depuis le Maroc" not in said


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
    turns = True
    while turns:
        here = {one.objectName() for one in items(kiosk) if one.objectName().startswith("place-")}
        assert len(here) <= 8
        met |= here
        turns = find(kiosk, "more-places") is not None
        if turns:
            touch(kiosk, "more-places")
    assert met == {"place-waiting-room", *(f"place-counter-{one.number}" for one in many)}


def test_an_office_without_places_says_whom_to_ask(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.shown = replace(core.hall.shown, counters=(), waiting_area={})
    kiosk = open_kiosk()
    ask(kiosk, "places")
    assert seen(kiosk, "no-places")


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
