"""Fields for texts in several languages, side by side, each in its own script and direction."""

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from admin_console.forms.fields import LEFT_TO_RIGHT, Field, FieldWords
from admin_console.style import LINES_PX
from admin_console.words import filled, translate
from reception.domain.language import Language
from reception.unit.wording import LONGEST_TEXT
from ui_kit.roles import text_label
from ui_kit.theme import families
from ui_kit.tokens import GRID_PX
from ui_kit.translations import reads_right_to_left
from ui_kit.words import language_name, language_word

LANGUAGES = (Language.ARABIC, Language.FRENCH, Language.TAMAZIGHT, Language.ENGLISH)
"""In the order in which they stand beside one another; the first two are needed."""
_A_ROW = 2
_LEFT = Qt.AlignmentFlag.AlignLeft


class TextsField(Field):
    """One text in each language."""

    def __init__(
        self,
        path: str,
        caption: str,
        *,
        languages: Sequence[Language] = LANGUAGES,
        longest: int = LONGEST_TEXT,
        **words: Unpack[FieldWords],
    ) -> None:
        super().__init__(path, caption, **words)
        self._longest = longest
        self._others: dict[str, str] = {}
        """What stands in languages that are not edited here: it stays."""
        self._by_language = {one: self._line(one) for one in languages}
        self._take_in(
            _beside_one_another(self._by_language),
            *self._by_language.values(),
            names=_names(caption, languages),
        )

    def value(self) -> dict[str, str] | None:
        """Return what is written, by language; None when nothing is."""
        texts = {str(one): edit.text().strip() for one, edit in self._by_language.items()}
        return {code: text for code, text in texts.items() if text} | self._others or None

    def show_value(self, value: Any) -> None:
        """Show texts."""
        texts = value if isinstance(value, Mapping) else {}
        self._others = {code: text for code, text in texts.items() if code not in self._by_language}
        for language, edit in self._by_language.items():
            edit.setText(texts.get(language, ""))
            edit.setCursorPosition(0)

    def expected(self) -> str:
        """Return what belongs here."""
        text = translate(
            "Console", "Write it in Arabic and in French, up to %1 characters on one line each."
        )
        return filled(text, self._longest)

    def _line(self, language: Language) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(f"{self.objectName()}-{language}")
        edit.setMaxLength(self._longest)
        _speak(edit, language)
        edit.textEdited.connect(self._tell)
        return edit


class LinesField(Field):
    """A list of lines in each language: documents, search words, the foot of a ticket."""

    def __init__(
        self,
        path: str,
        caption: str,
        *,
        languages: Sequence[Language] = LANGUAGES,
        **words: Unpack[FieldWords],
    ) -> None:
        super().__init__(path, caption, **words)
        self._by_language = {one: self._box(one) for one in languages}
        self._take_in(
            _beside_one_another(self._by_language),
            *self._by_language.values(),
            names=_names(caption, languages),
        )

    def value(self) -> dict[str, list[str]] | None:
        """Return the lines that are not empty, by language; None when there are none."""
        lists = {
            str(one): [line.strip() for line in edit.toPlainText().splitlines() if line.strip()]
            for one, edit in self._by_language.items()
        }
        return {code: lines for code, lines in lists.items() if lines} or None

    def show_value(self, value: Any) -> None:
        """Show lists of lines."""
        lists = value if isinstance(value, Mapping) else {}
        for language, edit in self._by_language.items():
            with QSignalBlocker(edit):
                edit.setPlainText("\n".join(lists.get(language, ())))
                edit.moveCursor(QTextCursor.MoveOperation.Start)

    def expected(self) -> str:
        """Return what belongs here."""
        return self._expects or translate(
            "Console", "Write the lines in Arabic and in French, or in neither."
        )

    def _box(self, language: Language) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setObjectName(f"{self.objectName()}-{language}")
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(LINES_PX)
        edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        _speak(edit, language)
        option = edit.document().defaultTextOption()
        option.setTextDirection(edit.layoutDirection())
        side = Qt.AlignmentFlag.AlignRight if reads_right_to_left(language) else _LEFT
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        edit.document().setDefaultTextOption(option)
        edit.textChanged.connect(self._tell)
        return edit


def _names(caption: str, languages: Sequence[Language]) -> list[str]:
    return [f"{caption} ({language_word(one)})" for one in languages]


def _speak(edit: QWidget, language: Language) -> None:
    """Let a text be written in its own direction and script, whatever the page's is."""
    right = reads_right_to_left(language)
    edit.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else LEFT_TO_RIGHT)
    font = edit.font()
    font.setFamilies(families(language))
    edit.setFont(font)


def _beside_one_another(edits: Mapping[Language, QWidget]) -> QWidget:
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * GRID_PX)
    grid.setVerticalSpacing(GRID_PX // 2)
    for place, (language, edit) in enumerate(edits.items()):
        row, column = divmod(place, _A_ROW)
        name = text_label("small", text=language_name(language))
        name.setBuddy(edit)
        grid.addWidget(name, 2 * row, column)
        grid.addWidget(edit, 2 * row + 1, column)
        grid.setColumnStretch(column, 1)
    return whole
