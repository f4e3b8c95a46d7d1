"""Every page of the console, of a usual office and of one with sixty services, by its rules."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from admin_console.pages import PLACES
from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.language import Language
from reception.queue.model import At
from tests.screens.gate import keep, pairwise
from tests.screens.staff_rules import broken_rules, settle
from tests.screens.test_console_screens import _assert_nothing_is_clipped, troubled_noon
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, desk_look
from tests.support.databases import COMMUNE, SqliteDatabases, set_up
from tests.support.offices import prefecture
from ui_kit.translations import Translations

PAGES = tuple(one.name for one in PLACES if not one.only_at_centre)
SIZES = ((1366, 768), (1920, 1080))
UNITS, LANGUAGES = ("commune", "prefecture"), (Language.ARABIC, Language.FRENCH)
CASES = tuple(product(PAGES, UNITS, LANGUAGES, SIZES))


def crowded_prefecture(reception: Reception, clock: FakeClock) -> None:
    """Let people wait for every service, of which one counter calls."""
    clock.at = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    services = [one.code for one in reception.office.unit().services]
    for number in range(150):
        reception.desk.issue(services[number * 7 % len(services)], language="ar")
        clock.advance(seconds=31)
    reception.desk.open_counter(At(1, "clerk1"))
    reception.desk.call_next(At(1, "clerk1"))
    clock.advance(minutes=3)


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Iterator[QApplication]:
    with desk_look(qapp):
        yield qapp


@pytest.fixture(scope="module")
def offices(
    sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Reception]]:
    opened = {}
    halls = (("commune", COMMUNE, troubled_noon), ("prefecture", prefecture(), crowded_prefecture))
    for name, unit, fill in halls:
        clock = FakeClock()
        with sqlite_databases.empty(tmp_path_factory.mktemp(name)) as url:
            prepare_database(url)
            set_up(url, unit, clock)
            opened[name] = open_reception(url, clock=clock)
            fill(opened[name], clock)
    yield opened
    for reception in opened.values():
        reception.close()


@pytest.mark.parametrize(("page", "office", "language", "size"), pairwise(CASES))
def test_a_page_keeps_every_rule(
    offices: dict[str, Reception],
    look: QApplication,
    page: str,
    office: str,
    language: Language,
    size: tuple[int, int],
    tmp_path: Path,
) -> None:
    translations = Translations(look)
    translations.use(language)
    console = Console(offices[office], translations)
    console.window.resize(*size)
    console.window.show()
    console.window.open_database()
    console.sign_in("admin")
    console.press(f"page-{page}")
    settle()
    _assert_nothing_is_clipped(console.window)
    broken = broken_rules(console.window)
    folder = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "console"
    folder.mkdir(parents=True, exist_ok=True)
    keep(console.window.grab(), folder / f"matrix-{page}-{office}-{language}-{size[0]}.png")
    console.close()
    assert not broken, broken
