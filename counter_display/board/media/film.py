"""The board's side of the decoder: it asks for films, takes their frames, and starts it anew."""

import logging
import mmap
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage

from ui_kit.child_process import ChildPauses
from ui_kit.rows_model import LineReader

NO_DECODER = 3
POINT_BYTES = 4


class _Decoder(QObject):
    """Plays one film after the other into the file of frames."""

    def __init__(self, frames: mmap.mmap) -> None:
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink  # noqa: PLC0415 - see main

        super().__init__()
        self._frames = frames
        self._turn = ""
        self._within = QSize()
        self._is_taken = True
        self._sink = QVideoSink(self)
        self._player = QMediaPlayer(self)
        self._player.setVideoSink(self._sink)
        self._status = QMediaPlayer.MediaStatus
        self._sink.videoFrameChanged.connect(self._show)
        self._player.mediaStatusChanged.connect(self._note)
        self._player.errorOccurred.connect(self._fail)

    def obey(self, order: str) -> None:
        """Do what a line says."""
        match order.split(" ", 4):
            case ["play", turn, width, height, path]:
                self._turn = turn
                self._within = QSize(int(width), int(height))
                self._is_taken = True
                self._player.setSource(QUrl.fromLocalFile(path))
                self._player.play()
            case ["fit", width, height]:
                self._within = QSize(int(width), int(height))
            case ["taken"]:
                self._is_taken = True
            case _:
                self._player.setSource(QUrl())

    def _show(self) -> None:
        # A board that is busy drawing misses frames; it is never behind.
        frame = self._sink.videoFrame()
        if not self._is_taken or not frame.isValid():
            return
        image = frame.toImage()
        if image.isNull():
            return
        image = image.scaled(
            self._within,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ).convertToFormat(QImage.Format.Format_RGB32)
        self._frames.seek(0)
        self._frames.write(image.constBits()[: image.sizeInBytes()])
        self._is_taken = False
        _report(f"frame {self._turn} {image.width()} {image.height()}")

    def _note(self) -> None:
        status = self._player.mediaStatus()
        if status is self._status.EndOfMedia:
            _report(f"ended {self._turn}")
        elif status is self._status.InvalidMedia or (
            status is self._status.LoadedMedia and not self._player.hasVideo()
        ):
            self._fail()

    def _fail(self) -> None:
        _report(f"broken {self._turn}")


