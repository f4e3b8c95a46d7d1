"""A note on a visit, written while the visitor stays where she is."""

import pytest

from reception.app import Reception
from reception.domain.errors import NoTicketHeldError, RemarkError
from reception.domain.ticket import TicketState
from reception.queue.model import At
from tests.support.databases import COMMUNE

COUNTER = COMMUNE.counters[0]
SERVICE, OTHER = COUNTER.services[:2]
SAID = "the copy is missing"


@pytest.fixture
def held(reception: Reception) -> str:
    label = reception.desk.issue(SERVICE).ticket.label
    reception.desk.call_next(At(COUNTER.number, "clerk1"))
    return label


def test_she_stays_where_she_is(reception: Reception, held: str) -> None:
    for state in (TicketState.CALLED, TicketState.SERVING):
        noted = reception.desk.note(At(COUNTER.number, "clerk1", held), SAID)
        assert (noted.state, noted.leg.note, len(noted.legs)) == (state, SAID, 1)
        assert reception.hall.ticket(held).visit == noted
        if state is TicketState.CALLED:
            reception.desk.start(At(COUNTER.number, "clerk1"))


@pytest.mark.parametrize("verb", ["put_back", "park", "follow", "transfer", "no_show"])
def test_it_goes_with_her(reception: Reception, held: str, verb: str) -> None:
    desk, counter = reception.desk, COUNTER.number
    desk.note(At(counter, "clerk1"), SAID)
    if verb in {"follow", "transfer"}:
        desk.start(At(counter, "clerk1"))
    match verb:
        case "follow":
            after = desk.follow(At(counter, "clerk1"), OTHER)
        case "transfer":
            after = desk.transfer(At(counter, "clerk1"), to_service=OTHER)
        case "no_show":
            desk.no_show(At(counter, "clerk1"))
            after = desk.readmit(At(None, "clerk1"), held)
        case _:
            after = getattr(desk, verb)(At(counter, "clerk1"))
    assert (len(after.legs), after.leg.note) == (2, SAID)
    assert reception.hall.ticket(held).visit == after


def test_another_note_takes_its_place_and_an_empty_one_takes_it_away(
    reception: Reception, held: str
) -> None:
    desk = reception.desk
    desk.note(At(COUNTER.number, "clerk1", held), SAID)
    assert desk.note(At(COUNTER.number, "clerk1"), "all is there").leg.note == "all is there"
    assert desk.undo(At(COUNTER.number, "clerk1")).leg.note == SAID
    assert desk.note(At(COUNTER.number, "clerk1"), " ").leg.note is None
    assert reception.hall.ticket(held).visit.leg.note is None


def test_who_holds_nobody_notes_nothing_and_a_note_is_one_line(
    reception: Reception, held: str
) -> None:
    with pytest.raises(NoTicketHeldError):
        reception.desk.note(At(2, "clerk2"), SAID)
    with pytest.raises(RemarkError):
        reception.desk.note(At(COUNTER.number, "clerk1", held), "x" * 201)
