"""What root keeps of the last proof of the whole: whose it is, and of which database."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reception.care.folder import note_check
from reception.care.proof import kept_proof
from reception.system.settings import Settings
from tests.support.every_case import every_case

AT = datetime(2026, 11, 22, 1, 10, tzinfo=UTC)
HEAD = {"unit": "commune", "chain": "office", "length": 3, "seal": "00ff"}


def owned_by(user: int, mode: int = 0o644) -> Callable[[Path], os.stat_result]:
    """Return what tells that every file is this user's."""
    return lambda _: os.stat_result((mode, 0, 0, 1, user, 0, 0, 0, 0, 0))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        database=f"sqlite:///{tmp_path}/nouba.db", proven=str(tmp_path / "proven" / "whole.json")
    )


def keep(settings: Settings, **other: Any) -> None:
    proof = {"whole": True, "at": AT.isoformat(), "heads": [HEAD]}
    named = {"database": str(settings.database).removeprefix("sqlite:///")}
    answer = {"sound": True, "proof": {**proof, **named}, **other}
    path = Path(settings.proven)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(answer), "utf-8")


def test_what_root_keeps_is_gone_on_from(settings: Settings) -> None:
    assert kept_proof(settings, owned_by(0)).proof is None
    keep(settings)
    found = kept_proof(settings, owned_by(0)).to_go_on_from
    assert found
    assert (found.at, found.heads[0].length, found.heads[0].seal) == (AT, 3, "00ff")


@every_case(("user", "mode"), [(1000, 0o644), (0, 0o664), (0, 0o646)])
def test_what_others_may_write_proves_nothing(settings: Settings, user: int, mode: int) -> None:
    keep(settings)
    found = kept_proof(settings, owned_by(user, mode))
    assert (found.proof, found.why_not) == (None, "others than root may write it")


def test_a_folder_of_another_user_s_lets_her_put_another_file_there(settings: Settings) -> None:
    keep(settings)
    path = Path(settings.proven)
    found = kept_proof(settings, lambda one: owned_by(0 if one == path else 1000)(one))
    assert found.to_go_on_from is None


@every_case(
    "other",
    [
        {"sound": False},
        {"proof": {"whole": False, "at": AT.isoformat()}},
        {"proof": {"at": AT.isoformat(), "database": "/elsewhere.db", "heads": [HEAD]}},
        {"proof": "none"},
    ],
)
def test_what_is_no_proof_of_this_whole_database_is_none(
    settings: Settings, other: dict[str, Any]
) -> None:
    keep(settings, **other)
    assert kept_proof(settings, owned_by(0)).proof is None


def test_what_is_no_head_is_none(settings: Settings) -> None:
    keep(settings)
    path = Path(settings.proven)
    path.write_text(path.read_text("utf-8").replace("00ff", "no head"), "utf-8")
    assert kept_proof(settings, owned_by(0)).proof is None
    path.write_text("{", "utf-8")
    assert kept_proof(settings, owned_by(0)).proof is None


def test_a_link_makes_no_other_database_of_it(settings: Settings) -> None:
    file = Path(str(settings.database).removeprefix("sqlite:///"))
    file.symlink_to(file.with_name("other.db"))
    keep(settings)
    assert kept_proof(settings, owned_by(0)).to_go_on_from


def test_what_was_found_broken_since_is_looked_at_as_a_whole(settings: Settings) -> None:
    keep(settings)
    file = Path(str(settings.database).removeprefix("sqlite:///"))
    # Even by a clock that was set back.
    for at in (AT + timedelta(days=1), AT - timedelta(days=1)):
        note_check(file, at, ["as-it-was-sealed"])
        found = kept_proof(settings, owned_by(0))
        # The logs must lead on from there all the same.
        assert (found.proof is not None, found.to_go_on_from) == (True, None)
        assert "as-it-was-sealed" in found.why_not
    note_check(file, AT + timedelta(days=2), [])
    assert kept_proof(settings, owned_by(0)).to_go_on_from


def test_of_a_server_no_secret_is_kept(settings: Settings) -> None:
    of_server = Settings(database="postgresql+psycopg://n:secret@db/nouba", proven=settings.proven)
    name = "postgresql+psycopg://n:***@db/nouba"
    keep(settings, proof={"at": AT.isoformat(), "database": name, "heads": [HEAD]})
    assert kept_proof(of_server, owned_by(0)).to_go_on_from
    # Beside which nobody could note it, as beside a file.
    Path(settings.proven).with_name("broken.json").write_text("{}", "utf-8")
    assert (found := kept_proof(of_server, owned_by(0))).proof
    assert found.to_go_on_from is None
