from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reception.app import Reception, open_reception
from reception.domain.language import Language
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, desk_look
from tests.support.databases import SqliteDatabases
from ui_kit.translations import Translations


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Iterator[QApplication]:
    """Give the app the look of the desk, once for all tests of a module."""
    with desk_look(qapp):
        yield qapp


@pytest.fixture
def translations(look: QApplication) -> Translations:
    """Speak French."""
    made = Translations(look)
    made.use(Language.FRENCH)
    return made


@pytest.fixture
def hall(
    sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> Iterator[Reception]:
    """Return the core on a database of the test's own; one store is enough for a window."""
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def console(hall: Reception, translations: Translations) -> Iterator[Console]:
    made = Console(hall, translations)
    made.window.show()
    yield made
    made.close()
