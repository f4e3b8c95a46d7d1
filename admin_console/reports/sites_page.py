"""The page of sites, at a centre: side by side, on the same definitions; one leads to its own."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from admin_console.reports.answer import Request
from admin_console.reports.page import AnswerPage
from admin_console.reports.question import PageQuestion, Span, days_of, span_words
from admin_console.reports.view import MeaningList, SectionCard, meanings_of
from admin_console.tools import Tools
from admin_console.widgets import Card, FlowLayout, boxed, choice, column_of, put
from admin_console.words import filled, hour_words, translate
from reception.app import Reception
from reception.domain.figures import CounterFigures, Figures
from reception.domain.language import Language, text_in
from reception.domain.unit import Person
from reception.network.compare import Comparison, sites_section
from reception.network.model import NoCentreError
from reception.reports.document import Definition, ReportRow, ReportSection
from reception.reports.question import ReportQuestion
from reception.reports.report_list import WAITING
from reception.reports.words import ReportWords, day_words, definitions, figure_notes, number_of
from reception.reports.words import span_words as days_words
from reception.system.clock import unit_zone
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import from_its_side

FIGURES = (
    *("arrived", "wait_median_s", "wait_p90_s", "uncalled", "service_level_pct", "no_show_pct"),
    *("open_s", "occupancy_pct", "served_per_open_hour"),
)
"""Of the visitors, and of the counters."""
_MOST_NAMED = 8


@dataclass(frozen=True, kw_only=True)
class SitesFound:
    """How the sites compare."""

    span: Span
    first: date
    last: date
    at: datetime
    """In the head office's zone."""
    waits: Comparison[Figures]
    counters: Comparison[CounterFigures]


def find_sites(reception: Reception, span: Span, person: Person, request: Request) -> SitesFound:
    """Ask the core; runs in the worker.

    Raises:
        NoCentreError: no sites are followed here.
        NotAllowedError: the person's role does not include it.
        AnswerStoppedError: nobody wants the answer any more.
    """
    comparing = reception.comparing
    if comparing is None:
        raise NoCentreError
    first, last = days_of(span, reception.hall.today())
    question = ReportQuestion(first=first, last=last)
    waits = comparing.waits(question, asking=person, watch=request.part(0, 2))
    counters = comparing.counters(question, asking=person, watch=request.part(1, 2))
    return SitesFound(
        span=span,
        first=first,
        last=last,
        at=waits.as_of.astimezone(unit_zone(waits.head.zone)),
        waits=waits,
        counters=counters,
    )


class SiteOrder(StrEnum):
    """In which order sites stand; the first is the one that a manager asks for first."""

    LONGEST_WAIT = "wait_median_s"
    LOWEST_LEVEL = "service_level_pct"
    MOST_VISITORS = "arrived"
    BUSIEST = "occupancy_pct"
    NAME = "name"


def order_words(order: SiteOrder) -> str:
    """Return what an order is called."""
    return {
        SiteOrder.LONGEST_WAIT: translate("Console", "Longest wait first"),
        SiteOrder.LOWEST_LEVEL: translate("Console", "Lowest service level first"),
        SiteOrder.MOST_VISITORS: translate("Console", "Most visitors first"),
        SiteOrder.BUSIEST: translate("Console", "Busiest counters first"),
        SiteOrder.NAME: translate("Console", "By name"),
    }[order]


def section_of(found: SitesFound, order: SiteOrder, language: Language) -> ReportSection:
    """Return the sites as a table; a site of which a figure says nothing stands last."""
    title = translate("Console", "Each site by the targets that it gave itself")
    section = sites_section(title, FIGURES, (found.waits, found.counters), language)
    sign = 1 if order is SiteOrder.LOWEST_LEVEL else -1

    def rank(row: ReportRow) -> tuple[bool, float, str]:
        name, *values = row.cells
        value = 0 if order is SiteOrder.NAME else values[FIGURES.index(order)]
        return value is None, sign * number_of(value), str(name)

    return replace(
        section,
        name=NAME,
        rows=sorted(section.rows, key=rank),
        without_rows=translate(
            "Console", "No site is followed yet, or the first copies are under way."
        ),
    )


