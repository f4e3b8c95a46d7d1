"""A child that a screen goes on without, whatever happens to it; what a child is told."""

import threading
import time
from collections.abc import Sequence
from typing import TextIO

from PySide6.QtCore import QObject, QProcess, Signal

_LONGEST_MS = 300_000
# Who has run so long starts anew after a crash: at once, and with a line in the log.
_STEADY_S = 60.0
# What is killed ends; on a machine that is busy it is noticed late.
_GOODBYE_MS = 3_000


class ChildProcess(QObject):
    """Runs a command; once it ends it rests, twice as long with each end in a row."""

    def __init__(
        self, command: Sequence[str], first_pause_ms: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._first_ms = self._next_ms = first_pause_ms
        self._started_s = 0.0
        self._child = QProcess(self)
        self._child.setStandardErrorFile(QProcess.nullDevice())
        self._child.readyReadStandardOutput.connect(self._on_output)
        self._child.finished.connect(self._on_end)
        self._child.errorOccurred.connect(self._on_error)

    @property
    def _is_running(self) -> bool:
        return self._child.state() is not QProcess.ProcessState.NotRunning

    def _start_child(self, *arguments: str) -> None:
        self._started_s = time.monotonic()
        self._child.start(self._command[0], [*self._command[1:], *arguments])

    def _end_child(self) -> None:
        """End the child, and hear nothing of it any more."""
        self._child.blockSignals(True)  # noqa: FBT003 - Qt's own parameter
        if self._is_running:
            self._child.kill()
            self._child.waitForFinished(_GOODBYE_MS)

    def _on_output(self) -> None:
        """Read what the child has written."""
        raise NotImplementedError

    def _on_end(self) -> None:
        """Note that the child has ended."""
        raise NotImplementedError

    def _on_error(self, error: QProcess.ProcessError) -> None:
        # Every other error is followed by ``finished``.
        if error is QProcess.ProcessError.FailedToStart:
            self._on_end()

    def _ended_again(self) -> bool:
        """Return whether this end is one more in a row, and no news."""
        if time.monotonic() - self._started_s > _STEADY_S:
            self._next_ms = self._first_ms
        return self._next_ms != self._first_ms

    def _take_pause_ms(self, *, longest: bool = False) -> int:
        """Return how long it rests now; the ``longest`` where haste would change nothing."""
        pause_ms = _LONGEST_MS if longest else self._next_ms
        self._next_ms = min(pause_ms * 2, _LONGEST_MS)
        return pause_ms


class LineReader(QObject):
    """Hears the lines of a stream without holding up the event loop."""

    came = Signal(str)
    ended = Signal()
    """There are no more: whoever wrote them has ended, however it did."""

    def listen(self, stream: TextIO) -> None:
        """Start to read, in a thread that dies with the process."""
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream: TextIO) -> None:
        for line in stream:
            self.came.emit(line.rstrip("\n"))
        self.ended.emit()
