"""Eight kiosks at one file, and one of them is killed again and again: the others go on."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from reception.app import open_reception
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases

pytestmark = [pytest.mark.soak, pytest.mark.journey]

_WRITERS, _KILLS, _SEED = 8, 24, 20


class Kiosk:
    """A process that gives tickets."""

    def __init__(self, file: Path, told: Path) -> None:
        told.touch()
        self.told = told
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.sqlite_writer", str(file), str(told)],
            cwd=Path(__file__).parents[2],
        )

    @property
    def given(self) -> list[str]:
        # Whoever was killed may not have written the last line to its end.
        return [line for line in self.told.read_text().splitlines() if len(line) == 36]

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


def test_whoever_is_killed_holds_nobody_up(
    sqlite_databases: SqliteDatabases, tmp_path: Path
) -> None:
    chance = random.Random(_SEED)  # noqa: S311 - the same kills each time, no secret
    with sqlite_databases.commune(tmp_path) as url:
        file = Path(url.removeprefix("sqlite:///"))
        ended: list[Kiosk] = []
        kiosks = [Kiosk(file, tmp_path / f"told-{number}") for number in range(_WRITERS)]
        longest_s = 0.0
        try:
            for one in kiosks:
                _wait_for_more(one)
            for kill in range(_KILLS):
                while sum(bool(one.given) for one in kiosks) < _WRITERS // 2:
                    time.sleep(0.005)
                victim = chance.choice([one for one in kiosks if one.given])
                time.sleep(chance.random() / 50)
                kiosks.remove(victim)
                victim.end()
                ended.append(victim)
                killed_s = time.monotonic()
                for one in kiosks:
                    # Whoever has only just come opens the file first.
                    if one.given:
                        _wait_for_more(one)
                longest_s = max(longest_s, time.monotonic() - killed_s)
                kiosks.append(Kiosk(file, tmp_path / f"told-{_WRITERS + kill}"))
        finally:
            for one in kiosks:
                one.end()
        print(f"after a kill all others had gone on within {longest_s:.2f} s")  # noqa: T201
        given = [ticket for one in (*ended, *kiosks) for ticket in one.given]
        assert len(given) == len(set(given))
        with closing(sqlite3.connect(file)) as read:
            assert set(given) <= {one for (one,) in read.execute("SELECT id FROM ticket")}
        with open_reception(url, clock=FakeClock()) as core:
            assert not [one for one in core.verify() if one.broken]


def _wait_for_more(kiosk: Kiosk) -> None:
    before, until_s = len(kiosk.given), time.monotonic() + 300
    while len(kiosk.given) <= before:
        # Whoever waits in line for longer than its patience says so and ends.
        assert kiosk.process.poll() is None
        assert time.monotonic() < until_s
        time.sleep(0.005)
