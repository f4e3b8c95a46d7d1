"""The sound that a call becomes: clips with set pauses."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from reception.domain.language import Language
from ui_kit.voice.pack import Pack
from ui_kit.voice.process import Announcement
from ui_kit.voice.sound import Sound, joined, read_sound

_AFTER_CHIME_S = 0.1
_IN_A_PHRASE_S = 0.03
_BETWEEN_PHRASES_S = 0.14
_BETWEEN_LANGUAGES_S = 0.4
_BEFORE_REPEATING_S = 0.7


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
