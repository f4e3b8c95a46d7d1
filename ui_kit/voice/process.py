"""The screen's side of the voice: it asks a child process, one announcement at a time.

Whatever happens to the child, the screen goes on: one that ends is started again after a pause
that grows, one that does not answer in time is ended, and what it was saying is not said again.
"""

import logging
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from reception.domain.language import Language
from reception.system.settings import Settings, state_folder
from ui_kit.child_process import ChildPauses
from ui_kit.voice.composer import NO_OUTPUT, Announcement, VoiceReply
from ui_kit.voice.pack import own_folder

_log = logging.getLogger(__name__)

_MODULE = ("-m", "ui_kit.voice.player")
_FIRST_PAUSE_MS = 1_000
_GOODBYE_MS = 300
# Until it has begun, and over what it has said it takes.
_PATIENCE_MS = 20_000
# Until it can be asked: a slow disk loads its libraries.
_START_PATIENCE_MS = 60_000
_LONGEST_LINE = 10_000


def sound_available(timeout_s: float = 10.0) -> bool:
    """Return whether this computer has an output; a process of its own looks, and may crash."""
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


def voice_command(
    own: Path, *, state: Path | None = None, into: Path | None = None
) -> tuple[str, ...]:
    """Return the command of the child; ``own`` is the folder of the station's packs."""
    written = ("--into", str(into)) if into else ()
    folders = ("--own", str(own), "--state", str(state or state_folder()))
    return (sys.executable, *_MODULE, *folders, *written)


def station_voice(settings: Settings, without: str) -> "VoiceProcess":
    """Return the voice of this station, not started; the log says what is so ``without`` it."""
    return VoiceProcess(voice_command(own_folder(settings.voice)), without=without)


class VoiceProcess(QObject):
    """Asks a child process to speak."""

    readied = Signal()
    """It has started, for the first time or again."""
    freed = Signal()
    """It can be asked for the next one."""
    lost = Signal()
    """The child has ended; it is started again."""
    said = Signal(int, str)
    """An announcement has ended: its id, and why it was not heard; empty when it was."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        first_pause_ms: int = _FIRST_PAUSE_MS,
        patience_ms: int = _PATIENCE_MS,
        start_patience_ms: int = _START_PATIENCE_MS,
        without: str = "nothing is heard",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._pauses = ChildPauses(first_pause_ms)
        self._patience_ms = patience_ms
        self._start_patience_ms = start_patience_ms
        self._without = without
        self._is_ready = False
        self._saying: int | None = None
        self.languages: tuple[Language, ...] = ()
        self._restart = QTimer(self, singleShot=True)
        self._restart.timeout.connect(self._run)
        self._deadline = QTimer(self, singleShot=True)
        self._deadline.timeout.connect(self._give_up)
        self._child = QProcess(self)
        self._child.setStandardErrorFile(QProcess.nullDevice())
        self._child.readyReadStandardOutput.connect(self._on_output)
        self._child.finished.connect(self._gone)
        self._child.errorOccurred.connect(self._failed)

    @property
    def is_ready(self) -> bool:
        """Return whether the child has said that it can be asked."""
        return self._is_ready

    @property
    def is_free(self) -> bool:
        """Return whether it can be asked now."""
        return self._is_ready and self._saying is None

    def start(self) -> None:
        """Start the child."""
        self._run()

    def say(self, asked: Announcement) -> None:
        """Ask for one announcement; only while it is free."""
        if not self.is_free:
            raise RuntimeError("the voice says one thing at a time")
        self._saying = asked.id
        self._deadline.start(self._patience_ms)
        self._child.write(msgspec.json.encode(asked) + b"\n")

    def close(self) -> None:
        """End the child."""
        self._restart.stop()
        self._deadline.stop()
        self._child.readyReadStandardOutput.disconnect(self._on_output)
        self._child.finished.disconnect(self._gone)
        self._child.errorOccurred.disconnect(self._failed)
        if self._child.state() is not QProcess.ProcessState.NotRunning:
            self._child.kill()
            self._child.waitForFinished(_GOODBYE_MS)

    def _run(self) -> None:
        self._pauses.started()
        self._deadline.start(self._start_patience_ms)
        self._child.start(self._command[0], list(self._command[1:]))

    def _on_output(self) -> None:
        while self._child.canReadLine():
            line = bytes(self._child.readLine(_LONGEST_LINE).data())
            try:
                answer = msgspec.json.decode(line, type=VoiceReply)
            except msgspec.DecodeError:
                continue  # A library's own word on the stream.
            self._handle(answer)

    def _handle(self, answer: VoiceReply) -> None:
        if answer.ready:
            self._is_ready = True
            self._deadline.stop()
            self.languages = tuple(answer.languages)
            self.readied.emit()
            self.freed.emit()
        elif self._saying is None or answer.id != self._saying:
            return
        elif answer.done:
            self._end(answer.trouble)
            self.freed.emit()
        elif answer.begun_s is not None:
            self._deadline.start(round(answer.begun_s * 1000) + self._patience_ms)

    def _end(self, trouble: str) -> None:
        self._deadline.stop()
        ended, self._saying = self._saying, None
        if ended is not None:
            self.said.emit(ended, trouble)

    def _give_up(self) -> None:
        if self._saying is not None:
            _log.warning("the voice did not end what it was saying in time; it is started again")
        self._child.kill()

    def _failed(self, error: QProcess.ProcessError) -> None:
        # Every other error is followed by ``finished``.
        if error is QProcess.ProcessError.FailedToStart:
            self._gone()

    def _gone(self) -> None:
        self._is_ready = False
        if self._pauses.ended():
            _log.warning(
                "the voice ended (exit code %s): %s", self._child.exitCode(), self._without
            )
        # Haste finds no loudspeaker, and each look loads the media libraries.
        self._restart.start(self._pauses.take_ms(longest=self._child.exitCode() == NO_OUTPUT))
        self._end("the voice ended")
        self.lost.emit()
