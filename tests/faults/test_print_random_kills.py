"""Two hundred stations die at random moments at a printer that breaks at random, too."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.print_station import Stations, warm_process
from tests.faults.print_storm import Storm
from tests.support.databases import SqliteDatabases

pytestmark = [pytest.mark.deep, pytest.mark.journey]

# For a long search, more of them.
_WANTED_KILLS = int(os.environ.get("NOUBA_RANDOM_KILLS", "60"))
# They wait for their printers most of the time.
_AT_ONCE = 8


@pytest.fixture
def stations() -> Iterator[Stations]:
    with warm_process() as warm:
        yield warm


def _rage(storm: Storm, stations: Stations, databases: SqliteDatabases, folder: Path) -> Storm:
    place = folder / f"{storm.build or 'sound'}-{storm.seed}"
    place.mkdir()
    with databases.commune(place) as url:
        storm.rage(stations, url, place / "paper")
    return storm


@pytest.mark.timeout(1200)
def test_no_ticket_is_lost_doubled_or_wrongly_believed(
    stations: Stations, sqlite_databases: SqliteDatabases, tmp_path: Path
) -> None:
    storms: list[Storm] = []
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        while sum(storm.killed for storm in storms) < _WANTED_KILLS:
            seeds = range(len(storms), len(storms) + 2 * _AT_ONCE)
            storms += pool.map(
                lambda seed: _rage(Storm(seed), stations, sqlite_databases, tmp_path), seeds
            )
    assert not "\n".join(str(storm) for storm in storms if storm.faults)


@pytest.mark.parametrize(
    ("build", "fault"),
    [
        ("settling queues again", "came out 2 times"),
        ("taken is printed", "did not come out"),
        ("never looks dirty", "shares its sheet"),
    ],
)
def test_stations_that_are_wrong_are_found_out(
    stations: Stations, sqlite_databases: SqliteDatabases, tmp_path: Path, build: str, fault: str
) -> None:
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for first in range(0, 40, _AT_ONCE):
            storms = pool.map(
                lambda seed: _rage(Storm(seed, build), stations, sqlite_databases, tmp_path),
                range(first, first + _AT_ONCE),
            )
            if any(fault in one for storm in storms for one in storm.faults):
                return
    pytest.fail(f"nobody notices '{build}'")
