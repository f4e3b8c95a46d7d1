"""What keeps the unit's description."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from reception.domain.unit import Unit


class UnitStore(Protocol):
    """Keeps the unit's description, every revision of it, and its people's passwords."""

    def revision(self) -> tuple[str, int] | None:
        """Return the unit's code and present revision; None when none is set up."""
        ...

    def unit(self) -> tuple[int, Unit] | None:
        """Return the present revision and the unit; None when none is set up."""
        ...

    def save(
        self, unit: Unit, *, by: str, at: datetime, first_hashes: Mapping[str, str]
    ) -> tuple[int, frozenset[str]]:
        """Write a new revision, and the password hashes of people who have none yet.

        Returns the revision's number and the logins of those people.
        """
        ...

    def password_hash(self, unit: str, login: str) -> str | None:
        """Return a person's stored hash."""
        ...

    def set_password_hash(self, unit: str, login: str, password_hash: str) -> None:
        """Replace a person's stored hash."""
        ...
