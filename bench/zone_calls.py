"""What a zone's calls cost at the end of a long day, against the same after a few calls."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from bench.stores import CLERK, SERVICE, insert, postgresql_url, sqlite_url
from bench.table import Measured, median, timed
from reception.app import open_reception
from reception.domain.board import Zone
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds

# Fewer than these PostgreSQL plans otherwise, and both figures are its planning.
_FEW, _MANY = 2_000, 50_000
_REPEATS = 200
# Another zone calls all day; in this one some were called and did not come.
_ABSENT = 20
_ZONE = Zone(services=(SERVICE, "residence"), counters=(2, 3))
_ELSEWHERE = ("planning", 4)
_TICKET = ("id", "unit", "service_day", "series", "number", "label", "language", "issued_at")
_LEG = (
    *("ticket", "leg", "unit", "service_day", "language", "service", "priority", "state"),
    *("waiting_since", "ranked_since", "calls", "first_called_at", "last_called_at", "started_at"),
    *("ended_at", "counter", "clerk", "outcome"),
)


def measure() -> Iterator[Measured]:
    """Yield the median of a board's question on both databases."""
    for name, database in (("SQLite", sqlite_url), ("PostgreSQL", postgresql_url)):
        with database() as url, open_reception(url) as reception:
            day = reception.hall.today().isoformat()
            _call(url, day, _ABSENT, (SERVICE, 3), "Y", state="no_show")

            ask = partial(reception.hall.calls, _ZONE)
            _call(url, day, _FEW, _ELSEWHERE, "W")
            few = timed(ask, _REPEATS)
            _call(url, day, _MANY, _ELSEWHERE, "X")
            many = timed(ask, _REPEATS)
            if len(ask()) != _ABSENT:
                raise RuntimeError("the zone's calls are not whole")
            yield Measured(
                name=f"calls of a zone, {name}",
                value=median(many),
                unit="ms",
                baseline=median(few),
                processor_ms=median(many.processor),
                baseline_processor_ms=median(few.processor),
                limit=2.0,
                limits_ratio=True,
                note=f"after {_MANY} calls elsewhere; baseline: after {_FEW}",
            )


def _call(
    url: str, day: str, count: int, where: tuple[str, int], series: str, *, state: str = "served"
) -> None:
    """Write rows of visitors who were called, and whose visits ended just now."""
    ids = TimeOrderedIds(SystemClock())
    service, counter = where
    first = int(datetime.now(UTC).timestamp() * 1_000_000)  # noqa: TID251 - rows of a made-up past
    tickets, legs = [], []
    for number in range(1, count + 1):
        ticket, at = str(ids.new()), first + number
        ticket_row = (ticket, "commune", day, series, number, f"{series}{number:03d}", "ar", at)
        tickets.append(dict(zip(_TICKET, ticket_row, strict=True)))
        leg = (ticket, 1, "commune", day, "ar", service, "ordinary", state, at, at, 1)
        legs.append(dict(zip(_LEG, (*leg, at, at, at, at, counter, CLERK, state), strict=True)))
    insert(url, {"ticket": tickets, "leg": legs})
