"""This computer's output; alone here, since QtMultimedia crashes where a library is half there."""

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from ui_kit.voice.sound import RATE_HZ, Sound, resampled

# A sink is idle once it has read everything, while the last of it is still on its way.
_TAIL_S = 0.25


def open_sink() -> "Sink | None":
    """Return this computer's output; None when there is none."""
    device = QMediaDevices.defaultAudioOutput()
    return None if device.isNull() else Sink(device)


class Sink(QObject):
    """Plays one sound at a time, in the form the output prefers."""

    ended = Signal(str)

    def __init__(self, device: QAudioDevice) -> None:
        super().__init__()
        self._format = device.preferredFormat()
        self._format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if not device.isFormatSupported(self._format):
            self._format = device.preferredFormat()
        self._sink = QAudioSink(device, self._format, self)
        self._sink.stateChanged.connect(self._changed)
        self._bytes = QBuffer(self)
        self._plays = False

    def play(self, _number: int, sound: Sound) -> None:
        """Let a sound be heard."""
        self._bytes.close()
        self._bytes.setData(QByteArray(_samples(sound, self._format)))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._plays = True
        self._sink.start(self._bytes)

    @Slot(QtAudio.State)
    def _changed(self, state: QtAudio.State) -> None:
        if not self._plays:
            return
        if state is QtAudio.State.IdleState and self._bytes.atEnd():
            self._end("")
        elif (
            state is QtAudio.State.StoppedState and self._sink.error() is not QtAudio.Error.NoError
        ):
            self._end(f"the output failed ({self._sink.error().name})")

    def _end(self, trouble: str) -> None:
        self._plays = False
        # Not from inside the sink's own signal.
        QTimer.singleShot(0, self._sink.stop)
        QTimer.singleShot(0, lambda: self.ended.emit(trouble))


def _samples(sound: Sound, form: QAudioFormat) -> bytes:
    """Return a sound in an output's own form."""
    whole = np.concatenate([sound, np.zeros(round(_TAIL_S * RATE_HZ))])
    mono = np.clip(resampled(whole, RATE_HZ, form.sampleRate()), -1.0, 1.0)
    channels = np.repeat(mono[:, np.newaxis], form.channelCount(), axis=1)
    match form.sampleFormat():
        case QAudioFormat.SampleFormat.Float:
            return channels.astype(np.float32).tobytes()
        case QAudioFormat.SampleFormat.Int32:
            return (channels * (2**31 - 1)).astype(np.int32).tobytes()
        case QAudioFormat.SampleFormat.UInt8:
            return (channels * 127 + 128).astype(np.uint8).tobytes()
        case _:
            return (channels * (2**15 - 1)).astype(np.int16).tobytes()
