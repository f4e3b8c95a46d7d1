"""A part of the kiosk with a subject, and words, of its own."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Property, QObject, Signal

from reception.domain.language import Language
from ui_kit.translations import speech


class Part(QObject):
    """Speaks the visitor's language, and forgets her when she leaves.

    A subclass names ``CONTEXT``, under which its sentences are collected, and ``WORDS``.
    """

    CONTEXT: ClassVar[str] = ""
    WORDS: ClassVar[Mapping[str, str]] = {}

    languageChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = Language.ARABIC

    def speak(self, language: Language) -> None:
        """Say everything in another language."""
        self._language = language
        self.languageChanged.emit()

    def forget(self) -> None:
        """Know that the visitor has left: nothing of hers is seen by the next one."""

    def _words(self) -> dict[str, str]:
        said = speech(self._language)
        return {name: said.say(self.CONTEXT, text) for name, text in self.WORDS.items()}

    # Qt's names of types are taken as well, the stubs want classes.
    words = Property("QVariantMap", _words, notify=languageChanged)  # type: ignore[arg-type]
