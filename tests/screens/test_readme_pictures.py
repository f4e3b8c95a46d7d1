"""The four pictures of the README are what the program draws; ``NOUBA_PICTURES=1`` draws them anew.

``NOUBA_PICTURES=1 ./dev test -m deep tests/screens/test_readme_pictures.py`` writes docs/pictures/.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from printer_drivers.render.ticket import render_ticket
from reception.app import Reception, open_reception
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.paper import TicketPaper
from reception.queue.model import At, Call
from tests.screens.board_looks import Look, hall_of
from tests.screens.kiosk_ways import speak
from tests.support.board import busy_morning
from tests.support.clocks import FakeClock
from tests.support.console_hall import CLERKS, Console, desk_look, printers_ready
from tests.support.databases import COMMUNE, SqliteDatabases
from tests.support.fakes import FakeReception, a_reception
from ui_kit.theme import load_fonts
from ui_kit.translations import Translations

pytestmark = pytest.mark.deep

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
DRAW_ANEW = "NOUBA_PICTURES" in os.environ
HEIGHT_PX = 640
COLOURS = 64
# Other versions of Qt draw the edges of letters otherwise; another word or number changes a block.
BLOCK_PX, MOST = 8, 48
_ROUNDS = 20


def as_kept(drawn: Path) -> Image.Image:
    """Return a picture as small as the README shows it."""
    with Image.open(drawn) as whole:
        width = round(whole.width * HEIGHT_PX / whole.height)
        small = whole.convert("RGB").resize((width, HEIGHT_PX), Image.Resampling.LANCZOS)
    return small.quantize(COLOURS)


def differs(kept: Image.Image, drawn: Image.Image) -> bool:
    """Return whether two pictures show something else, not only other edges of letters."""
    if kept.size != drawn.size:
        return True
    apart = ImageChops.difference(kept.convert("RGB"), drawn.convert("RGB")).convert("L")
    blocks = apart.reduce(BLOCK_PX)
    return int(blocks.getextrema()[1]) > MOST  # type: ignore[arg-type] # of one band


def compare(drawn: Path, name: str) -> None:
    file, new = PICTURES / name, as_kept(drawn)
    if DRAW_ANEW:
        new.save(file, optimize=True)
    with Image.open(file) as kept:
        assert not differs(kept, new), f"{file} is out of date: see the first lines of this test"


def draw_board(calls: tuple[Call, ...], file: Path, qtbot: QtBot) -> None:
    load_fonts()
    hall = hall_of(Language.ARABIC)
    hall.now_called = calls
    look = Look(hall, "lying", qtbot)
    look.whole(file, is_read=True)
    look.close()


def test_the_kiosk_in_arabic(
    open_kiosk: Callable[[FakeReception, str], KioskWindow], tmp_path: Path
) -> None:
    kiosk = open_kiosk(a_reception(), "upright")
    speak(kiosk, "ar")
    drawn = tmp_path / "kiosk.png"
    assert kiosk.grabWindow().save(str(drawn))
    compare(drawn, "kiosk.png")


def test_the_ticket(qapp: QApplication, tmp_path: Path) -> None:
    load_fonts()
    paper = TicketPaper(
        label="A042",
        language=Language.ARABIC,
        unit_names=COMMUNE.names,
        service_names=COMMUNE.service_names("birth-extract"),
        issued_at=datetime(2026, 11, 25, 9, 42, tzinfo=UTC),
        ahead=4,
        expected_wait=ExpectedWait(low=timedelta(minutes=10), high=timedelta(minutes=15)),
        qr_text="https://www.chikaya.ma",
        hotline="3737",
        complaints_site="chikaya.ma",
    )
    dots = render_ticket(paper, 576)
    drawn = tmp_path / "ticket.png"
    Image.frombytes("1", (dots.width_px, dots.height_px), dots.rows, "raw", "1;I").save(drawn)
    compare(drawn, "ticket.png")


def test_the_board(tmp_path: Path, qtbot: QtBot) -> None:
    drawn = tmp_path / "board.png"
    draw_board(busy_morning(), drawn, qtbot)
    compare(drawn, "board.png")


def test_the_live_view(
    sqlite_databases: SqliteDatabases, tmp_path: Path, qapp: QApplication
) -> None:
    clock = FakeClock()
    with (
        sqlite_databases.commune(tmp_path) as url,
        open_reception(url, clock=clock) as reception,
        desk_look(qapp),
    ):
        _fill(reception, clock)
        translations = Translations(qapp)
        translations.use(Language.ENGLISH)
        console = Console(reception, translations)
        console.window.show()
        console.window.open_database()
        console.sign_in()
        for _ in range(_ROUNDS):
            qapp.processEvents()
        drawn = tmp_path / "live.png"
        assert console.window.grab().save(str(drawn))
        console.close()
    compare(drawn, "live.png")


def _fill(reception: Reception, clock: FakeClock) -> None:
    """Serve everybody in good time; some wait, one is called, two are served."""
    clock.at = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
    unit = reception.office.unit()
    given = {number: unit.counter(number).services for number, _ in CLERKS}
    for number in range(27):
        counter, clerk = CLERKS[number % len(CLERKS)]
        services = given[counter]
        reception.desk.issue(services[number % len(services)])
        clock.advance(seconds=70 + 40 * (number % 4))
        reception.desk.call_next(At(counter, clerk))
        clock.advance(seconds=20)
        reception.desk.start(At(counter, clerk))
        clock.advance(seconds=100)
        if number < 25:
            reception.desk.finish(At(counter, clerk))
    for service in ("signature", "birth-extract", "family-booklet", "certified-copy"):
        reception.desk.issue(service)
        clock.advance(seconds=75)
    reception.desk.call_next(At(*CLERKS[0]))
    printers_ready(reception)


def test_another_call_is_another_picture(tmp_path: Path, qtbot: QtBot) -> None:
    one, other = tmp_path / "one.png", tmp_path / "other.png"
    draw_board(busy_morning(), one, qtbot)
    draw_board(busy_morning()[1:], other, qtbot)
    assert differs(as_kept(one), as_kept(other))
