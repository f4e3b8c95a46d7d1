"""What each display should show, as the hall goes through its day."""

import logging
from collections.abc import Callable, Mapping
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from counter_display.led.driver import LineKeeper, WantedText
from counter_display.led.main import BLINKS, CLOSED, HallWatcher
from counter_display.led.settings import LedSetting
from reception.app import Reception
from reception.domain.errors import StorageFault
from reception.queue.hall import CounterSign, Hall
from reception.queue.model import At, Call
from tests.support.board import called
from tests.support.clerk import CLERK, COLLEAGUE
from tests.support.clocks import FakeClock
from tests.support.inline import Inline

LINE = "serial:///dev/x?protocol=alpha&displays=1:01,2:02,hall:0A"
SHUT = WantedText(CLOSED)


class FakeKeeper:
    """Notes what is wanted of it, each time."""

    def __init__(self, line: str) -> None:
        self.setting = LedSetting.parse(line)
        self.wanted: list[dict[str, WantedText]] = []

    def want(self, wanted: Mapping[str, WantedText]) -> None:
        self.wanted.append(dict(wanted))

    def __getitem__(self, address: str) -> WantedText:
        return self.wanted[-1][address]


class Wall:
    """The displays of a real reception, whose clock the test holds."""

    def __init__(
        self, hall: Hall, clock: FakeClock, line: str = LINE, announcement_ms: int = 0
    ) -> None:
        self.clock = clock
        self.keeper = FakeKeeper(line)
        self.watcher = HallWatcher(
            hall,
            Inline(),
            clock,
            [cast("LineKeeper", self.keeper)],
            announcement_ms=announcement_ms,
        )

    def now(self) -> tuple[WantedText, ...]:
        self.watcher.refresh()
        return tuple(self.keeper.wanted[-1].values())


@pytest.fixture
def wall(reception: Reception, clock: FakeClock, qtbot: QtBot) -> Wall:
    return Wall(reception.hall, clock)


def test_a_counter_s_display_through_a_visit(
    reception: Reception, wall: Wall, issue: Callable[..., str], clock: FakeClock
) -> None:
    desk = reception.desk
    blank = WantedText("")
    assert wall.now() == (SHUT, SHUT, blank)
    desk.open_counter(At(1, CLERK))
    assert wall.now() == (WantedText("1"), SHUT, blank)
    label = issue()
    assert wall.now() == (WantedText("1"), SHUT, blank)
    desk.call_next(At(1, CLERK))
    calls = WantedText(label, blinking=True), SHUT, WantedText(f"{label}  1", blinking=True)
    assert wall.now() == calls
    clock.advance(seconds=BLINKS.total_seconds())
    assert wall.now() == (WantedText(label), SHUT, WantedText(f"{label}  1"))
    desk.recall(At(1, CLERK))
    assert wall.now() == calls
    desk.start(At(1, CLERK))
    assert wall.now() == (WantedText(label), SHUT, WantedText(f"{label}  1"))
    desk.finish(At(1, CLERK))
    assert wall.now() == (WantedText("1"), SHUT, blank)
    desk.take_break(At(None, CLERK), "prayer")
    assert wall.now() == (SHUT, SHUT, blank)
    desk.end_break(At(None, CLERK))
    assert wall.now() == (WantedText("1"), SHUT, blank)
    desk.close_counter(At(None, CLERK))
    assert wall.now() == (SHUT, SHUT, blank)


def test_a_visitor_who_is_put_back_is_shown_nowhere(
    reception: Reception, wall: Wall, issue: Callable[..., str]
) -> None:
    issue()
    reception.desk.open_counter(At(1, CLERK))
    reception.desk.call_next(At(1, CLERK))
    reception.desk.undo(At(1, CLERK))
    assert wall.now() == (WantedText("1"), SHUT, WantedText(""))


def test_in_the_hall_who_is_awaited_goes_before_who_is_served_and_the_absent_are_gone(
    reception: Reception, wall: Wall, issue: Callable[..., str]
) -> None:
    first, second = issue(), issue()
    reception.desk.call_next(At(1, CLERK))
    reception.desk.call_next(At(2, COLLEAGUE))
    reception.desk.start(At(2, COLLEAGUE))
    assert wall.now()[2] == WantedText(f"{first}  1", blinking=True)
    reception.desk.no_show(At(1, CLERK))
    assert wall.now()[2] == WantedText(f"{second}  2")
    reception.desk.park(At(2, COLLEAGUE))
    assert wall.now()[2] == WantedText("")


