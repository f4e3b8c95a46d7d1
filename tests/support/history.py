"""A store of the past in memory, and lines of files."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import cast
from uuid import UUID

from reception.app import Reception
from reception.domain.unit import Person
from reception.history.bring_in import History
from reception.history.columns import BadLine, mapping_of
from reception.history.judge import BroughtIn
from reception.history.lines import OWN_COLUMNS
from reception.history.model import Named, PastVisit, VisitImport
from reception.history.sql import SqlHistoryStore
from reception.unit.current import UnitReader
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE
from tests.support.report_data import MemoryUnits


def backed_up(reception: Reception) -> Reception:
    """Let the newest backup always be of this moment, and the program older than any clock."""
    reception.forgetting._newest_backup = reception.clock.now
    reception.forgetting._built = date.min
    return reception


GOOD = {
    "ticket_id": "019ab000-0000-7000-8000-000000000001",
    "label": "F001",
    "unit": "commune",
    "service_day": "2026-11-20",
    "service": "signature",
    "leg": "1",
    "language": "fr",
    "priority": "ordinary",
    "waiting_since": "2026-11-20T09:00:00.000001Z",
    "first_called_at": "2026-11-20T09:05:00.000000Z",
    "last_called_at": "2026-11-20T09:06:00.000000Z",
    "started_at": "2026-11-20T09:07:00.000000Z",
    "ended_at": "2026-11-20T09:12:00.000000Z",
    "counter": "3",
    "clerk": "clerk1",
    "outcome": "served",
    "state": "served",
}
"""A line of our own export that comes in."""


class MemoryHistory:
    """Keeps visits in a list, and whatever a transaction wrote that did not end."""

    def __init__(self) -> None:
        self.names: Named = {
            "service": {one.code for one in COMMUNE.services},
            "counter": {one.number for one in COMMUNE.counters},
            "clerk": {one.login for one in COMMUNE.people},
            "priority": {one.code for one in COMMUNE.priorities},
        }
        self.written: list[PastVisit] = []
        self.gone: frozenset[date] = frozenset()
        self.transactions = 0
        self.begun: list[tuple[str, str, str, str, datetime]] = []

    @contextmanager
    def work(self, *, write: bool) -> Iterator["MemoryHistory"]:
        self.transactions += write
        yield self

    def named(self, unit: str) -> Named:
        assert unit == COMMUNE.code
        return self.names

    def keep_retired(self, unit: str, names: Named) -> None:
        assert (unit, not names) == (COMMUNE.code, True)

    def present(self, tickets: Collection[UUID]) -> dict[UUID, int]:
        legs = {one.visit.ticket.id: len(one.visit.legs) for one in self.written}
        return {one: legs[one] for one in tickets if one in legs}

    def numbers(self, unit: str, day: date) -> set[tuple[str, int]]:
        tickets = [one.visit.ticket for one in self.written if one.visit.ticket.unit == unit]
        return {(one.series, one.number) for one in tickets if one.service_day == day}

    def forgotten(self, unit: str, days: Collection[date]) -> frozenset[date]:
        assert unit == COMMUNE.code
        return self.gone & frozenset(days)

    def write(self, run: int, unit: str, visits: Sequence[PastVisit]) -> None:
        assert self.begun[run][0] == unit
        self.written += visits

    def begin_import(
        self, unit: str, *, source: str, file: str, by: str, at: datetime, noting: None
    ) -> int:
        assert noting is None, "whoever brings in without a log leaves no line"
        self.begun.append((unit, source, file, by, at))
        return len(self.begun) - 1

    def end_import(self, unit: str, run: int, at: datetime, *, noting: None) -> None:
        assert (unit, noting, self.begun[run][-1] <= at) == (COMMUNE.code, None, True)

    def imports(self, unit: str, most: int) -> tuple[VisitImport, ...]:
        assert (unit, most > 0) == (COMMUNE.code, True)
        return ()


class Desk:
    """Brings texts in, into memory."""

    def __init__(self) -> None:
        self.store = MemoryHistory()
        self.history = History(
            cast("SqlHistoryStore", self.store), UnitReader(MemoryUnits(COMMUNE)), FakeClock()
        )
        self.bad: list[BadLine] = []

    def bring_in(
        self,
        content: bytes,
        mapping: str | None = None,
        *,
        strict: bool = False,
        asking: Person | None = None,
    ) -> BroughtIn:
        rules = mapping_of(mapping.encode()) if mapping else None
        stream = io.BytesIO(content)
        return self.history.bring_in(
            stream, rules, file="past.csv", strict=strict, bad=self.bad.append, asking=asking
        )


def own_csv(*lines: dict[str, str]) -> bytes:
    """Return the export that has these lines."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, OWN_COLUMNS)
    writer.writeheader()
    writer.writerows(lines)
    return stream.getvalue().encode()
