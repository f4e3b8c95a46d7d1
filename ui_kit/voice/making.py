"""Making a pack by espeak-ng, without a network: the same words give the same bytes.

espeak-ng is a program of its own, and its licence (GPL-3) stays with it: what it speaks is not
covered by it.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language
from ui_kit.voice.composer import clip_words
from ui_kit.voice.pack import LETTERS, Scheme, VoiceManifest, write_manifest
from ui_kit.voice.sound import Sound, finished_clip, read_sound, write_sound

PROGRAM = "espeak-ng"
_VOICES = {Language.ARABIC: "ar", Language.FRENCH: "fr"}
# Slower than the program's 175: calls are heard across a room, by people who listen to something
# else. A letter alone is over in a moment. Arabic drawls at the same figure.
_WORDS_PER_MINUTE = {Language.ARABIC: 165, Language.FRENCH: 145}
_LETTERS_PER_MINUTE = 100
# Twelve bits: what they leave out lies 54 dB under the speech, and they take half the bytes.
_STEPS = 2**11
_DEADLINE_S = 20.0
_LICENCE = "CC0-1.0"


def program_version() -> str | None:
    """Return which espeak-ng is installed, such as ``1.52.0``; None without one."""
    program = shutil.which(PROGRAM)
    if not program:
        return None
    told = re.search(r"\d+(\.\d+)+", _run([program, "--version"]))
    return told[0] if told else "of an unknown version"


def made_manifest(language: Language, version: str) -> VoiceManifest:
    """Return what a made pack says of itself.

    Raises:
        Refusal: nothing speaks this language.
    """
    if language not in _VOICES:
        raise Refusal(
            f"{PROGRAM} cannot speak '{language}'; it makes: {', '.join(_VOICES)}."
            " Record the others in the console"
        )
    return VoiceManifest(
        language=language,
        numbers=Scheme.WHOLE,
        joiner=language is Language.ARABIC,
        made=f"{PROGRAM} {version}, voice {_VOICES[language]}",
        licence=_LICENCE,
    )


def made_clip(language: Language, clip: str) -> Sound:
    """Return a clip as espeak-ng speaks it.

    Raises:
        EnvironmentFault: espeak-ng is missing or failed.
    """
    # The letters on the paper are Latin, and everybody here calls them by their French names.
    voice = _VOICES[Language.FRENCH if clip in LETTERS else language]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        pace = _LETTERS_PER_MINUTE if clip in LETTERS else _WORDS_PER_MINUTE[language]
        options = ["-v", voice, "-s", str(pace), "-z", "-w", str(file)]
        _run([_program(), *options, "--", _as_read(clip_words(language, clip))])
        return np.round(finished_clip(read_sound(file)) * _STEPS) / _STEPS


def make_pack(language: Language, folder: Path) -> VoiceManifest:
    """Make a whole pack in a folder.

    Raises:
        Refusal: nothing speaks this language.
        EnvironmentFault: espeak-ng is missing or failed.
        OSError: it cannot be written there.
    """
    manifest = made_manifest(language, program_version() or "")
    _program()
    folder.mkdir(parents=True, exist_ok=True)
    for clip in manifest.telling.clips():
        write_sound(folder / f"{clip}.flac", made_clip(language, clip))
    # Last: a folder without it is no pack yet.
    write_manifest(folder, manifest)
    return manifest


def _as_read(words: str) -> str:
    """Return words as espeak-ng reads them rightly; other languages than Arabic stay as they are.

    The sign of doubling stands before its vowel (in Unicode's canonical order, the other one, a
    long vowel is read instead), and the last ending in "a" is read without its t, as in a pause.
    """
    return re.sub("([\u064b-\u0650])\u0651", "\u0651\\1", words).removesuffix("\u0629")


def _program() -> str:
    program = shutil.which(PROGRAM)
    if not program:
        raise EnvironmentFault(
            f"{PROGRAM} is not installed", f"install the system package {PROGRAM}, then run again"
        )
    return program


def _run(command: list[str]) -> str:
    try:
        ended = subprocess.run(  # noqa: S603 - a program we looked up, words of our own
            command, capture_output=True, check=True, timeout=_DEADLINE_S
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise EnvironmentFault(
            f"{PROGRAM} failed ({error})", f"install the system package {PROGRAM} again"
        ) from error
    return ended.stdout.decode(errors="replace")
