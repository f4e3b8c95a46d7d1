"""What documents point to is there: their links, and the files that they name."""

import re
from functools import cache
from pathlib import Path

from tests.support.every_case import every_case

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:href|src)=\"([^\"]+)\"")
_CODE = re.compile(r"`([^`\n]+)`")
_FOLDERS = (
    *("admin_console", "assets", "bench", "counter_display", "deploy", "docs", "kiosk", "lab"),
    *("nouba", "outward", "printer_drivers", "reception", "tests", "ui_kit"),
)
_OF_OURS = re.compile(rf"(?:{'|'.join(_FOLDERS)})/[\w./-]*|[\w./-]+\.(?:py|qml)")


@cache
def every_path() -> frozenset[str]:
    """Return every file and folder of ours, each by its whole path and by every end of it."""
    found = [one for folder in _FOLDERS for one in (ROOT / folder).rglob("*")]
    ends = (one.relative_to(ROOT).parts for one in found if "__pycache__" not in one.parts)
    return frozenset("/".join(parts[at:]) for parts in ends for at in range(len(parts)))


@every_case("document", DOCUMENTS)
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = [one or other for one, other in _LINK.findall(document.read_text("utf-8"))]
    near = [one.partition("#")[0] for one in links if not one.startswith(("http", "mailto:", "#"))]
    assert [one for one in near if not (document.parent / one).exists()] == []


@every_case("document", [one for one in DOCUMENTS if one.name != "CHANGELOG.md"])
def test_every_file_that_is_named_is_there(document: Path) -> None:
    named = [one for one in _CODE.findall(document.read_text("utf-8")) if _OF_OURS.fullmatch(one)]
    there = every_path() | set(_FOLDERS)
    assert [one for one in named if one.rstrip("/") not in there] == []
