"""A page of figures: one question, the report that answers it, and what becomes of the report."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QPushButton, QWidget

from admin_console.messages import explain
from admin_console.page import ConsolePage
from admin_console.reports.answer import BusyOverlay, FiguresFound, Request, Requests, find
from admin_console.reports.bar import QuestionBar
from admin_console.reports.question import Only, PageQuestion, page_title
from admin_console.reports.saving import FileFormat, Saving
from admin_console.reports.view import DocumentView
from admin_console.tools import Tools
from admin_console.widgets import FlowLayout, OnPress, boxed, button, column_of, put, row_of, tell
from admin_console.words import filled, hour_words, localized, translate
from reception.domain.expected_wait import WaitRange
from reception.reports.build import Report
from reception.reports.document import Document
from reception.reports.model import VisitOrder
from reception.reports.report_list import VISITS
from reception.reports.words import span_words as days_words
from reception.reports.words import wording
from reception.system.csv_text import harmless
from reception.system.progress import AnswerStoppedError
from ui_kit.roles import text_label
from ui_kit.translations import current_language
from ui_kit.words import from_its_side, without_marks


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
        self._question = text_label("quiet", f"{name}-question", text=question, wraps=True)
        self._message = text_label("warning", f"{name}-message", wraps=True)
        self._told = text_label("quiet", f"{name}-told", wraps=True)
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
        tell(self._told, text)

    def _say_message(self, text: str) -> None:
        tell(self._message, text)

    def _button(self, name: str, text: str, act: OnPress) -> QPushButton:
        return button(text, f"{self.name}-{name}", act, kind="small")

    def _copy_button(self, act: OnPress) -> QPushButton:
        made = self._button("copy", translate("Console", "Copy"), act)
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
            report.page, page_title(report.code), localized(question) if question else "", tools
        )
        self.report = report
        self._saving = Saving(tools, self)
        self._bar = QuestionBar(report)
        self._bar.asked.connect(self._history.ask)
        self._bar.walked.connect(self._history.go)
        self._saving.told.connect(self._say)
        self._saving.failed.connect(self._say_message)
        self._saving.progressed.connect(lambda done: self._busy.tell(done, saves=True))
        self._saving.ended.connect(self._busy.hide)

    def refresh(self) -> None:
        """Ask what the history says; a page that one comes to by the side bar keeps the days."""
        now = self._history.now or PageQuestion()
        if self._history.now is None or now.report is not self.report:
            self._history.ask(now.of(self.report))
            return
        self._ask(now)

    def give_up(self) -> None:
        """Want no answer and no file any more."""
        super().give_up()
        self._saving.give_up()

    def _save_buttons(self, *forms: FileFormat) -> Mapping[FileFormat, QPushButton]:
        made = {}
        for form in forms:
            made[form] = self._button(
                f"save-{form}", form.brief(), lambda _=False, form=form: self._save_as(form)
            )
            made[form].setToolTip(form.words())
            made[form].setAccessibleName(form.words())
        return made

    def _save_as(self, form: FileFormat) -> None:
        raise NotImplementedError

    def _ask(self, asked: PageQuestion) -> None:
        raise NotImplementedError

    def _show_asked(self, asked: PageQuestion) -> None:
        self._bar.show_question(
            asked, back=self._history.can_go_back, forward=self._history.can_go_forward
        )

    def _put(
        self,
        asked: PageQuestion,
        act: Callable[[Request], Answer],
        answered: Callable[[Answer], None],
    ) -> None:
        """Let a question be answered in the worker, and show meanwhile what is asked."""
        self._show_asked(asked)
        self._say_message("")
        self._requests.run(act, answered, self._failed)

    def _stop(self) -> None:
        if self._saving.is_busy:
            self._saving.stop()
        else:
            super()._stop()


class FiguresPage(QuestionPage[FiguresFound]):
    """Shows a report; its rows lead to single visits, and it may be saved and printed."""

    def __init__(self, report: Report, tools: Tools) -> None:
        super().__init__(report, tools)
        self._refresh = self._button("refresh", translate("Console", "Refresh"), self.refresh)
        self._copy = self._copy_button(lambda: self._copy_rows(self._view.texts()))
        self._save = self._save_buttons(*FileFormat)
        self._view = DocumentView(report.page)
        self._view.chosen.connect(self._drill)
        self._lay_out()
        self._show()

    def take_up(self, draft: FiguresFound) -> None:
        """Show the same answer; nothing is asked again."""
        self._show_asked(draft.asked)
        self._answered(draft)

    def _lay_out(self) -> None:
        acts = FlowLayout(self._refresh, self._copy, *self._save.values(), ends=True)
        self._answer.setLayout(column_of(self._view))
        # In a narrow window it goes on below.
        self.aside.setWordWrap(True)
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head.setStretch(self.head.indexOf(self.aside), 1)
        put(
            self.column,
            row_of((self._question, 1), (boxed(acts), 2)),
            self._told,
            self._bar,
            self._message,
            (self._answer, 1),
        )

    def _ask(self, asked: PageQuestion) -> None:
        spoken = current_language()

        def act(request: Request) -> FiguresFound:
            return find(self._reception, asked, self._person, spoken, request)

        self._put(asked, act, self._answered)

    def _answered(self, found: FiguresFound) -> None:
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
        self._view.show_document(document, opens=found is not None and not found.asked.site)

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

    def _save_as(self, form: FileFormat) -> None:
        if self._found:
            self._saving.save(form, self._found, self._person)


def head_words(document: Document) -> str:
    """Return which days a report is of, until when, and with which days it is compared."""
    said = [days_words(document.first, document.last, document.language)]
    if document.compared:
        days = days_words(*document.compared, document.language)
        compared = filled(translate("Console", "compared with %1"), days)
        if document.compared_until:
            text = translate("Console", "compared with %1 up to %2, office time")
            compared = filled(text, days, hour_words(document.compared_until))
        said.append(compared)
    said.append(filled(translate("Console", "as of %1"), hour_words(document.made_at)))
    return from_its_side(" \u00b7 ".join(said))
