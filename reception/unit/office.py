"""Changing how the unit is described: every change is a new revision, and none is lost silently."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from reception.database.run import Run
from reception.domain.errors import Refusal
from reception.domain.rights import AuditAct, AuditEntry, Right, login_of
from reception.domain.ticket import remark
from reception.domain.unit import Person, Role, Unit
from reception.system.clock import Clock
from reception.unit.audit import Audit
from reception.unit.changes import UnitChange, changes_along, changes_between, with_past
from reception.unit.checks import Mistake, Wrong
from reception.unit.current import UnitReader, day_of
from reception.unit.document import Tables, UnfitUnitError, tables_of, unit_of
from reception.unit.file import save_unit
from reception.unit.passwords import PASSWORD_HASHER, kept_of
from reception.unit.sql import (
    LettersGivenError,
    NewRevision,
    Revision,
    SqlUnitStore,
    StillNeededError,
    UnitChangedError,
)


class OtherUnitError(Refusal):
    """The database already belongs to another unit."""

    def __init__(self, present: str, asked: str) -> None:
        super().__init__(
            f"This database belongs to unit '{present}'; unit '{asked}' needs one of its own"
        )


class LastAdministratorError(Refusal):
    """Nobody would be left who may change the unit."""

    says = "The last administrator cannot be retired or given another role; name another one first"


class StillInUseError(Refusal):
    """Visitors of today need what would be retired."""

    def __init__(self, what: str, key: str, visitors: int) -> None:
        self.what = what
        """``service``, ``counter`` or ``person``."""
        self.key = key
        self.visitors = visitors
        super().__init__(
            f"The {what} '{key}' cannot be retired now: {visitors} of today's visitors need it;"
            " serve them or close the day first"
        )


class UnknownRevisionError(Refusal):
    """The unit never had this revision."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no revision {number} of this unit; see: nouba unit history")


class NothingBeforeError(Refusal):
    """There is no earlier description to go back to."""

    says = "This is the first description of the unit: nothing stands before it"


class ChangedMeanwhileError(Refusal):
    """Somebody else saved a change since this one was begun; both can be kept."""

    def __init__(self, by: str, revision: int, unit: Unit, changes: tuple[UnitChange, ...]) -> None:
        self.by = by
        """Who saved last."""
        self.revision = revision
        self.unit = unit
        """The unit as it is now."""
        self.changes = changes
        """What the others changed since."""
        super().__init__(
            f"'{by}' changed the unit meanwhile ({len(changes)} changes); look at them,"
            " then save yours again"
        )


def series_of(unit: Unit) -> frozenset[str]:
    """Return the letters with which the unit numbers."""
    return frozenset(one.series.prefix for one in unit.services)


def unfit_series(unit: Unit, letters: Set[str]) -> UnfitUnitError:
    """Return why the unit may not have series of these letters, each beside its field."""
    mistakes = (
        Mistake(
            f'service "{one.code}" > series.prefix',
            f'with "{one.series.prefix}" a kiosk numbers while it is cut off; choose other letters',
            Wrong.OF_A_STATION,
            ("services", at, "series", "prefix"),
        )
        for at, one in enumerate(unit.services)
        if one.series.prefix in letters
    )
    return UnfitUnitError(tuple(mistakes), unit)


_MOST_REVISIONS = 500
_THIS_COMPUTER = "nouba"


@dataclass(frozen=True, kw_only=True, slots=True)
class SetUp:
    """What setting up the unit did."""

    changed: bool
    revision: int
    first_passwords: Mapping[str, str] = field(default_factory=dict)
    """Login to password, of people who are new; shown once and not kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Described:
    """The unit as one revision describes it, ready to be changed."""

    revision: int
    unit: Unit

    def tables(self) -> Tables:
        """Return a copy of the unit in the shape of its file, to change and to save."""
        return tables_of(self.unit)


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """What saving a change did."""

    described: Described
    changes: tuple[UnitChange, ...]
    first_passwords: Mapping[str, str] = field(default_factory=dict)
    """Login to password, of people who are new; shown once and not kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EditStep:
    """One revision, and what it changed in the one before."""

    revision: Revision
    changes: tuple[UnitChange, ...]


