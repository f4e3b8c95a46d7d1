"""The pages of the administrator, in Arabic and French, of a usual office and of a large one."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.language import Language
from reception.unit.file import load_unit
from tests.screens.gate import keep, some_cases
from tests.screens.test_console_screens import _assert_nothing_is_clipped, _english_only
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, desk_look
from tests.support.databases import COMMUNE, SqliteDatabases, set_up
from ui_kit.translations import Translations

PAGES = ("unit", "groups", "services", "counters", "people", "changes", "password")
UNITS = {
    "normal": COMMUNE,
    "large": load_unit(Path(__file__).parents[1] / "units" / "prefecture.toml"),
}
CASES = [(unit, language) for unit in UNITS for language in (Language.ARABIC, Language.FRENCH)]
_ROUNDS = 20


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Iterator[QApplication]:
    with desk_look(qapp):
        yield qapp


@pytest.fixture(scope="module")
def offices(
    sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Reception]]:
    """Return the core of each office, in which a few things were changed and one refused."""
    clock, opened = FakeClock(), {}
    for name, unit in UNITS.items():
        folder = tmp_path_factory.mktemp(name)
        with sqlite_databases.empty(folder) as url:
            prepare_database(url)
            set_up(url, unit, clock)
            opened[name] = open_reception(url, clock=clock)
            change(opened[name])
    yield opened
    for reception in opened.values():
        reception.close()


def change(reception: Reception) -> None:
    """Change a fee, a name and a telephone number, and take that back."""
    admin = reception.office.unit().person("admin")
    tables = reception.office.described().tables()
    tables["services"][0]["fee"] = {"ar": "5 دراهم", "fr": "5 DH"}
    tables["services"][1]["target_wait_minutes"] = 12.5
    tables["hotline"] = "2020"
    reception.office.describe(tables, since=1, asking=admin, why="مجلس الاثنين")
    reception.office.undo(since=2, asking=admin)


@pytest.mark.parametrize(("page", "case"), some_cases(PAGES, CASES, 1))
def test_a_page_of_the_administrator_is_whole(
    offices: dict[str, Reception],
    look: QApplication,
    page: str,
    case: tuple[str, Language],
    tmp_path: Path,
) -> None:
    _look_at(offices, look, page, case, tmp_path)


@pytest.mark.parametrize(("page", "case"), some_cases(PAGES, CASES, 1))
def test_a_page_of_the_administrator_fits_the_least_window(
    offices: dict[str, Reception],
    look: QApplication,
    page: str,
    case: tuple[str, Language],
    tmp_path: Path,
) -> None:
    _look_at(offices, look, page, case, tmp_path, least=True)


def _look_at(
    offices: dict[str, Reception],
    look: QApplication,
    page: str,
    case: tuple[str, Language],
    tmp_path: Path,
    *,
    least: bool = False,
) -> None:
    name, language = case
    folder = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "console"
    folder.mkdir(parents=True, exist_ok=True)
    translations = Translations(look)
    translations.use(language)
    console = Console(offices[name], translations)
    if least:
        console.window.resize(console.window.minimumSize())
    console.window.show()
    console.window.open_database()
    console.sign_in("admin")
    console.press(f"page-{page}")
    shown = console.part(QWidget, page)
    if page == "changes" and least:
        console.press("changes-log")
    if page == "services":
        # A mistake and the bar stand on the page as well.
        line = console.part(QLineEdit, "field-names-fr")
        line.selectAll()
        line.insert("")
        line.del_()
        console.press("save")
        assert console.words("field-names-mistake")
    for _ in range(_ROUNDS):
        look.processEvents()
    assert shown.isVisible()
    _assert_nothing_is_clipped(console.window)
    texts = {one.text() for one in shown.findChildren(QLabel) if one.isVisible()}
    assert not texts & _english_only()
    end = "-least" if least else ""
    keep(console.window.grab(), folder / f"{page}-{name}-{language}{end}.png")
    console.close()
