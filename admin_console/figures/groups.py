"""The groups of an answer with their names, and to which single visits they lead."""

from collections.abc import Sequence
from dataclasses import dataclass

from admin_console.figures.found import Found, Report
from admin_console.figures.inquiry import Only
from admin_console.figures.names import namer, short_name
from admin_console.figures.writing import Value, values_of
from reception.dimensions import Dimension, Key


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group of an answer."""

    keys: tuple[Key, ...]
    names: tuple[str, ...]
    short: str
    """Its first name, as it stands at an axis."""
    values: dict[str, Value]
    past: dict[str, Value]
    """The same of the period before; empty when nothing is known of it."""
    leads: Only | None

    @property
    def name(self) -> str:
        """Return its names as one."""
        return " \u00b7 ".join(self.names)


def groups_of(found: Found, report: Report, past: Report | None = None) -> Sequence[Group]:
    """Return the groups in the order of the report."""
    namers = [namer(one, found.unit) for one in report.by]
    earlier = {row.keys: values_of(row.figures) for row in past.rows} if past else {}
    return [
        Group(
            keys=row.keys,
            names=tuple(name(key) for name, key in zip(namers, row.keys, strict=True)),
            short=short_name(report.by[0], row.keys[0]) if report.by else "",
            values=values_of(row.figures),
            past=earlier.get(row.keys, {}),
            leads=leads_of(report.by, row.keys),
        )
        for row in report.rows
    ]


def leads_of(by: Sequence[Dimension], keys: Sequence[Key]) -> Only:
    """Return what to choose so that the visits of a group alone are listed."""
    return tuple(zip(by, keys, strict=True))
