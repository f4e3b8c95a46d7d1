"""The page of sites, at a centre: side by side, on the same definitions; one leads to its own."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from admin_console.failures import explain
from admin_console.figures.errand import Errand, Errands
from admin_console.figures.inquiry import Inquiry
from admin_console.figures.spans import Span, span_words
from admin_console.figures.veil import Veil
from admin_console.figures.view import MeaningList, SectionCard, meanings_of
from admin_console.flow import Flow
from admin_console.parts import Card, Page, label
from admin_console.sites.found import (
    FIGURES,
    Order,
    SitesFound,
    find_sites,
    order_words,
    section_of,
)
from admin_console.words import translate
from reception.csv_text import harmless
from reception.domain.unit import Person
from reception.progress import AnswerStoppedError
from reception.report_files.definitions import WAITING
from reception.report_files.document import Definition
from reception.report_files.words import definitions, figure_notes
from reception.report_files.words import span_words as days_words
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import from_its_side, time_text, without_marks

if TYPE_CHECKING:
    from admin_console.tools import Tools

NAME = "sites"


class SitesPage(Page):
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
            self._order.setItemText(at, order_words(Order(self._order.itemData(at))))
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
        for order in Order:
            self._order.addItem("", order)
        bar = QWidget()
        row = Flow(bar)
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

    def _wanted(self) -> Order:
        return Order(self._order.currentData())

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
