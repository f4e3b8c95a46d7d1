"""Who counts what: the book what is over, the plain way today, which is little and still moves."""

import hashlib
import os
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reception.domain.calendar import service_day
from reception.domain.metrics import Figures, Measure, QuoteFigures
from reception.ports import Counted, Counting, Sought, StayRank, VisitOrder, WorkSpan
from reception.settings import cache_folder
from reception.storage.engine import Database
from reception.watch import Watch
from reception.zone import unit_zone

if TYPE_CHECKING:
    from reception.storage.book.counting import BookCounting


class SqlCounting:
    """Counts with the book, which is opened, with all it needs, when it is first asked."""

    def __init__(self, database: Database, plain: Counting) -> None:
        self._database = database
        self._plain = plain
        self._book: BookCounting | None = None
        self._lock = threading.Lock()

    def figures(self, sought: Sought, watch: Watch) -> Counted[Figures]:
        """Return the figures."""
        return self._for(sought).figures(sought, watch)

    def durations(
        self, sought: Sought, measure: Measure, bucket: timedelta, watch: Watch
    ) -> Counted[Counter[int]]:
        """Return how many durations are as long as ``i`` buckets, and shorter than one more."""
        return self._for(sought).durations(sought, measure, bucket, watch)

    def quotes(self, sought: Sought, watch: Watch) -> Counted[QuoteFigures]:
        """Return how the waits that were announced held."""
        return self._for(sought).quotes(sought, watch)

    def stays(
        self, sought: Sought, order: VisitOrder, past: StayRank | None, limit: int, watch: Watch
    ) -> Sequence[StayRank]:
        """Return which stays come next behind ``past`` in an order, so many at most."""
        return self._for(sought).stays(sought, order, past, limit, watch)

    def services(self, sought: Sought, watch: Watch) -> Iterator[tuple[WorkSpan, bool]]:
        """Yield the services that were begun at counters, and whether they ended well."""
        return self._for(sought).services(sought, watch)

    def close(self) -> None:
        """Give back what answers were made with."""
        with self._lock:
            if self._book:
                self._book.close()
                self._book = None

    def _for(self, sought: Sought) -> Counting:
        unit = sought.unit
        if sought.first >= service_day(sought.now, unit_zone(unit.zone), unit.calendar.day_starts):
            return self._plain
        from reception.storage.book.counting import (  # noqa: PLC0415 - a third of a second
            BookCounting,
        )

        with self._lock:
            if self._book is None:
                self._book = BookCounting(self._database, book_folder(self._database), self._plain)
            return self._book


def book_folder(database: Database, environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the book of a database stands: beside its file, or among this user's caches."""
    url = database.url
    if not database.is_postgresql:
        return Path(f"{url.database}-book").absolute()
    address = url.render_as_string(hide_password=True)
    name = hashlib.blake2b(address.encode(), digest_size=8).hexdigest()
    return cache_folder(environment) / "book" / name