def _report(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Play what is asked for until the input ends."""
    app = QGuiApplication(arguments)
    path = Path(arguments[1])
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as frames:
        try:
            decoder = _Decoder(frames)
        except ImportError:  # its libraries are not installed
            return NO_DECODER
        orders = LineReader()
        orders.came.connect(decoder.obey, Qt.ConnectionType.QueuedConnection)
        orders.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
        orders.listen(sys.stdin)
        return app.exec()


_log = logging.getLogger(__name__)

# A film is made no larger than this: what a processor without help decodes and draws in time.
LARGEST = QSize(1280, 720)
_FIRST_PAUSE_MS = 1_000
_SILENCE_MS = 10_000
_GOODBYE_MS = 300


def decoder_command() -> tuple[str, ...]:
    """Return the command of the child that decodes; the file of frames is added."""
    return (sys.executable, "-m", "counter_display.board.media.film")


class FilmPlayer(QObject):
    """Plays films through a child process; whatever happens to the child, the board goes on."""

    frame = Signal(QImage)
    ended = Signal()
    """The film is over."""
    failed = Signal(str)
    """The film cannot be shown; the sentence says why."""

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        first_pause_ms: int = _FIRST_PAUSE_MS,
        silence_ms: int = _SILENCE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._frames: mmap.mmap | None = None
        self._memory: int | None = None
        self._command = tuple(command or decoder_command())
        self._pauses = ChildPauses(first_pause_ms)
        self._may_start_at_s = 0.0
        self._turn = 0
        self._is_playing = False
        self._silence = QTimer(self, singleShot=True, interval=silence_ms)
        self._silence.timeout.connect(self._lose_patience)
        self._child = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        # It draws nothing: it must not look for a screen, nor for a GPU that is none.
        environment.insert("QT_QPA_PLATFORM", "offscreen")
        environment.insert("PYTHONUTF8", "1")
        self._child.setProcessEnvironment(environment)
        self._child.setStandardErrorFile(QProcess.nullDevice())
        self._child.readyReadStandardOutput.connect(self._on_output)
        self._child.finished.connect(self._gone)
        self._child.errorOccurred.connect(self._not_started)

    @property
    def rests(self) -> bool:
        """Return whether the child has crashed and may not start again yet."""
        is_down = self._child.state() is QProcess.ProcessState.NotRunning
        return is_down and time.monotonic() < self._may_start_at_s

    def play(self, path: Path, within: QSize) -> None:
        """Show a film from its beginning, no larger than ``within``."""
        if self._child.state() is QProcess.ProcessState.NotRunning:
            self._start()
        size = within.boundedTo(LARGEST)
        self._turn += 1
        self._is_playing = True
        self._silence.start()
        self._child.write(f"play {self._turn} {size.width()} {size.height()} {path}\n".encode())

    def fit(self, within: QSize) -> None:
        """Show the film that is played in a place of another size."""
        if self._is_playing:
            size = within.boundedTo(LARGEST)
            self._child.write(f"fit {size.width()} {size.height()}\n".encode())

    def stop(self) -> None:
        """Show no film any more."""
        self._is_playing = False
        self._silence.stop()
        if self._child.state() is not QProcess.ProcessState.NotRunning:
            self._child.write(b"stop\n")

    def close(self) -> None:
        """End the child and give back the memory."""
        self._is_playing = False
        self._silence.stop()
        self._child.blockSignals(True)  # noqa: FBT003 - Qt's own parameter
        if self._child.state() is not QProcess.ProcessState.NotRunning:
            self._child.kill()
            self._child.waitForFinished(_GOODBYE_MS)
        self._forget_frames()

    def _start(self) -> None:
        self._forget_frames()
        # Memory without a name: nothing is left behind, whenever and however the two of them end.
        self._memory = os.memfd_create("nouba-film")
        os.ftruncate(self._memory, LARGEST.width() * LARGEST.height() * POINT_BYTES)
        os.set_inheritable(self._memory, True)  # noqa: FBT003 - Python's own signature
        self._frames = mmap.mmap(self._memory, 0, access=mmap.ACCESS_READ)
        self._pauses.started()
        self._child.start(self._command[0], [*self._command[1:], f"/proc/self/fd/{self._memory}"])

    def _forget_frames(self) -> None:
        if self._frames and self._memory is not None:
            self._frames.close()
            os.close(self._memory)
        self._frames = self._memory = None

    def _on_output(self) -> None:
        while self._child.canReadLine():
            words = bytes(self._child.readLine().data()).decode(errors="replace").split()
            if not self._is_playing or words[1:2] != [str(self._turn)]:
                continue  # it is still about the film before, or a library's own word.
            match words:
                case ["frame", _, width, height]:
                    self._silence.start()
                    self._take(int(width), int(height))
                case ["ended", _]:
                    self.stop()
                    self.ended.emit()
                case ["broken", _]:
                    self.stop()
                    self.failed.emit("it cannot be decoded")

    def _take(self, width: int, height: int) -> None:
        stride = width * POINT_BYTES
        if self._frames and 0 < stride * height <= len(self._frames):
            points = self._frames[: stride * height]
            # A copy: the child writes the next frame where this one stands.
            self.frame.emit(
                QImage(points, width, height, stride, QImage.Format.Format_RGB32).copy()
            )
        self._child.write(b"taken\n")

    def _lose_patience(self) -> None:
        self._child.kill()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        # Every other error is followed by ``finished``.
        if error is QProcess.ProcessError.FailedToStart:
            self._gone()

    def _gone(self) -> None:
        if self._pauses.ended():
            _log.warning(
                "the decoder of films ended (exit code %s): the board goes on without it",
                self._child.exitCode(),
            )
        self._may_start_at_s = time.monotonic() + self._pauses.take_ms() / 1000
        if self._is_playing:
            self._is_playing = False
            self._silence.stop()
            self.failed.emit("the decoder ended while it was shown")


if __name__ == "__main__":
    sys.exit(main(sys.argv))
