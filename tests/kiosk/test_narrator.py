"""What changes before a visitor who does not see it is heard once, and not the whole page again."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from kiosk.rate_limit import Allowance, RateLimit, RateLimits
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.domain.paper import PrintState
from tests.kiosk.conftest import Hears, Opens
from tests.support.fakes import FakePrinter, Held
from tests.support.keys import CHOOSE, NEXT, REPEAT, choose, focused, press
from tests.support.qml import find, touch
from tests.support.speech import FakeSpeaker


@pytest.fixture
def kiosk(open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker) -> KioskWindow:
    return open_kiosk(printer=printer, speaker=speaker)


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
    assert hears(paper.let_happen) == ["Prenez la feuille à l’imprimante"]
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
    none = RateLimit(Allowance(count=1, within=timedelta(seconds=60)), monotonic_s=lambda: 0.0)
    none.pass_one()
    kiosk = open_kiosk(printer=printer, speaker=speaker, rate_limits=RateLimits(slips=none))
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
    assert hears(paper.let_happen) == ["Prenez votre ticket sous l’écran"]
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
    assert any(one.startswith("Pas de ticket papier") for one in said)
    assert "Votre numéro D 014" in said


def test_a_button_that_is_ready_later_does_not_break_off_the_page(
    open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(printer=printer, speaker=speaker, timeouts=PageTimeouts(settle_ms=40))
    to_details(kiosk)
    choose(kiosk, "take-ticket")
    qtbot.waitUntil(lambda: "Terminé" in speaker.words)
    assert "Votre numéro D 014" in speaker.words


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("look-dark", ["Sombre", "actif"]),
        ("larger", ["Texte plus grand", "actif"]),
        ("low", ["Boutons plus bas (fauteuil roulant)", "actif"]),
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
