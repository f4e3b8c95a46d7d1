"""What keeps the unit's description, and what is written down of who changed it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from reception.domain.audit import Act, Entry
from reception.domain.unit import Unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """One saved state of the unit's description: who made it, when and why."""

    number: int
    made_at: datetime
    made_by: str
    why: str | None = None
    brings_back: int | None = None
    """The earlier revision that it repeats, where something was undone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRevision:
    """What a revision is written with."""

    unit: Unit
    made_by: str
    made_at: datetime
    why: str | None = None
    brings_back: int | None = None
    since: int | None = None
    """The revision it was made from; None for whichever is the present one."""
    day: date | None = None
    """The service day whose visitors may not be left without what is retired."""
    new_series: frozenset[str] = frozenset()
    """Letters of series that the unit had not before."""


class UnitChangedError(Exception):
    """Somebody saved another revision since the one that a change was made from."""


class StillNeededError(Exception):
    """Visitors of the day need what the new revision leaves out."""

    def __init__(self, what: str, key: str, visitors: int) -> None:
        self.what = what
        self.key = key
        self.visitors = visitors
        super().__init__(f"{what} {key}: {visitors}")


class LettersGivenError(Exception):
    """Letters of new series are a station's, which numbers with them while it stands alone."""

    def __init__(self, letters: frozenset[str]) -> None:
        self.letters = letters
        super().__init__(", ".join(sorted(letters)))


class UnitSource(Protocol):
    """Tells how the unit is described now."""

    def revision(self) -> tuple[str, int] | None:
        """Return the unit's code and present revision; None when none is set up."""
        ...

    def unit(self) -> tuple[int, Unit] | None:
        """Return the present revision and the unit; None when none is set up."""
        ...


class UnitStore(UnitSource, Protocol):
    """Keeps the unit's description, every revision of it, and its people's passwords."""

    def unit_at(self, unit: str, revision: int) -> Unit | None:
        """Return the unit as a revision describes it; None when there is no such revision."""
        ...

    def revisions(self, unit: str, *, limit: int) -> tuple[Revision, ...]:
        """Return the last revisions, the newest first."""
        ...

    def save(
        self,
        new: NewRevision,
        *,
        first_hashes: Mapping[str, str],
        noting: Entry | None = None,
        to_be_changed: bool = True,
    ) -> tuple[int, frozenset[str]]:
        """Write a new revision, and the password hashes of people who have none yet.

        ``to_be_changed``: they must choose passwords of their own before they come in.

        Returns the revision's number and the logins of those people.

        Raises:
            UnitChangedError: it was made from another revision than the present one.
            StillNeededError: it leaves out what visitors of its day need.
            LettersGivenError: letters of a new series are given to a station.
        """
        ...

    def password_hash(self, unit: str, login: str) -> str | None:
        """Return a person's stored hash."""
        ...

    def give_password_hash(
        self, unit: str, login: str, password_hash: str, *, noting: Entry
    ) -> None:
        """Replace a person's stored hash by one that she must change, and sign her out."""
        ...

    def note(self, unit: str, entry: Entry) -> None:
        """Write one line of the audit log."""
        ...

    def entries(
        self,
        unit: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        who: str | None = None,
        act: Act | None = None,
        refused: bool | None = None,
        limit: int,
    ) -> tuple[Entry, ...]:
        """Return lines of the audit log, the newest first."""
        ...
