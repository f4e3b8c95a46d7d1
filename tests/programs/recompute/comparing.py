"""The figures of a report against those that the export gives, read without Nouba's code."""

import csv
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reception.app import Reception
from reception.domain.figures import Figures
from reception.reports.answers import GroupsAnswer, figure_values
from reception.reports.question import Dimension, ReportQuestion
from tests.programs.recompute.figures import Keys, Row, figures_of, key_of


@dataclass(frozen=True, slots=True)
class Differences:
    """How many figures were compared, and which are not the same."""

    compared: int
    wrong: list[str]


def differences(
    reception: Reception, first: date, last: date, by: Sequence[Dimension]
) -> Differences:
    """Compare a report with the export of the same days, figure by figure."""
    report = reception.reports.waits(ReportQuestion(first=first, last=last, by=tuple(by)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "visits.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            reception.reports.write_visits_csv(stream, ReportQuestion(first=first, last=last))
        targets = {
            one.code: one.target_wait // timedelta(microseconds=1)
            for one in reception.hall.unit().services
        }
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


def _told(report: GroupsAnswer[Figures]) -> dict[Keys | None, dict[str, int | float | None]]:
    told: dict[Keys | None, dict[str, int | float | None]] = {None: figure_values(report.total)}
    for row in report.rows:
        told[tuple(map(str, row.keys))] = figure_values(row.figures)
    return told


def _recomputed(
    path: Path, targets: Mapping[str, int], now: datetime, by: Sequence[Dimension]
) -> dict[Keys | None, dict[str, int | float | None]]:
    groups: dict[Keys | None, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            groups[None].append(row)
            if by:
                groups[tuple(key_of(row, one) for one in by)].append(row)
    instant = (now - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    return {keys: figures_of(rows, targets, instant) for keys, rows in groups.items()}
