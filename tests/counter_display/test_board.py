from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from counter_display.board.main import build_board
from reception.app import Reception
from reception.domain.errors import StorageFault
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue.model import At
from tests.counter_display.board_stand import Stand
from tests.support.board import MORNING, FakeHall, called, texts
from tests.support.databases import COMMUNE
from tests.support.every_case import every_case
from tests.support.inline import Inline
from ui_kit.changes import ChangeBridge
from ui_kit.words import label_text


@pytest.fixture
def stand() -> Iterator[Stand]:
    made = Stand(FakeHall())
    yield made
    made.close()


def test_before_the_first_call_the_board_greets_and_says_what_it_is_for(stand: Stand) -> None:
    said = stand.everything()

    assert stand.says("large-label") == []
    for words in ("مرحبا بكم", "ⴰⵏⵙⵓⴼ", "Bienvenue", "سيظهر رقمكم على هذه الشاشة"):
        assert words in said


def test_the_house_the_time_and_the_hotline_are_always_there(stand: Stand) -> None:
    for language in (Language.ARABIC, Language.FRENCH):
        (name,) = stand.says(f"unit-name-{language}")
        assert name.replace("\N{NO-BREAK SPACE}", " ") == COMMUNE.names[language]
    assert stand.says("clock") == ["09:42"]
    assert stand.says("contact") == ["3737 · chikaya.ma"]


def test_a_call_is_shown_large_with_its_counter(stand: Stand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stand.view_model.called):
        stand.change(called("A042", 7))

    assert stand.says("large-label") == [label_text("A042")]
    assert stand.says("large-counter") == ["7"]
    assert stand.says("row-label") == []


def test_two_quick_calls_are_both_shown_and_announced_one_after_the_other(
    stand: Stand, qtbot: QtBot
) -> None:
    both = (called("B014", 3, at=MORNING + timedelta(seconds=1)), called("A042", 7))
    stand.change(*both)

    assert stand.says("large-label") == [label_text("A042"), label_text("B014")]
    assert stand.announced() == "A042"
    with qtbot.waitSignal(stand.view_model.called):
        assert stand.announced()
    assert stand.announced() == "B014"
    assert stand.says("large-label") == [label_text("A042"), label_text("B014")]
    qtbot.waitUntil(lambda: stand.announced() is None)
    stand.clock.advance(minutes=1)
    stand.change(*both)
    assert stand.says("large-label") == [label_text("A042"), label_text("B014")]
    stand.change(called("C007", 1, at=MORNING + timedelta(minutes=1)), *both)
    qtbot.waitUntil(lambda: stand.says("large-label") == [label_text("C007")])
    assert stand.says("row-label") == [label_text("B014"), label_text("A042")]


def test_a_call_during_an_announcement_does_not_cut_it() -> None:
    stand = Stand(FakeHall(), announcement_ms=60_000)
    stand.change(called("A042", 7))
    stand.change(called("B014", 3), called("A042", 7))

    assert stand.says("large-label") == [label_text("A042"), label_text("B014")]
    assert stand.announced() == "A042"
    stand.close()


def test_a_recall_is_announced_again(stand: Stand, qtbot: QtBot) -> None:
    stand.change(called("A042", 7))
    qtbot.waitUntil(lambda: stand.announced() is None)
    with qtbot.waitSignal(stand.view_model.called):
        stand.change(called("A042", 7, calls=2))


def test_a_refresh_without_news_announces_nothing(stand: Stand, qtbot: QtBot) -> None:
    stand.change(called("A042", 7))
    qtbot.waitUntil(lambda: stand.announced() is None)
    with qtbot.assertNotEmitted(stand.view_model.called):
        stand.change(called("A042", 7, state=TicketState.SERVING))


def test_who_is_served_stays_quietly_and_a_counter_has_one_line(stand: Stand) -> None:
    came = called("A042", 7, state=TicketState.SERVING)
    stand.change(called("B014", 3), came)

    assert stand.says("large-label") == [label_text("B014")]
    assert stand.says("row-label") == [label_text("A042")]
    assert stand.says("row-state") == ["عند الشباك", "au guichet"]
    stand.change(came)
    assert stand.says("large-label") == []
    assert stand.says("row-label") == [label_text("A042")]
    stand.change(called("A043", 7))
    assert stand.says("large-label") == [label_text("A043")]
    assert stand.says("row-label") == []


