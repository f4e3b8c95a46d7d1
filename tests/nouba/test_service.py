"""``nouba service``: what gives tickets, and who stops it."""

from collections.abc import Callable
from typing import Any

import pytest

from reception.unit.file import load_template
from tests.support.clocks import FakeClock
from tests.support.commands import Nouba
from tests.support.databases import set_up, with_quota
from tests.support.every_case import every_case

KEYS = {
    *("code", "name", "availability", "gives_tickets", "waiting", "daily_quota", "places_left"),
    *("pause", "again_at"),
}


@pytest.fixture
def clock_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let it be Wednesday 25 November at nine for every command, or another time that is set."""

    def set_clock(at: str) -> None:
        monkeypatch.setenv("NOUBA_CLOCK", f"{at}/0/0")

    set_clock("2026-11-25T09:00:00Z")
    return set_clock


def listed(nouba: Nouba, code: str) -> Any:
    return next(one for one in nouba("service", "list", "--json").json if one["code"] == code)


def test_a_service_is_paused_and_resumed(nouba: Nouba) -> None:
    words = ("service", "pause", "signature", "--by", "manager", "--reason", "No stamp")
    paused = nouba(*words, "--json").json
    assert set(paused) == KEYS
    assert paused["availability"] == "paused"
    assert (paused["pause"]["by"], paused["pause"]["reason"]) == ("manager", "No stamp")
    assert paused["pause"]["since"].endswith("Z")
    assert paused == listed(nouba, "signature")
    assert "No stamp" in nouba("service", "list").out
    nouba("issue", "signature").refuses_with("'signature'", "paused")
    resumed = nouba("service", "resume", "signature", "--by", "admin", "--json").json
    assert (resumed["availability"], resumed["pause"]) == ("open", None)
    assert nouba("issue", "signature").exit_code == 0


def test_a_reason_does_not_turn_the_line_around(nouba: Nouba) -> None:
    words = ("service", "pause", "signature", "--by", "manager", "--reason", "No\u202e stamp")
    assert "(No  stamp)" in nouba(*words).out


@pytest.mark.usefixtures("clock_at")
def test_places_are_listed_until_none_is_left(
    nouba: Nouba, database_url: str, clock: FakeClock
) -> None:
    set_up(database_url, with_quota(signature=2), clock)
    nouba("issue", "signature")
    one = listed(nouba, "signature")
    assert (one["daily_quota"], one["places_left"], one["waiting"]) == (2, 1, 1)
    assert "1 of 2 places left" in nouba("service", "list").out
    assert nouba("issue", "signature").exit_code == 0
    nouba("issue", "signature").refuses_with("All 2 places of 'signature'")
    assert "signature: full, tickets again 2026-11-26 at 04:00, 2 waiting" in (
        nouba("service", "list").out
    )
    assert listed(nouba, "signature")["again_at"] == "2026-11-26T04:00:00.000000Z"
    assert listed(nouba, "residence")["places_left"] is None


@pytest.mark.parametrize(
    ("until", "again_at"),
    [
        ("14:00", "2026-11-25 at 14:00"),
        ("2026-11-27T08:30", "2026-11-27 at 08:30"),
        ("19:00+05:00", "2026-11-25 at 14:00"),
        ("2026-11-27T08:30-02:00", "2026-11-27 at 10:30"),
    ],
)
def test_a_pause_may_say_when_it_ends(
    nouba: Nouba, clock_at: Callable[[str], None], until: str, again_at: str
) -> None:
    words = ("service", "pause", "signature", "--by", "manager", "--until", until)
    paused = nouba(*words, "--json").json
    ends = again_at.replace(" at ", "T") + ":00.000000Z"
    assert paused["pause"]["until"] == paused["again_at"] == ends
    assert f"tickets again {again_at}" in nouba("service", "list").out
    nouba("issue", "signature").refuses_with("'signature'", "paused", f"again {again_at}")
    clock_at(ends)
    assert listed(nouba, "signature")["availability"] == "open"


def test_while_the_unit_is_closed_no_service_gives_tickets(
    nouba: Nouba, database_url: str, clock: FakeClock, clock_at: Callable[[str], None]
) -> None:
    set_up(database_url, load_template("commune"), clock)
    assert "signature: open, 0 waiting" in nouba("service", "list").out
    assert listed(nouba, "signature")["gives_tickets"] is True
    clock_at("2026-11-25T20:00:00Z")
    assert "signature: closed now, tickets again 2026-11-26 at " in nouba("service", "list").out
    one = listed(nouba, "signature")
    assert (one["availability"], one["gives_tickets"]) == ("open", False)


@pytest.mark.usefixtures("clock_at")
def test_a_pause_is_shown_in_the_units_time(nouba: Nouba) -> None:
    words = ("service", "pause", "signature", "--by", "manager")
    assert "paused, since 2026-11-25 at 09:00 by manager" in nouba(*words).out
    one = listed(nouba, "signature")
    assert (one["availability"], one["gives_tickets"]) == ("paused", False)


@every_case("until", ["soon", "25:00", "14h", "", " "])
def test_a_time_that_is_none_is_not_understood(nouba: Nouba, until: str) -> None:
    words = ("service", "pause", "signature", "--by", "manager", "--until", until)
    nouba(*words).refuses_with(until, "2026-11-30T08:30", exit_code=2)


@pytest.mark.usefixtures("clock_at")
@every_case(
    ("words", "said"),
    [
        (("pause", "signature", "--by", "clerk1"), ("clerk1", "not allowed")),
        (("resume", "signature", "--by", "clerk1"), ("clerk1", "not allowed")),
        (("pause", "visa", "--by", "manager"), ("visa", "signature")),
        (("pause", "signature", "--by", "nobody"), ("nobody",)),
        (("pause", "signature", "--by", "manager", "--reason", "x" * 201), ("at most 200",)),
        (("pause", "signature", "--by", "manager", "--reason", "a\x1b[31mb"), ("one line",)),
        (("pause", "signature", "--by", "manager", "--until", "08:59"), ("08:59", "09:00")),
    ],
)
def test_a_refusal_is_one_sentence(
    nouba: Nouba, words: tuple[str, ...], said: tuple[str, ...]
) -> None:
    nouba("service", *words).refuses_with(*said)


def test_who_pauses_must_be_named(nouba: Nouba) -> None:
    nouba("service", "pause", "signature").refuses_with(exit_code=2)
