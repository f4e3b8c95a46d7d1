"""What a service manager hears of the kiosk: that it is ready, that it lives, that it ends.

The protocol is sd_notify(3) of systemd: a datagram of words to the socket it names. Without such
a socket nobody is told.
"""

import logging
import os
import socket
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Slot

log = logging.getLogger(__name__)

_BEATS_IN_PATIENCE = 3
"""So often within the time after which the manager takes the kiosk for dead."""


class Supervisor:
    """Carries words to the service manager."""

    def __init__(self, address: str) -> None:
        """Prepare to speak.

        Args:
            address: a path, or a name in Linux's abstract namespace after ``@``.
        """
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self._socket.settimeout(0)
        self._heard = True

    def tell(self, *words: str) -> None:
        """Say something; a manager that does not listen is not waited for."""
        try:
            self._socket.sendto("\n".join(words).encode(), self._address)
            self._heard = True
        except OSError as deaf:
            if self._heard:
                log.warning("the service manager is not told '%s': %s", words[0], deaf)
            self._heard = False

    def close(self) -> None:
        """Speak no more."""
        self._socket.close()


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

    def show_page(self, page: str) -> None:
        """Say once that the kiosk can be used: it shows more than that it starts."""
        if not self._ready and page != "starting":
            self._ready = True
            self._supervisor.tell("READY=1")

    def close(self, *, for_good: bool = True) -> None:
        """Say that the kiosk ends; one that only begins anew, in the same place, does not."""
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
    address = environment.get("NOTIFY_SOCKET", "")
    if not address:
        return None
    patience_us = environment.get("WATCHDOG_USEC", "")
    every_ms = int(patience_us) // 1000 // _BEATS_IN_PATIENCE if patience_us.isdecimal() else 0
    return Heartbeat(Supervisor(address), every_ms=every_ms, parent=parent)
