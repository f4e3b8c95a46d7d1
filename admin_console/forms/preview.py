"""What visitors will see of what is edited: drawn as their screens draw it, only smaller."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from admin_console.widgets import FlowLayout, column_of
from admin_console.words import translate
from reception.domain.language import Language
from ui_kit.roles import text_label
from ui_kit.staff_row import RowWords, StaffRow
from ui_kit.staff_window import take_away
from ui_kit.tokens import RowSizes
from ui_kit.translations import reads_right_to_left

_PART = 0.36
_WIDTH_PX = 984
"""As wide as the list of an upright kiosk."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenRow:
    """A row of a visitors' screen, in the language it is seen in."""

    language: Language
    words: RowWords
    sizes: RowSizes


class RowPreview(QWidget):
    """Shows rows as visitors see them; it is hidden where there is nothing to see."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}-preview")
        self._shown: Sequence[SeenRow] = ()
        self._pictures = FlowLayout()
        caption = text_label("small", text=translate("Console", "What visitors will see"))
        self.setLayout(column_of(caption, self._pictures))
        self.hide()

    def show_rows(self, rows: Sequence[SeenRow]) -> None:
        """Show these instead of the present ones."""
        self.setVisible(bool(rows))
        if rows == self._shown:
            return
        self._shown = rows
        while item := self._pictures.takeAt(0):
            if widget := item.widget():
                take_away(widget)
        for one in rows:
            self._pictures.addWidget(_picture(one, self.devicePixelRatioF()))


def _picture(row: SeenRow, ratio: float) -> QLabel:
    drawn = StaffRow(sizes=row.sizes)
    right_to_left = reads_right_to_left(row.language)
    way = Qt.LayoutDirection
    drawn.setLayoutDirection(way.RightToLeft if right_to_left else way.LeftToRight)
    drawn.show_words(row.words)
    drawn.resize(_WIDTH_PX, max(row.sizes.height_px, drawn.heightForWidth(_WIDTH_PX)))
    picture = QPixmap(drawn.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    drawn.render(picture)
    shown = QSize(round(drawn.width() * _PART), round(drawn.height() * _PART)) * ratio
    smaller = picture.scaled(
        shown, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made = text_label("")
    made.setPixmap(smaller)
    made.setAccessibleName(row.words.sentence)
    drawn.deleteLater()
    return made


def two_names(item: Mapping[str, Any], language: Language) -> tuple[str, str]:
    """Return what an item is called in a language, and in the one that stands below it."""
    names = item.get("names")
    texts = names if isinstance(names, Mapping) else {}
    other = Language.FRENCH if language is Language.ARABIC else Language.ARABIC
    return str(texts.get(language, "")), str(texts.get(other, ""))
