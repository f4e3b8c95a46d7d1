"""What the figures of the page mean, printed below them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from admin_console.parts import label
from admin_console.words import translate
from reception.domain.language import text_in
from reception.report_wording import wording
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language

_STATISTICS = ("mean", "median", "p90")
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
    """A quiet list of sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("definitions")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX // 2)
        self._labels = [label("small", wraps=True) for _ in _sentences()]
        for one in self._labels:
            column.addWidget(one)

    def retranslate(self) -> None:
        """Write every definition in the language of the app."""
        for one, text in zip(self._labels, _sentences(), strict=True):
            one.setText(text)


def _sentences() -> list[str]:
    spoken, words = current_language(), wording()
    named = translate("Console", "%1: %2")
    figures = [words.figures[name] for name in _FIGURES]
    return [
        text_in(words.measures["wait"].definitions, spoken),
        *(text_in(words.statistics[one].definitions, spoken) for one in _STATISTICS),
        *(
            named.replace("%1", text_in(one.titles, spoken)).replace(
                "%2", text_in(one.definitions, spoken)
            )
            for one in figures
        ),
        *(text_in(note, spoken) for note in words.notes.values()),
    ]
