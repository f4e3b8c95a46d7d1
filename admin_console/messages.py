"""What to say when something could not be done; a bug goes to the log as well."""

import logging
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from admin_console.widgets import tell
from admin_console.words import filled, translate
from reception.domain import errors
from reception.domain.errors import EnvironmentFault, Refusal
from reception.queue.model import GoneOnMeanwhileError
from reception.staffing import model as staffing
from reception.unit import office
from reception.unit.logo import LogoRefusedError
from reception.what_if import model as what_if
from ui_kit.announce import announce
from ui_kit.refusals import sentence
from ui_kit.translations import marked
from ui_kit.words import from_the_left

log = logging.getLogger(__name__)
_MOST_SHOWN = 60

# What only administrators are refused; ``%1`` is the service, counter or person, the calls of a
# hundred, or the number of the line, of which ``%2`` is the beginning.
SENTENCES: Mapping[type[Exception], str] = {
    office.OtherUnitError: marked(
        "Console", "This file describes another unit; it needs a database of its own."
    ),
    office.LastAdministratorError: marked(
        "Console", "The last administrator stays one. Please name another administrator first."
    ),
    office.StillInUseError: marked(
        "Console",
        "Visitors of today still need this (%1). Please serve them or close the day first.",
    ),
    office.UnknownRevisionError: marked("Console", "This state of the unit is not known."),
    office.NothingBeforeError: marked(
        "Console", "This is the first description of the unit: nothing stands before it."
    ),
    GoneOnMeanwhileError: marked(
        "Console", "Somebody has gone on with it meanwhile: it stays as it is."
    ),
    errors.NoConflictError: marked("Console", "Somebody has already decided on this ticket."),
    what_if.NothingToReplayError: marked("Console", "Nobody came in the last seven days."),
    what_if.NobodyCalledError: marked("Console", "Nobody was called in the last seven days."),
    what_if.NoSessionsError: marked(
        "Console",
        "Nobody was signed in at a counter in these days: it is not known when one was open, and"
        " nothing can be replayed.",
    ),
    what_if.UnexplainedPastError: marked(
        "Console",
        "Replayed unchanged, the waits of these days come out %1 minutes off on average: nothing"
        " can be said of a change.",
    ),
    staffing.TooFewWeeksError: marked(
        "Console", "Weeks of which visitors are known: %1. A plan needs four at least."
    ),
    LogoRefusedError: marked("Console", "This picture cannot stand on a ticket."),
    errors.NotTomlError: marked(
        "Console",
        "The file is not well written in line %1: \u201c%2\u201d. Texts stand in quotation marks,"
        " lists in square brackets, and each key once in its table.",
    ),
    errors.NotUtf8Error: marked(
        "Console", "The letters of line %1 are not in UTF-8. Please save the file as UTF-8."
    ),
}


def explain(error: Exception) -> str:
    """Return what to say of an error; whatever nobody expected is logged with its trace."""
    if isinstance(error, OSError):
        # The database's own troubles are faults: what is left is a file that somebody chose.
        return translate("Console", "The file could not be written. Please choose another folder.")
    if not isinstance(error, (Refusal, EnvironmentFault)):
        log.error("a bug", exc_info=error)
    if type(error) in SENTENCES:
        said = translate("Console", SENTENCES[type(error)])
        if isinstance(error, errors.NotTomlError | errors.NotUtf8Error):
            shown = getattr(error, "text", "")[:_MOST_SHOWN]
            return filled(said, error.line, from_the_left(shown))
        return filled(said, getattr(error, "key", ""))
    return sentence(error)


def log_if_a_bug(error: Exception) -> None:
    """Write a bug to the log; what the database says for itself, others tell."""
    explain(error)


class MessageLine(QLabel):
    """Says why a page stays empty, or that what stands on it may be old; else it is hidden."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}-message")
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
        self._show()

    def say_unread(self, error: Exception) -> None:
        """Say why it could not be read."""
        self._error = error
        self._show()

    def take_back(self) -> None:
        """Say no more of it: the page was read."""
        self._error, self._is_empty = None, False
        self._show()

    def _show(self) -> None:
        text = ""
        if self._stale and self._is_empty:
            text = translate(
                "Console", "The database does not answer. This page fills as soon as it does."
            )
        elif self._stale:
            text = filled(
                translate(
                    "Console", "No answer from the database since %1: what stands here may be old."
                ),
                self._since,
            )
        elif self._error:
            text = explain(self._error)
        if text and text != self.text():
            announce(self, text)
        tell(self, text)
