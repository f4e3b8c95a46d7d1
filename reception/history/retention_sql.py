"""Forgetting in time, in SQLite or PostgreSQL."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import literal

from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.run import Row, Run, Statement, instant, moment_or_none, row_once
from reception.database.schema.past import forgotten_day
from reception.database.schema.triggers import ALONE
from reception.database.schema.unit import person, priority_class
from reception.database.visits import EVENT_COLUMNS, VISIT_COLUMNS, recorded_of, visits_of
from reception.domain.rights import AuditEntry
from reception.domain.sign_in import NO_PASSWORD
from reception.domain.ticket import Event, Visit
from reception.domain.unit import FORGOTTEN
from reception.history.model import Forgotten, PastVisit, RetentionRun, What
from reception.history.sql import write_visits
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
_NOTE = Statement("INSERT INTO past_change (unit, service_day) VALUES (:unit, :day)")
_MARK = row_once(forgotten_day)
# What is overwritten in a file must not be left in its free pages.
_FOR_GOOD = Statement("PRAGMA secure_delete = ON")
_PERMIT = Statement("INSERT INTO forgetting (run) VALUES (:run)")
_END_PERMIT = Statement("DELETE FROM forgetting")

# Whom the rows of the past name from then on; the tables ask that it is a person and a class.
_NOBODY = Statement(
    row_once(person, login=literal(FORGOTTEN), password_hash=literal(NO_PASSWORD)).sqlite,
    postgresql=f"SELECT name_person(CAST(:unit AS TEXT), '{FORGOTTEN}')",
)
_NO_CLASS = row_once(
    priority_class, code=literal(FORGOTTEN), head_start_us=literal(0), rate=literal(1)
)
_OVER = """
    SELECT id FROM ticket WHERE unit = :unit AND service_day = :day AND NOT EXISTS (
        SELECT 1 FROM leg AS present WHERE present.ticket = ticket.id AND present.ended_at IS NULL
    )
"""
_BLANK_PEOPLE = f"""
    clerk = CASE WHEN clerk IS NULL THEN NULL ELSE '{FORGOTTEN}' END,
    kept_clerk = CASE WHEN kept_clerk IS NULL THEN NULL ELSE '{FORGOTTEN}' END
"""
_NAMES_SOMEBODY = f"(clerk <> '{FORGOTTEN}' OR kept_clerk <> '{FORGOTTEN}' OR note IS NOT NULL)"
_BLANK_LEGS = Statement(f"""
    UPDATE leg SET {_BLANK_PEOPLE}, note = NULL WHERE ticket IN ({_OVER}) AND {_NAMES_SOMEBODY}
""")
# Where a visit was brought in from is no remark about anybody.
_BLANK_EVENTS = Statement(f"""
    UPDATE event SET {_BLANK_PEOPLE}, note = NULL
    WHERE ticket IN ({_OVER}) AND kind <> 'imported' AND {_NAMES_SOMEBODY}
""")
# Their seals hold without them; nobody can try out whose name is hidden in one.
_FORGET_SALTS = Statement(f"""
    UPDATE seal SET salt = NULL WHERE kind = 'event' AND salt IS NOT NULL AND ref IN (
        SELECT seq FROM event
        WHERE ticket IN ({_OVER}) AND kind <> 'imported' AND {_NAMES_SOMEBODY}
    )
""")
_RATINGS = Statement("""
    SELECT operation FROM rating WHERE unit = :unit AND service_day = :day ORDER BY score, operation
""")
# Of the touch too the minute was known.
_CUT_RATING = Statement("""
    UPDATE rating SET operation = :new, ticket = NULL, at = at - at % 3600000000
    WHERE operation = :operation
""")
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
_OF_DAY = "ticket IN (SELECT id FROM ticket WHERE unit = :unit AND service_day = :day)"
_DROP_DAY = (
    # The chain goes on from where the day stood: a slip of it still tells how it ended.
    Statement("""
        UPDATE chain SET base = seal, base_length = length WHERE unit = :unit AND label = :day
    """),
    Statement("""
        DELETE FROM seal
        WHERE chain = (SELECT id FROM chain WHERE unit = :unit AND label = :day)
    """),
    Statement(f"DELETE FROM print_job WHERE {_OF_DAY}"),
    Statement("DELETE FROM void_number WHERE unit = :unit AND service_day = :day"),
    Statement("DELETE FROM taken_in WHERE unit = :unit AND service_day = :day"),
    Statement(f"DELETE FROM event WHERE {_OF_DAY}"),
    Statement(f"DELETE FROM leg WHERE {_OF_DAY}"),
    Statement("DELETE FROM ticket WHERE unit = :unit AND service_day = :day"),
    Statement("DELETE FROM day_counter WHERE unit = :unit AND service_day = :day"),
    Statement("DELETE FROM number_skip WHERE unit = :unit AND service_day = :day"),
    Statement("DELETE FROM day_service WHERE unit = :unit AND service_day = :day"),
)

# Each: the rows that are over and still name somebody, how they are blanked, and those too old.
_PEOPLE_OF = (
    (
        "counter_session",
        f"clerk <> '{FORGOTTEN}' AND closed_at IS NOT NULL AND opened_at < :people_before",
        f"clerk = '{FORGOTTEN}', profile = NULL",
        "closed_at IS NOT NULL AND opened_at < :kept_from",
    ),
    (
        "clerk_break",
        f"clerk <> '{FORGOTTEN}' AND ended_at IS NOT NULL AND began_at < :people_before",
        f"clerk = '{FORGOTTEN}', reason = '{FORGOTTEN}'",
        "ended_at IS NOT NULL AND began_at < :kept_from",
    ),
    (
        "service_pause",
        f"paused_by <> '{FORGOTTEN}' AND resumed_at IS NOT NULL AND paused_at < :people_before",
        f"paused_by = '{FORGOTTEN}', resumed_by = '{FORGOTTEN}', reason = NULL",
        "resumed_at IS NOT NULL AND paused_at < :kept_from",
    ),
)
_BLANK = tuple(
    Statement(f"UPDATE {table} SET {blank} WHERE unit = :unit AND {named}")
    for table, named, blank, _ in _PEOPLE_OF
)
_DROP = tuple(
    Statement(f"DELETE FROM {table} WHERE unit = :unit AND {too_old}")
    for table, _, _, too_old in _PEOPLE_OF
)
_TO_FORGET = tuple(
    Statement(f"SELECT count(*) FROM {table} WHERE unit = :unit AND (({named}) OR ({too_old}))")
    for table, named, _, too_old in _PEOPLE_OF
)

_BEGIN = Statement("""
    INSERT INTO retention_run (unit, made_by, began_at, people_before, tickets_before,
        people_days, ticket_days, tickets, sessions, left_open)
    VALUES (:unit, :by, :at, :people_before, :tickets_before, 0, 0, 0, 0, 0) RETURNING id
