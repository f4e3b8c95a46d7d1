"""A report on the screen: figures in tiles, a card for each section, and what the words mean."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from admin_console.table import Cell, FigureTable, TableColumn, WideTable
from admin_console.widgets import Card, FigureTile, TileGrid, column_of, put, row_of, tell
from admin_console.words import translate
from reception.domain.expected_wait import WaitRange
from reception.domain.language import Language
from reception.reports.document import (
    Definition,
    Document,
    KeyFigure,
    ReportSection,
    ReportValue,
    ValueKind,
)
from reception.reports.words import file_words, flat, number_of, value_words
from ui_kit.plots.content import DistributionContent
from ui_kit.plots.view import PlotView
from ui_kit.report_pages.plot import content_of, is_vertical
from ui_kit.roles import text_label
from ui_kit.staff_window import take_away
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

MOST_ROWS = 300
"""So many rows can be read; whatever is beyond is in the saved file."""
_UP, _DOWN, _SAME = "\u2197", "\u2198", "\u2192"
LEAST_TILE_PX = 21 * GRID_PX
_SPACING_PX = 2 * GRID_PX


class DocumentView(QWidget):
    """Shows a report; its marks and rows lead to the single visits that they were counted of."""

    chosen = Signal(object)
    """The choices of a mark or a row, or a WaitRange: a bar of the distribution."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._tiles_box = TileGrid(least_px=LEAST_TILE_PX)
        self._tiles: dict[str, FigureTile] = {}
        self._advice = text_label("heading", f"{name}-advice", wraps=True)
        self._cautions = text_label("warning", f"{name}-caution", wraps=True)
        self._empty_card = Card(f"{name}-empty")
        self._empty = text_label("", f"{name}-nobody", wraps=True)
        self._cards: dict[str, SectionCard] = {}
        self._meanings_card = Card("definitions-card")
        self._meanings = MeaningList()
        self._column = column_of(spacing=_SPACING_PX)
        self.setLayout(self._column)
        self._empty_card.column.addWidget(self._empty)
        self._empty_card.heading.hide()
        self._meanings_card.column.addWidget(self._meanings)
        put(
            self._column,
            self._advice,
            self._cautions,
            self._tiles_box,
            self._empty_card,
            self._meanings_card,
            None,
        )
        self.show_document(None)

    def show_document(self, document: Document | None, *, opens: bool = True) -> None:
        """Show a report instead of the present one; None: nothing is asked.

        Args:
            document: what is shown.
            opens: whether its rows lead anywhere.
        """
        cautions = document.cautions if document else ()
        empty = document.empty if document else ""
        tell(self._advice, document.advice if document else "")
        self._cautions.setText("\n".join(f"\u25b2 {one}" for one in cautions))
        self._cautions.setVisible(bool(cautions))
        self._empty.setText(empty)
        self._empty_card.setVisible(bool(empty))
        self._show_tiles(document if document and not empty else None)
        shown = [one for one in document.sections if one.rows or not empty] if document else []
        for name, card in self._cards.items():
            card.setVisible(any(one.name == name for one in shown))
        for place, section in enumerate(shown):
            card = self._card(section.name)
            at = self._column.indexOf(self._empty_card) + 1 + place
            if self._column.indexOf(card) != at:
                self._column.insertWidget(at, card)
            if document:
                card.show_section(section, document.language, opens=opens)
            card.show()
        self._meanings_card.setVisible(document is not None)
        if document:
            self._meanings_card.heading.setText(file_words(document.language)["definitions"])
            self._meanings.show_meanings(meanings_of(document.definitions, document.language))
        # In sight, each new part would lay the whole page out anew.
        self.setVisible(document is not None)

    def texts(self) -> list[list[str]]:
        """Return the tables in sight as rows of texts, each below its title."""
        return [
            row
            for card in self._cards.values()
            if not card.isHidden()
            for row in ([card.heading.text()], *card.table.texts())
        ]

    def _show_tiles(self, document: Document | None) -> None:
        figures = document.key_figures if document else ()
        for one in figures:
            if one.name not in self._tiles:
                self._tiles[one.name] = FigureTile(f"{self._name}-{one.name}")
            if document:
                value = value_words(one.value, one.kind, document.language)
                remark = _remark(one, document.language)
                self._tiles[one.name].show_figure(one.title, value, remark)
        self._tiles_box.show_tiles([self._tiles[one.name] for one in figures])
        self._tiles_box.setVisible(bool(figures))

    def _card(self, name: str) -> "SectionCard":
        if name not in self._cards:
            self._cards[name] = SectionCard(f"{name}-card")
            self._cards[name].chosen.connect(self.chosen)
        return self._cards[name]


