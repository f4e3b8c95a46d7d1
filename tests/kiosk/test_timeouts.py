"""A visitor who has gone does not keep the next one."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.domain.errors import SeriesExhaustedError
from tests.kiosk.conftest import Opens, wish
from tests.support.fakes import FakePrinter, FakeReception, Held
from tests.support.qml import find, seen, touch

LONG_MS = 60_000


def back_home(kiosk: KioskWindow) -> bool:
    return find(kiosk, "page-welcome") is not None


def test_the_defaults_are_those_of_the_access_rules() -> None:
    timeouts = PageTimeouts()
    assert (timeouts.idle_ms, timeouts.warning_ms) == (45_000, 20_000)
    assert timeouts.keep_number_ms > timeouts.ticket_ms


def test_idle_asks_first_and_then_returns(open_kiosk: Opens, qtbot: QtBot) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, idle_ms=20, warning_ms=40))
    with qtbot.waitSignal(kiosk.view_model.sections.flow.idleChanged):
        touch(kiosk, "language-fr")
    assert seen(kiosk, "idle-warning")
    qtbot.waitUntil(lambda: back_home(kiosk))
    assert find(kiosk, "idle-warning") is None
    assert kiosk.view_model.property("language") == "ar"


def test_one_touch_goes_on(open_kiosk: Opens, qtbot: QtBot) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, idle_ms=500, warning_ms=LONG_MS))
    with qtbot.waitSignal(kiosk.view_model.sections.flow.idleChanged):
        touch(kiosk, "language-fr")
    touch(kiosk, "continue")
    assert find(kiosk, "idle-warning") is None
    assert seen(kiosk, "page-groups")


def test_more_time_is_given_as_often_as_it_is_asked_for(open_kiosk: Opens, qtbot: QtBot) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, idle_ms=30, warning_ms=LONG_MS))
    touch(kiosk, "language-fr")
    for _ in range(12):
        qtbot.waitUntil(lambda: kiosk.view_model.sections.flow.property("idleWarning"))
        assert kiosk.view_model.sections.flow.property("stayMs") == LONG_MS
        kiosk.view_model.sections.flow.attend()
        assert not kiosk.view_model.sections.flow.property("idleWarning")
    assert seen(kiosk, "page-groups")


def test_the_question_says_what_to_do_and_how_long_is_left(open_kiosk: Opens, qtbot: QtBot) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, idle_ms=20))
    with qtbot.waitSignal(kiosk.view_model.sections.flow.idleChanged):
        touch(kiosk, "language-fr")
    assert seen(kiosk, "seconds-left").property("text") == "20"
    assert seen(kiosk, "continue").property("text") == "Plus de temps"


def test_who_reads_with_effort_is_given_longer(open_kiosk: Opens) -> None:
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    wish(kiosk, "larger")
    touch(kiosk, "service-orientation")
    assert kiosk.view_model.sections.flow.property("stayMs") == 4 * PageTimeouts().keep_number_ms
    kiosk.view_model.welcome()
    touch(kiosk, "language-fr")
    touch(kiosk, "service-orientation")
    assert kiosk.view_model.sections.flow.property("stayMs") == PageTimeouts().keep_number_ms


def test_a_message_stays_for_whoever_touches_it(open_kiosk: Opens, core: FakeReception) -> None:
    core.desk.failures = [SeriesExhaustedError("N", 999)]
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    touch(kiosk, "service-orientation")
    told: list[int] = []
    kiosk.view_model.sections.flow.countdownStarted.connect(told.append)
    touch(kiosk, "message")
    assert told[-1] == PageTimeouts().message_ms


def test_the_ticket_goes_by_itself(open_kiosk: Opens, printer: FakePrinter, qtbot: QtBot) -> None:
    kiosk = open_kiosk(
        printer=printer, timeouts=PageTimeouts(settle_ms=0, ticket_ms=30, keep_number_ms=LONG_MS)
    )
    touch(kiosk, "language-fr")
    touch(kiosk, "service-orientation")
    qtbot.waitUntil(lambda: back_home(kiosk))


def test_without_paper_the_number_stays_longer(open_kiosk: Opens, qtbot: QtBot) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, ticket_ms=LONG_MS, keep_number_ms=30))
    with qtbot.waitSignal(
        kiosk.view_model.sections.flow.countdownStarted, check_params_cb=lambda ms: ms == 30
    ):
        touch(kiosk, "language-fr")
        touch(kiosk, "service-orientation")
    qtbot.waitUntil(lambda: back_home(kiosk))


def test_a_double_touch_does_not_take_the_number_away(open_kiosk: Opens, qtbot: QtBot) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=40))
    kiosk.view_model.chooseLanguage("fr")
    kiosk.view_model.choose("service-orientation")
    touch(kiosk, "done")
    assert seen(kiosk, "page-number")
    qtbot.waitUntil(seen(kiosk, "done").isEnabled)
    touch(kiosk, "done")
    assert seen(kiosk, "page-welcome")


def test_a_message_goes_by_itself(open_kiosk: Opens, core: FakeReception, qtbot: QtBot) -> None:
    core.desk.failures = [SeriesExhaustedError("N", 999)]
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, message_ms=30))
    touch(kiosk, "language-fr")
    touch(kiosk, "service-orientation")
    qtbot.waitUntil(lambda: back_home(kiosk))


def test_nobody_is_sent_away_while_a_usual_answer_is_awaited(open_kiosk: Opens) -> None:
    held = Held()
    kiosk = open_kiosk(background=held, timeouts=PageTimeouts(settle_ms=0, idle_ms=1, warning_ms=1))
    held.let_happen()
    kiosk.view_model.chooseLanguage("fr")
    kiosk.view_model.choose("service-orientation")
    assert kiosk.view_model.sections.flow.property("stayMs") == 0
    kiosk.view_model.sections.flow.attend()
    assert kiosk.view_model.sections.flow.property("stayMs") == 0
    held.let_happen()
    assert seen(kiosk, "page-number")


def test_the_language_of_who_went_back_to_the_beginning_is_not_left_to_the_next(
    open_kiosk: Opens, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, idle_ms=150))
    touch(kiosk, "language-fr")
    touch(kiosk, "back")
    assert seen(kiosk, "page-welcome")
    assert kiosk.view_model.property("language") == "fr"
    qtbot.waitUntil(lambda: kiosk.view_model.property("language") == "ar")
    assert seen(kiosk, "page-welcome")
    assert kiosk.view_model.sections.flow.property("stayMs") == 0


@pytest.mark.parametrize("page", ["starting", "welcome"])
def test_nothing_counts_down_while_nobody_is_there(open_kiosk: Opens, page: str) -> None:
    held = Held()
    kiosk = open_kiosk(background=held)
    if page == "welcome":
        held.let_happen()
    assert seen(kiosk, f"page-{page}")
    assert kiosk.view_model.sections.flow.property("stayMs") == 0
