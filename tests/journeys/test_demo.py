"""The whole hall in real processes: what the demonstration leaves is true."""

import csv
import os
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from reception.app import open_reception

# Whoever asks first waits for the whole morning, however busy the machine is.
pytestmark = [pytest.mark.journey, pytest.mark.deep, pytest.mark.timeout(1500)]

# No quicker: a sheet is late after a minute of the morning's, and two cores may be busy.
MINUTES, SPEED = 3, 20
SCREENS = {"kiosk", "board", "console", "counter-2", "counter-3", "counter-4"}


class Morning:
    """What the demonstration left behind, and what it said."""

    def __init__(self, out: Path, said: str) -> None:
        self.out = out
        self.said = said

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a CSV file, as any program would read them."""
        with (self.out / name).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    out = tmp_path_factory.mktemp("demo")
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "nouba", "demo", "--out", str(out), "--seed", "3"),
            *("--minutes", str(MINUTES), "--speed", str(SPEED)),
        ],
        env={name: value for name, value in os.environ.items() if name != "DISPLAY"},
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"
    return Morning(out, ended.stdout)


def test_every_window_was_photographed_when_the_hall_was_full(morning: Morning) -> None:
    pictures = [*(morning.out / "screens").iterdir()]
    assert {one.name for one in pictures} - {"phone.png"} == {f"{one}.png" for one in SCREENS}
    for one in pictures:
        with Image.open(one) as picture:
            assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 9, one


def test_every_visitor_has_a_ticket_on_paper(morning: Morning) -> None:
    visitors = len({row["ticket_id"] for row in morning.rows("visits.csv")})
    sheets = sorted((morning.out / "tickets").rglob("*.png"))
    assert visitors > 0
    assert len(sheets) == visitors
    with Image.open(sheets[0]) as sheet:
        (code,) = zxingcpp.read_barcodes(sheet.convert("L"))
    assert re.fullmatch(r"HTTP://127\.0\.0\.1:\d+/[A-Z2-7]{20}", code.text)


def test_one_visitors_telephone_was_looked_at_in_both_languages(morning: Morning) -> None:
    pages = {one.stem for one in (morning.out / "phone").glob("*-*.html")}
    kinds = {one.partition("-")[0] for one in pages}
    assert "called" in kinds
    assert pages == {f"{kind}-{language}" for kind in kinds for language in ("ar", "fr")}
    is_drawn = (morning.out / "screens" / "phone.png").exists()
    assert is_drawn is ("there is no Chromium here" not in morning.said)


def test_the_printer_confirmed_what_came_out(morning: Morning) -> None:
    labels = [
        (row["label"], date.fromisoformat(row["service_day"])) for row in morning.rows("visits.csv")
    ]
    assert labels
    with open_reception(f"sqlite:///{morning.out / 'nouba.db'}") as reception:
        assert {reception.hall.ticket(label, day=day).printed for label, day in labels} == {
            "confirmed"
        }
        assert not [finding for finding in reception.verify() if finding.broken]


def test_the_report_equals_the_visits_it_comes_from(morning: Morning) -> None:
    (total,) = (row for row in morning.rows("waits.csv") if row["row"] == "total")
    visits = morning.rows("visits.csv")
    waits = [
        datetime.fromisoformat(row["first_called_at"])
        - datetime.fromisoformat(row["waiting_since"])
        for row in visits
        if row["first_called_at"]
    ]
    served = sum(row["state"] == "served" for row in visits)
    told = [int(total[name]) for name in ("arrived", "called", "served")]
    assert told == [len(visits), len(waits), served]
    assert served > 0
    mean = sum(waits, timedelta(0)) / len(waits)
    assert float(total["wait_mean_s"]) == pytest.approx(mean.total_seconds(), abs=1e-6)


def test_the_manager_takes_the_report_away(morning: Morning) -> None:
    assert (morning.out / "report.xlsx").stat().st_size > 0
    for language in ("ar", "fr"):
        pages = PdfReader(morning.out / f"report-{language}.pdf").pages
        assert len(pages) > 1
        assert pages[0].extract_text()


def test_nothing_went_wrong_unseen(morning: Morning) -> None:
    for log in (morning.out / "logs").glob("*.log"):
        text = log.read_text(encoding="utf-8")
        assert "Traceback" not in text, log
        assert " ERROR " not in text, log
        assert " CRITICAL " not in text, log
