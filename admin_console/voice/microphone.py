"""The microphone as a process of its own: no audio stack can take the console down with it.

``python -m admin_console.voice.microphone [--from FILE.wav]`` reads one ``Order`` a line and tells
what it hears, one ``Heard`` a line. ``--from`` hears a file instead of the room, for trials.
Exit code 3: there is no microphone.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot

from admin_console.voice.orders import Heard, Order
from reception.domain.errors import EnvironmentFault
from ui_kit.line_reader import LineReader
from ui_kit.voice.sound import RATE_HZ, Sound, read_sound, resampled, write_sound

if TYPE_CHECKING:
    from admin_console.voice.source import Room

NO_MICROPHONE = 3
_CHUNK_S = 0.05
# The key is heard, too: it is pressed just after the beginning and just before the end.
_KEY_S = 0.1
_LONGEST_S = 15.0


class FromFile(QObject):
    """Hears a file, from its beginning at each recording, twenty times as fast as a person."""

    came = Signal(object)

    def __init__(self, sound: Sound) -> None:
        super().__init__()
        self.rate_hz = RATE_HZ
        self._sound = sound
        self._at = 0
        self._chunk = round(_CHUNK_S * RATE_HZ)
        self._timer = QTimer(self, interval=round(_CHUNK_S * 50))
        self._timer.timeout.connect(self._hear)

    def start(self) -> None:
        """Begin to hear."""
        self._timer.start()

    def rewind(self) -> None:
        """Hear the file from its beginning."""
        self._at = 0

    def _hear(self) -> None:
        chunk = self._sound[self._at : self._at + self._chunk]
        self._at += self._chunk
        self.came.emit(chunk if len(chunk) else np.zeros(self._chunk))


class Recorder(QObject):
    """Tells the level, and keeps what is heard from one order to the next."""

    def __init__(self, source: "Room | FromFile") -> None:
        super().__init__()
        self._source = source
        self._taken: list[Sound] | None = None
        source.came.connect(self._hear)

    def begin(self) -> None:
        """Listen."""
        self._source.start()
        _tell(Heard(ready=True))

    @Slot(str)
    def obey(self, line: str) -> None:
        """Carry out an order."""
        order = msgspec.json.decode(line, type=Order)
        if order.record:
            self._taken = []
            self._source.rewind()
        elif order.keep:
            self._keep(Path(order.keep))
        else:
            self._taken = None

    @Slot(object)
    def _hear(self, chunk: Sound) -> None:
        _tell(Heard(level=round(float(np.abs(chunk).max(initial=0.0)), 4)))
        if self._taken is not None and len(self._taken) < _LONGEST_S / _CHUNK_S:
            self._taken.append(chunk)

    def _keep(self, file: Path) -> None:
        taken, self._taken = self._taken or [], None
        whole = np.concatenate(taken) if taken else np.zeros(0)
        key = round(_KEY_S * self._source.rate_hz)
        take = whole[key : max(len(whole) - key, key)]
        try:
            # All at once: at the seams of chunks one would hear a click.
            write_sound(file, resampled(take, self._source.rate_hz, RATE_HZ))
        except OSError as error:
            _tell(Heard(trouble=error.strerror or str(error)))
            return
        _tell(Heard(kept=str(file)))


def _tell(heard: Heard) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(heard) + b"\n")
    sys.stdout.buffer.flush()


def _room() -> "Room | None":
    try:
        from admin_console.voice.source import open_room  # noqa: PLC0415 - only in this process
    except ImportError:  # its audio libraries are not installed
        return None
    return open_room()


def main(arguments: Sequence[str]) -> int:
    """Listen until the input ends."""
    words = argparse.ArgumentParser(prog="admin_console.voice.microphone")
    words.add_argument("--from", dest="file", type=Path, default=None)
    given = words.parse_args(arguments)
    app = QCoreApplication([])
    try:
        source = FromFile(read_sound(given.file)) if given.file else _room()
    except EnvironmentFault:
        source = None
    if source is None:
        return NO_MICROPHONE
    recorder = Recorder(source)
    orders = LineReader()
    orders.came.connect(recorder.obey, Qt.ConnectionType.QueuedConnection)
    orders.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    orders.listen(sys.stdin)
    recorder.begin()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