def behind_words(found: SitesFound, language: Language) -> str:
    """Return which sites have not told all of these days yet; empty where each has."""
    wanted = min(found.last, found.at.date() - timedelta(days=1))
    late = []
    for code, unit in found.waits.units.items():
        until, name = found.waits.until.get(code), text_in(unit.names, language)
        if until is None or until < wanted:
            told = translate("Console", "%1 (until %2)")
            late.append(filled(told, name, day_words(until, language)) if until else name)
    shown = [*late[:_MOST_NAMED], "\u2026"] if len(late) > _MOST_NAMED else late
    named = ReportWords(language, found.waits.head).listed(shown)
    return filled(translate("Console", "Not every day is here yet: %1"), named) if late else ""


NAME = "sites"


class SitesPage(AnswerPage[SitesFound]):
    """Compares the sites that this centre follows; a row leads to the figures of one site."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            NAME,
            translate("Console", "Sites"),
            translate("Console", "Where do people wait longest, and where is there help?"),
            tools,
        )
        self._span = choice(
            "sites-span",
            translate("Console", "Period"),
            [(one, span_words(one)) for one in Span],
            self.refresh,
        )
        self._span.setCurrentIndex(self._span.findData(Span.LAST_WEEK))
        self._order = choice(
            "sites-order",
            translate("Console", "In which order"),
            [(one, order_words(one)) for one in SiteOrder],
            self._show,
        )
        self._copy = self._copy_button(self._copy_table)
        self._card = SectionCard("sites-card")
        self._meanings_card = Card(
            "sites-definitions", translate("Console", "What the figures mean")
        )
        self._meanings = MeaningList()
        self._lay_out()
        self._card.chosen.connect(self._go_to)
        self._show()

    def hand_over(self) -> tuple[int, int, SitesFound | None]:
        """Return what was chosen, and what was found."""
        return self._span.currentIndex(), self._order.currentIndex(), super().hand_over()

    def take_up(self, draft: tuple[int, int, SitesFound | None]) -> None:
        """Show the same answer; nothing is asked again."""
        span, order, found = draft
        self._span.setCurrentIndex(span)
        self._order.setCurrentIndex(order)
        if found:
            self._answered(found)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Ask anew, in the worker."""
        span = Span(self._span.currentData())

        def act(request: Request) -> SitesFound:
            return find_sites(self._reception, span, self._person, request)

        self._say("")
        self._say_message("")
        self._requests.run(act, self._answered, self._failed)

    def _lay_out(self) -> None:
        span, order = (
            text_label("quiet", text=one.accessibleName()) for one in (self._span, self._order)
        )
        bar = boxed(FlowLayout(span, self._span, order, self._order, self._copy, self._told))
        self._meanings_card.column.addWidget(self._meanings)
        self._answer.setLayout(
            column_of(self._card, self._meanings_card, None, spacing=2 * GRID_PX)
        )
        put(self.column, self._question, bar, self._message, (self._answer, 1))

    def _answered(self, found: SitesFound) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        found = self._found
        some = found is not None and bool(found.waits.units)
        self._answer.setVisible(found is not None)
        self._copy.setEnabled(some)
        self._meanings_card.setVisible(some)
        self.aside.setText("")
        if found is None:
            self._card.table.show_leading((), (), ())
            return
        spoken = current_language()
        days = days_words(found.first, found.last, spoken)
        made = filled(translate("Console", "as of %1"), hour_words(found.at))
        self.aside.setText(from_its_side(f"{days} \u00b7 {made}"))
        order = SiteOrder(self._order.currentData())
        self._say_message(behind_words(found, spoken))
        self._card.show_section(section_of(found, order, spoken), spoken, opens=True)
        told = [
            *definitions(FIGURES, spoken),
            *(Definition(term="", text=note) for note in figure_notes(spoken)),
        ]
        self._meanings.show_meanings(meanings_of(told, spoken))

    def _go_to(self, site: str) -> None:
        """Show the ordinary figures of a site, of the same days."""
        if self._found:
            self._history.ask(PageQuestion(report=WAITING, span=self._found.span, site=site))

    def _copy_table(self) -> None:
        if self._found:
            self._copy_rows(self._card.table.texts())
