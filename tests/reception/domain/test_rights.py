"""Who may do what: the whole table, and what a refusal says."""

import pytest

from reception.domain.errors import NotAllowedError
from reception.domain.rights import ROLES, Right, demand, may
from reception.domain.unit import Person, Role


def person(role: Role) -> Person:
    return Person(login="salma", names={}, role=role)


def test_every_right_belongs_to_somebody() -> None:
    assert set(ROLES) == set(Right)
    assert all(ROLES.values())


def test_a_clerk_may_only_serve() -> None:
    assert [right for right in Right if may(person(Role.CLERK), right)] == [Right.SERVE]


def test_a_manager_leads_and_sees_but_describes_nothing() -> None:
    forbidden = {right for right in Right if not may(person(Role.MANAGER), right)}
    assert forbidden == {
        Right.DESCRIBE_THE_UNIT,
        Right.KEEP_PEOPLE,
        Right.KEEP_HISTORY,
        Right.SEE_THE_AUDIT,
    }


def test_an_administrator_may_everything_but_serve() -> None:
    forbidden = [right for right in Right if not may(person(Role.ADMINISTRATOR), right)]
    assert forbidden == [Right.SERVE]


def test_a_refusal_says_who_and_what() -> None:
    with pytest.raises(NotAllowedError, match="'salma' is not allowed to see figures by clerk"):
        demand(person(Role.CLERK), Right.SEE_FIGURES_BY_CLERK)


def test_whoever_rules_the_computer_may_everything() -> None:
    for right in Right:
        demand(None, right)
