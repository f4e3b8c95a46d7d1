"""This computer's microphone, in a child: it hears a take, and makes a clip of it."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from PySide6.QtCore import QCoreApplication, QIODevice, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices

from admin_console.voice.playback import Heard, RecordingOrder
from reception.domain.errors import EnvironmentFault
from reception.system.decode import decoded
from ui_kit.child_process import LineReader
from ui_kit.garbage import collect_garbage_here
from ui_kit.voice.check import fault_of_take
from ui_kit.voice.sound import RATE_HZ, Sound, finished_clip, read_sound, resampled, write_sound

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
        # Nothing before the first recording: what is heard then is of that one.
        self._at = len(sound)
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
        order = decoded(line, RecordingOrder)
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
        # All at once: at the seams of chunks one would hear a click.
        take = np.clip(resampled(take, self._source.rate_hz, RATE_HZ), -1, 1)
        fault = fault_of_take(take, RATE_HZ)
        if fault:
            _tell(Heard(fault=fault))
            return
        try:
            write_sound(file, finished_clip(take))
        except OSError as error:
            _tell(Heard(trouble=error.strerror or str(error)))
            return
        _tell(Heard(kept=str(file)))


def _tell(heard: Heard) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(heard) + b"\n")
    sys.stdout.buffer.flush()


def main(arguments: Sequence[str]) -> int:
    """Listen until the input ends."""
    words = argparse.ArgumentParser(prog="admin_console.voice.microphone")
    words.add_argument("--from", dest="file", type=Path, default=None)
    given = words.parse_args(arguments)
    app = QCoreApplication([])
    # What is asked for is read by a thread.
    collect_garbage_here(app)
    try:
        source = FromFile(read_sound(given.file)) if given.file else open_room()
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


def open_room() -> "Room | None":
    """Return this computer's microphone; None when there is none."""
    device = QMediaDevices.defaultAudioInput()
    return None if device.isNull() else Room(device)


class Room(QObject):
    """Hears the room, in chunks of one channel at the microphone's own rate."""

    came = Signal(object)

    def __init__(self, device: QAudioDevice) -> None:
        super().__init__()
        self._format = device.preferredFormat()
        self._format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self.rate_hz = self._format.sampleRate()
        self._source = QAudioSource(device, self._format, self)
        self._stream: QIODevice | None = None
        self._rest = b""

    def start(self) -> None:
        """Begin to hear."""
        self._stream = self._source.start()
        self._stream.readyRead.connect(self._read)

    def rewind(self) -> None:
        """Do nothing: a room has no beginning."""

    @Slot()
    def _read(self) -> None:
        if self._stream is None:
            return
        self._rest += bytes(self._stream.readAll().data())
        frames = round(_CHUNK_S * self.rate_hz)
        size = frames * self._format.channelCount() * 2
        while len(self._rest) >= size:
            chunk, self._rest = self._rest[:size], self._rest[size:]
            samples = np.frombuffer(chunk, dtype=np.int16).reshape(-1, self._format.channelCount())
            self.came.emit(samples.mean(axis=1) / 2**15)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
