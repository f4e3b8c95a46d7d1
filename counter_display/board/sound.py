"""The board's side of the announcer: it asks for chimes and restarts the process that plays them.

A chime that cannot be played is dropped, never kept: an hour later it would call nobody.
"""

import logging
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer

_log = logging.getLogger(__name__)

_MODULE = ("-m", "counter_display.board.announcer")
_FIRST_PAUSE_MS = 1_000
_LONGEST_PAUSE_MS = 300_000
# Who has run so long starts anew after a crash: at once, and with a line in the log.
_STEADY_S = 60.0
_GOODBYE_MS = 300


def sound_available(timeout_s: float = 10.0) -> bool:
    """Return whether this computer can chime; a process of its own looks, and may crash."""
    try:
        looked = subprocess.run(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, *_MODULE, "--check"],
            capture_output=True,
            check=False,
            timeout=timeout_s,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return looked.returncode == 0


class Announcer(QObject):
    """Asks a child process to chime; whatever happens to the child, the board goes on."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        first_pause_ms: int = _FIRST_PAUSE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._first_pause_ms = first_pause_ms
        self._pause_ms = first_pause_ms
        self._started_s = 0.0
        self._restart = QTimer(self, singleShot=True)
        self._restart.timeout.connect(self._run)
        self._child = QProcess(self)
        self._child.setStandardOutputFile(QProcess.nullDevice())
        self._child.setStandardErrorFile(QProcess.nullDevice())
        self._child.finished.connect(self._gone)
        self._child.errorOccurred.connect(self._failed)

    @property
    def is_ready(self) -> bool:
        """Return whether the child runs."""
        return self._child.state() is QProcess.ProcessState.Running

    def start(self) -> None:
        """Start the child."""
        self._run()

    def chime(self) -> None:
        """Ask for one chime."""
        if self.is_ready:
            self._child.write(b"call\n")

    def close(self) -> None:
        """End the child."""
        self._restart.stop()
        self._child.finished.disconnect(self._gone)
        self._child.errorOccurred.disconnect(self._failed)
        if self._child.state() is not QProcess.ProcessState.NotRunning:
            self._child.kill()
            self._child.waitForFinished(_GOODBYE_MS)

    def _run(self) -> None:
        self._started_s = time.monotonic()
        self._child.start(self._command[0], list(self._command[1:]))

    def _failed(self, error: QProcess.ProcessError) -> None:
        # Every other error is followed by ``finished``.
        if error is QProcess.ProcessError.FailedToStart:
            self._gone()

    def _gone(self) -> None:
        if time.monotonic() - self._started_s > _STEADY_S:
            self._pause_ms = self._first_pause_ms
        if self._pause_ms == self._first_pause_ms:
            _log.warning(
                "the announcer ended (exit code %s): calls are shown without sound",
                self._child.exitCode(),
            )
        self._restart.start(self._pause_ms)
        self._pause_ms = min(self._pause_ms * 2, _LONGEST_PAUSE_MS)


def chime_command(sound: Path) -> tuple[str, ...]:
    """Return the command of the child that plays ``sound``."""
    return (sys.executable, *_MODULE, str(sound))
