"""The table of what everybody must be able to touch and read: its rows, and how good is enough."""

import csv
import fcntl
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.access.preferences import Preferences
from kiosk.window import KioskWindow
from tests.screens.access import Found, px_per_mm

SMALLEST_INCH, USUAL_INCH, LARGEST_INCH = 15.6, 21.5, 32.0
INCHES = (SMALLEST_INCH, USUAL_INCH, LARGEST_INCH)
PRIMARY_MM, LISTED_MM, LISTED_LOW_MM = 20.0, 18.0, 16.0
PRIMARY_SHRUNK_MM = 15.0
# 44 pixels of WCAG 2.5.5, of which an inch has 96.
CONTROL_MM = 44 * 25.4 / 96
TEXT_CONTRAST = 4.5
COLOURS = ("light", "dark", "contrast")
CHOOSING = ("groups", "services", "details", "priority", "guidance", "rating")
"""Pages on which there is something to choose that all of the page is about."""
ABOVE_REACH = {"upright": 0.4, "lying": 0.2, "small": 0.2}
"""What a seated visitor cannot reach on a kiosk that stands as usual."""
_NAMES_FIRST = ("page", "unit", "screen", "shape", "language", "wishes")

type Row = dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Heights:
    """How high a capital is at least, in millimetres."""

    main: float
    """Headings, and the names of what there is to choose: 0.7 degrees at half a metre."""
    text: float
    """Everything else."""


USUAL = Heights(main=6.1, text=4.8)
# What all stands in three fifths of the height is smaller; nobody has to look up to it.
LOW = Heights(main=4.8, text=4.5)
# With larger text, as so small a screen begins: 0.7 degrees at the 0.4 metres of who stands there.
SMALLEST = Heights(main=4.9, text=4.7)
SMALLEST_LOW = Heights(main=3.7, text=4.4)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What was measured of a page, as one visitor sees it."""

    page: str
    unit: str
    shape: str
    language: str
    wishes: tuple[str, ...]
    found: Found
    faintest: Mapping[str, tuple[float, str]]
    """The contrast of the text that stands out least in each look, and that text."""
    chooses: bool
    """Whether there must be something primary on it."""


@dataclass(frozen=True, slots=True)
class _Judged:
    name: str
    what: str
    figure: float
    least: float
    needed: bool

    @property
    def fails(self) -> bool:
        return self.figure < self.least and (self.needed or self.figure > 0)

    def __str__(self) -> str:
        return f"{self.name} {self.what}: {self.figure:.2f} < {self.least:.2f}"


def use(kiosk: KioskWindow, colours: str) -> None:
    """See the page as it stands in other colours."""
    preferences = kiosk.findChild(Preferences)
    assert preferences
    preferences.chooseLook(colours)


def heights_at(inch: float, wishes: tuple[str, ...]) -> Heights | None:
    """Return how high text must be; None for a smallest screen on which somebody shrank it."""
    low = "low" in wishes
    if inch == SMALLEST_INCH:
        return (SMALLEST_LOW if low else SMALLEST) if {"larger", "largest"} & {*wishes} else None
    return LOW if low else USUAL


def failing(kiosk: KioskWindow, figures: Figures) -> list[str]:
    """Return the figures that are not good enough, on a screen of any size."""
    return [
        f'{inch}": {one}' for inch in INCHES for one in _judge(kiosk, figures, inch) if one.fails
    ]


def rows_of(kiosk: KioskWindow, figures: Figures) -> Iterator[Row]:
    """Yield what the table says of a page, for each size of screen."""
    for inch in INCHES:
        judged = _judge(kiosk, figures, inch)
        yield {
            "page": figures.page,
            "unit": figures.unit,
            "screen": f'{inch}"',
            "shape": figures.shape,
            "language": figures.language,
            "wishes": " ".join(figures.wishes) or "usual",
            **{one.name: f"{one.figure:.1f}" if one.figure else "" for one in judged},
            "highest control": f"{figures.found.top:.0%}",
            "least primary": figures.found.primary or figures.found.listed,
            "least control": figures.found.control,
            "fails": "; ".join(one.name for one in judged if one.fails),
        }


def write(rows: list[Row]) -> None:
    """Add the rows to the table in ``NOUBA_SCREENS``; those of the same page give way to them."""
    named = os.environ.get("NOUBA_SCREENS")
    if not named or not rows:
        return
    path = Path(named) / "kiosk-access.csv"
    with path.open("a+", encoding="utf-8", newline="") as file:
        # Several processes walk at once.
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        kept = {_key(row): row for row in [*csv.DictReader(file), *rows]}
        # A page in larger text is judged by more figures than another.
        columns = dict.fromkeys(name for row in kept.values() for name in row)
        file.seek(0)
        file.truncate()
        writer = csv.DictWriter(file, list(columns), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept[key] for key in sorted(kept))


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in _NAMES_FIRST)


def _judge(kiosk: KioskWindow, figures: Figures, inch: float) -> list[_Judged]:
    found, mm = figures.found, 1 / px_per_mm(kiosk, inch)
    listed_mm = LISTED_LOW_MM if "low" in figures.wishes else LISTED_MM
    # So small a screen begins larger; who makes it smaller makes what is touched so, too.
    shrunk = heights_at(inch, figures.wishes) is None
    primary_mm = PRIMARY_SHRUNK_MM if shrunk else PRIMARY_MM
    judged = [
        _Judged("primary mm", found.primary, found.primary_px * mm, primary_mm, figures.chooses),
        _Judged("listed mm", found.listed, found.listed_px * mm, listed_mm, needed=False),
        _Judged("control mm", found.control, found.control_px * mm, CONTROL_MM, needed=True),
    ]
    heights = heights_at(inch, figures.wishes) or Heights(main=0, text=0)
    judged += [
        _Judged("main text mm", found.main, found.main_px * mm, heights.main, needed=True),
        _Judged("text mm", found.text, found.text_px * mm, heights.text, needed=False),
    ]
    return judged + [
        _Judged(f"contrast {look}", text, ratio, TEXT_CONTRAST, needed=True)
        for look, (ratio, text) in figures.faintest.items()
    ]
