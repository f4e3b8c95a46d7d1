"""An app's heartbeat: a service manager notices when its screen is dead."""

import os
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Slot

from reception.care.service_manager import Supervisor, patience_ms_of, supervisor_of

_BEATS_IN_PATIENCE = 3
"""So often within the time after which the manager takes the app for dead."""


class Heartbeat(QObject):
    """Beats as long as the event loop of the thread that made it runs, and no longer.

    It must be the thread that draws and hears touches: a beat from another one would go on while
    visitors stand before a dead screen.
    """

    def __init__(self, supervisor: Supervisor, *, every_ms: int, parent: QObject) -> None:
        """Begin to beat.

        Args:
            supervisor: who listens.
            every_ms: between two beats; 0: nobody waits for them.
            parent: as long as it lives.
        """
        super().__init__(parent)
        self._supervisor = supervisor
        self._ready = False
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._beat)
        if every_ms:
            self._timer.start()

    @Slot()
    def say_ready(self) -> None:
        """Say once that the app can be used."""
        if not self._ready:
            self._ready = True
            self._supervisor.tell("READY=1")

    def close(self, *, for_good: bool = True) -> None:
        """Say that the app ends; one that only begins anew, in the same place, does not."""
        if self._timer.isActive():
            # Nobody beats until everything is closed and, it may be, begun anew.
            self._beat()
        self._timer.stop()
        if for_good:
            self._supervisor.tell("STOPPING=1")
        self._supervisor.close()

    @Slot()
    def _beat(self) -> None:
        self._supervisor.tell("WATCHDOG=1")


def heartbeat(parent: QObject, environment: Mapping[str, str] = os.environ) -> Heartbeat | None:
    """Return the heartbeat that the service manager asked for; None when none started us."""
    supervisor = supervisor_of(environment)
    if supervisor is None:
        return None
    every_ms = patience_ms_of(environment) // _BEATS_IN_PATIENCE
    return Heartbeat(supervisor, every_ms=every_ms, parent=parent)


def heartbeat_from_start(
    parent: QObject, environment: Mapping[str, str] = os.environ
) -> Heartbeat | None:
    """Return the heartbeat of an app that can be used as soon as its event loop runs."""
    beating = heartbeat(parent, environment)
    if beating:
        QTimer.singleShot(0, beating, beating.say_ready)
    return beating
