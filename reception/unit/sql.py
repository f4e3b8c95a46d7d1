"""The unit's description: every revision of it, and what the database must know to enforce it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from reception.database import office as statements
from reception.database.acts import people as acts
from reception.database.acts.office import PUBLISH_REVISION
from reception.database.acts.reading import DESCRIBED_ACT, PRESENT_DESCRIPTION
from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.people import (
    END_SESSIONS_OF,
    FORGET_PINS,
    NO_SESSION,
    SET_HASH,
    SET_MUST_CHANGE,
)
from reception.database.run import Run, Statement, Value, instant, moment
from reception.database.stations import GIVEN_LETTERS
from reception.domain.rights import AuditEntry
from reception.domain.sign_in import SessionEnd
from reception.domain.unit import Unit
from reception.system.clock import Topic
from reception.system.decode import decoded

_REVISION = Statement("SELECT code, revision FROM unit")
_READ_AT = Statement("""
    SELECT document FROM unit_revision WHERE unit = :unit AND revision = :revision
""")
_REVISIONS = Statement("""
    SELECT revision, made_at, made_by, why, brings_back FROM unit_revision
    WHERE unit = :unit ORDER BY revision DESC LIMIT :limit
""")
# The last one made before a time counts at its beginning.
_DESCRIPTIONS = Statement("""
    SELECT made_at, document FROM unit_revision
    WHERE unit = :unit AND made_at < :end AND revision >= COALESCE(
        (SELECT MAX(before.revision) FROM unit_revision AS before
            WHERE before.unit = :unit AND before.made_at <= :start), 0)
    ORDER BY revision
""")
_NEEDED = Statement("""
    SELECT service, counter, clerk, state IN ('called', 'serving'), count(*) FROM leg
    WHERE unit = :unit AND service_day = :service_day
        AND state IN ('waiting', 'parked', 'called', 'serving')
    GROUP BY service, counter, clerk, state IN ('called', 'serving')
""")


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
    since: int
    """The revision it was made from; 0 where there was none."""
    why: str | None = None
    brings_back: int | None = None
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


def described_in(run: Run) -> Unit | None:
    """Return the unit of a database whose tables one owns; its acts may be another version's."""
    row = run.row(PRESENT_DESCRIPTION)
    return decoded(row[1], Unit) if row else None