class SectionCard(Card):
    """A section: a heading, its plot, its table, and what must be said of them."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.table = FigureTable(name.replace("-card", "-table"))
        self._plot = PlotView(f"{name}-plot")
        self._says_all = False
        self._note = text_label("small", f"{name}-note", wraps=True)
        self._as_table = QPushButton()
        self._as_table.setObjectName(f"{name}-as-table")
        self._as_table.setProperty("kind", "small")
        self._as_table.setCheckable(True)
        self._as_table.clicked.connect(self._turn)
        self.column.insertLayout(0, row_of((self.heading, 1), self._as_table))
        self._wide = WideTable(self.table)
        put(self.column, self._plot, self._wide, self._note)
        self._plot.chosen.connect(self._choose)
        self.table.chosen.connect(self.chosen)

    def show_section(self, section: ReportSection, language: Language, *, opens: bool) -> None:
        """Show this instead of what stands here."""
        self.heading.setText(section.title)
        content = content_of(section, language)
        if content:
            self._plot.show_content(content, vertical=is_vertical(section), opens=opens)
        # Beside its own table a plot needs no other.
        self._says_all = content is not None and bool(section.plot and section.plot.says_all)
        self._plot.setProperty("drawn", content is not None)
        self._as_table.setVisible(self._says_all)
        rows, leads = table_rows(section, language)
        self.table.show_leading(table_columns(section), rows, leads if opens else ())
        self.table.setAccessibleName(section.title)
        note = _note(section, language)
        tell(self._note, note)
        self._turn()

    def _choose(self, key: Any) -> None:
        if isinstance(self._plot.content, DistributionContent):
            low, high = key
            longest = None if high is None else timedelta(seconds=high)
            self.chosen.emit(WaitRange(timedelta(seconds=low), longest))
        else:
            self.chosen.emit(key)

    def _turn(self) -> None:
        as_table = self._as_table.isChecked() or not self._says_all
        self._plot.setVisible(
            bool(self._plot.property("drawn")) and not (self._says_all and as_table)
        )
        self._wide.setVisible(as_table and bool(self.table.texts()[1:]))
        self._as_table.setText(
            translate("Console", "Show as a plot")
            if as_table
            else translate("Console", "Show as a table")
        )
        self._as_table.setAccessibleName(f"{self._as_table.text()} ({self.heading.text()})")


class MeaningList(QWidget):
    """Words on one side, what they mean on the other; notes go over both."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("definitions")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID_PX)
        self._grid.setVerticalSpacing(GRID_PX // 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, 18 * GRID_PX)
        self._shown: Sequence[tuple[str, str]] = ()

    def show_meanings(self, meanings: Sequence[tuple[str, str]]) -> None:
        """Show these instead of the present ones."""
        if meanings == self._shown:
            return
        self._shown = meanings
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget:
                take_away(widget)
        for row, (word, meaning) in enumerate(meanings):
            text = text_label("small", wraps=True)
            text.setText(meaning)
            if word:
                name = text_label("small", wraps=True)
                name.setProperty("weight", "strong")
                name.setText(word)
                self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(text, row, 1)
            else:
                self._grid.addWidget(text, row, 0, 1, 2)


def meanings_of(told: Iterable[Definition], language: Language) -> list[tuple[str, str]]:
    """Return each word with what it means."""
    return [(flat(one.term, language), one.text) for one in told]


def table_columns(section: ReportSection) -> list[TableColumn]:
    """Return a section's columns as a table has them; figures are narrow, names are not."""
    made = [
        TableColumn(title=one.title, stretches=at == 0)
        if at == 0 or one.kind is ValueKind.TEXT
        else TableColumn(title=one.title.replace(" ", "\n"), figures=True)
        for at, one in enumerate(section.columns)
    ]
    return [*made, *([TableColumn(title="", bars=True)] if section.bars else [])]


def table_rows(section: ReportSection, language: Language) -> tuple[list[list[Cell]], list[object]]:
    """Return a section's rows as a table has them, all in all last, and where each leads."""
    kept = section.rows[:MOST_ROWS]
    longest = max((_reach(section, row.cells) for row in section.rows), default=0.0)
    rows = [_cells(section, row.cells, language, longest) for row in kept]
    leads: list[object] = [row.leads for row in kept]
    if section.total is not None and len(section.rows) > 1:
        rows.append(_cells(section, section.total, language, longest, strong=True))
        # In all, every visit of the question is listed; sites have no page together.
        leads.append(() if isinstance(section.rows[0].leads, tuple) else None)
    return rows, leads


def _cells(
    section: ReportSection,
    values: Sequence[ReportValue],
    language: Language,
    longest: float,
    *,
    strong: bool = False,
) -> list[Cell]:
    pairs = zip(values, section.columns, strict=True)
    cells = [Cell(cell_text(one, column.kind, language), strong=strong) for one, column in pairs]
    if section.bars:
        main = values[section.bars[0]]
        part = main / timedelta(seconds=1) / longest if isinstance(main, timedelta) else None
        reach = _reach(section, values) / longest if longest else 0.0
        bar = None if part is None else (min(1.0, part), min(1.0, reach))
        cells.append(Cell("", bar=bar))
    return cells


def cell_text(value: ReportValue, kind: ValueKind, language: Language) -> str:
    """Return a value as a cell shows it; what begins with a digit begins where lines begin."""
    if value is None and kind is ValueKind.TEXT:
        return ""
    text = value_words(value, kind, language)
    return from_its_side(text, language) if isinstance(value, (date, timedelta)) else text


def _reach(section: ReportSection, values: Sequence[ReportValue]) -> float:
    """Return how far the bar of a row reaches, in seconds."""
    found = [values[one] for one in reversed(section.bars or ())]
    return next((one / timedelta(seconds=1) for one in found if isinstance(one, timedelta)), 0.0)


def _note(section: ReportSection, language: Language) -> str:
    words = file_words(language)
    said = [section.note]
    if not section.rows:
        said.append(section.without_rows or words["nobody"])
    elif section.bars:
        said.append(words["bars_key"])
    left = len(section.rows) - MOST_ROWS
    if left > 0:
        said.append(translate("Console", "%n more rows are in the saved file.", "", left))
    return " ".join(one for one in said if one)


def _remark(figure: KeyFigure, language: Language) -> str:
    remarks = [figure.note]
    before, value = figure.before, figure.value
    if before is not None and value is not None:
        now, then = number_of(value), number_of(before)
        sign = _UP if now > then else _DOWN if now < then else _SAME
        told = value_words(before, figure.kind, language)
        remarks.append(f"{sign} {file_words(language)['before'].format(value=told)}")
    return "\n".join(one for one in remarks if one)
