"""Whether keys alone reach everything on the kiosk, and what the table of figures fails.

The table itself is computed in ``test_kiosk_matrix.py``; what it means stands in
``docs/accessibility.md``.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlProperty
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from tests.screens.access import Found, controls, in_scene, measure
from tests.screens.access_table import CHOOSING, COLOURS, Figures, failing, rows_of, use
from tests.screens.gate import some_cases
from tests.screens.kiosk_looks import at_rest, without_reach
from tests.screens.kiosk_pages import BEFORE, OVER, PAGES
from tests.screens.kiosk_ways import speak, wish
from tests.screens.service_menu_pages import STAFF
from tests.support.contrast import ring_contrasts
from tests.support.fakes import FakePrinter, FakeReception, a_reception
from tests.support.qml import find, seen

# Both edges of three sides at least: the fourth may leave the screen.
RING_SIDES = 6
RING_CONTRAST = 3.0
ALL = BEFORE | PAGES | OVER | STAFF


@pytest.mark.parametrize(
    ("page", "language"),
    [
        pytest.param(page, language, marks=[] if page in CHOOSING else pytest.mark.deep)
        for page, language in some_cases([one for one in ALL if one != "second"], ["fr", "ar"], 1)
    ],
)
def test_keys_alone_reach_everything(
    page: str,
    language: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    core = without_reach(a_reception(), page)
    kiosk = open_kiosk(core, "upright")
    ALL[page](kiosk, core, printer, language)
    caplog.clear()
    at_rest(kiosk, qtbot)
    wanted = {control.objectName() for control in controls(kiosk)}
    reached = set()
    if page == "idle":
        # Any key answers this question; what would be chosen is what it asks for.
        assert wanted == {"continue"}
        return
    # Of a page with three controls every look is seen; two languages show each control in two.
    looks = cycle(COLOURS if language == "fr" else COLOURS[1:] + COLOURS[:1])
    for look in islice(looks, len(controls(kiosk)) + 1):
        use(kiosk, look)
        QTest.keyClick(kiosk, Qt.Key.Key_Down)
        focused = kiosk.activeFocusItem()
        assert focused
        reached.add(focused.objectName())
        ring = find(kiosk, "focus-ring")
        assert ring, f"nobody sees that {focused.objectName()} has the focus"
        assert in_scene(ring).intersects(in_scene(focused))
        around = ring_contrasts(kiosk, ring)
        assert len(around) >= RING_SIDES, f"{look}: little of the ring is seen"
        assert min(around) >= RING_CONTRAST, f"{look}: {focused.objectName()}"
    assert reached == wanted


def figures_of(found: Found) -> Figures:
    """Return what was measured of a page with something to choose, as if in one look only."""
    return Figures(
        page="groups",
        unit="office",
        shape="upright",
        language="fr",
        wishes=("larger",),
        found=found,
        faintest={"light": (found.contrast, found.faint)},
        chooses=True,
    )


@pytest.mark.deep
@pytest.mark.parametrize(
    ("field", "wrong", "name"),
    [
        ("primary_px", 0.0, "primary mm"),
        ("primary_px", 80.0, "primary mm"),
        ("control_px", 0.0, "control mm"),
        ("control_px", 60.0, "control mm"),
        ("listed_px", 80.0, "listed mm"),
        ("main_px", 0.0, "main text mm"),
        ("main_px", 24.0, "main text mm"),
        ("text_px", 19.0, "text mm"),
        ("contrast", 0.0, "contrast light"),
        ("contrast", 4.4, "contrast light"),
    ],
)
def test_what_is_too_small_or_was_never_found_fails(
    field: str, wrong: float, name: str, open_kiosk: Callable[[FakeReception, str], KioskWindow]
) -> None:
    kiosk = open_kiosk(a_reception(), "upright")
    wish(kiosk, "larger")
    speak(kiosk, "fr")
    kiosk.grabWindow()
    found = measure(kiosk)
    assert failing(kiosk, figures_of(found)) == []
    figures = figures_of(replace(found, **{field: wrong}))  # type: ignore[arg-type]
    assert any(name in one for one in failing(kiosk, figures))
    assert any(name in row["fails"] for row in rows_of(kiosk, figures))


def test_a_ring_that_nobody_sees_fails(
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
) -> None:
    kiosk = open_kiosk(a_reception(), "upright")
    speak(kiosk, "fr")
    QTest.keyClick(kiosk, Qt.Key.Key_Down)
    ring = seen(kiosk, "focus-ring")
    assert min(ring_contrasts(kiosk, ring)) >= RING_CONTRAST
    QQmlProperty.write(ring, "border.color", QColor("#C4C4C0"))
    assert min(ring_contrasts(kiosk, ring)) < RING_CONTRAST
    QQmlProperty.write(ring, "border.color", kiosk.theme.property("paper"))
    assert min(ring_contrasts(kiosk, ring), default=1.0) < RING_CONTRAST
