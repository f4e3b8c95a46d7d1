"""The pages of the house's rules, in Arabic and French: a usual office, a large and a bare one."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.alerts import AlertCounts, AlertSpans, ServiceAlerts
from reception.domain.board import Board, BoardTemplate
from reception.domain.calling_rule import WorkProfile
from reception.domain.language import Language
from reception.domain.unit import Unit, VolumeHours
from reception.unit.file import load_template, load_unit
from tests.screens.gate import keep, some_cases
from tests.screens.test_console_screens import _assert_nothing_is_clipped, _english_only
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, desk_look, quiet_morning
from tests.support.databases import COMMUNE, SqliteDatabases, set_up
from ui_kit.translations import Translations

PARTS = (
    ("rules", 0),
    ("rules", 1),
    ("rules", 2),
    ("thresholds", None),
    ("calendar", 0),
    ("calendar", 1),
    ("calendar", 2),
    ("calendar", 3),
    ("ticket", None),
    ("boards", None),
    ("voice", 0),
)
_ROUNDS = 20
_TEXTS = {Language.ARABIC: "مرحبا بكم", Language.FRENCH: "Bienvenue"}
_OWN = ServiceAlerts(
    wait=AlertSpans(warning=timedelta(minutes=8), critical=timedelta(minutes=15)),
    queue=AlertCounts(warning=10, critical=20),
)


def described() -> Unit:
    """Return the commune with a work profile, a board, a silent hour, and thresholds of its own."""
    unit = load_template("commune")
    silent = unit.calendar.seasons[0].hours[1][0]
    return replace(
        unit,
        profiles=(WorkProfile(code="papers", names=_TEXTS, services=("residence",)),),
        boards=(Board(code="hall", template=BoardTemplate.MEDIA, messages=(_TEXTS,)),),
        alerts=replace(unit.alerts, services={"signature": _OWN}),
        voice=replace(
            unit.voice, hours=(VolumeHours(begins=silent.opens, ends=silent.closes, percent=0),)
        ),
    )


def bare() -> Unit:
    """Return the commune without any day off, season, profile or board."""
    return replace(COMMUNE, calendar=replace(COMMUNE.calendar, closures=(), seasons=()))


UNITS = {
    "normal": described,
    "large": lambda: load_unit(Path(__file__).parents[1] / "units" / "prefecture.toml"),
    "empty": bare,
}
CASES = [(unit, language) for unit in UNITS for language in (Language.ARABIC, Language.FRENCH)]


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Iterator[QApplication]:
    with desk_look(qapp):
        yield qapp


@pytest.fixture(scope="module")
def offices(
    sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Reception]]:
    """Return the core of each office; the usual one has had a morning a day ago."""
    opened = {}
    for name, unit in UNITS.items():
        clock = FakeClock()
        with sqlite_databases.empty(tmp_path_factory.mktemp(name)) as url:
            prepare_database(url)
            set_up(url, COMMUNE if name == "normal" else unit(), clock)
            opened[name] = open_reception(url, clock=clock)
            if name == "normal":
                quiet_morning(opened[name], clock)
                clock.at += timedelta(days=1)
                set_up(url, unit(), clock)
    yield opened
    for reception in opened.values():
        reception.close()


@pytest.mark.parametrize(("part", "case"), some_cases(PARTS, CASES, 1))
def test_a_page_of_the_house_rules_is_whole(
    offices: dict[str, Reception],
    look: QApplication,
    part: tuple[str, int | None],
    case: tuple[str, Language],
    tmp_path: Path,
) -> None:
    _look_at(offices, look, part, case, tmp_path)


@pytest.mark.one_case(4)
@pytest.mark.parametrize(("part", "case"), some_cases(PARTS, CASES, 1))
def test_a_page_of_the_house_rules_fits_the_least_window(
    offices: dict[str, Reception],
    look: QApplication,
    part: tuple[str, int | None],
    case: tuple[str, Language],
    tmp_path: Path,
) -> None:
    _look_at(offices, look, part, case, tmp_path, least=True)


def _look_at(
    offices: dict[str, Reception],
    look: QApplication,
    part: tuple[str, int | None],
    case: tuple[str, Language],
    tmp_path: Path,
    *,
    least: bool = False,
) -> None:
    (page, tab), (name, language) = part, case
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
    if tab is not None:
        console.press(f"{page}-page-tab-{tab}")
    if (page, tab, name, least) == ("rules", 0, "normal", False):
        console.press("classes-what-if-run")
        assert console.table("classes-what-if-table")[1:]
    for _ in range(_ROUNDS):
        look.processEvents()
    shown = console.part(QWidget, f"{page}-page")
    assert shown.isVisible()
    _assert_nothing_is_clipped(console.window)
    texts = {one.text() for one in shown.findChildren(QLabel) if one.isVisible()}
    assert not texts & _english_only()
    stem = page if tab is None else f"{page}-{tab}"
    end = "-least" if least else ""
    keep(console.window.grab(), folder / f"{stem}-{name}-{language}{end}.png")
    for area in shown.findChildren(QScrollArea) if least else ():
        assert area.horizontalScrollBar().maximum() == 0, area.objectName()
    console.close()
