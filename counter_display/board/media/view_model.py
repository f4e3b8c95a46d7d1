"""Pictures and films, one after the other, as QML shows them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QRectF, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from counter_display.board.media.film import FilmPlayer
from counter_display.board.media.folder import MediaFolder, Medium
from ui_kit.background import Background

QML_IMPORT_NAME = "Nouba.Board"
QML_IMPORT_MAJOR_VERSION = 1

PICTURE_MS = 12_000
_LOOK_MS = 3_000
_FIRST_LOOK_MS = 300
# Twice may be an accident of the decoder; after that it is the film.
_MOST_FAILURES = 2


@QmlElement
class MediaViewModel(QObject):
    """Shows what is in a folder, by name and round again; new files come in by themselves."""

    changed = Signal()
    frameChanged = Signal()

    def __init__(
        self,
        folder: Path | None,
        background: Background,
        *,
        make_player: Callable[[], FilmPlayer] = FilmPlayer,
        picture_ms: int = PICTURE_MS,
        look_ms: int = _LOOK_MS,
        parent: QObject | None = None,
    ) -> None:
        """Show the files of ``folder``; None: nothing, ever."""
        super().__init__(parent)
        self._folder = MediaFolder(folder) if folder else None
        self._background = background
        self._make_player = make_player
        self._player: FilmPlayer | None = None
        self._media: tuple[Medium, ...] = ()
        self._now: Medium | None = None
        self._failures: dict[Medium, int] = {}
        self._frame = QImage()
        self._place = QSize(1, 1)
        self._look_ms = look_ms
        self._looking = QTimer(self, singleShot=True, interval=min(_FIRST_LOOK_MS, look_ms))
        self._looking.timeout.connect(self._scan)
        self._turning = QTimer(self, singleShot=True, interval=picture_ms)
        self._turning.timeout.connect(self._turn)

    def start(self) -> None:
        """Begin to look for files."""
        if self._folder:
            self._looking.start()

    def close(self) -> None:
        """Look no more, and end the decoder."""
        self._looking.stop()
        self._turning.stop()
        if self._player:
            self._player.close()
            self._player = None

    @Property(bool, notify=changed)
    def hasMedia(self) -> bool:
        """Return whether there is something to show."""
        return self._now is not None

    @Property(bool, notify=changed)
    def isFilm(self) -> bool:
        """Return whether a film is shown now."""
        return self._now is not None and self._now.is_film

    @Property(QUrl, notify=changed)
    def picture(self) -> QUrl:
        """Return the picture to show; empty while a film is shown."""
        if self._now is None or self._now.is_film:
            return QUrl()
        return QUrl.fromLocalFile(str(self._now.path))

    @property
    def frame(self) -> QImage:
        """Return the film's newest frame."""
        return self._frame

    @Slot(int, int)
    def fit(self, width: int, height: int) -> None:
        """Show films in a place of this size."""
        self._place = QSize(max(1, width), max(1, height))
        if self._player:
            self._player.fit(self._place)

    @Slot()
    def pictureFailed(self) -> None:
        """Leave out the picture that is shown now: it cannot be drawn."""
        if self._now and not self._now.is_film:
            self._leave_out(self._now, "it cannot be drawn")
            self._turn()

    def _scan(self) -> None:
        if self._folder:
            self._background.run(self._folder.scan, self._take, self._looked_in_vain)

    def _looked_in_vain(self, error: Exception) -> None:
        self._looking.start(self._look_ms)
        raise error

    def _take(self, media: tuple[Medium, ...]) -> None:
        self._looking.start(self._look_ms)
        self._media = media
        self._failures = {one: count for one, count in self._failures.items() if one in media}
        if self._now not in media:
            self._turn()

    @Slot()
    def _turn(self) -> None:
        """Show the next by name; the one after the last is the first."""
        before, self._now = self._now, None
        may_film = not (self._player and self._player.rests)
        media = [one for one in self._media if may_film or not one.is_film]
        after = [one for one in media if before and one.path > before.path]
        self._now = next(iter(after or media), None)
        self._frame = QImage()
        self._turning.stop()
        if self._player:
            self._player.stop()
        self.changed.emit()
        self.frameChanged.emit()
        if self._now is None:
            return
        if self._now.is_film:
            self._film_player().play(self._now.path, self._place)
        else:
            self._turning.start()

    def _film_player(self) -> FilmPlayer:
        if self._player is None:
            self._player = self._make_player()
            self._player.setParent(self)
            self._player.frame.connect(self._draw)
            # Queued: a film that fails at once must not lead to the next inside its own start.
            self._player.ended.connect(self._turn, Qt.ConnectionType.QueuedConnection)
            self._player.failed.connect(self._film_failed, Qt.ConnectionType.QueuedConnection)
        return self._player

    @Slot(QImage)
    def _draw(self, frame: QImage) -> None:
        self._frame = frame
        self.frameChanged.emit()

    @Slot(str)
    def _film_failed(self, why: str) -> None:
        film = self._now
        if film is None or not film.is_film:
            return
        self._failures[film] = self._failures.get(film, 0) + 1
        if self._failures[film] >= _MOST_FAILURES:
            self._leave_out(film, why)
        self._turn()

    def _leave_out(self, medium: Medium, why: str) -> None:
        self._media = tuple(one for one in self._media if one != medium)
        if self._folder:
            self._folder.reject(medium, why)


@QmlElement
class FilmView(QQuickPaintedItem):
    """Draws the newest frame of a film, whole, in the middle of its place."""

    mediaChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._media: MediaViewModel | None = None

    def paint(self, painter: QPainter) -> None:
        """Draw the frame."""
        frame = self._media.frame if self._media else QImage()
        if frame.isNull():
            return
        size = frame.size()
        room = QSize(round(self.width()), round(self.height()))
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(
            QRectF(
                (room.width() - size.width()) / 2,
                (room.height() - size.height()) / 2,
                size.width(),
                size.height(),
            ),
            frame,
        )

    def _get_media(self) -> MediaViewModel | None:
        return self._media

    def _set_media(self, media: MediaViewModel | None) -> None:
        if media is self._media:
            return
        self._media = media
        if media:
            media.frameChanged.connect(self.update)
        self.mediaChanged.emit()

    media = Property(MediaViewModel, _get_media, _set_media, notify=mediaChanged)