class SqlUnitStore:
    """Keeps the unit's description in SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def revision(self) -> tuple[str, int] | None:
        """Return the unit's code and present revision; None when none is set up."""
        with self.database.read() as run:
            row = run.row(_REVISION)
            return (row[0], row[1]) if row else None

    def unit(self) -> tuple[int, Unit] | None:
        """Return the present revision and the unit; None when none is set up."""
        with self.database.read() as run:
            row = run.row(DESCRIBED_ACT)
            return (row[0], decoded(row[1], Unit)) if row else None

    def unit_at(self, unit: str, revision: int) -> Unit | None:
        """Return the unit as a revision describes it; None when there is no such revision."""
        with self.database.read() as run:
            row = run.row(_READ_AT, unit=unit, revision=revision)
            return decoded(row[0], Unit) if row else None

    def revisions(self, unit: str, *, limit: int) -> tuple[Revision, ...]:
        """Return the last revisions, the newest first."""
        with self.database.read() as run:
            return tuple(
                Revision(
                    number=number,
                    made_at=moment(made_at),
                    made_by=made_by,
                    why=why,
                    brings_back=brings_back,
                )
                for number, made_at, made_by, why, brings_back in run.rows(
                    _REVISIONS, unit=unit, limit=limit
                )
            )

    def descriptions(
        self, unit: str, start: datetime, end: datetime
    ) -> list[tuple[datetime, Unit]]:
        """Return the descriptions in force in a time, and since when each was."""
        with self.database.read(patient=True) as run:
            rows = run.rows(_DESCRIPTIONS, unit=unit, start=instant(start), end=instant(end))
            return [(moment(at), decoded(text, Unit)) for at, text in rows]

    def save(
        self,
        new: NewRevision,
        *,
        first_hashes: Mapping[str, str],
        noting: AuditEntry | None = None,
        to_be_changed: bool = True,
        also: Callable[[Run], object] | None = None,
    ) -> tuple[int, frozenset[str]]:
        """Write a new revision, and the password hashes of people who have none yet.

        What is done ``also`` is done in the same transaction.
        """
        unit = new.unit
        with self.database.write(Topic.UNIT, Topic.TICKETS) as run:
            described: dict[str, Value] = {
                "unit": unit.code,
                "made_at": instant(new.made_at),
                "made_by": new.made_by,
                "why": new.why,
                "brings_back": new.brings_back,
                "document": msgspec.json.encode(unit).decode(),
            }
            row = run.row(PUBLISH_REVISION, **described, since=new.since)
            if row is None:
                raise UnitChangedError
            if new.day:
                _require_unneeded(run, unit, new.day)
            if new.new_series:
                _require_free(run, unit, new.new_series)
            revision: int = row[0]
            if not run.is_postgresql:
                run.change(statements.WRITE_REVISION, **described, revision=revision)
                _keep_what_tickets_name(run, unit)
            if noting:
                add_entry(run, unit.code, noting)
            written = frozenset(
                login
                for login, password_hash in first_hashes.items()
                if run.row(
                    acts.FIRST_PASSWORD,
                    unit=unit.code,
                    login=login,
                    password_hash=password_hash,
                    must_change=int(to_be_changed),
                    by=noting.who if noting else None,
                )
            )
            if to_be_changed and not run.is_postgresql:
                for login in written:
                    run.change(SET_MUST_CHANGE, unit=unit.code, login=login, must_change=1)
            if also:
                also(run)
            return revision, written

    def has_password(self, unit: str, login: str) -> bool:
        """Return whether a person was given a password."""
        with self.database.read() as run:
            return run.row(acts.HAS_PASSWORD, unit=unit, login=login) is not None

    def give_password_hash(
        self, unit: str, login: str, password_hash: str, *, noting: AuditEntry
    ) -> None:
        """Replace a person's stored hash by one that she must change, and sign her out."""
        with self.database.write(Topic.SESSIONS) as run:
            who = {"unit": unit, "login": login}
            if run.is_postgresql:
                run.row(
                    acts.RENEW_PASSWORD,
                    **who,
                    station=None,
                    password_hash=password_hash,
                    by=noting.who,
                    at=instant(noting.at),
                )
                return
            run.change(SET_HASH, **who, password_hash=password_hash)
            run.change(SET_MUST_CHANGE, **who, must_change=1)
            run.change(
                END_SESSIONS_OF,
                **who,
                ended=SessionEnd.PASSWORD.value,
                at=instant(noting.at),
                but=NO_SESSION,
            )
            run.change(FORGET_PINS, **who)
            add_entry(run, unit, noting)


def _require_unneeded(run: Run, unit: Unit, day: date) -> None:
    """Refuse to leave out what visitors of the day wait for, or are held by.

    Raises:
        StillNeededError: somebody needs it.
    """
    services = {one.code for one in unit.services}
    counters = {one.number for one in unit.counters}
    people = {one.login for one in unit.people}
    for service, counter, clerk, held, visitors in run.rows(
        _NEEDED, unit=unit.code, service_day=day.isoformat()
    ):
        if service not in services:
            raise StillNeededError("service", service, visitors)
        if held and counter not in counters:
            raise StillNeededError("counter", str(counter), visitors)
        if held and clerk not in people:
            raise StillNeededError("person", clerk, visitors)


def _require_free(run: Run, unit: Unit, series: frozenset[str]) -> None:
    """Refuse series whose letters a station has.

    Raises:
        LettersGivenError: one has.
    """
    given = {letters for (letters,) in run.rows(GIVEN_LETTERS, unit=unit.code)}
    if given & series:
        raise LettersGivenError(frozenset(given & series))


def _keep_what_tickets_name(run: Run, unit: Unit) -> None:
    run.change(statements.RETIRE_SERVICES, unit=unit.code)
    run.change_many(statements.KEEP_SERVICE, [*statements.services_of(unit)])
    run.change_many(statements.KEEP_PRIORITY, [*statements.classes_of(unit)])
    for counter in unit.counters:
        run.change(statements.KEEP_COUNTER, unit=unit.code, number=counter.number)