""")
_COUNT = Statement("""
    UPDATE retention_run SET people_days = people_days + :people_days,
        ticket_days = ticket_days + :ticket_days, tickets = tickets + :tickets,
        left_open = left_open + :left_open
    WHERE id = :run
""")
_COUNT_SESSIONS = Statement("""
    UPDATE retention_run SET sessions = sessions + :sessions WHERE id = :run
""")
_END = Statement("UPDATE retention_run SET ended_at = :at WHERE id = :run")
_RUN = tuple(one.name for one in fields(RetentionRun))
_RUNS = Statement(f"""
    SELECT {", ".join(_RUN)} FROM retention_run WHERE unit = :unit ORDER BY id DESC LIMIT :most
""")


def note_past_change(run: Run, unit: str, day: date) -> None:
    """Write that legs of a day are changed without an event: its columns are read again."""
    run.change(_NOTE, unit=unit, day=day.isoformat())


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

    def forget_people(self, unit: str, day: date, new_id: Callable[[], UUID]) -> None:
        """Take people, notes and ratings apart from a day's visits."""
        run, at = self._run, day.isoformat()
        run.change(_NOBODY, unit=unit)
        run.change(_BLANK_LEGS, unit=unit, day=at)
        run.change(_FORGET_SALTS, unit=unit, day=at)
        run.change(_BLANK_EVENTS, unit=unit, day=at)
        note_past_change(run, unit, day)
        for (operation,) in run.rows(_RATINGS, unit=unit, day=at):
            run.change(_CUT_RATING, operation=operation, new=str(new_id()))

    def visits(self, unit: str, day: date) -> Iterator[tuple[Visit, tuple[Event, ...]]]:
        """Yield a day's visits with their events."""
        rows = self._run.rows(_EVENTS, unit=unit, day=day.isoformat())
        events = {
            UUID(ticket): tuple(recorded_of(row).event for row in some)
            for ticket, some in groupby(rows, key=lambda row: row[0])
        }
        for visit in visits_of(self._run.rows(_VISITS, unit=unit, day=day.isoformat())):
            yield visit, events.get(visit.ticket.id, ())

    def replace_day(self, unit: str, day: date, visits: Sequence[PastVisit]) -> None:
        """Write these visits in place of all that the day has, with its papers and numbers."""
        self._run.change(_NO_CLASS, unit=unit)
        for drop in _DROP_DAY:
            self._run.change(drop, unit=unit, day=day.isoformat())
        write_visits(self._run, visits)
        note_past_change(self._run, unit, day)

    def mark(self, unit: str, day: date, what: What) -> None:
        """Write that it is forgotten."""
        self._run.change(_MARK, unit=unit, service_day=day.isoformat(), what=what)

    def count(self, run: int, done: Forgotten) -> None:
        """Add to what the run has done."""
        self._run.change(_COUNT, run=run, **asdict(done))


class SqlRetentionStore:
    """Forgets."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def work(self, run: int) -> Iterator[SqlRetentionWork]:
        """Give a transaction in which what is history may be changed."""
        with self._database.write(patient=True) as transaction:
            transaction.row(ALONE if transaction.is_postgresql else _FOR_GOOD)
            # The permit is seen in this transaction alone: it is gone before the end.
            transaction.change(_PERMIT, run=run)
            yield SqlRetentionWork(transaction)
            transaction.change(_END_PERMIT)

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
        noting: AuditEntry,
    ) -> int:
        """Write that a run has begun, and the line that says so; return its number."""
        with self._database.write() as run:
            row = run.row(
                _BEGIN,
                unit=unit,
                by=by,
                at=instant(noting.at),
                people_before=people_before.isoformat(),
                tickets_before=tickets_before.isoformat(),
            )
            if row is None:
                raise RuntimeError("the database gave no number")
            add_entry(run, unit, noting)
            return int(row[0])

    def forget_sessions(
        self, run: int, unit: str, *, people_before: datetime, kept_from: datetime
    ) -> None:
        """Take people apart from sessions, breaks and pauses of before; drop the older ones."""
        with self._database.write(patient=True) as transaction:
            if not transaction.is_postgresql:
                transaction.row(_FOR_GOOD)
            transaction.change(_NOBODY, unit=unit)
            done = sum(
                transaction.change(drop, unit=unit, kept_from=instant(kept_from)) for drop in _DROP
            )
            done += sum(
                transaction.change(blank, unit=unit, people_before=instant(people_before))
                for blank in _BLANK
            )
            transaction.change(_COUNT_SESSIONS, run=run, sessions=done)

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
            transaction.change(_END, run=run, at=instant(noting.at))
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
