"""Giving a number back where it was taken: the wrong service was touched, nobody waits for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from reception.app import Reception, open_reception
from reception.domain.availability import Availability
from reception.domain.errors import (
    NotGivenBackError,
    OperationReusedError,
    QuotaReachedError,
    TicketNotFoundError,
)
from reception.domain.ticket import GIVE_BACK_WITHIN, TicketState
from reception.queue.model import At
from reception.reports.question import ReportQuestion
from tests.support.clocks import FakeClock
from tests.support.databases import behind_its_back, set_up, with_quota
from tests.support.history import backed_up

pytestmark = pytest.mark.both

SERVICE = "signature"
TOUCH = UUID("019a0000-0000-7000-8000-000000000011")


@pytest.fixture(autouse=True)
def sound(reception: Reception) -> Iterator[None]:
    yield
    assert not [one for one in reception.verify() if one.broken]


def test_nobody_waits_for_it_any_more_and_nobody_left(reception: Reception) -> None:
    first = reception.desk.issue(SERVICE).ticket
    assert reception.desk.give_back(first).state is TicketState.GIVEN_BACK
    assert not reception.hall.queue().tickets
    # Nobody prints it again.
    assert not reception.hall.is_of_today(first.label, first.id)
    told = reception.reports.waits().total
    assert (told.given_back, told.arrived, told.visits, told.cancelled) == (1, 0, 0, 0)
    assert (told.uncalled, told.judged, told.abandoned_pct) == (0, 0, None)
    # No number is given twice, not even one that nobody wanted.
    assert reception.desk.issue(SERVICE).ticket.label == "F002"


def test_its_place_goes_to_whoever_comes_next(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    set_up(database_url, with_quota(signature=1), clock)
    only = reception.desk.issue(SERVICE).ticket
    with pytest.raises(QuotaReachedError):
        reception.desk.issue(SERVICE)
    reception.desk.give_back(only)
    (status,) = (one for one in reception.hall.services() if one.service.code == SERVICE)
    assert status.availability is Availability.OPEN
    assert reception.desk.issue(SERVICE).ticket.label == "F002"


def test_who_was_called_meanwhile_stays_called(reception: Reception) -> None:
    ticket = reception.desk.issue(SERVICE).ticket
    reception.desk.call_next(At(3, "clerk1"))
    with pytest.raises(NotGivenBackError):
        reception.desk.give_back(ticket)
    reception.desk.put_back(At(3, "clerk1"))
    with pytest.raises(NotGivenBackError):
        reception.desk.give_back(ticket)
    assert reception.hall.ticket("F001").visit.state is TicketState.WAITING


def test_who_was_heard_in_the_hall_keeps_the_number_though_the_call_is_taken_back(
    reception: Reception,
) -> None:
    ticket = reception.desk.issue(SERVICE).ticket
    reception.desk.call_next(At(3, "clerk1"))
    assert reception.desk.undo(At(3, "clerk1")).leg.calls == 0
    with pytest.raises(NotGivenBackError):
        reception.desk.give_back(ticket)
    assert reception.hall.ticket("F001").visit.state is TicketState.WAITING


def test_it_is_given_back_in_its_first_minutes_alone(
    reception: Reception, clock: FakeClock
) -> None:
    ticket = reception.desk.issue(SERVICE).ticket
    clock.at += GIVE_BACK_WITHIN + timedelta(microseconds=1)
    with pytest.raises(NotGivenBackError):
        reception.desk.give_back(ticket)
    clock.at -= timedelta(microseconds=1)
    assert reception.desk.give_back(ticket).state is TicketState.GIVEN_BACK


def test_a_lost_answer_is_given_again_and_stands_in_the_log_once(
    reception: Reception, database_url: str
) -> None:
    ticket = reception.desk.issue(SERVICE).ticket
    back = reception.desk.give_back(ticket, operation=TOUCH)
    assert reception.desk.give_back(ticket, operation=TOUCH) == back
    with behind_its_back(database_url) as connection:
        found = connection.execute("SELECT count(*) FROM event WHERE kind = 'given_back'")
        assert found.fetchall() == [(1,)]
    other = reception.desk.issue(SERVICE).ticket
    with pytest.raises(OperationReusedError):
        reception.desk.give_back(other, operation=TOUCH)
    with pytest.raises(NotGivenBackError):
        reception.desk.give_back(ticket)


def test_what_nobody_gave_is_not_given_back(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    ticket = reception.desk.issue(SERVICE).ticket
    unknown = replace(ticket, id=TOUCH)
    with open_reception(database_url, clock=clock) as core, pytest.raises(TicketNotFoundError):
        core.desk.give_back(unknown)


def test_a_list_of_visits_still_has_it(reception: Reception) -> None:
    reception.desk.give_back(reception.desk.issue(SERVICE).ticket)
    (one,) = reception.reports.visits().legs
    assert one.leg.state is TicketState.GIVEN_BACK
    assert [row.state for row in reception.reports.export()] == ["given_back"]


def test_once_its_day_is_forgotten_it_still_counts_and_is_nobodys(
    reception: Reception, clock: FakeClock
) -> None:
    day = ReportQuestion(first=reception.hall.today(), last=reception.hall.today())
    ticket = reception.desk.issue(SERVICE).ticket
    reception.desk.give_back(ticket)
    before = reception.reports.waits(day).total
    clock.at += timedelta(days=420)
    assert backed_up(reception).forgetting.run().tickets == 1
    assert reception.reports.waits(day).total == before
    assert before.given_back == 1
    assert ticket.id not in {row.ticket_id for row in reception.reports.export()}
