"""``nouba translations export | import | status``."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assets import asset_path
from lab.translators.bring_in import Judged, bring_in, judge
from lab.translators.catalogue import APPS, STAFF, VISITORS, standings
from lab.translators.po_file import po_text, read_po
from nouba.options import AsJson, path_argument, path_choice, path_option
from nouba.output import show, writing
from reception.domain.errors import Refusal
from reception.domain.language import Language
from reception.system.files import written_whole

app = typer.Typer(
    help="The words in other languages, for translators and reviewers.", no_args_is_help=True
)


class Translated(StrEnum):
    """A language into which the words are translated."""

    ARABIC = "ar"
    FRENCH = "fr"
    TAMAZIGHT = "zgh"


Folder = Annotated[
    Path,
    typer.Option(
        "--folder",
        parser=path_option,
        metavar="DIR",
        show_default=False,
        help="Where the words are; else Nouba's own.",
    ),
]
_OWN = asset_path("translations")


@app.command()
def export(
    out: Annotated[Path | None, path_choice("FILE.po", "Else standard output.")] = None,
    language: Annotated[
        Translated, typer.Option(help="Into which language.")
    ] = Translated.TAMAZIGHT,
    staff: Annotated[
        bool, typer.Option("--staff", help="The words of clerks' and managers' windows, too.")
    ] = False,
    folder: Folder = _OWN,
) -> None:
    """Write what visitors read, with English, French and Arabic, for a translator to work in."""
    text = po_text(folder, Language(language), (*VISITORS, *STAFF) if staff else VISITORS)
    if out is None:
        typer.echo(text, nl=False)
        return
    with writing(out), written_whole(out) as stream:
        stream.write(text)
    typer.echo(f"{out}: to be opened in a translator's editor, such as Poedit.")


@app.command("import")
def import_(
    file: Annotated[Path, path_argument("FILE.po", "As the translator sent it.")],
    partly: Annotated[
        bool, typer.Option("--partly", help="Take over what is good though some is not.")
    ] = False,
    folder: Folder = _OWN,
) -> None:
    """Take a translator's file over: all of it, or nothing when a text in it is wrong."""
    judged = judge(folder, read_po(file))
    for line in judged.bad:
        typer.echo(_one_line(f"{file.name}, {line}."), err=True)
    if judged.bad and not partly:
        raise Refusal(
            f"Nothing was changed; correct what is named above ({_counted(len(judged.bad))}),"
            " or take over the rest with --partly"
        )
    if judged.changes:
        bring_in(folder, judged)
    _tell(judged)


@app.command()
def status(folder: Folder = _OWN, as_json: AsJson = False) -> None:
    """Show how far each language is, app by app."""
    found = list(standings(folder))
    head = f"{'':<28}{'texts':>8}{'translated':>12}{'missing':>9}{'to review':>11}"
    rows = (
        f"{one.language:<5}{APPS[one.app]:<23}{one.texts:>8}{one.translated:>12}"
        f"{one.missing:>9}{one.needs_review:>11}"
        for one in found
    )
    show([asdict(one) for one in found], [head, *rows], as_json=as_json)


def _tell(judged: Judged) -> None:
    for change in judged.changes:
        text, before, after = change.text, change.before, change.after
        said = after.line if before.line == after.line else f"{before.line or '—'} → {after.line}"
        typer.echo(_one_line(f"{APPS[text.app]}: {text.source}: {said}"))
    if judged.changes:
        typer.echo(
            f"{_counted(len(judged.changes))} changed in '{judged.language}';"
            " screens show them when they are started anew."
        )
    else:
        typer.echo("Nothing is new.")
    for number, why in (
        (judged.as_before, "as before"),
        (judged.empty, "left empty"),
        (judged.unsure, "left out, for they are marked as unsure"),
        (len(judged.bad), "left out, for they are wrong"),
    ):
        if number:
            typer.echo(f"{_counted(number)} {why}.")


def _counted(number: int) -> str:
    return "1 text" if number == 1 else f"{number} texts"


def _one_line(text: str) -> str:
    # What somebody wrote stands in it: it must not steer the terminal.
    return "".join(sign if sign.isprintable() or sign.isspace() else " " for sign in text)
