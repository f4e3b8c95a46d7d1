"""The page of sites: side by side, in any order, and down to one of them and back."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from admin_console.table import FigureTable
from reception.app import Reception, open_reception
from reception.domain.language import Language
from reception.domain.unit import Unit
from reception.network.compare import SitesComparison, sites_section
from reception.network.copies_sql import SqlSites
from reception.reports.question import ReportQuestion
from reception.reports.report_list import COUNTERS, WAITS
from reception.reports.sql import SqlReportStore
from reception.reports.terminal import section_lines, width_of
from reception.reports.words import day_words
from reception.unit.current import UnitReader, UnitSource
from reception.unit.sql import SqlUnitStore
from tests.screens.gate import keep
from tests.screens.test_console_screens import _assert_nothing_is_clipped
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, desk_look
from tests.support.databases import SqliteDatabases, database_of
from tests.support.report_data import UNIT, MemoryReportStore, MemoryUnits, month
from ui_kit.translations import Translations

NAMES = {
    "fes": {
        Language.FRENCH: "Annexe administrative Agdal, Fès",
        Language.ARABIC: "الملحقة الإدارية أكدال، فاس",
    },
    "oujda": {
        Language.FRENCH: "Commune d’Oujda, bureau central",
        Language.ARABIC: "جماعة وجدة، المكتب المركزي",
    },
    "taza": {Language.FRENCH: "Taza", Language.ARABIC: "تازة"},
}
_ROUNDS = 20


class MemorySites:
    """Sites over lists of visits; of one nobody came."""

    def __init__(self) -> None:
        self._units = [replace(UNIT, code=code, names=names) for code, names in NAMES.items()]
        visits = [
            replace(one, ticket=replace(one.ticket, unit=code))
            for seed, code in enumerate(("fes", "oujda"), start=1)
            for one in month(seed, date(2026, 10, 28), 28, a_day=4 * seed)
        ]
        self.store: SqlReportStore = MemoryReportStore(visits)

    def units(self) -> Sequence[Unit]:
        return self._units

    def until(self) -> dict[str, date]:
        return {"fes": date(2026, 11, 24), "oujda": date(2026, 10, 20)}

    def source(self, unit: str) -> UnitSource:
        return MemoryUnits(next(one for one in self._units if one.code == unit))


@pytest.fixture
def centre(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[Reception]:
    clock = FakeClock()
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as opened:
        # A real one reads copies, which tests/reception/network/test_network.py looks at.
        comparing = SitesComparison(
            cast("SqlSites", MemorySites()),
            UnitReader(SqlUnitStore(database_of(opened))),
            clock,
            opened.office.audit,
        )
        vars(opened)["_sites"] = comparing, lambda: None
        yield opened


@pytest.fixture(params=[Language.ARABIC, Language.FRENCH])
def console(
    request: pytest.FixtureRequest, centre: Reception, qapp: QApplication
) -> Iterator[Console]:
    with desk_look(qapp):
        translations = Translations(qapp)
        translations.use(request.param)
        made = Console(centre, translations)
        made.window.show()
        made.window.open_database()
        made.sign_in()
        yield made
        made.close()
        translations.close()


def test_sites_stand_side_by_side_and_lead_to_their_own_figures(
    console: Console, qapp: QApplication, tmp_path: Path
) -> None:
    spoken = Language(str(qapp.property("language")))
    console.press("page-sites")
    choose(console, "sites-span", "last-month")
    settle(qapp)
    table = console.table("sites-table")
    named = {code: names[spoken] for code, names in NAMES.items()}
    assert {row[0] for row in table[1:-1]} == set(named.values())
    arrived = [number(row[1]) for row in table[1:]]
    assert sum(arrived[:-1]) == arrived[-1] > 0
    late = console.part(QLabel, "sites-message").text()
    assert day_words(date(2026, 10, 20), spoken) in late
    assert [one in late for one in named.values()] == [False, True, True], "who has not told all"
    # Where nobody came there is nothing to be slow or quick.
    assert table[-2][0] == named["taza"]
    assert table[-2][2] == "\u2013"
    look(console, tmp_path, f"sites-{spoken}")

    choose(console, "sites-order", "name")
    table = console.table("sites-table")
    assert [row[0] for row in table[1:-1]] == sorted(named.values())

    place = [row[0] for row in table[1:]].index(named["oujda"])
    enter(console, "sites-table", place)
    settle(qapp)
    assert console.part(QWidget, "waits-page").isVisible()
    chip = console.part(QWidget, "waits-page").findChild(QPushButton, "only-site")
    assert chip is not None
    assert named["oujda"] in chip.text()
    own = console.table("waits-table")
    assert number(own[-1][1]) == number(table[1 + place][1])
    look(console, tmp_path, f"site-{spoken}")

    # The other pages are of the same site; what stays at sites is of this office again.
    console.press("page-by-counter")
    settle(qapp)
    assert console.part(QWidget, "by-counter-page").findChild(QPushButton, "only-site")
    console.press("page-visits")
    settle(qapp)
    assert console.part(QWidget, "visits-page").findChild(QPushButton, "only-site") is None


def test_a_terminal_has_sites_side_by_side(centre: Reception) -> None:
    assert centre.comparing
    october = ReportQuestion(first=date(2026, 10, 1), last=date(2026, 10, 31))
    waits, counters = centre.comparing.waits(october), centre.comparing.counters(october)
    for answer, names in ((waits, WAITS), (counters, COUNTERS)):
        section = sites_section("Sites", names, (answer,), Language.FRENCH)
        lines = list(section_lines(section, Language.FRENCH, 60))
        assert max(map(width_of, lines)) <= 60
        told = {row.cells[0] for row in section.rows}
        assert told == {names[Language.FRENCH] for names in NAMES.values()}
        assert all(any(line.startswith(str(one)[:12]) for line in lines) for one in told)
    section = sites_section("Sites", WAITS, (waits,), Language.FRENCH)
    assert waits.total
    assert section.total
    assert section.total[1] == waits.total.arrived > 0
    came = {row.unit: row.figures.arrived for row in waits.rows}
    assert {row.leads: row.cells[1] for row in section.rows} == dict.fromkeys(waits.units, 0) | came


def test_where_no_sites_are_followed_there_is_no_such_page(
    sqlite_databases: SqliteDatabases, tmp_path: Path, qapp: QApplication
) -> None:
    with (
        sqlite_databases.commune(tmp_path) as url,
        open_reception(url, clock=FakeClock()) as reception,
        desk_look(qapp),
    ):
        translations = Translations(qapp)
        translations.use(Language.FRENCH)
        console = Console(reception, translations)
        console.window.show()
        console.window.open_database()
        console.sign_in()
        console.press("section-figures")
        assert console.part(QPushButton, "page-waits").isVisible()
        assert not console.part(QPushButton, "page-sites").isVisible()
        console.close()
        translations.close()


def choose(console: Console, name: str, value: str) -> None:
    field = console.part(QComboBox, name)
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def enter(console: Console, name: str, row: int) -> None:
    table = console.part(FigureTable, name)
    table.setCurrentIndex(table.model().index(row, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)


def settle(qapp: QApplication) -> None:
    for _ in range(_ROUNDS):
        qapp.processEvents()


def look(console: Console, tmp_path: Path, name: str) -> None:
    _assert_nothing_is_clipped(console.window)
    folder = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "console"
    folder.mkdir(parents=True, exist_ok=True)
    keep(console.window.grab(), folder / f"{name}.png")


def number(text: str) -> int:
    return int("".join(sign for sign in text if sign.isdigit()))
