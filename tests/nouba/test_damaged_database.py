"""A damaged file is never called sound, and no command fails on it without saying what to do."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reception.app import open_reception
from reception.care.backup import back_up
from reception.care.restore import put_back
from reception.care.verify import FILE_IS_WHOLE, check, check_in
from reception.database.connection import Database
from reception.database.damage import LOOK_QUICKLY, damage_of
from reception.domain.errors import EnvironmentFault, Refusal
from reception.queue.model import At
from tests.support.backups import file_of, made, sound
from tests.support.clocks import FakeClock
from tests.support.commands import Nouba
from tests.support.damage import Damaged, Originals, copied, damaged, laid_down
from tests.support.databases import Databases, SqliteDatabases

_FEW, _MANY = range(24), range(300)
NOW = FakeClock().at
_SERVICES = ("signature", "birth-extract", "residence")
_COMMANDS = (
    ("queue",),
    ("issue", "signature"),
    ("ticket", "F001"),
    ("call", "next", "--counter", "3", "--clerk", "clerk1"),
    ("sessions", "list"),
    ("unit", "log"),
    ("unit", "history"),
    ("report", "waits"),
    ("alerts",),
    ("day", "close"),
    ("init",),
    ("doctor",),
)


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> Databases:
    return sqlite_databases


def fill(url: str, clock: FakeClock, tickets: int) -> None:
    """Let visitors come, be called and go."""
    with open_reception(url, clock=clock) as reception:
        reception.desk.open_counter(At(3, "clerk1"))
        for number in range(tickets):
            reception.desk.issue(_SERVICES[number % len(_SERVICES)])
            clock.advance(seconds=40)
            if number % 3 == 2:
                reception.desk.call_next(At(3, "clerk1"), finish=number > 2)
                reception.desk.start(At(3, "clerk1"))
        reception.desk.finish(At(3, "clerk1"))
        reception.desk.close_counter(At(3, "clerk1"))


@pytest.fixture
def originals(sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock) -> Originals:
    """Return an office's database, its journal of an earlier hour, and another office's."""
    found: dict[str, bytes] = {}
    for name in ("own", "another"):
        folder = tmp_path / name
        folder.mkdir()
        with sqlite_databases.commune(folder) as url:
            file = Path(url.removeprefix("sqlite:///"))
            # Who holds it open leaves the journal as it is.
            with closing(Database(url)) as holder, holder.read():
                fill(url, clock, 12)
                found[f"{name} wal"] = copied(file)["-wal"]
            fill(url, clock, 45)
            found[name] = copied(file)[""]
            assert not copied(file).keys() - {""}
    of = Originals(found["own"], found["own wal"], found["another wal"], found["another"])
    of.settle(tmp_path)
    return of


def is_called_sound(look: Callable[[Database], object], file: Path) -> bool:
    """Return whether nothing was found; a fault that says what to do is an answer too."""
    try:
        with closing(Database(f"sqlite:///{file}")) as database:
            return not look(database)
    except (EnvironmentFault, Refusal):
        return False


def verified(database: Database) -> list[str]:
    return [one.code for one in check(database, NOW) if one.broken]


def by_rules_alone(database: Database) -> list[str]:
    try:
        with database.snapshot() as run:
            return [one.code for one in check_in(run, NOW) if one.broken]
    except (ValueError, TypeError, OverflowError) as error:
        return [str(error)]  # rules alone meet what they never expected


@pytest.mark.parametrize(
    "seeds", [_FEW, pytest.param(_MANY, marks=pytest.mark.soak)], ids=["few", "many"]
)
class TestDamagedCopies:
    @pytest.fixture
    def copies(self, originals: Originals, seeds: range, tmp_path: Path) -> list[Damaged]:
        found = list(damaged(originals, seeds, tmp_path))
        assert len(found) == len(seeds)
        return found

    def test_none_is_called_sound(
        self, copies: list[Damaged], originals: Originals, tmp_path: Path
    ) -> None:
        file = tmp_path / "copy.db"
        for whole in (originals.file, originals.others_file):
            assert is_called_sound(verified, laid_down({"": whole}, file))
        assert not [one.name for one in copies if is_called_sound(verified, one.lay_down(file))]

    def test_none_becomes_a_sound_backup(
        self, copies: list[Damaged], clock: FakeClock, tmp_path: Path
    ) -> None:
        file, folder = tmp_path / "copy.db", tmp_path / "backups"
        for one in copies:
            # In the look at a quick one an index that differs from its table is not seen.
            is_seen = damage_of(one.lay_down(file), LOOK_QUICKLY) is not None
            for quick in (False, is_seen):
                one.lay_down(file)
                try:
                    manifest = back_up(
                        f"sqlite:///{file}", folder, keep=3, quick=quick, clock=clock
                    ).manifest
                except EnvironmentFault:
                    continue
                assert manifest.broken, one.name

    def test_no_command_fails_unexpectedly(
        self, copies: list[Damaged], nouba: Nouba, database_url: str, tmp_path: Path
    ) -> None:
        file = Path(database_url.removeprefix("sqlite:///"))
        for turn, one in enumerate(copies):
            one.lay_down(file)
            for words in (
                _COMMANDS[turn % len(_COMMANDS)],
                ("verify",),
                ("backup", "--to", str(tmp_path / "backups")),
            ):
                answer = nouba(*words)
                assert "unexpectedly" not in answer.err, (one.name, words)
                assert answer.exit_code in {0, 1, 3}, (one.name, words, answer.err)
                if words == ("verify",):
                    assert answer.exit_code, one.name

    def test_a_sound_backup_takes_the_place_of_each(
        self, copies: list[Damaged], database_url: str, clock: FakeClock, tmp_path: Path
    ) -> None:
        file, folder = Path(database_url.removeprefix("sqlite:///")), tmp_path / "backups"
        backup = file_of(made(database_url, folder, clock), folder)
        for one in copies[:: len(copies) // 12]:
            one.lay_down(file)
            clock.advance(seconds=1)
            kept = put_back(backup, database_url, lose_younger=True, clock=clock).kept_aside
            assert kept, one.name
            assert sound(database_url), one.name


def test_some_are_found_by_the_look_at_every_page_alone(
    originals: Originals, tmp_path: Path
) -> None:
    file = tmp_path / "copy.db"
    # Which copies these are differs from one office to the next; looked for until there is one.
    refused = (one for one in damaged(originals, _MANY, tmp_path) if one.is_refused_by_sqlite)
    assert any(is_called_sound(by_rules_alone, one.lay_down(file)) for one in refused)


def test_what_a_damaged_file_is_told_as(
    nouba: Nouba, originals: Originals, database_url: str, tmp_path: Path
) -> None:
    file = Path(database_url.removeprefix("sqlite:///"))
    refused = [one for one in damaged(originals, _FEW, tmp_path) if one.is_refused_by_sqlite]
    told = set()
    for one in refused:
        one.lay_down(file)
        answer = nouba("verify")
        assert "damaged" in answer.err, one.name
        assert "restore" in answer.err, one.name
        assert len(answer.err.splitlines()) == 1, one.name
        one.lay_down(file)
        doctor = json.loads(nouba("doctor", "--json").out)["checks"]
        assert "rules" not in {found["code"] for found in doctor}, one.name
        broken = [found for found in doctor if found["health"] == "broken"]
        assert any("restore" in found["hint"] for found in broken), (one.name, broken)
        told.add(answer.exit_code)
        if answer.exit_code == 1:
            one.lay_down(file)
            assert FILE_IS_WHOLE in nouba("verify", "--json").out
    assert told == {1, 3}
