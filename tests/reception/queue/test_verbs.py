"""The list of a clerk's verbs: each is one row, and stands for itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from reception.app import Reception
from reception.domain.calling_rule import CallingRules
from reception.domain.errors import Refusal
from reception.domain.ticket import TicketState, steps_from
from reception.queue import verbs
from reception.queue.model import At
from reception.queue.verbs import VERBS, Present, Verb, legal_verbs, verb_named
from tests.support.clerk import CLERK, COUNTER, SERVICE
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE

HERE = At(COUNTER.number, CLERK)


def test_every_verb_in_the_module_is_in_the_list_once() -> None:
    named = {name for name, one in vars(verbs).items() if isinstance(one, Verb)}
    assert len(named) == len(VERBS) == len(set(VERBS))
    assert [verb_named(one.code) for one in VERBS] == list(VERBS)


def test_the_stored_words_are_those_of_files_that_stations_have() -> None:
    kept = {one.code for one in VERBS if one.offline}
    assert kept == {"start", "finish", "outcome", "no-show", "note"}


@pytest.mark.parametrize("state", [TicketState.CALLED, TicketState.SERVING])
def test_a_verb_on_the_visitor_in_hand_is_legal_where_her_visit_may_take_its_step(
    reception: Reception, clock: FakeClock, state: TicketState
) -> None:
    reception.desk.issue(SERVICE)
    held = reception.desk.call_next(HERE)
    for _ in range(COMMUNE.calling.recalls_before_no_show):
        clock.advance(minutes=1)
        held = reception.desk.recall(HERE)
    if state is TicketState.SERVING:
        held = reception.desk.start(HERE)
    legal = legal_verbs(Present(unit=COMMUNE, at=clock.now(), held=held))
    assert legal >= {one for one in VERBS if one.event in steps_from(state)}
    assert all(one.event is None or one.event in steps_from(state) for one in legal)


def test_who_was_called_too_rarely_did_not_miss_it(reception: Reception, clock: FakeClock) -> None:
    reception.desk.issue(SERVICE)
    held = reception.desk.call_next(HERE)
    house = replace(COMMUNE, calling=CallingRules())
    present = Present(unit=house, at=clock.now(), held=held)
    assert verbs.NO_SHOW not in legal_verbs(present)
    assert verbs.NO_SHOW in legal_verbs(replace(present, at=clock.now() + timedelta(minutes=2)))
    assert verbs.NO_SHOW in legal_verbs(replace(present, held=reception.desk.recall(HERE)))


def test_what_depends_on_others_is_legal_while_there_are_any(clock: FakeClock) -> None:
    nobody = Present(unit=replace(COMMUNE, profiles=()), at=clock.now())
    alone = {verbs.CALL_NEXT, verbs.CALL_TICKET, verbs.WALK_IN, verbs.BREAK, verbs.CLOSE}
    assert legal_verbs(nobody) == alone
    for present, verb in (
        (replace(nobody, anybody_waits=True), verbs.CANCEL),
        (replace(nobody, anybody_parked=True), verbs.RESUME),
        (replace(nobody, anybody_missed=True), verbs.READMIT),
        (replace(nobody, can_undo=True), verbs.UNDO),
    ):
        assert legal_verbs(present) == alone | {verb}
    assert legal_verbs(replace(nobody, on_break=True)) == {verbs.END_BREAK, verbs.CLOSE}


# One key ends whatever is in hand, and calls the next.
NAMES_ITS_TICKET = [one for one in VERBS if one.event and one is not verbs.FINISH_AND_CALL]


@pytest.mark.parametrize("verb", NAMES_ITS_TICKET, ids=lambda one: one.code)
def test_a_verb_on_a_visitor_names_whom_it_means(reception: Reception, verb: Verb) -> None:
    """The desk refuses when the clerk holds another ticket than she sees."""
    reception.desk.issue(SERVICE)
    reception.desk.call_next(HERE)
    with pytest.raises(Refusal):
        verb.do(reception.desk, replace(HERE, label="F999"), verbs.NOTHING_SAID, None)
