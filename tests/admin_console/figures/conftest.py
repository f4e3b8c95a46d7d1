from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.queue.model import At
from tests.admin_console.figures.pages import VISITORS
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, quiet_morning
from tests.support.databases import SqliteDatabases
from ui_kit.translations import Translations


@pytest.fixture(scope="module")
def hall(
    sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reception]:
    """Two mornings of visitors, of which nobody changes anything."""
    clock = FakeClock()
    folder = tmp_path_factory.mktemp("figures")
    clock.at = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    with sqlite_databases.commune(folder) as url, open_reception(url, clock=clock) as opened:
        for number in range(12):
            opened.desk.issue(opened.office.unit().services[number % 3].code)
            clock.advance(seconds=40)
            opened.desk.call_next(At(1, "clerk1"))
            clock.advance(seconds=20)
            opened.desk.start(At(1, "clerk1"))
            clock.advance(seconds=90)
            opened.desk.finish(At(1, "clerk1"))
        quiet_morning(opened, clock, visitors=VISITORS)
        yield opened


@pytest.fixture
def saved(tmp_path: Path) -> list[Path]:
    """Return where the next file is to be saved; none: the person thinks better of it."""
    return [tmp_path / "report"]


@pytest.fixture
def console(hall: Reception, translations: Translations, saved: list[Path]) -> Iterator[Console]:
    made = Console(hall, translations, choose_file=lambda *_: saved.pop() if saved else None)
    made.window.show()
    made.sign_in()
    yield made
    made.close()
