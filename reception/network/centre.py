"""What a centre holds: who may write, and the days of each site; each step is one transaction."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import batched
from typing import Self
from uuid import UUID

from reception.database.audit import add_to_every_log
from reception.database.connection import Database
from reception.database.run import Row, Run, Statement, Value, instant, moment
from reception.domain.errors import StorageFault
from reception.domain.rights import AuditAct, Noting
from reception.network import sql, tables_sql
from reception.network.days_sql import OF_BREAK, OF_LEG, OF_SESSION, OF_TICKET
from reception.network.model import MonthsKept, NoCentreError, SiteCopy
from reception.system.clock import Clock

MONTHS_KEPT = 37
"""Three years and the month that runs, if nothing else is said."""
_MONTHS_AHEAD = 3
_ROWS_AT_ONCE = 1000


class SiteStep:
    """One step of one site, whose turn it is alone; it is whole, or nothing of it is."""

    def __init__(self, run: Run, unit: str) -> None:
        self._run, self._unit = run, unit
        # Who shuts a site out holds this before its rows, too: nobody waits for the other.
        stamp = run.row(sql.SHARE_ENROLMENT)
        run.change(sql.ADD, unit=unit)
        row = run.row(sql.SITE, unit=unit)
        if row is None:
            raise RuntimeError("a site that was added is not there")
        self.copy = _copy(row)
        kept = run.row(sql.KEPT_FROM)
        self.stamp = int(stamp[0]) if stamp else -1
        """Of who may write, which nobody changes before this step is done."""
        self.kept_from = date.fromisoformat(kept[0]) if kept else date.max

    def heard(self, run: str, at: datetime, behind: int | None, until: date | None) -> None:
        """Note which run of a line has spoken, when, and what is still to come, as far as it says.

        Args:
            run: which.
            at: when.
            behind: so many days are still to come.
            until: up to this day all has come.
        """
        told = {"behind": behind, "until": until.isoformat() if until else None}
        self._run.change(sql.HEARD, unit=self._unit, run=run, heard_at=instant(at), **told)

    def move_on(self) -> int:
        """Return the version that is held from now on."""
        row = self._run.row(sql.MOVE_ON, unit=self._unit)
        return int(row[0]) if row else 0

    def digest(self) -> str:
        """Return what tells the description that is held; empty where none is."""
        row = self._run.row(sql.DIGEST, unit=self._unit)
        return str(row[0]) if row else ""

    def describe(self, digest: str, document: str) -> None:
        """Take a description in place of the one there was."""
        self._run.change(sql.DESCRIBE, unit=self._unit, digest=digest, document=document)

    def marks(self, after: date, most: int) -> Mapping[date, str]:
        """Return what tells the days that are held, the earliest first; empty: in part only."""
        rows = self._run.rows(sql.MARKS, unit=self._unit, after=after.isoformat(), most=most)
        return {date.fromisoformat(day): mark for day, mark in rows}

    def parts(self, day: date) -> int:
        """Return how many parts are held of a day that is not whole; 0 where none is."""
        row = self._run.row(sql.PARTS, unit=self._unit, day=day.isoformat())
        return int(row[0]) if row else 0

    def clear(self, days: Sequence[date]) -> None:
        """Forget all that is held of some days."""
        told = " ".join(one.isoformat() for one in days)
        for statement in sql.CLEAR_DAYS:
            self._run.change(statement, unit=self._unit, days=told)

    def add(
        self, day: date, visits: Sequence[Row], sessions: Sequence[Row], breaks: Sequence[Row]
    ) -> None:
        """Add rows to a day, which are numbered in the order in which they come.

        Args:
            day: which.
            visits: ``OF_TICKET`` of each, and the rows of its stays, ``OF_LEG`` each.
            sessions: ``OF_SESSION`` of each.
            breaks: ``OF_BREAK`` of each.
        """
        of: dict[str, Value] = {"unit": self._unit, "service_day": day.isoformat()}
        first = self._held(day)
        names = [str(UUID(int=day.toordinal() << 64 | first + at)) for at in range(len(visits))]
        self._write(sql.TICKET, of, OF_TICKET, zip(names, visits, strict=True))
        legs = (
            (name, stay) for name, visit in zip(names, visits, strict=True) for stay in visit[-1]
        )
        self._write(sql.LEG, of, OF_LEG, legs, key="ticket")
        for statement, columns, rows in (
            (sql.SESSION, OF_SESSION, sessions),
            (sql.BREAK, OF_BREAK, breaks),
        ):
            named = ((f"{day} {at:06}", row) for at, row in enumerate(rows))
            self._write(statement, of, columns, named)

    def note(self, day: date, *, seal: str, mark: str | None, parts: int) -> None:
        """Note what tells a day: empty while a part is missing, None where the day is gone."""
        self._run.change(
            sql.NOTE_DAY, unit=self._unit, day=day.isoformat(), seal=seal, mark=mark, parts=parts
        )

    def _held(self, day: date) -> int:
        row = self._run.row(sql.HELD, unit=self._unit, day=day.isoformat())
        return int(row[0]) if row else 0

    def _write(
        self,
        statement: Statement,
        of: Mapping[str, Value],
        columns: Sequence[str],
        rows: Iterator[tuple[str, Row]],
        key: str = "id",
    ) -> None:
        for some in batched(rows, _ROWS_AT_ONCE):
            self._run.change_many(
                statement,
                [{**of, key: name, **dict(zip(columns, row, strict=False))} for name, row in some],
            )


class Centre:
    """The database of a centre; a context manager that gives the connections back."""

    def __init__(self, database: Database, clock: Clock, noting: Noting) -> None:
        self._database = database
        self._clock = clock
        self._noting = noting

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give every connection back."""
        self._database.close()

    def require_founded(self) -> None:
        """Pass where this database is a centre's.

        Raises:
            NoCentreError: it is not.
        """
        if not self._database.is_postgresql:
            raise NoCentreError
        with self._database.read() as run:
            if not tables_sql.is_founded(run):
                raise NoCentreError

    def found(self, *, months: int = MONTHS_KEPT) -> bool:
        """Make an empty database a centre's; return whether it was none.

        Raises:
            StorageFault: it is no database of PostgreSQL, or holds something.
        """
        if not self._database.is_postgresql:
            raise StorageFault(
                f"{self._database} holds no sites", "a centre has a database of PostgreSQL"
            )
        with self._database.write() as run:
            if tables_sql.is_founded(run):
                return False
            tables_sql.require_free(self._database, run)
            today = self._clock.now().date()
            tables_sql.found(run, months=months, today=today, ahead=_MONTHS_AHEAD)
        # A connection keeps the path that it was opened with.
        self._database.close()
        return True

    def keep(self, *, months: int | None = None) -> MonthsKept:
        """Make room for months to come, and drop those that are older than is kept.

        Args:
            months: for how many the past is kept from now on; None: as before.

        Raises:
            NoCentreError: this database is no centre's.
        """
        self.require_founded()
        with self._database.write(patient=True) as run:
            today, before = self._clock.now().date(), run.row(sql.MONTHS)
            kept = months or (before[0] if before else MONTHS_KEPT)
            made, dropped = tables_sql.make_room(run, months=kept, ahead=_MONTHS_AHEAD, today=today)
            if made or dropped:
                self._note(run, f"months made: {len(made)}, dropped: {len(dropped)}")
        return MonthsKept(made=made, dropped=dropped)

    def enrolment(self) -> tuple[int, bytes]:
        """Return who may write and who asks, as JSON, and a stamp that changes with it."""
        with self._database.read() as run:
            row = run.row(sql.ENROLMENT)
        if row is None:
            raise NoCentreError
        return int(row[0]), str(row[1]).encode()

    def enrol(self, rule: Callable[[bytes], bytes], what: str = "", *, forget: str = "") -> None:
        """Change it by a rule; what that raises is raised, and nothing was changed.

        Args:
            rule: is given what is there, and says what is there next.
            what: is written into the log of the head office, unless it is empty.
            forget: of this site all that is held is forgotten with it.
        """
        with self._database.write(patient=bool(forget)) as run:
            row = run.row(sql.HOLD_ENROLMENT)
            if row is None:
                raise NoCentreError
            before = str(row[0]).encode()
            after = rule(before)
            if after != before:
                run.change(sql.ENROL, document=after.decode())
                if what:
                    self._note(run, what)
            for statement in sql.FORGET_SITE if forget else ():
                run.change(statement, unit=forget)

    def copies(self) -> Mapping[str, SiteCopy]:
        """Return what is held of each site that has ever sent anything, by its code."""
        with self._database.read() as run:
            return {row[0]: _copy(row) for row in run.rows(sql.SITES)}

    @contextmanager
    def site(self, unit: str) -> Iterator[SiteStep]:
        """Give one step of a site: it is whole when the block ends well, and else nothing."""
        with self._database.write() as run:
            yield SiteStep(run, unit)

    def _note(self, run: Run, what: str) -> None:
        add_to_every_log(run, self._noting(AuditAct.FOLLOW, what))


def _copy(row: Row) -> SiteCopy:
    _, run, version, heard_at, behind, is_whole, known_until, day, seal = row
    return SiteCopy(
        run=run,
        version=version,
        heard_at=moment(heard_at),
        behind=behind,
        is_whole=is_whole,
        known_until=date.fromisoformat(known_until) if known_until else None,
        until=date.fromisoformat(day) if day else None,
        seal=seal or "",
    )
