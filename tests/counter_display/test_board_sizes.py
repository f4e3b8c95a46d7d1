"""How large calls are drawn: read from ten metres on every screen that is hung for it."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from counter_display.board.call_rows import most_needed
from counter_display.board.sizes import (
    CAPITAL,
    NEWEST_MM,
    ROW_MM,
    SHARED_MM,
    CallsPlace,
    TicketShape,
    call_sizes,
    pixels_of_mm,
)
from tests.support.every_case import every_case
from ui_kit.theme import load_fonts

LYING, UPRIGHT = (1840.0, 760.0), (1000.0, 1450.0)
# What pixels leave of a millimetre.
SLACK_MM = 0.3
SHAPES = {
    "A": TicketShape(letters=0.94, digits=1.716, counter=0.572, counters=6),
    "AB": TicketShape(letters=1.55, digits=1.716, counter=1.144, counters=24),
}


@pytest.fixture(autouse=True)
def app(qapp: QGuiApplication) -> None:
    """Letters are measured."""
    load_fonts()


def room(size: tuple[float, float], *, inches: float = 43, beside: bool = True) -> CallsPlace:
    mm = pixels_of_mm(1920, 1080, inches)
    return CallsPlace(width=size[0], height=size[1], scale=1, mm=mm, beside=beside)


def capital_mm(place: CallsPlace, letter_px: float) -> float:
    return letter_px * CAPITAL / place.mm


@every_case("counters", [1, 2, 3, 6, 7, 12, 24])
@every_case("letters", SHAPES)
@every_case("size", [LYING, UPRIGHT])
def test_calls_are_read_from_ten_metres_whatever_the_unit(
    counters: int, letters: str, size: tuple[float, float]
) -> None:
    one = SHAPES[letters]
    shape = TicketShape(
        letters=one.letters, digits=one.digits, counter=one.counter, counters=counters
    )
    place = room(size, beside=size is LYING and not shape.are_few)
    found = call_sizes(shape, place)
    assert capital_mm(place, found["row"]) >= ROW_MM - SLACK_MM
    assert capital_mm(place, found["newest"]) >= NEWEST_MM - SLACK_MM
    assert capital_mm(place, found["newestCounter"]) >= NEWEST_MM - SLACK_MM
    assert capital_mm(place, found["shared"]) >= SHARED_MM - SLACK_MM
    assert capital_mm(place, found["sharedCounter"]) >= SHARED_MM - SLACK_MM
    assert found["rows"] * found["columns"] >= min(counters, 5)
    assert found["rows"] * found["rowHeight"] + found["head"] <= size[1]


def test_a_single_counter_has_the_whole_of_an_upright_screen() -> None:
    shape = replace(SHAPES["A"], counters=1)
    found = call_sizes(shape, room(UPRIGHT, beside=False))
    assert found["fieldHeight"] + found["rowHeight"] > 0.9 * UPRIGHT[1]
    assert found["newestCounter"] > found["newest"]


def test_a_smaller_screen_shows_fewer_calls_no_smaller_ones() -> None:
    usual, small = (call_sizes(SHAPES["A"], room(LYING, inches=inches)) for inches in (43, 32))
    place = room(LYING, inches=32)
    assert capital_mm(place, small["row"]) >= ROW_MM
    assert capital_mm(place, small["newest"]) >= NEWEST_MM - SLACK_MM
    assert small["rows"] < usual["rows"]


def test_what_gives_way_is_the_second_language_and_never_a_size() -> None:
    few, many = SHAPES["A"], TicketShape(letters=0.94, digits=1.716, counter=1.144, counters=12)
    wide, close = call_sizes(few, room(LYING)), call_sizes(many, room((1840.0, 848.0)))
    assert (wide["columns"], wide["statesBeside"]) == (1, True)
    assert (close["columns"], close["statesBeside"]) == (2, False)
    assert close["rows"] * close["columns"] >= 11
    assert capital_mm(room(LYING), close["row"]) >= ROW_MM


def test_who_has_come_makes_room_for_who_is_awaited() -> None:
    rows = [{"label": label, "isAwaited": label in "BE"} for label in ("A", "B", "C", "D", "E")]
    assert [one["label"] for one in most_needed(rows, 3)] == ["A", "B", "E"]
    assert [one["label"] for one in most_needed(rows, 9)] == ["A", "B", "C", "D", "E"]
    assert most_needed(rows, 0) == []
