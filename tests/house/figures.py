"""The figures of the house, as docs/ARCHITECTURE.md tells them."""

import re
from collections.abc import Mapping

from tests.house.product import ROOT

_PAGE = ROOT / "docs" / "ARCHITECTURE.md"
_PLACE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)
_ROW = re.compile(r"^\| (.+) \| ([0-9,]+) \|$", re.MULTILINE)
_STALE = 0.02
"""By how much of itself a figure may have changed before it has to be written anew."""


def write(counts: Mapping[str, int]) -> None:
    """Write the figures into the page."""
    rows = "".join(f"| {name} | {count:,} |\n" for name, count in counts.items())
    table = f"| Figure | Now |\n|---|---|\n{rows}"
    page = _PAGE.read_text("utf-8")
    if not _PLACE.search(page):
        raise LookupError(f"{_PAGE.name} has no place for the figures")
    _PAGE.write_text(_PLACE.sub(lambda _: table, page), encoding="utf-8")


def stale(counts: Mapping[str, int]) -> list[str]:
    """Return a sentence for each figure that the page tells otherwise than it is by now."""
    told = {name: int(count.replace(",", "")) for name, count in _ROW.findall(_page_part())}
    return [
        f"docs/ARCHITECTURE.md tells {told.get(name, 'nothing')} for '{name}', and it is {count}"
        for name, count in counts.items()
        if name not in told or abs(told[name] - count) > _STALE * max(count, told[name])
    ]


def _page_part() -> str:
    found = _PLACE.search(_PAGE.read_text("utf-8"))
    return found[0] if found else ""