def test_who_was_parked_or_served_to_the_end_leaves_the_board(stand: Stand) -> None:
    stand.change(called("B014", 3), called("A042", 7))
    stand.change(
        called("B014", 3, state=TicketState.PARKED), called("A042", 7, state=TicketState.SERVED)
    )

    assert label_text("B014") not in stand.everything()
    assert label_text("A042") not in stand.everything()
    assert "مرحبا بكم" in stand.everything()


def test_who_did_not_come_stands_apart_with_what_to_do(stand: Stand) -> None:
    missed = called("A042", 7, state=TicketState.NO_SHOW)
    stand.change(called("B014", 3), missed)

    assert stand.says("large-label") + stand.says("row-label") == [label_text("B014")]
    assert stand.says("absent-label") == [label_text("A042")]
    assert words_of(stand, "absent-captions") == [
        "الغائبون: توجهوا إلى الاستقبال",
        "Absents\N{NO-BREAK SPACE}: adressez-vous à l’accueil",
    ]
    stand.change(called("B014", 3))
    assert stand.says("absent-label") == []


def test_the_board_looks_again_when_the_time_of_the_absent_may_be_over(
    stand: Stand, qtbot: QtBot
) -> None:
    stand.change(called("A042", 7, state=TicketState.NO_SHOW))
    stand.hall.now_called = ()
    stand.clock.advance(minutes=1)
    qtbot.waitUntil(lambda: stand.says("absent-label") == [])


def words_of(stand: Stand, name: str) -> list[str]:
    return texts(stand.under(name))


@every_case("first", [Language.ARABIC, Language.FRENCH])
def test_the_head_words_stand_in_three_scripts_the_houses_own_first(first: Language) -> None:
    order = (first, *(one for one in COMMUNE.languages if one is not first))
    stand = Stand(FakeHall(called("A042", 2), unit=replace(COMMUNE, languages=order)))
    number, counter = words_of(stand, "number-head"), words_of(stand, "counter-head")
    stand.close()
    if first is Language.ARABIC:
        assert (number, counter) == (["الرقم", "ⵓⵟⵟⵓⵏ", "Numéro"], ["الشباك", "ⴰⵙⴽⵙⵍ", "Guichet"])
    else:
        assert (number, counter) == (["Numéro", "ⵓⵟⵟⵓⵏ", "الرقم"], ["Guichet", "ⴰⵙⴽⵙⵍ", "الشباك"])


@every_case(
    ("seconds", "calls", "said"),
    [
        (20, 1, ["قبل لحظات", "à l’instant"]),
        (70, 1, ["منذ دقيقة", "depuis 1 min"]),
        (130, 1, ["منذ دقيقتين", "depuis 2 min"]),
        (200, 1, ["منذ 3 دقائق", "depuis 3 min"]),
        (700, 1, ["منذ 11 دقيقة", "depuis 11 min"]),
        (200, 2, ["أعيد النداء", "rappelé"]),
        (200, 3, ["أعيد النداء", "rappelé"]),
    ],
)
def test_a_row_tells_how_long_ago_the_call_was(seconds: int, calls: int, said: list[str]) -> None:
    ago = MORNING - timedelta(seconds=seconds)
    stand = Stand(FakeHall(called("B014", 2), called("A042", 1, at=ago, calls=calls)))
    told = [one.replace("\N{NO-BREAK SPACE}", " ") for one in stand.says("row-state")]
    stand.close()
    assert told == said


def test_the_age_of_a_call_goes_on_while_nothing_is_called(qtbot: QtBot) -> None:
    ago = MORNING - timedelta(seconds=59.5)
    stand = Stand(FakeHall(called("B014", 2), called("A042", 1, at=ago)))
    assert "à l’instant" in stand.says("row-state")
    stand.clock.advance(seconds=1)
    qtbot.waitUntil(lambda: "منذ دقيقة" in stand.says("row-state"))
    stand.close()


