"""The figures of a report against those that other SQL finds in the export."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import duckdb

from reception.bootstrap import Reception
from reception.dimensions import Dimension
from reception.reports import Question, WaitsReport, figure_values

_SQL = Path(__file__).with_name("figures.sql")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STATES = {
    "state waiting": "still_waiting",
    "state called": "being_called",
    "state serving": "being_served",
    "state parked": "parked",
    "state served": "served",
    "state no_show": "no_show",
    "state continued": "continued",
    "state cancelled": "cancelled",
    "state unserved": "unserved",
}
# Morocco's changes of the clock that matter here, as published, not as a library has them: until
# this instant (UTC) the clocks were so many hours ahead.
MOROCCO = (
    ("2008-06-01 00:00", 0),
    ("2024-03-10 02:00", 1),
    ("2024-04-14 02:00", 0),
    ("2025-02-23 02:00", 1),
    ("2025-04-06 02:00", 0),
    ("2026-02-15 02:00", 1),
    ("2026-03-22 02:00", 0),
    ("2026-09-20 01:00", 1),
    ("9999-01-01 00:00", 0),
)
_LOCAL = "waiting_since::TIMESTAMP + to_hours(ahead)"
_KEYS = {
    Dimension.SERVICE: "service",
    Dimension.HOUR: f"hour({_LOCAL})",
    Dimension.WEEKDAY: f"isodow({_LOCAL})",
    Dimension.COUNTER: "counter",
    Dimension.CLERK: "clerk",
    Dimension.LANGUAGE: "language",
    Dimension.PRIORITY: "priority",
    Dimension.DAY: "service_day",
    Dimension.WEEK: "date_trunc('week', service_day)::DATE",
    Dimension.MONTH: "date_trunc('month', service_day)::DATE",
    Dimension.YEAR: "year(service_day)",
    Dimension.OUTCOME: "outcome",
}


@dataclass(frozen=True, slots=True)
class Differences:
    """How many figures were compared, and which are not the same."""

    compared: int
    wrong: list[str]


def differences(
    reception: Reception, first: date, last: date, by: Sequence[Dimension]
) -> Differences:
    """Compare a report with the export of the same days, figure by figure."""
    report = reception.reports.waits(Question(first=first, last=last, by=tuple(by)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "visits.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            reception.reports.write_visits_csv(stream, first, last)
        targets = [
            (one.code, one.target_wait // timedelta(microseconds=1))
            for one in reception.hall.unit().services
        ]
        expected = _recomputed(path, targets, report.as_of, by)
    compared, wrong = 0, []
    for keys, figures in _told(report).items():
        found = expected.pop(keys, {})
        for name, value in figures.items():
            compared += 1
            if found.get(name, 0 if _is_count(name) else None) != value:
                wrong.append(f"{keys} {name}: {value}, recomputed {found.get(name)}")
    return Differences(compared, [*wrong, *(f"{keys} is not told" for keys in expected)])


def _is_count(name: str) -> bool:
    return not name.endswith(("_s", "_pct"))


def _told(report: WaitsReport) -> dict[tuple[str, ...] | None, dict[str, int | float | None]]:
    told: dict[tuple[str, ...] | None, dict[str, int | float | None]] = {
        None: figure_values(report.total)
    }
    for row in report.rows:
        told[tuple(map(str, row.keys))] = figure_values(row.figures)
    return told


def _recomputed(
    path: Path, targets: Sequence[tuple[str, int]], now: datetime, by: Sequence[Dimension]
) -> dict[tuple[str, ...] | None, dict[str, int | float | None]]:
    keys = ", ".join(f"coalesce(({_KEYS[one]})::VARCHAR, 'None')" for one in by)
    text = _SQL.read_text(encoding="utf-8")
    text = text.replace("{keys}", f"[{keys}]" if by else "['all']")
    ahead = "ASOF JOIN morocco ON stay.waiting_since::TIMESTAMP < morocco.until"
    text = text.replace("{local}", ahead)
    with duckdb.connect() as engine:
        # The instants are told in UTC, so that no zone data of DuckDB's own comes in.
        engine.execute("SET TimeZone = 'UTC'")
        engine.execute("CREATE TABLE target (code VARCHAR, target_us BIGINT)")
        engine.executemany("INSERT INTO target VALUES (?, ?)", targets)
        engine.execute("CREATE TABLE morocco (until TIMESTAMP, ahead INTEGER)")
        engine.executemany("INSERT INTO morocco VALUES (?, ?)", list(MOROCCO))
        engine.execute(
            """
            CREATE TABLE export AS SELECT * FROM read_csv(?, header = true, types = {
                'first_called_at': 'TIMESTAMPTZ', 'last_called_at': 'TIMESTAMPTZ',
                'started_at': 'TIMESTAMPTZ', 'ended_at': 'TIMESTAMPTZ',
                'waiting_since': 'TIMESTAMPTZ', 'service_day': 'DATE', 'counter': 'INTEGER',
                'clerk': 'VARCHAR', 'outcome': 'VARCHAR', 'state': 'VARCHAR'})
            """,
            [str(path)],
        )
        instant = (now - _EPOCH) // timedelta(microseconds=1)
        rows = engine.execute(text, {"now": instant}).fetchall()
    found: dict[tuple[str, ...] | None, dict[str, int | float | None]] = {}
    for listed, what, name, whole, divided_by in rows:
        group = None if listed is None else tuple(listed)
        if group == ("all",):
            continue
        figures = found.setdefault(group, {})
        if whole is not None:
            figures[_STATES.get(name, name)] = (
                round(Fraction(whole, divided_by)) / 1_000_000 if what == "span" else whole
            )
    for figures in found.values():
        for name, part, base in (
            ("service_level_pct", "within_target", "judged"),
            ("abandoned_pct", "cancelled", "arrived"),
            ("no_show_pct", "no_show", "called"),
        ):
            whole = figures.get(base) or 0
            figures[name] = round(100 * (figures.get(part) or 0) / whole, 2) if whole else None
    return found
