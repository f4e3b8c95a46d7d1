"""Pictures and films, one after the other, as QML shows them."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Property, QObject, QPointF, QRectF, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from counter_display.board.film import FilmPlayer
from ui_kit.background import Background

_log = logging.getLogger(__name__)

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
# By content: Pillow hands some kinds, such as EPS, to another program, which may never end.
_FORMATS = ("JPEG", "PNG", "WEBP")
FILMS = frozenset({".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi"})
# A picture is decoded before it is made smaller: this many points take 160 MB.
_MOST_POINTS = 40_000_000
# For so long one look reads pictures that were not read before.
_LOOK_S = 1.0


@dataclass(frozen=True, slots=True)
class Medium:
    """One file that can be shown, as it was when it was looked at."""

    path: Path
    size: int
    changed_ns: int

    @property
    def is_film(self) -> bool:
        """Return whether it moves."""
        return self.path.suffix.lower() in FILMS


class MediaFolder:
    """Looks for what can be shown; every look reads the disk, so it belongs in the background.

    A file is taken once two looks in a row found it alike: until then it may still be copied.
    What cannot be shown is told once in the log, and looked at again when it changes.
    """

    def __init__(self, path: Path, *, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._monotonic_s = monotonic_s
        self._seen: frozenset[Medium] = frozenset()
        self._judged: dict[Medium, str] = {}
        """What is wrong with each file that was looked into; empty: nothing."""
        self._rejected: deque[tuple[Medium, str]] = deque()
        """What the screen could not show since the last look, which is in another thread."""
        self._is_missing = False

    def scan(self) -> tuple[Medium, ...]:
        """Return what can be shown now, by name; nothing where there is no folder."""
        found = tuple(self._found())
        settled = [one for one in found if one in self._seen]
        until_s = self._monotonic_s() + _LOOK_S
        self._seen = frozenset(found)
        while self._rejected:
            self._judged.update([self._rejected.popleft()])
        self._judged = {one: why for one, why in self._judged.items() if one in self._seen}
        # Of a thousand new files the first are shown soon; the others follow, look by look.
        return tuple(
            one
            for one in settled
            if (one in self._judged or self._monotonic_s() < until_s) and not self._wrong_with(one)
        )

    def reject(self, medium: Medium, why: str) -> None:
        """Leave a file out until it changes, and say why in the log; from any thread."""
        if not self._judged.get(medium):
            _log.warning("%s is not shown: %s", medium.path.name, why)
        self._rejected.append((medium, why))

    def _found(self) -> Iterator[Medium]:
        try:
            paths = sorted(self._path.iterdir())
        except OSError as error:
            if not self._is_missing:
                _log.warning("the folder of media cannot be read: %s", error)
            self._is_missing = True
            return
        self._is_missing = False
        for path in paths:
            is_known = path.suffix.lower() in PICTURES | FILMS and not path.name.startswith(".")
            # The decoder is asked by lines: a name with a line's end in it would be two of them.
            if not str(path).isprintable():
                continue
            try:
                found = path.stat()
            except OSError:  # it has just gone
                continue
            if is_known and path.is_file():
                yield Medium(path, found.st_size, found.st_mtime_ns)

    def _wrong_with(self, medium: Medium) -> str:
        if medium not in self._judged:
            why = "it is empty" if not medium.size else ""
            if not why and not medium.is_film:
                why = _wrong_with_picture(medium.path)
            self._judged[medium] = why
            if why:
                _log.warning("%s is not shown: %s", medium.path.name, why)
        return self._judged[medium]


def _wrong_with_picture(path: Path) -> str:
    """Return why a picture cannot be shown; empty when it can."""
    # Half of a JPEG is a picture to Qt, grey below; Pillow says that it ends too early.
    try:
        with Image.open(path, formats=_FORMATS) as picture:
            points = picture.width * picture.height
            if points > _MOST_POINTS:
                return f"it has {points // 1_000_000} million points, more than a screen can show"
            picture.load()
    except Exception as error:  # noqa: BLE001 - a broken file breaks the reader in many ways
        return f"it is no whole picture ({type(error).__name__})"
    return ""


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
        # What was asked for or told before is heard of after: it must find nothing to show.
        self._folder = None
        self._media = ()
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
        if self._folder is None:
            return
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
        room = QRectF(0, 0, round(self.width()), round(self.height()))
        size = frame.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size.toSizeF())
        place.moveCenter(room.center())
        painter.drawImage(place, frame)

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
