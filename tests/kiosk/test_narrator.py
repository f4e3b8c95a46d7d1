"""What changes before a visitor who does not see it is heard once, and not the whole page again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.access.preferences import Wishes
from kiosk.patience import Pace
from kiosk.turnstile import Allowance, Turnstile, Turnstiles
from kiosk.window import KioskWindow
from reception.domain.errors import StorageFault, TicketNotFoundError
from reception.domain.paper import PrintState
from reception.domain.unit import Counter
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception, Held, a_unit
from tests.support.keys import CHOOSE, NEXT, REPEAT, choose, focused, press, scan
from tests.support.qml import find, items, seen, touch
from tests.support.speech import FakeSpeaker

QUESTION = "Comment s’est passée votre visite ?"
UNKNOWN = "Ce numéro n’existe pas ici. Veuillez regarder votre ticket."


@pytest.fixture
def speaker() -> FakeSpeaker:
    return FakeSpeaker()


@pytest.fixture
def kiosk(open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker) -> KioskWindow:
    return open_kiosk(printer=printer, speaker=speaker)


type Hears = Callable[[Callable[[], object]], list[str]]


@pytest.fixture
def hears(speaker: FakeSpeaker, qtbot: QtBot) -> Hears:
    """Do something, and return all that is said of it."""

    def listen(act: Callable[[], object]) -> list[str]:
        # What is under way is said before.
        for _ in range(5):
            QGuiApplication.processEvents()
        before = len(speaker.ever_said)
        act()
        qtbot.waitUntil(lambda: len(speaker.ever_said) > before)
        for _ in range(5):
            QGuiApplication.processEvents()
        return speaker.ever_said[before:]

    return listen


def go_to(kiosk: KioskWindow, page: str) -> None:
    touch(kiosk, "language-fr")
    kiosk.view_model.ask(page)
    press(kiosk, REPEAT)


def test_every_step_of_the_rating_is_read_from_its_first_thing_on(
    kiosk: KioskWindow, hears: Hears
) -> None:
    go_to(kiosk, "rating")
    said = hears(lambda: choose(kiosk, "face-4"))
    heading = said.index("À quel sujet ?")
    assert said[heading + 1 :] == ["Temps d’attente"]
    assert focused(kiosk) == "reason-wait"
    said = hears(lambda: choose(kiosk, "no-reason"))
    assert said[-3:] == ["Merci", "Votre réponse est prise en compte.", "Terminé"]
    assert focused(kiosk) == "rating-done"


def test_a_failure_is_heard_each_time(
    kiosk: KioskWindow, core: FakeReception, hears: Hears, caplog: pytest.LogCaptureFixture
) -> None:
    core.ratings.failures = [StorageFault("away", "look at the network") for _ in range(2)]
    go_to(kiosk, "rating")
    choose(kiosk, "face-4")
    not_counted = "Votre réponse n’est pas prise en compte"
    assert not_counted in hears(lambda: choose(kiosk, "no-reason"))
    assert not_counted in hears(lambda: choose(kiosk, "rating-retry"))
    assert not_counted not in hears(lambda: choose(kiosk, "rating-retry"))
    caplog.clear()


def test_a_typed_number_is_repeated_and_one_that_is_unknown_told(
    kiosk: KioskWindow, hears: Hears
) -> None:
    go_to(kiosk, "rating")
    choose(kiosk, "add-number")
    assert hears(lambda: choose(kiosk, "sign-D"))[-1] == "D"
    choose(kiosk, "sign-0")
    assert hears(lambda: press(kiosk, CHOOSE)) == ["D 00"]
    for _ in range(2):
        said = hears(lambda: choose(kiosk, "take-number"))
        assert said.count(UNKNOWN) == 1
        assert QUESTION not in said
        assert "Le numéro de votre ticket" not in said
        for sign in "D00":
            choose(kiosk, f"sign-{sign}")


def test_a_scanned_ticket_is_told(kiosk: KioskWindow, hears: Hears) -> None:
    go_to(kiosk, "rating")
    assert hears(lambda: scan(kiosk, "D014")) == ["Ticket D 014"]
    said = hears(lambda: scan(kiosk, "Q999"))
    assert UNKNOWN in said
    assert "Le numéro de votre ticket" in said
    assert hears(lambda: scan(kiosk, "Q998")) == [UNKNOWN]
    said = hears(lambda: scan(kiosk, "D014"))
    assert (said.count(QUESTION), said.count("Ticket D 014")) == (1, 1)


def test_a_refused_number_is_told(kiosk: KioskWindow, core: FakeReception, hears: Hears) -> None:
    core.ratings.failures = [TicketNotFoundError("D014", "today")]
    go_to(kiosk, "rating")
    scan(kiosk, "D014")
    choose(kiosk, "face-1")
    said = hears(lambda: choose(kiosk, "no-reason"))
    told = str(seen(kiosk, "rating-told").property("text"))
    assert told.replace("\u00a0", " ") in said
    assert focused(kiosk) == "other-number"


def to_details(kiosk: KioskWindow) -> None:
    # Touches of a test would follow each other faster than a visitor's, and be taken for one.
    kiosk.view_model.chooseLanguage("fr")
    kiosk.view_model.showDetails("service-signature")
    press(kiosk, REPEAT)


def test_what_becomes_of_a_sheet_is_heard_and_the_focus_goes_on_behind_it(
    open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker, hears: Hears
) -> None:
    paper = Held()
    kiosk = open_kiosk(printer=printer, speaker=speaker, paper=paper)
    to_details(kiosk)
    said = hears(lambda: choose(kiosk, "print-slip"))
    assert said.count("Impression en cours") == 1
    behind = focused(kiosk)
    assert behind not in {"print-slip", "", "back"}
    assert hears(paper.let_happen) == ["Prenez la feuille en bas"]
    assert focused(kiosk) == behind


def test_a_sheet_that_is_not_printed_is_told(
    kiosk: KioskWindow, printer: FakePrinter, hears: Hears
) -> None:
    to_details(kiosk)
    printer.says = PrintState.FAILED
    said = hears(lambda: choose(kiosk, "print-slip"))
    assert said.count("Échec : photographiez l’écran") == 1


def test_a_sheet_that_must_wait_says_how_long(
    open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker, hears: Hears
) -> None:
    none = Turnstile(Allowance(count=1, within=timedelta(seconds=60)), monotonic_s=lambda: 0.0)
    none.pass_one()
    kiosk = open_kiosk(printer=printer, speaker=speaker, turnstiles=Turnstiles(slips=none))
    to_details(kiosk)
    said = hears(lambda: choose(kiosk, "print-slip"))
    assert said.count("Impression possible dans 60 s") == 1


def test_news_of_the_paper_do_not_break_off_the_number(
    open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker, hears: Hears
) -> None:
    paper = Held()
    kiosk = open_kiosk(printer=printer, speaker=speaker, paper=paper)
    to_details(kiosk)
    said = hears(lambda: choose(kiosk, "take-ticket"))
    assert "Votre ticket s’imprime" in said
    assert hears(paper.let_happen) == ["Prenez votre ticket en bas"]
    assert "Votre numéro D 014" in speaker.words


def test_a_ticket_without_paper_is_told(
    open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker, hears: Hears
) -> None:
    paper = Held()
    kiosk = open_kiosk(printer=printer, speaker=speaker, paper=paper)
    to_details(kiosk)
    choose(kiosk, "take-ticket")
    printer.says = PrintState.FAILED
    said = hears(paper.let_happen)
    assert any(one.startswith("Pas de papier") for one in said)
    assert "Votre numéro D 014" in said


def test_a_button_that_is_ready_later_does_not_break_off_the_page(
    open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(printer=printer, speaker=speaker, pace=Pace(settle_ms=40))
    to_details(kiosk)
    choose(kiosk, "take-ticket")
    qtbot.waitUntil(lambda: "Terminé" in speaker.words)
    assert "Votre numéro D 014" in speaker.words


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
    turned = said.index("page 2 sur 2")
    first = focused(kiosk)
    assert first.startswith("service-")
    assert said[turned + 1] == seen(kiosk, first).property("text")
    assert "Quel est l’objet de votre visite ?" not in said[turned - 1 :]


def test_other_counters_are_read_and_the_page_is_not(
    open_kiosk: Opens, core: FakeReception, speaker: FakeSpeaker, hears: Hears
) -> None:
    many = tuple(Counter(number=one, services=("birth",)) for one in range(1, 20))
    core.hall.shown = replace(core.hall.shown, counters=many)
    kiosk = open_kiosk(speaker=speaker)
    go_to(kiosk, "places")
    said = hears(lambda: press(kiosk, REPEAT))
    assert "Guichets et salles" in said
    assert said[-1] == "Suite  page 1 sur 5"
    # What two counters give alike is told of both.
    assert said.count("Extrait d’acte de naissance") == shown(kiosk, "place-counter-")
    said = hears(lambda: choose(kiosk, "more-places"))
    assert said[0] == "Guichet 4"
    assert said[-1] == "page 2 sur 5"
    assert "Guichets et salles" not in said
    assert focused(kiosk) == "more-places"


def test_another_contact_is_read_and_the_page_is_not(kiosk: KioskWindow, hears: Hears) -> None:
    go_to(kiosk, "directory")
    said = hears(lambda: choose(kiosk, "contact-2"))
    assert "Annuaire" not in said
    name = str(seen(kiosk, "contact-2").property("text"))
    assert said.count(name) == 2, "as the button that was chosen, and as what it shows"


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("look-dark", ["Sombre", "actif"]),
        ("larger", ["Texte plus grand", "actif"]),
        ("low", ["Tout plus bas", "actif"]),
    ],
)
def test_of_a_wish_only_its_new_state_is_said_and_the_focus_stays(
    wish: str, said: list[str], kiosk: KioskWindow, hears: Hears
) -> None:
    touch(kiosk, "language-fr")
    press(kiosk, REPEAT)
    choose(kiosk, "access")
    hears(lambda: press(kiosk, REPEAT))
    while focused(kiosk) != wish:
        hears(lambda: press(kiosk, NEXT))
    assert hears(lambda: press(kiosk, CHOOSE)) == said
    assert focused(kiosk) == wish
    assert find(kiosk, "focus-ring")


def test_the_sheet_over_a_list_tells_no_page_of_it(
    open_kiosk: Opens, core: FakeReception, speaker: FakeSpeaker, hears: Hears
) -> None:
    core.hall.shown = core.desk.unit = a_unit(8)
    kiosk = open_kiosk(speaker=speaker, usual=Wishes(larger=True))
    touch(kiosk, "language-fr")
    assert "page 1 sur 2" in hears(lambda: press(kiosk, REPEAT))
    said = hears(lambda: choose(kiosk, "access"))
    read = said[said.index("Mieux voir, entendre et atteindre") :]
    assert not any(one.startswith("page") for one in read)
