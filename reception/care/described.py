"""Whether services and classes stand in the database as the unit is described.

The queue goes by these rows. Nothing seals them, but the descriptions that they follow from.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from reception.care.invariants import Count, Finding
from reception.database.office import KEEP_PRIORITY, KEEP_SERVICE, classes_of, services_of
from reception.database.run import Run, Statement, Value
from reception.domain.unit import Unit
from reception.system.decode import decoded

AS_DESCRIBED: Final = "rows-as-described"
"""The code of what is found of services and classes."""

type _Rows = dict[str, dict[str, Value]]

_DESCRIPTIONS = Statement("SELECT unit, document FROM unit_revision ORDER BY unit, revision")
_RETIRED: Final[dict[str, Value]] = dict.fromkeys(
    ("series", "series_first", "series_last", "quota")
)
# Such is a class that only visits name which were brought in.
_OF_THE_PAST: Final[dict[str, Value]] = {"head_start_us": 0, "rate": 1.0}
_KINDS: Final = (
    ("service", KEEP_SERVICE, _RETIRED),
    ("priority_class", KEEP_PRIORITY, _OF_THE_PAST),
)


class DescribedRow(NamedTuple):
    """A service or a class, what writes it as it should stand, and whether it does."""

    unit: str
    name: str
    keep: Statement
    values: dict[str, Value]
    is_as_described: bool


def described_rows(run: Run) -> Iterator[DescribedRow]:
    """Yield every service and every class of the units whose descriptions can be read."""
    for unit, described in _described(run).items():
        for (table, keep, undescribed), rows in zip(_KINDS, described, strict=True):
            asked = f"SELECT code, {', '.join(undescribed)} FROM {table} WHERE unit = :unit"
            found = {code: row for code, *row in run.rows(Statement(asked), unit=unit)}
            for code in sorted({*found, *rows}):
                values = rows.get(code) or {"unit": unit, "code": code, **undescribed}
                wanted, row = [values[one] for one in undescribed], found.get(code)
                # Of a service that is retired, without a series, nobody reads the rest.
                is_retired = row is not None and row[0] is None and wanted[0] is None
                stands = row == wanted or is_retired
                yield DescribedRow(unit, f"{table} {code}", keep, values, stands)


def _described(run: Run) -> dict[str, tuple[_Rows, _Rows]]:
    """Return the services of each unit as they are, and its classes as each was last described.

    Whoever waits in a class that is described no more goes on by its rule.
    """
    units: dict[str, tuple[_Rows, _Rows]] = {}
    newer = set[str]()
    for code, document in run.rows(_DESCRIPTIONS):
        try:
            unit = decoded(document, Unit)
        except msgspec.DecodeError:
            newer.add(code)  # than this program, and for that one to check
            continue
        _, classes = units.get(code, ({}, {}))
        classes |= {str(one["code"]): one for one in classes_of(unit)}
        units[code] = {str(one["code"]): one for one in services_of(unit)}, classes
    return {code: rows for code, rows in units.items() if code not in newer}


def check_described(run: Run) -> Finding:
    """Return which services and classes stand otherwise than the unit is described."""
    count = Count(AS_DESCRIBED, "Every service and class stands as the unit is described")
    for one in described_rows(run):
        count.look(one.name, sound=one.is_as_described)
    return count.finding()
