"""``nouba visits import`` and ``nouba retention``."""

from pathlib import Path

import pytest

from nouba.history import MOST_SAID
from tests.support.commands import Nouba
from tests.support.history import GOOD, own_csv

MAPPING = """
source = "old"
key = ["no"]
[fields]
service = "queue"
waiting_since = "taken"
ended_at = "left"
"""


def lines(count: int, **other: str) -> list[dict[str, str]]:
    first = GOOD | other
    stem = first["ticket_id"][:-3]
    numbers = [f"{number:03d}" for number in range(1, count + 1)]
    return [first | {"ticket_id": stem + one, "label": f"F{one}"} for one in numbers]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "past.csv"


def test_what_came_in_and_what_did_not_is_told(nouba: Nouba, file: Path) -> None:
    file.write_bytes(own_csv(*lines(2), lines(3)[2] | {"service": "abolished"}))
    answer = nouba("visits", "import", str(file))
    assert answer.exit_code == 0
    assert "Brought in: 2 visits (2 lines); there already: 0;" in answer.out
    assert "line 4: there is no service 'abolished' here" in answer.err
    told = nouba("visits", "import", str(file), "--make-missing", "--json").json
    assert (told["visits"], told["present"], told["retired"]) == (1, 2, ["service abolished"])
    assert not list(file.parent.glob("*-refused.csv"))


def test_many_bad_lines_stand_in_a_file_beside_it(nouba: Nouba, file: Path) -> None:
    count = MOST_SAID + 5
    file.write_bytes(own_csv(*lines(count, state="=1+1")))
    answer = nouba("visits", "import", str(file), "--strict")
    assert answer.exit_code == 1
    beside = file.with_name("past-refused.csv")
    assert str(beside) in answer.err
    assert len(beside.read_text(encoding="utf-8").splitlines()) == count + 1


def test_another_systems_file_needs_its_mapping(nouba: Nouba, file: Path, tmp_path: Path) -> None:
    file.write_text(
        "no,queue,taken,left\n1,signature,2026-11-20T09:00:00,2026-11-20T09:30:00\n",
        encoding="utf-8",
    )
    nouba("visits", "import", str(file)).refuses_with("no column 'ticket_id'", "--mapping")
    mapping = tmp_path / "old.toml"
    mapping.write_text(MAPPING.replace("key", "keys"), encoding="utf-8")
    nouba("visits", "import", str(file), "--mapping", str(mapping)).refuses_with("old.toml", "key")
    mapping.write_text(MAPPING, encoding="utf-8")
    told = nouba("visits", "import", str(file), "--mapping", str(mapping), "--json").json
    assert told["visits"] == 1
    nouba("visits", "import", str(tmp_path / "none.csv")).refuses_with("is no file", exit_code=2)


def test_what_is_forgotten_is_told_before_and_after(
    nouba: Nouba, database_url: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOUBA_BACKUPS", str(tmp_path / "backups"))
    old = {name: value.replace("2026-11", "2024-11") for name, value in GOOD.items()}
    file.write_bytes(own_csv(old))
    nouba("visits", "import", str(file))
    for words in (("run", "--dry-run"), ("run",)):
        nouba("retention", *words).refuses_with("set the clock right", "nouba backup")
    # A backup says that the clock is believed, and so does a visitor of today.
    believed = ("backup",) if database_url.startswith("sqlite") else ("issue", "signature")
    assert nouba(*believed).exit_code == 0
    due = nouba("retention", "run", "--dry-run", "--json").json
    assert (due["ticket_days"], due["tickets"], due["left_open"]) == (["2024-11-20"], 1, 0)
    assert "would forget" in nouba("retention", "run", "--dry-run").out
    done = nouba("retention", "run", "--json").json
    assert (done["tickets"], done["left_open"]) == (1, 0)
    assert nouba("retention", "list", "--json").json == [done]
    assert "single visits of 1 days" in nouba("retention", "list").out
    assert nouba("verify", "--json").exit_code == 0
