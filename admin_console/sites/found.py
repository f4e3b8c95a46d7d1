"""What the centre answers on the page of sites, and the sites as a table in the order wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from admin_console.figures.errand import Errand
from admin_console.figures.spans import Span, days_of
from admin_console.words import translate
from reception.domain.errors import Refusal
from reception.domain.language import Language, text_in
from reception.domain.metrics import CounterFigures, Figures
from reception.domain.unit import Person
from reception.report_files.document import Column, Row, Section, Value
from reception.report_files.words import figure_columns, figure_value, file_words, number_of
from reception.reports.question import Question
from reception.zone import unit_zone

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


def section_of(found: SitesFound, order: Order, language: Language) -> Section:
    """Return the sites as a table in which each leads to its own figures."""
    units = found.waits.units
    values = {code: _values(found.waits.of(code), found.counters.of(code)) for code in units}
    names = {code: text_in(unit.names, language) for code, unit in units.items()}
    total = found.waits.total
    return Section(
        name="sites",
        title=translate("Console", "Each site by the targets that it gave itself"),
        columns=[
            Column(title=translate("Console", "Site")),
            *figure_columns(FIGURES, language),
        ],
        rows=[
            Row(cells=(names[code], *values[code].values()), leads=code)
            for code in sorted(units, key=_ranks(order, values, names))
        ],
        total=(
            file_words(language)["in_all"],
            *_values(total, found.counters.total).values(),
        )
        if total
        else None,
        without_rows=translate(
            "Console", "No site is followed yet, or the first copies are under way."
        ),
    )


def _values(waits: Figures | None, counters: CounterFigures | None) -> Mapping[str, Value]:
    values: dict[str, Value] = {}
    for name in FIGURES:
        figures = counters if name in _OF_COUNTERS else waits
        values[name] = figure_value(figures, name) if figures else None
    # Nobody is a number too.
    return values if waits else {**values, "arrived": 0}


def _ranks(
    order: Order, values: Mapping[str, Mapping[str, Value]], names: Mapping[str, str]
) -> Callable[[str], tuple[bool, float, str]]:
    """Return the order; a site of which a figure says nothing stands last."""
    sign = 1 if order is Order.LOWEST_LEVEL else -1

    def rank(code: str) -> tuple[bool, float, str]:
        value = None if order is Order.NAME else values[code].get(order)
        missing = value is None and order is not Order.NAME
        return missing, sign * number_of(value), names[code]

    return rank
