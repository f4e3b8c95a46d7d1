"""Every state of the clerk's panel x language x unit x window: what holds on each is computed."""

import os
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counter_display.clerk_panel.keys import HELP
from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.language import Language
from reception.queue import verbs
from tests.screens.desk_rules import broken_rules
from tests.screens.gate import keep, pairwise
from tests.screens.test_clerk_screens import loose
from tests.support.clerk import MAIN, SMALL, Key, Seat
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, SqliteDatabases, set_up
from tests.support.inline import Inline
from tests.support.offices import prefecture

UNITS = {"commune": COMMUNE, "prefecture": prefecture()}
# Where many services are given.
COUNTERS = {"commune": COMMUNE.counters[0].number, "prefecture": 4}
LANGUAGES = (Language.ARABIC, Language.FRENCH)
SIZES = ((1366, 728), (1180, 700), (900, 600))
KEY = Qt.Key
ENTER, ESC = KEY.Key_Return, KEY.Key_Escape
LEAST_ROWS = 4
type Page = tuple[str, str, Language, tuple[int, int] | None]


def serve(seat: Seat, clock: FakeClock) -> None:
    """Serve the next one, after one was set aside and another did not come."""
    seat.press(MAIN, verbs.PARK, ENTER, MAIN, verbs.RECALL)
    clock.advance(minutes=3)
    seat.hear()
    seat.press(verbs.NO_SHOW, MAIN, MAIN)
    clock.advance(minutes=2, seconds=40)
    seat.hear()


def call(seat: Seat, clock: FakeClock) -> None:
    seat.press(MAIN)
    clock.advance(seconds=70)
    seat.hear()


def turn_the_outcome(seat: Seat, _clock: FakeClock) -> None:
    for _ in UNITS["commune"].outcomes[1:]:
        seat.press(verbs.OUTCOME)


type Step = Callable[[Seat, FakeClock], None] | Key
STATES: Mapping[str, tuple[Step, ...]] = {
    "free": (),
    "called": (call,),
    "serving": (serve,),
    "outcome": (serve, verbs.OUTCOME, KEY.Key_Down),
    "break": (verbs.BREAK, KEY.Key_1, ENTER),
    "empty": (),
    "said": (MAIN, verbs.PARK, ENTER),
    "sheet-number": (verbs.CALL_TICKET,),
    "sheet-service": (verbs.WALK_IN,),
    "sheet-transfer": (MAIN, verbs.TRANSFER),
    "sheet-park": (MAIN, verbs.PARK),
    "sheet-close": (ESC,),
    "keys": (HELP,),
}
STRIPS: Mapping[str, tuple[Step, ...]] = {
    "strip-free": (SMALL,),
    "strip-called": (call, SMALL),
    "strip-serving": (serve, SMALL),
    "strip-in-time": (MAIN, MAIN, SMALL),
    "strip-outcome": (serve, SMALL, turn_the_outcome),
    "strip-break": (verbs.BREAK, KEY.Key_1, ENTER, SMALL),
}
STEPS = {**STATES, **STRIPS}
PAGES: list[Page] = [
    *pairwise([*product(STATES, UNITS, LANGUAGES, SIZES)]),
    *pairwise([*product(STRIPS, UNITS, LANGUAGES, (None,))]),
]


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Page:
    found: Page = request.param
    return found


@pytest.fixture
def reception(
    page: Page, sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> Iterator[Reception]:
    """Open a morning at a counter of many services, with two visitors for each."""
    state, name, *_ = page
    unit, counter = UNITS[name], UNITS[name].counter(COUNTERS[name])
    opened = sqlite_databases.commune if unit is COMMUNE else sqlite_databases.empty
    with opened(tmp_path) as url:
        if unit is not COMMUNE:
            prepare_database(url)
            set_up(url, unit, clock)
        with open_reception(url, clock=clock) as found:
            for at, service in enumerate(counter.services * 2 if state != "empty" else ()):
                priority = unit.priorities[at % len(unit.priorities)].code
                language = LANGUAGES[at % len(LANGUAGES)]
                found.desk.issue(service, language=language, priority=priority)
                clock.advance(minutes=0 if state == "strip-in-time" else at % 4)
            yield found


@pytest.fixture
def seat(page: Page, reception: Reception, clock: FakeClock, qtbot: QtBot) -> Iterator[Seat]:
    state, name, language, size = page
    opened = Seat(reception, Inline(), language=language)
    qtbot.waitUntil(opened.window.isActiveWindow)
    if size:
        opened.window.resize(*size)
    opened.sit_down(COUNTERS[name])
    opened.hear()
    for step in STEPS[state]:
        if callable(step):
            step(opened, clock)
        else:
            opened.press(step)
    yield opened
    opened.close()


def _name(page: Page) -> str:
    state, unit, language, size = page
    return "-".join((state, unit, language, str(size[0]) if size else "strip"))


@pytest.mark.parametrize("page", PAGES, ids=_name, indirect=True)
def test_what_holds_on_every_panel(page: Page, seat: Seat, tmp_path: Path, qtbot: QtBot) -> None:
    window, size = seat.window, page[-1]
    folder = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "clerk"
    folder.mkdir(parents=True, exist_ok=True)

    def is_whole() -> None:
        window.grab()
        assert loose(seat) == []
        assert broken_rules(window) == {}

    QApplication.processEvents()  # bars of lists go once there is room
    keep(window.grab(), folder / f"matrix-{_name(page)}.png")
    qtbot.waitUntil(is_whole)
    assert window.is_small is (size is None)
    assert size is None or (window.width(), window.height()) == size


@pytest.mark.parametrize(
    "page",
    [
        ("serving", "prefecture", Language.ARABIC, SIZES[0]),
        ("called", "prefecture", Language.ARABIC, SIZES[1]),
    ],
    ids=_name,
    indirect=True,
)
def test_of_who_waits_several_are_seen(page: Page, seat: Seat) -> None:
    QApplication.processEvents()
    table, rows = seat.waiting, seat.waiting.model()
    places = [table.visualRect(rows.index(row, 0)) for row in range(rows.rowCount())]
    seen = [one for one in places if one.bottom() < table.viewport().height()]
    assert len(seen) - bool(seat.why_next) >= LEAST_ROWS


@pytest.mark.parametrize(
    "page", [("serving", "commune", Language.FRENCH, SIZES[0])], ids=_name, indirect=True
)
def test_a_panel_that_breaks_a_rule_is_found(page: Page, seat: Seat) -> None:
    seat.widget(QLabel, "ticket-service").setStyleSheet("font-size: 19px; color: #C8C8C8;")
    seat.widget(QLabel, "ticket-label").setFixedWidth(30)
    keys, shrink = seat.button("keys"), seat.button("shrink")
    keys.setText("")
    shrink.setAccessibleName(seat.button("undo").text())
    shrink.setMinimumHeight(0)
    shrink.setMaximumHeight(20)
    seat.button("transfer").setStyleSheet("min-height: 60px; max-height: 60px;")
    again = QTimer(seat.window)
    again.timeout.connect(shrink.updateGeometry)
    again.start(0)
    QApplication.processEvents()
    assert set(broken_rules(seat.window)) >= {
        "letters of no size of the scale",
        "siblings of several sizes",
        "text outside its box",
        "a faint text",
        "a small target",
        "a nameless control",
        "two controls of one name",
        "laid out on and on",
    }
