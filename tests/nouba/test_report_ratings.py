"""``nouba report ratings``."""

import pytest

from reception.app import open_reception
from reception.queue.model import At
from tests.support.commands import Nouba

SUMMARY_KEYS = {
    "unit",
    "zone",
    "from",
    "to",
    "as_of",
    "total",
    "by_service",
    "by_reason",
    "definitions",
}


@pytest.fixture
def rated(database_url: str) -> str:
    """Let two visitors rate today, by the clock that commands go by; return the day."""
    with open_reception(database_url) as reception:
        reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        reception.ratings.rate(5, reason="courtesy", label="F001", station="kiosk-1")
        reception.ratings.rate(2, station="kiosk-1")
        return reception.hall.today().isoformat()


def test_it_sums_up_what_visitors_said(nouba: Nouba, rated: str) -> None:
    period = ("--from", rated, "--to", rated)
    found = nouba("report", "ratings", *period, "--json").json
    assert set(found) == SUMMARY_KEYS
    assert found["total"] == {
        "rated": 2,
        "mean": 3.5,
        "scores": {"1": 0, "2": 1, "3": 0, "4": 0, "5": 1},
    }
    assert [one["service"] for one in found["by_service"]] == ["signature", None]
    assert [one["reason"] for one in found["by_reason"]] == ["courtesy", None]
    assert set(found["definitions"]) == {"rated", "mean", "by_service", "by_reason"}
    said = nouba("report", "ratings", *period).out.splitlines()
    assert said[0] == (
        f"{rated} .. {rated}: 2 rated, mean 3.50  (score 1: 0, 2: 1, 3: 0, 4: 0, 5: 1)"
    )
    assert any(line.startswith("  reason courtesy, Reception: 1 rated") for line in said)
    assert any("without a ticket" in line for line in said)


def test_a_day_without_ratings_says_so(nouba: Nouba) -> None:
    assert nouba("report", "ratings").out.strip().endswith("nobody rated")
    assert nouba("report", "ratings", "--json").json["total"]["mean"] is None


def test_a_period_that_cannot_be_is_refused(nouba: Nouba) -> None:
    nouba("report", "ratings", "--from", "2026-02-02", "--to", "2026-02-01").refuses_with(
        "2026-02-02"
    )
