"""What every page of the past has: it asks what the trail says, and shows it once it is known."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton, QWidget

from admin_console.failures import explain
from admin_console.figures.bar import InquiryBar
from admin_console.figures.errand import Errand, Errands
from admin_console.figures.inquiry import Inquiry
from admin_console.figures.saving import Saving
from admin_console.figures.veil import Veil
from admin_console.figures.words import page_title
from admin_console.parts import Page, label
from admin_console.words import translate
from reception.domain.language import text_in
from reception.domain.unit import Person
from reception.progress import AnswerStoppedError
from reception.report_files.definitions import Report
from reception.report_wording import wording
from ui_kit.translations import current_language

if TYPE_CHECKING:
    from admin_console.tools import Tools


class TrailPage[Answer](Page):
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
