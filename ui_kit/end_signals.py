"""How an app ends when the system or a person at the terminal asks for it."""

import contextlib
import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot

_ASKED_BYTES = 64


class EndSignals(QObject):
    """Leaves the event loop at SIGTERM or SIGINT, so that the app gives back what it holds.

    Python runs its own handlers only when Python runs, and an idle event loop does not: a
    descriptor wakes it. What comes before the loop runs is kept until it does.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._woken, self._rung = socket.socketpair()
        self._woken.settimeout(0)
        self._rung.settimeout(0)
        notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._end)

    def install(self) -> None:
        """Hear the signals from now on; in the main thread only."""
        signal.set_wakeup_fd(self._rung.fileno(), warn_on_full_buffer=False)
        for asked in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asked, _heard)

    @Slot()
    def _end(self) -> None:
        with contextlib.suppress(BlockingIOError):
            asked = self._woken.recv(_ASKED_BYTES)
            if {signal.SIGTERM, signal.SIGINT}.intersection(asked):
                # Past every dialog, and whatever a window says to being closed.
                QCoreApplication.exit(0)


def _heard(*_: object) -> None:
    """Do nothing: what is to be done is done where the event loop wakes up."""
