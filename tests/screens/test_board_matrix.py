"""Every page of the board x unit x languages x shape: what must hold on each is computed."""

import os
import re
from dataclasses import replace
from itertools import product
from math import hypot
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtQuick import QQuickItem
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_display.board.sizes import NEWEST_MM, ROW_MM, SHARED_MM, USUAL_INCHES
from counter_display.board.station import BoardStation
from reception.domain.board import Board, BoardTemplate
from reception.domain.language import Language
from reception.domain.tamazight import TamazightRules, TamazightShown
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.queue.hall import ServiceStatus
from tests.screens.access import CAPITAL, MM_PER_INCH, controls
from tests.screens.board_looks import SIZES, Look, cut, hall_of
from tests.screens.gate import pairwise
from tests.screens.test_board_table import UNITS, calls_to
from tests.support.board import called, items, waiting_room
from tests.support.contrast import text_contrasts
from tests.support.media import picture

# By how many counters the unit has; the others have six.
COUNTERS = {"one": 1, "two": 2, "six": 6, "twelve": 12, "media": 4, "media-waiting": 4}
PAGES = (*COUNTERS, "media-crowded", "shared", "empty", "stale", "waiting", "message")
LANGUAGES = (Language.ARABIC, Language.FRENCH)
TAMAZIGHT = (TamazightShown.DRAFT, TamazightShown.OFF)
type Page = tuple[str, str, Language, TamazightShown, str]
CASES: list[Page] = [*product(PAGES, UNITS, LANGUAGES, TAMAZIGHT, SIZES)]
CONTRAST = 4.5
# Of pixels, where places are fractions of them.
SLACK_MM = 0.3
_FIGURES, DIGITS = re.compile(r"[0-9:]+"), "0123456789"
FIGURES = ("large-label", "large-counter", "row-label", "row-counter", "absent-label")
MESSAGE = {
    Language.ARABIC: "تعلن المصالح أن مكتب تصحيح الإمضاءات يستقبل المرتفقين يوم السبت صباحا.",
    Language.FRENCH: "Le bureau des légalisations reçoit aussi le samedi matin.",
}


def look_at(case: Page, media: Path, qtbot: QtBot) -> Look:
    page, name, first, tamazight, size = case
    counters = COUNTERS.get(page, 6)
    board = Board(
        template=BoardTemplate.MEDIA if page.startswith("media") else BoardTemplate.CALLS,
        waiting="waiting" in page,
        messages=(MESSAGE,) if page == "message" else (),
    )
    unit = replace(UNITS[name], tamazight=TamazightRules(shown=tamazight), boards=())
    hall = hall_of(first, board, counters=range(1, counters + 1), unit=unit)
    hall.lines = tuple(lines_of(unit))
    calls = calls_to(counters, name)
    shared, others = calls[:2], calls[2:]
    if page != "empty":
        hall.now_called = others if page == "shared" else calls
    look = Look(hall, size, qtbot, station=BoardStation(board="hall", media=media))
    if page == "shared":
        hall.now_called = (*(called(one.label, one.counter) for one in shared), *others)
        look.change()
    if page == "stale":
        look.changes.staleChanged.emit(True)
    if page in COUNTERS:
        look.show_media()
    return look


def lines_of(unit: Unit) -> list[ServiceStatus]:
    """Return lines for the services whose names need most room."""
    services = sorted(unit.services, key=lambda one: -max(map(len, one.names.values())))
    return [
        replace(line, service=service)
        for line, service in zip(waiting_room(), services, strict=False)
    ]


def broken_rules(look: Look) -> dict[str, list[str]]:
    """Return what does not hold on the board that is shown, by rule; empty when all does."""
    found = {
        "figures of several sizes": unequal_figures(look),
        "digits of several widths": uneven_digits(look),
        "not read from ten metres": unreadable(look),
        "text outside its box": list(cut(look.window)),
        "a row without a state": stateless(look),
        "a counter called to twice": twice_called(look),
        "an arrow to where nobody is awaited": false_arrows(look),
        "a faint text": [
            f"{text}: {ratio:.2f}"
            for ratio, text in text_contrasts(look.window)
            if ratio < CONTRAST
        ],
        "something to touch": [one.objectName() for one in controls(look.window)],
    }
    return {rule: wrong for rule, wrong in found.items() if wrong}


def named(look: Look, name: str) -> list[QQuickItem]:
    return [one for one in items(look.window.rootObject(), name) if one.isVisible()]


