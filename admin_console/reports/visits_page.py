"""The page of single visits: a list page by page, and one visit with everything of it."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from admin_console.page import Card, label
from admin_console.reports.answer import Request
from admin_console.reports.listing import PAGE_ROWS, LegsListed, list_visits
from admin_console.reports.page import QuestionPage
from admin_console.reports.question import Inquiry
from admin_console.reports.saving import FileFormat, write_visits
from admin_console.reports.table import FigureTable, WideTable
from admin_console.reports.visit_card import StoryCard, stays_columns, stays_rows
from admin_console.tools import FlowLayout, Tools
from admin_console.words import translate
from reception.reports.model import VisitOrder
from reception.reports.report_list import VISITS
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import from_its_side


class VisitsPage(QuestionPage[LegsListed]):
    """Lists what the figures counted, one by one."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(VISITS, tools)
        self._order = QComboBox()
        self._order.setObjectName("visits-order")
        self._order_words = label("quiet", text=translate("Console", "In which order"))
        self._order_words.setBuddy(self._order)
        self._order.setAccessibleName(self._order_words.text())
        orders = (
            translate("Console", "Newest first"),
            translate("Console", "Oldest first"),
            translate("Console", "Longest wait first"),
        )
        for order, words in zip(VisitOrder, orders, strict=True):
            self._order.addItem(words, order)
        self._card = Card("visits-card", translate("Console", "Every stay in a queue"))
        self._nobody = label(
            "", "visits-nobody", text=translate("Console", "No visit fits this choice."), wraps=True
        )
        self._table = FigureTable("visits-table")
        self._wide = WideTable(self._table)
        self._place = label("quiet", "visits-place")
        self._previous = self._button("previous", translate("Console", "Previous page"))
        self._next = self._button("next", translate("Console", "Next page"))
        self._to_list = self._button("to-list", translate("Console", "Back to the list"))
        self._save = {
            form: self._button(f"save-{form}", form.brief())
            for form in (FileFormat.CSV, FileFormat.XLSX)
        }
        every = translate("Console", "Every visit that fits this choice")
        for form, made in self._save.items():
            made.setToolTip(every)
            made.setAccessibleName(f"{form.words()}. {every}")
        self._story = StoryCard()
        self._lay_out()
        self._bind()
        self._show()

    def take_up(self, draft: LegsListed) -> None:
        """Show the same visits."""
        self._show_asked(draft.inquiry)
        self._order.setCurrentIndex(list(VisitOrder).index(draft.inquiry.order))
        self._answered(draft)

    def _lay_out(self) -> None:
        order_row = QWidget()
        order = FlowLayout(order_row)
        acts: tuple[QWidget, ...] = (
            *(self._order_words, self._order, self._to_list),
            *(*self._save.values(), self._told),
        )
        for widget in acts:
            order.addWidget(widget)
        turning = QHBoxLayout()
        turning.addWidget(self._place, 1)
        turning.addWidget(self._previous)
        turning.addWidget(self._next)
        self._card.column.addWidget(self._nobody)
        self._card.column.addWidget(self._wide)
        self._card.column.addLayout(turning)
        column = QVBoxLayout(self._answer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID_PX)
        column.addWidget(self._card)
        column.addWidget(self._story)
        column.addStretch(1)
        for part in (self._question, self._bar, order_row, self._message):
            self.column.addWidget(part)
        self.column.addWidget(self._answer, 1)

    def _bind(self) -> None:
        self._order.activated.connect(self._choose_order)
        self._table.chosen.connect(self._open)
        self._previous.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._to_list.clicked.connect(self._close_story)
        for form, made in self._save.items():
            made.clicked.connect(lambda _=False, form=form: self._save_as(form))

    def _ask(self, inquiry: Inquiry) -> None:
        self._order.setCurrentIndex(list(VisitOrder).index(inquiry.order))

        def act(request: Request) -> LegsListed:
            return list_visits(self._reception, inquiry, self._person, request)

        self._put(inquiry, act, self._answered)

    def _answered(self, listed: LegsListed) -> None:
        self._found = listed
        self._bar.show_answer(listed.unit, listed.today, listed.first, listed.last)
        self._show()
        self.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        listed = self._found
        told = listed is not None and listed.story is not None
        self._answer.setVisible(listed is not None)
        self._card.setVisible(not told)
        self._story.setVisible(told)
        self._to_list.setVisible(told)
        for widget in (self._order, self._order_words, *self._save.values()):
            widget.setVisible(not told)
        if listed is None:
            return
        if told:
            self._story.show_story(listed)
            return
        rows = stays_rows(listed)
        some = bool(rows)
        self._nobody.setVisible(not some)
        self._wide.setVisible(some)
        self._table.show_leading(stays_columns(), rows, [one.ticket.id for one in listed.listed])
        turned = len(listed.inquiry.after)
        more = listed.stays is not None and listed.stays.after is not None
        self._previous.setVisible(turned > 0)
        self._next.setVisible(more)
        first = turned * PAGE_ROWS
        text = translate("Console", "%1 to %2").replace("%1", str(first + 1))
        said = text.replace("%2", str(first + len(rows)))
        self._place.setText(from_its_side(said) if some else "")

    def _save_as(self, form: FileFormat) -> None:
        listed, person = self._found, self._person
        if listed is None:
            return
        path = self._saving.file(f"nouba-visits-{listed.first}-{listed.last}.{form}")
        if path:
            spoken = current_language()

            def act(request: Request) -> None:
                write_visits(self._reception, listed, path, spoken, person, request.part(0, 1))

            self._saving.write(act, path)

    def _choose_order(self) -> None:
        now = self._history.now
        if now:
            order = VisitOrder(self._order.currentData())
            self._history.ask(replace(now, order=order, after=(), visit=None))

    def _turn(self, steps: int) -> None:
        now, listed = self._history.now, self._found
        if now is None or listed is None or listed.stays is None:
            return
        if steps < 0:
            self._history.ask(replace(now, after=now.after[:-1]))
        elif listed.stays.after:
            self._history.ask(replace(now, after=(*now.after, listed.stays.after)))

    def _open(self, visit: UUID) -> None:
        now = self._history.now
        if now:
            self._history.ask(replace(now, visit=visit))

    def _close_story(self) -> None:
        now = self._history.now
        if now:
            self._history.ask(replace(now, visit=None))
