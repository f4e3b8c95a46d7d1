"""A child who plays does not drown what others say of their visit."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.rate_limit import Allowance, RateLimit, RateLimits
from kiosk.window import KioskWindow
from reception.domain.errors import StorageFault
from tests.kiosk.conftest import Opens
from tests.kiosk.rating import answers, to_rating, told, type_number
from tests.support.fakes import FakeReception
from tests.support.keys import scan
from tests.support.qml import find, seen, touch
from tests.support.service_menu import Seconds


@pytest.fixture
def one_an_hour(open_kiosk: Opens, seconds: Seconds) -> KioskWindow:
    few = Allowance(count=1, within=timedelta(hours=1))
    return open_kiosk(rate_limits=RateLimits(ratings=RateLimit(few, monotonic_s=seconds)))


def answer(kiosk: KioskWindow, score: int = 4) -> None:
    to_rating(kiosk)
    touch(kiosk, f"face-{score}")
    touch(kiosk, "no-reason")


def test_whoever_begins_anew_is_not_counted_again_and_again(
    one_an_hour: KioskWindow, core: FakeReception
) -> None:
    for _ in range(5):
        answer(one_an_hour)
        one_an_hour.view_model.welcome()
    assert len(answers(core)) == 1


def test_an_answer_that_comes_too_soon_is_counted_by_itself(
    open_kiosk: Opens, core: FakeReception, qtbot: QtBot, seconds: Seconds
) -> None:
    few = Allowance(count=1, within=timedelta(milliseconds=300))
    kiosk = open_kiosk(rate_limits=RateLimits(ratings=RateLimit(few, monotonic_s=seconds)))
    answer(kiosk)
    kiosk.view_model.welcome()
    answer(kiosk, 2)
    assert told(kiosk).startswith("Votre réponse sera prise en compte")
    seconds.now_s += few.within.total_seconds()
    qtbot.waitUntil(lambda: told(kiosk) == "Votre réponse est prise en compte.")
    assert [one.score for one in answers(core)] == [4, 2]


def test_with_a_ticket_it_is_counted_at_once(one_an_hour: KioskWindow, core: FakeReception) -> None:
    answer(one_an_hour)
    one_an_hour.view_model.welcome()
    answer(one_an_hour, 2)
    touch(one_an_hour, "other-number")
    for sign in "D15":
        touch(one_an_hour, f"sign-{sign}")
    touch(one_an_hour, "take-number")
    assert [(one.score, one.label) for one in answers(core)] == [(4, None), (2, "D015")]
    assert told(one_an_hour) == "Votre réponse est prise en compte."


def test_a_ticket_may_be_scanned_meanwhile(one_an_hour: KioskWindow, core: FakeReception) -> None:
    answer(one_an_hour)
    one_an_hour.view_model.welcome()
    answer(one_an_hour, 2)
    scan(one_an_hour, "D016")
    assert answers(core)[-1].label == "D016"


def test_answers_with_a_ticket_take_nobodys_turn(
    one_an_hour: KioskWindow, core: FakeReception
) -> None:
    for number in ("D14", "D15", "D16"):
        to_rating(one_an_hour)
        type_number(one_an_hour, number)
        touch(one_an_hour, "face-4")
        touch(one_an_hour, "no-reason")
        one_an_hour.view_model.welcome()
    answer(one_an_hour)
    assert len(answers(core)) == 4


def test_who_leaves_leaves_no_answer_behind(
    one_an_hour: KioskWindow, core: FakeReception, seconds: Seconds
) -> None:
    answer(one_an_hour)
    one_an_hour.view_model.welcome()
    answer(one_an_hour, 2)
    touch(one_an_hour, "rating-leave")
    assert seen(one_an_hour, "page-welcome")
    seconds.now_s += 3600
    answer(one_an_hour, 5)
    assert [one.score for one in answers(core)] == [4, 5]


def test_who_changes_her_mind_meanwhile_chooses_again(
    one_an_hour: KioskWindow, core: FakeReception, seconds: Seconds
) -> None:
    answer(one_an_hour)
    one_an_hour.view_model.welcome()
    answer(one_an_hour, 2)
    QTest.keyClick(one_an_hour, Qt.Key.Key_Escape)
    seconds.now_s += 3600
    touch(one_an_hour, "face-5")
    touch(one_an_hour, "no-reason")
    assert [one.score for one in answers(core)] == [4, 5]


def test_an_answer_that_had_its_turn_is_sent_again_at_once(
    one_an_hour: KioskWindow, core: FakeReception, caplog: pytest.LogCaptureFixture
) -> None:
    core.ratings.failures = [StorageFault("away", "look at the network")]
    answer(one_an_hour)
    touch(one_an_hour, "rating-retry")
    assert len(answers(core)) == 1
    assert find(one_an_hour, "rating-retry") is None
    caplog.clear()
