"""Plays the call's chime; a process of its own, so that no audio stack can take the board down.

``python -m counter_display.board.announcer SOUND`` plays the file once for every line it reads
and ends with its input. With ``--check`` it only looks for an output. Exit code 3: no output.
"""

import sys
import threading
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal

NO_OUTPUT = 3


class _Requests(QObject):
    """Hears the lines of a stream without holding up the event loop."""

    asked = Signal()
    ended = Signal()

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream

    def listen(self) -> None:
        """Start to read, in a thread that dies with the process."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for _ in self._stream:
            self.asked.emit()
        self.ended.emit()


class _Turns(QObject):
    """Plays one chime after the other, none cut, and ends once all are played."""

    def __init__(self, sound: Path) -> None:
        from PySide6.QtMultimedia import QSoundEffect  # noqa: PLC0415 - see has_output

        super().__init__()
        self._waiting = 0
        self._is_last = False
        self._effect = QSoundEffect(self)
        self._effect.setSource(QUrl.fromLocalFile(str(sound)))
        self._effect.playingChanged.connect(self._play_next)
        self._effect.statusChanged.connect(self._play_next)

    def ask(self) -> None:
        """Add one chime."""
        self._waiting += 1
        self._play_next()

    def end(self) -> None:
        """Leave when everything is played."""
        self._is_last = True
        self._play_next()

    def _play_next(self) -> None:
        is_broken = self._effect.status() is self._effect.Status.Error
        if is_broken:
            QCoreApplication.exit(NO_OUTPUT)
        elif self._effect.isPlaying() or not self._effect.isLoaded():
            return
        elif self._waiting:
            self._waiting -= 1
            self._effect.play()
        elif self._is_last:
            QCoreApplication.quit()


def has_output() -> bool:
    """Return whether this computer can make a sound.

    Looking may end the process: QtMultimedia crashes where an audio library is half installed.
    """
    try:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - only in this process
    except ImportError:  # its audio libraries are not installed
        return False
    return bool(QMediaDevices.audioOutputs())


def main(arguments: list[str]) -> int:
    """Check for an output, or play on request until the input ends."""
    app = QCoreApplication(arguments)
    if not has_output():
        return NO_OUTPUT
    if "--check" in arguments:
        return 0
    turns = _Turns(Path(arguments[-1]))
    requests = _Requests(sys.stdin)
    requests.asked.connect(turns.ask, Qt.ConnectionType.QueuedConnection)
    requests.ended.connect(turns.end, Qt.ConnectionType.QueuedConnection)
    requests.listen()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv))