def unequal_figures(look: Look) -> list[str]:
    """Return the kinds of figures that are not written alike; tickets and counters of a row are."""
    rows = [*named(look, "row-label"), *named(look, "row-counter")]
    kinds = {"row": rows} | {name: named(look, name) for name in FIGURES}
    return [
        f"{kind}: {sizes}"
        for kind, found in kinds.items()
        if len(sizes := {one.property("size") for one in found}) > 1
    ]


def uneven_digits(look: Look) -> list[str]:
    """Return the figures whose digits stand closer where there is a one."""
    written = [one for one in items(look.window.rootObject()) if one.inherits("QQuickText")]
    uneven = []
    for one in written:
        wide = QFontMetricsF(one.property("font")).horizontalAdvance
        if _FIGURES.fullmatch(one.property("text")) and len({wide(digit) for digit in DIGITS}) > 1:
            uneven.append(one.property("text"))
    return uneven


def unreadable(look: Look) -> list[str]:
    """Return the figures that are lower than whoever is ten metres away needs."""
    width, height = look.window.width(), look.window.height()
    mm = USUAL_INCHES * MM_PER_INCH / hypot(width, height)
    newest = SHARED_MM if len(named(look, "large-label")) > 1 else NEWEST_MM
    least = dict.fromkeys(("large-label", "large-counter"), newest)
    least |= dict.fromkeys(("row-label", "row-counter"), ROW_MM)
    return [
        f"{one.property('text')}: {high:.1f} mm"
        for name, wanted in least.items()
        for one in named(look, name)
        if (high := one.property("size") * CAPITAL * mm) < wanted - SLACK_MM
    ]


def stateless(look: Look) -> list[str]:
    """Return the rows that do not say how the call stands."""
    states = [one for one in named(look, "row-state") if one.property("text")]
    return [
        str(row.property("call"))
        for row in named(look, "row")
        if not any(row.isAncestorOf(one) for one in states)
    ]


def twice_called(look: Look) -> list[str]:
    """Return the counters that have two calls."""
    told = [
        one.property("text")
        for name in ("large-counter", "row-counter")
        for one in named(look, name)
    ]
    return sorted({one for one in told if told.count(one) > 1})


def false_arrows(look: Look) -> list[str]:
    """Return the arrows and bars of rows whose visitor has come, and rows that lack theirs."""
    awaited = [one.label for one in look.hall.calls() if one.state is TicketState.CALLED]
    rows = len(awaited) - len(named(look, "large-label"))
    return [
        f"{len(drawn)} {name} of {rows}"
        for name in ("row-arrow", "awaited-bar")
        if len(drawn := named(look, name)) != rows
    ]


@pytest.fixture
def folder(tmp_path: Path, qapp: QApplication) -> Path:
    chosen = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "board"
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


@pytest.mark.parametrize("page", pairwise(CASES), ids="-".join)
def test_what_holds_on_every_board(page: Page, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    picture(tmp_path / "poster.jpg")
    look = look_at(page, tmp_path, qtbot)
    look.whole(folder / f"matrix-{'-'.join(page)}.png")
    broken = broken_rules(look)
    look.close()
    assert broken == {}


def test_who_is_awaited_goes_before_pictures(tmp_path: Path, qtbot: QtBot) -> None:
    picture(tmp_path / "poster.jpg")
    crowded = ("media-crowded", *CASES[0][1:])
    look = look_at(crowded, tmp_path, qtbot)
    look.whole(tmp_path / "crowded.png")
    assert named(look, "media") == []
    calls = look.hall.now_called
    look.hall.now_called = (
        calls[0],
        *(replace(one, state=TicketState.SERVING) for one in calls[1:]),
    )
    look.change()
    look.show_media()
    assert named(look, "media")
    look.close()


def test_a_board_that_breaks_a_rule_is_found(tmp_path: Path, qtbot: QtBot) -> None:
    look = look_at(("six", *CASES[0][1:]), tmp_path, qtbot)
    look.whole(tmp_path / "sound.png")
    assert broken_rules(look) == {}
    row, counter = named(look, "row-label")[0], named(look, "row-counter")[1]
    row.setProperty("size", 20)
    row.setProperty("color", "#E8E6E0")
    counter.setProperty("text", named(look, "large-counter")[0].property("text"))
    named(look, "row-arrow")[0].setVisible(False)
    named(look, "row-state")[0].setProperty("text", "")
    named(look, "row-state")[1].setProperty("text", "")
    named(look, "clock")[0].setProperty("text", "10:40 " * 20)
    look.window.grabWindow()
    broken = broken_rules(look)
    look.close()
    assert set(broken) >= {
        "figures of several sizes",
        "not read from ten metres",
        "text outside its box",
        "a row without a state",
        "a counter called to twice",
        "an arrow to where nobody is awaited",
        "a faint text",
    }
