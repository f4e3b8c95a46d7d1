"""The sound of an alert: the board's chime, soft, made by a child process."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from reception.domain.alerts import AlertLevel
from ui_kit.voice.announcement import Announcement
from ui_kit.voice.mute import is_muted, set_muted
from ui_kit.voice.process import VoiceProcess

_ALERTS = "alerts"
_PERCENT = {AlertLevel.WARNING: 35, AlertLevel.CRITICAL: 70}


class Chime(Protocol):
    """Lets alerts be heard at this station, unless somebody has muted them here."""

    def is_muted(self) -> bool:
        """Return whether alerts are silent at this station; it looks at the disk."""
        ...

    def set_muted(self, *, muted: bool) -> None:
        """Make alerts silent at this station, or heard again; it writes to the disk."""
        ...

    def ring(self, level: AlertLevel) -> None:
        """Ring once."""
        ...

    def close(self) -> None:
        """End what rings."""
        ...


class ProcessChime:
    """Asks the voice's child for its chime; it is started when first something must be heard."""

    def __init__(self, command: Sequence[str], state: Path, parent: QObject | None = None) -> None:
        """Ring by ``command``; the mute is remembered in the folder ``state``."""
        self._command = command
        self._state = state
        self._parent = parent
        self._child: VoiceProcess | None = None
        self._asked = 0
        self._pending: AlertLevel | None = None

    def is_muted(self) -> bool:
        """Return whether alerts are silent at this station."""
        return is_muted(self._state, _ALERTS)

    def set_muted(self, *, muted: bool) -> None:
        """Make alerts silent at this station, or heard again.

        Raises:
            EnvironmentFault: it cannot be remembered here.
        """
        set_muted(self._state, muted=muted, what=_ALERTS)

    def ring(self, level: AlertLevel) -> None:
        """Ring once; what comes while it rings is heard after it, once."""
        if self.is_muted():
            return
        self._pending = level
        if self._child is None:
            self._child = VoiceProcess(
                self._command, without="alerts are seen, not heard", parent=self._parent
            )
            self._child.freed.connect(self._say)
            self._child.start()
        self._say()

    def close(self) -> None:
        """End the child."""
        if self._child:
            self._child.close()
            self._child = None

    def _say(self) -> None:
        if self._child and self._child.is_free and self._pending:
            self._asked += 1
            volume, self._pending = _PERCENT[self._pending], None
            self._child.say(Announcement(id=self._asked, volume=volume))
