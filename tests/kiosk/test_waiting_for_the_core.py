"""A core that is slow or hangs: a visitor is told, is never lost, and never gets two tickets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.domain.errors import StorageFault
from tests.kiosk.conftest import Opens, wish
from tests.support.fakes import FakePrinter, FakeReception, Held
from tests.support.fitful import Fitful
from tests.support.inline import Inline
from tests.support.qml import find, seen, texts, touch
from tests.support.speech import FakeSpeaker
from ui_kit.background import Background

SLOW = PageTimeouts(settle_ms=0, slow_ms=20)
HANGING = PageTimeouts(settle_ms=0, slow_ms=20, answer_ms=60)
GONE = StorageFault("the server does not answer", "look at the network")


@pytest.fixture
def held() -> Held:
    """The core does what it is asked when the test lets it."""
    return Held()


@pytest.fixture
def late() -> Fitful:
    """The core does what it is asked at once; from a test's word on, it is heard when that lets."""
    return Fitful()


def words(kiosk: KioskWindow) -> str:
    return " | ".join(str(item.property("text")) for item in texts(kiosk))


def open_slow(
    open_kiosk: Opens, held: Background, timeouts: PageTimeouts, **how: object
) -> KioskWindow:
    """Open a kiosk that reads the hall at once, and whose core is slow to give tickets."""
    return open_kiosk(background=held, reading=Inline(), timeouts=timeouts, **how)


def take(kiosk: KioskWindow, service: str = "service-orientation") -> None:
    kiosk.view_model.chooseLanguage("fr")
    kiosk.view_model.choose(service)


def await_page(qtbot: QtBot, kiosk: KioskWindow, page: str) -> None:
    qtbot.waitUntil(lambda: find(kiosk, f"page-{page}") is not None)


def test_the_defaults_tell_soon_and_outlast_a_statement_of_the_database() -> None:
    assert PageTimeouts().slow_ms < 2_000
    assert PageTimeouts().answer_ms > 30_000


def test_a_usual_answer_is_not_announced(open_kiosk: Opens, held: Held) -> None:
    kiosk = open_slow(open_kiosk, held, PageTimeouts(settle_ms=0))
    take(kiosk)
    assert seen(kiosk, "page-groups")
    held.let_happen()
    assert seen(kiosk, "page-number")


def test_a_slow_answer_is_announced_and_then_comes(
    open_kiosk: Opens, held: Held, core: FakeReception, qtbot: QtBot
) -> None:
    kiosk = open_slow(open_kiosk, held, SLOW)
    take(kiosk)
    await_page(qtbot, kiosk, "making")
    assert "Votre ticket se prépare." in words(kiosk)
    assert find(kiosk, "leave") is None
    assert find(kiosk, "back") is None
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    kiosk.view_model.sections.flow.attend()
    assert seen(kiosk, "page-making")
    assert kiosk.view_model.sections.flow.property("stayMs") == 0
    held.let_happen()
    assert seen(kiosk, "page-number")
    assert len(core.desk.given) == 1


def test_a_slow_answer_is_announced_aloud(open_kiosk: Opens, held: Held, qtbot: QtBot) -> None:
    speaker = FakeSpeaker()
    kiosk = open_slow(open_kiosk, held, SLOW, speaker=speaker)
    wish(kiosk, "spoken")
    take(kiosk)
    qtbot.waitUntil(lambda: "Votre ticket se prépare." in speaker.words)


