"""The cable is pulled, three visitors come, the cable is back: what stands on the screen.

NOUBA_SCREENS=/tmp/screens .venv/bin/pytest tests/screens/test_kiosk_outage.py
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.tickets import LinkStatus
from kiosk.window import KioskWindow
from reception.domain.errors import PrinterFault
from reception.domain.link import LinkState
from tests.screens.conftest import SITE
from tests.screens.kiosk_looks import english_in, look_at
from tests.screens.kiosk_ways import ask, speak, wish
from tests.support.fakes import NINE, FakePrinter, a_reception
from tests.support.outage import REFUSED, CutOff, FakeOutage
from tests.support.qml import seen, texts, touch
from tests.support.service_menu import open_menu

type Opens = Callable[..., KioskWindow]


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("shape", ["upright", "lying"])
def test_a_visitor_sees_her_number_and_that_its_place_is_kept(
    shape: str, language: str, open_kiosk: Opens, qtbot: QtBot, folder: Path
) -> None:
    core = a_reception()
    source = CutOff(core)
    kiosk = open_kiosk(core, shape, source=source)

    def look(name: str) -> set[str]:
        look_at(kiosk, qtbot, folder / f"outage-{shape}-{language}-{name}.png")
        said = {str(text.property("text")) for text in texts(kiosk)}
        assert not english_in(said)
        return said

    speak(kiosk, language)
    look("1-cable-pulled")
    kiosk.view_model.welcome()
    for number in range(1, 4):
        kiosk.view_model._issuing._wait._rate_limit._left = 1.0
        ask(kiosk, core, language)
        assert f"ZA\u00a0{number:03d}" in look(f"{number + 1}-ticket")
        assert seen(kiosk, "given-alone")
        touch(kiosk, "done")
    source.away = False
    kiosk.view_model.refresh()
    kiosk.view_model._issuing._wait._rate_limit._left = 1.0
    ask(kiosk, core, language)
    assert "D\u00a0017" in look("5-cable-back")


@pytest.mark.parametrize(
    ("shape", "language", "wishes"),
    [
        ("upright", "ar", ()),
        ("lying", "fr", ()),
        ("small", "zgh", ("larger",)),
        ("upright", "en", ("larger", "low")),
    ],
)
def test_without_paper_the_sheet_on_the_screen_says_it_too(
    shape: str,
    language: str,
    wishes: tuple[str, ...],
    open_kiosk: Opens,
    qtbot: QtBot,
    printer: FakePrinter,
    folder: Path,
) -> None:
    core = a_reception()
    kiosk = open_kiosk(core, shape, source=CutOff(core))
    printer.fault = PrinterFault("no paper", "put in a roll")
    if wishes:
        wish(kiosk, *wishes)
    ask(kiosk, core, language)
    name = "-".join((shape, *wishes, language))
    look_at(kiosk, qtbot, folder / f"outage-{name}-no-paper.png")
    assert seen(kiosk, "given-alone")


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("shape", ["upright", "lying"])
def test_staff_see_it_in_the_service_menu(
    shape: str, language: str, open_kiosk: Opens, qtbot: QtBot, folder: Path
) -> None:
    core, outage = a_reception(), FakeOutage()
    kiosk = open_kiosk(core, shape, source=CutOff(core), site=replace(SITE, outage=outage))
    for name, standing in (
        ("away", LinkStatus(state=LinkState.OFFLINE, away_since=NINE, waiting=12)),
        ("refused", LinkStatus(state=LinkState.DRAINING, away_since=NINE, aside=(REFUSED,))),
    ):
        outage.now = standing
        kiosk.view_model.chooseLanguage(language)
        open_menu(kiosk)
        look_at(kiosk, qtbot, folder / f"outage-{shape}-{language}-staff-{name}.png")
        kiosk.view_model.sections.service.shut()
