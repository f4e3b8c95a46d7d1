"""What a station wins at the acts of sign-in that it calls by itself: nothing."""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.errors import InsufficientPrivilege
from pyotp import TOTP

from reception.database.run import instant
from reception.domain.sign_in import LOGIN_AT_STATION, CodeNeededError, SignInApp, Where
from reception.people.base import token_hash
from reception.unit.passwords import hint_of, kept_of, proof_of
from tests.reception.accounts.accounts import Site
from tests.support.databases import FAST_HASHER, PASSWORD, quick_sign_in
from tests.support.sign_in import let_in

type Station = psycopg.Connection

_HERE = Where(app=SignInApp.PANEL, station="desk-1")
_OFFICE = Where(app=SignInApp.CONSOLE, station="console-1")
_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.fixture
def desk(site: Site) -> Iterator[Station]:
    site.tell_server(site.clock.at)
    with site.raw("postgres") as owner:
        owner.execute("DELETE FROM sign_in_try")
        owner.execute("DELETE FROM sign_in_attempt")
    with site.raw("desk-1") as station:
        yield station


def hint(station: Station, login: str) -> str:
    row = station.execute("SELECT password_hint('commune', %s)", (login,)).fetchone()
    assert row is not None
    return str(row[0])


def begun(station: Station, login: str, password: str) -> tuple[str | None, int | None]:
    proof = proof_of(hint(station, login), password)
    row = station.execute(
        "SELECT * FROM begin_try('commune', %s, 'desk-1', %s, NULL, 1)", (login, proof)
    ).fetchone()
    assert row is not None
    return row[0], row[1]


def was_right(station: Station, attempt: str | None) -> bool:
    row = station.execute(
        "SELECT try_was_right('commune', 'desk-1', %s, 'sign in', 1)", (attempt,)
    ).fetchone()
    return row == (True,)


def test_an_unknown_login_has_a_salt_of_its_own_that_stays(desk: Station) -> None:
    known, *unknown = (hint(desk, one) for one in ("clerk1", "nobody", "somebody", "'; --", ""))
    assert len({known, *unknown}) == 5
    assert {len(one) for one in (known, *unknown)} == {len(known)}
    assert {one.rsplit("$", 2)[0] for one in unknown} == {known.rsplit("$", 2)[0]}
    assert [hint(desk, one) for one in ("clerk1", "nobody")] == [known, unknown[0]]


def test_whoever_takes_a_transaction_back_wins_no_try(desk: Station) -> None:
    for _ in range(5):
        attempt, paused = begun(desk, "clerk1", "wrong")
        assert paused is None
        for _ in range(3):
            with desk.transaction(force_rollback=True):
                assert not was_right(desk, attempt)
    assert begun(desk, "clerk1", PASSWORD)[1] is not None


def test_a_try_is_not_looked_at_before_it_is_counted_for_good(desk: Station) -> None:
    with desk.transaction(force_rollback=True):
        attempt, _ = begun(desk, "clerk1", PASSWORD)
        with pytest.raises(InsufficientPrivilege, match="counted for good"):
            was_right(desk, attempt)


def test_nothing_follows_a_wrong_password(desk: Station) -> None:
    attempt, _ = begun(desk, "clerk1", "wrong")
    token = "f" * 64
    for act in (
        "let_in('commune', 'desk-1', %s, 'i', 'panel', 't', '2026-11-25', NULL, 1)",
        f"change_password('commune', 'desk-1', %s, '{token}', 'x', 1)",
        f"choose_pin('commune', 'desk-1', %s, '{token}', 'x', 'm', 1)",
        f"rehash('commune', 'desk-1', %s, '{token}', 'x', 1)",
        "give_try_back('commune', 'desk-1', %s, 1)",
        "facts_of_try('commune', 'desk-1', %s, 1)",
        f"unlock('commune', 'desk-1', %s, '{token}', 1)",
    ):
        with pytest.raises(InsufficientPrivilege, match="not the password"):
            desk.execute(f"SELECT {act}".encode(), (attempt,))


