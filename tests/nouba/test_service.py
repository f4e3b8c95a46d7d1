"""``nouba service``: what gives tickets, and who stops it."""

from typing import Any

import pytest

from tests.support.clocks import FakeClock
from tests.support.commands import Nouba
from tests.support.databases import set_up, with_quota

KEYS = {"code", "name", "availability", "waiting", "daily_quota", "places_left", "pause"}


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
    assert "signature: full, 2 waiting" in nouba("service", "list").out
    assert listed(nouba, "residence")["places_left"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pause", "signature", "--by", "clerk1"), ("clerk1", "not allowed")),
        (("resume", "signature", "--by", "clerk1"), ("clerk1", "not allowed")),
        (("pause", "visa", "--by", "manager"), ("visa", "signature")),
        (("pause", "signature", "--by", "nobody"), ("nobody",)),
        (("pause", "signature", "--by", "manager", "--reason", "x" * 201), ("at most 200",)),
        (("pause", "signature", "--by", "manager", "--reason", "a\x1b[31mb"), ("one line",)),
    ],
)
def test_a_refusal_is_one_sentence(
    nouba: Nouba, words: tuple[str, ...], said: tuple[str, ...]
) -> None:
    nouba("service", *words).refuses_with(*said)


def test_who_pauses_must_be_named(nouba: Nouba) -> None:
    nouba("service", "pause", "signature").refuses_with(exit_code=2)
