"""A visitor without a ticket: as usual by the same keys as before, otherwise by one key each."""

import pytest
from PySide6.QtCore import Qt

from reception.app import Reception
from reception.domain.language import Language
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import ORDINARY
from reception.queue import verbs
from tests.support.clerk import CLERK, Seat
from tests.support.databases import COMMUNE

KEY = Qt.Key
ENTER = KEY.Key_Return
FIRST, SECOND = COMMUNE.languages[:2]
OTHER_CLASS = next(one for one in COMMUNE.priorities if one.code != ORDINARY)


def _served(reception: Reception) -> Visit:
    held = reception.hall.held_by(CLERK)
    assert held
    assert held.state is TicketState.SERVING
    return held


def test_the_usual_visitor_takes_no_more_keys(seat: Seat, reception: Reception) -> None:
    seat.press(verbs.WALK_IN, ENTER)
    visit = _served(reception)
    assert (visit.ticket.language, visit.leg.priority) == (FIRST, ORDINARY)


@pytest.mark.parametrize(("language", "priority"), [("L", "P"), ("م", "ح"), ("l", "p")])
def test_one_key_each_changes_language_and_class(
    seat: Seat, reception: Reception, language: str, priority: str
) -> None:
    seat.press(verbs.WALK_IN)
    for letter in (language, priority):
        seat.press_character(ord(letter.upper()), letter)
    assert OTHER_CLASS.names[Language.FRENCH] in seat.button("sheet-switch-2").text()
    seat.press(KEY.Key_2, ENTER)
    visit = _served(reception)
    assert (visit.ticket.language, visit.leg.priority) == (SECOND, OTHER_CLASS.code)


def test_the_call_box_changes_them_too(seat: Seat, reception: Reception) -> None:
    seat.press(verbs.WALK_IN)
    seat.box("/", "*", "enter")
    visit = _served(reception)
    assert (visit.ticket.language, visit.leg.priority) == (SECOND, OTHER_CLASS.code)


def test_the_same_key_comes_round_to_the_usual(seat: Seat, reception: Reception) -> None:
    seat.press(verbs.WALK_IN)
    seat.write("L" * len(COMMUNE.languages))
    seat.press(ENTER)
    assert _served(reception).ticket.language == FIRST


def test_the_next_visitor_is_as_usual_again(seat: Seat, reception: Reception) -> None:
    seat.press(verbs.WALK_IN)
    seat.write("LP")
    seat.press(ENTER, verbs.FINISH, verbs.WALK_IN, ENTER)
    visit = _served(reception)
    assert (visit.ticket.language, visit.leg.priority) == (FIRST, ORDINARY)


def test_what_was_changed_stays_when_the_panel_speaks_another_language(
    seat: Seat, reception: Reception
) -> None:
    seat.press(verbs.WALK_IN)
    seat.button("sheet-switch-1").click()
    seat.translations.use(Language.ARABIC)
    seat.press(ENTER)
    assert _served(reception).ticket.language == SECOND
