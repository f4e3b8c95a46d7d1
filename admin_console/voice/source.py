"""Listening by QtMultimedia; loaded only in a process of its own, which may crash over it."""

import numpy as np
from PySide6.QtCore import QIODevice, QObject, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices

_CHUNK_S = 0.05


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
