"""How a clerk works: breaks, and the work profile by which she calls."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reception.app import Reception
from reception.domain.calling_rule import WorkProfile
from reception.domain.language import Language
from reception.queue import verbs
from tests.support.clerk import MAIN, OTHER, Seat
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE
from tests.support.inline import Inline
from ui_kit.words import label_text

KEY = Qt.Key
ENTER = KEY.Key_Return


IN_EACH_LANGUAGE = pytest.mark.parametrize(
    "seat", [Language.ARABIC, Language.FRENCH, Language.ENGLISH], indirect=True
)


@IN_EACH_LANGUAGE
def test_a_break_and_back(
    seat: Seat, reception: Reception, issue: Callable[..., str], clock: FakeClock
) -> None:
    issue()
    seat.hear()
    seat.press(verbs.BREAK, KEY.Key_1, KEY.Key_Tab)
    seat.write("10 min")
    seat.press(ENTER)
    here = reception.hall.counters()[0]
    assert here.away
    assert here.away.reason.endswith(" · 10 min")
    assert here.away.reason in seat.says("ticket-hint")
    assert f"{here.away.since.astimezone(reception.hall.now().tzinfo):%H:%M}" in seat.says(
        "ticket-hint"
    )
    assert seat.button("main-act").property("act") == "end-break"
    assert not seat.button("call-number").isVisible()
    seat.press(MAIN)
    assert reception.hall.counters()[0].away is None
    assert seat.button("main-act").property("act") == "call-next"


def test_a_break_outlives_the_window(seat: Seat, reception: Reception, qtbot: QtBot) -> None:
    seat.press(verbs.BREAK, KEY.Key_2, ENTER)
    seat.window.close()
    again = Seat(reception, Inline())
    qtbot.waitUntil(again.window.isActiveWindow)
    again.sign_in()
    assert "Repas" in again.says("ticket-hint")
    again.press(MAIN)
    assert not reception.hall.counters()[0].on_break
    again.close()


def test_a_work_profile_is_taken_and_left(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    assert not seat.button("profile").isVisible(), "this office has none"
    names = dict.fromkeys(Language, "Copies")
    profile = WorkProfile(code="copies", names=names, services=(OTHER,))
    reception.office.set_up(replace(COMMUNE, profiles=(profile,)), by="tests")
    issue()
    second = issue(OTHER)
    seat.hear()
    seat.press(verbs.PROFILE, KEY.Key_1, ENTER)
    assert "Copies" in seat.says("profile")
    assert seat.next_label == label_text(second)
    seat.press(verbs.PROFILE, KEY.Key_2, ENTER)
    assert reception.hall.counters()[0].profile is None
    assert seat.says("profile") == ""


def test_why_is_not_said_on_a_break(seat: Seat, issue: Callable[..., str]) -> None:
    issue()
    issue()
    seat.hear()
    assert seat.why_next
    seat.press(verbs.BREAK, KEY.Key_1, ENTER)
    assert seat.why_next == ""
