from datetime import date, timedelta
from uuid import UUID

import pytest

from reception.app import Reception
from reception.domain.errors import (
    CounterTakenError,
    DayNotBegunError,
    NoTicketHeldError,
    OperationReusedError,
)
from reception.domain.ticket import TicketState
from reception.queue.close import DayClosing
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import behind_its_back, dump

TODAY = date(2026, 11, 25)
YESTERDAY = TODAY - timedelta(days=1)
ACT = UUID("019a0000-0000-7000-8000-00000000000a")
OTHER = UUID("019a0000-0000-7000-8000-00000000000b")


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
        desk.call_next(At(3, "clerk1"))
        desk.start(At(3, "clerk1"))
        desk.finish(At(3, "clerk1"))
        desk.call_next(At(3, "clerk1"))
        desk.no_show(At(3, "clerk1"))
        desk.cancel("F003")
        desk.call_next(At(3, "clerk1"))
        desk.start(At(3, "clerk1"))
        desk.call_next(At(4, "clerk2"))
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
        assert staffed(reception) == [3], "who serves somebody stays until that is over"

    def test_nobody_is_called_to_a_counter_where_somebody_is_still_served(
        self, reception: Reception
    ) -> None:
        reception.desk.close_day()
        reception.desk.issue("signature")
        for take in (
            lambda: reception.desk.call_next(At(3, "clerk2")),
            lambda: reception.desk.open_counter(At(3, "clerk2")),
        ):
            with pytest.raises(CounterTakenError):
                take()
        reception.desk.finish(At(3, "clerk1"))
        assert reception.desk.call_next(At(3, "clerk2")).ticket.label == "F007"
        assert not [finding for finding in reception.verify() if finding.broken]

    def test_a_counter_is_taken_while_a_ticket_is_held_there_without_a_session(
        self, reception: Reception, database_url: str
    ) -> None:
        with behind_its_back(database_url) as connection:
            connection.execute("UPDATE counter_session SET closed_at = 1 WHERE closed_at IS NULL")
        with pytest.raises(CounterTakenError, match="'clerk1'"):
            reception.desk.call_next(At(3, "clerk3"))

    def test_a_counter_at_which_somebody_is_always_first_is_taken(
        self, reception: Reception, database_url: str
    ) -> None:
        reception.desk.issue("signature")
        with behind_its_back(database_url) as connection:
            connection.execute(
                "UPDATE counter_session SET clerk = 'clerk3'"
                " WHERE clerk = 'clerk1' AND closed_at IS NULL"
            )
        before = dump(database_url)
        with pytest.raises(CounterTakenError, match="'clerk1'"):
            reception.desk.call_next(At(3, "clerk3"))
        assert dump(database_url) == before

    def test_a_day_that_has_not_begun_is_not_closed(
        self, reception: Reception, database_url: str
    ) -> None:
        before = dump(database_url)
        with pytest.raises(DayNotBegunError, match="2026-11-26 has not begun"):
            reception.desk.close_day(day=TODAY + timedelta(days=1))
        assert dump(database_url) == before

    def test_the_same_operation_gives_the_same_answer_even_the_next_day(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        first = reception.desk.close_day(operation=ACT)
        before = dump(database_url)
        clock.advance(days=1)
        assert reception.desk.close_day(operation=ACT) == first
        assert reception.desk.close_day(day=TODAY, operation=ACT) == first
        assert dump(database_url) == before

    def test_the_operation_of_a_closing_is_refused_to_anything_else(
        self, reception: Reception
    ) -> None:
        reception.desk.close_day(operation=ACT)
        for other in (
            lambda: reception.desk.close_day(day=YESTERDAY, operation=ACT),
            lambda: reception.desk.issue("signature", operation=ACT),
            lambda: reception.desk.finish(At(3, "clerk1"), operation=ACT),
        ):
            with pytest.raises(OperationReusedError):
                other()
        reception.desk.finish(At(3, "clerk1"), operation=OTHER)
        with pytest.raises(OperationReusedError):
            reception.desk.close_day(operation=OTHER)

    def test_who_is_being_served_is_finished_afterwards(self, reception: Reception) -> None:
        reception.desk.close_day()
        assert reception.desk.finish(At(3, "clerk1")).ticket.label == "F004"
        with pytest.raises(NoTicketHeldError):
            reception.desk.recall(At(4, "clerk2"))

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
        reception.desk.open_counter(At(2, "clerk3"))
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


class TestWhoForgotToLeave:
    """A panel that stayed open over the night: the day of a session is the day she works."""

    def test_calling_in_the_morning_begins_her_session_anew(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        reception.desk.take_break(At(None, "clerk1"), "prayer")
        clock.advance(days=1)
        reception.desk.issue("signature")
        reception.desk.open_counter(At(3, "clerk1"))
        reception.desk.call_next(At(3, "clerk1"))
        here = next(one for one in reception.hall.counters() if one.number == 3)
        assert (here.clerk, here.on_break) == ("clerk1", False)

    def test_she_is_seen_even_if_she_only_calls(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        clock.advance(days=1)
        reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        here = next(one for one in reception.hall.counters() if one.number == 3)
        assert here.clerk == "clerk1"
