"""Lets sounds be heard, and hears a microphone, each by a child that starts when first asked."""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from reception.system.decode import decoded
from ui_kit.voice.pack import Fault
from ui_kit.voice.process import Announcement, VoiceProcess


class Playback(QObject):
    """Plays one sound at a time; of what is asked for meanwhile, the last is heard after it."""

    unheard = Signal()
    """There is no loudspeaker, or the sound cannot be played."""

    def __init__(
        self, command: Sequence[str], *, without: str, parent: QObject | None = None
    ) -> None:
        """Play by ``command``; ``without`` says what becomes of it where there is no child."""
        super().__init__(parent)
        self._command, self._without = tuple(command), without
        self._voice: VoiceProcess | None = None
        self._wanted: Announcement | None = None
        self._played = 0

    def play(self, *, file: str = "", volume: int = 100) -> None:
        """Play a file, or without one the chime, as soon as that can be."""
        self._played += 1
        self._wanted = Announcement(id=self._played, file=file, volume=volume, chimes=not file)
        if self._voice is None:
            self._voice = VoiceProcess(self._command, without=self._without, parent=self)
            self._voice.freed.connect(self._play_on)
            self._voice.lost.connect(self.unheard)
            self._voice.said.connect(self._note)
            self._voice.start()
        self._play_on()

    def forget(self) -> None:
        """Play nothing that has not begun."""
        self._wanted = None

    def stop(self) -> None:
        """End the child; it starts again when it is asked."""
        self._wanted = None
        if self._voice:
            self._voice.close()
            self._voice.deleteLater()
            self._voice = None

    def _play_on(self) -> None:
        if self._wanted and self._voice and self._voice.is_free:
            wanted, self._wanted = self._wanted, None
            self._voice.say(wanted)

    def _note(self, _number: int, trouble: str) -> None:
        if trouble:
            self.unheard.emit()


log = logging.getLogger(__name__)

_GOODBYE_MS = 3_000
_DEADLINE_MS = 5_000
_LONGEST_LINE = 10_000


def microphone_command(file: Path | None = None) -> tuple[str, ...]:
    """Return the command of the child; ``file`` is heard instead of the room."""
    heard = ("--from", str(file)) if file else ()
    return (sys.executable, "-m", "admin_console.voice.microphone", *heard)


class RecordingOrder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the microphone is to do; an empty one drops what was begun."""

    record: bool = False
    """Begin a take."""
    keep: str = ""
    """End the take, and make it the clip of this file."""


class Heard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the microphone tells."""

    ready: bool = False
    level: float | None = None
    """The loudest sample of the last moment, 0 to 1."""
    kept: str = ""
    """The file of the clip that a take became."""
    fault: Fault | None = None
    """What is wrong with a take; nothing was written."""
    trouble: str = ""
    """Why a take could not be written."""


class Hearing(QObject):
    """Starts and ends takes."""

    levelHeard = Signal(float)  # noqa: N815 - Qt names its signals so
    """The loudest sample of the last moment, 0 to 1."""
    readied = Signal()
    kept = Signal(str)
    """The clip is in this file."""
    faulty = Signal(Fault)
    """The take is not good enough, and is lost; what is wrong with it."""
    unwritten = Signal(str)
    """The take could not be written, and is lost; why."""
    lost = Signal()
    """There is no microphone, or not any more; the take is lost."""

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self.is_ready = False
        self._deadline = QTimer(self, singleShot=True, interval=_DEADLINE_MS)
        self._deadline.timeout.connect(self._give_up)
        self._child = QProcess(self)
        self._child.setStandardErrorFile(QProcess.nullDevice())
        self._child.readyReadStandardOutput.connect(self._hear)
        self._child.finished.connect(self._gone)
        self._child.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Start the child, unless it runs."""
        if self._child.state() is QProcess.ProcessState.NotRunning:
            self._child.start(self._command[0], list(self._command[1:]))

    def record(self) -> None:
        """Begin a take."""
        self._order(RecordingOrder(record=True))

    def keep(self, file: Path) -> None:
        """End the take and make it a clip; what has become of it follows."""
        self._deadline.start()
        self._order(RecordingOrder(keep=str(file)))

    def drop(self) -> None:
        """End the take and forget it."""
        self._order(RecordingOrder())

    def stop(self) -> None:
        """End the child; it can be started again."""
        self.is_ready = False
        self._deadline.stop()
        if self._child.state() is not QProcess.ProcessState.NotRunning:
            self._child.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self._child.kill()
            self._child.waitForFinished(_GOODBYE_MS)
            self._child.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _order(self, order: RecordingOrder) -> None:
        self._child.write(msgspec.json.encode(order) + b"\n")

    def _hear(self) -> None:
        while self._child.canReadLine():
            line = bytes(self._child.readLine(_LONGEST_LINE).data())
            try:
                heard = decoded(line, Heard)
            except msgspec.DecodeError:
                continue  # A library's own word on the stream.
            if heard.ready:
                self.is_ready = True
                self.readied.emit()
            elif heard.level is not None:
                self.levelHeard.emit(heard.level)
            elif heard.kept:
                self._deadline.stop()
                self.kept.emit(heard.kept)
            elif heard.fault:
                self._deadline.stop()
                self.faulty.emit(heard.fault)
            elif heard.trouble:
                log.warning("a take could not be written: %s", heard.trouble)
                self._deadline.stop()
                self.unwritten.emit(heard.trouble)

    def _give_up(self) -> None:
        self._child.kill()

    def _failed(self, error: QProcess.ProcessError) -> None:
        # Every other error is followed by ``finished``.
        if error is QProcess.ProcessError.FailedToStart:
            self._gone()

    def _gone(self) -> None:
        self.is_ready = False
        self._deadline.stop()
        self.lost.emit()
