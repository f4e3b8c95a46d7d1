"""Visits that are brought in from files."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import batched
from uuid import UUID

import msgspec

from reception.database.acts.past import (
    BEGIN_IMPORT_ACT,
    BRING_IN_VISITS,
    END_IMPORT_ACT,
    KEEP_NAMED_ACT,
)
from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.past import COUNT_IMPORT, KEEP_NAMED, PEOPLE_AGAIN
from reception.database.run import (
    Run,
    Statement,
    Value,
    instant,
    instant_or_none,
    moment,
    moment_or_none,
    row_of,
)
from reception.database.schema import queue
from reception.database.schema.triggers import ALONE
from reception.database.visits import INSERT_EVENT, INSERT_LEG, event_values, leg_values
from reception.domain.rights import AuditEntry
from reception.history.model import Named, PastVisit, VisitImport
from reception.system.clock import Topic

_INSERT_TICKET = Statement(row_of(queue.ticket))


def write_visits(run: Run, visits: Sequence[PastVisit]) -> None:
    """Write these visits into a file; none of them may be there."""
    run.change_many(_INSERT_TICKET, [_ticket_values(one) for one in visits])
    run.change_many(
        INSERT_LEG, [leg_values(one.visit, leg) for one in visits for leg in one.visit.legs]
    )
    run.change_many(INSERT_EVENT, [event for one in visits for event in _events(one)])


def told_visits(visits: Sequence[PastVisit]) -> str:
    """Return these visits as JSON for a server, which reckons their legs from their events."""
    told = [
        {**_ticket_values(one), "operation": str(one.operation), "events": _events(one)}
        for one in visits
    ]
    return msgspec.json.encode(told).decode()


def _events(past: PastVisit) -> list[dict[str, Value]]:
    return [
        event_values(past.visit, event, past.operation, step)
        for step, event in enumerate(past.events)
    ]


def _ticket_values(past: PastVisit) -> dict[str, Value]:
    ticket = past.visit.ticket
    return {
        "id": str(ticket.id),
        "unit": ticket.unit,
        "service_day": ticket.service_day.isoformat(),
        "series": ticket.series,
        "number": ticket.number,
        "label": ticket.label,
        "language": ticket.language,
        "issued_at": instant(ticket.issued_at),
        "appointment_at": instant_or_none(ticket.appointment_at),
        "kiosk": None,
    }


_NAMED = {
    "service": Statement("SELECT code FROM service WHERE unit = :unit"),
    "counter": Statement("SELECT number FROM counter WHERE unit = :unit"),
    "clerk": Statement("SELECT login FROM person WHERE unit = :unit"),
    "priority": Statement("SELECT code FROM priority_class WHERE unit = :unit"),
}
_KEEP = {kind: KEEP_NAMED_ACT.on_server(keep) for kind, keep in KEEP_NAMED.items()}
_PRESENT = Statement(
    """
    SELECT ticket, max(leg) FROM leg
    WHERE ticket IN (SELECT value FROM json_each(:tickets)) GROUP BY ticket
    """,
    postgresql="""
    SELECT ticket, max(leg) FROM leg
    WHERE ticket = ANY (string_to_array(trim(both '[]' from replace(:tickets, '"', '')), ','))
    GROUP BY ticket
    """,
)
_NUMBERS = Statement("""
    SELECT series, number FROM ticket
    WHERE unit = :unit AND service_day = :day AND series LIKE '~%'
""")
_FORGOTTEN = Statement("""
    SELECT service_day FROM forgotten_day
    WHERE unit = :unit AND what = 'tickets' AND service_day BETWEEN :first AND :last
""")
_TOLD = ("id", "source", "file", "made_by", "visits", "legs")
_IMPORTS = Statement(f"""
    SELECT began_at, ended_at, {", ".join(_TOLD)} FROM visit_import
    WHERE unit = :unit ORDER BY id DESC LIMIT :most
