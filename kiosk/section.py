"""A part of the kiosk with a subject, and words, of its own."""

from collections.abc import Mapping
from functools import cache
from typing import ClassVar

from PySide6.QtCore import Property, QObject, Signal

from kiosk.words import paper_words
from reception.domain.language import Language
from ui_kit.translations import speech


class Section(QObject):
    """Speaks the visitor's language, and forgets her when she leaves.

    A subclass names ``CONTEXT``, under which its sentences are collected, and ``WORDS``; what it
    says in the words of the paper it names in ``ON_PAPER``.
    """

    CONTEXT: ClassVar[str] = ""
    WORDS: ClassVar[Mapping[str, str]] = {}
    ON_PAPER: ClassVar[Mapping[str, str]] = {}

    languageChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = Language.ARABIC

    def set_language(self, language: Language) -> None:
        """Use another language."""
        self._language = language
        self.languageChanged.emit()

    def reset(self) -> None:
        """Reset for the next visitor, who sees nothing of this one."""

    def words_in(self, language: Language) -> dict[str, str]:
        """Return every fixed sentence, by name, for readers of ``language``."""
        return _words_of(type(self), language)  # type: ignore[arg-type]  # Qt's classes hash

    @Property(dict, notify=languageChanged)
    def words(self) -> dict[str, str]:
        """Return every fixed sentence, by name."""
        return self.words_in(self._language)


# Every page that is shown asks anew.
@cache
def _words_of(part: type[Section], language: Language) -> dict[str, str]:
    words = speech(language)
    said = {name: words.say(part.CONTEXT, text) for name, text in part.WORDS.items()}
    return said | paper_words(part.ON_PAPER, language)
