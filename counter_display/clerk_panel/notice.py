"""The one line in which the panel speaks to the clerk."""

import logging
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from reception.domain.errors import EnvironmentFault, Refusal
from ui_kit.refusals import sentence

_log = logging.getLogger(__name__)


class NoticeKind(StrEnum):
    """How long a line stays, and how it looks."""

    SAID = "said"
    """Goes away by itself."""
    REFUSED = "refused"
    """Goes away by itself."""
    TOLD = "told"
    """Something that others did; stays until the clerk does something."""
    FAULT = "fault"
    """Stays until what failed works again."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A line; one in another language would say it too late, and is not shown."""

    kind: NoticeKind
    text: str

    @property
    def passes(self) -> bool:
        """Return whether it goes away by itself."""
        return self.kind in {NoticeKind.SAID, NoticeKind.REFUSED}


class Notices(QObject):
    """Keeps the line that is shown now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Notice | None = None

    @property
    def is_fault(self) -> bool:
        """Return whether something is said that stays until it works again."""
        return self.current is not None and self.current.kind is NoticeKind.FAULT

    def say(self, text: str) -> None:
        """Show a line that goes by itself."""
        self._show(NoticeKind.SAID, text)

    def tell_of(self, text: str) -> None:
        """Show what somebody else did, until the clerk goes on."""
        self._show(NoticeKind.TOLD, text)

    def stand(self, text: str) -> None:
        """Show how things stand, until they do no longer."""
        self._show(NoticeKind.FAULT, text)

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Say why something could not be done."""
        if isinstance(error, Refusal):
            self._show(NoticeKind.REFUSED, sentence(error))
            return
        if isinstance(error, EnvironmentFault):
            if not self.is_fault:
                _log.warning("the clerk's panel cannot go on: %s", error)
        else:
            _log.error("the clerk's panel could not go on", exc_info=error)
        self._show(NoticeKind.FAULT, sentence(error))

    @Slot()
    def tell_of_bug(self) -> None:
        """Say that something went wrong in the panel itself; her ticket is not lost."""
        self.tell(Exception())

    @Slot()
    def drop_passing(self) -> None:
        """Take away a line that has been shown long enough."""
        if self.current and self.current.passes:
            self.drop()

    def drop_told(self) -> None:
        """Take away what was told until something is done."""
        if self.current and self.current.kind is NoticeKind.TOLD:
            self.drop()

    def drop(self) -> None:
        """Take the line away."""
        if self.current:
            self.current = None
            self.changed.emit()

    def _show(self, kind: NoticeKind, text: str) -> None:
        self.current = Notice(kind, text)
        self.changed.emit()
