"""The lines that a child process is given on its standard input."""

import threading
from typing import TextIO

from PySide6.QtCore import QObject, Signal


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
