"""Forgetting in time, in SQLite or PostgreSQL."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from reception.database import past as written
from reception.database.acts.past import (
    BEGIN_RETENTION_ACT,
    END_RETENTION_ACT,
    FORGET_ATTENDANCE,
    FORGET_DAY,
)
from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.run import (
    Row,
    Run,
    Statement,
    Value,
    instant,
    instant_or_none,
    moment_or_none,
)
from reception.database.schema.triggers import ALONE
from reception.database.visits import EVENT_COLUMNS, VISIT_COLUMNS, recorded_of, visits_of
from reception.domain.rights import AuditEntry
from reception.domain.ticket import Event, Visit
from reception.history.model import Forgotten, PastVisit, RetentionRun, What
from reception.history.sql import told_visits, write_visits
from reception.system.clock import Topic

_NEXT_DAY = Statement("""
    SELECT min(service_day) FROM ticket
    WHERE unit = :unit AND service_day > :after AND service_day < :before
""")
_FORGOTTEN_DAYS = Statement("""
    SELECT service_day FROM forgotten_day
    WHERE unit = :unit AND what = :what AND service_day < :before
""")
_IS_FORGOTTEN = Statement("""
    SELECT 1 FROM forgotten_day WHERE unit = :unit AND service_day = :day AND what = :what
""")
_NEWEST_EVENT = Statement("SELECT max(at) FROM event")
# What is overwritten in a file must not be left in its free pages.
_FOR_GOOD = Statement("PRAGMA secure_delete = ON")

_LEFT_OPEN = Statement("""
    SELECT count(*) FROM leg WHERE unit = :unit AND service_day = :day AND ended_at IS NULL
""")
_VISITS = Statement(f"""
    SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.service_day = :day ORDER BY ticket.id, leg.leg
""")
_EVENTS = Statement(f"""
    SELECT {EVENT_COLUMNS} FROM event WHERE ticket IN (
        SELECT id FROM ticket WHERE unit = :unit AND service_day = :day
    ) ORDER BY ticket, seq
""")
_TO_FORGET = tuple(
    Statement(f"SELECT count(*) FROM {table} WHERE unit = :unit AND (({named}) OR ({too_old}))")
    for table, named, _, too_old in written.PEOPLE_OF
)

_RUN = tuple(one.name for one in fields(RetentionRun))
_RUNS = Statement(f"""
    SELECT {", ".join(_RUN)} FROM retention_run WHERE unit = :unit ORDER BY id DESC LIMIT :most
""")


class SqlRetentionWork:
    """One transaction in which what is history may be changed."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def is_due(self, unit: str, day: date, what: What) -> bool:
        """Return whether it was not forgotten meanwhile."""
        return self._run.row(_IS_FORGOTTEN, unit=unit, day=day.isoformat(), what=what) is None

    def left_open(self, unit: str, day: date) -> int:
        """Return how many of a day's visits never ended."""
        row = self._run.row(_LEFT_OPEN, unit=unit, day=day.isoformat())
        return int(row[0]) if row else 0

    def visits(self, unit: str, day: date) -> Iterator[tuple[Visit, tuple[Event, ...]]]:
        """Yield a day's visits with their events."""
        rows = self._run.rows(_EVENTS, unit=unit, day=day.isoformat())
        events = {
            UUID(ticket): tuple(recorded_of(row).event for row in some)
            for ticket, some in groupby(rows, key=lambda row: row[0])
        }
        for visit in visits_of(self._run.rows(_VISITS, unit=unit, day=day.isoformat())):
            yield visit, events.get(visit.ticket.id, ())

    def forget(
        self,
        run: int,
        unit: str,
        day: date,
        done: Forgotten,
        *,
        visits: Sequence[PastVisit] | None,
        new_id: Callable[[], UUID],
    ) -> None:
        """Take people, notes and ratings apart from a day's visits, and count what was done.

        Where visits are given they stand in place of all that the day has, with its papers and
        numbers.
        """
        of: dict[str, Value] = {"unit": unit, "day": day.isoformat()}
        counted: dict[str, Value] = {"run": run, **asdict(done)}
        if self._run.is_postgresql:
            told = None if visits is None else told_visits(visits)
            self._run.change(FORGET_DAY, **of, **counted, visits=told)
            return
        for statement in written.FORGET_PEOPLE:
            self._run.change(statement, **of)
        for (operation,) in self._run.rows(written.RATINGS, **of):
            self._run.change(written.CUT_RATING, operation=operation, new=str(new_id()))
        marked = [] if done.left_open else [What.PEOPLE]
        if visits is not None:
            for statement in written.DROP_DAY:
                self._run.change(statement, **of)
            write_visits(self._run, visits)
            self._run.change(written.NOTE_PAST_CHANGE, **of)
            marked.append(What.TICKETS)
        for what in marked:
            self._run.change(
                written.MARK_FORGOTTEN, unit=unit, service_day=day.isoformat(), what=what
            )
        self._run.change(written.COUNT_FORGOTTEN, **counted)


