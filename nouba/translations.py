"""``nouba translations export | import | status``."""

from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assets import asset_path
from lab.translators.bring_in import Judged, bring_in, judge
from lab.translators.catalogue import APPS, STAFF, VISITORS, standings
from lab.translators.po_file import po_text, read_po
from lab.translators.review import as_passed, sheet_pdf, with_passed
from nouba.database_checks import coverage_lines
from nouba.options import AsJson, Db, path_argument, path_choice, path_option
from nouba.output import show, writing
from nouba.station import open_station
from reception.domain.errors import Refusal
from reception.domain.language import Language
from reception.system.files import put_whole, written_whole
from reception.unit.document import tables_of

app = typer.Typer(
    help="The words in other languages, for translators and reviewers.", no_args_is_help=True
)


class Translated(StrEnum):
    """A language into which the words are translated."""

    ARABIC = "ar"
    FRENCH = "fr"
    TAMAZIGHT = "zgh"


Folder = Annotated[
    Path | None,
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
    review: Annotated[
        bool,
        typer.Option(
            "--review",
            help="For a native reader of Tamazight: what this unit's reader has passed, and a PDF"
            " to print beside FILE.po.",
        ),
    ] = False,
    folder: Folder = None,
    db: Db = None,
) -> None:
    """Write what visitors read, with English, French and Arabic, for a translator to work in."""
    if review:
        _write_pack(out, folder or _OWN, db)
        return
    apps = (*VISITORS, *STAFF) if staff and language is not Translated.TAMAZIGHT else VISITORS
    text = po_text(folder or _OWN, Language(language), apps)
    if out is None:
        typer.echo(text, nl=False)
        return
    with writing(out), written_whole(out) as stream:
        stream.write(text)
    typer.echo(f"{out}: to be opened in a translator's editor, such as Poedit.")


def _write_pack(out: Path | None, folder: Path, db: str | None) -> None:
    if out is None:
        raise Refusal("A reader's pack is two files; name the first with --out FILE.po")
    with open_station(db) as reception:
        rules = reception.office.unit().tamazight
    printed = out.with_suffix(".pdf")
    text = po_text(folder, Language.TAMAZIGHT, known=lambda words: as_passed(words, rules))
    with writing(out), written_whole(out) as stream:
        stream.write(text)
    with writing(printed), put_whole(printed) as draft:
        draft.write_bytes(sheet_pdf(folder, rules))
    typer.echo(f"{out}: to be opened in a translator's editor, such as Poedit.")
    typer.echo(f"{printed}: to be printed; what is passed on paper is entered in {out.name}.")


@app.command("import")
def import_(
    file: Annotated[Path, path_argument("FILE.po", "As the translator sent it.")],
    partly: Annotated[
        bool, typer.Option("--partly", help="Take over what is good though some is not.")
    ] = False,
    folder: Folder = None,
    db: Db = None,
) -> None:
    """Take a translator's file over: all of it, or nothing when a text in it is wrong.

    What a reader of Tamazight has passed is noted in the unit's description, where every station
    reads it; with --folder, and in other languages, the words themselves are changed.
    """
    sheet = read_po(file)
    judged = judge(folder or _OWN, sheet)
    for line in judged.bad:
        typer.echo(_one_line(f"{file.name}, {line}."), err=True)
    if judged.bad and not partly:
        raise Refusal(
            f"Nothing was changed; correct what is named above ({_counted(len(judged.bad))}),"
            " or take over the rest with --partly"
        )
    if folder is None and sheet.language is Language.TAMAZIGHT:
        _note_passed(judged, db)
        return
    if judged.changes:
        bring_in(folder or _OWN, judged)
    _tell(judged)


def _note_passed(judged: Judged, db: str | None) -> None:
    with open_station(db) as reception:
        described = reception.office.described()
        unit = described.unit
        rules = with_passed(unit.tamazight, judged, reception.hall.today())
        new = len(set(rules.reviewed) - set(unit.tamazight.reviewed))
        if new:
            reception.office.describe(
                tables_of(replace(unit, tamazight=rules)),
                since=described.revision,
                asking=None,
                why=f"Tamazight: {_counted(new)} passed",
            )
    typer.echo(f"{_counted(new)} passed; this unit's visitors see them in Tamazight.")
    _tell_rest(judged)
    for line in coverage_lines(replace(unit, tamazight=rules)):
        typer.echo(line)


@app.command()
def status(folder: Folder = None, as_json: AsJson = False) -> None:
    """Show how far each language is, app by app."""
    found = list(standings(folder or _OWN))
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
    if judged.as_before:
        typer.echo(f"{_counted(judged.as_before)} as before.")
    _tell_rest(judged)


def _tell_rest(judged: Judged) -> None:
    for number, why in (
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
