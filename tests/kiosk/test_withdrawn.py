"""The office withdraws what a visitor looks at: she chooses from what is left."""

from dataclasses import replace

import pytest

from kiosk.window import KioskWindow
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception, Held
from tests.support.qml import find, seen, touch


def withdraw(core: FakeReception, *, group: str = "", service: str = "") -> None:
    unit = core.hall.shown
    core.hall.shown = core.desk.unit = replace(
        unit,
        groups=tuple(one for one in unit.groups if one.code != group),
        services=tuple(one for one in unit.services if one.group != group and one.code != service),
    )


def to_papers(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")


def test_from_a_group_that_is_gone_she_comes_back_to_the_choice(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    to_papers(kiosk)
    withdraw(core, group="papers")
    kiosk.view_model.refresh()
    assert find(kiosk, "group-papers") is None
    assert seen(kiosk, "service-orientation").isEnabled()


def test_a_group_of_which_something_is_left_stays(kiosk: KioskWindow, core: FakeReception) -> None:
    to_papers(kiosk)
    withdraw(core, service="signature")
    kiosk.view_model.refresh()
    assert find(kiosk, "service-signature") is None
    assert seen(kiosk, "service-copy")
    assert find(kiosk, "service-orientation") is None


@pytest.mark.parametrize(
    ("gone", "left"),
    [({"service": "signature"}, "service-copy"), ({"group": "papers"}, "service-orientation")],
)
def test_from_a_service_that_is_gone_she_comes_back_to_what_is_left(
    kiosk: KioskWindow, core: FakeReception, gone: dict[str, str], left: str
) -> None:
    to_papers(kiosk)
    touch(kiosk, "details-service-signature")
    assert seen(kiosk, "page-details")
    withdraw(core, **gone)
    kiosk.view_model.refresh()
    assert seen(kiosk, left)
    touch(kiosk, left)
    assert seen(kiosk, "ticket-number")


def test_whose_ticket_is_on_its_way_is_not_led_elsewhere(
    open_kiosk: Opens, core: FakeReception, printer: FakePrinter
) -> None:
    held, reading = Held(), Held()
    kiosk = open_kiosk(printer=printer, background=held, reading=reading)
    reading.let_happen()
    to_papers(kiosk)
    touch(kiosk, "service-signature")
    unit = core.desk.unit
    withdraw(core, group="papers")
    kiosk.view_model.refresh()
    reading.let_happen()
    assert find(kiosk, "page-groups") is None
    core.hall.shown = core.desk.unit = unit
    held.let_happen()
    assert seen(kiosk, "ticket-number")


def test_by_the_way_back_nobody_comes_to_a_group_that_is_gone(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    to_papers(kiosk)
    touch(kiosk, "ask-help")
    assert seen(kiosk, "page-help")
    withdraw(core, group="papers")
    kiosk.view_model.refresh()
    touch(kiosk, "back")
    assert seen(kiosk, "service-orientation")
