"""What visitors still read in French because no Tamazight word for it is attested.

``python -m ui_kit.needs_review`` writes the list for a native reviewer.
"""

import csv
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, parse

from assets import asset_path
from reception.domain.language import Language

LIST = asset_path("translations", "needs-review-zgh.csv")
# Staff's windows are in Arabic and French; these are what visitors see.
_SCREENS = ("kiosk", "board", "ui_kit")
_COLUMNS = ("where", "english", "french", "tamazight")


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield where a text stands, its English and French, and room for the Tamazight."""
    for screen in _SCREENS:
        french = {_source(one): _text(one) for one in _messages(screen, Language.FRENCH)}
        for message in _messages(screen, Language.TAMAZIGHT):
            if not _text(message):
                yield screen, _source(message), french.get(_source(message), ""), ""
    with asset_path("translations", "ticket.toml").open("rb") as file:
        words = tomllib.load(file)
    english, french_words = words[Language.ENGLISH], words[Language.FRENCH]
    for key, text in french_words.items():
        if key not in words[Language.TAMAZIGHT]:
            yield "paper ticket", _plain(english.get(key, key)), _plain(text), ""


def write(path: Path = LIST) -> None:
    """Write the list as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(rows())


def _messages(screen: str, language: Language) -> Iterator[Element]:
    # These files are Nouba's own.
    return parse(asset_path("translations", f"{screen}_{language}.ts")).iter("message")  # noqa: S314


def _source(message: Element) -> str:
    return message.findtext("source") or ""


def _text(message: Element) -> str:
    translation = message.find("translation")
    parts = [] if translation is None else [part.strip() for part in translation.itertext()]
    return " / ".join(dict.fromkeys(filter(None, parts)))


def _plain(text: object) -> str:
    return " / ".join(map(str, text.values())) if isinstance(text, dict) else str(text)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else LIST)
