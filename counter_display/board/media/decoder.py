"""Decodes films; a process of its own, so that no media stack can take the board down.

``python -m counter_display.board.media.decoder FRAMES`` reads one line for each thing to do:
``play TURN WIDTH HEIGHT PATH``, ``fit WIDTH HEIGHT`` (the place has another size now), ``taken``
(the last frame was drawn, the next may come), ``stop``.
A frame is written into the file or the memory ``FRAMES`` (``/proc/self/fd/N``), as 32-bit points
that fill the place asked for, and told by a line ``frame TURN WIDTH HEIGHT``. ``ended TURN`` and
``broken TURN`` say what became of a film. The sound of a film is never opened: calls must be heard.
Exit code 3: films cannot be decoded here.
"""

import mmap
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from ui_kit.line_reader import LineReader

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
        _tell(f"frame {self._turn} {image.width()} {image.height()}")

    def _note(self) -> None:
        status = self._player.mediaStatus()
        if status is self._status.EndOfMedia:
            _tell(f"ended {self._turn}")
        elif status is self._status.InvalidMedia or (
            status is self._status.LoadedMedia and not self._player.hasVideo()
        ):
            self._fail()

    def _fail(self) -> None:
        _tell(f"broken {self._turn}")


def _tell(line: str) -> None:
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


if __name__ == "__main__":
    sys.exit(main(sys.argv))
