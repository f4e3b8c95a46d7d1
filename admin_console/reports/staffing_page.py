"""The page of staffing: how many counters each half hour needs, by the unit's own past."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from admin_console.reports.answer import Request
from admin_console.reports.page import AnswerPage, head_words
from admin_console.reports.saving import FileFormat, Saving
from admin_console.reports.view import DocumentView
from admin_console.tools import Tools
from admin_console.widgets import FlowLayout, boxed, button, choice, column_of, put
from admin_console.words import minutes_words, translate
from reception.domain.unit import Unit
from reception.reports.question import ReportQuestion
from reception.reports.xlsx import write_xlsx
from reception.staffing.model import StaffingAnswer, StaffingQuestion
from reception.staffing.told import DETAILS, staffing_document, write_staffing_csv
from reception.system.files import written_whole
from ui_kit.report_pages.pdf import draw_pdf
from ui_kit.report_pages.pieces import WORKBOOK
from ui_kit.roles import text_label
from ui_kit.translations import current_language
from ui_kit.words import from_its_side

NAME = "staffing"
_WITHIN = tuple(timedelta(minutes=one) for one in (5, 10, 15, 20, 30, 45, 60))
_SHARES_PCT = (70, 75, 80, 85, 90, 95)


@dataclass(frozen=True, slots=True)
class StaffingFound:
    """A week's plan, and the unit that it is for."""

    answer: StaffingAnswer
    unit: Unit


class StaffingPage(AnswerPage[StaffingFound]):
    """Asks for a target, and shows the plan of a week that reaches it; never a person."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            NAME,
            translate("Console", "Staffing"),
            translate("Console", "How many counters does each half hour need, and for what?"),
            tools,
        )
        self._share = choice(
            f"{NAME}-share",
            translate("Console", "Called in time"),
            [(one, from_its_side(f"{one} %")) for one in _SHARES_PCT],
            lambda: None,
        )
        self._within = choice(
            f"{NAME}-within",
            translate("Console", "In time is within"),
            [(one, minutes_words(one)) for one in _WITHIN],
            lambda: None,
        )
        asked = StaffingQuestion()
        self._share.setCurrentIndex(self._share.findData(int(asked.target_pct)))
        self._within.setCurrentIndex(_WITHIN.index(asked.within))
        self._plan = button(translate("Console", "Plan a week"), f"{NAME}-plan", self._ask)
        self._copy = self._copy_button(lambda: self._copy_rows(self._view.texts()))
        self._saving = Saving(tools, self)
        self._saving.told.connect(self._say)
        self._saving.failed.connect(self._say_message)
        self._saving.progressed.connect(lambda done: self._busy.tell(done, saves=True))
        self._saving.ended.connect(self._busy.hide)
        self._save = {
            form: self._button(
                f"save-{form}", form.brief(), lambda _=False, form=form: self._save_as(form)
            )
            for form in (FileFormat.CSV, FileFormat.XLSX, FileFormat.PDF)
        }
        for form, widget in self._save.items():
            widget.setToolTip(form.words())
            widget.setAccessibleName(form.words())
        self._view = DocumentView(NAME)
        self._lay_out()
        self._show()

    def hand_over(self) -> tuple[int, int, StaffingFound | None]:
        """Return what was chosen, and what was found."""
        return self._share.currentIndex(), self._within.currentIndex(), self._found

    def take_up(self, draft: Any) -> None:
        """Show the same answer; nothing is asked again."""
        share, within, found = draft
        self._share.setCurrentIndex(share)
        self._within.setCurrentIndex(within)
        if found:
            self._answered(found)

    def refresh(self) -> None:
        """Ask nothing: a plan takes half a minute, and is asked for."""

    def give_up(self) -> None:
        """Want no answer and no file any more."""
        super().give_up()
        self._saving.give_up()

    def _stop(self) -> None:
        if self._saving.is_busy:
            self._saving.stop()
        else:
            super()._stop()

    def _lay_out(self) -> None:
        labels = (
            text_label("quiet", text=one.accessibleName()) for one in (self._share, self._within)
        )
        share, within = labels
        asks = boxed(FlowLayout(share, self._share, within, self._within, self._plan))
        acts = boxed(FlowLayout(self._copy, *self._save.values(), self._told))
        self._answer.setLayout(column_of(self._view))
        put(self.column, self._question, asks, acts, self._message, (self._answer, 1))

    def _ask(self) -> None:
        question = StaffingQuestion(
            target_pct=float(self._share.currentData()), within=self._within.currentData()
        )

        def act(request: Request) -> StaffingFound:
            watch = request.part(0, 1)
            answer = self._reception.staffing.answer(question, asking=self._person, watch=watch)
            return StaffingFound(answer, self._reception.hall.unit())

        self._say("")
        self._say_message("")
        self._requests.run(act, self._answered, self._failed)

    def _answered(self, found: StaffingFound) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        found = self._found
        document = (
            staffing_document(found.answer, found.unit, current_language()) if found else None
        )
        self.aside.setText(head_words(document) if document else "")
        for widget in (self._copy, *self._save.values()):
            widget.setEnabled(document is not None)
        if document:
            # Each half hour in detail is for files, which are as wide as it is.
            shown = [one for one in document.sections if one.name != DETAILS]
            document = replace(document, sections=shown)
        self._view.show_document(document, opens=False)

    def _save_as(self, form: FileFormat) -> None:
        found = self._found
        if found is None:
            return
        answer, spoken = found.answer, current_language()
        path = self._saving.file(f"nouba-staffing-{answer.first}-{answer.last}.{form}")
        if path is None:
            return
        taken = ReportQuestion(first=answer.first, last=answer.last)

        def write(request: Request, path: Path = path) -> None:
            self._reception.reports.take_out(f"staffing {form}", taken, asking=self._person)
            if form is FileFormat.CSV:
                with written_whole(path) as stream:
                    write_staffing_csv(answer, stream)
                return
            document = staffing_document(answer, found.unit, spoken)
            if form is FileFormat.PDF:
                draw_pdf(document, path, request.part(0, 1))
            else:
                write_xlsx(document, path, WORKBOOK, watch=request.part(0, 1))

        self._saving.write(write, path)
