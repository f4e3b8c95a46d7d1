"""Login and password: who comes in by them, and what is kept of what was typed."""

from dataclasses import replace
from typing import Literal

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from reception.app import Reception
from reception.domain.errors import SignInRefusedError
from reception.domain.unit import Role
from reception.people.base import heap_of
from reception.people.sql import SqlSignInStore
from reception.unit.password_rules import PASSWORD_HASHER
from reception.unit.sql import SqlUnitStore
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


class CountingHasher(PasswordHasher):
    """Counts what costs time: hashes made and hashes compared."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.cost = 0

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        self.cost += 1
        return super().hash(password, salt=salt)

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - argon2's name
        self.cost += 1
        return super().verify(hash, password)


def log_of(database_url: str) -> list[tuple[object, ...]]:
    return dump(database_url, log=True)["audit"]


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
    assert after == before


def test_who_no_longer_works_here_is_refused(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    people = tuple(one for one in COMMUNE.people if one.login != "clerk2")
    set_up(database_url, replace(COMMUNE, people=people), clock)
    with pytest.raises(SignInRefusedError):
        let_in(quick_sign_in(reception), "clerk2")


def test_an_unknown_login_costs_what_a_wrong_password_costs(reception: Reception) -> None:
    hasher = CountingHasher()
    sign_in = quick_sign_in(reception, hasher)
    costs = []
    # The very first unknown login pays once for the hash that stands in.
    for login in ("nobody", "nobody", "clerk1", "somebody"):
        before = hasher.cost
        with pytest.raises(SignInRefusedError):
            let_in(sign_in, login, "wrong")
        costs.append(hasher.cost - before)
    assert costs[1:] == [1, 1, 1]


def test_a_weak_hash_is_renewed_at_the_next_sign_in(reception: Reception) -> None:
    store = SqlUnitStore(database_of(reception))
    let_in(reception.sign_in)
    renewed = store.password_hash("commune", "clerk1")
    assert renewed is not None
    assert not PASSWORD_HASHER.check_needs_rehash(renewed)
    assert FAST_HASHER.check_needs_rehash(renewed)
    let_in(reception.sign_in)
    assert store.password_hash("commune", "clerk1") == renewed


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
        with pytest.raises(VerifyMismatchError):
            FAST_HASHER.verify(row[2], "wrong")


@pytest.mark.parametrize(
    ("login", "password"),
    [("clerk1\0", "x"), ("\udc80", "x"), ("clerk1", "\udc80"), ("clerk1", "\0"), ("", "")],
)
def test_what_nobody_can_type_signs_nobody_in(
    reception: Reception, login: str, password: str
) -> None:
    with pytest.raises(SignInRefusedError):
        let_in(quick_sign_in(reception), login, password)