class Office:
    """Changes how the unit is described, takes that back, and gives new passwords."""

    def __init__(
        self,
        store: SqlUnitStore,
        units: UnitReader,
        clock: Clock,
        audit: Audit,
        *,
        new_password: Callable[[], str],
        hasher: PasswordHasher = PASSWORD_HASHER,
    ) -> None:
        self._store = store
        self._units = units
        self._clock = clock
        self._new_password = new_password
        self._hasher = hasher
        self.audit = audit

    def unit(self) -> Unit:
        """Return the unit as it is described now."""
        return self._units.current()[1]

    def described(self) -> Described:
        """Return the unit as it is described now, and the revision that is."""
        revision, unit = self._units.current()
        return Described(revision=revision, unit=unit)

    def set_up(
        self,
        unit: Unit,
        *,
        by: str = "nouba init",
        for_a_trial: bool = False,
        also: Callable[[Run], object] | None = None,
    ) -> SetUp:
        """Load a unit's description; the same one again changes nothing.

        The first passwords of ``for_a_trial`` may be kept: a demonstration's, and a test's. What is
        done ``also`` is done in the same transaction, or not at all.

        Raises:
            OtherUnitError: the database belongs to another unit.
            UnfitUnitError: a new series has the letters of a station.
        """
        present = self._store.unit()
        with_its_past = _of_the_same(present[1], unit) if present else unit
        if present and present[1] == with_its_past:
            return SetUp(changed=False, revision=present[0])
        new = NewRevision(
            unit=with_its_past,
            made_by=by,
            made_at=self._clock.now(),
            since=present[0] if present else 0,
            new_series=series_of(unit) - (series_of(present[1]) if present else frozenset()),
        )
        entry = self.audit.entry(None, AuditAct.DESCRIBE, by)
        try:
            revision, first_passwords = self._write(
                new, entry, to_be_changed=not for_a_trial, also=also
            )
        except UnitChangedError:
            # What somebody saved meanwhile has a past as well.
            return self.set_up(unit, by=by, for_a_trial=for_a_trial, also=also)
        return SetUp(changed=True, revision=revision, first_passwords=first_passwords)

    def describe(
        self,
        tables: Mapping[str, Any],
        *,
        since: int,
        asking: Person | None,
        why: str | None = None,
        logo: bytes | None = None,
    ) -> Saved:
        """Save a changed description as a new revision; one that changes nothing makes none.

        Whatever it leaves out and past visits name is retired, not forgotten.

        Args:
            tables: the whole unit in the shape of its file.
            since: the revision that was changed.
            asking: who does it.
            why: for colleagues, in one line.
            logo: of the ticket, as ``reception.unit.logo`` makes it; None keeps the present one.

        Raises:
            NotAllowedError: the person may not.
            UnfitUnitError: the unit could not open so, or a new series has the letters of a
                station; every mistake with its place.
            ChangedMeanwhileError: somebody saved another change since.
            LastAdministratorError: nobody would be left who may change the unit.
            StillInUseError: visitors of today need what would be retired.
        """
        self.audit.demand(asking, Right.DESCRIBE_THE_UNIT, AuditAct.DESCRIBE)
        present = self.described()
        unit = unit_of(tables, present.unit.ticket.logo if logo is None else logo)
        return self._save(unit, since=since, asking=asking, why=why)

    def compare(self, tables: Mapping[str, Any], *, logo: bytes = b"") -> tuple[UnitChange, ...]:
        """Return what a description would change in the present one.

        Raises:
            UnfitUnitError: the unit could not open so.
            OtherUnitError: it describes another unit.
        """
        present = self.described().unit
        return changes_between(present, _of_the_same(present, unit_of(tables, logo)))

    def take_out(self, path: Path, *, asking: Person | None) -> tuple[Path, ...]:
        """Write the unit as a file that ``nouba init`` reads; return what was written.

        Raises:
            NotAllowedError: the person may not.
            OSError: a file cannot be written.
        """
        self.audit.demand(asking, Right.DESCRIBE_THE_UNIT, AuditAct.TAKE_OUT_UNIT)
        # First: nothing leaves without its line.
        self.audit.note(asking, AuditAct.TAKE_OUT_UNIT, path.name)
        try:
            return save_unit(self.unit(), path)
        except OSError:
            self.audit.note(asking, AuditAct.TAKE_OUT_UNIT, f"{path.name}: failed")
            raise

    def undo(
        self, *, to: int | None = None, since: int, asking: Person | None, why: str | None = None
    ) -> Saved:
        """Bring back an earlier revision as a new one; without ``to``, the one before.

        Raises:
            NotAllowedError: the person may not.
            UnknownRevisionError: there is none of this number.
            NothingBeforeError: there is none before.
            ChangedMeanwhileError, LastAdministratorError, StillInUseError, UnfitUnitError: as
                ``describe``.
        """
        self.audit.demand(asking, Right.DESCRIBE_THE_UNIT, AuditAct.UNDO)
        present = self.described()
        back = since - 1 if to is None else to
        if back < 1:
            raise NothingBeforeError if to is None else UnknownRevisionError(back)
        unit = self._unit_at(present.unit.code, back)
        return self._save(unit, since=since, asking=asking, why=why, brings_back=back)

    def history(self, *, asking: Person | None, limit: int = 50) -> tuple[EditStep, ...]:
        """Return the last revisions, the newest first, each with what it changed.

        Raises:
            NotAllowedError: the person may not see who changed what.
        """
        self.audit.demand(asking, Right.SEE_THE_AUDIT)
        code = self.unit().code
        # One more than is told: the oldest one's change is what it changed in the one before.
        revisions = self._store.revisions(code, limit=min(limit, _MOST_REVISIONS) + 1)
        oldest_first = revisions[::-1]
        units = (self._unit_at(code, one.number) for one in oldest_first)
        changes = [(), *changes_along(units)] if revisions else []
        steps = [
            EditStep(revision=one, changes=changed)
            for one, changed in zip(oldest_first, changes, strict=True)
        ]
        return tuple(steps[-limit:][::-1])

    def revision(self, number: int, *, asking: Person | None) -> Unit:
        """Return the unit as it was described then.

        Raises:
            NotAllowedError: the person may not see who changed what.
            UnknownRevisionError: there is no such revision.
        """
        self.audit.demand(asking, Right.SEE_THE_AUDIT)
        return self._unit_at(self.unit().code, number)

    def renew_password(self, login: str, *, asking: Person | None) -> str:
        """Give a person a new password, and return it: it is shown once and not kept.

        Whoever is in by the old one is in no more, and whoever comes in by the new one must choose
        one of her own first.

        Raises:
            NotAllowedError: the person who asks may not.
            UnknownPersonError: nobody here has this login.
        """
        self.audit.demand(asking, Right.KEEP_PEOPLE, AuditAct.RENEW_PASSWORD)
        unit = self.unit()
        unit.person(login)
        word = self._new_password()
        entry = self.audit.entry(login_of(asking), AuditAct.RENEW_PASSWORD, login)
        self._store.give_password_hash(unit.code, login, kept_of(self._hasher, word), noting=entry)
        return word

    def _unit_at(self, code: str, number: int) -> Unit:
        unit = self._store.unit_at(code, number)
        if unit is None:
            raise UnknownRevisionError(number)
        return unit

    def _save(
        self,
        unit: Unit,
        *,
        since: int,
        asking: Person | None,
        why: str | None,
        brings_back: int | None = None,
    ) -> Saved:
        present = self.described()
        if present.revision != since:
            raise self._changed_meanwhile(since)
        unit = _of_the_same(present.unit, unit)
        act = AuditAct.UNDO if brings_back else AuditAct.DESCRIBE
        if (unit.people, unit.retired.people) != (present.unit.people, present.unit.retired.people):
            self.audit.demand(asking, Right.KEEP_PEOPLE, act)
        if _has_administrator(present.unit) and not _has_administrator(unit):
            raise LastAdministratorError
        changes = changes_between(present.unit, unit)
        if unit == present.unit:
            return Saved(described=present, changes=())
        now = self._clock.now()
        new = NewRevision(
            unit=unit,
            made_by=login_of(asking) or _THIS_COMPUTER,
            made_at=now,
            why=remark(why),
            brings_back=brings_back,
            since=since,
            day=day_of(unit, now),
            new_series=series_of(unit) - series_of(present.unit),
        )
        entry = self.audit.entry(login_of(asking), act, _in_short(changes, brings_back))
        try:
            revision, first_passwords = self._write(new, entry)
        except UnitChangedError:
            raise self._changed_meanwhile(since) from None
        except StillNeededError as needed:
            raise StillInUseError(needed.what, needed.key, needed.visitors) from None
        described = Described(revision=revision, unit=unit)
        return Saved(described=described, changes=changes, first_passwords=first_passwords)

    def _write(
        self,
        new: NewRevision,
        entry: AuditEntry,
        *,
        to_be_changed: bool = True,
        also: Callable[[Run], object] | None = None,
    ) -> tuple[int, dict[str, str]]:
        """Write a revision; return its number, and the first passwords of people who are new."""
        unit = new.unit
        words = {
            person.login: self._new_password()
            for person in unit.people
            if not self._store.has_password(unit.code, person.login)
        }
        hashes = {login: kept_of(self._hasher, word) for login, word in words.items()}
        try:
            revision, written = self._store.save(
                new, first_hashes=hashes, noting=entry, to_be_changed=to_be_changed, also=also
            )
        except LettersGivenError as given:
            raise unfit_series(unit, given.letters) from None
        return revision, {login: words[login] for login in words if login in written}

    def _changed_meanwhile(self, since: int) -> ChangedMeanwhileError:
        present = self.described()
        code = present.unit.code
        last = self._store.revisions(code, limit=1)[0]
        before = self._store.unit_at(code, since)
        changes = changes_between(before, present.unit) if before else ()
        return ChangedMeanwhileError(last.made_by, present.revision, present.unit, changes)


def _of_the_same(present: Unit, unit: Unit) -> Unit:
    """Return ``unit`` with the past of the present one.

    Raises:
        OtherUnitError: it is another unit.
    """
    if present.code != unit.code:
        raise OtherUnitError(present.code, unit.code)
    return with_past(present, unit)


def _has_administrator(unit: Unit) -> bool:
    return any(one.role is Role.ADMINISTRATOR for one in unit.people)


def _in_short(changes: tuple[UnitChange, ...], brings_back: int | None) -> str:
    """Return what changed as the log has it: subjects and keys, no values."""
    told = ", ".join(
        " ".join((*one.subject, one.key)).strip() + (f" {one.kind}" if not one.key else "")
        for one in changes
    )
    return f"to {brings_back}: {told}" if brings_back else told
