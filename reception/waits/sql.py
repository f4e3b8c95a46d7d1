"""What the estimate reads of the day, and the model that was learned."""

from dataclasses import asdict
from datetime import date, datetime

from reception.database.acts.office import KEEP_MODEL_ACT
from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.run import Statement, instant, moment, moment_or_none
from reception.domain.rights import AuditEntry
from reception.waits.model import DayLeg, KeptModel, RecentStay, StoredModel

# Each part is answered by a partial index of its own, however long the day or the past is.
_OF_DAY = "FROM leg WHERE unit = :unit AND service_day = :day AND"
_WAITING = f"{_OF_DAY} state = 'waiting'"
_CALLED = f"{_OF_DAY} calls > 0 AND last_called_at >= :since AND state <> 'waiting'"
_LEFT = f"{_OF_DAY} state = 'cancelled' AND ended_at >= :since AND calls = 0"
_CALLED_AT = "coalesce(first_called_at, started_at)"
_COLUMNS = f"""SELECT service, priority, state, waiting_since, ranked_since, {_CALLED_AT}, ended_at,
    counter"""
_DAY_LEGS = Statement(
    " UNION ALL ".join(f"{_COLUMNS} {part}" for part in (_WAITING, _CALLED, _LEFT))
)
_STAY = "SELECT service, priority, waiting_since"
_NEWEST = "SELECT * FROM ({} ORDER BY seen_at DESC LIMIT :most) AS {}"
_STAYS = Statement(
    " UNION ALL ".join(
        _NEWEST.format(part, name)
        for name, part in {
            "waiting": f"""{_STAY}, CAST(NULL AS BIGINT) AS gone_at, 0 AS has_left,
                ranked_since AS seen_at {_WAITING} AND ranked_since > 0""",
            "called": f"""{_STAY}, {_CALLED_AT}, 0, last_called_at AS seen_at {_CALLED}""",
            "gone": f"""{_STAY}, ended_at, 1, ended_at AS seen_at {_LEFT}""",
        }.items()
    )
)
_LATEST_KEPT = Statement("""
    SELECT service, service_day, quoted_low_us, quoted_high_us, first_called_at - waiting_since,
        first_called_at
    FROM leg WHERE unit = :unit AND service_day = :day AND calls > 0
        AND quoted_low_us IS NOT NULL AND first_called_at >= waiting_since
    ORDER BY last_called_at DESC LIMIT :limit
""")
_MADE_AT = Statement("SELECT made_at FROM estimate_model WHERE unit = :unit")
_PLAIN = ("version", "waits", "mae_s", "formula_mae_s", "coverage_pct", "content")
_MODEL = Statement(f"""
    SELECT made_at, is_used, trained_from, trained_to, {", ".join(_PLAIN)}
    FROM estimate_model WHERE unit = :unit
""")


class SqlEstimateStore:
    """Keeps what was learned in SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def legs(self, unit: str, day: date, since: datetime) -> list[DayLeg]:
        """Return who waits or is served on the day, and who was called or left since then."""
        with self._database.read() as run:
            rows = run.rows(_DAY_LEGS, unit=unit, day=day.isoformat(), since=instant(since))
            return [DayLeg._make(row) for row in rows]

    def stays(self, unit: str, day: date, since: datetime, most: int) -> list[RecentStay]:
        """Return the newest of who waits, of who was called and of who left since then.

        Of each at most so many: what is read does not grow with the line.
        """
        with self._database.read() as run:
            rows = run.rows(_STAYS, unit=unit, day=day.isoformat(), since=instant(since), most=most)
            return [RecentStay._make(row) for row in rows]

    def latest_kept(self, unit: str, day: date, limit: int) -> list[KeptModel]:
        """Return the day's announced waits that are over, the latest call first."""
        with self._database.read() as run:
            rows = run.rows(_LATEST_KEPT, unit=unit, day=day.isoformat(), limit=limit)
            return [KeptModel._make(row) for row in rows]

    def model_made_at(self, unit: str) -> datetime | None:
        """Return when the model was made; None when there is none."""
        with self._database.read() as run:
            row = run.row(_MADE_AT, unit=unit)
            return moment_or_none(row[0]) if row else None

    def model(self, unit: str) -> StoredModel | None:
        """Return the model."""
        with self._database.read() as run:
            row = run.row(_MODEL, unit=unit)
        if row is None:
            return None
        made_at, is_used, first, last, *plain = row
        return StoredModel(
            unit=unit,
            made_at=moment(made_at),
            is_used=bool(is_used),
            trained_from=date.fromisoformat(first),
            trained_to=date.fromisoformat(last),
            **dict(zip(_PLAIN, plain, strict=True)),
        )

    def keep_model(self, model: StoredModel, *, noting: AuditEntry | None = None) -> None:
        """Write the model in place of the one before, and the line that tells of it."""
        with self._database.write() as run:
            dates = {
                "made_at": instant(model.made_at),
                "trained_from": model.trained_from.isoformat(),
                "trained_to": model.trained_to.isoformat(),
            }
            run.change(KEEP_MODEL_ACT, **asdict(model) | dates | {"is_used": int(model.is_used)})
            if noting:
                add_entry(run, model.unit, noting)
