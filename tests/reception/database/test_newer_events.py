"""A program meets what only a newer one knows, on a day on which both work."""

import pytest

from reception.app import Reception
from reception.domain.errors import NothingToUndoError
from reception.domain.ticket import EventKind, TicketState
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import behind_its_back
from tests.support.history import backed_up

CLERK, COUNTER = "clerk1", 3


def happens(url: str, label: str) -> None:
    """Write an event of a kind that this program does not know."""
    with behind_its_back(url) as connection:
        connection.execute(
            "INSERT INTO event (ticket, kind, at, operation, step)"  # noqa: S608 - our own label
            f" SELECT id, 'levitated', issued_at, '00000000-0000-0000-0000-000000000000', 0"
            f" FROM ticket WHERE label = '{label}'"
        )


def upgrade_further(url: str) -> None:
    with behind_its_back(url) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("UPDATE allowed_client SET schema = '9999'")


@pytest.fixture
def label(reception: Reception, database_url: str) -> str:
    reception.desk.open_counter(At(COUNTER, CLERK))
    label = reception.desk.issue("signature").ticket.label
    happens(database_url, label)
    return label


def test_a_clerk_serves_her_and_takes_back_nothing(reception: Reception, label: str) -> None:
    desk = reception.desk
    assert desk.call_next(At(COUNTER, CLERK)).ticket.label == label
    with pytest.raises(NothingToUndoError):
        desk.undo(At(COUNTER, CLERK))
    desk.start(At(COUNTER, CLERK))
    desk.finish(At(COUNTER, CLERK))
    with pytest.raises(NothingToUndoError):
        desk.undo(At(COUNTER, CLERK))
    assert reception.hall.ticket(label).visit.state is TicketState.SERVED
    # The control: of another visitor it is taken back.
    desk.issue("signature")
    desk.call_next(At(COUNTER, CLERK))
    assert desk.undo(At(COUNTER, CLERK)).state is TicketState.WAITING


def test_her_story_says_that_there_is_more(reception: Reception, label: str) -> None:
    ticket = reception.hall.ticket(label).visit.ticket
    told = [one.event.kind for one in reception.reports.story(ticket.id).events]
    assert told == [EventKind.ISSUED, EventKind.NEWER]


def test_it_is_for_the_newer_one_to_check(
    reception: Reception, database_url: str, label: str
) -> None:
    reception.desk.issue("signature")

    def state() -> tuple[int, int]:
        (found,) = (one for one in reception.verify() if one.code == "state-is-fold")
        return found.checked, found.broken

    # The control: on this program's own schema nobody else can have written it.
    assert state() == (2, 1)
    upgrade_further(database_url)
    assert state() == (1, 0)


def test_her_day_is_forgotten_by_the_newer_one(
    reception: Reception, clock: FakeClock, label: str
) -> None:
    reception.desk.close_day()
    clock.advance(days=800)
    done = backed_up(reception).forgetting.run()
    assert done.left_open == 1
