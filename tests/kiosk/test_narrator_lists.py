"""Of a list only what is new is read, and not the page around it."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.access.preferences import Wishes
from kiosk.window import KioskWindow
from reception.domain.unit import Counter
from tests.kiosk.conftest import Hears, Opens
from tests.support.fakes import FakePrinter, FakeReception, a_unit
from tests.support.keys import REPEAT, choose, focused, press
from tests.support.qml import items, seen, touch
from tests.support.speech import FakeSpeaker


@pytest.fixture
def kiosk(open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker) -> KioskWindow:
    return open_kiosk(printer=printer, speaker=speaker)


def go_to(kiosk: KioskWindow, page: str) -> None:
    touch(kiosk, "language-fr")
    kiosk.view_model.ask(page)
    press(kiosk, REPEAT)


def test_what_a_search_finds_is_counted_aloud(kiosk: KioskWindow, hears: Hears) -> None:
    go_to(kiosk, "search")
    said = hears(lambda: choose(kiosk, "key-z"))
    assert said[-3:] == [
        "z",
        "Aucun service trouvé",
        "Essayez un autre mot, ou renseignez-vous à l’accueil.",
    ]
    choose(kiosk, "key-clear")
    said = hears(lambda: choose(kiosk, "key-n"))
    assert said[-2:] == ["n", f"Services trouvés : {shown(kiosk, 'found-')}"]
    said = hears(lambda: choose(kiosk, "key-a"))
    assert said[-2:] == ["na", f"Services trouvés : {shown(kiosk, 'found-')}"]
    assert "Rechercher un service" not in said
    said = hears(lambda: press(kiosk, REPEAT))
    assert f"Services trouvés : {shown(kiosk, 'found-')}" in said


def shown(kiosk: KioskWindow, name: str) -> int:
    return sum(one.objectName().startswith(name) for one in items(kiosk))


def test_a_hall_that_is_read_anew_says_nothing(
    kiosk: KioskWindow, hears: Hears, speaker: FakeSpeaker
) -> None:
    for page in ("rating", "search", "places", "directory"):
        go_to(kiosk, page)
        if page == "search":
            choose(kiosk, "key-n")
        hears(lambda: press(kiosk, REPEAT))
        before = list(speaker.ever_said)
        kiosk.view_model.refresh()
        for _ in range(5):
            QGuiApplication.processEvents()
        assert speaker.ever_said == before, page
        kiosk.view_model.welcome()


def test_other_choices_are_read_and_the_page_is_not(
    open_kiosk: Opens, core: FakeReception, speaker: FakeSpeaker, hears: Hears
) -> None:
    core.hall.shown = core.desk.unit = a_unit(8)
    kiosk = open_kiosk(speaker=speaker)
    touch(kiosk, "language-fr")
    for name in ("access", "larger", "access-done"):
        touch(kiosk, name)
    press(kiosk, REPEAT)
    said = hears(lambda: choose(kiosk, "more-services"))
    assert "page 2 sur 2" in said
    first = focused(kiosk)
    assert first.startswith("service-")
    assert seen(kiosk, first).property("text") in said
    assert "Quel service souhaitez-vous ?" not in said


def test_other_counters_are_read_and_the_page_is_not(
    open_kiosk: Opens, core: FakeReception, speaker: FakeSpeaker, hears: Hears
) -> None:
    many = tuple(Counter(number=one, services=("birth",)) for one in range(1, 20))
    core.hall.shown = replace(core.hall.shown, counters=many)
    kiosk = open_kiosk(speaker=speaker)
    go_to(kiosk, "places")
    said = hears(lambda: press(kiosk, REPEAT))
    assert "Guichets et salles" in said
    assert "page 1 sur 3" in said
    # What two counters give alike is told of both.
    assert said.count("Extrait d’acte de naissance") == shown(kiosk, "place-counter-")
    said = hears(lambda: choose(kiosk, "more-places"))
    assert said[0] == "Guichet 7"
    assert "page 2 sur 3" in said
    assert "Guichets et salles" not in said
    assert focused(kiosk) == "more-places"


def test_another_contact_is_read_and_the_page_is_not(kiosk: KioskWindow, hears: Hears) -> None:
    go_to(kiosk, "directory")
    said = hears(lambda: choose(kiosk, "contact-2"))
    assert "Annuaire" not in said
    name = str(seen(kiosk, "contact-2").property("text"))
    assert said.count(name) == 2, "as the button that was chosen, and as what it shows"


def test_the_sheet_over_a_list_tells_no_page_of_it(
    open_kiosk: Opens, core: FakeReception, speaker: FakeSpeaker, hears: Hears
) -> None:
    core.hall.shown = core.desk.unit = a_unit(8)
    kiosk = open_kiosk(speaker=speaker, usual=Wishes(larger=True))
    touch(kiosk, "language-fr")
    assert "page 1 sur 2" in hears(lambda: press(kiosk, REPEAT))
    said = hears(lambda: choose(kiosk, "access"))
    read = said[said.index("Affichage, son et hauteur") :]
    assert not any(one.startswith("page") for one in read)
