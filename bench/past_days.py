"""Days that are over, as Nouba leaves them: every visit served, every event in its day's chain."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from reception.database.connection import Database
from reception.database.run import Statement, instant
from reception.domain.ticket import label
from reception.domain.unit import ORDINARY, Unit

_DAYS = 300
_OPEN_US = 9 * 3_600_000_000
_LONGEST_WAIT_S, _WALK_US, _LONGEST_SERVICE_S, _SHORTEST_SERVICE_S = 1_500, 20_000_000, 600, 60
_KINDS = ("issued", "called", "started", "finished")

type _Row = tuple[Any, ...]

_WRITING = {
    table: f"INSERT INTO {table} ({columns}) VALUES ({{}})"
    for table, columns in {
        "ticket": "id, unit, service_day, series, number, label, language, issued_at",
        "leg": "ticket, leg, unit, service_day, language, service, priority, state,"
        " waiting_since, ranked_since, calls, first_called_at, last_called_at, started_at,"
        " ended_at, counter, clerk, outcome",
        "event": "ticket, kind, at, counter, clerk, service, priority, outcome, operation, step",
        "day_counter": "unit, service_day, series, first, last",
        "day_service": "unit, service_day, service, taken",
    }.items()
}


def write_past_days(url: str, unit: Unit, visits: int) -> None:
    """Write so many visits, spread over the days before today, in a transaction for each day."""
    database = Database(url)
    today = datetime.now(UTC).date()  # noqa: TID251 - rows of a made-up past
    days = min(_DAYS, visits)
    for at in range(days):
        of_day = visits * (at + 1) // days - visits * at // days
        with database.write(patient=True) as run:
            for table, rows in _day(unit, today - timedelta(days=days - at), of_day):
                names = [f"v{place}" for place in range(len(rows[0]))]
                writing = _WRITING[table].format(", ".join(f":{name}" for name in names))
                run.change_many(
                    Statement(writing), [dict(zip(names, row, strict=True)) for row in rows]
                )
    database.close()


def _day(unit: Unit, day: date, visits: int) -> Iterator[tuple[str, list[_Row]]]:
    of_unit = (unit.code, day.isoformat())
    opens = instant(datetime.combine(day, time(8), UTC))
    tickets: list[_Row] = []
    legs: list[_Row] = []
    events: list[_Row] = []
    for at in range(visits):
        service = unit.services[at % len(unit.services)]
        number = at // len(unit.services) + 1
        ticket = f"{day.toordinal():08x}-0000-7000-8000-{at:012x}"
        came = opens + at * _OPEN_US // visits
        called = came + at * 7919 % _LONGEST_WAIT_S * 1_000_000
        began = called + _WALK_US
        ended = began + (_SHORTEST_SERVICE_S + at * 3571 % _LONGEST_SERVICE_S) * 1_000_000
        desk = 1 + at % len(unit.people)
        clerk = unit.people[desk - 1].login
        prefix = service.series.prefix
        tickets.append((ticket, *of_unit, prefix, number, label(prefix, number), "ar", came))
        legs.append(
            (
                *(ticket, 1, *of_unit, "ar", service.code, ORDINARY, "served", came, came, 1),
                *(called, called, began, ended, desk, clerk, "served"),
            )
        )
        for kind, instant_us in zip(_KINDS, (came, called, began, ended), strict=True):
            is_first, is_last = kind == _KINDS[0], kind == _KINDS[-1]
            events.append(
                (
                    *(ticket, kind, instant_us),
                    *((None, None) if is_first else (desk, clerk)),
                    *((service.code, ORDINARY) if is_first else (None, None)),
                    *("served" if is_last else None, f"{ticket[:-12]}{len(events):012x}", 0),
                )
            )
    yield "ticket", tickets
    yield "leg", legs
    # They were received in the order of their times.
    yield "event", sorted(events, key=lambda row: row[2])
    given = [
        (service, len(range(place, visits, len(unit.services))))
        for place, service in enumerate(unit.services[:visits])
    ]
    yield "day_counter", [(*of_unit, one.series.prefix, 1, last) for one, last in given]
    yield "day_service", [(*of_unit, one.code, taken) for one, taken in given]
