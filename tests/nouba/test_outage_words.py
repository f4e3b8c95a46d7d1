"""``nouba day``: what an outage has left, seen and decided by a person."""

import json

import pytest

from reception.app import open_reception
from tests.support.clocks import FakeClock
from tests.support.commands import Nouba
from tests.support.stations import LoneStation

BY = ("--by", "manager")


@pytest.fixture
def lone(database_url: str, clock: FakeClock) -> list[str]:
    """Let a kiosk hand over two tickets for a service that is gone; return their labels."""
    with open_reception(database_url, clock=clock) as core:
        kiosk = LoneStation(core)
        kiosk.give("gone")
        kiosk.give("gone")
        return [one.label for one in kiosk.hand_over()]


@pytest.fixture(autouse=True)
def nine_o_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOUBA_CLOCK", "2026-11-25T09:30:00Z/0/0")


def test_a_conflict_is_shown_and_decided(nouba: Nouba, lone: list[str]) -> None:
    first, second = lone
    shown = nouba("offline", "conflicts", "--json").json
    assert [(one["label"], one["why"]) for one in shown] == [
        (first, "unknown_service"),
        (second, "unknown_service"),
    ]
    assert f"{first} of kiosk-1 for 'gone'" in nouba("offline", "conflicts").out
    health = json.loads(nouba("doctor", "--json").out)["checks"]
    assert any(one["code"] == "parked" and one["health"] == "warning" for one in health)
    nouba("day", "take-in", first, "--by", "clerk1").refuses_with("clerk1")
    assert "still a conflict" in nouba("day", "take-in", first, *BY).out
    taken = nouba("day", "take-in", first, "--service", "signature", *BY, "--json").json
    assert taken["outcome"] == "joined"
    assert "is void" in nouba("day", "void", second, "--reason", "she has left", *BY).out
    nouba("day", "take-in", second, *BY).refuses_with("No ticket")
    assert "No ticket waits" in nouba("offline", "conflicts").out
    assert nouba("ticket", first, "--json").json["state"] == "waiting"
    assert nouba("verify").exit_code == 0


def test_who_was_served_in_an_outage_is_entered_once(nouba: Nouba) -> None:
    for _ in range(3):
        nouba("issue", "signature")
    why = ("--reason", "no network", *BY)
    request = ("--request-id", "0198c000-0000-7000-8000-000000000001")
    done = nouba("day", "served-up-to", "2", "--series", "F", *why, *request, "--json").json
    assert done == {"day": "2026-11-25", "served": ["F001", "F002"]}
    assert "2 visitors" in nouba("day", "served-up-to", "F002", *why, *request).out
    assert nouba("ticket", "F003", "--json").json["state"] == "waiting"
    nouba("day", "served-up-to", "F009", *why).refuses_with("F009")
    assert "F004 of 2026-11-25 is void" in nouba("day", "void", "F004", *why).out
    nouba("day", "void", "F001", *why).refuses_with("was given")
