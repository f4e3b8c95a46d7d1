"""What a page says while the database does not answer, or when it could not be read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from admin_console.failures import explain
from admin_console.words import translate


class Trouble(QLabel):
    """Says why a page stays empty, or that what stands on it may be old; else it is hidden."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}-trouble")
        self.setProperty("kind", "warning")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._stale, self._since = False, ""
        self._error: Exception | None = None
        self._is_empty = True
        self.hide()

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say since when the database does not answer, or that it does again."""
        self._stale, self._since = stale, since
        self.retranslate()

    def say_unread(self, error: Exception) -> None:
        """Say why it could not be read."""
        self._error = error
        self.retranslate()

    def take_back(self, *, empty: bool = False) -> None:
        """Say no more of it: the page was read, or is left empty."""
        self._error, self._is_empty = None, empty
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the app."""
        text = ""
        if self._stale and self._is_empty:
            text = translate(
                "Console", "The database does not answer. This page fills as soon as it does."
            )
        elif self._stale:
            text = translate(
                "Console", "No answer from the database since %1: what stands here may be old."
            ).replace("%1", self._since)
        elif self._error:
            text = explain(self._error)
        self.setText(text)
        self.setVisible(bool(text))
