"""A pack of clips: a folder with ``manifest.toml`` and one sound a clip, such as ``42.flac``.

Shipped packs stand in ``assets/voice``; a station's own stand in a folder of its own. A pack that
is complete takes the place of the shipped one of its language as a whole: no call is spoken half
by one voice and half by another.
"""

import json
import logging
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import ascii_lowercase

import msgspec

from assets import asset_path
from reception.domain.errors import Refusal
from reception.domain.language import Language
from reception.system.decode import converted
from reception.system.files import written_whole

NUMBER = "number"
COUNTER = "counter"
JOINER = "joiner"
LETTERS = tuple(ascii_lowercase)
DIGITS = tuple(str(digit) for digit in range(10))
_BELOW_HUNDRED = tuple(str(number) for number in range(100))
_HUNDREDS = tuple(str(hundred) for hundred in range(100, 1000, 100))
_LARGEST = 999

type Phrase = tuple[str, ...]
"""Clips that are spoken in one breath."""


class Scheme(StrEnum):
    """How a pack tells a number."""

    WHOLE = "whole"
    """In words: 0 to 99 by one clip each, and hundreds before them."""
    DIGITS = "digits"
    """Figure by figure, as it is written."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a pack tells numbers, and whether a clip joins a hundred to what follows it."""

    scheme: Scheme
    joins: bool = False

    def clips(self) -> tuple[str, ...]:
        """Return every clip that such a pack needs, in the order in which they are recorded."""
        whole = self.scheme is Scheme.WHOLE
        numbers = (*_BELOW_HUNDRED, *_HUNDREDS) if whole else DIGITS
        joiner = (JOINER,) if self.joins else ()
        return (NUMBER, COUNTER, *numbers, *joiner, *LETTERS)

    def number(self, written: str) -> Phrase:
        """Return the clips of a number as it is written, such as ``042``."""
        if self.scheme is Scheme.DIGITS or int(written) > _LARGEST:
            return tuple(written)
        hundreds, rest = divmod(int(written), 100)
        if not hundreds:
            return (str(rest),)
        if not rest:
            return (str(hundreds * 100),)
        joiner = (JOINER,) if self.joins else ()
        return (str(hundreds * 100), *joiner, str(rest))

    def ticket(self, label: str) -> Iterator[Phrase]:
        """Yield what tells a ticket: "number", its letters, its number."""
        digits = label.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        letters = label[: len(label) - len(digits)].lower()
        yield (NUMBER,)
        if letters:
            yield tuple(letters)
        if digits:
            yield self.number(digits)

    def call(self, label: str, counter: int | None) -> tuple[Phrase, ...]:
        """Return what tells a call; without a counter, only the ticket."""
        told = tuple(self.ticket(label))
        if counter is None:
            return told
        return (*told, (COUNTER,), self.number(str(counter)))


log = logging.getLogger(__name__)

MANIFEST = "manifest.toml"
SUFFIXES = (".flac", ".wav", ".ogg")
_LARGEST_MANIFEST_BYTES = 100_000


class PackRefusedError(Refusal):
    """A folder is no pack, or its manifest is wrong: one sentence that names the file."""


class VoiceManifest(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What ``manifest.toml`` says."""

    language: Language
    numbers: Scheme
    joiner: bool = False
    """Whether the clip ``joiner`` stands between a hundred and what follows it."""
    made: str = ""
    """By whom or by what it was spoken."""
    licence: str = ""

    @property
    def telling(self) -> Telling:
        """Return how the pack tells numbers."""
        return Telling(self.numbers, self.joiner)


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder, what its manifest says, and the clips that are in it."""

    folder: Path
    manifest: VoiceManifest
    files: Mapping[str, Path]

    @property
    def language(self) -> Language:
        """Return the language it speaks."""
        return self.manifest.language

    @property
    def telling(self) -> Telling:
        """Return how it tells numbers."""
        return self.manifest.telling

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the clips that are still to be recorded."""
        return tuple(clip for clip in self.telling.clips() if clip not in self.files)


def read_pack(folder: Path) -> Pack:
    """Return the pack in a folder, whether or not it is complete.

    Raises:
        PackRefusedError: there is no manifest, or it is wrong.
    """
    file = folder / MANIFEST
    manifest = _manifest(file)
    if manifest.joiner and manifest.numbers is Scheme.DIGITS:
        raise PackRefusedError(f'{file}: a joiner needs numbers = "whole"; remove it')
    files = {
        one.stem: one
        for suffix in reversed(SUFFIXES)
        for one in sorted(folder.glob(f"*{suffix}"))
        if not one.name.startswith(".")
    }
    return Pack(folder, manifest, files)


def _manifest(file: Path) -> VoiceManifest:
    try:
        with file.open("rb") as stream:
            text = stream.read(_LARGEST_MANIFEST_BYTES).decode("utf-8-sig")
        return converted(tomllib.loads(text), VoiceManifest)
    except FileNotFoundError:
        raise PackRefusedError(
            f"{file}: there is no such file; a pack of clips has one, see docs/voice.md"
        ) from None
    except OSError as error:
        raise PackRefusedError(f"{file}: it cannot be read ({error.strerror})") from None
    except msgspec.ValidationError as error:
        raise PackRefusedError(f"{file}: {_told(error)}") from None
    except (ValueError, RecursionError) as error:  # of TOML, of UTF-8, of a number without end
        raise PackRefusedError(f"{file}: this is not well-formed TOML ({error})") from None


def _told(error: msgspec.ValidationError) -> str:
    reason, _, place = str(error).partition(" - at `$.")
    return f"{place.rstrip('`')}: {reason}" if place else reason


def write_manifest(folder: Path, manifest: VoiceManifest) -> None:
    """Write a pack's manifest.

    Raises:
        OSError: it cannot be written there.
    """
    lines = [f'language = "{manifest.language}"', f'numbers = "{manifest.numbers}"']
    if manifest.joiner:
        lines.append("joiner = true")
    # A JSON string is a TOML string.
    texts = {"made": manifest.made, "licence": manifest.licence}
    for key, text in texts.items():
        lines += [f"{key} = {json.dumps(text, ensure_ascii=False)}"] if text else []
    folder.mkdir(parents=True, exist_ok=True)
    with written_whole(folder / MANIFEST) as stream:
        stream.write("\n".join(lines) + "\n")


def shipped_folder() -> Path:
    """Return where the packs are that come with Nouba."""
    return asset_path("voice")


def has_manifest(folder: Path) -> bool:
    """Return whether a folder is a pack; ``read_pack`` tells of one that nobody may look into."""
    try:
        return (folder / MANIFEST).exists()
    except OSError:
        return True


def own_packs(folder: Path) -> list[Path]:
    """Return the folders of the packs in a folder, complete or not."""
    return [folder / language for language in Language if has_manifest(folder / language)]


def packs_in(folders: Sequence[Path]) -> dict[Language, Pack]:
    """Return the pack that speaks each language: the first complete one, folder by folder.

    A broken or incomplete pack is passed over, and the log says why.
    """
    found: dict[Language, Pack] = {}
    for language in Language:
        for folder in folders:
            if not has_manifest(folder / language):
                continue
            try:
                pack = read_pack(folder / language)
            except PackRefusedError as refused:
                log.warning("a voice is passed over: %s", refused)
                continue
            if pack.language is language and not pack.missing:
                found[language] = pack
                break
            log.info("%s is not complete and does not speak", pack.folder)
    return found


class Fault(StrEnum):
    """What is wrong with a recording."""

    SILENT = "silent"
    QUIET = "quiet"
    LOUD = "loud"
    SHORT = "short"
    LONG = "long"
