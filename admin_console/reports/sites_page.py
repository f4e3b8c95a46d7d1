"""The page of sites, at a centre: side by side, on the same definitions; one leads to its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from admin_console.messages import explain
from admin_console.page import Card, ConsolePage, label
from admin_console.reports.answer import Errand, Errands
from admin_console.reports.busy import Veil
from admin_console.reports.question import Inquiry, Span, days_of, span_words
from admin_console.reports.view import MeaningList, SectionCard, meanings_of
from admin_console.tools import FlowLayout
from admin_console.words import translate
from reception.domain.errors import Refusal
from reception.domain.figures import CounterFigures, Figures
from reception.domain.language import Language, text_in
from reception.domain.unit import Person
from reception.reports.definitions import WAITING
from reception.reports.document import Definition, ReportColumn, ReportRow, ReportSection, Value
from reception.reports.figures import figure_value
from reception.reports.question import ReportQuestion
from reception.reports.words import (
    definitions,
    figure_columns,
    figure_notes,
    file_words,
    number_of,
)
from reception.reports.words import span_words as days_words
from reception.system.clock import unit_zone
from reception.system.files import harmless
from reception.system.progress import AnswerStoppedError
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import from_its_side, time_text, without_marks

if TYPE_CHECKING:
    from admin_console.tools import Tools
    from reception.app import Reception
    from reception.network.comparison import Comparison

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
    waits: "Comparison[Figures]"
    counters: "Comparison[CounterFigures]"


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
    question = ReportQuestion(first=first, last=last)
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
    """Return the sites as a table in which each leads to its own figures."""
    units = found.waits.units
    values = {code: _values(found.waits.of(code), found.counters.of(code)) for code in units}
    names = {code: text_in(unit.names, language) for code, unit in units.items()}
    total = found.waits.total
    return ReportSection(
        name="sites",
        title=translate("Console", "Each site by the targets that it gave itself"),
        columns=[
            ReportColumn(title=translate("Console", "Site")),
            *figure_columns(FIGURES, language),
        ],
        rows=[
            ReportRow(cells=(names[code], *values[code].values()), leads=code)
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
    order: SiteOrder, values: Mapping[str, Mapping[str, Value]], names: Mapping[str, str]
) -> Callable[[str], tuple[bool, float, str]]:
    """Return the order; a site of which a figure says nothing stands last."""
    sign = 1 if order is SiteOrder.LOWEST_LEVEL else -1

    def rank(code: str) -> tuple[bool, float, str]:
        value = None if order is SiteOrder.NAME else values[code].get(order)
        missing = value is None and order is not SiteOrder.NAME
        return missing, sign * number_of(value), names[code]

    return rank


NAME = "sites"


class SitesPage(ConsolePage):
    """Compares the sites that this centre follows; a row leads to the figures of one site."""

    def __init__(self, tools: "Tools") -> None:
        super().__init__(f"{NAME}-page")
        self._reception = tools.reception
        self._trail = tools.trail
        self._person: Person | None = None
        self._found: SitesFound | None = None
        self._errands = Errands(tools.long_work, self)
        self._question = label("quiet", "sites-question", wraps=True)
        self._span, self._order = self._field("span"), self._field("order")
        self._span_words, self._order_words = label("quiet"), label("quiet")
        self._copy = QPushButton()
        self._copy.setObjectName("sites-copy")
        self._copy.setProperty("kind", "small")
        self._trouble = label("warning", "sites-trouble", wraps=True)
        self._told = label("quiet", "sites-told", wraps=True)
        self._card = SectionCard("sites-card")
        self._meanings_card, self._meanings = Card("sites-definitions"), MeaningList()
        self._answer = QWidget()
        self._veil = Veil(self._answer)
        self._lay_out()
        self._bind()

    @property
    def found(self) -> SitesFound | None:
        """Return the answer that is shown."""
        return self._found

    def open_for(self, person: Person) -> None:
        """Begin with nothing of whoever was here before."""
        self._person = person

    def refresh(self) -> None:
        """Ask anew, in the worker."""
        person, span = self._person, Span(self._span.currentData())
        if person is None:
            return

        def act(errand: Errand) -> SitesFound:
            return find_sites(self._reception(), span, person, errand)

        self._say("")
        self._say_trouble("")
        self._errands.run(act, self._answered, self._failed)

    def forget(self) -> None:
        """Drop what was read."""
        self._errands.stop()
        self._person = self._found = None
        self._say_trouble("")
        self._show()

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(translate("Console", "Sites"))
        self._question.setText(
            translate("Console", "Where do people wait longest, and where is there help?")
        )
        self._span_words.setText(translate("Console", "Period"))
        self._order_words.setText(translate("Console", "In which order"))
        for field, words in ((self._span, self._span_words), (self._order, self._order_words)):
            field.setAccessibleName(words.text())
        for at in range(self._span.count()):
            self._span.setItemText(at, span_words(Span(self._span.itemData(at))))
        for at in range(self._order.count()):
            self._order.setItemText(at, order_words(SiteOrder(self._order.itemData(at))))
        self._copy.setText(translate("Console", "Copy"))
        self._copy.setToolTip(translate("Console", "Copy the tables"))
        self._copy.setAccessibleName(self._copy.toolTip())
        self._meanings_card.heading.setText(translate("Console", "What the figures mean"))
        self._veil.retranslate()
        self._say("")
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own
        """Want no answer on a page that was left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._errands.stop()

    def _lay_out(self) -> None:
        for span in Span:
            self._span.addItem("", span)
        self._span.setCurrentIndex(self._span.findData(Span.LAST_WEEK))
        for order in SiteOrder:
            self._order.addItem("", order)
        bar = QWidget()
        row = FlowLayout(bar)
        widgets: tuple[QWidget, ...] = (
            *(self._span_words, self._span, self._order_words, self._order),
            *(self._copy, self._told),
        )
        for widget in widgets:
            row.addWidget(widget)
        self._meanings_card.column.addWidget(self._meanings)
        column = QVBoxLayout(self._answer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID_PX)
        column.addWidget(self._card)
        column.addWidget(self._meanings_card)
        column.addStretch(1)
        for above in (self._question, bar, self._trouble):
            self.column.addWidget(above)
        self.column.addWidget(self._answer, 1)
        self._say_trouble("")

    def _bind(self) -> None:
        self._span.activated.connect(self.refresh)
        self._order.activated.connect(self._show)
        self._copy.clicked.connect(self._copy_table)
        self._card.chosen.connect(self._go_to)
        self._errands.dimmed.connect(self._veil.dim)
        self._errands.told.connect(self._veil.tell)
        self._errands.ended.connect(self._veil.hide)
        self._veil.stopped.connect(self._stop)

    def _answered(self, found: SitesFound) -> None:
        if self._person:
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
        made = translate("Console", "as of %1").replace("%1", time_text(found.at))
        self.aside.setText(from_its_side(f"{days} \u00b7 {made}"))
        self._card.show_section(section_of(found, self._wanted(), spoken), spoken, opens=True)
        told = [
            *definitions(FIGURES, spoken),
            *(Definition(term="", text=note) for note in figure_notes(spoken)),
        ]
        self._meanings.show_meanings(meanings_of(told, spoken))

    def _go_to(self, site: str) -> None:
        """Show the ordinary figures of a site, of the same days."""
        if self._found:
            self._trail.ask(Inquiry(report=WAITING, span=self._found.span, site=site))

    def _copy_table(self) -> None:
        if self._found:
            rows = self._card.table.texts()
            text = "\n".join("\t".join(harmless(cell) for cell in row) for row in rows)
            QGuiApplication.clipboard().setText(without_marks(text))
            self._say(translate("Console", "The tables are copied."))

    def _wanted(self) -> SiteOrder:
        return SiteOrder(self._order.currentData())

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AnswerStoppedError):
            self._say_trouble(explain(error))

    def _stop(self) -> None:
        self._errands.stop()
        self._say_trouble(translate("Console", "Stopped."))

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _say_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def _field(self, name: str) -> QComboBox:
        field = QComboBox()
        field.setObjectName(f"sites-{name}")
        return field
