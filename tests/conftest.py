"""Fixtures for tests of the core: each store, a clock that tests move, and a guard on the log."""

import gc
import logging
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

from reception.app import Reception, open_reception
from reception.domain.tamazight import TamazightRules
from tests.support.clocks import FakeClock
from tests.support.databases import (
    POSTGRESQL,
    SQLITE,
    Databases,
    PostgresDatabases,
    SqliteDatabases,
)
from tests.support.freed_memory import keep_freed_memory
from tests.support.memory_folder import keep_temporary_files_in_memory
from tests.support.patient_bot import PatientBot
from tests.support.postgres import running_postgres
from ui_kit.garbage import collect_due

keep_temporary_files_in_memory()
keep_freed_memory()

# What can be made again is made for these tests alone.
_CACHES = tempfile.TemporaryDirectory(prefix="nouba-tests-cache-")
os.environ["XDG_CACHE_HOME"] = _CACHES.name
# What a station keeps is nothing that the tests of another program may find.
_STATES = tempfile.TemporaryDirectory(prefix="nouba-tests-state-")
os.environ["XDG_STATE_HOME"] = _STATES.name

# Windows are drawn in memory unless the caller wants to see them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# Two cores that others use as well say nothing about how long an example may take.
settings.register_profile("nouba", deadline=None, max_examples=10, derandomize=True)
# For a long search: HYPOTHESIS_PROFILE=search ./dev test tests/reception
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "nouba"))

_SOAK_S = 3600
"""Against what hangs: a soak starts hundreds of programs, on a busy machine too."""
_FAULTS = Path(__file__).with_name("faults")
_SHORT_BETWEEN = 3
"""So many short files come between two long ones."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in no file: the faults of every run, and what is left to ``./dev check``."""
    long = {item.path for item in items if item.get_closest_marker("deep")}
    for item in items:
        if _FAULTS in item.path.parents and not item.get_closest_marker("soak"):
            item.add_marker(pytest.mark.ci)
        if _again_on_postgresql(item) and not item.get_closest_marker("both"):
            item.add_marker(pytest.mark.deep)
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("one_case"):
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for turn, of_one in enumerate(cases.values()):
        mark = of_one[0].get_closest_marker("one_case")
        among = mark.args[0] if mark and mark.args else len(of_one)
        for place, item in enumerate(of_one):
            if place % among != turn % among:
                item.add_marker(pytest.mark.deep)
    turns = _turns(items, long)
    items.sort(key=lambda item: turns[item.path])
    soaks = (one for one in items if one.get_closest_marker("soak"))
    _give_time(one for one in soaks if not one.get_closest_marker("timeout"))


def _give_time(soaks: Iterable[pytest.Item]) -> None:
    for one in soaks:
        one.add_marker(pytest.mark.timeout(_SOAK_S))


def _turns(items: list[pytest.Item], long: set[Path]) -> dict[Path, float]:
    """Return when each file has its turn.

    The longest begin first, so that nobody waits for one alone at the end; between two of them
    come some that are short: those have the cores while these wait for whole programs.
    """
    may_take_s: dict[Path, float] = {}
    for item in items:
        own = item.get_closest_marker("timeout")
        before_s = may_take_s.get(item.path, 0)
        may_take_s[item.path] = max(before_s, own.args[0] if own and own.args else 0)
    waiting = {path for path, most_s in may_take_s.items() if most_s} | long
    longest_first = sorted(waiting, key=lambda path: (-may_take_s[path], path))
    short = [path for path in may_take_s if path not in waiting]
    turns: dict[Path, float] = {path: turn for turn, path in enumerate(longest_first)}
    return turns | {path: turn / _SHORT_BETWEEN for turn, path in enumerate(short)}


def _again_on_postgresql(item: pytest.Item) -> bool:
    call = getattr(item, "callspec", None)
    return call is not None and call.params.get("databases") == POSTGRESQL


def pytest_xdist_auto_num_workers() -> int:
    """Return twice as many as there are cores: tests that wait leave theirs to others."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Leave what stays to the end out of every later search for garbage, which is made here alone.

    Thousands of tests are half a million objects, and a test of the kiosk searches at its end.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(autouse=True)
def garbage_is_collected_between_tests() -> Iterator[None]:
    """Let no thread of a test delete the Qt objects of another."""
    yield
    collect_due()


@pytest.fixture(autouse=True)
def unexpected_log_records(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning; one that expects it looks at it and clears ``caplog``."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unexpected = [one.getMessage() for one in records if one.levelno >= logging.WARNING]
    assert not unexpected, f"unexpected in the log: {unexpected}"


@pytest.fixture(autouse=True)
def no_log_file_left() -> Iterator[None]:
    """Close the log that a command opened in this process: its folder goes with the test."""
    root = logging.getLogger()
    before = {*root.handlers}
    yield
    for handler in {*root.handlers} - before:
        if isinstance(handler, logging.FileHandler):
            root.removeHandler(handler)
            handler.close()


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def no_language_left(qapp: QApplication) -> Iterator[None]:
    """Take a desk app's language away: its face is no board's, its translators no QML engine's."""
    font, direction = qapp.font(), qapp.layoutDirection()
    yield
    if translations := sys.modules.get("ui_kit.translations"):
        for left in qapp.findChildren(translations.Translations):
            left.close()
        translations.see_tamazight(TamazightRules())
    if qapp.font() != font:
        qapp.setFont(font)
    if qapp.layoutDirection() is not direction:
        qapp.setLayoutDirection(direction)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    return SqliteDatabases(tmp_path_factory.mktemp("prepared"), FakeClock())


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[PostgresDatabases]:
    with running_postgres() as server:
        yield PostgresDatabases(server, FakeClock())


@pytest.fixture(params=[SQLITE, pytest.param(POSTGRESQL, marks=pytest.mark.postgresql)])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Every test that asks for it runs on both stores."""
    name = "sqlite_databases" if request.param == SQLITE else "postgres_databases"
    found: Databases = request.getfixturevalue(name)
    return found


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """Return the address of a database of the test's own, with the commune always open."""
    with databases.commune(tmp_path) as url:
        yield url


@pytest.fixture
def empty_database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """Return the address of a database in which nothing is yet."""
    with databases.empty(tmp_path) as url:
        yield url


@pytest.fixture
def reception(database_url: str, clock: FakeClock) -> Iterator[Reception]:
    with open_reception(database_url, clock=clock) as opened:
        yield opened
