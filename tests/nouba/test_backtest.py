"""``nouba backtest`` on an export, and its refusals."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from nouba.main import run
from reception.history.lines import OWN_COLUMNS
from reception.system.csv_text import rfc3339
from tests.support.databases import COMMUNE
from tests.support.past_office import past_of


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """Return a file as the export writes it, of six made-up days."""
    file = tmp_path / "visits.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(OWN_COLUMNS)
        for on, legs in past_of(COMMUNE, date(2026, 11, 2), days=6, a_day=90).items():
            for number, leg in enumerate(legs):
                times = (
                    leg.waiting_since,
                    leg.first_called_at,
                    leg.last_called_at,
                    leg.started_at,
                    leg.ended_at,
                )
                rows.writerow(
                    [
                        f"00000000-0000-7000-8000-{on.day:06d}{number:06d}",
                        f"A{number:03d}",
                        "commune",
                        on.isoformat(),
                        leg.service,
                        1,
                        "ar",
                        leg.priority,
                        *(rfc3339(at) if at else "" for at in times),
                        leg.counter or "",
                        leg.clerk or "",
                        leg.outcome,
                        leg.state,
                    ]
                )
    return file


class TestBacktest:
    @pytest.mark.deep
    def test_it_says_how_wrong_each_would_have_been(
        self, exported: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["backtest", str(exported), "--train-days", "5", "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["trained_to"], found["tested_from"]) == ("2026-11-06", "2026-11-07")
        assert found["waits"] > 30
        points = {one["name"]: one for one in found["points"]}
        assert {"nouba", "last to enter service (LES)", "head of line (HOL)"} <= points.keys()
        assert points["nouba"]["mae_s"] < points["last to enter service (LES)"]["mae_s"]
        for one in found["told"]:
            assert one["coverage_pct"] + one["below_pct"] + one["above_pct"] == pytest.approx(100)
        assert found["told"][-1]["told"] == found["waits"]

    @pytest.mark.parametrize(
        ("words", "code", "says"),
        [
            (["--train-days", "99"], 1, "No day is left"),
            (["--train-until", "2026-11-08"], 1, "No day is left"),
            (["--unit", "/nowhere.toml"], 1, "no such file"),
            (["--train-days", "2", "--train-until", "2026-11-03"], 2, "one of"),
            (["--zone", "Mars/Olympus"], 2, "is no zone"),
            (["--mapping", "/nowhere.toml"], 1, "cannot be read"),
        ],
    )
    def test_what_cannot_be_judged_is_refused(
        self,
        exported: Path,
        capsys: pytest.CaptureFixture[str],
        words: list[str],
        code: int,
        says: str,
    ) -> None:
        assert run(["backtest", str(exported), *words]) == code
        assert says in capsys.readouterr().err

    def test_a_file_that_is_not_there_is_the_computers_fault(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["backtest", str(tmp_path / "none.csv")]) == 3
        assert "cannot be read" in capsys.readouterr().err
