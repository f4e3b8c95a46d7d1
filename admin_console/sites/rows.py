"""The sites as rows of a table, in the order that is wanted."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from admin_console.figures.tables import MOST_ROWS
from admin_console.figures.writing import Value, column_title, title, values_of, written
from admin_console.sites.found import SitesFound
from admin_console.table import Cell, Column
from admin_console.words import translate
from reception.domain.language import text_in
from ui_kit.translations import current_language

FIGURES = (
    *("arrived", "wait_median_s", "wait_p90_s", "service_level_pct", "no_show_pct"),
    *("open_s", "occupancy_pct", "served_per_open_hour"),
)
"""Of the visitors, and of the counters."""
_OF_COUNTERS = frozenset({"open_s", "occupancy_pct", "served_per_open_hour"})


class Order(StrEnum):
    """In which order sites stand; the first is the one that a manager asks for first."""

    LONGEST_WAIT = "wait_median_s"
    LOWEST_LEVEL = "service_level_pct"
    MOST_VISITORS = "arrived"
    BUSIEST = "occupancy_pct"
    NAME = "name"


def order_words(order: Order) -> str:
    """Return what an order is called."""
    return {
        Order.LONGEST_WAIT: translate("Console", "Longest wait first"),
        Order.LOWEST_LEVEL: translate("Console", "Lowest service level first"),
        Order.MOST_VISITORS: translate("Console", "Most visitors first"),
        Order.BUSIEST: translate("Console", "Busiest counters first"),
        Order.NAME: translate("Console", "By name"),
    }[order]


def columns() -> list[Column]:
    """Return the columns of the table."""
    return [
        Column(title=translate("Console", "Site"), stretches=True),
        *(Column(title=column_title(one), figures=True) for one in FIGURES),
    ]


def rows_of(found: SitesFound, order: Order) -> tuple[list[list[Cell]], list[str | None]]:
    """Return a row for each site and one for all of them, and the site that each leads to."""
    values = {code: _values(found, code) for code in found.waits.units}
    names = {
        code: text_in(unit.names, current_language()) for code, unit in found.waits.units.items()
    }
    codes = sorted(values, key=_ranks(order, values, names))
    rows = [
        [Cell(names[code]), *(Cell(written(one, values[code].get(one))) for one in FIGURES)]
        for code in codes[:MOST_ROWS]
    ]
    leads: list[str | None] = [*codes[:MOST_ROWS]]
    if len(codes) > 1 and found.waits.total:
        whole = {**values_of(found.waits.total), **values_of(found.counters.total)}
        rows.append(
            [
                Cell(translate("Console", "In all"), strong=True),
                *(Cell(written(one, whole.get(one)), strong=True) for one in FIGURES),
            ]
        )
        leads.append(None)
    return rows, leads


def left_out(found: SitesFound) -> int:
    """Return how many sites have no row."""
    return max(0, len(found.waits.units) - MOST_ROWS)


def titles() -> list[str]:
    """Return what the figures are called, in one line each."""
    return [title(one) for one in FIGURES]


def _values(found: SitesFound, code: str) -> Mapping[str, Value]:
    waits, counters = found.waits.of(code), found.counters.of(code)
    return {
        **(values_of(waits) if waits else {"arrived": 0}),
        **{
            name: value
            for name, value in (values_of(counters) if counters else {}).items()
            if name in _OF_COUNTERS
        },
    }


def _ranks(
    order: Order, values: Mapping[str, Mapping[str, Value]], names: Mapping[str, str]
) -> Callable[[str], tuple[bool, float, str]]:
    """Return the order; a site of which a figure says nothing stands last."""
    sign = 1 if order is Order.LOWEST_LEVEL else -1

    def rank(code: str) -> tuple[bool, float, str]:
        value = None if order is Order.NAME else values[code].get(order)
        missing = value is None and order is not Order.NAME
        return missing, sign * (value or 0.0), names[code]

    return rank


def texts(found: SitesFound, order: Order) -> Sequence[Sequence[str]]:
    """Return the table as texts, its titles first."""
    rows, _ = rows_of(found, order)
    return [
        [translate("Console", "Site"), *titles()],
        *([cell.text for cell in row] for row in rows),
    ]
