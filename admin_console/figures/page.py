"""A page of figures: one question, the report that answers it, and what becomes of the report."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from admin_console.figures.answer import Found, find
from admin_console.figures.errand import Errand
from admin_console.figures.inquiry import Inquiry, Only
from admin_console.figures.saving import Form
from admin_console.figures.trail_page import TrailPage
from admin_console.figures.view import DocumentView
from admin_console.flow import Flow
from admin_console.words import translate
from reception.csv_text import harmless
from reception.ports import VisitOrder
from reception.report_files.definitions import VISITS, Report
from reception.report_files.document import Document
from reception.report_files.words import span_words as days_words
from reception.wait_range import WaitRange
from ui_kit.translations import current_language
from ui_kit.wording import from_its_side, time_text, without_marks

if TYPE_CHECKING:
    from admin_console.tools import Tools


class FiguresPage(TrailPage[Found]):
    """Shows a report; its rows lead to single visits, and it may be saved and printed."""

    def __init__(self, report: Report, tools: "Tools") -> None:
        super().__init__(report, tools)
        self._acts = QWidget()
        self._refresh = self._button("refresh")
        self._copy = self._button("copy")
        self._save = {kind: self._button(f"save-{kind}") for kind in Form}
        self._view = DocumentView(report.page)
        self._lay_out()
        self._bind()

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self._refresh.setText(translate("Console", "Refresh"))
        self._copy.setText(translate("Console", "Copy"))
        self._copy.setToolTip(translate("Console", "Copy the tables"))
        self._copy.setAccessibleName(self._copy.toolTip())
        for form, button in self._save.items():
            button.setText(form.brief())
            button.setToolTip(form.words())
            button.setAccessibleName(form.words())
        if self._found:
            self._found = self._found.in_language(current_language())
        super().retranslate()

    def _lay_out(self) -> None:
        acts = Flow(self._acts, ends=True)
        for button in (self._refresh, self._copy, *self._save.values()):
            acts.addWidget(button)
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, 0, 0, 0)
        answer.addWidget(self._view)
        # In a narrow window it goes on below.
        self.aside.setWordWrap(True)
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head.setStretch(self.head.indexOf(self.aside), 1)
        asked = QHBoxLayout()
        asked.addWidget(self._question, 1)
        asked.addWidget(self._acts, 2)
        self.column.addLayout(asked)
        parts: tuple[QWidget, ...] = (self._told, self._bar, self._trouble)
        for part in parts:
            self.column.addWidget(part)
        self.column.addWidget(self._answer, 1)

    def _bind(self) -> None:
        self._refresh.clicked.connect(self.refresh)
        self._copy.clicked.connect(self._copy_tables)
        self._view.chosen.connect(self._drill)
        for kind, button in self._save.items():
            button.clicked.connect(lambda _=False, one=kind: self._save_as(one))

    def _ask(self, inquiry: Inquiry) -> None:
        person, spoken = self._person, current_language()
        if person is None:
            return

        def act(errand: Errand) -> Found:
            return find(self._reception(), inquiry, person, spoken, errand)

        self._put(inquiry, act, self._answered)

    def _answered(self, found: Found) -> None:
        if self._person is None:
            return
        # The language may have been changed meanwhile.
        self._found = found.in_language(current_language())
        self._say("")
        document = self._found.document
        self._bar.show_answer(found.answers.unit, found.today, document.first, document.last)
        self._show()

    def _show(self) -> None:
        found = self._found
        document = found.document if found else None
        self.aside.setText(head_words(document) if document else "")
        for widget in (self._copy, *self._save.values()):
            widget.setEnabled(document is not None and not document.empty)
        # What a single visitor lived is told at her site alone.
        self._view.show_document(document, opens=found is not None and not found.inquiry.site)

    def _drill(self, chosen: Only | WaitRange) -> None:
        """List the single visits that a figure was counted of."""
        now = self._trail.now
        if now is None or now.site:
            return
        if isinstance(chosen, WaitRange):
            listed = now.with_waited(chosen).of(VISITS)
            self._trail.ask(replace(listed, order=VisitOrder.LONGEST_WAIT))
        else:
            self._trail.ask(now.with_only(*chosen).of(VISITS))

    def _copy_tables(self) -> None:
        rows = self._view.texts()
        text = "\n".join("\t".join(harmless(cell) for cell in row) for row in rows)
        QGuiApplication.clipboard().setText(without_marks(text))
        self._say(translate("Console", "The tables are copied."))

    def _save_as(self, kind: Form) -> None:
        if self._found and self._person:
            self._saving.save(kind, self._found, self._person)


def head_words(document: Document) -> str:
    """Return which days a report is of, until when, and with which days it is compared."""
    said = [days_words(document.first, document.last, document.language)]
    if document.compared:
        compared = translate("Console", "compared with %1")
        if document.compared_until:
            compared = translate("Console", "compared with %1 up to %2, office time")
            compared = compared.replace("%2", time_text(document.compared_until))
        days = days_words(*document.compared, document.language)
        said.append(compared.replace("%1", days))
    made = translate("Console", "as of %1")
    said.append(made.replace("%1", time_text(document.made_at)))
    return from_its_side(" \u00b7 ".join(said))