def test_while_nothing_changes_nothing_is_drawn_anew(stand: Stand, qtbot: QtBot) -> None:
    calls = (called("B014", 2), called("A042", 1, state=TicketState.SERVING))
    stand.change(*calls)
    qtbot.waitUntil(lambda: stand.announced() is None)
    with qtbot.assertNotEmitted(stand.view_model.callsChanged):
        stand.change(*calls)


@every_case(("absent", "shown", "more"), [(1, 1, []), (4, 4, []), (7, 4, ["\u200e+3"])])
def test_four_who_are_absent_are_named_and_the_others_counted(
    absent: int, shown: int, more: list[str]
) -> None:
    missed = [
        called(f"A{number:03d}", 1, state=TicketState.NO_SHOW) for number in range(1, absent + 1)
    ]
    stand = Stand(FakeHall(*missed))
    labels = stand.says("absent-label"), stand.says("absent-more")
    stand.close()
    assert labels == ([label_text(one.label) for one in missed][:shown], more)


def test_a_lost_feed_is_told_in_both_languages_until_it_is_back(stand: Stand) -> None:
    stand.change(called("A042", 7))
    stand.clock.advance(minutes=1)
    stand.changes.staleChanged.emit(True)

    told = " ".join(texts(stand.under("stale-notice")))
    assert "لم يتم التحديث منذ 09:42" in told
    assert "Affichage non à jour depuis 09:42" in told
    assert "Not up to date" not in told
    assert stand.says("large-label") == [label_text("A042")]

    stand.changes.staleChanged.emit(False)
    assert not stand.view_model.isStale
    assert stand.says("stale-notice") == []


def test_a_database_that_does_not_answer_makes_the_board_stale_too(
    stand: Stand, caplog: pytest.LogCaptureFixture
) -> None:
    stand.hall.fault = StorageFault("gone", "come back")
    stand.change(called("A042", 7))
    stand.change(called("A042", 7))
    assert stand.view_model.isStale
    assert [one.getMessage() for one in caplog.records] == [
        "the calls cannot be read: gone: come back"
    ]
    caplog.clear()

    stand.hall.fault = None
    stand.change(called("A042", 7))
    assert not stand.view_model.isStale
    assert stand.says("large-label") == [label_text("A042")]


def test_where_arabic_comes_first_the_way_to_the_counter_goes_left(qtbot: QtBot) -> None:
    stand = Stand(FakeHall(called("A042", 1), called("B014", 2)))
    qtbot.waitUntil(lambda: _x(stand, "row-counter") < _x(stand, "row-arrow"))
    assert _x(stand, "row-arrow") < _x(stand, "row-label") < _x(stand, "large-label")
    stand.close()


def test_where_french_comes_first_the_way_to_the_counter_goes_right(qtbot: QtBot) -> None:
    french = replace(COMMUNE, languages=(Language.FRENCH, Language.ARABIC))
    stand = Stand(FakeHall(called("A042", 1), called("B014", 2), unit=french))
    qtbot.waitUntil(lambda: _x(stand, "row-arrow") < _x(stand, "row-counter"))
    assert _x(stand, "large-label") < _x(stand, "row-label") < _x(stand, "row-arrow")
    stand.close()


def test_a_real_call_reaches_the_board(reception: Reception, qtbot: QtBot) -> None:
    changes = ChangeBridge(reception.open_feed)
    window = build_board(reception.hall, Inline(), changes, clock=reception.clock)
    window.show()
    service = COMMUNE.counters[0].services[0]
    number = COMMUNE.counters[0].number
    clerk = next(one.login for one in COMMUNE.people if one.role.value == "clerk")
    ticket = reception.desk.issue(service)
    changes.start()
    with qtbot.waitSignal(window.view_model.called):
        reception.desk.call_next(At(number, clerk))
    said = texts(window.rootObject(), "large-label")
    assert said == [label_text(ticket.ticket.label)]
    changes.close()
    window.close()


def _x(stand: Stand, name: str) -> float:
    item = stand.under(name)
    return item.mapToScene(item.boundingRect().center()).x()