def test_two_quick_calls_in_the_hall_are_both_shown(
    reception: Reception, clock: FakeClock, issue: Callable[..., str], qtbot: QtBot
) -> None:
    wall = Wall(reception.hall, clock, announcement_ms=30)
    first, second = issue(), issue()
    reception.desk.open_counter(At(1, CLERK))
    reception.desk.open_counter(At(2, COLLEAGUE))
    wall.now()
    reception.desk.call_next(At(1, CLERK))
    reception.desk.call_next(At(2, COLLEAGUE))
    # Both are read at once: neither is an event that somebody could have missed.
    assert wall.now()[2].text == f"{first}  1"
    assert wall.now()[:2] == (WantedText(first, blinking=True), WantedText(second, blinking=True))
    qtbot.waitUntil(lambda: wall.keeper["0A"].text == f"{second}  2")


def test_the_blinking_ends_by_itself(
    reception: Reception, wall: Wall, issue: Callable[..., str], clock: FakeClock, qtbot: QtBot
) -> None:
    issue()
    reception.desk.open_counter(At(1, CLERK))
    reception.desk.call_next(At(1, CLERK))
    clock.advance(seconds=BLINKS.total_seconds() - 0.02)
    assert wall.now()[0].blinking
    clock.advance(seconds=1)
    qtbot.waitUntil(lambda: not wall.keeper["01"].blinking)


def test_a_clock_that_is_set_back_leaves_the_number_and_lets_nothing_blink_for_ever(
    reception: Reception, wall: Wall, issue: Callable[..., str], clock: FakeClock
) -> None:
    label = issue()
    reception.desk.open_counter(At(1, CLERK))
    reception.desk.call_next(At(1, CLERK))
    clock.advance(seconds=-5)
    assert wall.now()[0] == WantedText(label, blinking=True)
    for back_s in (-3_600, -60 * 86_400, -20 * 365 * 86_400):
        clock.advance(seconds=back_s)
        assert wall.now()[0] == WantedText(label)


def test_after_a_bug_it_reads_again_but_not_at_once(
    reception: Reception, clock: FakeClock, qtbot: QtBot
) -> None:
    wall = Wall(reception.hall, clock)
    wall.watcher.refresh_soon()
    assert wall.keeper.wanted == []
    qtbot.waitUntil(lambda: len(wall.keeper.wanted) == 1)


def test_a_line_may_be_told_to_show_no_numbers_and_not_to_blink(
    reception: Reception, clock: FakeClock, issue: Callable[..., str], qtbot: QtBot
) -> None:
    wall = Wall(reception.hall, clock, f"{LINE}&idle=blank&blink=off")
    reception.desk.open_counter(At(1, CLERK))
    assert wall.now()[0] == WantedText("")
    label = issue()
    reception.desk.call_next(At(1, CLERK))
    assert wall.now()[0] == WantedText(label)


def test_a_counter_that_the_unit_does_not_have_is_told_once(
    reception: Reception, clock: FakeClock, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    wall = Wall(reception.hall, clock, LINE.replace("2:02", "77:02"))
    assert wall.now()[1] == SHUT
    wall.now()
    assert caplog.messages == ["NOUBA_LED names counter 77, and this unit has no such counter"]
    caplog.clear()


class _FitfulHall:
    """A hall that can be read while ``fault`` is none."""

    def __init__(self) -> None:
        self.fault: Exception | None = StorageFault("No connection", "try again")

    def signs(self) -> tuple[CounterSign, ...]:
        if self.fault:
            raise self.fault
        return (CounterSign(number=1, is_staffed=True),)

    def calls(self) -> tuple[Call, ...]:
        return called("A042", 3), called("A041", 1)


def test_while_the_hall_cannot_be_read_the_displays_stay_and_it_is_told_once(
    clock: FakeClock, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    hall = _FitfulHall()
    wall = Wall(cast("Hall", hall), clock, LINE.replace(",2:02", ""))
    with caplog.at_level(logging.INFO):
        # What stood there before is of nobody knows when.
        assert wall.now() == (WantedText(""), WantedText(""))
        hall.fault = None
        known = wall.now()
        assert known[0] == WantedText("1")
        hall.fault = StorageFault("No connection", "try again")
        assert wall.now() == wall.now() == known
        hall.fault = None
        wall.now()
    told = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    assert told == ["the displays stay as they are: No connection: try again"] * 2
    assert caplog.messages.count("the hall can be read again") == 2
    caplog.clear()


def test_a_bug_in_reading_is_logged_with_its_trace(
    clock: FakeClock, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    hall = _FitfulHall()
    hall.fault = ZeroDivisionError("oops")
    Wall(cast("Hall", hall), clock).now()
    (record,) = caplog.records
    assert record.exc_info
    caplog.clear()