""")
# As many identifiers as a statement is asked for at once.
_BATCH = 500


class SqlHistoryWork:
    """One transaction of an import."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def named(self, unit: str) -> Named:
        """Return what visits may name."""
        return {
            kind: {name for (name,) in self._run.rows(every, unit=unit)}
            for kind, every in _NAMED.items()
        }

    def keep_retired(self, unit: str, names: Named) -> None:
        """Let visits name what the unit's description does not have."""
        for kind, missing in names.items():
            for name in missing:
                self._run.change(_KEEP[kind], unit=unit, kind=kind, name=name)

    def present(self, tickets: Collection[UUID]) -> dict[UUID, int]:
        """Return how many legs those of these visits have that are there."""
        found: dict[UUID, int] = {}
        for some in batched(tickets, _BATCH):
            names = ",".join(f'"{one}"' for one in some)
            for ticket, legs in self._run.rows(_PRESENT, tickets=f"[{names}]"):
                found[UUID(ticket)] = legs
        return found

    def numbers(self, unit: str, day: date) -> set[tuple[str, int]]:
        """Return the series and numbers of the past that a day has."""
        rows = self._run.rows(_NUMBERS, unit=unit, day=day.isoformat())
        return {(series, number) for series, number in rows}

    def forgotten(self, unit: str, days: Collection[date]) -> frozenset[date]:
        """Return which of these days have no single visits any more."""
        if not days:
            return frozenset()
        rows = self._run.rows(
            _FORGOTTEN, unit=unit, first=min(days).isoformat(), last=max(days).isoformat()
        )
        return frozenset(date.fromisoformat(row[0]) for row in rows) & frozenset(days)

    def write(self, run: int, unit: str, visits: Sequence[PastVisit]) -> None:
        """Write visits as an import's, and whose people are to be forgotten again."""
        if self._run.is_postgresql:
            self._run.change(BRING_IN_VISITS, run=run, unit=unit, visits=told_visits(visits))
            return
        write_visits(self._run, visits)
        for day in {one.visit.ticket.service_day for one in visits}:
            self._run.change(PEOPLE_AGAIN, unit=unit, day=day.isoformat())
        legs = sum(len(one.visit.legs) for one in visits)
        self._run.change(COUNT_IMPORT, run=run, visits=len(visits), legs=legs)


class SqlHistoryStore:
    """Brings visits in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def work(self, *, write: bool) -> Iterator[SqlHistoryWork]:
        """Give a transaction; without ``write`` nothing is locked and nothing may be written."""
        with self._database.write(patient=True) if write else self._database.snapshot() as run:
            if write and run.is_postgresql:
                run.row(ALONE)
            yield SqlHistoryWork(run)

    def begin_import(
        self, unit: str, *, source: str, file: str, by: str, at: datetime, noting: AuditEntry | None
    ) -> int:
        """Write that an import has begun, and the line that says so; return its number."""
        with self._database.write() as run:
            row = run.row(
                BEGIN_IMPORT_ACT, unit=unit, source=source, file=file, by=by, at=instant(at)
            )
            if row is None:
                raise RuntimeError("the database gave no number")
            if noting:
                add_entry(run, unit, noting)
            return int(row[0])

    def end_import(self, unit: str, run: int, at: datetime, *, noting: AuditEntry | None) -> None:
        """Write that an import has come to its end, and announce what it changed."""
        with self._database.write(Topic.TICKETS) as transaction:
            transaction.change(END_IMPORT_ACT, run=run, at=instant(at))
            if noting:
                add_entry(transaction, unit, noting)

    def imports(self, unit: str, most: int) -> tuple[VisitImport, ...]:
        """Return the imports, the newest first."""
        with self._database.read() as run:
            found = run.rows(_IMPORTS, unit=unit, most=most)
        return tuple(
            VisitImport(
                began_at=moment(began),
                ended_at=moment_or_none(ended),
                **dict(zip(_TOLD, told, strict=True)),
            )
            for began, ended, *told in found
        )
