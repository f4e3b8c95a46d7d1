"""Of which ticket a visitor speaks whose paper was scanned."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.domain.errors import TicketNotFoundError
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases


@pytest.fixture
def reception(
    sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> Iterator[Reception]:
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as opened:
        yield opened


@pytest.mark.parametrize(("hour", "minute"), [(23, 50), (0, 10)])
def test_around_midnight_a_ticket_of_the_same_service_day_is_known(
    reception: Reception, clock: FakeClock, hour: int, minute: int
) -> None:
    clock.at = datetime(2026, 11, 25, hour, minute, tzinfo=UTC)
    others = [reception.desk.issue("signature").ticket for _ in range(3)]
    ticket = reception.desk.issue("signature").ticket
    key = reception.page_keys.of_ticket(ticket)
    assert key
    clock.advance(minutes=20)
    assert reception.hall.label_of_page(key) == ticket.label
    assert ticket.label not in {one.label for one in others}


def test_the_next_day_it_is_not_the_one_that_has_its_number(
    reception: Reception, clock: FakeClock
) -> None:
    ticket = reception.desk.issue("signature").ticket
    key = reception.page_keys.of_ticket(ticket)
    assert key
    clock.advance(days=1)
    with pytest.raises(TicketNotFoundError):
        reception.hall.label_of_page(key)
    assert reception.desk.issue("signature").ticket.label == ticket.label
    with pytest.raises(TicketNotFoundError):
        reception.hall.label_of_page(key)


def test_a_number_that_was_given_back_is_nobodys(reception: Reception) -> None:
    ticket = reception.desk.issue("signature").ticket
    key = reception.page_keys.of_ticket(ticket)
    assert key
    assert reception.hall.label_of_page(key) == ticket.label, "control"
    reception.desk.give_back(ticket, operation=reception.ids.new())
    with pytest.raises(TicketNotFoundError):
        reception.hall.label_of_page(key)
