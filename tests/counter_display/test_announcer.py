"""Calls that wait to be heard: in turn, never cut, dropped only before they begin."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter_display.board.announcer import Announcer
from counter_display.board.main import build_board
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit, VoiceRules, VolumeHours
from reception.queue.model import Call
from tests.support.board import MORNING, FakeHall, as_hall, called, no_feed
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE
from tests.support.inline import Inline
from tests.support.voice_child import asked, child_command, let_end, starts
from ui_kit.changes import ChangeBridge
from ui_kit.voice.process import VoiceProcess


class Hall:
    """An announcer, its child, and the calls of the moment."""

    def __init__(self, folder: Path, manner: str) -> None:
        self.folder = folder
        self.clock = FakeClock(MORNING)
        self.unit: Unit = COMMUNE
        self.calls: dict[str, Call] = {}
        voice = VoiceProcess(child_command(folder, manner), first_pause_ms=10)
        self.announcer = Announcer(voice, self.clock)
        self.voice = voice

    def rules(self, rules: VoiceRules) -> None:
        self.unit = replace(self.unit, voice=rules)
        self.read()

    def read(self) -> None:
        self.announcer.set_calls(self.unit, tuple(self.calls.values()))

    def call(self, label: str, counter: int, language: Language = Language.ARABIC) -> None:
        one = called(label, counter, at=self.clock.now(), language=language)
        self.calls[label] = one
        self.read()
        self.announcer.call(one)

    def become(self, label: str, state: TicketState) -> None:
        self.calls[label] = replace(self.calls[label], state=state)
        self.read()

    @property
    def heard(self) -> list[str]:
        return [one.get("label", "") for one in asked(self.folder)]


@pytest.fixture
def hall(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[Hall]:
    made = Hall(tmp_path, getattr(request, "param", "ends"))
    made.announcer.start()
    qtbot.waitUntil(lambda: made.voice.is_free)
    yield made
    made.announcer.close()


waiting = pytest.mark.parametrize("hall", ["waits"], indirect=True)


def test_a_call_is_said_twice_in_the_tickets_language_then_french_or_arabic(
    hall: Hall, qtbot: QtBot
) -> None:
    hall.call("A042", 3, Language.FRENCH)
    hall.call("B007", 12, Language.TAMAZIGHT)
    qtbot.waitUntil(lambda: len(hall.heard) == 2)
    first, second = asked(hall.folder)
    assert (first["label"], first["counter"], first["times"]) == ("A042", 3, 2)
    assert first["languages"] == ["fr", "ar"]
    assert second["languages"] == ["zgh", "fr", "ar"]


@waiting
def test_calls_wait_for_each_other_and_none_is_cut(hall: Hall, qtbot: QtBot) -> None:
    for number, label in enumerate(("A001", "A002", "A003"), start=1):
        hall.call(label, number)
    qtbot.waitUntil(lambda: hall.heard == ["A001"])
    assert [one.label for one in hall.announcer.waiting] == ["A002", "A003"]
    let_end(hall.folder, 1)
    qtbot.waitUntil(lambda: hall.heard == ["A001", "A002"])
    let_end(hall.folder, 2)
    qtbot.waitUntil(lambda: hall.heard == ["A001", "A002", "A003"])
    assert starts(hall.folder) == 1
    let_end(hall.folder, 3)


@waiting
def test_a_visitor_who_has_come_is_not_called_any_more_but_never_cut(
    hall: Hall, qtbot: QtBot
) -> None:
    for number, label in enumerate(("A001", "A002", "A003"), start=1):
        hall.call(label, number)
    qtbot.waitUntil(lambda: hall.heard == ["A001"])
    hall.become("A001", TicketState.SERVING)
    hall.become("A002", TicketState.SERVING)
    assert hall.voice.is_ready
    assert not hall.voice.is_free
    let_end(hall.folder, 1)
    qtbot.waitUntil(lambda: hall.heard == ["A001", "A003"])
    let_end(hall.folder, 2)
    assert starts(hall.folder) == 1


@waiting
def test_a_recall_is_said_again_but_no_call_waits_twice(hall: Hall, qtbot: QtBot) -> None:
    hall.call("A001", 1)
    qtbot.waitUntil(lambda: hall.heard == ["A001"])
    hall.call("A001", 1)
    hall.call("A001", 4)
    assert [one.label for one in hall.announcer.waiting] == ["A001"]
    let_end(hall.folder, 1)
    qtbot.waitUntil(lambda: hall.heard == ["A001", "A001"])
    assert asked(hall.folder)[1]["counter"] == 4
    let_end(hall.folder, 2)


@pytest.mark.parametrize("hall", ["crashes"], indirect=True)
def test_a_voice_that_dies_over_a_call_goes_on_with_the_next(
    hall: Hall, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    for number, label in enumerate(("A001", "A002", "A003"), start=1):
        hall.call(label, number)
    qtbot.waitUntil(lambda: hall.heard == ["A001", "A002", "A003"])
    qtbot.waitUntil(lambda: starts(hall.folder) == 4)
    assert hall.announcer.waiting == ()
    assert "a call was not heard" in caplog.text
    caplog.clear()


def test_calls_that_nobody_could_hear_are_dropped_once_they_are_old(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    hall = Hall(tmp_path, "ends")
    for minute in range(30):
        hall.call(f"A{minute:03d}", 1)
        hall.clock.advance(minutes=1)
        assert len(hall.announcer.waiting) <= 2
    hall.clock.advance(seconds=20)
    try:
        hall.announcer.start()
        qtbot.waitUntil(lambda: hall.heard == ["A029"] and hall.voice.is_free)
    finally:
        hall.announcer.close()
    assert not caplog.records


def test_the_volume_follows_the_hour_of_the_unit(hall: Hall, qtbot: QtBot) -> None:
    prayer = VolumeHours(begins=time(12, 30), ends=time(13, 30), percent=0)
    hall.rules(VoiceRules(percent=80, hours=(prayer,)))
    hall.call("A001", 1)
    # Casablanca is at UTC+0 on this day.
    hall.clock.advance(seconds=(_noon() - hall.clock.now()).total_seconds())
    qtbot.waitUntil(lambda: len(hall.heard) == 1 and hall.voice.is_free)
    hall.call("A002", 1)
    qtbot.waitUntil(lambda: len(hall.heard) == 2)
    assert [one.get("volume", 100) for one in asked(hall.folder)] == [80, 0]


def test_a_unit_may_have_the_chime_alone_and_fewer_languages(hall: Hall, qtbot: QtBot) -> None:
    hall.rules(VoiceRules(spoken=False))
    hall.call("A001", 1)
    qtbot.waitUntil(lambda: hall.heard == [""])
    hall.rules(VoiceRules(times=1, languages=(Language.FRENCH,)))
    hall.call("A002", 1)
    qtbot.waitUntil(lambda: hall.heard == ["", "A002"])
    assert asked(hall.folder)[1]["languages"] == ["fr"]


def test_a_call_on_the_board_is_heard(hall: Hall, qtbot: QtBot) -> None:
    stand = FakeHall()
    changes = ChangeBridge(no_feed)
    window = build_board(
        as_hall(stand), Inline(), changes, clock=hall.clock, announcer=hall.announcer
    )
    try:
        stand.now_called = (called("A042", 3, language=Language.FRENCH),)
        changes.changed.emit(frozenset())
        qtbot.waitUntil(lambda: hall.heard == ["A042"])
        assert asked(hall.folder)[0]["languages"] == ["fr", "ar"]
    finally:
        window.close()
        window.deleteLater()


def _noon() -> datetime:
    return datetime(2026, 11, 25, 12, 45, tzinfo=UTC) + timedelta(seconds=1)