def test_a_core_that_hangs_is_told_and_the_same_touch_is_sent_again(
    open_kiosk: Opens,
    held: Held,
    core: FakeReception,
    printer: FakePrinter,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    kiosk = open_slow(open_kiosk, held, HANGING, printer=printer)
    take(kiosk)
    await_page(qtbot, kiosk, "fault")
    assert "accueil" in seen(kiosk, "message").property("text")
    flow, pages = kiosk.view_model.sections.flow, []
    flow.pageChanged.connect(lambda: pages.append(flow.way.page))
    touch(kiosk, "retry")
    qtbot.waitUntil(lambda: pages[-1:] == ["fault"])
    assert "making" in pages
    touch(kiosk, "retry")
    held.let_happen()
    assert seen(kiosk, "page-ticket")
    assert len(core.desk.given) == 1
    assert len(printer.printed) == 1
    assert not kiosk.view_model.sections.issuing.property("locked")
    caplog.clear()


def test_a_ticket_that_comes_after_all_is_shown_to_who_still_waits_for_it(
    open_kiosk: Opens, held: Held, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = open_slow(open_kiosk, held, HANGING)
    take(kiosk)
    await_page(qtbot, kiosk, "fault")
    held.let_happen()
    assert seen(kiosk, "page-number")
    caplog.clear()


def test_a_late_failure_is_not_told_twice(
    open_kiosk: Opens,
    held: Held,
    core: FakeReception,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    kiosk = open_slow(open_kiosk, held, HANGING)
    take(kiosk)
    await_page(qtbot, kiosk, "fault")
    told: list[int] = []
    kiosk.view_model.sections.flow.countdownStarted.connect(told.append)
    core.desk.failures = [GONE]
    held.let_happen()
    assert told == []
    assert "the server does not answer" in caplog.text
    caplog.clear()


def test_who_gives_up_leaves_and_the_next_one_never_sees_her_ticket(
    open_kiosk: Opens,
    late: Fitful,
    printer: FakePrinter,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    kiosk = open_slow(open_kiosk, late, HANGING, printer=printer)
    issued: list[str] = []
    kiosk.view_model.sections.issuing.issued.connect(
        lambda one: issued.append(one.visit.ticket.label)
    )
    late.answers_late = True
    take(kiosk)
    await_page(qtbot, kiosk, "fault")
    touch(kiosk, "leave")
    assert seen(kiosk, "page-welcome")
    touch(kiosk, "language-fr")
    late.let_one_happen()
    assert seen(kiosk, "page-groups")
    assert issued == ["N014"]
    assert [paper.label for paper in printer.printed] == ["N014"]
    caplog.clear()


def test_an_old_answer_leaves_the_next_ones_touch_alone(
    open_kiosk: Opens, late: Fitful, printer: FakePrinter
) -> None:
    kiosk = open_slow(open_kiosk, late, PageTimeouts(settle_ms=0), printer=printer)
    late.answers_late = True
    take(kiosk)
    kiosk.view_model.show_safe_screen()
    touch(kiosk, "leave")
    take(kiosk)
    late.let_one_happen()
    assert seen(kiosk, "page-groups")
    assert kiosk.view_model.sections.issuing.property("locked")
    late.let_one_happen()
    assert seen(kiosk, "ticket-number").property("text") == "N\u00a0015"
    assert [paper.label for paper in printer.printed] == ["N014", "N015"]


def test_a_core_that_wakes_up_makes_no_tickets_for_those_who_have_left(
    open_kiosk: Opens, held: Held, core: FakeReception, printer: FakePrinter
) -> None:
    kiosk = open_slow(open_kiosk, held, PageTimeouts(settle_ms=0), printer=printer)
    for _ in range(5):
        take(kiosk)
        kiosk.view_model.welcome()
    take(kiosk)
    held.let_happen()
    assert seen(kiosk, "ticket-number").property("text") == "N\u00a0014"
    assert len(core.desk.given) == len(printer.printed) == 1


def test_an_old_fault_is_none_of_the_next_ones(
    open_kiosk: Opens, late: Fitful, core: FakeReception, caplog: pytest.LogCaptureFixture
) -> None:
    core.desk.failures = [GONE]
    kiosk = open_slow(open_kiosk, late, PageTimeouts(settle_ms=0))
    late.answers_late = True
    take(kiosk)
    kiosk.view_model.welcome()
    take(kiosk)
    late.let_one_happen()
    assert seen(kiosk, "page-groups")
    assert "the server does not answer" in caplog.text
    late.let_one_happen()
    assert seen(kiosk, "page-number")
    caplog.clear()


def test_a_touch_waits_for_no_reading_of_the_hall(open_kiosk: Opens, core: FakeReception) -> None:
    reading = Held()
    kiosk = open_kiosk(reading=reading)
    reading.let_happen()
    kiosk.view_model.refresh()
    take(kiosk)
    assert seen(kiosk, "page-number")
