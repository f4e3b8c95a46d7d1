"""``nouba verify --against`` and ``nouba repair``: kept heads, and what is corrected."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.database.run import Statement
from reception.queue.model import At
from reception.system.settings import os_user
from tests.reception.database.test_seals import reseal
from tests.support.commands import Nouba
from tests.support.databases import Databases, SqliteDatabases, behind_its_back, database_of


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> Databases:
    """Take files: tests/reception says the same of both databases."""
    return sqlite_databases


@pytest.fixture
def hall(database_url: str) -> Iterator[Reception]:
    with open_reception(database_url) as opened:
        opened.desk.issue("signature")
        opened.desk.open_counter(At(3, "clerk1"))
        yield opened


@pytest.fixture
def manifest(nouba: Nouba, hall: Reception, tmp_path: Path) -> Path:
    """Keep a backup's manifest where the database's writer cannot reach, without the backup."""
    made = nouba("backup", "--to", str(tmp_path / "backups"), "--json").json
    kept = tmp_path / "kept.json"
    kept.write_bytes((tmp_path / "backups" / f"{made['file']}.json").read_bytes())
    return kept


def seal_anew(hall: Reception, database_url: str, change: str) -> None:
    """Change something and seal all of it again, as whoever may write everything does."""
    with behind_its_back(database_url) as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in connection.execute(triggers).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
    with database_of(hall).write() as run:
        run.change(Statement(change))
        reseal(run)
        run.change(Statement("DELETE FROM written_now"))


class TestAgainst:
    def test_what_only_went_on_is_as_it_was_kept(
        self, nouba: Nouba, hall: Reception, manifest: Path
    ) -> None:
        hall.desk.issue("signature")
        hall.desk.close_counter(At(None, "clerk1"))
        answer = nouba("verify", "--against", str(manifest))
        assert answer.exit_code == 0, answer.err
        assert "Since kept.json every log only went on: 2 heads lead on" in answer.out

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE event SET note = 'lies'",
            "UPDATE person SET password_hash = 'mine' WHERE login = 'admin'",
        ],
    )
    def test_whoever_seals_all_anew_is_found_out_and_the_first_difference_named(
        self, nouba: Nouba, hall: Reception, database_url: str, manifest: Path, change: str
    ) -> None:
        seal_anew(hall, database_url, change)
        assert nouba("verify").exit_code == 0
        answer = nouba("verify", "--against", str(manifest))
        assert answer.exit_code == 1
        assert "The log of office does not lead on from kept.json: its first" in answer.err

    def test_the_slip_of_a_day_tells_of_the_office_too(
        self, nouba: Nouba, hall: Reception, database_url: str
    ) -> None:
        slip = hall.day_slips.slip()
        day, office = (" ".join(one.typed) for one in slip.sections if one.typed)
        for kept in (slip.qr_text, day, office):
            answer = nouba("verify", "--against", kept)
            assert answer.exit_code == 0, answer.err
        assert nouba("verify", "--against", "no head").exit_code == 1
        assert nouba("verify", "--against", "nobody.json").exit_code == 1
        seal_anew(hall, database_url, "UPDATE person SET password_hash = 'mine'")
        assert nouba("verify").exit_code == 0
        for kept in (slip.qr_text, office):
            assert nouba("verify", "--against", kept).exit_code == 1

    def test_an_old_manifest_without_heads_proves_nothing(
        self, nouba: Nouba, manifest: Path
    ) -> None:
        written = json.loads(manifest.read_text("utf-8"))
        del written["contents"]["heads"]
        manifest.write_text(json.dumps(written), "utf-8")
        answer = nouba("verify", "--against", str(manifest))
        assert answer.exit_code == 1
        assert "holds no head" in answer.err


class TestInit:
    def test_it_seals_nothing_anew_and_calls_nothing_ready(
        self, nouba: Nouba, database_url: str
    ) -> None:
        assert nouba("issue", "signature").exit_code == 0
        with behind_its_back(database_url) as connection:
            connection.execute("INSERT INTO forgetting VALUES (1)")
            connection.execute("UPDATE event SET note = 'lies'")
            for table in ("seal", "chain", "forgetting"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        nouba("init").refuses_with("nothing is sealed anew")
        assert nouba("issue", "signature").exit_code == 0
        nouba("init").refuses_with("nothing is sealed anew")
        verified = nouba("verify")
        assert verified.exit_code == 1
        assert "BROKEN  Nothing was written without a seal" in verified.out


class TestRepair:
    def test_what_is_corrected_is_told_from_then_on(self, nouba: Nouba, database_url: str) -> None:
        assert nouba("issue", "signature").exit_code == 0
        with behind_its_back(database_url) as connection:
            connection.execute("UPDATE day_counter SET last = 500")
        assert nouba("verify").exit_code == 1
        answer = nouba("repair", "--by", "admin", "--reason", "stolen kiosk", "--json")
        assert [one["code"] for one in answer.json["corrected"]] == ["numbers-without-gap"]
        verified = nouba("verify")
        assert verified.exit_code == 0
        assert "by admin: numbers-without-gap: F002 to F500" in verified.out
        assert "(stolen kiosk)" in verified.out
        again = nouba("repair", "--by", "admin", "--reason", "again")
        assert again.out == "There is nothing to correct.\n"


class TestTheAuditLog:
    def test_it_tells_who_typed_the_command(self, nouba: Nouba) -> None:
        assert nouba("unit", "password", "clerk1").exit_code == 0
        line = nouba("unit", "log", "--json").json[0]
        assert (line["who"], line["os_user"]) == (None, os_user())
        assert f"- ({os_user()})  renew a password" in nouba("unit", "log").out

    def test_every_office_act_is_in_it(self, nouba: Nouba, hall: Reception) -> None:
        nouba("service", "pause", "planning", "--by", "manager")
        nouba("service", "pause", "planning", "--by", "manager")
        nouba("service", "resume", "planning", "--by", "manager")
        nouba("day", "close")
        said = [
            (one["who"], one["act"], one["subject"]) for one in nouba("unit", "log", "--json").json
        ]
        today = str(hall.hall.today())
        assert said[:3] == [
            (None, "close the day", today),
            ("manager", "resume a service", "planning"),
            ("manager", "pause a service", "planning"),
        ]
