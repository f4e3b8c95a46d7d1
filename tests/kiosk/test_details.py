"""What is told of a service before a ticket is taken, and how many wait for it."""

from dataclasses import replace

import pytest

from kiosk.window import KioskWindow
from reception.domain.availability import Availability
from tests.kiosk.conftest import Opens, wish
from tests.support.fakes import FRENCH, FakeReception
from tests.support.qml import find, items, seen, texts, touch

SHAPES = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (1366, 768)}
WAITING, WAIT = "9\u00a0personnes", "25\u00a0min"


def words(kiosk: KioskWindow) -> set[str]:
    return {str(item.property("text")) for item in texts(kiosk)}


def to_signature(kiosk: KioskWindow) -> None:
    for name in ("language-fr", "group-papers", "details-service-signature"):
        touch(kiosk, name)


@pytest.mark.parametrize("wishes", [(), ("larger",), ("larger", "low")])
def test_how_many_wait_and_how_long_is_told_with_the_details(
    kiosk: KioskWindow, wishes: tuple[str, ...]
) -> None:
    if wishes:
        wish(kiosk, *wishes)
    to_signature(kiosk)
    assert seen(kiosk, "page-details")
    # No head above it says that it is a bound.
    assert {WAITING, f"moins de {WAIT}"} <= words(kiosk)


def test_the_figures_follow_the_hall_while_the_details_are_read(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    to_signature(kiosk)
    core.hall.waiting = 12
    kiosk.view_model.refresh()
    assert "12\u00a0personnes" in words(kiosk)
    kiosk.view_model.set_feed_lost(True)
    assert find(kiosk, "details-waiting") is None


def test_a_service_without_tickets_tells_nobody_how_long_to_wait(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    core.hall.availability = {"signature": Availability.FULL}
    kiosk.view_model.refresh()
    to_signature(kiosk)
    assert find(kiosk, "details-waiting") is None


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("low", [False, True], ids=["usual", "low"])
def test_larger_text_never_takes_the_wait_from_a_row(
    open_kiosk: Opens, core: FakeReception, shape: str, low: bool
) -> None:
    long = "Certificat administratif de non-inscription sur les listes électorales de la commune"
    services = tuple(
        replace(one, names={FRENCH: long}, documents={}, fee={})
        for one in core.hall.shown.services
        if one.group == "papers"
    )
    core.hall.shown = replace(core.hall.shown, services=services)
    kiosk = open_kiosk(size=SHAPES[shape])
    wish(kiosk, "larger", *(("low",) if low else ()))
    touch(kiosk, "language-fr")
    kiosk.grabWindow()
    assert WAIT in words(kiosk)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_card_ends_where_there_is_no_more_to_tell(open_kiosk: Opens, shape: str) -> None:
    kiosk = open_kiosk(size=SHAPES[shape])
    to_signature(kiosk)
    kiosk.grabWindow()
    card = seen(kiosk, "details-card")
    inside = [
        item.mapRectToScene(item.boundingRect()).bottom()
        for item in items(kiosk)
        if card.isAncestorOf(item) and item.inherits("QQuickText")
    ]
    below = card.mapRectToScene(card.boundingRect()).bottom() - max(inside)
    assert 0 <= below < 0.04 * kiosk.height()
    assert seen(kiosk, "take-ticket").mapToScene(card.boundingRect().topLeft()).y() > max(inside)
