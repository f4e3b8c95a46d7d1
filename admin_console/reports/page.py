"""A page of figures: one question, the report that answers it, and what becomes of the report."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from admin_console.messages import explain
from admin_console.page import ConsolePage, label
from admin_console.reports.answer import Errand, Errands, Found, find
from admin_console.reports.bar import InquiryBar
from admin_console.reports.busy import Veil
from admin_console.reports.question import Inquiry, Only
from admin_console.reports.saving import FileFormat, Saving
from admin_console.reports.view import DocumentView
from admin_console.reports.words import page_title
from admin_console.tools import FlowLayout
from admin_console.words import translate
from reception.domain.language import text_in
from reception.domain.unit import Person
from reception.domain.wait import WaitRange
from reception.reports.definitions import VISITS, Report
from reception.reports.document import Document
from reception.reports.model import VisitOrder
from reception.reports.report_words import wording
from reception.reports.words import span_words as days_words
from reception.system.files import harmless
from reception.system.progress import AnswerStoppedError
from ui_kit.translations import current_language
from ui_kit.words import from_its_side, time_text, without_marks

if TYPE_CHECKING:
    from admin_console.tools import Tools


class TrailPage[Answer](ConsolePage):
    """Asks what the trail says, and shows the answer until the next one is there."""

    def __init__(self, report: Report, tools: "Tools") -> None:
        super().__init__(f"{report.page}-page")
        self.report = report
        self._reception = tools.reception
        self._trail = tools.trail
        self._person: Person | None = None
        self._found: Answer | None = None
        self._errands = Errands(tools.long_work, self)
        self._saving = Saving(tools, self)
        self._question = label("quiet", f"{report.page}-question", wraps=True)
        self._bar = InquiryBar(report)
        self._trouble = label("warning", f"{report.page}-trouble", wraps=True)
        self._told = label("quiet", f"{report.page}-told", wraps=True)
        self._answer = QWidget()
        self._veil = Veil(self._answer)
        self._bar.asked.connect(self._trail.ask)
        self._bar.walked.connect(self._trail.go)
        self._errands.dimmed.connect(self._veil.dim)
        self._errands.told.connect(self._veil.tell)
        self._errands.ended.connect(self._veil.hide)
        self._veil.stopped.connect(self._stop)
        self._saving.told.connect(self._say)
        self._saving.failed.connect(self._say_trouble)
        self._saving.progressed.connect(lambda done: self._veil.tell(done, saves=True))
        self._saving.ended.connect(self._veil.hide)

    @property
    def found(self) -> Answer | None:
        """Return the answer that is shown."""
        return self._found

    def open_for(self, person: Person) -> None:
        """Begin with nothing of whoever was here before."""
        self._person = person

    def refresh(self) -> None:
        """Ask what the trail says; a page that one comes to by the side bar keeps the days."""
        now = self._trail.now or Inquiry()
        if self._trail.now is None or now.report is not self.report:
            self._trail.ask(now.of(self.report))
            return
        self._ask(now)

    def forget(self) -> None:
        """Drop every answer and every question."""
        self._errands.stop()
        self._saving.forget()
        self._person = self._found = None
        self._trail.forget()
        self._show()
        self._say_trouble("")

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(page_title(self.report.code))
        question = wording().reports[self.report.code].question
        self._question.setText(text_in(question, current_language()) if question else "")
        self._bar.retranslate()
        self._veil.retranslate()
        self._say("")
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own
        """Want no answer on a page that was left: the next question would wait for it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._errands.stop()

    def _ask(self, inquiry: Inquiry) -> None:
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError

    def _put(
        self,
        inquiry: Inquiry,
        act: Callable[[Errand], Answer],
        answered: Callable[[Answer], None],
    ) -> None:
        """Let a question be answered in the worker, and show meanwhile what is asked."""
        self._bar.show_inquiry(
            inquiry, back=self._trail.can_go_back, forward=self._trail.can_go_forward
        )
        self._say_trouble("")
        self._errands.run(act, answered, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AnswerStoppedError):
            self._say_trouble(explain(error))

    def _stop(self) -> None:
        if self._saving.is_busy:
            self._saving.stop()
            return
        self._errands.stop()
        self._say_trouble(
            translate("Console", "Stopped. What is shown is the answer to the question before.")
            if self._found
            else translate("Console", "Stopped.")
        )

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _say_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"{self.report.page}-{name}")
        button.setProperty("kind", "small")
        return button


class FiguresPage(TrailPage[Found]):
    """Shows a report; its rows lead to single visits, and it may be saved and printed."""

    def __init__(self, report: Report, tools: "Tools") -> None:
        super().__init__(report, tools)
        self._acts = QWidget()
        self._refresh = self._button("refresh")
        self._copy = self._button("copy")
        self._save = {kind: self._button(f"save-{kind}") for kind in FileFormat}
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
        acts = FlowLayout(self._acts, ends=True)
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

    def _save_as(self, kind: FileFormat) -> None:
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
