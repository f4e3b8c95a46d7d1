"""The keys of days, of which the keys of tickets' pages are made."""

from collections.abc import Mapping
from datetime import date, timedelta

from reception.database.connection import Database
from reception.database.run import Row, Value
from reception.domain.errors import NotAllowedFault
from reception.domain.page_key import page_key
from reception.domain.ticket import Ticket
from reception.paper import sql
from reception.system.clock import Clock
from reception.system.ids import new_day_key
from reception.unit.current import UnitReader, day_of

_DAY = timedelta(days=1)


class PageKeys:
    """Knows today's and tomorrow's; whoever asks first makes them, and takes the older ones away.

    Each process reads them once a day: a touch waits for no reading.
    """

    def __init__(self, database: Database, units: UnitReader, clock: Clock) -> None:
        self._database = database
        self._units = units
        self._clock = clock
        self._read_on: date | None = None
        self._known: Mapping[date, bytes] = {}

    def of(self, day: date) -> bytes | None:
        """Return the key of a day.

        None for another day than today and tomorrow, and for a station that may know none.
        """
        today = self._today()
        return (self._known if today == self._read_on else self._read(today)).get(day)

    def of_ticket(self, ticket: Ticket) -> str | None:
        """Return the key of a ticket's page; None where that of its day is not known."""
        key = self.of(ticket.service_day)
        return page_key(key, ticket.id) if key else None

    def ahead(self) -> Mapping[date, bytes]:
        """Return today's and tomorrow's, for a station that may soon stand alone."""
        today = self._today()
        # A server that goes behind the station's clock has not made it yet.
        is_whole = today == self._read_on and today + _DAY in self._known
        return self._known if is_whole else self._read(today)

    def _today(self) -> date:
        return day_of(self._units.last_read()[1], self._clock.now())

    def _read(self, today: date) -> Mapping[date, bytes]:
        _, unit = self._units.last_read()
        days = (today.isoformat(), (today + _DAY).isoformat())
        asked: dict[str, Value] = dict(zip(("day", "next_day"), days, strict=True))
        asked["unit"] = unit.code
        try:
            rows = self._made(asked) if self._database.is_postgresql else self._kept(asked)
        except NotAllowedFault:
            rows = []
        self._known = {date.fromisoformat(day): bytes.fromhex(key) for day, key in rows}
        self._read_on = today
        return self._known

    def _made(self, asked: Mapping[str, Value]) -> list[Row]:
        """Let a server make what it has not, and take away what is over."""
        with self._database.write() as run:
            keys = {name: new_day_key().hex() for name in ("key", "next_key")}
            return list(run.rows(sql.DAY_KEYS, **asked, **keys))

    def _kept(self, asked: Mapping[str, Value]) -> list[Row]:
        """Read a file, and do the same there where something is missing."""
        days = [asked["day"], asked["next_day"]]
        with self._database.read() as run:
            rows = list(run.rows(sql.DAY_KEYS, **asked))
        if len(rows) == len(days):
            return rows
        with self._database.write() as run:
            run.row(sql.FOR_GOOD)
            run.change(sql.FORGET_DAY_KEYS, **asked)
            for day in days:
                key = new_day_key().hex()
                run.change(sql.KEEP_DAY_KEY, unit=asked["unit"], service_day=day, key=key)
            return list(run.rows(sql.DAY_KEYS, **asked))
