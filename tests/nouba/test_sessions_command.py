"""``nouba sessions``."""

from collections.abc import Mapping

import pytest

from reception.app import Reception
from tests.support.commands import Nouba
from tests.support.databases import behind_its_back, quick_sign_in
from tests.support.every_case import every_case
from tests.support.sign_in import let_in


def test_whoever_rules_the_computer_sees_ends_and_lifts(nouba: Nouba) -> None:
    assert nouba("sessions", "list").out == "Nobody is signed in.\n"
    assert nouba("sessions", "list", "--json").json == []
    assert nouba("sessions", "pauses").out == "Nobody has to wait.\n"
    assert nouba("sessions", "lift", "--login", "clerk1").out == "Lifted: 0.\n"
    for wrong in ("7", "00000000-0000-0000-0000-000000000007"):
        answer = nouba("sessions", "end", wrong)
        assert (answer.exit_code, answer.err) == (1, "This session is over already\n")
    answer = nouba("sessions", "drop-second-factor", "clerk1")
    assert (answer.exit_code, answer.err) == (1, "'clerk1' has no second factor\n")
    assert nouba("sessions", "lift").exit_code == 2


_ODD: tuple[Mapping[str, str], ...] = (
    {"id": "'no uuid'"},
    {"service_day": "'whenever'"},
    {"opened_at": "9000000000000000000"},
    {"seen_at": "-9000000000000000000"},
    {"locked_at": "9000000000000000000"},
    {"id": "'\x1b[2J'", "service_day": "''"},
)
"""What somebody wrote into a row of a session past Nouba."""


def set_in(database_url: str, values: Mapping[str, str]) -> None:
    written = ", ".join(f"{column} = {value}" for column, value in values.items())
    with behind_its_back(database_url) as connection:
        connection.execute(f"UPDATE sign_in_session SET {written}")  # noqa: S608 - our own texts


@pytest.mark.both
@every_case("odd", _ODD)
def test_a_session_that_nouba_did_not_write_is_shown_as_such_and_ended(
    nouba: Nouba, reception: Reception, database_url: str, odd: Mapping[str, str]
) -> None:
    with behind_its_back(database_url) as connection:  # of the case before
        connection.execute("DELETE FROM sign_in_session")
    let_in(quick_sign_in(reception))
    set_in(database_url, odd)
    (shown,) = nouba("sessions", "list", "--json").json
    assert (shown["login"], shown["strange"], shown["since"]) == ("clerk1", True, None)
    told = nouba("sessions", "list")
    assert "not written by Nouba" in told.out
    assert "\x1b" not in told.out
    assert nouba("sessions", "end", shown["session"]).exit_code == 0
    assert nouba("sessions", "list").out == "Nobody is signed in.\n"


@pytest.mark.both
def test_a_session_that_ended_for_an_unknown_reason_is_over(
    nouba: Nouba, reception: Reception, database_url: str
) -> None:
    sign_in = quick_sign_in(reception)
    let_in(sign_in)
    set_in(database_url, {"ended": "'by a thief'", "ended_at": "1"})
    assert nouba("sessions", "list").out == "Nobody is signed in.\n"


@pytest.mark.both
def test_a_session_that_nouba_did_not_write_keeps_nobody_out(
    reception: Reception, database_url: str
) -> None:
    sign_in = quick_sign_in(reception)
    for odd in _ODD:
        let_in(sign_in)
        set_in(database_url, odd)
        inside = let_in(sign_in)
        (session,) = sign_in.sessions(asking=None)
        assert not session.is_strange
        sign_in.leave(inside.token)
        with behind_its_back(database_url) as connection:
            connection.execute("DELETE FROM sign_in_session")
