"""The page "waits": how long people waited in a period, with what the figures mean."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from admin_console.failures import explain
from admin_console.pages import ChooseFile
from admin_console.parts import (
    Card,
    FigureTile,
    Page,
    label,
    side_by_side,
)
from admin_console.table import ReadingTable
from admin_console.waits.definitions import Definitions
from admin_console.waits.period_bar import PeriodBar
from admin_console.waits.question import Answer, Question, answer
from admin_console.waits.rows import (
    as_text,
    outcome_columns,
    outcome_rows,
    wait_columns,
    wait_rows,
)
from admin_console.words import duration_words, percent_words, translate
from reception.csv_text import harmless
from reception.domain.metrics import LEAST_FOR_P90, Figures
from reception.domain.unit import Person
from reception.whole_file import written_whole
from reception.zone import unit_zone
from ui_kit.background import Background
from ui_kit.wording import date_text, from_its_side, time_text

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.reports import WaitsReport

_TILES = ("arrived", "served", "mean", "median", "p90", "service-level")


class WaitsPage(Page):
    """Shows a report, saves it and copies it."""

    def __init__(
        self,
        reception: "Callable[[], Reception]",
        background: Background,
        choose_file: ChooseFile,
    ) -> None:
        super().__init__("waits-page")
        self._reception = reception
        self._background = background
        self._choose_file = choose_file
        self._person: Person | None = None
        self._answer: Answer | None = None
        self._asked: Question | None = None
        self._bar = PeriodBar()
        self._trouble = label("warning", "waits-trouble", wraps=True)
        self._told = label("quiet", "waits-told")
        self._caution = label("warning", "waits-caution", wraps=True)
        self._caution.hide()
        self._tiles = {name: FigureTile(f"waits-{name}") for name in _TILES}
        self._card = Card("waits-card")
        self._waits, self._outcomes = ReadingTable("waits-table"), ReadingTable("outcomes-table")
        self._outcomes_card = Card("outcomes-card")
        self._nobody = label("", "waits-nobody", wraps=True)
        self._key = label("small", "waits-key", wraps=True)
        self._refresh = self._button("refresh-waits", self.refresh)
        self._copy = self._button("copy", self._copy_tables)
        self._save = self._button("save-csv", self._save_csv)
        self._definitions_card = Card("definitions-card")
        self._definitions = Definitions()
        self._bar.asked.connect(self._ask)
        self._lay_out()
        self._show_trouble("")

    def open_for(self, person: Person) -> None:
        """Show today's report to a person who has just signed in, and nothing of the last one's."""
        self._person = person
        self._answer = None
        self._bar.show_question(Question())

    def refresh(self) -> None:
        """Make the report anew."""
        self._ask(self._bar.question)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(translate("Console", "Waiting times"))
        self._refresh.setText(translate("Console", "Refresh"))
        self._copy.setText(translate("Console", "Copy the tables"))
        self._save.setText(translate("Console", "Save as CSV"))
        self._nobody.setText(translate("Console", "No ticket was given in this period."))
        self._key.setText(
            translate(
                "Console",
                "Bar: the full part ends at the median, the pale part at the 90th percentile.",
            )
        )
        self._card.heading.setText(translate("Console", "How long they waited"))
        self._outcomes_card.heading.setText(translate("Console", "What became of them"))
        self._definitions_card.heading.setText(translate("Console", "What the figures mean"))
        self._bar.retranslate()
        self._definitions.retranslate()
        self._told.clear()
        self._show()

    def _lay_out(self) -> None:
        acts = side_by_side((self._card.heading, self._told))
        acts.addStretch()
        for button in (self._refresh, self._copy, self._save):
            acts.addWidget(button)
        self._card.column.insertLayout(0, acts)
        for widget in (self._nobody, self._waits, self._key):
            self._card.column.addWidget(widget)
        self._outcomes_card.column.addWidget(self._outcomes)
        self._definitions_card.column.addWidget(self._definitions)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._trouble)
        self.column.addLayout(side_by_side(self._tiles.values()))
        self.column.addWidget(self._caution)
        for card in (self._card, self._outcomes_card, self._definitions_card):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def _ask(self, question: Question) -> None:
        person = self._person
        if person is None:
            return
        self._asked = question
        self._background.run(
            lambda: answer(self._reception(), question, person),
            done=self._answered,
            failed=lambda error: self._failed(error, question),
        )

    def _answered(self, found: Answer) -> None:
        # An answer to a question that was replaced meanwhile is not shown.
        if found.question is self._asked and self._person:
            self._answer = found
            self._show_trouble("")
            self._told.clear()
            self._bar.show_days(found.report.first, found.report.last)
            self._show()

    def _failed(self, error: Exception, question: Question | None = None) -> None:
        if question is None or question is self._asked:
            self._show_trouble(explain(error))

    def _show_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def _show(self) -> None:
        found = self._answer
        for frame in (*self._tiles.values(), self._card, self._outcomes_card):
            frame.setVisible(found is not None)
        if found is None:
            return
        report = found.report
        self.aside.setText(_span_words(report))
        self._show_tiles(report.total)
        self._show_caution(report.total)
        some = report.total.arrived > 0
        for widget in (self._waits, self._key, self._outcomes_card, self._copy, self._save):
            widget.setVisible(some)
        self._nobody.setVisible(not some)
        by = report.by[0]
        self._waits.show_rows(wait_columns(by), wait_rows(report, found.unit))
        self._outcomes.show_rows(outcome_columns(by), outcome_rows(report, found.unit))

    def _show_tiles(self, total: Figures) -> None:
        few = 0 < total.wait.n < LEAST_FOR_P90
        judged = translate("Console", "%1 of %2")
        show = {name: tile.show_figure for name, tile in self._tiles.items()}
        show["arrived"](translate("Console", "Arrived"), str(total.arrived))
        show["served"](translate("Console", "Served"), str(total.served))
        show["mean"](translate("Console", "Mean wait"), duration_words(total.wait.mean))
        show["median"](translate("Console", "Median wait"), duration_words(total.wait.median))
        show["p90"](
            translate("Console", "90th percentile"),
            duration_words(total.wait.p90),
            translate("Console", "fewer than 10 calls") if few else "",
        )
        show["service-level"](
            translate("Console", "Within target"),
            percent_words(total.service_level_pct),
            judged.replace("%1", str(total.within_target)).replace("%2", str(total.judged))
            if total.judged
            else "",
        )

    def _show_caution(self, total: Figures) -> None:
        """Say who waits longer than anybody who was called: such figures look better than it is."""
        waits_on = total.open_wait_max
        longer = waits_on is not None and (total.wait.max is None or waits_on > total.wait.max)
        text = translate(
            "Console",
            "\u25b2 Somebody has waited %1 and is not called yet: the waits below do not count it.",
        )
        self._caution.setText(text.replace("%1", duration_words(waits_on)))
        self._caution.setVisible(longer)

    def _copy_tables(self) -> None:
        table = [*self._waits.texts(), *self._outcomes.texts()]
        QGuiApplication.clipboard().setText(as_text(table, harmless))
        self._told.setText(translate("Console", "The tables are copied."))

    def _save_csv(self) -> None:
        found = self._answer
        if found is None:
            return
        report = found.report
        path = self._choose_file(self, f"nouba-{report.first}-{report.last}.csv")
        if path is None:
            return
        self._background.run(
            lambda: _write(report, path),
            done=lambda _: self._told.setText(
                translate("Console", "Saved as %1.").replace("%1", path.name)
            ),
            failed=self._not_saved,
        )

    def _not_saved(self, error: Exception) -> None:
        self._show_trouble(
            translate("Console", "The file could not be written. Please choose another folder.")
            if isinstance(error, OSError)
            else explain(error)
        )

    @staticmethod
    def _button(name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.clicked.connect(lambda _checked: act())
        return button


def _write(report: "WaitsReport", path: Path) -> None:
    with written_whole(path) as stream:
        report.write_csv(stream)


def _span_words(report: "WaitsReport") -> str:
    days = date_text(report.first)
    if report.first != report.last:
        text = translate("Console", "from %1 to %2")
        days = text.replace("%1", days).replace("%2", date_text(report.last))
    made = translate("Console", "as of %1")
    local = report.as_of.astimezone(unit_zone(report.zone))
    return from_its_side(f"{days} \u00b7 {made.replace('%1', time_text(local))}")
