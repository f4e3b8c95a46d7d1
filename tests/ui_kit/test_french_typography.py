"""French as it is printed: no sign of punctuation begins a line, and an apostrophe is one."""

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree as ET

from assets import asset_path
from tests.support.every_case import every_case

# A space before these signs, behind the opening quotation mark, between a figure and its unit or
# before the time of day must not break the line.
BREAKING = re.compile(
    r" [:;?!»]| %(?![\dn])|« |(?:%[\dn]|\d|\}) (?:s|min|h|DH)(?![\w’])|(?:h|min) [%{]|à %\d(?! %\d)"
)
STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def french_of(table: object) -> Iterator[str]:
    """Yield every French text of a file's tables."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from strings(value) if key == "fr" else french_of(value)
    elif isinstance(table, list):
        for one in table:
            yield from french_of(one)


def of_screens(path: Path) -> list[str]:
    tree = ET.parse(path)  # noqa: S314 - our own file
    return [
        text
        for translation in tree.iter("translation")
        for text in (translation.text, *(form.text for form in translation))
        if text
    ]


def of_tables(path: Path) -> list[str]:
    tables = tomllib.loads(path.read_text("utf-8"))
    return [*french_of(tables), *strings(list(tables.get("fr", {}).values()))]


SCREENS = sorted(asset_path("translations").glob("*_fr.ts"))
CORE = Path(str(resources.files("reception")))
TABLES = [
    asset_path("translations") / "ticket.toml",
    asset_path("translations") / "fields.toml",
    CORE / "reports" / "report_words.toml",
    CORE / "reports" / "visit_columns.toml",
    *sorted((CORE / "unit" / "templates").glob("*.toml")),
]


@every_case("path", [*SCREENS, *TABLES])
def test_french_is_set_as_it_is_printed(path: Path) -> None:
    texts = of_screens(path) if path.suffix == ".ts" else of_tables(path)
    assert texts
    assert [text for text in texts if BREAKING.search(text) or STRAIGHT.search(text)] == []
