"""A live view that many pass: it names nobody, changes nothing, and never locks."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QWidget

from admin_console.pages import PLACES
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.sign_in import SessionState
from reception.domain.unit import Person, Role
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, alarmed_hall
from tests.support.databases import quick_office, quick_sign_in

REASON, NOTE = "chez Maître Idrissi", "dossier de Fatima"


@pytest.fixture
def screen(hall: Reception, clock: FakeClock, console: Console) -> Console:
    """A hall in which much happens, on the wall."""
    unit = hall.office.unit()
    names = {Language.FRENCH: "Écran", Language.ARABIC: "شاشة"}
    screen = Person(login="screen", names=names, role=Role.LIVE_VIEW)
    quick_office(hall).set_up(
        replace(unit, people=(*unit.people, screen)), by="tests", for_a_trial=True
    )
    alarmed_hall(hall, clock)
    hall.desk.open_counter(At(4, "manager"))
    hall.desk.take_break(At(None, "manager"), REASON)
    console.sign_in("screen")
    return console


def words_on(console: Console) -> str:
    labels = [one.text() for one in console.window.findChildren(QLabel) if one.isVisible()]
    cells = [
        item.text()
        for table in console.window.findChildren(QTableWidget)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
        if (item := table.item(row, column))
    ]
    rows = [*console.rows("counter"), *console.rows("line")]
    return "\n".join((*labels, *cells, *rows))


def test_it_says_how_the_hall_stands_and_names_nobody(screen: Console, hall: Reception) -> None:
    said = words_on(screen)
    assert screen.words("live-waiting-value") != "0"
    people = hall.office.unit().people
    names = {name for one in people if one.login != "screen" for name in one.names.values()}
    assert not {one for one in (*names, *(one.login for one in people[:-1])) if one in said}
    assert REASON not in said
    assert "pause" in screen.rows("counter")[3]


def test_nothing_on_it_changes_anything(screen: Console) -> None:
    shown = [one.objectName() for one in screen.window.findChildren(QPushButton) if one.isVisible()]
    acts = [
        one
        for one in shown
        if one.endswith(("-seen", "-again", "-decide"))
        or one.startswith(("counter-", "service-", "pause-"))
    ]
    assert acts == []
    pages = [one.name for one in PLACES if f"page-{one.name}" in shown]
    assert set(pages) <= {"live", "password"}
    assert screen.window.findChild(QWidget, "live-served") is None, "no figures of the day"


def test_it_never_locks_and_a_managers_does(
    screen: Console, hall: Reception, clock: FakeClock
) -> None:
    guard = screen.window.guard
    for _ in range(10):
        clock.advance(minutes=30)
        guard._monotonic_s = lambda: clock.now().timestamp()
        guard.refresh()
    assert not guard.is_up
    assert screen.window.person
    inside = screen.window._tools.inside
    assert quick_sign_in(hall).stay(inside.token, idle=timedelta(hours=5)) is SessionState.OPEN
    screen.press("sign-out")
    screen.sign_in("manager")
    clock.advance(minutes=30)
    guard.refresh()
    assert guard.is_locked


def test_the_core_hands_out_no_name_that_the_screen_could_show(
    screen: Console, hall: Reception
) -> None:
    person = hall.office.unit().person("screen")
    held = next(one for one in hall.hall.counters() if one.held and one.clerk)
    hall.desk.note(At(held.number, held.clerk or ""), NOTE)
    told = repr(replace(hall.watch.look(asking=person), observations=()))
    assert not [
        one for one in ("clerk1", "clerk2", "clerk3", "manager", NOTE, REASON) if one in told
    ]
    assert "clerk1" in repr(hall.watch.look(asking=hall.office.unit().person("manager")))
