"""A pack being recorded: which clip is next, what is done, and keeping a take."""

import argparse
import contextlib
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
from PySide6.QtCore import QCoreApplication, QIODevice, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices
from PySide6.QtWidgets import QWidget

from admin_console.voice.playback import Heard, RecordingOrder
from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from ui_kit.child_process import LineReader
from ui_kit.tokens import GRID_PX, LIGHT
from ui_kit.voice.pack import (
    SUFFIXES,
    Fault,
    PackRefusedError,
    Scheme,
    Telling,
    VoiceManifest,
    fault_of_take,
    has_manifest,
    read_pack,
    write_manifest,
)
from ui_kit.voice.sound import RATE_HZ, Sound, finished_clip, read_sound, resampled, write_sound

_QUIETEST_DB = -54.0
# Where a voice should be: under the first it is too quiet, over the second it is nearly cut.
_GOOD_DB = -30.0
_LOUD_DB = -3.0
# So much of the last level stays at the next: a bar that falls slowly can be read.
_STAYS = 0.8


class LevelMeter(QWidget):
    """A bar that grows in reading direction; its words say beside it what its colour says."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("voice-level")
        self.setFixedHeight(2 * GRID_PX)
        self._share = 0.0
        self._level_db = _QUIETEST_DB

    @property
    def share(self) -> float:
        """Return how far the bar reaches, 0 to 1."""
        return self._share

    def show_level(self, level: float) -> None:
        """Show the loudest sample of a moment, 0 to 1."""
        self._level_db = 20 * math.log10(level) if level > 0 else _QUIETEST_DB
        reached = min(max(1 - self._level_db / _QUIETEST_DB, 0.0), 1.0)
        self._share = max(reached, self._share * _STAYS)
        self.update()

    def clear(self) -> None:
        """Show silence."""
        self._share, self._level_db = 0.0, _QUIETEST_DB
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bar, and the marks between which a voice should be."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(QColor(LIGHT.line))
        painter.drawRoundedRect(whole, radius, radius)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(whole.width(), 0)
            painter.scale(-1, 1)
        is_good = _GOOD_DB <= self._level_db <= _LOUD_DB
        painter.setBrush(QColor(LIGHT.primary if is_good else LIGHT.warning))
        width = max(whole.width() * self._share, whole.height() if self._share else 0.0)
        painter.drawRoundedRect(QRectF(0, 0, width, whole.height()), radius, radius)
        painter.setBrush(QColor(LIGHT.ink))
        for mark_db in (_GOOD_DB, _LOUD_DB):
            at = whole.width() * (1 - mark_db / _QUIETEST_DB)
            painter.drawRect(QRectF(at, 0, GRID_PX / 4, whole.height()))


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
        order = msgspec.json.decode(line, type=RecordingOrder)
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


def main(arguments: Sequence[str]) -> int:
    """Listen until the input ends."""
    words = argparse.ArgumentParser(prog="admin_console.voice.recorder")
    words.add_argument("--from", dest="file", type=Path, default=None)
    given = words.parse_args(arguments)
    app = QCoreApplication([])
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


_RECORDED = "recorded"


@dataclass(slots=True)
class RecordingSession:
    """Where one is in a pack; the folder remembers it."""

    folder: Path
    language: Language
    telling: Telling
    done: set[str] = field(default_factory=set)
    at: int = 0
    last: int | None = None
    """Where the clip stands that was kept last."""

    @property
    def clips(self) -> tuple[str, ...]:
        """Return every clip, in the order in which they are recorded."""
        return self.telling.clips()

    @property
    def clip(self) -> str:
        """Return the clip before which one is."""
        return self.clips[self.at]

    @property
    def left(self) -> int:
        """Return how many clips are still to be recorded."""
        return len(self.clips) - len(self.done)

    @property
    def file(self) -> Path:
        """Return where the clip is kept."""
        return self.folder / f"{self.clip}.flac"

    @property
    def take(self) -> Path:
        """Return where the microphone writes what it has heard."""
        return self.folder / ".take.wav"

    def go(self, steps: int) -> None:
        """Go to a clip before or after, whether or not it is done."""
        self.at = min(max(self.at + steps, 0), len(self.clips) - 1)

    def go_on(self) -> None:
        """Go to the next clip that is not done; stay at the last when there is none."""
        after = [*range(self.at + 1, len(self.clips)), *range(self.at)]
        missing = (place for place in after if self.clips[place] not in self.done)
        self.at = next(missing, len(self.clips) - 1)


def telling_for(language: Language, scheme: Scheme) -> Telling:
    """Return how a recorded pack tells numbers; only words that are attested are asked for."""
    if language is Language.TAMAZIGHT:
        return Telling(Scheme.DIGITS)
    return Telling(scheme, joins=scheme is Scheme.WHOLE and language is Language.ARABIC)


def resumed(folder: Path, language: Language, scheme: Scheme | None = None) -> RecordingSession:
    """Return the session of a folder, at the first clip that is missing.

    Without a scheme it tells numbers as it has begun, and a new one in words.

    Raises:
        PackRefusedError: the folder holds another language's pack, or a broken one.
    """
    files: set[str] = set()
    if has_manifest(folder):
        pack = read_pack(folder)
        if pack.language is not language:
            raise PackRefusedError(
                f"{folder}: this is a pack of '{pack.language}'; choose another folder"
            )
        files = set(pack.files)
        scheme = scheme or pack.manifest.numbers
    telling = telling_for(language, scheme or Scheme.WHOLE)
    session = RecordingSession(folder, language, telling, done=files & set(telling.clips()), at=-1)
    session.go_on()
    return session


def keep_take(session: RecordingSession) -> Fault | None:
    """Make a clip of the take; return what is wrong with it, and then nothing is changed.

    Raises:
        EnvironmentFault: it cannot be read or written.
    """
    take = session.take
    try:
        sound = read_sound(take)
        fault = fault_of_take(sound, RATE_HZ)
        if fault:
            return fault
        telling = session.telling
        manifest = VoiceManifest(
            language=session.language,
            numbers=telling.scheme,
            joiner=telling.joins,
            made=_RECORDED,
        )
        write_manifest(session.folder, manifest)
        write_sound(session.file, finished_clip(sound))
        # A clip of another kind that somebody had put there would be taken as well.
        for suffix in SUFFIXES[1:]:
            session.file.with_suffix(suffix).unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            f"{session.folder} cannot be written ({error.strerror})",
            "choose another folder or make room",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            take.unlink(missing_ok=True)
    return None


def prepare(folder: Path) -> None:
    """Make the folder into which takes are written.

    Raises:
        EnvironmentFault: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            f"{folder} cannot be made ({error.strerror})", "choose another folder"
        ) from error


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
