"""The page "day" in Arabic and French: over, and full of things to do; wide and narrow."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from reception.bootstrap import Reception, open_reception
from reception.domain.language import Language
from reception.domain.printer import PrinterStatus
from tests.screens.gate import keep
from tests.screens.test_console_screens import (
    _assert_direction,
    _assert_language,
    _assert_nothing_is_clipped,
    _visible,
)
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, desk_look, quiet_morning
from tests.support.databases import SqliteDatabases
from ui_kit.translations import Translations

type Act = Callable[[Console], None]
_ROUNDS = 20


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Iterator[QApplication]:
    with desk_look(qapp):
        yield qapp


@pytest.fixture(params=["over", "full"])
def hall(
    request: pytest.FixtureRequest,
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
) -> Iterator[tuple[str, Reception]]:
    clock = FakeClock()
    with (
        sqlite_databases.commune(tmp_path) as url,
        open_reception(url, clock=clock) as opened,
    ):
        if request.param == "full":
            quiet_morning(opened, clock, visitors=20)
            opened.prints.report_printer("kiosk-1", PrinterStatus())
            opened.slip_jobs.want(opened.day_slips.slip(), station="kiosk-1")
            clock.advance(minutes=2)
            opened.prints.report_printer("kiosk-1", PrinterStatus())
        yield request.param, opened


@pytest.mark.parametrize("least", [False, True])
@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
def test_the_day_is_whole(
    hall: tuple[str, Reception],
    look: QApplication,
    language: Language,
    least: bool,
    tmp_path: Path,
) -> None:
    name, reception = hall
    folder = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "console"
    folder.mkdir(parents=True, exist_ok=True)
    translations = Translations(look)
    translations.use(language)
    console = Console(reception, translations)
    console.window.resize(*(640, 800) if least else (1280, 800))
    console.window.show()
    console.window.open_database()
    console.sign_in()
    console.press("page-day")
    if name == "full":
        console.press("day-close")
    for _ in range(_ROUNDS):
        look.processEvents()
    page = console.part(QWidget, "day-page")
    assert page.isVisible()
    _assert_nothing_is_clipped(console.window)
    _assert_direction(console, language)
    _assert_language(console.window, language)
    assert all(one.text() for one in _visible(page, QLabel))
    end = "-least" if least else ""
    file = folder / f"day-{name}-{language}{end}"
    keep(console.window.grab(), Path(f"{file}.png"))
    assert isinstance(page, QScrollArea)
    bar = page.verticalScrollBar()
    if bar.maximum():
        bar.setValue(bar.maximum())
        look.processEvents()
        keep(console.window.grab(), Path(f"{file}-end.png"))
    console.close()
