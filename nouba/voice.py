"""``nouba voice make | check | say | mute | unmute``.

A pack is made by espeak-ng, without a network: the same words give the same bytes.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from assets import asset_path
from nouba.options import AsJson, path_argument, path_choice
from nouba.output import show, writing
from nouba.station import WrongUsageError
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language
from reception.domain.ticket import label_parts
from reception.system.settings import settings_from, state_folder
from ui_kit.voice.check import checked_pack
from ui_kit.voice.clip_words import clip_words
from ui_kit.voice.composer import Composer
from ui_kit.voice.pack import (
    LETTERS,
    Scheme,
    VoiceManifest,
    packs_in,
    shipped_folder,
    write_manifest,
)
from ui_kit.voice.process import Announcement, own_folder, set_muted
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
# The program is one of its own, and its licence (GPL-3) stays with it: what it speaks is not
# covered by it.
_LICENCE = "CC0-1.0"


def program_version() -> str | None:
    """Return which espeak-ng is installed, such as ``1.52.0``; None without one."""
    program = shutil.which(PROGRAM)
    if not program:
        return None
    told = re.search(r"\d+(\.\d+)+", _run([program, "--version"]))
    return told[0] if told else "of an unknown version"


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
    if language not in _VOICES:
        raise Refusal(
            f"{PROGRAM} cannot speak '{language}'; it makes: {', '.join(_VOICES)}."
            " Record the others in the console"
        )
    _program()
    manifest = VoiceManifest(
        language=language,
        numbers=Scheme.WHOLE,
        joiner=language is Language.ARABIC,
        made=f"{PROGRAM} {program_version()}, voice {_VOICES[language]}",
        licence=_LICENCE,
    )
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


app = typer.Typer(help="The voice that calls: its packs of clips.", no_args_is_help=True)

_MOST_NAMED = 12


@app.command()
def make(
    language: Annotated[Language, typer.Argument(metavar="ar|fr")],
    out: Annotated[
        Path | None, path_choice("DIR", "Else this station's own folder of packs.")
    ] = None,
) -> None:
    """Make a whole pack by espeak-ng, without a network; the same words give the same bytes."""
    folder = out or own_folder(settings_from().voice) / language
    with writing(folder, "name another folder or make room"):
        manifest = make_pack(language, folder)
    typer.echo(f"{folder}: {len(manifest.telling.clips())} clips, by {manifest.made}")


@app.command()
def check(
    folder: Annotated[Path, path_argument("DIR", "A pack: a folder of clips.")],
    as_json: AsJson = False,
) -> None:
    """Say whether a pack is complete and its clips are good; exit code 1 when they are not."""
    checked = checked_pack(folder)
    answer = {
        "language": checked.pack.language,
        "numbers": checked.pack.manifest.numbers,
        "clips": len(checked.pack.telling.clips()),
        "missing": checked.pack.missing,
        "faults": [{"clip": clip, "says": says} for clip, says in checked.faults],
    }
    show(answer, [f"{clip}: {says}" for clip, says in checked.faults], as_json=as_json)
    if checked.pack.missing:
        raise Refusal(
            f"{folder} is not complete and does not speak: {_named(checked.pack.missing)} missing"
        )
    if checked.faults:
        raise Refusal(f"{folder}: {len(checked.faults)} clips should be recorded again")
    if not as_json:
        typer.echo(f"{folder}: complete, {len(checked.pack.telling.clips())} clips")


@app.command()
def say(
    label: Annotated[str, typer.Argument(metavar="TICKET", help="Such as A042.")],
    counter: Annotated[int | None, typer.Argument(metavar="COUNTER", min=1, max=999)] = None,
    language: Annotated[Language, typer.Option(help="ar, fr, zgh or en.")] = Language.ARABIC,
    out: Annotated[Path, path_choice("FILE.wav")] = Path("call.wav"),
) -> None:
    """Write how a call sounds on this station into a file."""
    parts = label_parts(label)
    if parts is None:
        raise WrongUsageError(f"'{label}' is no ticket; write one such as A042")
    if out.suffix.lower() not in {".wav", ".flac"}:
        raise WrongUsageError(f"'{out.name}' ends neither in .wav nor in .flac")
    packs = packs_in((own_folder(settings_from().voice), shipped_folder()))
    if language not in packs:
        spoken = ", ".join(packs) or "none"
        raise Refusal(f"No complete pack speaks '{language}' here; there is: {spoken}")
    asked = Announcement(
        id=0, label="".join(label.split()).upper(), counter=counter, languages=[language]
    )
    with writing(out):
        write_sound(out, Composer(asset_path("sounds", "call.wav"), packs).sound(asked))
    typer.echo(str(out))


@app.command()
def mute() -> None:
    """Silence this station from the next call on: voice, chime, and the number at a kiosk."""
    set_muted(state_folder(), muted=True)
    typer.echo("Muted: this station shows alone. To hear it again: nouba voice unmute")


@app.command()
def unmute() -> None:
    """Let this station be heard again."""
    set_muted(state_folder(), muted=False)
    typer.echo("This station is heard again.")


def _named(clips: tuple[str, ...]) -> str:
    more = f" and {len(clips) - _MOST_NAMED} more" if len(clips) > _MOST_NAMED else ""
    return f"{', '.join(clips[:_MOST_NAMED])}{more}"
