"""Who waits for this counter's services, and who is next."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from counter_display.clerk_panel.parts import figures_label, text_label
from counter_display.clerk_panel.reading import Line, Promptness, Reading
from counter_display.clerk_panel.style import DOT_PX, MARGIN_PX, promptness_colour
from counter_display.clerk_panel.words import promptness_name, translate
from reception.domain.language import text_in
from reception.domain.ticket import Visit
from ui_kit.theme import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import duration_text, label_text

_SERVICE, _TICKETS, _LONGEST, _STANDING = range(4)


class QueueCard(QFrame):
    """Shows the lines by service; a mark and a word tell how each stands against its target."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("queue-card")
        self._title = text_label("heading")
        self._next_word = text_label("quiet")
        self._next, self._next_facts = figures_label("next", "next-label"), text_label("quiet")
        self._next_facts.setWordWrap(True)
        self._table = self._make_table()
        self._reading: Reading | None = None
        outside = QVBoxLayout(self)
        outside.setContentsMargins(*(4 * (MARGIN_PX,)))
        outside.setSpacing(GRID_PX)
        outside.addWidget(self._title)
        outside.addWidget(self._table, stretch=1)
        outside.addWidget(self._next_word)
        across = QHBoxLayout()
        across.setSpacing(2 * GRID_PX)
        across.addWidget(self._next)
        across.addWidget(self._next_facts, stretch=1)
        outside.addLayout(across)

    def show_reading(self, reading: Reading) -> None:
        """Show the lines as they are now."""
        self._reading = reading
        self._table.setRowCount(len(reading.lines))
        for row, line in enumerate(reading.lines):
            self._show_line(row, line)
        self._table.resizeRowsToContents()
        self._show_next(reading.next_visit, reading)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._title.setText(translate("Clerk", "Waiting"))
        self._next_word.setText(translate("Clerk", "Next"))
        self._table.setHorizontalHeaderLabels(
            [
                translate("Clerk", "Service"),
                translate("Clerk", "Tickets"),
                translate("Clerk", "Longest wait"),
                "",
            ]
        )
        if self._reading:
            self.show_reading(self._reading)

    def _show_line(self, row: int, line: Line) -> None:
        name = text_in(line.service.names, current_language())
        waits = line.waiting > 0
        texts = (
            name,
            str(line.waiting),
            duration_text(line.longest_wait) if waits else "–",
            promptness_name(line.promptness),
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            side = Qt.AlignmentFlag.AlignRight if column in {_TICKETS, _LONGEST} else None
            item.setTextAlignment(
                (side or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
            )
            if column in {_TICKETS, _LONGEST}:
                item.setFont(_tabular(self._table.font()))
            if column == _STANDING:
                item.setIcon(_mark(line.promptness))
            self._table.setItem(row, column, item)

    def _show_next(self, visit: Visit | None, reading: Reading) -> None:
        language = current_language()
        if visit is None:
            self._next.setText("–")
            self._next_facts.setText(translate("Clerk", "Nobody is waiting."))
            return
        leg = visit.leg
        self._next.setText(label_text(visit.ticket.label))
        self._next_facts.setText(
            " · ".join(
                (
                    text_in(reading.unit.service(leg.service).names, language),
                    text_in(reading.unit.priority(leg.priority).names, language),
                    duration_text(reading.at - leg.waiting_since),
                )
            )
        )

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setObjectName("lines")
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_SERVICE, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(table.resizeRowsToContents)
        return table


def _tabular(font: QFont) -> QFont:
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _mark(promptness: Promptness) -> QIcon:
    """Return a mark whose form, not only its colour, tells how a line stands."""
    pixmap = QPixmap(DOT_PX, DOT_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(promptness_colour(promptness)))
    whole = QRectF(0, 0, DOT_PX, DOT_PX)
    if promptness is Promptness.BEYOND:
        painter.drawRect(whole.adjusted(1, 1, -1, -1))
    elif promptness is Promptness.NEAR:
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(whole.center().x(), 0),
                    whole.bottomRight(),
                    whole.bottomLeft(),
                ]
            )
        )
    else:
        painter.drawEllipse(whole.adjusted(1, 1, -1, -1))
    painter.end()
    return QIcon(pixmap)
