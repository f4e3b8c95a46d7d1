"""A scanner that types what it reads, as a keyboard does, and ends it with Enter."""

import re
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent

from reception.domain.ticket import label, label_parts
from reception.domain.unit import Unit

_PAUSE_MS = 2_000
"""What was typed so long ago does not belong to what comes now."""
_LONGEST = 300
_SHORTEST = 3
_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Scanner(QObject):
    """Hears what is typed while a page listens; the Enter at its end presses no button."""

    def __init__(
        self, listens: Callable[[], bool], scanned: Callable[[str], None], parent: QObject
    ) -> None:
        """Prepare it; it hears whatever it is installed on.

        Args:
            listens: whether a ticket is waited for now.
            scanned: is handed what was read.
            parent: keeps it.
        """
        super().__init__(parent)
        self._listens = listens
        self._scanned = scanned
        self._heard = ""
        self._missed = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._clear)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt hands it over
        """Collect the characters; take away the Enter behind them."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        listens = self._listens()
        if event.key() in _ENDS:
            heard, missed = self._heard, self._missed
            self._clear()
            # A key or two before Enter were pressed by a person: to have the page said again, say.
            if not listens or len(heard) < _SHORTEST:
                return False
            if not missed:
                self._scanned(heard)
            return True
        character = event.text()
        if character.isprintable() and character.strip():
            # What begins while nobody listens is not taken for a whole number when somebody does.
            if listens:
                self._heard = (self._heard + character)[-_LONGEST:]
            else:
                self._missed = True
            self._pause.start()
        return False

    @Slot()
    def _clear(self) -> None:
        self._heard = ""
        self._missed = False
        self._pause.stop()


_LONGEST_NUMBER = 8
_ID = re.compile(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)


def label_of(typed: str, unit: Unit) -> str | None:
    """Return the label that is meant; None when no service here gives such a number."""
    parts = label_parts(typed)
    if parts is None:
        return None
    prefix, number = parts
    given = any(
        one.series.prefix == prefix and one.series.first <= number <= one.series.last
        for one in unit.services
    )
    return label(prefix, number) if given else None


def ticket_id_in(scanned: str) -> UUID | None:
    """Return the ticket whose page a code leads to; None when it leads elsewhere."""
    found = _ID.findall(scanned)
    return UUID(found[-1]) if found else None


def letters_of(unit: Unit) -> list[str]:
    """Return the letters that stand before the numbers of this unit."""
    return sorted({letter for one in unit.services for letter in one.series.prefix.upper()})


def with_character(typed: str, character: str) -> str:
    """Return what is typed with one more character, as long as numbers here are."""
    added = typed + character.upper()
    return added if len(added) <= _LONGEST_NUMBER and _may_become(added) else typed


def _may_become(typed: str) -> bool:
    """Return whether letters come first and figures after them."""
    return re.fullmatch(r"[A-Z]*[0-9]*", typed) is not None
