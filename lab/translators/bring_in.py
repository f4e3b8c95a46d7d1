"""A translator's answers put where the words are kept."""

import argparse
import csv
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory

from assets import asset_path
from lab.translators.catalogue import IN_TOML, home, read_words, words_text
from lab.translators.judge import Judged
from lab.translators.texts import ReviewWord, Words
from lab.translators.toml_file import FIELDS, TICKET
from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from ui_kit.translations import compile_words

FOLDER = asset_path("translations")
LIST = FOLDER / "needs-review-zgh.csv"
# Staff's windows are in Arabic and French; these are what visitors see.
_WHERE = {
    "kiosk": "kiosk",
    "board": "board",
    "ui_kit": "ui_kit",
    TICKET: "paper ticket",
    FIELDS: "service",
}
_COLUMNS = ("where", "english", "french", "tamazight")


def rows(folder: Path = FOLDER) -> Iterator[tuple[str, str, str, str]]:
    """Yield where a text stands, its English and French, and its Tamazight or room for it."""
    for app, where in _WHERE.items():
        french = read_words(folder, app, Language.FRENCH)
        for text, said in read_words(folder, app, Language.TAMAZIGHT).items():
            if not said.vouched(Language.TAMAZIGHT):
                yield where, text.source, french.get(text, ReviewWord()).line, said.line


def write(path: Path = LIST, folder: Path = FOLDER) -> None:
    """Write the list as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(rows(folder))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the list where the command line says."""
    parser = argparse.ArgumentParser(
        prog="python -m lab.translators.bring_in",
        description="Write what visitors still read in French for want of a Tamazight word.",
    )
    parser.add_argument(
        "file", nargs="?", type=Path, default=LIST, help="CSV; without it, the list"
    )
    write(parser.parse_args(arguments).file)


def bring_in(folder: Path, judged: Judged) -> None:
    """Write the changes, compile the words and make the list for reviewers anew.

    Raises:
        EnvironmentFault: the words cannot be written or compiled; nothing was changed.
    """
    try:
        with TemporaryDirectory(dir=folder, prefix=".review-") as name:
            draft = Path(name)
            for file in folder.iterdir():
                if file.is_file():
                    shutil.copy(file, draft)
            # Everything is made before the first file takes its place.
            for file in _written(draft, judged):
                file.replace(folder / file.name)
    except OSError as error:
        raise EnvironmentFault(
            f"Nouba's words in {folder} cannot be changed ({error.strerror or error})",
            "import the file as somebody who may write there, or into a copy with --folder",
        ) from error


def _written(draft: Path, judged: Judged) -> list[Path]:
    changed: list[Path] = []
    for app, words in _words_by_app(draft, judged).items():
        file = home(draft, app, judged.language)
        file.write_text(words_text(draft, app, judged.language, words), encoding="utf-8")
        changed.append(file)
        if app not in IN_TOML:
            changed.append(_compiled(file, judged.language))
    if judged.language is Language.TAMAZIGHT:
        write(draft / LIST.name, draft)
        changed.append(draft / LIST.name)
    return changed


def _words_by_app(folder: Path, judged: Judged) -> Mapping[str, Words]:
    after = {change.text: change.after for change in judged.changes}
    return {
        app: {
            text: after.get(text, said)
            for text, said in read_words(folder, app, judged.language).items()
        }
        for app in dict.fromkeys(text.app for text in after)
    }


def _compiled(file: Path, language: Language) -> Path:
    try:
        return compile_words(file, language)
    except (CalledProcessError, FileNotFoundError) as error:
        raise EnvironmentFault(
            f"{file.name} cannot be compiled ({error})",
            "install Nouba anew, so that the tools of PySide6 work",
        ) from error


if __name__ == "__main__":
    main()
