"""One idea has one word everywhere: what docs/words.md refuses, no translation says."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reception.domain.language import Language

ROOT = Path(__file__).resolve().parents[2]
ARABIC, FRENCH = Language.ARABIC, Language.FRENCH
COLUMNS = {ARABIC: 1, FRENCH: 2}
REFUSED = 3
FILES = (
    "assets/translations/*.toml",
    "reception/reports/*.toml",
    "reception/unit/templates/*.toml",
)
# What visitors type is theirs.
OF_VISITORS = "keywords"
_VOWELS = re.compile("[\u064b-\u0652\u0640]")
# What Arabic writes together with the word that follows.
_BEFORE = {ARABIC: r"(?<![\u0621-\u064a])[وف]?(?:ال|لل|بال|كال|[بكل])?", FRENCH: r"\b"}
_AFTER = {ARABIC: r"(?![\u0621-\u064a])", FRENCH: r"(?:es|s|e)?\b"}


def plain(text: str) -> str:
    """Return a text as it is compared: without vowels, apostrophes and spaces alike, small."""
    straight = text.replace("’", "'").replace("\u00a0", " ").replace("\n", " ")
    return _VOWELS.sub("", straight).lower()


def rows() -> list[list[str]]:
    """Return the cells of the table."""
    lines = (ROOT / "docs/words.md").read_text("utf-8").splitlines()
    table = [line.strip("|").split("|") for line in lines if line.startswith("| ")]
    return [[cell.strip() for cell in cells] for cells in table[1:]]


def refused() -> Iterator[tuple[Language, re.Pattern[str], str]]:
    """Yield each word that is refused, its language, and what is said instead."""
    for row in rows():
        for item in filter(None, (one.strip() for one in row[REFUSED].split(","))):
            language = ARABIC if re.search("[\u0621-\u064a]", item) else FRENCH
            word = re.escape(plain(item).removesuffix("…"))
            after = "" if item.endswith("…") else _AFTER[language]
            pattern = re.compile(_BEFORE[language] + word + after)
            yield language, pattern, row[COLUMNS[language]]


def texts() -> Iterator[tuple[str, Language, str]]:
    """Yield every text that somebody reads in Arabic or French, and where it stands."""
    for language in (ARABIC, FRENCH):
        for file in sorted((ROOT / "assets/translations").glob(f"*_{language}.ts")):
            for message in ET.parse(file).iter("message"):  # noqa: S314 - our own file
                said = message.find("translation")
                for text in said.itertext() if said is not None else ():
                    yield f"{file.name}: {message.findtext('source')}", language, text
    for file in (found for one in FILES for found in sorted(ROOT.glob(one))):
        for where, language, text in _walked(tomllib.loads(file.read_text("utf-8")), "", None):
            yield f"{file.name}: {where}", language, text


def _walked(
    node: object, where: str, language: Language | None
) -> Iterator[tuple[str, Language, str]]:
    match node:
        case str() if language:
            yield where, language, node
        case list():
            for one in node:
                yield from _walked(one, where, language)
        case dict():
            for key, one in node.items():
                if key != OF_VISITORS:
                    known = Language(key) if key in ("ar", "fr") else language
                    yield from _walked(one, f"{where} {key}".strip(), known)


@pytest.fixture(scope="module")
def said() -> list[tuple[str, Language, str]]:
    return [(where, language, plain(text)) for where, language, text in texts()]


def test_no_translation_says_what_the_table_refuses(said: list[tuple[str, Language, str]]) -> None:
    found = [
        f"{where}: {text!r} says {match[0]!r}; the word is {instead}"
        for refused_in, pattern, instead in refused()
        for where, language, text in said
        if language is refused_in and (match := pattern.search(text))
    ]
    assert not found, "\n".join(found)


def test_what_the_table_decides_is_what_is_said(said: list[tuple[str, Language, str]]) -> None:
    whole = {
        language: "\n".join(text for _, spoken, text in said if spoken is language)
        for language in COLUMNS
    }
    unsaid = [
        row[column]
        for row in rows()
        for language, column in COLUMNS.items()
        if plain(row[column]) not in whole[language]
    ]
    assert not unsaid


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ("Des visiteurs attendent", True),
        ("للزوّار", True),
        ("وبالموظفين", True),
        ("La visite", False),
        ("معرفة من قدّم الخدمة", False),
        ("Cette attention", True),
    ],
)
def test_a_refused_word_is_found_in_its_forms(text: str, is_refused: bool) -> None:
    assert any(pattern.search(plain(text)) for _, pattern, _ in refused()) == is_refused