def test_a_right_password_opens_a_panel_here_and_nothing_else(site: Site, desk: Station) -> None:
    asked = "SELECT is_in FROM let_in('commune', %s, %s, 'i', %s, 't', '2026-11-25', NULL, 1)"
    attempt, _ = begun(desk, "clerk1", PASSWORD)
    assert was_right(desk, attempt)
    for station, app in (("desk-2", "panel"), ("desk-1", "console")):
        with pytest.raises(InsufficientPrivilege):
            desk.execute(asked.encode(), (station, attempt, app))
    with site.raw("desk-2") as elsewhere, pytest.raises(InsufficientPrivilege):
        elsewhere.execute(asked.encode(), (None, attempt, "panel"))
    admin, _ = begun(desk, "admin", PASSWORD)
    with pytest.raises(InsufficientPrivilege, match="serves nobody"):
        desk.execute(asked.encode(), ("desk-1", admin, "panel"))


def test_a_locked_session_is_opened_by_a_password_alone(site: Site, desk: Station) -> None:
    with site.core("desk-1") as core:
        sign_in = quick_sign_in(core)
        inside = let_in(sign_in, "clerk1", PASSWORD, _HERE)
        sign_in.lock(inside.token)
    with site.raw("postgres") as owner:
        (found,) = owner.execute(
            "SELECT token_hash FROM sign_in_session WHERE login = 'clerk1' AND ended_at IS NULL"
        ).fetchall()
        desk.execute("SELECT change_session('commune', %s, 9, NULL, NULL, NULL)", found)
        asked = "SELECT locked_at IS NOT NULL FROM sign_in_session WHERE token_hash = %s"
        assert owner.execute(asked.encode(), found).fetchone() == (True,)


