"""A call as it is asked for, and the sound that it becomes."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from reception.domain.language import Language
from ui_kit.voice.pack import Pack
from ui_kit.voice.sound import Sound, joined, read_sound

_AFTER_CHIME_S = 0.15
_IN_A_PHRASE_S = 0.03
_BETWEEN_PHRASES_S = 0.16
_BETWEEN_LANGUAGES_S = 0.45
_BEFORE_REPEATING_S = 0.8
_LANGUAGES_SPOKEN = 2


class Announcement(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be said: a ticket and a counter, in the first two of these languages that speak.

    One line of JSON on the voice's standard input.
    """

    id: int
    label: str = ""
    """Empty: the chime alone."""
    counter: int | None = None
    """None: the ticket alone."""
    languages: list[Language] = []
    most_languages: int = _LANGUAGES_SPOKEN
    times: int = 1
    volume: int = 100
    """In percent of what the packs hold."""
    chimes: bool = True
    file: str = ""
    """A sound to be played instead, such as a clip that was just recorded."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the voice says of itself: one line of JSON on its standard output."""

    ready: bool = False
    """It can be asked, and speaks ``languages``."""
    languages: list[Language] = []
    id: int = 0
    begun_s: float | None = None
    """So long it takes to say what was asked for with ``id``."""
    done: bool = False
    trouble: str = ""
    """Why nothing was heard."""


class Composer:
    """Puts calls together of the clips of ``packs``; keeps the clips it has read."""

    def __init__(self, chime: Path, packs: Mapping[Language, Pack]) -> None:
        self._chime = chime
        self.packs = packs
        self._read: dict[Path, tuple[int, Sound]] = {}

    def sound(self, asked: Announcement) -> Sound:
        """Return what is heard, at full volume.

        Raises:
            EnvironmentFault: a file of a pack cannot be read.
        """
        if asked.file:
            return read_sound(Path(asked.file))
        return joined(self._parts(asked))

    def _parts(self, asked: Announcement) -> Iterator[Sound | float]:
        if asked.chimes:
            yield self._clip(self._chime)
        speaking = [self.packs[one] for one in dict.fromkeys(asked.languages) if one in self.packs]
        if not asked.label:
            return
        for time in range(asked.times):
            for place, pack in enumerate(speaking[: asked.most_languages]):
                if place:
                    yield _BETWEEN_LANGUAGES_S
                elif time:
                    yield _BEFORE_REPEATING_S
                elif asked.chimes:
                    yield _AFTER_CHIME_S
                yield from self._call(pack, asked)

    def _call(self, pack: Pack, asked: Announcement) -> Iterator[Sound | float]:
        for number, phrase in enumerate(pack.telling.call(asked.label, asked.counter)):
            if number:
                yield _BETWEEN_PHRASES_S
            for place, clip in enumerate(phrase):
                if place:
                    yield _IN_A_PHRASE_S
                yield self._clip(pack.files[clip])

    def _clip(self, file: Path) -> Sound:
        written_ns = file.stat().st_mtime_ns if file.exists() else 0
        known = self._read.get(file)
        if known and known[0] == written_ns:
            return known[1]
        sound = read_sound(file)
        self._read[file] = (written_ns, sound)
        return sound
