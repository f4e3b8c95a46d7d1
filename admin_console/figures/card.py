"""A card of a page of figures: a heading, a plot, a table, and what must be said of them."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from admin_console.figures.shown import ShownCard
from admin_console.figures.table import FigureTable, WideTable
from admin_console.parts import Card, label
from admin_console.table import Cell, Column
from admin_console.words import translate
from reception.wait_range import WaitRange
from ui_kit.plots.content import BarsContent, DistributionContent, HeatContent, TrendContent
from ui_kit.plots.view import PlotView


class FiguresCard(Card):
    """Shows one thing of an answer; a plot may be turned into its table."""

    chosen = Signal(object)
    """The choices of a mark or a row."""
    span_chosen = Signal(object)
    """A WaitRange: a bar of the distribution."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._plot = PlotView(f"{name}-plot")
        self._table = FigureTable(name.replace("-card", "-table"))
        self._data = FigureTable(f"{name}-data")
        self._note = label("small", f"{name}-note", wraps=True)
        self._as_table = QPushButton()
        self._as_table.setObjectName(f"{name}-as-table")
        self._as_table.setProperty("kind", "small")
        self._as_table.setCheckable(True)
        self._as_table.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self._as_table)
        self.heading.setWordWrap(True)
        self.column.insertLayout(0, head)
        self._wide = WideTable(self._table)
        self._wide_data = WideTable(self._data)
        for widget in (self._plot, self._wide_data, self._wide, self._note):
            self.column.addWidget(widget)
        self._plot.chosen.connect(self._choose)
        self._table.chosen.connect(self.chosen)

    def show_card(self, shown: ShownCard) -> None:
        """Show this instead of what stands here."""
        self.heading.setText(shown.heading)
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        table = shown.table
        self._wide.setVisible(table is not None)
        if table:
            self._table.setObjectName(table.name)
            self._table.show_leading(table.columns, table.rows, table.leads)
            self._table.setAccessibleName(shown.heading)
        has_plot = shown.plot is not None
        # Beside its own table a plot needs no other.
        self._as_table.setVisible(has_plot and table is None)
        if shown.plot is not None:
            opens = any(mark_key is not None for mark_key in _keys(shown))
            self._plot.show_content(shown.plot, standing=shown.standing, opens=opens)
        self._turn()

    def texts(self) -> list[list[str]]:
        """Return what the card says as rows: its table, else the data of its plot."""
        if not self._wide.isHidden():
            return self._table.texts()
        return self._plot.table()

    def _choose(self, key: Any) -> None:
        if isinstance(self._plot.content, DistributionContent):
            low, high = key
            longest = None if high is None else timedelta(seconds=high)
            self.span_chosen.emit(WaitRange(timedelta(seconds=low), longest))
        else:
            self.chosen.emit(key)

    def _turn(self) -> None:
        as_table = self._as_table.isChecked() and not self._as_table.isHidden()
        self._plot.setVisible(self._plot.content is not None and not as_table)
        self._wide_data.setVisible(as_table)
        if as_table:
            self._show_data()
        self._as_table.setText(
            translate("Console", "Show as a plot")
            if as_table
            else translate("Console", "Show as a table")
        )

    def _show_data(self) -> None:
        titles, *rows = self._plot.table()
        self._data.show_leading(
            [
                Column(title=title, stretches=at == 0, figures=at > 0)
                for at, title in enumerate(titles)
            ],
            [[Cell(text) for text in row] for row in rows],
            (),
        )


def _keys(shown: ShownCard) -> list[object]:
    match shown.plot:
        case TrendContent() as trend:
            return [one.key for one in trend.places]
        case BarsContent() as bars:
            return [one.place.key for one in bars.bars]
        case HeatContent() as heat:
            return [one.key for one in heat.rows]
        case DistributionContent() as spread:
            return [one.low for one in spread.bins]
        case None:
            return []
