"""Films on the board: the decoder, a process of its own, and the player that starts it anew."""

import logging
import mmap
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcessEnvironment, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage

from ui_kit.child_process import ChildProcess, LineReader

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


def decoder_command() -> tuple[str, ...]:
    """Return the command of the child that decodes; the file of frames is added."""
    return (sys.executable, "-m", "counter_display.board.film")


class FilmPlayer(ChildProcess):
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
        super().__init__(command or decoder_command(), first_pause_ms, parent)
        self._frames: mmap.mmap | None = None
        self._memory: int | None = None
        self._may_start_at_s = 0.0
        self._turn = 0
        self._is_playing = False
        self._silence = QTimer(self, singleShot=True, interval=silence_ms)
        self._silence.timeout.connect(self._lose_patience)
        environment = QProcessEnvironment.systemEnvironment()
        # It draws nothing: it must not look for a screen, nor for a GPU that is none.
        environment.insert("QT_QPA_PLATFORM", "offscreen")
        environment.insert("PYTHONUTF8", "1")
        self._child.setProcessEnvironment(environment)

    @property
    def rests(self) -> bool:
        """Return whether the child has crashed and may not start again yet."""
        return not self._is_running and time.monotonic() < self._may_start_at_s

    def play(self, path: Path, within: QSize) -> None:
        """Show a film from its beginning, no larger than ``within``."""
        if not self._is_running:
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
        if self._is_running:
            self._child.write(b"stop\n")

    def close(self) -> None:
        """End the child and give back the memory."""
        self._is_playing = False
        self._silence.stop()
        self._end_child()
        self._forget_frames()

    def _start(self) -> None:
        self._forget_frames()
        # Memory without a name: nothing is left behind, whenever and however the two of them end.
        self._memory = os.memfd_create("nouba-film")
        os.ftruncate(self._memory, LARGEST.width() * LARGEST.height() * POINT_BYTES)
        os.set_inheritable(self._memory, True)  # noqa: FBT003 - Python's own signature
        self._frames = mmap.mmap(self._memory, 0, access=mmap.ACCESS_READ)
        self._start_child(f"/proc/self/fd/{self._memory}")

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

    def _on_end(self) -> None:
        if not self._ended_again():
            _log.warning(
                "the decoder of films ended (exit code %s): the board goes on without it",
                self._child.exitCode(),
            )
        self._may_start_at_s = time.monotonic() + self._take_pause_ms() / 1000
        if self._is_playing:
            self._is_playing = False
            self._silence.stop()
            self.failed.emit("the decoder ended while it was shown")


if __name__ == "__main__":
    sys.exit(main(sys.argv))
