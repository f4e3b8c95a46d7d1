"""What a visitor, and whoever looks after the kiosk, sees while the server is away."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.offline import LinkWatch
from kiosk.service.actions import KioskSite
from kiosk.service.menu import ServiceMenu
from kiosk.tickets import LinkStatus
from kiosk.window import KioskWindow
from reception.domain.language import Language
from reception.domain.link import LinkState
from tests.kiosk.conftest import Opens
from tests.support.fakes import NINE, FakePrinter, FakeReception
from tests.support.outage import REFUSED, CutOff, FakeOutage
from tests.support.qml import find, seen, touch
from tests.support.service_menu import PIN, type_in


def take(kiosk: KioskWindow, language: str = "fr") -> None:
    touch(kiosk, f"language-{language}")
    touch(kiosk, "group-papers")
    touch(kiosk, "service-signature")


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Votre place est gardée"), ("ar", "مكانكم محفوظ"), ("zgh", "ⵓⵥⵟⵟⴰ")],
)
@pytest.mark.parametrize("printed", [True, False], ids=["on paper", "on the screen"])
def test_the_number_keeps_its_place_and_promises_nothing(
    open_kiosk: Opens, core: FakeReception, language: str, said: str, printed: bool
) -> None:
    printer = FakePrinter() if printed else None
    kiosk = open_kiosk(printer=printer, source=CutOff(core))
    take(kiosk, language)
    assert seen(kiosk, "ticket-number").property("text") == "ZA\u00a0001"
    assert said in seen(kiosk, "given-alone").property("value")
    for unknown in ("fact-ahead", "fact-turn"):
        item = find(kiosk, unknown) if printed else None
        assert item is None or not item.isVisible()


def test_with_the_server_nothing_is_said_of_it(kiosk: KioskWindow) -> None:
    take(kiosk)
    assert seen(kiosk, "fact-ahead").property("value") != ""
    item = find(kiosk, "given-alone")
    assert item is None or not item.isVisible()


def test_staff_see_how_it_stands_and_decide_on_what_was_refused(
    make_menu: Callable[..., ServiceMenu], site: KioskSite
) -> None:
    outage = FakeOutage()
    menu = make_menu(site=replace(site, outage=outage))
    outage.now = LinkStatus(state=LinkState.OFFLINE, away_since=NINE, waiting=12)
    menu.hold()
    type_in(menu, PIN)
    menu.set_language(Language.FRENCH)
    assert facts(menu)["info"].startswith("Absente depuis 09:42")
    assert facts(menu)["clock"] == "Tickets à transmettre\u00a0: 12"
    outage.now = LinkStatus(state=LinkState.DRAINING, aside=(REFUSED, REFUSED))
    menu.refresh_link()
    assert "Répond à nouveau" in facts(menu)["info"]
    assert facts(menu)["clock"].startswith("ZA\u00a0007 a été refusé")
    menu.giveUp()
    assert outage.done == []
    menu.handOver()
    menu.handOver()
    assert outage.done == ["retry"]
    outage.now = LinkStatus(aside=(REFUSED,))
    menu.refresh_link()
    menu.giveUp()
    menu.giveUp()
    assert outage.done == ["retry", "void"]
    assert menu.property("aside") is False
    outage.now = LinkStatus(is_database_gone=True, state=LinkState.OFFLINE, away_since=NINE)
    menu.refresh_link()
    assert "sauvegarde" in facts(menu)["info"]
    outage.now = LinkStatus(fault="the disk is full")
    menu.refresh_link()
    assert "Écriture impossible" in facts(menu)["clock"]


def facts(menu: ServiceMenu) -> dict[str, str]:
    return {one["icon"]: one["value"] for one in menu.property("facts")}


def test_the_line_is_told_in_the_gui_thread(qtbot: QtBot) -> None:
    parent = QObject()
    news = LinkWatch(parent)
    with qtbot.waitSignal(news.changed):
        threading.Thread(target=lambda: news.report(LinkState.OFFLINE)).start()
    assert news._again.isActive()
    with qtbot.waitSignal(news.changed):
        news.report(LinkState.ONLINE)
    assert not news._again.isActive()
