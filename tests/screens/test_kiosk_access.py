"""Whether everybody can see, hear and reach every screen of the kiosk, by computation.

The table of all figures is written to ``NOUBA_SCREENS``; what they mean stands in
``docs/accessibility.md``.
"""

import csv
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.domain.calendar import Opening
from tests.screens.kiosk_looks import SHAPES
from tests.screens.kiosk_pages import OPENS, PAGES, Pages, to_groups, wish
from tests.support.access import (
    Found,
    controls,
    in_scene,
    measure,
    nameless,
    overlapping,
    px_per_mm,
    without_heading,
)
from tests.support.fakes import FakePrinter, FakeReception, a_reception
from tests.support.qml import find, touch

SMALLEST_INCH, USUAL_INCH, LARGEST_INCH = 15.6, 21.5, 32.0
PRIMARY_MM = 20.0
# 44 pixels of WCAG 2.5.5, of which an inch has 96.
CONTROL_MM = 44 * 25.4 / 96
TEXT_CONTRAST, RING_CONTRAST = 4.5, 3.0
# What a seated visitor cannot reach on a kiosk that stands as usual.
ABOVE_REACH = {"upright": 0.4, "lying": 0.2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Heights:
    """How high a capital is at least, in millimetres on the smallest screen of usual text."""

    main: float
    """Headings, and the names of what there is to choose: 0.7 degrees at half a metre."""
    text: float
    """Everything else."""
    shrunk: float
    """What had to shrink to its place, and lists of what was found."""


USUAL = Heights(main=6.1, text=4.8, shrunk=3.8)
# What all stands in three fifths of the height is smaller; nobody has to look up to it.
LOW = Heights(main=4.8, text=4.5, shrunk=3.1)


def welcome(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    """Stay where visitors begin."""


def closed(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    core.hall.hours = Opening(is_open=False, opens_at=OPENS)
    kiosk.view_model.refresh()


def panel(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)
    touch(kiosk, "access")


def idle(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)
    kiosk.view_model._flow._patience._ask()


ALL: dict[str, Pages] = PAGES | {one.__name__: one for one in (welcome, closed, panel, idle)}
CASES = [
    ("upright", ()),
    ("lying", ()),
    ("upright", ("look-dark",)),
    ("lying", ("look-contrast",)),
    ("upright", ("larger",)),
    ("lying", ("larger",)),
    ("upright", ("low",)),
    ("lying", ("low",)),
    ("upright", ("larger", "low")),
]
type Row = dict[str, str]


@pytest.fixture(scope="module")
def table() -> Iterator[list[Row]]:
    rows: list[Row] = []
    yield rows
    named = os.environ.get("NOUBA_SCREENS")
    if named and rows:
        with (Path(named) / "kiosk-access.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def settled(kiosk: KioskWindow, qtbot: QtBot) -> None:
    """Wait until a page that has just come hears its buttons."""
    kiosk.grabWindow()
    for name in ("done", "retry", "leave"):
        button = find(kiosk, name)
        if button and not find(kiosk, "idle-warning"):
            qtbot.waitUntil(button.isEnabled)
    kiosk.grabWindow()


@pytest.mark.parametrize("page", ALL)
@pytest.mark.parametrize(
    ("shape", "wishes"),
    CASES,
    ids=lambda given: given if isinstance(given, str) else "-".join(given) or "usual",
)
def test_everybody_can_use(
    page: str,
    shape: str,
    wishes: tuple[str, ...],
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
    table: list[Row],
    caplog: pytest.LogCaptureFixture,
) -> None:
    core = a_reception()
    kiosk = open_kiosk(core, shape)
    if wishes:
        wish(kiosk, *wishes)
    ALL[page](kiosk, core, printer, "fr")
    caplog.clear()
    settled(kiosk, qtbot)
    found = measure(kiosk)
    table.append(as_row(kiosk, page, shape, wishes, found))
    assert failing(kiosk, found, LOW if "low" in wishes else USUAL) == []
    assert nameless(kiosk) == []
    assert not without_heading(kiosk)
    assert overlapping(kiosk) == []
    if "low" in wishes:
        assert found.top >= ABOVE_REACH[shape]


def failing(kiosk: KioskWindow, found: Found, heights: Heights) -> list[str]:
    """Return the figures that are not good enough."""
    smallest, usual = px_per_mm(kiosk, SMALLEST_INCH), px_per_mm(kiosk, USUAL_INCH)
    figures = (
        (f"primary choice {found.primary}", found.primary_px / smallest, PRIMARY_MM),
        (f"control {found.control}", found.control_px / smallest, CONTROL_MM),
        (f"main text {found.main}", found.main_px / usual, heights.main),
        (f"text {found.text}", found.text_px / usual, heights.text),
        (f"shrunk text {found.shrunk}", found.shrunk_px / usual, heights.shrunk),
        (f"contrast of {found.faint}", found.contrast, TEXT_CONTRAST),
    )
    # A page without any of them has 0 there.
    return [
        f"{what}: {figure:.2f} < {least:.2f}"
        for what, figure, least in figures
        if 0 < figure < least
    ]


def as_row(kiosk: KioskWindow, page: str, shape: str, wishes: tuple[str, ...], found: Found) -> Row:
    row = {"page": page, "shape": shape, "wishes": " ".join(wishes) or "usual"}
    for inch in (SMALLEST_INCH, USUAL_INCH, LARGEST_INCH):
        scale = px_per_mm(kiosk, inch)
        for name, size_px in (
            ("primary", found.primary_px),
            ("control", found.control_px),
            ("main text", found.main_px),
            ("text", found.text_px),
            ("shrunk text", found.shrunk_px),
        ):
            row[f'{name} mm {inch}"'] = f"{size_px / scale:.1f}" if size_px else ""
    row |= {"contrast": f"{found.contrast:.1f}", "highest control": f"{found.top:.0%}"}
    return row | {"least primary": found.primary, "least control": found.control}


@pytest.mark.parametrize("page", ALL)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_keys_alone_reach_everything(
    page: str,
    language: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    core = a_reception()
    kiosk = open_kiosk(core, "upright")
    ALL[page](kiosk, core, printer, language)
    caplog.clear()
    settled(kiosk, qtbot)
    wanted = {control.objectName() for control in controls(kiosk)}
    reached = set()
    if page == "idle":
        # Any key answers this question; what would be chosen is what it asks for.
        assert wanted == {"continue"}
        return
    for _ in range(len(controls(kiosk)) + 1):
        QTest.keyClick(kiosk, Qt.Key.Key_Down)
        focused = kiosk.activeFocusItem()
        assert focused
        reached.add(focused.objectName())
        ring = find(kiosk, "focus-ring")
        assert ring, f"nobody sees that {focused.objectName()} has the focus"
        assert in_scene(ring).intersects(in_scene(focused))
    assert reached == wanted


def test_a_design_that_is_too_small_fails(
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
) -> None:
    kiosk = open_kiosk(a_reception(), "upright")
    to_groups(kiosk, "fr")
    kiosk.grabWindow()
    found = measure(kiosk)
    too_much = Heights(main=60, text=60, shrunk=60)
    assert failing(kiosk, found, USUAL) == []
    assert len(failing(kiosk, found, too_much)) >= 2
    assert SHAPES["upright"] == (kiosk.width(), kiosk.height())
