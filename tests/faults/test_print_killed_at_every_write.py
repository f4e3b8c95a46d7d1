"""A station is killed at each of its moments: no ticket is lost, doubled, or wrongly believed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.faults.print_station import Stations, warm_process
from tests.faults.print_trial import LATE, SOON, Death, Found, die_and_start_again
from tests.support.databases import Databases, SqliteDatabases

pytestmark = [pytest.mark.deep, pytest.mark.journey]

# They wait for their printers most of the time.
_AT_ONCE = 4


@pytest.fixture(scope="module")
def stations() -> Iterator[Stations]:
    with warm_process() as warm:
        yield warm


class Laboratory:
    """Gives every station that is to die a database and a printer of its own."""

    def __init__(self, stations: Stations, databases: Databases, folder: Path) -> None:
        self._stations = stations
        self._databases = databases
        self._folder = folder
        self._numbers = count()

    def try_one(self, death: Death) -> Found:
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        with self._databases.commune(folder) as url:
            return die_and_start_again(self._stations, url, folder / "paper", death)

    def try_all(self, deaths: list[Death]) -> list[str]:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return [one for found in pool.map(self.try_one, deaths) for one in found.faults]

    def moments(self, life: Death) -> int:
        """Return how many moments a station's life has; it must be one without a fault."""
        found = self.try_one(life)
        assert not found.faults
        assert found.moments
        return found.moments


@pytest.fixture
def sqlite(stations: Stations, sqlite_databases: SqliteDatabases, tmp_path: Path) -> Laboratory:
    return Laboratory(stations, sqlite_databases, tmp_path)


def test_between_any_two_bytes(sqlite: Laboratory) -> None:
    _die_at_every_moment(sqlite, Death(at=None, gives=(1,), between_bytes=True))


def test_between_any_two_bytes_of_a_slip(sqlite: Laboratory) -> None:
    _die_at_every_moment(sqlite, Death(at=None, gives=(), slip_first=True, between_bytes=True))


@pytest.mark.parametrize(
    ("successor_after", "which"),
    [
        pytest.param(SOON, slice(0, None, 2), id="soon"),
        pytest.param(LATE, slice(1, None, 2), id="late"),
        pytest.param(SOON, slice(1, None, 2), id="soon-others", marks=pytest.mark.soak),
        pytest.param(LATE, slice(0, None, 2), id="late-others", marks=pytest.mark.soak),
    ],
)
def test_at_any_commit_and_call_with_others_waiting(
    sqlite: Laboratory, successor_after: timedelta, which: slice
) -> None:
    life = Death(at=None, gives=(1, 2), successor_after=successor_after)
    _die_at_every_moment(sqlite, life, which)


def test_at_any_commit_and_call(stations: Stations, databases: Databases, tmp_path: Path) -> None:
    # Which moments there are is the same on both databases.
    which = slice(0, None, 1 if isinstance(databases, SqliteDatabases) else 5)
    laboratory = Laboratory(stations, databases, tmp_path)
    _die_at_every_moment(laboratory, Death(at=None, gives=(1,)), which)


def _die_at_every_moment(laboratory: Laboratory, life: Death, which: slice = slice(None)) -> None:
    moments = laboratory.moments(life)
    assert moments > 20 * (len(life.gives) + life.slip_first)
    ats = range(1, moments + 1)[which]
    faults = laboratory.try_all([replace(life, at=at) for at in ats])
    assert not faults


class TestControls:
    """Stations that are broken on purpose are found out by the same judge."""

    @pytest.mark.parametrize(
        ("build", "fault"),
        [
            ("begin notes nothing", "came out 2 times"),
            ("prints what was begun", "came out 2 times"),
            ("settling queues again", "came out 2 times"),
            ("left is settled well", "confirmed and did not come out"),
            ("forgets what is queued", "is still queued"),
        ],
    )
    def test_are_found_out(self, sqlite: Laboratory, build: str, fault: str) -> None:
        _find_out(sqlite, Death(at=None, gives=(1,)), build, fault)

    def test_that_leave_a_slip_hanging_are_found_out(self, sqlite: Laboratory) -> None:
        life = Death(at=None, gives=(), slip_first=True)
        _find_out(sqlite, life, "settling opens nothing", "shares its sheet")


def _find_out(laboratory: Laboratory, life: Death, build: str, fault: str) -> None:
    moments = laboratory.moments(life)
    broken = replace(life, build=build, successor_build=build)
    found: list[str] = []
    # Not at every moment does the fault come to light: the next ones are tried until it has.
    for start in range(1, moments + 1, _AT_ONCE):
        ats = range(start, min(start + _AT_ONCE, moments + 1))
        found += laboratory.try_all([replace(broken, at=at) for at in ats])
        if any(fault in one for one in found):
            return
    pytest.fail(f"nothing but {found}")
