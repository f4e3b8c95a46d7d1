"""Whether everybody can see, hear and reach every screen of the kiosk, by computation.

The table of all figures is written to ``NOUBA_SCREENS``; what they mean stands in
``docs/accessibility.md``.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlProperty
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.access.preferences import Preferences
from kiosk.window import KioskWindow
from reception.domain.calendar import Opening
from reception.domain.errors import StorageFault
from tests.screens.access import (
    Found,
    controls,
    in_scene,
    measure,
    nameless,
    overlapping,
    without_heading,
)
from tests.screens.access_table import Figures, Row, failing, rows_of, write
from tests.screens.gate import EVERY_PICTURE, some_cases
from tests.screens.kiosk_pages import OPENS, PAGES, Pages, to_groups, wish
from tests.screens.large_office_pages import twelve_documents
from tests.screens.service_menu_pages import STAFF
from tests.support.contrast import ring_contrasts, text_contrasts
from tests.support.fakes import FakePrinter, FakeReception, a_reception
from tests.support.offices import a_reception_of, prefecture
from tests.support.qml import find, seen, touch

# Both edges of three sides at least: the fourth may leave the screen.
RING_SIDES = 6
RING_CONTRAST = 3.0
LOOKS = ("light", "dark", "contrast")
# What a seated visitor cannot reach on a kiosk that stands as usual.
ABOVE_REACH = {"upright": 0.4, "lying": 0.2, "small": 0.2}


def welcome(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    """Stay where visitors begin."""


def unready(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    """Stay where the core was never reached."""


def closed(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    core.hall.hours = Opening(is_open=False, opens_at=OPENS)
    kiosk.view_model.refresh()
    touch(kiosk, f"language-{language}")


def panel(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)
    touch(kiosk, "access")


def idle(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)
    kiosk.view_model._flow._ask()


def making(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)
    kiosk.view_model._issuing.slow.emit()


def out_of_reach() -> FakeReception:
    core = a_reception()
    core.hall.failure = StorageFault("away", "look at the network")
    return core


ALL: dict[str, Pages] = (
    PAGES
    | STAFF
    | {
        one.__name__: one
        for one in (welcome, unready, closed, panel, idle, making, twelve_documents)
    }
)
CORES: dict[str, Callable[[], FakeReception]] = {
    "unready": out_of_reach,
    "twelve_documents": lambda: a_reception_of(prefecture()),
}
# Pages on which there is something to choose that all of the page is about.
CHOOSING = ("welcome", "groups", "services", "details", "priority", "guidance", "rating")
# French words are long, Arabic ones high: each of every shape, and of every wish.
CASES = [
    ("upright", "fr", ()),
    ("upright", "ar", ("larger",)),
    ("upright", "ar", ("low",)),
    ("upright", "fr", ("larger", "low")),
    ("lying", "ar", ()),
    ("lying", "fr", ("larger",)),
    ("lying", "fr", ("low",)),
    ("lying", "ar", ("larger", "low")),
    ("small", "fr", ()),
    ("small", "ar", ("larger",)),
    ("small", "ar", ("low",)),
    ("small", "fr", ("larger", "low")),
]


# Larger and lower at once leaves the least room, and larger is how a small screen begins: either
# alone is looked at when the table is asked for.
_WALKED = [
    case
    for case in CASES
    if EVERY_PICTURE or len(case[2]) != 1 or case[::2] == ("small", ("larger",))
]


@pytest.fixture(scope="module")
def table() -> Iterator[list[Row]]:
    rows: list[Row] = []
    yield rows
    write(rows)


def use(kiosk: KioskWindow, look: str) -> None:
    """See the page as it stands in other colours."""
    preferences = kiosk.findChild(Preferences)
    assert preferences
    preferences.chooseLook(look)


def settled(kiosk: KioskWindow, qtbot: QtBot) -> None:
    """Wait until a page that has just come hears its buttons."""
    kiosk.grabWindow()
    for name in ("done", "retry", "leave"):
        button = find(kiosk, name)
        if button and not find(kiosk, "idle-warning"):
            qtbot.waitUntil(button.isEnabled)
    kiosk.grabWindow()


@pytest.mark.one_case(2)
@pytest.mark.parametrize(
    ("page", "shape", "language", "wishes"),
    [(page, *case) for page, case in some_cases(ALL, _WALKED, 1)],
    ids=lambda given: given if isinstance(given, str) else "-".join(given) or "usual",
)
def test_everybody_can_use(
    page: str,
    shape: str,
    language: str,
    wishes: tuple[str, ...],
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
    table: list[Row],
    caplog: pytest.LogCaptureFixture,
) -> None:
    core = CORES.get(page, a_reception)()
    kiosk = open_kiosk(core, shape)
    if wishes:
        wish(kiosk, *wishes)
    ALL[page](kiosk, core, printer, language)
    caplog.clear()
    settled(kiosk, qtbot)
    found = measure(kiosk)
    faintest = {LOOKS[0]: (found.contrast, found.faint)}
    for look in LOOKS[1:]:
        use(kiosk, look)
        faintest[look] = min(text_contrasts(kiosk), default=(0.0, ""))
    figures = Figures(
        page=page,
        shape=shape,
        language=language,
        wishes=wishes,
        found=found,
        faintest=faintest,
        chooses=page in CHOOSING,
    )
    table.extend(rows_of(kiosk, figures))
    assert failing(kiosk, figures) == []
    assert nameless(kiosk) == []
    assert not without_heading(kiosk)
    assert overlapping(kiosk) == []
    if "low" in wishes and page not in STAFF:
        assert found.top >= ABOVE_REACH[shape]


@pytest.mark.parametrize(
    ("page", "language"),
    [
        pytest.param(page, language, marks=[] if page in CHOOSING else pytest.mark.deep)
        for page, language in some_cases(ALL, ["fr", "ar"], 1)
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
    core = CORES.get(page, a_reception)()
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
    # Of a page with three controls every look is seen; two languages show each control in two.
    looks = cycle(LOOKS if language == "fr" else LOOKS[1:] + LOOKS[:1])
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
        ("shrunk_px", 12.0, "shrunk text mm"),
        ("contrast", 0.0, "contrast light"),
        ("contrast", 4.4, "contrast light"),
    ],
)
def test_what_is_too_small_or_was_never_found_fails(
    field: str,
    wrong: float,
    name: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
) -> None:
    kiosk = open_kiosk(a_reception(), "upright")
    wish(kiosk, "larger")
    to_groups(kiosk, "fr")
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
    to_groups(kiosk, "fr")
    QTest.keyClick(kiosk, Qt.Key.Key_Down)
    ring = seen(kiosk, "focus-ring")
    assert min(ring_contrasts(kiosk, ring)) >= RING_CONTRAST
    QQmlProperty.write(ring, "border.color", QColor("#C4C4C0"))
    assert min(ring_contrasts(kiosk, ring)) < RING_CONTRAST
    QQmlProperty.write(ring, "border.color", kiosk.theme.property("paper"))
    assert min(ring_contrasts(kiosk, ring), default=1.0) < RING_CONTRAST
