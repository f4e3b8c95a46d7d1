"""An office of one computer, with a screen and a bus of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.system.clock import SystemClock
from tests.outside.session import MISSING, Session, own_session
from tests.support.databases import COMMUNE, set_up


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say what is missing here, for which a test is left out."""
    if MISSING:
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=f"{MISSING}: ./dev test installs it"))


@pytest.fixture
def office_url(tmp_path: Path) -> str:
    """Return the address of a database with the commune set up, always open, by the real clock."""
    url = f"sqlite:///{tmp_path / 'nouba.db'}"
    prepare_database(url)
    set_up(url, COMMUNE, SystemClock())
    return url


@pytest.fixture
def core(office_url: str) -> Iterator[Reception]:
    with open_reception(office_url) as opened:
        yield opened


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Give a desk's screen."""
    with own_session(tmp_path) as given:
        yield given


@pytest.fixture
def upright(tmp_path: Path) -> Iterator[Session]:
    """Give a kiosk's screen."""
    with own_session(tmp_path, "1080x1920") as given:
        yield given
