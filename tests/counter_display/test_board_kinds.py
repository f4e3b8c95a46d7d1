"""Boards that the unit describes, and displays over one counter."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from counter_display.board.content import caption, parts
from counter_display.board.station import BoardStation, screen_named, station_of
from reception.domain.board import Board, Zone
from reception.domain.errors import EnvironmentFault, UnknownBoardError, UnknownCounterError
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.queue.hall import CounterSign
from reception.system.settings import Settings
from tests.counter_display.board_stand import Stand
from tests.support.board import FakeHall, at_counter, called, service_status, texts, waiting_room
from tests.support.databases import COMMUNE
from ui_kit.words import label_text

MESSAGE = {
    Language.ARABIC: "القاعة الثانية مغلقة اليوم",
    Language.FRENCH: "La salle 2 est fermée aujourd’hui",
    Language.ENGLISH: "Room 2 is closed today",
}
HALL = BoardStation(board="hall")


def with_board(board: Board) -> Unit:
    return replace(COMMUNE, boards=(replace(board, code="hall"),))


@pytest.fixture
def hang() -> Iterator[Callable[..., Stand]]:
    """Hang up a board, and take it down afterwards."""
    hung: list[Stand] = []

    def put(hall: FakeHall, station: BoardStation = HALL) -> Stand:
        hung.append(Stand(hall, station=station))
        return hung[-1]

    yield put
    for stand in hung:
        stand.close()


def test_a_board_shows_and_announces_the_calls_of_its_zone_only(
    hang: Callable[..., Stand], qtbot: QtBot
) -> None:
    unit = with_board(Board(zone=Zone(counters=(7,))))
    stand = hang(FakeHall(called("A041", 7), called("B013", 2), unit=unit))
    assert stand.says("large-label") == [label_text("A041")]
    assert stand.says("row-label") == []
    with qtbot.assertNotEmitted(stand.view_model.called):
        stand.change(called("B014", 2), called("A041", 7), called("B013", 2))
    with qtbot.waitSignal(stand.view_model.called):
        stand.change(called("A042", 7), called("B014", 2), called("A041", 7))
    assert stand.announced() == "A042"


def test_an_unknown_board_or_counter_is_told_at_the_start(
    hang: Callable[..., Stand], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    for station, kind in (
        (HALL, UnknownBoardError),
        (BoardStation(counter=99), UnknownCounterError),
    ):
        stand = hang(FakeHall(), station=station)
        with qtbot.waitSignal(stand.view_model.notDescribed) as told:
            stand.view_model.refresh()
        assert isinstance(told.args[0], kind)
    assert not caplog.records


def test_a_board_that_is_taken_out_of_the_unit_later_stays_as_it_was(
    hang: Callable[..., Stand], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    unit = with_board(Board(zone=Zone(counters=(7,))))
    stand = hang(FakeHall(called("A041", 7), unit=unit))
    stand.hall.described = replace(COMMUNE, boards=())
    stand.change(called("A042", 7), called("B014", 2), called("A041", 7))
    stand.change(called("A042", 7), called("B014", 2), called("A041", 7))
    assert stand.says("large-label") == [label_text("A042")]
    qtbot.waitUntil(lambda: stand.says("row-label") == [label_text("A041")])
    (told,) = (one.getMessage() for one in caplog.records)
    assert told.startswith("this screen stays as it was: There is no board 'hall' here;")
    caplog.clear()


def test_the_offices_messages_come_in_turn_with_the_advice_in_the_halls_languages(
    hang: Callable[..., Stand], qtbot: QtBot
) -> None:
    stand = hang(FakeHall(unit=with_board(Board(messages=(MESSAGE,)))))
    said = [one["text"] for one in stand.view_model.property("ticker")]
    assert said[:2] == [MESSAGE[Language.ARABIC], MESSAGE[Language.FRENCH]]
    assert "المرجو تحضير بطاقتكم الوطنية قبل التوجه إلى الشباك" in said
    assert MESSAGE[Language.ENGLISH] not in said
    assert stand.says("sentence") == [MESSAGE[Language.ARABIC]]
    qtbot.waitUntil(lambda: stand.under("sentence").width() > 100)
    stand.under("ticker").setProperty("shown", 1)
    qtbot.waitUntil(lambda: stand.says("sentence") == [MESSAGE[Language.FRENCH]])


def test_a_long_sentence_is_read_in_parts_and_no_word_is_lost(qapp: QGuiApplication) -> None:
    whole = caption(Language.FRENCH, " ".join([MESSAGE[Language.FRENCH]] * 4))
    found = [one["text"] for one in parts(whole, 600, 40)]
    assert len(found) > 2
    assert all(part.endswith(" …") for part in found[:-1])
    assert " ".join(part.removesuffix(" …") for part in found) == whole["text"]
    assert [one["text"] for one in parts(whole, 0, 40)] == [whole["text"]]


def test_who_waits_is_told_by_service_and_how_long_only_where_a_counter_is_open(
    hang: Callable[..., Stand], qtbot: QtBot
) -> None:
    hall = FakeHall(unit=with_board(Board(waiting=True)))
    hall.lines = waiting_room()
    stand = hang(hall)
    qtbot.waitUntil(lambda: stand.view_model.property("waiting") != [])
    told = [
        [one["turns"][1][key]["text"] for key in ("name", "waiting", "wait")]
        for one in stand.view_model.property("waiting")
    ]
    blank = "\N{NO-BREAK SPACE}"
    assert told == [
        ["Extrait d’acte de naissance", f"En attente{blank}: 4", f"moins de 15{blank}min"],
        [
            "Réclamations, observations et suggestions",
            f"En attente{blank}: 0",
            f"moins de 5{blank}min",
        ],
        ["Légalisation de signature", f"En attente{blank}: 12", f"moins de 50{blank}min"],
        ["Urbanisme et autorisations", f"En attente{blank}: 3", ""],
    ]
    assert stand.says("waiting-time")


def test_only_services_of_the_zone_are_told(hang: Callable[..., Stand], qtbot: QtBot) -> None:
    hall = FakeHall(unit=with_board(Board(waiting=True, zone=Zone(services=("signature",)))))
    hall.lines = (service_status("signature", 2), service_status("residence", 5))
    stand = hang(hall)
    qtbot.waitUntil(lambda: len(stand.view_model.property("waiting")) == 1)
    assert stand.says("waiting-count") == ["\N{RIGHT-TO-LEFT MARK}في الانتظار: 2"]


def test_a_board_that_does_not_say_who_waits_has_no_place_for_it(
    hang: Callable[..., Stand],
) -> None:
    hall = FakeHall(unit=with_board(Board()))
    hall.lines = waiting_room()
    assert "waiting-count" not in hang(hall).everything()
    assert hang(hall).says("waiting-count") == []


@pytest.mark.parametrize(
    ("desk", "said"),
    [
        (at_counter(is_staffed=False), ["مغلق", "Fermé"]),
        (at_counter(on_break=True), ["في استراحة", "En pause"]),
        (at_counter(), ["سيظهر رقمكم على هذه الشاشة", "Votre numéro s’affichera sur cet écran"]),
        (
            at_counter(
                held=called("B014", 3, state=TicketState.CALLED, language=Language.TAMAZIGHT)
            ),
            ["ⵓⵟⵟⵓⵏ", "Numéro"],
        ),
        (
            at_counter(held=called("B014", 3, state=TicketState.SERVING, language=Language.FRENCH)),
            ["Service en cours", "الخدمة جارية"],
        ),
    ],
    ids=["closed", "break", "free", "called", "serving"],
)
def test_a_display_over_a_counter_says_what_happens_there(
    hang: Callable[..., Stand], desk: CounterSign, said: list[str]
) -> None:
    hall = FakeHall()
    hall.desks = (at_counter(2), desk)
    stand = hang(hall, station=BoardStation(counter=3))
    assert stand.says("sign-counter") == ["3"]
    assert [word for word in texts(stand.under("sign-captions")) if word != "·"] == said
    is_held = "Numéro" in said[-1] or "Service en cours" in said
    assert stand.says("sign-label") == ([label_text("B014")] if is_held else [])


def test_a_display_over_a_counter_announces_the_calls_to_it_only(
    hang: Callable[..., Stand], qtbot: QtBot
) -> None:
    hall = FakeHall(called("A041", 2))
    hall.desks = (at_counter(),)
    stand = hang(hall, station=BoardStation(counter=3))
    with qtbot.assertNotEmitted(stand.view_model.called):
        stand.change(called("A042", 2))
    hall.desks = (at_counter(held=called("B014", 3, state=TicketState.CALLED)),)
    with qtbot.waitSignal(stand.view_model.called):
        stand.change(called("B014", 3), called("A042", 2))
    assert stand.says("sign-label") == [label_text("B014")]


def test_a_station_is_what_its_settings_say() -> None:
    assert station_of(Settings(board="hall", screen="2")) == BoardStation(board="hall", screen="2")
    assert station_of(Settings(board_counter="3")).counter == 3
    for number in ("three", "0", "1000", "-1", "٣"):
        with pytest.raises(EnvironmentFault, match="no counter's number"):
            station_of(Settings(board_counter=number))
    assert station_of(Settings()).inches == 43
    assert station_of(Settings(screen_inches="54.6")).inches == 54.6
    for inches in ("wide", "9", "0", "nan", "151"):
        with pytest.raises(EnvironmentFault, match="no screen's diagonal: write a number from 10"):
            station_of(Settings(screen_inches=inches))
    with pytest.raises(EnvironmentFault, match="a board \\('hall'\\) and a counter"):
        station_of(Settings(board="hall", board_counter="3"))


def test_a_screen_that_is_not_there_is_told_with_those_that_are(qapp: QGuiApplication) -> None:
    screens = qapp.screens()
    first = screens[0]
    assert screen_named("", screens) is first
    assert screen_named("1", screens) is first
    if first.name():
        assert screen_named(first.name(), screens) is first
    with pytest.raises(EnvironmentFault, match=r"There is no screen 'HDMI-7' at this computer;"):
        screen_named("HDMI-7", screens)
    with pytest.raises(EnvironmentFault, match=rf"there is: 1 \({first.name()}, 800x800\)"):
        screen_named("2", screens[:1])
