"""What the rules on the page would have done to the days that were, beside the rules themselves."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from admin_console.forms.editing_page import EditingPage
from admin_console.messages import explain
from admin_console.rules.words import class_name, gain_sentences
from admin_console.table import Cell, FigureTable, TableColumn, WideTable
from admin_console.tools import Tools
from admin_console.widgets import Card, FlowLayout, button, choice, offer, put, row_of
from admin_console.words import NOTHING, duration_words, filled, localized, percent_words, translate
from reception.domain.figures import Figures
from reception.domain.unit import Unit
from reception.reports.words import wording
from reception.system.progress import AnswerStoppedError
from reception.unit.document import Tables, unit_of
from reception.what_if.model import CounterHours, RuleChange, Shift, WhatIfAnswer
from ui_kit.roles import text_label
from ui_kit.words import date_text, from_its_side

_WHOLE = 1000


class WhatIfCard(Card):
    """Replays the week before today by the rules as they are edited."""

    _progressed = Signal(float)

    def __init__(self, name: str, tools: Tools, tables: Callable[[], Tables]) -> None:
        super().__init__(name, translate("Console", "What it would have done to last week"))
        self._tools, self._tables = tools, tables
        self._answer: tuple[WhatIfAnswer, Unit] | None = None
        self._asked = 0
        self._stopped = threading.Event()
        hint = translate(
            "Console",
            "The visitors of the last seven days are called once more by the rules as they"
            " stand above, saved or not. Everybody takes as long at the counter as she did.",
        )
        self._counters = choice(f"{name}-counters", translate("Console", "Open counters"))
        self._run = button(translate("Console", "Replay last week"), f"{name}-run", self._ask)
        self._stop = button(translate("Console", "Stop"), f"{name}-stop", self.give_up)
        self._done = QProgressBar()
        self._done.setRange(0, _WHOLE)
        self._done.setTextVisible(False)
        self._progressed.connect(lambda done: self._done.setValue(round(done * _WHOLE)))
        self._message = text_label("warning", f"{name}-message", wraps=True)
        self._told = text_label("quiet", f"{name}-told", wraps=True)
        self._gains = text_label("strong", f"{name}-gains", wraps=True)
        by = (
            ("priority", translate("Console", "By priority class")),
            ("service", translate("Console", "By service")),
        )
        self._by = choice(f"{name}-by", translate("Console", "Told apart by"), by, self._show)
        self._table = FigureTable(f"{name}-table")
        self._wide = WideTable(self._table)
        put(
            self.column,
            text_label("small", text=hint, wraps=True),
            FlowLayout(self._counters, self._run, self._done, self._stop),
            self._message,
            self._told,
            self._gains,
            row_of(self._by, None),
            self._wide,
        )
        self._reset()

    def _reset(self) -> None:
        """Show nothing that was found, and give up what is being looked for."""
        self.give_up()
        self._asked += 1
        self._answer = None
        self._work(going_on=False)
        self._message.setText("")
        self._show()

    def give_up(self) -> None:
        """Stop the replay."""
        self._stopped.set()

    def hand_over(self) -> tuple[WhatIfAnswer, Unit] | None:
        """Return what was found; what is being looked for is given up."""
        self.give_up()
        return self._answer

    def take_up(self, answer: tuple[WhatIfAnswer, Unit] | None) -> None:
        """Show what was found."""
        self._answer = answer
        self._show()

    def show_unit(self, unit: Unit) -> None:
        """Offer the counters of a unit; what was found before is of other rules."""
        if self._answer and self._answer[1] is not unit:
            self._reset()
        choices = [((0, 0), translate("Console", "The counters as they were"))]
        for counter in unit.counters:
            less = filled(translate("Console", "Without counter %1"), counter.number)
            more = filled(translate("Console", "One more like counter %1"), counter.number)
            choices.append(((-1, counter.number), from_its_side(less)))
            choices.append(((1, counter.number), from_its_side(more)))
        offer(self._counters, choices, self._counters.currentData())

    def _ask(self) -> None:
        sign, number = self._counters.currentData() or (0, 0)
        tables, person = self._tables(), self._tools.person
        self._asked += 1
        asked, stopped = self._asked, threading.Event()
        self._stopped = stopped
        self._answer = None
        self._message.setText("")
        self._show()
        self._work(going_on=True)

        def act() -> tuple[WhatIfAnswer, Unit]:
            reception = self._tools.reception
            unit = unit_of(tables, reception.office.unit().ticket.logo)
            change = RuleChange(
                rules=unit,
                closed=(CounterHours(number),) if sign < 0 else (),
                doubled=(CounterHours(number),) if sign > 0 else (),
            )

            def watch(done: float) -> bool:
                self._progressed.emit(done)
                return not stopped.is_set()

            return reception.what_if.answer(change, asking=person, watch=watch), unit

        self._tools.background.run(
            act, lambda answer: self._found(asked, answer), lambda error: self._failed(asked, error)
        )

    def _found(self, asked: int, answer: tuple[WhatIfAnswer, Unit]) -> None:
        if asked == self._asked:
            self._answer = answer
            self._work(going_on=False)
            self._show()

    def _failed(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        self._work(going_on=False)
        stopped = isinstance(error, AnswerStoppedError)
        self._message.setText(translate("Console", "Stopped.") if stopped else explain(error))
        self._message.show()

    def _work(self, *, going_on: bool) -> None:
        self._done.setValue(0)
        self._run.setVisible(not going_on)
        self._done.setVisible(going_on)
        self._stop.setVisible(going_on)

    def _show(self) -> None:
        self._message.setVisible(bool(self._message.text()))
        found = self._answer is not None
        for widget in (self._told, self._gains, self._by, self._wide):
            widget.setVisible(found)
        if self._answer is None:
            return
        answer, unit = self._answer
        self._told.setText(_told(answer))
        self._gains.setText("\n".join(gain_sentences(answer, unit)))
        by_service = self._by.currentData() == "service"
        shifts = [
            one
            for one in answer.shifts
            if (one.priority is None if by_service else one.service is None)
        ]
        rows = [row for shift in (answer.total, *shifts) for row in _rows(shift, unit)]
        self._table.show_leading(_columns(), rows, ())


class TriedPage(EditingPage):
    """Shows beside the rules that it edits what they would have done."""

    def __init__(self, name: str, tools: Tools, *args: Any, **options: Any) -> None:
        self.what_if = WhatIfCard(f"{name}-what-if", tools, self.edited_tables)
        self.what_if.hide()
        super().__init__(name, tools, *args, **options)

    def show_described(self) -> None:
        """Show what was read anew."""
        super().show_described()
        self.what_if.show()
        if self.unit:
            self.what_if.show_unit(self.unit)

    def hand_over(self) -> Any:
        """Return what was read and what is not saved yet, and what was found."""
        return super().hand_over(), self.what_if.hand_over()

    def take_up(self, draft: Any) -> None:
        """Show what was read and what is not saved yet, and what was found."""
        described, answer = draft
        super().take_up(described)
        self.what_if.take_up(answer)

    def give_up(self) -> None:
        """Stop the replay."""
        self.what_if.give_up()


def _told(answer: WhatIfAnswer) -> str:
    """Return the period, and how far the replay may be trusted."""
    faithful = answer.faithful
    period = from_its_side(
        filled(
            translate("Console", "%1 to %2: %3 visitors."),
            date_text(answer.first),
            date_text(answer.last),
            answer.visits,
        )
    )
    recorded, replayed = faithful.recorded, faithful.replayed
    trust = filled(
        translate(
            "Console",
            "Half waited less than %1 (replayed: %2), nine of ten less than %3 (replayed: %4);"
            " left unserved: %5 (replayed: %6). A wait is %7 off on average.",
        ),
        duration_words(recorded.wait.median),
        duration_words(replayed.wait.median),
        duration_words(recorded.wait.p90),
        duration_words(replayed.wait.p90),
        recorded.unserved,
        replayed.unserved,
        duration_words(faithful.mean_difference),
    )
    parts = [period, trust]
    if answer.unknown:
        parts.append(
            translate(
                "Console",
                "%n visitors left uncalled then and would be called; they are taken to stay as"
                " long as others.",
                "",
                answer.unknown,
            )
        )
    return " ".join(parts)


def _columns() -> Sequence[TableColumn]:
    return (
        TableColumn(title="", stretches=True),
        TableColumn(title=""),
        TableColumn(title=translate("Console", "Median"), figures=True),
        TableColumn(
            title=localized(wording().of("wait_p90_s").titles).replace(" ", "\n"), figures=True
        ),
        TableColumn(title=translate("Console", "Longest"), figures=True),
        TableColumn(title=translate("Console", "Within\ntarget"), figures=True),
    )


def _rows(shift: Shift, unit: Unit) -> Sequence[Sequence[Cell]]:
    before = translate("Console", "was")
    after = translate("Console", "would be")
    name = _name(shift, unit)
    visitors = f"{name} ({shift.before.arrived})"
    return (
        (
            Cell(from_its_side(visitors), strong=True),
            Cell(before, "quiet"),
            *_figures(shift.before, "quiet"),
        ),
        (Cell(""), Cell(after), *_figures(shift.after)),
    )


def _name(shift: Shift, unit: Unit) -> str:
    if shift.priority is not None:
        return class_name(unit, shift.priority)
    if shift.service is not None:
        return localized(unit.service_names(shift.service))
    return translate("Console", "Everybody")


def _figures(figures: Figures, tone: str = "") -> Sequence[Cell]:
    level = figures.service_level_pct
    return (
        Cell(duration_words(figures.wait.median), tone),
        Cell(duration_words(figures.wait.p90), tone),
        Cell(duration_words(figures.wait.max), tone),
        Cell(NOTHING if level is None else percent_words(level), tone),
    )
