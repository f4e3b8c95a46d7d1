"""Thirty days without care: the apps run on while their clock does a day in half a minute.

``./dev test -m soak -s tests/faults/test_thirty_days.py`` takes a quarter of an hour;
``NOUBA_DAYS`` says how many days it shall be.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.errors import NothingWaitingError
from reception.queue.model import At
from reception.system.clock import clock_named, scaled_from_now
from tests.faults.growth import Growth, Look
from tests.support.databases import COMMUNE, set_up

pytestmark = pytest.mark.deep

_DAYS = int(os.environ.get("NOUBA_DAYS", "30"))
_SPEED = 2880.0
_DAY_S = 86_400 / _SPEED
_MONDAY = datetime(2026, 11, 2, 6, tzinfo=UTC)
_APPS = ("kiosk", "board", "clerk", "admin")
_VISITS_A_DAY = 40
# A computer without a sound card says so, and a kiosk that starts that it has found its database;
# that is no fault of the days. A line that was in doubt, or away, says that first.
_NO_FAULT = re.compile(r"voice|sound|\bINFO\b.* the line to the database is online$")
_SIGNED_BY = "clerk1"
"""At the first counter."""


@pytest.mark.soak
@pytest.mark.timeout(_DAYS * _DAY_S + 300)
def test_thirty_days_leave_no_error_no_growth_and_no_open_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'nouba.db'}"
    prepare_database(url)
    clock_text = scaled_from_now(_MONDAY, _SPEED)
    clock = clock_named(clock_text)
    set_up(url, COMMUNE, clock)
    with ExitStack() as running:
        apps = {
            app: running.enter_context(_running(app, url, clock_text, tmp_path)) for app in _APPS
        }
        grown = {app: Growth() for app in _APPS}
        with open_reception(url, clock=clock) as core:
            services = next(one for one in core.hall.unit().counters if one.number == 1).services
            for day in range(_DAYS):
                ends = time.monotonic() + _DAY_S
                today = core.hall.today()
                core.desk.open_counter(At(1, _SIGNED_BY))
                for visit in range(_VISITS_A_DAY):
                    core.desk.issue(services[visit % len(services)])
                    _serve(core)
                    time.sleep(max(0.0, (ends - time.monotonic()) / (_VISITS_A_DAY - visit)))
                core.desk.close_counter(At(None, _SIGNED_BY))
                core.desk.close_day(day=today)
                for app, process in apps.items():
                    assert process.poll() is None, f"{app} ended on day {day}"
                    grown[app].look(psutil.Process(process.pid))
            assert [one.code for one in core.verify() if one.broken] == []
    for app in _APPS:
        grown[app].judge(app)
    assert clock.now() - _MONDAY > timedelta(days=_DAYS)
    assert list(_complaints(tmp_path)) == []


def _serve(core: Reception) -> None:
    try:
        core.desk.call_next(At(1, _SIGNED_BY))
    except NothingWaitingError:
        return
    core.desk.start(At(1, _SIGNED_BY))
    core.desk.finish(At(1, _SIGNED_BY))


@contextmanager
def _running(app: str, url: str, clock: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    env = {
        **os.environ,
        "NOUBA_DATABASE": url,
        "NOUBA_CLOCK": clock,
        "NOUBA_STATION": f"{app}-1",
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "XDG_STATE_HOME": str(folder / app),
    }
    words = [sys.executable, "-m", "nouba", app]
    with (folder / f"{app}.err").open("wb") as said:
        process = subprocess.Popen(words, env=env, stderr=said)
    try:
        yield process
    finally:
        process.terminate()
        assert process.wait(300) == 0, app


def _complaints(folder: Path) -> Iterator[str]:
    """Yield every line of a log, and all that was said on stderr."""
    for app in _APPS:
        for file in (folder / f"{app}.err", folder / app / "nouba" / "nouba.log"):
            if file.exists():
                lines = file.read_text("utf-8").splitlines()
                yield from (f"{app}: {line}" for line in lines if not _NO_FAULT.search(line))


class TestControls:
    """What grows or complains is found out, and what does not is left alone."""

    def test_a_line_in_doubt_is_found_and_a_start_is_not(self, tmp_path: Path) -> None:
        log = tmp_path / "kiosk" / "nouba" / "nouba.log"
        log.parent.mkdir(parents=True)
        found = []
        for file, by in (
            (tmp_path / "kiosk.err", "INFO reception.offline.link"),
            (log, "reception.offline.link INFO"),
        ):
            said = f"2026-11-02 06:00:00,000 {by} the line to the database is"
            file.write_text(f"{said} online\n{said} suspect\n{said} online\n")
            found.append(f"kiosk: {said} suspect")
        assert list(_complaints(tmp_path)) == found

    def test_memory_that_grows_by_little_each_day_is_found(self) -> None:
        growth = Growth(Look(memory=100_000_000 + day * 500_000, files=20) for day in range(30))
        with pytest.raises(AssertionError, match="memory"):
            growth.judge("kiosk")

    @pytest.mark.parametrize("days", [1, 5])
    def test_files_left_open_are_found(self, days: int) -> None:
        growth = Growth(Look(memory=100_000_000, files=20 + day // days) for day in range(30))
        with pytest.raises(AssertionError, match="files"):
            growth.judge("kiosk")

    def test_threads_that_meet_once_in_a_month_are_no_growth(self) -> None:
        growth = Growth(Look(memory=100_000_000, files=17 + 2 * (day > 9)) for day in range(30))
        growth.judge("kiosk")

    def test_a_first_day_that_fills_caches_is_no_growth(self) -> None:
        growth = Growth(
            Look(memory=80_000_000 if day == 0 else 100_000_000 + day % 3 * 900_000, files=20)
            for day in range(30)
        )
        growth.judge("kiosk")
