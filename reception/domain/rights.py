"""What each role may do: one table, which the core's verbs ask before they do anything."""

from enum import StrEnum

from reception.domain.errors import NotAllowedError
from reception.domain.unit import Person, Role


class Right(StrEnum):
    """Something that not everybody may do; the value ends the sentence of a refusal."""

    SERVE = "serve visitors"
    LEAD_THE_HALL = "pause services or close the day"
    SEE_THE_HALL = "see who waits in the whole hall"
    SEE_FIGURES = "see the unit's figures"
    SEE_FIGURES_BY_CLERK = "see figures by clerk"
    SEE_VISITS = "see or take out single visits"
    DESCRIBE_THE_UNIT = "change how the unit is described"
    KEEP_PEOPLE = "change people, roles or passwords"
    KEEP_HISTORY = "bring in or forget past visits"
    SEE_THE_AUDIT = "see who changed what"


_LEADERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

ROLES = {
    Right.SERVE: frozenset({Role.CLERK, Role.MANAGER}),
    Right.LEAD_THE_HALL: _LEADERS,
    Right.SEE_THE_HALL: _LEADERS,
    Right.SEE_FIGURES: _LEADERS,
    Right.SEE_FIGURES_BY_CLERK: _LEADERS,
    Right.SEE_VISITS: _LEADERS,
    Right.DESCRIBE_THE_UNIT: _ADMINISTRATORS,
    Right.KEEP_PEOPLE: _ADMINISTRATORS,
    Right.KEEP_HISTORY: _ADMINISTRATORS,
    Right.SEE_THE_AUDIT: _ADMINISTRATORS,
}


def may(person: Person, right: Right) -> bool:
    """Return whether the person's role includes the right."""
    return person.role in ROLES[right]


def demand(person: Person | None, right: Right) -> None:
    """Pass when the person has the right; None is whoever rules this computer and may everything.

    Raises:
        NotAllowedError: the person's role does not include it.
    """
    if person is not None and not may(person, right):
        raise NotAllowedError(person.login, right.value)
