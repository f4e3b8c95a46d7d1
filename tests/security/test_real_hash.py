"""The one test of how strong passwords are kept; all others hash quickly."""

import argon2

from reception.unit.passwords import PASSWORD_HASHER


def test_passwords_are_hashed_as_owasp_asks() -> None:
    made = PASSWORD_HASHER.hash("the blue door at noon")
    found = argon2.extract_parameters(made)
    assert found.type is argon2.Type.ID
    assert (found.memory_cost, found.time_cost, found.parallelism) == (47104, 1, 1)
    assert (found.hash_len, found.salt_len) == (32, 16)
    assert PASSWORD_HASHER.verify(made, "the blue door at noon")
    assert PASSWORD_HASHER.hash("the blue door at noon") != made