def test_a_line_of_the_log_names_who_is_in_and_the_servers_time(site: Site, desk: Station) -> None:
    line = "SELECT note_act('commune', 1, 'clerk1', 'see figures by clerk', 'x', 0, NULL)"
    with site.core("desk-1") as core:
        sign_in = quick_sign_in(core)
        inside = let_in(sign_in, "clerk1", PASSWORD, _HERE)
        desk.execute(line.encode())
        sign_in.leave(inside.token)
    with pytest.raises(InsufficientPrivilege):
        desk.execute(line.encode())
    with site.raw("postgres") as owner:
        found = owner.execute("SELECT at, who FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    assert found == (instant(site.clock.at), "clerk1")


def test_what_the_server_keeps_of_a_password_is_no_proof_of_it(desk: Station) -> None:
    kept = kept_of(FAST_HASHER, PASSWORD)
    assert proof_of(hint_of(kept), PASSWORD) != kept.rpartition("$")[2]
    with pytest.raises(InsufficientPrivilege):
        desk.execute("SELECT password_hash FROM person")


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_server_reckons_codes_as_the_standard_does(site: Site, seconds: int, code: str) -> None:
    secret = base64.b32encode(b"12345678901234567890").decode()
    asked = "SELECT code_step(%s, %s, %s)"
    with site.raw("postgres") as owner:
        at = seconds * 1_000_000
        shown = f" {code[:3]} {code[3:]}"
        assert owner.execute(asked, (secret, shown, at)).fetchone() == (seconds // 30,)
        assert owner.execute(asked, (secret, code, at + 90_000_000)).fetchone() == (None,)
        for wrong in (code[:5], f"{code}0", "abcdef", "", "١٢٣٤٥٦"):
            assert owner.execute(asked, (secret, wrong, at)).fetchone() == (None,)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(message=st.binary(max_size=200), key=st.binary(min_size=1, max_size=100))
def test_the_servers_sha1_is_everybodys(site: Site, message: bytes, key: bytes) -> None:
    with site.raw("postgres") as owner:
        found = owner.execute(
            "SELECT sha1(%s), hmac_sha1(%s, %s)", (message, key, message)
        ).fetchone()
    digest = hashlib.sha1(message, usedforsecurity=False).digest()
    assert found == (digest, hmac.new(key, message, hashlib.sha1).digest())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wrong=st.integers(0, 60), seconds=st.integers(-2000, 4000))
def test_the_server_pauses_by_the_same_rule_as_a_file(
    desk: Station, site: Site, wrong: int, seconds: int
) -> None:
    now = site.clock.at
    with site.raw("postgres") as owner:
        owner.execute("DELETE FROM sign_in_try")
        owner.execute(
            "INSERT INTO sign_in_try VALUES ('commune', 'clerk2', 'desk-1', %s, %s)",
            (wrong, instant(now) - seconds * 1_000_000),
        )
        wrong_at = now - timedelta(seconds=seconds)
        until = LOGIN_AT_STATION.paused_until(wrong, wrong_at, now) if wrong else None
        _, paused = begun(desk, "clerk2", "wrong")
        assert paused == (instant(until) if until else None)
        if until is None:
            left = LOGIN_AT_STATION.left_of(wrong, wrong_at, now) if wrong else 0
            found = owner.execute(
                "SELECT wrong, wrong_at FROM sign_in_try WHERE login = 'clerk2'"
                " AND station = 'desk-1'"
            ).fetchone()
            assert found == (left + 1, instant(now))


@pytest.fixture
def console(site: Site) -> Iterator[Station]:
    """Give a console of an administrator who has a second factor and has used no code of it."""
    site.tell_server(site.clock.at)
    with site.raw("postgres") as owner:
        owner.execute("DELETE FROM sign_in_try")
        owner.execute("DELETE FROM sign_in_attempt")
        owner.execute("DELETE FROM sign_in_session")
        owner.execute("DELETE FROM credential")
        owner.execute(
            "INSERT INTO credential (unit, login, must_change, factor_secret, factor_since)"
            " VALUES ('commune', 'admin', 0, %s, 1)",
            (_SECRET,),
        )
        with site.raw("console-1") as station:
            yield station
        owner.execute("DELETE FROM credential")
        owner.execute("DELETE FROM sign_in_session")


def code(site: Site, *, off_s: int = 0) -> str:
    return TOTP(_SECRET).at(int(site.clock.at.timestamp()) + off_s)


def typed(console: Station, code: str | None) -> tuple[str | None, int | None]:
    """Begin a try by the administrator's password and a code."""
    row = console.execute(
        "SELECT * FROM begin_try(NULL, 'admin', NULL, %s, %s, 0)",
        (proof_of(hint(console, "admin"), PASSWORD), code),
    ).fetchone()
    assert row is not None
    return row[0], row[1]


def told(console: Station, act: str, *values: object) -> object:
    """Return what an act gives first."""
    row = console.execute(f"SELECT {act}".encode(), values).fetchone()
    return row and row[0]


_COME_IN = (
    "is_in FROM let_in(NULL, NULL, %s, gen_random_uuid()::text, 'console', 't', '2026-11-25',"
    " NULL, 0)"
)


@pytest.mark.parametrize("token", [None, "f" * 64])
def test_the_password_alone_changes_nothing_of_who_has_a_second_factor(
    site: Site, console: Station, token: str | None
) -> None:
    attempt, _ = typed(console, None)
    for act in (
        "drop_factor(NULL, NULL, %s, %s, NULL, NULL, 0)",
        "rehash(NULL, NULL, %s, %s, 'x', 0)",
    ):
        with pytest.raises(InsufficientPrivilege, match="no such session"):
            told(console, act, attempt, token)
    assert not told(console, _COME_IN, typed(console, None)[0])


def test_who_is_in_drops_her_second_factor_by_her_password(site: Site, console: Station) -> None:
    with site.core("console-1") as core:
        sign_in = quick_sign_in(core)
        token = sign_in.enter("admin", PASSWORD, _OFFICE, code=code(site)).token
        sign_in.drop_second_factor(token, PASSWORD)
        assert sign_in.second_factor(token).since is None
        assert let_in(sign_in, "admin", PASSWORD, _OFFICE)


def test_a_hash_is_made_anew_for_who_came_in_by_a_code(site: Site, console: Station) -> None:
    asked = b"SELECT password_hash FROM person WHERE unit = 'commune' AND login = 'admin'"
    stronger = PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)
    with site.core("console-1") as core, site.raw("postgres") as owner:
        before = owner.execute(asked).fetchone()
        sign_in = quick_sign_in(core, stronger)
        with pytest.raises(CodeNeededError):
            let_in(sign_in, "admin", PASSWORD, _OFFICE)
        assert owner.execute(asked).fetchone() == before
        assert sign_in.enter("admin", PASSWORD, _OFFICE, code=code(site))
        assert owner.execute(asked).fetchone() != before
        # And back again, for the other tests of this site.
        assert quick_sign_in(core).enter("admin", PASSWORD, _OFFICE, code=code(site, off_s=30))


