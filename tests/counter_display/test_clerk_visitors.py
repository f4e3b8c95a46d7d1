"""Every act on a visitor, by its keys, and what the reception makes of it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from reception.app import Reception
from reception.domain.calling_rule import CallingRules
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue import verbs
from reception.queue.model import At
from tests.support.clerk import (
    CLERK,
    COLLEAGUE,
    COUNTER,
    MAIN,
    OTHER,
    SERVICE,
    Seat,
    held_label,
    visit_of,
)
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE
from ui_kit.words import label_text

KEY = Qt.Key
ENTER, ESC = KEY.Key_Return, KEY.Key_Escape


IN_EACH_LANGUAGE = pytest.mark.parametrize(
    "seat", [Language.ARABIC, Language.FRENCH, Language.ENGLISH], indirect=True
)


@IN_EACH_LANGUAGE
def test_another_service_for_the_same_visitor(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, MAIN, verbs.FOLLOW, KEY.Key_1, ENTER)
    visit = visit_of(reception, label)
    assert [leg.service for leg in visit.legs] == [SERVICE, OTHER]
    assert visit.state is TicketState.SERVING
    assert not seat.choices.isVisible()
    assert seat.says("ticket-before").count("·") == 2
    assert seat.says("ticket-waited"), "the wait before the first service"


@IN_EACH_LANGUAGE
def test_an_outcome_that_is_not_the_usual_one(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, MAIN, verbs.OUTCOME, KEY.Key_Down, verbs.FINISH)
    assert visit_of(reception, label).leg.outcome == "wrong-office"
    assert seat.view_model.held is None


@IN_EACH_LANGUAGE
def test_a_visitor_is_sent_to_another_service_with_a_note(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, MAIN, verbs.TRANSFER, KEY.Key_1)
    seat.write("copie 2026")
    seat.press(ENTER, KEY.Key_2, ENTER)
    leg = visit_of(reception, label).leg
    assert (leg.service, leg.note, leg.state) == (OTHER, "copie 2026", TicketState.WAITING)
    assert visit_of(reception, label).legs[0].outcome == "served"
    assert label_text(label) in seat.says("notice")


def test_a_visitor_is_sent_to_a_counter_and_to_a_colleague(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    there, kept = issue(), issue()
    seat.hear()
    seat.press(MAIN, verbs.TRANSFER, KEY.Key_Right, KEY.Key_1, ENTER)
    assert visit_of(reception, there).leg.kept_counter == 2
    seat.press(MAIN, verbs.TRANSFER, KEY.Key_Right, KEY.Key_Right, KEY.Key_1, ENTER)
    assert visit_of(reception, kept).leg.kept_clerk == COLLEAGUE


def test_a_called_visitor_is_not_asked_what_became_of_her_service(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, verbs.TRANSFER, ENTER)
    assert visit_of(reception, label).leg.state is TicketState.WAITING
    assert seat.view_model.sheet is None


@IN_EACH_LANGUAGE
def test_a_visitor_is_set_aside_and_comes_back(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, verbs.PARK)
    seat.write("photo")
    seat.press(ENTER)
    assert visit_of(reception, label).leg.kept_clerk == CLERK
    assert label_text(label) in seat.rows_of("parked")
    assert "photo" in seat.rows_of("parked")
    seat.press(verbs.RESUME, ENTER)
    assert visit_of(reception, label).state is TicketState.WAITING
    assert seat.rows_of("parked") == ""
    seat.press(MAIN)
    assert held_label(reception) == label


def test_who_is_set_aside_for_anyone_is_seen_by_all_and_for_a_colleague_by_none(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    mine, hers = issue(), issue()
    for label, anyone in ((mine, True), (hers, False)):
        reception.desk.call_ticket(At(2, COLLEAGUE), label, reason="x")
        reception.desk.park(At(2, COLLEAGUE), anyone=anyone)
    seat.hear()
    assert label_text(mine) in seat.rows_of("parked")
    assert label_text(hers) not in seat.rows_of("parked")
    seat.press(verbs.RESUME)
    assert seat.choices.count() == 1


@IN_EACH_LANGUAGE
def test_a_number_is_called_out_of_turn_for_a_reason(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    first, second = issue(), issue()
    seat.hear()
    seat.press(verbs.CALL_TICKET, KEY.Key_2, ENTER)
    assert held_label(reception) is None, "why is asked first"
    seat.press(KEY.Key_2, ENTER)
    assert held_label(reception) == second
    assert visit_of(reception, first).state is TicketState.WAITING


def test_a_reason_in_ones_own_words_goes_with_the_call(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(verbs.CALL_TICKET)
    seat.write(label.lower())
    seat.press(ENTER, KEY.Key_5, ENTER)
    assert "quelques mots" in seat.says("notice"), "other says nothing by itself"
    assert seat.view_model.sheet is not None
    seat.write("enfant malade")
    seat.press(ENTER)
    assert held_label(reception) == label


def test_arabic_digits_mean_the_same_number(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    _, second = issue(), issue()
    seat.hear()
    seat.press(verbs.CALL_TICKET)
    seat.press_character(ord("٢"), "٢")
    seat.press(ENTER)
    seat.press_character(ord("٣"), "٣")
    seat.press(ENTER)
    assert held_label(reception) == second


def test_a_french_keyboard_types_digits_without_shift(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    _, second = issue(), issue()
    seat.hear()
    seat.press(verbs.CALL_TICKET)
    seat.press_character(KEY.Key_Eacute, "é")
    assert seat.choices.isVisible()
    seat.press(ENTER)
    seat.press_character(KEY.Key_QuoteDbl, '"')
    seat.press(ENTER)
    assert held_label(reception) == second
    seat.press(KEY.Key_Minus, KEY.Key_Comma, KEY.Key_Asterisk)
    assert not seat.choices.isVisible()
    assert held_label(reception) == second, "those are keys of the number pad only"


def test_a_number_that_nobody_has_is_refused(seat: Seat) -> None:
    seat.press(verbs.CALL_TICKET)
    seat.write("Z 999")
    seat.press(ENTER, ENTER)
    assert "Z\u00a0999" in seat.says("notice")
    seat.press(ESC)
    assert seat.view_model.sheet is None


@IN_EACH_LANGUAGE
def test_a_visitor_without_a_ticket_is_served_at_once(seat: Seat, reception: Reception) -> None:
    seat.press(verbs.WALK_IN, KEY.Key_1, ENTER)
    held = reception.hall.held_by(CLERK)
    assert held
    assert (held.leg.service, held.state) == (SERVICE, TicketState.SERVING)


def test_back_in_line(seat: Seat, reception: Reception, issue: Callable[..., str]) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, verbs.PUT_BACK)
    assert visit_of(reception, label).state is TicketState.WAITING
    assert label_text(label) in seat.says("notice")


@IN_EACH_LANGUAGE
def test_who_comes_late_waits_again(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, verbs.NO_SHOW)
    assert visit_of(reception, label).state is TicketState.NO_SHOW
    seat.press(verbs.READMIT, ENTER)
    assert visit_of(reception, label).state is TicketState.WAITING


def test_who_comes_too_late_is_told_so(
    seat: Seat, reception: Reception, issue: Callable[..., str], clock: FakeClock
) -> None:
    issue()
    seat.hear()
    seat.press(MAIN, verbs.NO_SHOW)
    clock.advance(minutes=31)
    seat.press(verbs.READMIT, ENTER)
    assert "trop longtemps" in seat.says("notice")


def test_by_the_houses_rule_she_calls_again_first(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    calling = CallingRules()
    reception.office.set_up(replace(COMMUNE, calling=calling), by="tests")
    label = issue()
    seat.hear()
    seat.press(MAIN, verbs.NO_SHOW)
    assert "rappeler" in seat.says("notice")
    seat.press(verbs.RECALL, verbs.NO_SHOW)
    assert visit_of(reception, label).state is TicketState.NO_SHOW


@pytest.mark.parametrize("seat", [Language.FRENCH], indirect=True)
def test_why_the_next_one_is_next(
    seat: Seat, reception: Reception, issue: Callable[..., str], clock: FakeClock
) -> None:
    def why() -> str:
        seat.hear()
        return seat.why_next.replace("\u00a0", " ")

    first = issue()
    assert why() == "Prochain : personne d’autre ne vous attend."
    clock.advance(minutes=9)
    second = issue()
    longest = "Prochain : c’est la personne qui attend depuis le plus longtemps."
    assert why() == f"{longest} Ensuite {second[0]} {second[1:]}."
    issue(priority="reduced-mobility")
    clock.advance(minutes=5)
    then = f"Ensuite {first[0]} {first[1:]}."
    assert why() == f"Prochain : prioritaire (handicap ou mobilité réduite). {then}"
    assert not re.search(r"\d+ min", why()), "no figures of the rule"
    reception.desk.cancel(first)
    reception.desk.cancel(second)
    later = issue()
    assert why() == (
        "Prochain : prioritaire (handicap ou mobilité réduite),"
        " et c’est la personne qui attend depuis le plus longtemps."
        f" Ensuite {later[0]} {later[1:]}."
    )
    reception.desk.call_next(At(2, COLLEAGUE))
    reception.desk.transfer(At(2, COLLEAGUE), to_clerk=CLERK)
    assert why() == f"Prochain : vous attend personnellement. Ensuite {later[0]} {later[1:]}."


def test_an_appointment_that_is_still_to_come_is_named_by_its_hour(
    seat: Seat, reception: Reception, clock: FakeClock
) -> None:
    soon = clock.now() + timedelta(minutes=10)
    reception.desk.issue(SERVICE, priority="appointment", appointment_at=soon)
    seat.hear()
    local = soon.astimezone(reception.hall.now().tzinfo)
    assert seat.why_next == f"Prochain\u00a0: a rendez-vous à\u00a0{local:%H:%M}."


def test_the_note_of_the_counter_before_is_seen(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    reception.desk.call_next(At(2, COLLEAGUE))
    reception.desk.transfer(At(2, COLLEAGUE), to_counter=COUNTER.number, note="dossier 12")
    seat.hear()
    assert seat.why_next == "Prochain\u00a0: a été envoyé à ce guichet."
    seat.press(MAIN)
    assert seat.says("ticket-note") == "dossier 12"
    assert seat.says("ticket-before").endswith("transféré · Guichet 2")
    came = visit_of(reception, label).ticket.issued_at.astimezone(reception.hall.now().tzinfo)
    assert seat.says("ticket-waited") == f"0\u00a0min · sur place depuis {came:%H:%M}"


def test_who_was_set_aside_by_somebody_who_left_may_be_called_back(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    reception.desk.call_next(At(2, COLLEAGUE))
    reception.desk.park(At(2, COLLEAGUE))
    seat.hear()
    assert seat.rows_of("parked") == ""
    reception.desk.close_counter(At(None, COLLEAGUE))
    seat.hear()
    assert "pour tous" in seat.rows_of("parked")
    seat.press(verbs.RESUME, ENTER)
    assert visit_of(reception, label).state is TicketState.WAITING
