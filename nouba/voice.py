"""``nouba voice make | check | say | mute | unmute``."""

from pathlib import Path
from typing import Annotated

import typer

from assets import asset_path
from nouba.options import AsJson, path_argument, path_choice
from nouba.output import show, writing
from nouba.station import WrongUsageError
from reception.domain.errors import Refusal
from reception.domain.language import Language
from reception.domain.ticket import label_parts
from reception.system.settings import settings_from, state_folder
from ui_kit.voice.composer import Composer
from ui_kit.voice.making import make_pack
from ui_kit.voice.pack import checked_pack, packs_in, shipped_folder
from ui_kit.voice.process import Announcement, own_folder, set_muted
from ui_kit.voice.sound import write_sound

app = typer.Typer(help="The voice that calls: its packs of clips.", no_args_is_help=True)

_MOST_NAMED = 12
Spoken = Annotated[Language, typer.Option("--language", help="ar, fr, zgh or en.")]


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
    language: Spoken = Language.ARABIC,
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
