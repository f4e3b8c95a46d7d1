"""The station's folder of pictures and films: what is there, whole and usable."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

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
