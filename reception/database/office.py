"""What is written of the office: its description, its alerts, and what its waits teach."""

from collections.abc import Iterator
from typing import Final

from reception.database.run import Statement, Value, row_in_place, row_of, row_once
from reception.database.schema import unit as tables
from reception.domain.unit import Unit

_MICROSECONDS_A_SECOND: Final = 1_000_000

# The row stays locked until the end: who joins a line meanwhile waits, and sees the new revision.
NEXT_REVISION = Statement("""
    INSERT INTO unit (code, revision) VALUES (:unit, 1)
    ON CONFLICT (code) DO UPDATE SET revision = unit.revision + 1
        WHERE unit.revision = CAST(:since AS INTEGER)
    RETURNING revision
""")
WRITE_REVISION = Statement(row_of(tables.unit_revision))

# Services, counters and classes are never deleted: the tickets of the past name them.
RETIRE_SERVICES = Statement("UPDATE service SET series = NULL WHERE unit = :unit")
KEEP_SERVICE = row_in_place(tables.service)
KEEP_COUNTER = row_once(tables.counter)
KEEP_PRIORITY = row_in_place(tables.priority_class)


def services_of(unit: Unit) -> Iterator[dict[str, Value]]:
    """Yield the row of each service, as ``KEEP_SERVICE`` writes it."""
    for one in unit.services:
        yield {
            "unit": unit.code,
            "code": one.code,
            "series": one.series.prefix,
            "series_first": one.series.first,
            "series_last": one.series.last,
            "quota": one.daily_quota,
        }


def classes_of(unit: Unit) -> Iterator[dict[str, Value]]:
    """Yield the row of each class, as ``KEEP_PRIORITY`` writes it."""
    for one in unit.priorities:
        yield {
            "unit": unit.code,
            "code": one.code,
            "head_start_us": round(one.head_start.total_seconds() * _MICROSECONDS_A_SECOND),
            "rate": one.rate,
        }


BEGIN_ALERT = Statement("""
    INSERT INTO alert
        (unit, kind, subject, level, worst, began_at, level_since, measured, detail, changes)
    VALUES (:unit, :kind, :subject, :level, :level, :at, :at, :measured, :detail, 0)
    ON CONFLICT (unit, kind, subject) WHERE ended_at IS NULL DO NOTHING
""")
MOVE_ALERT = Statement("""
    UPDATE alert SET level = :level, worst = :worst, level_since = :level_since,
        measured = :measured, detail = :detail, easing_since = :easing_since,
        changes = changes + 1
    WHERE unit = :unit AND id = :id AND changes = :changes AND ended_at IS NULL
""")
END_ALERT = Statement("""
    UPDATE alert SET ended_at = :at, changes = changes + 1
    WHERE unit = :unit AND id = :id AND changes = :changes AND ended_at IS NULL
""")
# Who has seen it worse has seen it.
ACKNOWLEDGE = Statement("""
    UPDATE alert SET acknowledged_by = :by, acknowledged_at = :at, acknowledged_level = :level
    WHERE unit = :unit AND id = :id
        AND (acknowledged_level IS NULL
            OR (acknowledged_level = 'warning' AND CAST(:level AS TEXT) = 'critical'))
""")
