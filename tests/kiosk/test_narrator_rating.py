"""Whoever rates her visit without seeing the screen hears each step once."""

import pytest

from kiosk.window import KioskWindow
from reception.domain.errors import StorageFault, TicketNotFoundError
from tests.kiosk.conftest import Hears, Opens
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.keys import CHOOSE, REPEAT, choose, focused, press, scan
from tests.support.qml import seen, touch
from tests.support.speech import FakeSpeaker

QUESTION = "Comment s’est passée votre visite ?"
UNKNOWN = "Ce numéro n’existe pas ici. Veuillez regarder votre ticket."


@pytest.fixture
def kiosk(open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker) -> KioskWindow:
    return open_kiosk(printer=printer, speaker=speaker)


def go_to(kiosk: KioskWindow, page: str) -> None:
    touch(kiosk, "language-fr")
    kiosk.view_model.ask(page)
    press(kiosk, REPEAT)


def test_every_step_of_the_rating_is_read_from_its_first_thing_on(
    kiosk: KioskWindow, hears: Hears
) -> None:
    go_to(kiosk, "rating")
    said = hears(lambda: choose(kiosk, "face-4"))
    heading = said.index("Qu’est-ce qui vous a plu ?")
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
