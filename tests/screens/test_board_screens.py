"""Every state of every board, lying and upright, as a picture; nothing is cut."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_display.board.station import BoardStation
from reception.domain.board import Board, BoardTemplate
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from tests.screens.access import CAPITAL
from tests.screens.board_looks import SIZES, Look, hall_of
from tests.screens.gate import some_cases
from tests.support.board import at_counter, busy_morning, called, items, waiting_room
from tests.support.media import picture

STATES = ("empty", "ar", "zgh", "fr", "stale", "served", "two", "waiting", "message")
# Beside media only what stands otherwise there.
MEDIA_STATES = ("empty", "zgh", "served", "two", "waiting")
# Each state in every size, and in the other language where its neighbours are in the one.
CASES = (
    (Language.ARABIC, "lying"),
    (Language.FRENCH, "upright"),
    (Language.ARABIC, "small"),
    (Language.FRENCH, "lying"),
    (Language.ARABIC, "upright"),
    (Language.FRENCH, "small"),
)
MESSAGE = {
    Language.ARABIC: "تعلن الجماعة أن مصلحة تصحيح الإمضاء تستقبل المرتفقين يوم السبت صباحا خلال"
    " شهر دجنبر، وأن عقود الازدياد تسلم في نفس اليوم.",
    Language.FRENCH: "Au mois de décembre, le service de légalisation des signatures reçoit aussi"
    " le samedi matin ; les extraits d’acte de naissance sont remis le jour même.",
}
OVER_COUNTERS = {
    "closed": at_counter(is_staffed=False),
    "break": at_counter(on_break=True),
    "free": at_counter(),
    "called": at_counter(
        held=called("B014", 3, state=TicketState.CALLED, language=Language.TAMAZIGHT)
    ),
    "serving": at_counter(held=called("A042", 3, state=TicketState.SERVING)),
}
# The screen that most halls hang up, in millimetres a pixel, and how high a capital is that is read
# from ten metres: of who is called last, of two who share her place, and of a row.
INCHES_WIDE = {"lying": 952 / 1920, "upright": 535 / 1080}
NEWEST_MM, SHARED_MM, ROW_MM = 88.0, 63.0, 44.0


def seen_in(states: Iterable[str]) -> list[tuple[str, Language, str]]:
    return [(state, *case) for state, case in some_cases(states, CASES, each=len(SIZES))]


@pytest.fixture
def folder(tmp_path: Path, qapp: QApplication) -> Path:
    chosen = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "board"
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


def look_at(
    state: str,
    first: Language,
    size: str,
    template: BoardTemplate,
    qtbot: QtBot,
    media: Path | None,
) -> Look:
    board = Board(
        template=template,
        waiting=state == "waiting",
        messages=(MESSAGE,) if state == "message" else (),
    )
    hall = hall_of(first, board)
    hall.lines = waiting_room()
    morning = busy_morning(Language(state) if state in Language else Language.ARABIC)
    if state != "empty":
        hall.now_called = morning[2:] if state in {"served", "two"} else morning
    look = Look(hall, size, qtbot, station=BoardStation(board="hall", media=media))
    if state == "stale":
        look.changes.staleChanged.emit(True)
    if state == "two":
        hall.now_called = (
            called("B014", 12, language=Language.TAMAZIGHT),
            called("A042", 1),
            *morning[2:],
        )
        look.change()
    return look


@pytest.mark.parametrize(("state", "first", "size"), seen_in(STATES))
def test_every_state_of_a_board_with_calls_is_whole(
    first: Language, size: str, state: str, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    look = look_at(state, first, size, BoardTemplate.CALLS, qtbot, None)
    look.whole(folder / f"calls-{first}-{size}-{state}.png")
    look.close()


@pytest.mark.parametrize(("state", "first", "size"), seen_in(MEDIA_STATES))
def test_every_state_of_a_board_with_media_is_whole(
    first: Language, size: str, state: str, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    picture(tmp_path / "poster.jpg")
    look = look_at(state, first, size, BoardTemplate.MEDIA, qtbot, tmp_path)
    look.show_media()
    look.whole(folder / f"media-{first}-{size}-{state}.png")
    look.close()


@pytest.mark.parametrize(("state", "first", "size"), seen_in(OVER_COUNTERS))
def test_every_state_of_a_display_over_a_counter_is_whole(
    first: Language, size: str, state: str, folder: Path, qtbot: QtBot
) -> None:
    hall = hall_of(first)
    hall.desks = (replace(OVER_COUNTERS[state]),)
    look = Look(hall, size, qtbot, station=BoardStation(counter=3))
    look.whole(folder / f"counter-{first}-{size}-{state}.png")
    look.close()


@pytest.mark.parametrize("size", INCHES_WIDE)
@pytest.mark.parametrize("state", ["ar", "two", "waiting"])
@pytest.mark.parametrize("template", BoardTemplate)
def test_every_call_is_read_from_ten_metres_on_a_screen_of_43_inches(
    size: str, state: str, template: BoardTemplate, tmp_path: Path, qtbot: QtBot
) -> None:
    picture(tmp_path / "poster.jpg")
    look = look_at(state, Language.ARABIC, size, template, qtbot, tmp_path)
    look.show_media()
    look.whole(tmp_path / "looked-at.png", is_read=True)

    def capitals_mm(*names: str) -> list[float]:
        found = (item for name in names for item in items(look.window.rootObject(), name))
        return [float(item.property("size")) * CAPITAL * INCHES_WIDE[size] for item in found]

    large, rows = capitals_mm("large-label", "large-counter"), capitals_mm("row-label")
    counters = capitals_mm("row-counter")
    look.close()
    assert len(large) == (4 if state == "two" else 2)
    assert min(large) >= (SHARED_MM if state == "two" else NEWEST_MM)
    assert len(rows) == len(counters) > 0
    assert {round(one, 3) for one in rows} == {round(one, 3) for one in counters}
    assert min(rows) >= ROW_MM
