"""Every page of the clerk's panel in every language and size, as a picture; nothing is cut."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from assets import asset_path
from counter_display.clerk_panel.acts import Act
from reception.bootstrap import open_reception
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from tests.support.clerk import COUNTER, Seat
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, SqliteDatabases
from ui_kit.background import Inline
from ui_kit.fonts import load_fonts

SIZES = ((1180, 700), (900, 560))
PRIORITIES = (COMMUNE.priorities[0].code, COMMUNE.priorities[1].code)
# What is printed on the key itself.
KEYCAPS = {"Esc"}


@pytest.fixture
def folder(tmp_path: Path, qapp: QApplication) -> Path:
    load_fonts()
    chosen = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "clerk"
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


@pytest.fixture
def seat(
    request: pytest.FixtureRequest,
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
    clock: FakeClock,
) -> Iterator[Seat]:
    """A morning on which everybody has waited differently long."""
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as reception:
        for at, service in enumerate(COUNTER.services * 2):
            language = COMMUNE.languages[at % len(COMMUNE.languages)]
            reception.desk.issue(service, language=language, priority=PRIORITIES[at % 2])
            clock.advance(minutes=at % 4)
        opened = Seat(reception, Inline(), language=request.param)
        yield opened
        opened.close()


def cut(window: QWidget) -> list[str]:
    labels = [one for one in window.findChildren(QLabel) if one.isVisible() and one.text()]
    buttons = [one for one in window.findChildren(QPushButton) if one.isVisible()]
    return [one.text() for one in labels if not fits(one)] + [
        one.accessibleName() or one.text()
        for one in buttons
        if one.width() < one.minimumSizeHint().width()
    ]


def fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() + 1
    wanted = label.sizeHint()
    return wanted.width() <= label.width() and wanted.height() <= label.height() + 1


def english() -> set[str]:
    """Return the English phrases of the panel that differ from the French ones."""
    tree = ET.parse(asset_path("translations", "clerk_fr.ts"))  # noqa: S314 - our own file
    return {
        source
        for message in tree.iter("message")
        if (source := message.findtext("source", ""))
        and source != message.findtext("translation", "")
        and "%" not in source
        and source not in KEYCAPS
    }


@pytest.mark.parametrize(
    "seat", [Language.ARABIC, Language.FRENCH, Language.ENGLISH], indirect=True
)
def test_every_page_is_whole_and_speaks_one_language(
    seat: Seat, clock: FakeClock, folder: Path, qtbot: QtBot
) -> None:
    language = seat.language

    def look(page: str) -> None:
        for width, height in SIZES:
            seat.window.resize(width, height)
            QApplication.processEvents()  # bars of lists go once there is room
            qtbot.waitUntil(lambda: cut(seat.window) == [])
            assert (seat.window.width(), seat.window.height()) == (width, height)
            picture = seat.window.grab()
            assert picture.save(str(folder / f"{language}-{width}-{page}.png"))
        if language != Language.ENGLISH:
            said = {one.text() for one in seat.window.findChildren(QLabel) if one.isVisible()}
            assert not said & english()

    mirrored = seat.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert mirrored is (language == Language.ARABIC)
    look("sign-in")
    seat.sign_in("wrong")
    look("wrong-password")
    seat.type_into("password", "open sesame")
    seat.button("sign-in").click()
    look("counters")
    seat.button(f"counter-{COUNTER.number}").click()
    look("nobody")
    reception = seat.reception
    reception.prints.report_printer("kiosk-1", PrinterStatus(paper_near_end=True))
    seat.window.paper.refresh()
    look("near-end")
    for service in COUNTER.services[:2]:
        ticket = reception.desk.issue(service, printer_station="kiosk-1").ticket
        job = reception.prints.original(ticket.id)
        assert job
        reception.prints.record(job, PrintState.FAILED)
    for station, status in (
        ("kiosk-1", PrinterStatus(cutter_error=True)),
        ("kiosk-2", PrinterStatus(paper_out=True)),
    ):
        reception.prints.report_printer(station, status)
    seat.window.paper.refresh()
    look("no-paper")
    seat.button("print-again").click()
    look("printed-again")
    seat.view_model.do(Act.CALL_NEXT)
    clock.advance(seconds=40)
    seat.view_model.do(Act.RECALL)
    look("called")
    seat.view_model.do(Act.START)
    clock.advance(minutes=2, seconds=40)
    seat.view_model.refresh()
    look("serving")
    assert re.fullmatch(r"[A-Z]\u00a0\d{3}", seat.says("ticket-label"))
