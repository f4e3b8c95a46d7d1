"""A monkey plays with the kiosk; for longer: ``python -m tests.kiosk.monkey --minutes 10``."""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow, Lock
from tests.kiosk.bystander import Bystander
from tests.kiosk.listener import Listener
from tests.kiosk.locked_kiosk import a_locked_kiosk
from tests.kiosk.monkey import Monkey, play
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.fitful import Fitful
from ui_kit.theme import load_fonts

LENGTH = timedelta(seconds=2)
LONGER = pytest.param(timedelta(seconds=10), marks=pytest.mark.deep)
SEED = 20261125


@pytest.fixture
def background() -> Fitful:
    return Fitful()


@pytest.fixture
def locked(
    qapp: QGuiApplication,
    qtbot: QtBot,
    core: FakeReception,
    printer: FakePrinter,
    background: Fitful,
) -> Iterator[KioskWindow]:
    load_fonts()
    kiosk = a_locked_kiosk(core, printer, background)
    yield kiosk
    free(kiosk)
    kiosk.close()
    kiosk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    logging.getLogger().addHandler(made)
    yield made
    logging.getLogger().removeHandler(made)


def free(kiosk: KioskWindow) -> None:
    lock = kiosk.findChild(Lock)
    if lock:
        kiosk.removeEventFilter(lock)


@pytest.mark.parametrize("length", [LENGTH, LONGER], ids=["usual", "longer"])
def test_it_neither_leaves_nor_breaks_the_kiosk(
    length: timedelta,
    locked: KioskWindow,
    core: FakeReception,
    printer: FakePrinter,
    background: Fitful,
    listener: Listener,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkey = Monkey(locked, core, printer, background, SEED)
    # What is never seen is never tried.
    play(monkey, length, until_seen=("welcome", "groups", "ticket"))
    assert listener.complaints == []
    assert core.desk.given
    caplog.clear()  # the mishaps, each of which the listener has heard


def act_until_noticed(monkey: Monkey) -> None:
    # How far it comes in so many acts depends on the computer.
    until_s = time.monotonic() + 300
    while time.monotonic() < until_s:
        monkey.act()


def break_a_touch(kiosk: KioskWindow, core: FakeReception) -> None:
    del core.desk.unit


def forget_the_lock(kiosk: KioskWindow, core: FakeReception) -> None:
    free(kiosk)


@pytest.mark.deep
@pytest.mark.parametrize("breaks", [break_a_touch, forget_the_lock])
def test_it_would_notice(
    locked: KioskWindow,
    core: FakeReception,
    printer: FakePrinter,
    background: Fitful,
    breaks: Callable[[KioskWindow, FakeReception], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    breaks(locked, core)
    with pytest.raises(AssertionError):
        act_until_noticed(Monkey(locked, core, printer, background, SEED))
    caplog.clear()


def take(kiosk: KioskWindow) -> None:
    kiosk.view_model.chooseLanguage("fr")
    kiosk.view_model.choose("service-orientation")


def test_it_would_notice_a_visitor_who_is_left_without_a_word(
    locked: KioskWindow, background: Fitful, qtbot: QtBot
) -> None:
    bystander = Bystander(locked, background)
    for timer in locked.view_model._issuing.findChildren(QTimer):
        timer.setInterval(3_600_000)
    background.hangs = True
    take(locked)
    qtbot.waitUntil(lambda: bystander.is_frozen)


def test_it_would_notice_the_ticket_of_another(
    locked: KioskWindow, background: Fitful, monkeypatch: pytest.MonkeyPatch
) -> None:
    Bystander(locked, background)
    issuing = locked.view_model._issuing
    monkeypatch.setattr(issuing, "reset", issuing.unlock)
    background.answers_late = True
    take(locked)
    locked.view_model.welcome()
    with pytest.raises(AssertionError, match="another visitor"):
        background.let_one_happen()
