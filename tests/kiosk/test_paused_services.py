"""A service that gives no tickets now: told before the touch, and what to bring all the same."""

import pytest

from kiosk.window import KioskWindow
from reception.domain.availability import Availability
from reception.domain.calendar import Opening
from tests.kiosk.conftest import Opens
from tests.support.fakes import NINE, FakeReception
from tests.support.qml import find, seen, texts, touch


def words(view: KioskWindow) -> set[str]:
    return {str(item.property("text")) for item in texts(view)}


@pytest.mark.parametrize(
    ("availability", "said"),
    [
        (Availability.PAUSED, "Suspendu pour le moment"),
        (Availability.FULL, "Complet pour aujourd'hui"),
    ],
)
def test_a_tile_says_why_and_leads_to_what_to_bring(
    open_kiosk: Opens, core: FakeReception, availability: Availability, said: str
) -> None:
    core.hall.availability["signature"] = availability
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    assert said in words(kiosk)
    assert "9 en attente" not in words(kiosk)
    touch(kiosk, "service-signature")
    assert seen(kiosk, "page-details")
    assert "Document non signé" in words(kiosk)
    assert not seen(kiosk, "take-ticket").isEnabled()
    assert seen(kiosk, "take-ticket").property("text") == said
    touch(kiosk, "take-ticket")
    assert core.desk.given == {}


def test_a_service_that_is_resumed_gives_tickets_again(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.availability["signature"] = Availability.PAUSED
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    core.hall.availability.clear()
    kiosk.view_model.refresh()
    touch(kiosk, "service-signature")
    assert seen(kiosk, "ticket-number") or find(kiosk, "page-number")
    assert len(core.desk.given) == 1


def test_a_closed_office_tells_what_to_bring_without_a_ticket(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.hours = Opening(is_open=False, opens_at=NINE.replace(day=26))
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    kiosk.view_model.ask("help")
    kiosk.view_model.showDetails("service-birth")
    assert seen(kiosk, "take-ticket").property("text") == "Pas de tickets pour le moment"
    assert not seen(kiosk, "take-ticket").isEnabled()
