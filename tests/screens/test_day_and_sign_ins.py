"""The pages "day", "sign-ins" and "live view", with little to do and with much."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from reception.app import Reception, open_reception
from reception.care.station import CareDetail
from reception.domain.alerts import AlertKind, AlertLevel, found
from reception.domain.errors import Refusal
from reception.domain.language import Language
from reception.domain.printer import PrinterStatus
from tests.screens.gate import keep, some_cases
from tests.screens.test_console_screens import (
    _assert_direction,
    _assert_language,
    _assert_nothing_is_clipped,
)
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, SeenCare, desk_look, quiet_morning
from tests.support.databases import FAST_HASHER, SqliteDatabases
from tests.support.sign_in import HERE, THERE, let_in
from tests.support.stations import LoneStation
from ui_kit.translations import Translations

type Act = Callable[[Console], None]
_ROUNDS = 20
# Each page in both languages, as wide as it likes in the one and as narrow as may be in the other.
_CASES = (
    (Language.ARABIC, True),
    (Language.FRENCH, False),
    (Language.FRENCH, True),
    (Language.ARABIC, False),
)
LOOKED_AT = [
    (page, *case) for page, case in some_cases(("day", "sessions", "live"), _CASES, each=2)
]


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Iterator[QApplication]:
    with desk_look(qapp):
        yield qapp


@pytest.fixture(params=["over", "full"])
def hall(
    request: pytest.FixtureRequest, sqlite_databases: SqliteDatabases, tmp_path: Path
) -> Iterator[tuple[str, Reception]]:
    clock = FakeClock()
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as opened:
        if request.param == "full":
            quiet_morning(opened, clock, visitors=20)
            opened.prints.report_printer("kiosk-1", PrinterStatus())
            kiosk = LoneStation(opened)
            kiosk.give("r")
            kiosk.give(priority="vip")
            kiosk.give(number=1)
            kiosk.hand_over()
            opened.slip_jobs.want(opened.day_slips.slip(), station="kiosk-1")
            clock.advance(minutes=2)
            sign_in_and_fail(opened)
            let_care_alarm(opened)
            opened.prints.report_printer("kiosk-1", PrinterStatus())
        yield request.param, opened


def let_care_alarm(reception: Reception) -> None:
    disk = found(AlertKind.DISK, "desk", AlertLevel.CRITICAL, CareDetail.RESERVE)
    backup = found(AlertKind.BACKUP, "desk", AlertLevel.WARNING, CareDetail.OLD)
    seen = (replace(disk, measured=900), replace(backup, measured=30))
    reception.watch._care = SeenCare(*seen)  # type: ignore[assignment] # it looks alike


def sign_in_and_fail(reception: Reception) -> None:
    reception.sign_in._hasher = FAST_HASHER
    let_in(reception.sign_in, "clerk1")
    locked = let_in(reception.sign_in, "clerk3", where=THERE)
    reception.sign_in.lock(locked.token)
    for login, where in product(("clerk2", "nobody"), (HERE, THERE)):
        for _ in range(6):
            with suppress(Refusal):
                reception.sign_in.enter(login, "wrong", where)


@pytest.mark.parametrize(("name_of_page", "language", "least"), LOOKED_AT)
def test_a_page_is_whole(
    hall: tuple[str, Reception],
    look: QApplication,
    language: Language,
    least: bool,
    name_of_page: str,
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
    console.sign_in("admin")
    console.press(f"page-{name_of_page}")
    if name == "full" and name_of_page == "sessions":
        console.press("session-end-clerk1-panel")
    elif name == "full" and name_of_page == "day":
        console.press("day-close")
        (first, *_) = reception.offline.conflicts()
        console.press(f"conflicts-{'take-in' if least else 'give-up'}-{first.label}")
    for _ in range(_ROUNDS):
        look.processEvents()
    page = console.part(
        QWidget, "sessions" if name_of_page == "sessions" else f"{name_of_page}-page"
    )
    assert page.isVisible()
    _assert_nothing_is_clipped(console.window)
    _assert_direction(console, language)
    _assert_language(console.window, language)
    end = "-least" if least else ""
    file = folder / f"{name_of_page}-{name}-{language}{end}"
    keep(console.window.grab(), Path(f"{file}.png"))
    assert isinstance(page, QScrollArea)
    bar = page.verticalScrollBar()
    if bar.maximum():
        bar.setValue(bar.maximum())
        look.processEvents()
        keep(console.window.grab(), Path(f"{file}-end.png"))
    console.close()