def test_a_wrong_code_counts_though_the_password_is_right(site: Site, console: Station) -> None:
    for _ in range(5):
        attempt, paused = typed(console, code(site, off_s=600))
        assert paused is None
        asked = "code_looks_right(NULL, NULL, %s, 0)"
        assert told(console, asked, attempt) is False
        told(console, "give_try_back(NULL, NULL, %s, 0)", attempt)
    assert typed(console, code(site))[1] is not None


def test_a_try_without_a_code_or_with_a_right_one_is_given_back(
    site: Site, console: Station
) -> None:
    for given_code in (None, code(site)) * 5:
        attempt, paused = typed(console, given_code)
        assert paused is None
        told(console, "give_try_back(NULL, NULL, %s, 0)", attempt)
    assert typed(console, None)[1] is None


def test_one_try_is_one_guess_however_late_it_is_asked_about(site: Site, console: Station) -> None:
    attempt, _ = typed(console, code(site, off_s=300))
    site.tell_server(site.clock.at + timedelta(seconds=300))
    assert told(console, "code_looks_right(NULL, NULL, %s, 0)", attempt) is False
    assert told(console, _COME_IN, attempt) is False


@pytest.mark.parametrize("wrong", ["000", "no code", "", "0" * 64])
def test_a_wrong_code_lets_nobody_in_who_has_used_none_yet(console: Station, wrong: str) -> None:
    assert told(console, _COME_IN, typed(console, wrong)[0]) is False


def test_a_second_factor_is_taken_by_a_secret_and_a_code_of_it(
    site: Site, console: Station
) -> None:
    with site.core("console-1") as core:
        token = quick_sign_in(core).enter("admin", PASSWORD, _OFFICE, code=code(site)).token
    attempt, _ = typed(console, None)
    for secret, step in ((_SECRET, None), (None, 1)):
        with pytest.raises(InsufficientPrivilege, match="code of it was typed"):
            told(
                console,
                "take_factor(NULL, NULL, %s, %s, %s, %s, '[]', 0)",
                *(attempt, token_hash(token), secret, step),
            )


def test_a_wrong_password_is_written_down_though_nobody_asks_about_it(
    site: Site, desk: Station
) -> None:
    lines = b"SELECT at, who, act, subject, refused FROM audit WHERE id > %s ORDER BY id"
    with site.raw("postgres") as owner:
        last = owner.execute("SELECT max(id) FROM audit").fetchone()
        for login, password in (("clerk1", "wrong"), ("nobody", "wrong"), ("clerk2", PASSWORD)):
            attempt, _ = begun(desk, login, password)
            with desk.transaction(force_rollback=True):
                was_right(desk, attempt)
        assert owner.execute(lines, last).fetchall() == []
        site.tell_server(site.clock.at + timedelta(minutes=16))
        begun(desk, "clerk2", PASSWORD)
        at = instant(site.clock.at)
        assert owner.execute(lines, last).fetchall() == [
            (at, "clerk1", "sign in", "desk-1", 1),
            (at, None, "sign in", "desk-1", 1),
        ]


@pytest.mark.parametrize(
    ("act", "refused"), [("x" * 1000, 1), (None, 1), (None, 0), ("sign in", None), ("x", None)]
)
def test_a_line_of_the_log_says_nothing_that_nobody_does(
    desk: Station, act: str | None, refused: int | None
) -> None:
    begun(desk, "clerk1", "wrong")
    with pytest.raises(InsufficientPrivilege, match="no such line"):
        desk.execute("SELECT note_act(NULL, 0, 'clerk1', %s, 'x', %s, NULL)", (act, refused))


@pytest.mark.parametrize(
    ("table", "rights"),
    [("person", "DELETE"), ("credential", "DELETE"), ("decoy_key", "UPDATE, DELETE")],
)
def test_the_acts_remove_no_person(site: Site, table: str, rights: str) -> None:
    with site.raw("postgres") as owner:
        asked = "SELECT has_table_privilege('nouba_acts', %s, %s)"
        assert owner.execute(asked, (table, rights)).fetchone() == (False,)