class SqlRetentionStore:
    """Forgets."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def work(self, run: int) -> Iterator[SqlRetentionWork]:
        """Give a transaction in which what is history may be changed."""
        with self._database.write(patient=True) as transaction:
            if transaction.is_postgresql:
                transaction.row(ALONE)
                yield SqlRetentionWork(transaction)
                return
            transaction.row(_FOR_GOOD)
            # The permit is seen in this transaction alone: it is gone before the end.
            transaction.change(written.PERMIT, run=run)
            yield SqlRetentionWork(transaction)
            transaction.change(written.END_PERMIT)

    @contextmanager
    def look(self) -> Iterator[SqlRetentionWork]:
        """Give the same to who only looks: whatever would change something is refused."""
        with self._database.snapshot() as run:
            yield SqlRetentionWork(run)

    def newest_event(self) -> datetime | None:
        """Return when the latest event was; None without one."""
        with self._database.read(patient=True) as run:
            row = run.row(_NEWEST_EVENT)
            return moment_or_none(row[0]) if row else None

    def days(self, unit: str, what: What, before: date) -> tuple[date, ...]:
        """Return the days before this one of which it is still kept, oldest first."""
        limit = before.isoformat()
        with self._database.read(patient=True) as run:
            rows = run.rows(_FORGOTTEN_DAYS, unit=unit, what=what, before=limit)
            forgotten = {row[0] for row in rows}
            found: list[str] = []
            after = ""
            # From one day to the next by the index of the numbers, however many there are.
            while (row := run.row(_NEXT_DAY, unit=unit, after=after, before=limit)) and row[0]:
                after = row[0]
                found.append(after)
        return tuple(date.fromisoformat(day) for day in found if day not in forgotten)

    def begin_run(
        self,
        unit: str,
        *,
        by: str,
        people_before: date,
        tickets_before: date,
        backup_at: datetime | None,
        noting: AuditEntry,
    ) -> int:
        """Write that a run has begun, and the line that says so; return its number.

        When the newest backup was made, a server asks: it judges by its own clock.
        """
        with self._database.write() as run:
            row = run.row(
                BEGIN_RETENTION_ACT,
                unit=unit,
                by=by,
                at=instant(noting.at),
                people_before=people_before.isoformat(),
                tickets_before=tickets_before.isoformat(),
                backup_at=instant_or_none(backup_at),
            )
            if row is None:
                raise RuntimeError("the database gave no number")
            add_entry(run, unit, noting)
            return int(row[0])

    def forget_sessions(
        self, run: int, unit: str, *, people_before: datetime, kept_from: datetime
    ) -> None:
        """Take people apart from sessions, breaks and pauses of before; drop the older ones."""
        asked: dict[str, Value] = {
            "unit": unit,
            "people_before": instant(people_before),
            "kept_from": instant(kept_from),
        }
        with self._database.write(patient=True) as transaction:
            if transaction.is_postgresql:
                transaction.row(FORGET_ATTENDANCE, run=run, **asked)
                return
            transaction.row(_FOR_GOOD)
            transaction.change(written.NOBODY, unit=unit)
            done = sum(
                transaction.change(one, **asked)
                for one in (*written.DROP_PEOPLE, *written.BLANK_PEOPLE)
            )
            transaction.change(written.COUNT_SESSIONS, run=run, sessions=done)

    def sessions_to_forget(self, unit: str, *, people_before: datetime, kept_from: datetime) -> int:
        """Return how many sessions, breaks and pauses that would change."""
        with self._database.read(patient=True) as run:
            return sum(
                int(row[0])
                for statement in _TO_FORGET
                for row in run.rows(
                    statement,
                    unit=unit,
                    people_before=instant(people_before),
                    kept_from=instant(kept_from),
                )
            )

    def end_run(self, unit: str, run: int, *, noting: AuditEntry) -> None:
        """Write that a run has come to its end, and announce what it changed."""
        with self._database.write(Topic.TICKETS) as transaction:
            transaction.change(END_RETENTION_ACT, run=run, at=instant(noting.at))
            add_entry(transaction, unit, noting)

    def runs(self, unit: str, most: int) -> tuple[RetentionRun, ...]:
        """Return the runs, the newest first."""
        with self._database.read(patient=True) as run:
            return tuple(_run_of(row) for row in run.rows(_RUNS, unit=unit, most=most))


def _run_of(row: Row) -> RetentionRun:
    told = dict(zip(_RUN, row, strict=True))
    told |= {name: moment_or_none(told[name]) for name in ("began_at", "ended_at")}
    days = ("people_before", "tickets_before")
    return RetentionRun(**told | {name: date.fromisoformat(told[name]) for name in days})
