"""The lines by service: how many wait, how long the first has waited, and how that stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from counter_display.clerk_panel.parts import figures_label, text_label
from counter_display.clerk_panel.promptness_mark import promptness_mark
from counter_display.clerk_panel.reading import Line
from counter_display.clerk_panel.style import LINES_PX
from counter_display.clerk_panel.tall_scroll import TallScroll
from counter_display.clerk_panel.words import promptness_name, translate
from reception.domain.language import text_in
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import duration_text, from_its_side

_MARK, _SERVICE, _TICKETS, _LONGEST, _STANDING = range(5)
# In less room the mark's form alone tells how a line stands.
_ROOM_FOR_WORDS_PX = 60 * GRID_PX
_NOBODY = "–"


class LinesTable(TallScroll):
    """A row for each service; a mark and a word tell how it stands against its target."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lines")
        self.setMinimumHeight(LINES_PX)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID_PX)
        self._grid.setVerticalSpacing(GRID_PX * 3 // 4)
        self._grid.setColumnStretch(_SERVICE, 1)
        for column, head in {
            _SERVICE: translate("Clerk", "Waiting"),
            _TICKETS: translate("Clerk", "Tickets"),
            _LONGEST: translate("Clerk", "Longest wait"),
        }.items():
            label = text_label("quiet", text=head)
            self._grid.addWidget(label, 0, column, alignment=_side(column))
        self._rows: list[_Row] = []
        self.column.addLayout(self._grid)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the lines as they are now."""
        while len(self._rows) < len(lines):
            self._rows.append(_Row(self._grid, 2 * len(self._rows) + 1))
        self._grid.setRowStretch(2 * len(self._rows) + 1, 1)
        for at, row in enumerate(self._rows):
            row.show_line(lines[at] if at < len(lines) else None)
        self.fit()

    def fit(self) -> None:
        """Leave the words out where there is no room for them."""
        for row in self._rows:
            row.give_room(has_room=self.width() >= _ROOM_FOR_WORDS_PX)
        super().fit()


class _Row:
    """The widgets of one line and the rule above them."""

    def __init__(self, grid: QGridLayout, at: int) -> None:
        self._rule = QFrame()
        self._rule.setProperty("kind", "rule")
        self._rule.setFixedHeight(1)
        self._mark, self._service = QLabel(), text_label("", "line-service", wraps=True)
        self._tickets = figures_label("strong", "line-tickets")
        self._longest, self._standing = figures_label("strong"), text_label("small")
        self._widgets = (self._rule, self._mark, self._service, self._tickets, self._longest)
        self._has_words = False
        self._has_room = True
        grid.addWidget(self._rule, at, 0, 1, _STANDING + 1)
        grid.addWidget(self._mark, at + 1, _MARK)
        grid.addWidget(self._service, at + 1, _SERVICE)
        grid.addWidget(self._tickets, at + 1, _TICKETS, alignment=_side(_TICKETS))
        grid.addWidget(self._longest, at + 1, _LONGEST, alignment=_side(_LONGEST))
        grid.addWidget(self._standing, at + 1, _STANDING, alignment=_side(_STANDING))

    def give_room(self, *, has_room: bool) -> None:
        self._has_room = has_room
        self._standing.setVisible(self._has_words and self._has_room)

    def show_line(self, line: Line | None) -> None:
        for widget in self._widgets:
            widget.setVisible(line is not None)
        self._has_words = line is not None and line.waiting > 0
        if line is None:
            self._standing.hide()
            return
        waits = line.waiting > 0
        self._mark.setPixmap(promptness_mark(line.promptness, self._mark.devicePixelRatioF()))
        self._service.setText(from_its_side(text_in(line.service.names, current_language())))
        self._tickets.setText(str(line.waiting) if waits else _NOBODY)
        self._longest.setText(duration_text(line.longest_wait) if waits else _NOBODY)
        self._standing.setText(promptness_name(line.promptness))
        self._mark.setAccessibleName(self._standing.text())
        self._mark.setToolTip(self._standing.text())


def _side(column: int) -> Qt.AlignmentFlag:
    """Return where a column's contents stand; layouts mirror it in Arabic."""
    side = (
        Qt.AlignmentFlag.AlignLeft
        if column in {_SERVICE, _STANDING}
        else Qt.AlignmentFlag.AlignRight
    )
    return side | Qt.AlignmentFlag.AlignVCenter
