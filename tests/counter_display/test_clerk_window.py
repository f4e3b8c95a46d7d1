"""The panel small, above other programs, or whole; the station remembers which."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_display.clerk_panel.session import PanelPageName
from counter_display.clerk_panel.window_memory import WindowMemory
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue import verbs
from reception.queue.model import At
from tests.support.clerk import (
    COLLEAGUE,
    COUNTER,
    MAIN,
    OTHER,
    SERVICE,
    SMALL,
    Seat,
    held_label,
    visit_of,
)
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE
from tests.support.inline import Inline
from tests.support.screen_reader import listening
from ui_kit.words import label_text

KEY = Qt.Key
ENTER, ESC, D = KEY.Key_Return, KEY.Key_Escape, SMALL
ON_TOP = Qt.WindowType.WindowStaysOnTopHint
type OpenSeat = Callable[[], Seat]


@pytest.fixture
def open_seat(reception: Reception, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenSeat]:
    """Open the panel of one station, again and again."""
    seats: list[Seat] = []

    def open_it() -> Seat:
        memory = WindowMemory(tmp_path / "station" / "clerk-window.ini")
        seat = Seat(reception, Inline(), memory=memory)
        qtbot.waitUntil(seat.window.isActiveWindow)
        seats.append(seat)
        return seat

    yield open_it
    for seat in seats:
        seat.close()


def is_on_top(seat: Seat) -> bool:
    return bool(seat.window.windowFlags() & ON_TOP)


@pytest.mark.parametrize("seat", [Language.ARABIC, Language.FRENCH], indirect=True)
def test_one_key_makes_it_small_and_whole_again(seat: Seat) -> None:
    whole = seat.window.size()
    seat.press(D)
    assert is_on_top(seat)
    assert seat.window.isVisible()
    assert seat.window.height() < whole.height() / 4
    assert not seat.button("main-act").isVisible()
    seat.press(D)
    assert not is_on_top(seat)
    assert (seat.window.size(), seat.button("main-act").isVisible()) == (whole, True)


def test_the_small_one_says_whom_she_has_what_the_key_does_and_how_many_wait(
    seat: Seat, issue: Callable[..., str], clock: FakeClock
) -> None:
    first, second = issue(), issue()
    seat.hear()
    seat.press(D)
    assert seat.says("strip-service") == f"Suivant · {label_text(first)}"
    assert seat.says("strip-waiting") == "2 en attente"
    assert seat.says("strip-longest").startswith("Dans l’objectif")
    seat.press(MAIN)
    assert seat.says("strip-label") == label_text(first)
    assert seat.button("strip-main").accessibleName() == "Commencer"
    assert seat.button("strip-no-show").text() == "F4 Absent"
    clock.advance(minutes=20)
    seat.hear()
    assert seat.says("strip-state") == "Appelé · 20:00"
    assert seat.says("strip-longest").startswith("▲ En retard · 21")
    assert second


def test_the_whole_day_goes_by_keys_in_the_small_one(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    first = issue()
    seat.hear()
    seat.press(D)
    small = seat.window.height()
    seat.press(MAIN, MAIN, verbs.TRANSFER)
    assert seat.choices.isVisible(), "a sheet opens beneath"
    assert seat.window.height() > 2 * small
    seat.write("dossier")
    seat.press(ENTER, ENTER)
    assert visit_of(reception, first).leg.service == OTHER
    assert visit_of(reception, first).leg.note == "dossier"
    assert seat.window.height() == small
    seat.press(MAIN, verbs.NO_SHOW)
    assert visit_of(reception, first).state is TicketState.NO_SHOW
    seat.press(verbs.READMIT, ENTER)
    assert visit_of(reception, first).state is TicketState.WAITING
    seat.press(verbs.BREAK, KEY.Key_1, ENTER)
    assert seat.says("strip-service") == "En pause"
    seat.press(MAIN, ESC, KEY.Key_1, ENTER)
    assert seat.view_model.page is PanelPageName.SIGN_IN
    assert not is_on_top(seat), "whoever signs in sees the whole window"


def test_the_mouse_is_enough_too(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.button("shrink").click()
    seat.button("strip-main").click()
    assert held_label(reception) == label
    seat.button("strip-recall").click()
    assert visit_of(reception, label).leg.calls == 2
    seat.button("strip-undo").click()
    assert held_label(reception) == label
    seat.button("strip-no-show").click()
    assert visit_of(reception, label).state is TicketState.NO_SHOW
    seat.button("strip-undo").click()
    assert held_label(reception) == label
    seat.button("strip-whole").click()
    assert not is_on_top(seat)


def test_how_a_service_ends_is_chosen_in_the_small_one_without_a_sheet(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    first, second = issue(), issue()
    seat.hear()
    seat.press(D, MAIN, MAIN)
    small = seat.window.height()
    with listening() as heard:
        seat.press(verbs.OUTCOME)
    assert [one.text for one in heard] == ["Issue\N{NO-BREAK SPACE}: Dossier incomplet"]
    assert seat.says("strip-note") == heard[0].text
    assert (seat.view_model.sheet, held_label(reception)) == (None, first)
    assert seat.window.height() > small
    for _ in COMMUNE.outcomes[1:]:
        seat.press(verbs.OUTCOME)
    assert seat.window.height() == small, "as services do: nothing more is said"
    seat.button("strip-outcome").click()
    seat.press(MAIN)
    assert visit_of(reception, first).leg.outcome == "incomplete-file"
    assert held_label(reception) == second
    assert seat.window.height() == small, "forgotten with the visit"


def test_what_is_said_is_said_in_the_small_one(seat: Seat, issue: Callable[..., str]) -> None:
    seat.press(D, MAIN)
    assert seat.says("notice") == "Personne n’attend."


def test_the_station_remembers_it(open_seat: OpenSeat) -> None:
    first = open_seat()
    first.sit_down()
    first.press(D)
    first.window.move(40, 60)
    first.window.close()

    again = open_seat()
    assert not is_on_top(again), "to sign in, the whole window"
    again.sign_in()
    assert is_on_top(again)
    assert (again.window.x(), again.window.y()) == (40, 60)
    again.press(D)
    again.window.resize(1000, 640)
    again.window.close()

    last = open_seat()
    last.sign_in()
    assert not is_on_top(last)
    assert (last.window.width(), last.window.height()) == (1000, 640)


def test_a_memory_that_makes_no_sense_is_none(
    reception: Reception, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "clerk-window.ini"
    file.write_bytes(
        b"[General]\nsmall=\xff\xfe\nwhole_place=12\nsmall_place=9999999999 1 1 1 yes\n"
    )
    seat = Seat(reception, Inline(), memory=WindowMemory(file))
    qtbot.waitUntil(seat.window.isActiveWindow)
    seat.sit_down()
    seat.press(D)
    assert is_on_top(seat)
    seat.close()


def test_a_folder_that_cannot_be_written_keeps_nobody_from_working(
    reception: Reception, tmp_path: Path, qtbot: QtBot
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    seat = Seat(reception, Inline(), memory=WindowMemory(in_the_way / "clerk-window.ini"))
    qtbot.waitUntil(seat.window.isActiveWindow)
    seat.sit_down(COUNTER.number)
    seat.press(D, D, D)
    assert is_on_top(seat)
    reception.desk.issue(SERVICE)
    seat.hear()
    seat.press(MAIN)
    assert held_label(reception)
    seat.close()


def test_the_task_bar_calls_a_free_clerk_who_looks_elsewhere(
    seat: Seat, issue: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alerts: list[object] = []
    monkeypatch.setattr("counter_display.clerk_panel.window.QApplication.alert", alerts.append)
    monkeypatch.setattr(seat.window, "isActiveWindow", lambda: False)
    issue()
    seat.hear()
    assert len(alerts) == 1
    issue()
    seat.hear()
    assert len(alerts) == 1, "she knows by now that somebody waits"
    seat.press(MAIN)
    issue()
    seat.hear()
    assert len(alerts) == 1, "her hands are full"


def test_the_note_of_the_counter_before_stands_in_the_small_one_too(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    issue()
    reception.desk.call_next(At(2, COLLEAGUE))
    reception.desk.transfer(At(2, COLLEAGUE), to_counter=COUNTER.number, note="dossier 12")
    seat.hear()
    seat.press(D)
    without = seat.window.height()
    seat.press(MAIN)
    assert seat.says("strip-note") == "dossier 12"
    assert seat.window.height() > without
    seat.press(MAIN, verbs.FINISH)
    assert seat.window.height() == without


def test_the_station_remembers_the_language_that_she_reads(
    tmp_path: Path, reception: Reception, qtbot: QtBot
) -> None:
    file = tmp_path / "clerk-window.ini"
    assert WindowMemory(file).language is Language.FRENCH
    seat = Seat(reception, Inline(), memory=WindowMemory(file))
    qtbot.waitUntil(seat.window.isActiveWindow)
    seat.button("language-ar").click()
    seat.close()
    assert WindowMemory(file).language is Language.ARABIC


def test_a_language_that_the_panel_does_not_speak_is_not_remembered(tmp_path: Path) -> None:
    file = tmp_path / "clerk-window.ini"
    file.write_text("[General]\nlanguage=klingon\n")
    assert WindowMemory(file).language is Language.FRENCH
