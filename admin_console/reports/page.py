"""A page of figures: one question, the report that answers it, and what becomes of the report."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from admin_console.messages import explain
from admin_console.page import ConsolePage, button, label
from admin_console.reports.answer import Found, Request, Requests, find
from admin_console.reports.bar import InquiryBar
from admin_console.reports.busy import BusyOverlay
from admin_console.reports.question import Inquiry, Only
from admin_console.reports.saving import FileFormat, Saving
from admin_console.reports.view import DocumentView
from admin_console.reports.words import page_title
from admin_console.tools import FlowLayout, Tools
from admin_console.words import translate
from reception.domain.language import text_in
from reception.domain.wait import WaitRange
from reception.reports.build import Report
from reception.reports.document import Document
from reception.reports.model import VisitOrder
from reception.reports.report_list import VISITS
from reception.reports.words import span_words as days_words
from reception.reports.words import wording
from reception.system.files import harmless
from reception.system.progress import AnswerStoppedError
from ui_kit.translations import current_language
from ui_kit.words import from_its_side, time_text, without_marks


class AnswerPage[Answer](ConsolePage):
    """Asks in the worker, and shows the answer until the next one is there."""

    def __init__(self, name: str, title: str, question: str, tools: Tools) -> None:
        super().__init__(f"{name}-page", title)
        self.name = name
        self._reception = tools.reception
        self._history = tools.history
        self._person = tools.person
        self._found: Answer | None = None
        self._requests = Requests(tools.long_work, self)
        self._question = label("quiet", f"{name}-question", text=question, wraps=True)
        self._message = label("warning", f"{name}-trouble", wraps=True)
        self._told = label("quiet", f"{name}-told", wraps=True)
        self._answer = QWidget()
        self._busy = BusyOverlay(self._answer)
        self._requests.dimmed.connect(self._busy.dim)
        self._requests.told.connect(self._busy.tell)
        self._requests.ended.connect(self._busy.hide)
        self._busy.stopped.connect(self._stop)
        self._say("")
        self._say_message("")

    @property
    def found(self) -> Answer | None:
        """Return the answer that is shown."""
        return self._found

    def hand_over(self) -> Any:
        """Return the answer, unless another one is on its way."""
        return None if self._requests.is_busy else self._found

    def give_up(self) -> None:
        """Want no answer any more."""
        self._requests.stop()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own
        """Want no answer on a page that was left: the next question would wait for it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._requests.stop()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AnswerStoppedError):
            self._say_message(explain(error))

    def _stop(self) -> None:
        self._requests.stop()
        self._say_message(
            translate("Console", "Stopped. What is shown is the answer to the question before.")
            if self._found
            else translate("Console", "Stopped.")
        )

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _say_message(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _button(self, name: str, text: str) -> QPushButton:
        return button(text, f"{self.name}-{name}", kind="small")

    def _copy_button(self) -> QPushButton:
        made = self._button("copy", translate("Console", "Copy"))
        made.setToolTip(translate("Console", "Copy the tables"))
        made.setAccessibleName(made.toolTip())
        return made

    def _copy_rows(self, rows: Iterable[Sequence[str]]) -> None:
        text = "\n".join("\t".join(harmless(cell) for cell in row) for row in rows)
        QGuiApplication.clipboard().setText(without_marks(text))
        self._say(translate("Console", "The tables are copied."))


class QuestionPage[Answer](AnswerPage[Answer]):
    """Asks what the history of questions says now."""

    def __init__(self, report: Report, tools: Tools) -> None:
        question = wording().reports[report.code].question
        super().__init__(
            report.page,
            page_title(report.code),
            text_in(question, current_language()) if question else "",
            tools,
        )
        self.report = report
        self._saving = Saving(tools, self)
        self._bar = InquiryBar(report)
        self._bar.asked.connect(self._history.ask)
        self._bar.walked.connect(self._history.go)
        self._saving.told.connect(self._say)
        self._saving.failed.connect(self._say_message)
        self._saving.progressed.connect(lambda done: self._busy.tell(done, saves=True))
        self._saving.ended.connect(self._busy.hide)

    def refresh(self) -> None:
        """Ask what the history says; a page that one comes to by the side bar keeps the days."""
        now = self._history.now or Inquiry()
        if self._history.now is None or now.report is not self.report:
            self._history.ask(now.of(self.report))
            return
        self._ask(now)

    def give_up(self) -> None:
        """Want no answer and no file any more."""
        super().give_up()
        self._saving.give_up()

    def _ask(self, inquiry: Inquiry) -> None:
        raise NotImplementedError

    def _show_asked(self, inquiry: Inquiry) -> None:
        self._bar.show_inquiry(
            inquiry, back=self._history.can_go_back, forward=self._history.can_go_forward
        )

    def _put(
        self,
        inquiry: Inquiry,
        act: Callable[[Request], Answer],
        answered: Callable[[Answer], None],
    ) -> None:
        """Let a question be answered in the worker, and show meanwhile what is asked."""
        self._show_asked(inquiry)
        self._say_message("")
        self._requests.run(act, answered, self._failed)

    def _stop(self) -> None:
        if self._saving.is_busy:
            self._saving.stop()
        else:
            super()._stop()


class FiguresPage(QuestionPage[Found]):
    """Shows a report; its rows lead to single visits, and it may be saved and printed."""

    def __init__(self, report: Report, tools: Tools) -> None:
        super().__init__(report, tools)
        self._refresh = self._button("refresh", translate("Console", "Refresh"))
        self._copy = self._copy_button()
        self._save = {form: self._button(f"save-{form}", form.brief()) for form in FileFormat}
        self._view = DocumentView(report.page)
        self._refresh.clicked.connect(self.refresh)
        self._copy.clicked.connect(lambda: self._copy_rows(self._view.texts()))
        self._view.chosen.connect(self._drill)
        for form, made in self._save.items():
            made.setToolTip(form.words())
            made.setAccessibleName(form.words())
            made.clicked.connect(lambda _=False, form=form: self._save_as(form))
        self._lay_out()
        self._show()

    def take_up(self, draft: Found) -> None:
        """Show the same answer; nothing is asked again."""
        self._show_asked(draft.inquiry)
        self._answered(draft)

    def _lay_out(self) -> None:
        whole = QWidget()
        acts = FlowLayout(whole, ends=True)
        for made in (self._refresh, self._copy, *self._save.values()):
            acts.addWidget(made)
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, 0, 0, 0)
        answer.addWidget(self._view)
        # In a narrow window it goes on below.
        self.aside.setWordWrap(True)
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head.setStretch(self.head.indexOf(self.aside), 1)
        asked = QHBoxLayout()
        asked.addWidget(self._question, 1)
        asked.addWidget(whole, 2)
        self.column.addLayout(asked)
        for part in (self._told, self._bar, self._message):
            self.column.addWidget(part)
        self.column.addWidget(self._answer, 1)

    def _ask(self, inquiry: Inquiry) -> None:
        spoken = current_language()

        def act(request: Request) -> Found:
            return find(self._reception, inquiry, self._person, spoken, request)

        self._put(inquiry, act, self._answered)

    def _answered(self, found: Found) -> None:
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
        now = self._history.now
        if now is None or now.site:
            return
        if isinstance(chosen, WaitRange):
            listed = now.with_waited(chosen).of(VISITS)
            self._history.ask(replace(listed, order=VisitOrder.LONGEST_WAIT))
        else:
            self._history.ask(now.with_only(*chosen).of(VISITS))

    def _save_as(self, kind: FileFormat) -> None:
        if self._found:
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
