"""What the centre answers on the page of sites, and the sites as rows in the order wanted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from admin_console.figures.errand import Errand
from admin_console.figures.spans import Span, days_of
from admin_console.figures.view import MOST_ROWS, cell_text
from admin_console.table import Cell, Column
from admin_console.words import translate
from reception.domain.errors import Refusal
from reception.domain.language import text_in
from reception.domain.unit import Person
from reception.report_files.document import Value
from reception.report_files.words import (
    definitions,
    figure_kind,
    figure_notes,
    figure_title,
    figure_value,
    flat,
)
from reception.reports.question import Question
from reception.zone import unit_zone
from ui_kit.translations import current_language

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.network.comparison import Comparison, CountersCompared

FIGURES = (
    *("arrived", "wait_median_s", "wait_p90_s", "service_level_pct", "no_show_pct"),
    *("open_s", "occupancy_pct", "served_per_open_hour"),
)
"""Of the visitors, and of the counters."""
_OF_COUNTERS = frozenset({"open_s", "occupancy_pct", "served_per_open_hour"})


class NoCentreHereError(Refusal):
    """Sites are asked for in a database that follows none."""

    def __init__(self) -> None:
        super().__init__("This database follows no sites")


@dataclass(frozen=True, kw_only=True)
class SitesFound:
    """How the sites compare."""

    span: Span
    first: date
    last: date
    at: datetime
    """In the head office's zone."""
    waits: "Comparison"
    counters: "CountersCompared"


def find_sites(reception: "Reception", span: Span, person: Person, errand: Errand) -> SitesFound:
    """Ask the core; runs in the worker.

    Raises:
        NoCentreHereError: no sites are followed here.
        NotAllowedError: the person's role does not include it.
        AnswerStoppedError: nobody wants the answer any more.
    """
    comparing = reception.comparing
    if comparing is None:
        raise NoCentreHereError
    first, last = days_of(span, reception.hall.today())
    question = Question(first=first, last=last)
    waits = comparing.waits(question, asking=person, watch=errand.part(0, 2))
    counters = comparing.counters(question, asking=person, watch=errand.part(1, 2))
    return SitesFound(
        span=span,
        first=first,
        last=last,
        at=waits.as_of.astimezone(unit_zone(waits.head.zone)),
        waits=waits,
        counters=counters,
    )


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
    spoken = current_language()
    return [
        Column(title=translate("Console", "Site"), stretches=True),
        *(
            Column(title=figure_title(one, spoken).replace(" ", "\n"), figures=True)
            for one in FIGURES
        ),
    ]


def rows_of(found: SitesFound, order: Order) -> tuple[list[list[Cell]], list[str | None]]:
    """Return a row for each site and one for all of them, and the site that each leads to."""
    values = {code: _values(found, code) for code in found.waits.units}
    names = {
        code: text_in(unit.names, current_language()) for code, unit in found.waits.units.items()
    }
    codes = sorted(values, key=_ranks(order, values, names))
    rows = [_row(names[code], values[code]) for code in codes[:MOST_ROWS]]
    leads: list[str | None] = [*codes[:MOST_ROWS]]
    if len(codes) > 1 and found.waits.total:
        waits, counters = found.waits.total, found.counters.total
        whole = {
            one: figure_value(counters if one in _OF_COUNTERS else waits, one) for one in FIGURES
        }
        rows.append(_row(translate("Console", "In all"), whole, strong=True))
        leads.append(None)
    return rows, leads


def _row(name: str, values: Mapping[str, Value], *, strong: bool = False) -> list[Cell]:
    spoken = current_language()
    told = [cell_text(values.get(one), figure_kind(one), spoken) for one in FIGURES]
    return [Cell(name, strong=strong), *(Cell(one, strong=strong) for one in told)]


def left_out(found: SitesFound) -> int:
    """Return how many sites have no row."""
    return max(0, len(found.waits.units) - MOST_ROWS)


def meanings() -> list[tuple[str, str]]:
    """Return what the figures mean."""
    spoken = current_language()
    told = [(flat(one.term, spoken), one.text) for one in definitions(FIGURES, spoken)]
    return [*told, *(("", note) for note in figure_notes(spoken))]


def _values(found: SitesFound, code: str) -> Mapping[str, Value]:
    waits, counters = found.waits.of(code), found.counters.of(code)
    values: dict[str, Value] = {} if waits else {"arrived": 0}
    for name in FIGURES:
        figures = counters if name in _OF_COUNTERS else waits
        if figures:
            values[name] = figure_value(figures, name)
    return values


def _ranks(
    order: Order, values: Mapping[str, Mapping[str, Value]], names: Mapping[str, str]
) -> Callable[[str], tuple[bool, float, str]]:
    """Return the order; a site of which a figure says nothing stands last."""
    sign = 1 if order is Order.LOWEST_LEVEL else -1

    def rank(code: str) -> tuple[bool, float, str]:
        value = None if order is Order.NAME else values[code].get(order)
        missing = value is None and order is not Order.NAME
        return missing, sign * _number(value), names[code]

    return rank


def texts(found: SitesFound, order: Order) -> Sequence[Sequence[str]]:
    """Return the table as texts, its titles first."""
    rows, _ = rows_of(found, order)
    spoken = current_language()
    return [
        [
            translate("Console", "Site"),
            *(flat(figure_title(one, spoken), spoken) for one in FIGURES),
        ],
        *([cell.text for cell in row] for row in rows),
    ]


def _number(value: Value) -> float:
    match value:
        case timedelta():
            return value.total_seconds()
        case int() | float():
            return value
        case _:
            return 0.0
