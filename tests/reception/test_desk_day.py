from datetime import date, timedelta

import pytest

from reception.bootstrap import Reception
from reception.desk import DayClosing
from reception.domain.errors import NoTicketHeldError
from reception.domain.ticket import TicketState
from tests.support.clocks import FakeClock
from tests.support.databases import dump

TODAY = date(2026, 11, 25)
YESTERDAY = TODAY - timedelta(days=1)


def states(reception: Reception, labels: list[str], day: date = TODAY) -> list[TicketState]:
    return [reception.hall.ticket(label, day=day).visit.state for label in labels]


def staffed(reception: Reception) -> list[int]:
    return [one.number for one in reception.hall.counters() if one.clerk]


class TestCloseDay:
    @pytest.fixture(autouse=True)
    def hall_of_every_state(self, reception: Reception, clock: FakeClock) -> None:
        """F001 is served, F002 no show, F003 cancelled, F004 serving, F005 called, F006 waits."""
        desk = reception.desk
        for _ in range(6):
            desk.issue("signature")
            clock.advance(seconds=1)
        desk.call_next(3, "clerk1")
        desk.start(3, "clerk1")
        desk.finish(3, "clerk1")
        desk.call_next(3, "clerk1")
        desk.no_show(3, "clerk1")
        desk.cancel("F003")
        desk.call_next(3, "clerk1")
        desk.start(3, "clerk1")
        desk.call_next(4, "clerk2")
        clock.advance(hours=1)

    def test_who_waits_or_is_called_is_unserved_and_nobody_else(self, reception: Reception) -> None:
        assert reception.desk.close_day() == DayClosing(day=TODAY, unserved=2)
        assert states(reception, [f"F00{number}" for number in range(1, 7)]) == [
            TicketState.SERVED,
            TicketState.NO_SHOW,
            TicketState.CANCELLED,
            TicketState.SERVING,
            TicketState.UNSERVED,
            TicketState.UNSERVED,
        ]
        assert not staffed(reception)

    def test_who_is_being_served_is_finished_afterwards(self, reception: Reception) -> None:
        reception.desk.close_day()
        assert reception.desk.finish(3, "clerk1").ticket.label == "F004"
        with pytest.raises(NoTicketHeldError):
            reception.desk.recall(4, "clerk2")

    def test_closing_twice_changes_nothing_the_second_time(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reception.desk.close_day()
        before = dump(database_url)
        clock.advance(minutes=1)
        assert reception.desk.close_day() == DayClosing(day=TODAY, unserved=0)
        assert dump(database_url) == before

    def test_a_day_forgotten_is_closed_the_next_morning(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        clock.advance(hours=22)
        reception.desk.issue("signature")
        reception.desk.open_counter(2, "clerk3")
        assert reception.desk.close_day(day=TODAY) == DayClosing(day=TODAY, unserved=2)
        assert states(reception, ["F006"]) == [TicketState.UNSERVED]
        assert states(reception, ["F001"], TODAY + timedelta(days=1)) == [TicketState.WAITING]
        # Yesterday's people are gone, today's stay.
        assert staffed(reception) == [2]

    def test_another_day_is_left_alone(self, reception: Reception, database_url: str) -> None:
        before = dump(database_url)
        assert reception.desk.close_day(day=YESTERDAY) == DayClosing(day=YESTERDAY, unserved=0)
        assert dump(database_url) == before

    def test_numbers_go_on_after_closing(self, reception: Reception) -> None:
        reception.desk.close_day()
        assert reception.desk.issue("signature").ticket.label == "F007"

    def test_after_midnight_the_evening_before_is_closed(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        clock.at = clock.at.replace(day=26, hour=0, minute=30)
        assert reception.desk.close_day() == DayClosing(day=TODAY, unserved=2)

    def test_a_closed_day_is_sound(self, reception: Reception) -> None:
        reception.desk.close_day()
        assert not [finding for finding in reception.verify() if finding.broken]
