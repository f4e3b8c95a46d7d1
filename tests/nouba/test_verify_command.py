"""``nouba verify --against`` and ``nouba repair``: kept heads, and what is corrected."""

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from nouba.checks import CheckHealth, CheckResult
from nouba.database_checks import database_checks
from reception.app import Reception, open_reception
from reception.care.proof import kept_proof
from reception.database.run import Statement
from reception.queue.model import At
from reception.system.settings import Settings, os_user
from tests.reception.database.test_seals import reseal
from tests.support.commands import Nouba
from tests.support.databases import (
    Databases,
    SqliteDatabases,
    behind_its_back,
    database_of,
    drop_guards,
)


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


class TestInPart:
    @pytest.fixture
    def proven(
        self, nouba: Nouba, hall: Reception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> Path:
        """Keep a proof of the whole as the service manager does: only root may write there."""
        as_root = partial(kept_proof, status=lambda _: os.stat_result((0o644, *[0] * 9)))
        for module in ("verify", "databases", "database_checks"):
            monkeypatch.setattr(f"nouba.{module}.kept_proof", as_root)
        kept = tmp_path / "proven" / "whole.json"
        monkeypatch.setenv("NOUBA_PROVEN", str(kept))
        kept.parent.mkdir()
        kept.write_text(nouba("verify", "--whole", "--json").out, "utf-8")
        for _ in range(3):
            hall.desk.issue("signature")
        return kept

    def alter(self, database_url: str, which: str) -> None:
        drop_guards(database_url)
        with behind_its_back(database_url) as connection:
            connection.execute(f"UPDATE event SET operation = ticket WHERE seq = {which}")  # noqa: S608 - our own

    def test_it_goes_on_from_there_and_says_that_it_is_a_part(
        self, nouba: Nouba, proven: Path
    ) -> None:
        answer = nouba("verify")
        assert answer.exit_code == 0, answer.err
        assert (
            "ok      Every log leads on from where it was proven as a whole: 0 of 2" in answer.out
        )
        last = answer.out.splitlines()[-1]
        assert last.startswith("part    The whole was proven at 2026-")
        assert str(proven) in last
        told = nouba("verify", "--json").json
        rows = {one["code"]: one["checked"] for one in told["invariants"]}
        office = next(
            one
            for one in json.loads(proven.read_text("utf-8"))["proof"]["heads"]
            if one["chain"] == "office"
        )
        assert (told["proof"]["whole"], rows["as-it-was-sealed"]) == (False, 3 + office["length"])
        whole = nouba("verify", "--whole").out
        assert whole.splitlines()[-1].startswith("whole   All of it was looked at now, 2 logs")
        assert "Every log leads on" in whole

    def test_what_was_changed_before_is_found_by_the_whole_and_not_forgotten(
        self, nouba: Nouba, proven: Path, database_url: str
    ) -> None:
        self.alter(database_url, "1")
        assert nouba("verify").exit_code == 0
        assert nouba("verify", "--whole").exit_code == 1
        again = nouba("verify")
        assert again.exit_code == 1
        assert f"{proven} saves nothing of it: the whole was found broken last" in again.out

    def test_what_was_changed_since_is_found(
        self, nouba: Nouba, proven: Path, database_url: str
    ) -> None:
        self.alter(database_url, "(SELECT max(seq) FROM event)")
        assert nouba("verify").exit_code == 1
        assert proven.exists()

    def test_who_seals_all_anew_is_found_by_what_is_kept(
        self, nouba: Nouba, hall: Reception, proven: Path, database_url: str
    ) -> None:
        seal_anew(hall, database_url, "UPDATE event SET note = 'lies'")
        for words in (("verify",), ("verify", "--whole")):
            answer = nouba(*words)
            assert answer.exit_code == 1
            assert "BROKEN  Every log leads on from where it was proven as a whole" in answer.out
            assert f"do not lead on from {proven}: if a backup was put back" in answer.err

    def test_who_puts_an_older_backup_back_is_told_to_take_the_proof_away(
        self, nouba: Nouba, hall: Reception, proven: Path, tmp_path: Path
    ) -> None:
        folder = ("--to", str(tmp_path / "backups"))
        older = nouba("backup", *folder, "--json").json["file"]
        hall.desk.issue("signature")
        proven.write_text(nouba("verify", "--whole", "--json").out, "utf-8")
        hall.close()
        done = nouba("restore", older, *folder, "--lose-younger")
        assert done.exit_code == 0, done.err
        assert f"Once, as root: rm {proven}" in done.out
        assert nouba("verify").exit_code == 1
        proven.unlink()
        assert nouba("verify").exit_code == 0

    def test_a_backup_is_looked_at_from_there_and_says_so(
        self, nouba: Nouba, proven: Path, tmp_path: Path, database_url: str
    ) -> None:
        folder = str(tmp_path / "backups")
        made = nouba("backup", "--to", folder, "--json").json
        assert (made["verified"], made["broken"]) == (True, [])
        assert made["proven_at"] == json.loads(proven.read_text("utf-8"))["proof"]["at"]
        assert "UTC on, when all was proven" in nouba("backup", "--to", folder, "--list").out
        self.alter(database_url, "(SELECT max(seq) FROM event)")
        assert nouba("backup", "--to", folder).exit_code == 1

    def test_the_doctor_tells_when_the_whole_was_proven(
        self, proven: Path, database_url: str
    ) -> None:
        def rules() -> CheckResult:
            settings = Settings(database=database_url, proven=str(proven))
            return next(one for one in database_checks(settings) if one.code == "rules")

        assert rules().health is CheckHealth.OK
        assert "what came since the whole was proven, 0 h ago, is sound" in rules().says
        told = json.loads(proven.read_text("utf-8"))
        told["proof"]["at"] = "2026-01-01T00:00:00Z"
        proven.write_text(json.dumps(told), "utf-8")
        assert rules().health is CheckHealth.WARNING
        assert "nouba-verify.timer" in rules().hint
        told["proof"]["at"] = "2199-01-01T00:00:00Z"
        proven.write_text(json.dumps(told), "utf-8")
        assert rules().health is CheckHealth.WARNING
        assert "which is still to come" in rules().says
        proven.unlink()
        assert "the whole database was looked at now" in rules().says


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
