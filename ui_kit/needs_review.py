"""What visitors still read in French because no Tamazight word for it is attested.

``python -m ui_kit.needs_review`` writes the list for a native reviewer; ``nouba translations
export`` writes it for a translator's editor.
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from assets import asset_path
from reception.domain.language import Language
from ui_kit.review.catalogue import FIELDS, TICKET, read_words
from ui_kit.review.texts import Said

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
                yield where, text.source, french.get(text, Said()).line, said.line


def write(path: Path = LIST, folder: Path = FOLDER) -> None:
    """Write the list as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(rows(folder))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the list where the command line says."""
    parser = argparse.ArgumentParser(
        prog="python -m ui_kit.needs_review",
        description="Write what visitors still read in French for want of a Tamazight word.",
    )
    parser.add_argument(
        "file", nargs="?", type=Path, default=LIST, help="CSV; without it, the list"
    )
    write(parser.parse_args(arguments).file)


if __name__ == "__main__":
    main()
