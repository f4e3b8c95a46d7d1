"""Login and password: who comes in by them, and what is kept of what was typed."""

from dataclasses import replace

import pytest

from reception.app import Reception
from reception.domain.errors import SignInRefusedError
from reception.domain.unit import Role
from reception.people.base import heap_of
from reception.people.sql import SqlSignInStore
from reception.unit.passwords import PASSWORD_HASHER, hint_of, is_proved, kept_of, proof_of
from tests.support.clocks import FakeClock
from tests.support.databases import (
    COMMUNE,
    FAST_HASHER,
    PASSWORD,
    database_of,
    dump,
    quick_sign_in,
    set_up,
)
from tests.support.sign_in import let_in

LOGINS = {one.login for one in COMMUNE.people}


def log_of(database_url: str) -> list[tuple[object, ...]]:
    return dump(database_url, log=True)["audit"]


def kept_by(database_url: str) -> dict[object, str]:
    return {login: kept for _, login, kept in dump(database_url)["person"]}


def test_login_and_password_belong_together(reception: Reception) -> None:
    person = let_in(quick_sign_in(reception), "clerk2").person
    assert (person.login, person.role) == ("clerk2", Role.CLERK)


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("clerk2", "open Sesame"),
        ("clerk2", ""),
        ("CLERK2", PASSWORD),
        ("nobody", PASSWORD),
        ("nobody", "no such person"),
        ("", ""),
        ("' OR 1=1 --", PASSWORD),
    ],
)
def test_what_does_not_is_refused_with_one_sentence(
    reception: Reception, database_url: str, login: str, password: str
) -> None:
    before, (_,) = dump(database_url), log_of(database_url)
    with pytest.raises(SignInRefusedError, match="login or the password is not right"):
        let_in(quick_sign_in(reception), login, password)
    # It is written down, and with it nothing that was typed but a login of the house.
    _, line = log_of(database_url)
    assert line[3:7] == (login if login in LOGINS else None, "sign in", "counter-1", 1)
    after = dump(database_url)
    tried = after.pop("sign_in_try")
    assert {row[1] for row in tried} - {"", "clerk2"} <= {heap_of(login)}
    assert before.pop("sign_in_try") == []
    # A server makes salts for logins that nobody has, from when it is asked for one.
    assert before.pop("decoy_key") == []
    after.pop("decoy_key")
    assert after == before


def test_who_no_longer_works_here_is_refused(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    people = tuple(one for one in COMMUNE.people if one.login != "clerk2")
    set_up(database_url, replace(COMMUNE, people=people), clock)
    with pytest.raises(SignInRefusedError):
        let_in(quick_sign_in(reception), "clerk2")


def test_a_password_is_proved_by_its_hint_and_by_no_other() -> None:
    kept = kept_of(FAST_HASHER, PASSWORD)
    assert is_proved(kept, proof_of(hint_of(kept), PASSWORD))
    assert not is_proved(kept, proof_of(hint_of(kept), "wrong"))
    assert not is_proved(kept, proof_of(hint_of(kept_of(FAST_HASHER, PASSWORD)), PASSWORD))
    assert proof_of(hint_of(kept), PASSWORD) not in kept


def test_a_weak_hash_is_renewed_at_the_next_sign_in(
    reception: Reception, database_url: str
) -> None:
    let_in(reception.sign_in)
    renewed = kept_by(database_url)["clerk1"]
    assert not PASSWORD_HASHER.check_needs_rehash(renewed)
    assert FAST_HASHER.check_needs_rehash(renewed)
    let_in(reception.sign_in)
    assert kept_by(database_url)["clerk1"] == renewed


def test_a_damaged_hash_signs_nobody_in(reception: Reception) -> None:
    with SqlSignInStore(database_of(reception)).work("commune") as work:
        work.set_password_hash("clerk1", "damaged")
    with pytest.raises(SignInRefusedError):
        let_in(quick_sign_in(reception), "clerk1", "damaged")


def test_no_password_is_stored(database_url: str) -> None:
    people = dump(database_url)["person"]
    assert {row[1] for row in people} == LOGINS
    for row in people:
        assert PASSWORD not in row[2]
        assert not is_proved(row[2], proof_of(hint_of(row[2]), "wrong"))


@pytest.mark.parametrize(
    ("login", "password"),
    [("clerk1\0", "x"), ("\udc80", "x"), ("clerk1", "\udc80"), ("clerk1", "\0"), ("", "")],
)
def test_what_nobody_can_type_signs_nobody_in(
    reception: Reception, login: str, password: str
) -> None:
    with pytest.raises(SignInRefusedError):
        let_in(quick_sign_in(reception), login, password)
