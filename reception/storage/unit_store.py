"""The unit's description: every revision of it, and what the database must know to enforce it."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from reception.domain.unit import Unit
from reception.ports import Topic
from reception.storage.engine import Database, Run
from reception.storage.statement import Statement
from reception.storage.values import instant

_MICROSECONDS_A_SECOND = 1_000_000
NO_PASSWORD = "!"  # noqa: S105 - it is none
"""Stands for the hash of who is only named by visits of the past, and signs in by no password."""

_REVISION = Statement("SELECT code, revision FROM unit")
_READ = Statement("""
    SELECT unit.revision, unit_revision.document FROM unit JOIN unit_revision
        ON unit_revision.unit = unit.code AND unit_revision.revision = unit.revision
""")
_NEXT_REVISION = Statement("""
    INSERT INTO unit (code, revision) VALUES (:unit, 1)
    ON CONFLICT (code) DO UPDATE SET revision = unit.revision + 1
    RETURNING revision
""")
_WRITE_REVISION = Statement("""
    INSERT INTO unit_revision (unit, revision, made_at, made_by, document)
    VALUES (:unit, :revision, :made_at, :made_by, :document)
""")

# Services, counters and classes are never deleted: the tickets of the past name them.
_KEEP_SERVICE = Statement("""
    INSERT INTO service (unit, code) VALUES (:unit, :code) ON CONFLICT (unit, code) DO NOTHING
""")
_KEEP_COUNTER = Statement("""
    INSERT INTO counter (unit, number) VALUES (:unit, :number)
    ON CONFLICT (unit, number) DO NOTHING
""")
_KEEP_PRIORITY = Statement("""
    INSERT INTO priority_class (unit, code, head_start_us, rate)
    VALUES (:unit, :code, :head_start_us, :rate)
    ON CONFLICT (unit, code)
    DO UPDATE SET head_start_us = excluded.head_start_us, rate = excluded.rate
""")
_FORGET_COUNTER_SERVICES = Statement("DELETE FROM counter_service WHERE unit = :unit")
_ADD_COUNTER_SERVICE = Statement("""
    INSERT INTO counter_service (unit, counter, service) VALUES (:unit, :counter, :service)
""")

_HASH = Statement("SELECT password_hash FROM person WHERE unit = :unit AND login = :login")
# Who set the unit up in the same moment may have told another first password.
_FIRST_HASH = Statement(f"""
    INSERT INTO person (unit, login, password_hash) VALUES (:unit, :login, :password_hash)
    ON CONFLICT (unit, login) DO UPDATE SET password_hash = excluded.password_hash
        WHERE person.password_hash = '{NO_PASSWORD}'
    RETURNING login
""")
_SET_HASH = Statement("""
    INSERT INTO person (unit, login, password_hash) VALUES (:unit, :login, :password_hash)
    ON CONFLICT (unit, login) DO UPDATE SET password_hash = excluded.password_hash
""")


class SqlUnitStore:
    """Keeps the unit's description in SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def revision(self) -> tuple[str, int] | None:
        """Return the unit's code and present revision; None when none is set up."""
        with self._database.read() as run:
            row = run.row(_REVISION)
            return (row[0], row[1]) if row else None

    def unit(self) -> tuple[int, Unit] | None:
        """Return the present revision and the unit; None when none is set up."""
        with self._database.read() as run:
            row = run.row(_READ)
            return (row[0], msgspec.json.decode(row[1], type=Unit)) if row else None

    def save(
        self, unit: Unit, *, by: str, at: datetime, first_hashes: Mapping[str, str]
    ) -> tuple[int, frozenset[str]]:
        """Write a new revision, and the password hashes of people who have none yet."""
        with self._database.write(Topic.UNIT, Topic.TICKETS) as run:
            row = run.row(_NEXT_REVISION, unit=unit.code)
            if row is None:
                raise RuntimeError("the database gave no revision")
            revision: int = row[0]
            run.change(
                _WRITE_REVISION,
                unit=unit.code,
                revision=revision,
                made_at=instant(at),
                made_by=by,
                document=msgspec.json.encode(unit).decode(),
            )
            _keep_what_tickets_name(run, unit)
            written = frozenset(
                login
                for login, password_hash in first_hashes.items()
                if run.row(_FIRST_HASH, unit=unit.code, login=login, password_hash=password_hash)
            )
            return revision, written

    def password_hash(self, unit: str, login: str) -> str | None:
        """Return a person's stored hash."""
        with self._database.read() as run:
            row = run.row(_HASH, unit=unit, login=login)
            return str(row[0]) if row and row[0] != NO_PASSWORD else None

    def set_password_hash(self, unit: str, login: str, password_hash: str) -> None:
        """Replace a person's stored hash."""
        with self._database.write() as run:
            run.change(_SET_HASH, unit=unit, login=login, password_hash=password_hash)


def _keep_what_tickets_name(run: Run, unit: Unit) -> None:
    for service in unit.services:
        run.change(_KEEP_SERVICE, unit=unit.code, code=service.code)
    for house_rule in unit.priorities:
        head_start_us = round(house_rule.head_start.total_seconds() * _MICROSECONDS_A_SECOND)
        run.change(
            _KEEP_PRIORITY,
            unit=unit.code,
            code=house_rule.code,
            head_start_us=head_start_us,
            rate=house_rule.rate,
        )
    run.change(_FORGET_COUNTER_SERVICES, unit=unit.code)
    for counter in unit.counters:
        run.change(_KEEP_COUNTER, unit=unit.code, number=counter.number)
        for service_code in counter.services:
            run.change(
                _ADD_COUNTER_SERVICE,
                unit=unit.code,
                counter=counter.number,
                service=service_code,
            )
