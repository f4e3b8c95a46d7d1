"""What the figures of the page mean, printed below them."""

from collections.abc import Iterator

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from admin_console.parts import label
from reception.domain.language import text_in
from reception.report_wording import wording
from ui_kit.theme import GRID_PX
from ui_kit.translations import current_language

_FIGURES = (
    "arrived",
    "served",
    "no_show",
    "cancelled",
    "unserved",
    "still_waiting",
    "service_level_pct",
    "judged",
)


class Definitions(QWidget):
    """A quiet list: a figure's title, and what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("definitions")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID_PX)
        self._grid.setVerticalSpacing(GRID_PX // 2)
        self._grid.setColumnStretch(1, 1)
        self._labels = [
            (self._label(row, 0), self._label(row, 1)) for row in range(len(list(_entries())))
        ]

    def retranslate(self) -> None:
        """Write every definition in the language of the app."""
        for (title_label, text_label), (title, text) in zip(self._labels, _entries(), strict=True):
            title_label.setText(title)
            text_label.setText(text)

    def _label(self, row: int, column: int) -> QLabel:
        made = label("small", wraps=column == 1)
        self._grid.addWidget(made, row, column)
        return made


def _entries() -> Iterator[tuple[str, str]]:
    spoken, words = current_language(), wording()
    wait = words.measures["wait"]
    yield text_in(wait.titles, spoken), text_in(wait.definitions, spoken)
    for statistic in ("mean", "median", "p90"):
        entry = words.statistics[statistic]
        yield text_in(entry.titles, spoken), text_in(entry.definitions, spoken)
    for name in _FIGURES:
        entry = words.figures[name]
        yield text_in(entry.titles, spoken), text_in(entry.definitions, spoken)
    for note in words.notes.values():
        yield "", text_in(note, spoken)
