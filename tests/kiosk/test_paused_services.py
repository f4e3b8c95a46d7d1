"""A service that gives no tickets now: told before the touch, and what to bring all the same."""

from datetime import datetime

import pytest

from kiosk.window import KioskWindow
from reception.domain.availability import Availability
from reception.domain.calendar import ClosedReason, Opening
from reception.domain.errors import QuotaReachedError, ServicePausedError, UnitClosedError
from tests.kiosk.conftest import Opens
from tests.support.fakes import NINE, FakePrinter, FakeReception
from tests.support.qml import find, seen, texts, touch


def words(view: KioskWindow) -> set[str]:
    return {str(item.property("text")) for item in texts(view)}


def told(view: KioskWindow, name: str) -> str:
    """Return what a line says that stands there as a sign and a text."""
    return str(seen(view, name).property("text")).replace("\u00a0", " ")


MONDAY = NINE.replace(day=30, hour=8, minute=30)


@pytest.mark.parametrize(
    ("availability", "again_at", "row", "said", "again"),
    [
        (
            Availability.PAUSED,
            None,
            ("Suspendu", None),
            "Suspendu pour le moment",
            "Renseignez-vous à l’accueil",
        ),
        (
            Availability.PAUSED,
            NINE.replace(hour=14, minute=0),
            ("Suspendu", "tickets : 14:00"),
            "Suspendu pour le moment",
            "Prochains tickets aujourd’hui à 14:00",
        ),
        (
            Availability.FULL,
            MONDAY,
            ("Complet", "tickets : lundi 08:30"),
            "Complet pour aujourd’hui",
            "Prochains tickets lundi 30 novembre à 08:30",
        ),
        (
            Availability.FULL,
            None,
            ("Complet", None),
            "Complet pour aujourd’hui",
            "Renseignez-vous à l’accueil",
        ),
    ],
)
def test_a_tile_says_why_and_when_again_and_leads_to_what_to_bring(
    open_kiosk: Opens,
    core: FakeReception,
    availability: Availability,
    again_at: datetime | None,
    row: tuple[str, str | None],
    said: str,
    again: str,
) -> None:
    core.hall.availability["signature"] = availability
    if again_at:
        core.hall.again_at["signature"] = again_at
    kiosk = open_kiosk(printer=FakePrinter(), size=(1080, 1920))
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    why, when = row
    assert told(kiosk, "refusal-service-signature") == why
    if when:
        assert told(kiosk, "again-service-signature") == when
    assert "9\u00a0personnes" not in words(kiosk)
    touch(kiosk, "service-signature")
    assert seen(kiosk, "page-details")
    assert "Document non signé" in words(kiosk)
    assert find(kiosk, "take-ticket") is None
    assert (told(kiosk, "no-ticket"), told(kiosk, "again")) == (said, again)
    assert core.desk.given == {}


def test_a_last_place_that_was_given_meanwhile_is_told_with_the_next_day(
    open_kiosk: Opens, core: FakeReception
) -> None:
    full = QuotaReachedError("signature", 20)
    full.again_at = MONDAY
    core.desk.failures = [full]
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    touch(kiosk, "service-signature")
    assert seen(kiosk, "page-refused")
    assert told(kiosk, "message").endswith("Prochains tickets lundi 30 novembre à 08:30.")


def test_a_refusal_speaks_of_today_as_the_tile_does(open_kiosk: Opens, core: FakeReception) -> None:
    at_two = NINE.replace(hour=14, minute=0)
    paused = ServicePausedError("signature")
    paused.again_at = at_two
    on_a_break = UnitClosedError(at_two, ClosedReason.BREAK)
    core.desk.failures = [paused, on_a_break]
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    for said in (
        "Ce service est suspendu pour le moment. Prochains tickets aujourd’hui à 14:00.",
        "Nous sommes en pause. Nous reprenons aujourd’hui à 14:00.",
    ):
        kiosk.view_model.choose("service-signature")
        assert told(kiosk, "message") == said
        kiosk.view_model.welcome()
        touch(kiosk, "language-fr")


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
    core.hall.again_at = {"birth": NINE.replace(day=26)}
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    kiosk.view_model.ask("help")
    kiosk.view_model.showDetails("service-birth")
    assert told(kiosk, "no-ticket") == "Pas de tickets pour le moment"
    assert told(kiosk, "again") == "Prochains tickets jeudi 26 novembre à 09:42"
    assert find(kiosk, "take-ticket") is None
