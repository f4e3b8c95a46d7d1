"""The page of staffing: a target is asked for, and a week is planned, of no person."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from reception.app import Reception, open_reception
from reception.domain.language import Language
from reception.staffing.ask import Staffing
from tests.admin_console.test_sites_page import choose, look, settle
from tests.reception.staffing.test_ask import UNIT, mondays_and_tuesdays, staffing_of
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, desk_look
from tests.support.databases import SqliteDatabases
from tests.support.staffing_office import Truth
from ui_kit.translations import Translations


@pytest.fixture(scope="module")
def planned() -> Staffing:
    return staffing_of(mondays_and_tuesdays(8, Truth(a_half_hour=(6, 8, 11, 12, 11, 9, 8))))


@pytest.fixture
def unit_of_office(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[Reception]:
    with (
        sqlite_databases.commune(tmp_path) as url,
        open_reception(url, clock=FakeClock()) as opened,
    ):
        vars(opened.hall)["unit"] = lambda: UNIT
        yield opened


@pytest.fixture(params=[Language.ARABIC, Language.FRENCH])
def console(
    request: pytest.FixtureRequest, unit_of_office: Reception, qapp: QApplication, tmp_path: Path
) -> Iterator[Console]:
    with desk_look(qapp):
        translations = Translations(qapp)
        translations.use(request.param)
        made = Console(unit_of_office, translations, choose_file=lambda _, name: tmp_path / name)
        made.window.show()
        made.window.open_database()
        made.sign_in()
        yield made
        made.close()
        translations.close()


def test_a_week_is_planned_when_it_is_asked_for_and_saved(
    console: Console,
    unit_of_office: Reception,
    planned: Staffing,
    qapp: QApplication,
    tmp_path: Path,
) -> None:
    vars(unit_of_office)["staffing"] = planned
    spoken = str(qapp.property("language"))
    console.press("page-staffing")
    settle(qapp)
    assert not console.part(QPushButton, "staffing-save-csv").isEnabled()
    look(console, tmp_path, f"staffing-empty-{spoken}")
    choose(console, "staffing-share", 80)  # type: ignore[arg-type] # the value of a choice
    console.press("staffing-plan")
    settle(qapp)
    table = console.table("both-table")
    assert [row[0] for row in table[1:3]] == ["08:30", "09:00"]
    assert all("(2)" in cell for row in table[1:3] for cell in row[1:])
    assert console.words("staffing-advice")
    look(console, tmp_path, f"staffing-{spoken}")
    console.press("staffing-save-csv")
    settle(qapp)
    (saved,) = tmp_path.glob("nouba-staffing-*.csv")
    assert len(saved.read_text("utf-8").splitlines()) == 15
    assert "clerk" not in saved.read_text("utf-8")


def test_too_short_a_past_is_refused_in_a_sentence(console: Console, qapp: QApplication) -> None:
    console.press("page-staffing")
    console.press("staffing-plan")
    settle(qapp)
    assert "0" in console.words("staffing-message")
    assert not console.part(QPushButton, "staffing-save-pdf").isEnabled()
