"""A child who plays does not fill the queue; a busy morning does not notice."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.rate_limit import Allowance, RateLimit, RateLimits, allowance_named
from kiosk.window import KioskWindow
from reception.domain.errors import EnvironmentFault
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakeReception
from tests.support.qml import find, seen, touch


class Seconds:
    """A clock that only goes on."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def take(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    touch(kiosk, "service-orientation")


def takes(rate_limit: RateLimit, seconds: Seconds, *, every_s: float, times: int) -> list[int]:
    """Return how long each of many visitors waits."""
    waits = []
    for _ in range(times):
        waits.append(rate_limit.wait_ms)
        seconds.now_s += waits[-1] / 1000
        rate_limit.pass_one()
        seconds.now_s += every_s
    return waits


def test_five_at_once_and_then_one_every_six_seconds(seconds: Seconds) -> None:
    rate_limit = RateLimit(Allowance(), monotonic_s=seconds)
    assert takes(rate_limit, seconds, every_s=0, times=8) == [0, 0, 0, 0, 0, 6000, 6000, 6000]


def test_a_busy_morning_waits_for_nothing(seconds: Seconds) -> None:
    rate_limit = RateLimit(Allowance(), monotonic_s=seconds)
    assert set(takes(rate_limit, seconds, every_s=6, times=600)) == {0}


def test_a_quiet_minute_gives_back_five_and_no_more(seconds: Seconds) -> None:
    rate_limit = RateLimit(Allowance(), monotonic_s=seconds)
    takes(rate_limit, seconds, every_s=0, times=5)
    seconds.now_s += 3600
    waits = takes(rate_limit, seconds, every_s=0, times=6)
    assert waits == [0, 0, 0, 0, 0, 6000]


def test_without_an_allowance_nobody_waits(seconds: Seconds) -> None:
    assert set(takes(RateLimit(None), seconds, every_s=0, times=100)) == {0}


@pytest.mark.parametrize(
    ("text", "allowance"),
    [
        ("", Allowance(count=5, within=timedelta(seconds=30))),
        ("12/60", Allowance(count=12, within=timedelta(minutes=1))),
        ("off", None),
    ],
)
def test_a_setting_says_how_many(text: str, allowance: Allowance | None) -> None:
    assert allowance_named(text) == allowance


@pytest.mark.parametrize("text", ["5", "0/30", "5/0", "-1/30", "5/30s", "many", "5/99999", "٥/٣٠"])
def test_a_setting_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(EnvironmentFault, match="5/30"):
        allowance_named(text)


@pytest.mark.parametrize("text", ["{}/30", "5/{}"])
def test_more_digits_than_any_number_are_refused_in_one_short_sentence(text: str) -> None:
    with pytest.raises(EnvironmentFault, match="5/30") as refused:
        allowance_named(text.format("1" * 5000))
    assert len(str(refused.value)) < 200


# At the kiosk --------------------------------------------------------------------------------


def test_the_ticket_that_came_too_soon_follows_by_itself(
    open_kiosk: Opens, core: FakeReception, qtbot: QtBot, seconds: Seconds
) -> None:
    allowance = Allowance(count=1, within=timedelta(hours=1))
    kiosk = open_kiosk(rate_limits=RateLimits(tickets=RateLimit(allowance, monotonic_s=seconds)))
    take(kiosk)
    touch(kiosk, "done")
    take(kiosk)
    assert seen(kiosk, "page-moment")
    assert len(core.desk.given) == 1
    seconds.now_s += 3600
    qtbot.waitUntil(lambda: find(kiosk, "page-number") is not None)
    assert len(core.desk.given) == 2


def test_who_does_not_want_to_wait_leaves_without(
    open_kiosk: Opens, core: FakeReception, seconds: Seconds
) -> None:
    allowance = Allowance(count=1, within=timedelta(hours=1))
    kiosk = open_kiosk(rate_limits=RateLimits(tickets=RateLimit(allowance, monotonic_s=seconds)))
    take(kiosk)
    touch(kiosk, "done")
    take(kiosk)
    touch(kiosk, "leave")
    assert seen(kiosk, "page-welcome")
    assert not kiosk.view_model.sections.issuing.property("locked")
    seconds.now_s += 3600
    take(kiosk)
    assert seen(kiosk, "page-number")
    assert len(core.desk.given) == 2


def test_who_changes_her_mind_meanwhile_chooses_again(
    open_kiosk: Opens, core: FakeReception
) -> None:
    allowance = Allowance(count=1, within=timedelta(hours=1))
    kiosk = open_kiosk(rate_limits=RateLimits(tickets=RateLimit(allowance)))
    take(kiosk)
    touch(kiosk, "done")
    take(kiosk)
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    assert seen(kiosk, "page-groups")
    assert not kiosk.view_model.sections.issuing.property("locked")
    assert len(core.desk.given) == 1


def test_touches_without_tickets_cost_nothing(open_kiosk: Opens) -> None:
    allowance = Allowance(count=1, within=timedelta(hours=1))
    kiosk = open_kiosk(rate_limits=RateLimits(tickets=RateLimit(allowance)))
    for _ in range(5):
        touch(kiosk, "language-fr")
        touch(kiosk, "group-papers")
        touch(kiosk, "back")
        touch(kiosk, "back")
    take(kiosk)
    assert seen(kiosk, "page-number")


def test_a_bug_meanwhile_leaves_nobody_waiting(open_kiosk: Opens) -> None:
    allowance = Allowance(count=1, within=timedelta(hours=1))
    kiosk = open_kiosk(rate_limits=RateLimits(tickets=RateLimit(allowance)))
    take(kiosk)
    touch(kiosk, "done")
    take(kiosk)
    kiosk.view_model.show_safe_screen()
    touch(kiosk, "leave")
    assert seen(kiosk, "page-welcome")
