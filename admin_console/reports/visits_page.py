"""The page of single visits: a list page by page, and one visit with everything of it."""

from dataclasses import replace
from uuid import UUID

from admin_console.reports.answer import Request
from admin_console.reports.page import QuestionPage
from admin_console.reports.question import PageQuestion
from admin_console.reports.saving import FileFormat, write_visits
from admin_console.reports.visit_card import (
    PAGE_ROWS,
    LegsListed,
    StoryCard,
    leg_columns,
    leg_rows,
    list_visits,
)
from admin_console.table import FigureTable, WideTable
from admin_console.tools import Tools
from admin_console.widgets import Card, FlowLayout, boxed, choice, column_of, put, row_of
from admin_console.words import filled, translate
from reception.reports.model import VisitOrder
from reception.reports.report_list import VISITS
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import from_its_side


class VisitsPage(QuestionPage[LegsListed]):
    """Lists what the figures counted, one by one."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(VISITS, tools)
        self._order_words = text_label("quiet", text=translate("Console", "In which order"))
        orders = (
            translate("Console", "Newest first"),
            translate("Console", "Oldest first"),
            translate("Console", "Longest wait first"),
        )
        self._order = choice(
            "visits-order",
            self._order_words.text(),
            zip(VisitOrder, orders, strict=True),
            self._choose_order,
        )
        self._order_words.setBuddy(self._order)
        self._card = Card("visits-card", translate("Console", "Every stay in a queue"))
        self._nobody = text_label(
            "", "visits-nobody", text=translate("Console", "No visit fits this choice."), wraps=True
        )
        self._table = FigureTable("visits-table")
        self._table.setAccessibleName(self._card.heading.text())
        self._wide = WideTable(self._table)
        self._place = text_label("quiet", "visits-place")
        previous, following = (
            translate("Console", "Previous page"),
            translate("Console", "Next page"),
        )
        self._previous = self._button("previous", previous, lambda: self._turn(-1))
        self._next = self._button("next", following, lambda: self._turn(1))
        self._to_list = self._button(
            "to-list", translate("Console", "Back to the list"), self._close_story
        )
        self._save = self._save_buttons(FileFormat.CSV, FileFormat.XLSX)
        every = translate("Console", "Every visit that fits this choice")
        for made in self._save.values():
            made.setAccessibleName(f"{made.toolTip()}. {every}")
            made.setToolTip(every)
        self._story = StoryCard()
        self._table.chosen.connect(self._open)
        self._lay_out()
        self._show()

    def take_up(self, draft: LegsListed) -> None:
        """Show the same visits."""
        self._show_asked(draft.asked)
        self._order.setCurrentIndex(list(VisitOrder).index(draft.asked.order))
        self._answered(draft)

    def _lay_out(self) -> None:
        order = FlowLayout(
            *(self._order_words, self._order, self._to_list), *self._save.values(), self._told
        )
        put(
            self._card.column,
            self._nobody,
            self._wide,
            row_of((self._place, 1), self._previous, self._next),
        )
        self._answer.setLayout(column_of(self._card, self._story, None, spacing=2 * GRID_PX))
        put(self.column, self._question, self._bar, boxed(order), self._message, (self._answer, 1))

    def _ask(self, asked: PageQuestion) -> None:
        self._order.setCurrentIndex(list(VisitOrder).index(asked.order))

        def act(request: Request) -> LegsListed:
            return list_visits(self._reception, asked, self._person, request)

        self._put(asked, act, self._answered)

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
        rows = leg_rows(listed)
        some = bool(rows)
        self._nobody.setVisible(not some)
        self._wide.setVisible(some)
        self._table.show_leading(leg_columns(), rows, [one.ticket.id for one in listed.listed])
        turned = len(listed.asked.after)
        more = listed.page is not None and listed.page.after is not None
        self._previous.setVisible(turned > 0)
        self._next.setVisible(more)
        first = turned * PAGE_ROWS
        said = filled(translate("Console", "%1 to %2"), first + 1, first + len(rows))
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
        if now is None or listed is None or listed.page is None:
            return
        if steps < 0:
            self._history.ask(replace(now, after=now.after[:-1]))
        elif listed.page.after:
            self._history.ask(replace(now, after=(*now.after, listed.page.after)))

    def _open(self, visit: UUID) -> None:
        now = self._history.now
        if now:
            self._history.ask(replace(now, visit=visit))

    def _close_story(self) -> None:
        now = self._history.now
        if now:
            self._history.ask(replace(now, visit=None))
