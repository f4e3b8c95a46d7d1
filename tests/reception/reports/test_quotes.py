"""What a visitor is told with the number is what is written down."""

import logging
from datetime import timedelta
from uuid import UUID

import pytest

from reception.app import Reception
from reception.domain.ticket import Visit
from reception.queue.model import At
from reception.queue.snapshot import SnapshotReader
from tests.support.clocks import FakeClock


def stored(reception: Reception, visit: Visit) -> Visit:
    return reception.hall.ticket(visit.ticket.label).visit


class TestQuotes:
    def test_what_is_announced_is_what_is_stored(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        for _ in range(6):
            visit = reception.desk.issue("signature")
        announced = reception.hall.announced(visit)
        assert announced.expected_wait == visit.leg.quoted == stored(reception, visit).leg.quoted
        assert visit.leg.quoted
        # As it was told before, on the tile.
        assert announced.ahead == 5
        # The paper that comes out later says the same, while the hall has moved on.
        clock.advance(minutes=2)
        for _ in range(3):
            reception.desk.call_next(At(3, "clerk1"))
            reception.desk.no_show(At(3, "clerk1"))
        paper = reception.hall.paper_of(visit.ticket.id)
        again = reception.hall.paper_of(visit.ticket.id, duplicate=True)
        assert paper
        assert again
        assert paper.expected_wait == visit.leg.quoted
        assert again.expected_wait == reception.hall.view(visit).expected_wait != visit.leg.quoted

    def test_a_repeated_touch_is_told_the_same(self, reception: Reception) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        touch = UUID(int=7)
        first = reception.desk.issue("signature", operation=touch)
        for _ in range(9):
            reception.desk.issue("signature")
        assert first.leg.quoted
        assert reception.desk.issue("signature", operation=touch) == first

    def test_a_quote_stays_with_its_leg(self, reception: Reception) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        quoted = reception.desk.issue("signature").leg.quoted
        reception.desk.call_next(At(3, "clerk1"))
        reception.desk.undo(At(3, "clerk1"))
        reception.desk.call_next(At(3, "clerk1"))
        reception.desk.start(At(3, "clerk1"))
        moved = reception.desk.transfer(At(3, "clerk1"), to_service="residence")
        assert [leg.quoted for leg in stored(reception, moved).legs] == [quoted, None]
        assert not [one for one in reception.verify() if one.broken]

    def test_nothing_is_promised_while_nobody_works(self, reception: Reception) -> None:
        visit = reception.desk.issue("signature")
        assert visit.leg.quoted is None
        assert reception.hall.announced(visit).expected_wait is None

    def test_who_is_served_at_once_is_told_no_wait(self, reception: Reception) -> None:
        served = reception.desk.walk_in(At(3, "clerk1"), "signature")
        assert stored(reception, served).leg.quoted is None

    def test_who_comes_first_is_told_so(self, reception: Reception) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        for _ in range(9):
            ordinary = reception.desk.issue("signature").leg.quoted
        elderly = reception.desk.issue("signature", priority="elderly").leg.quoted
        assert ordinary
        assert elderly
        assert elderly.high < ordinary.high

    def test_a_number_does_not_fail_for_want_of_an_estimate(
        self,
        reception: Reception,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        def broken(*_: object) -> None:
            raise ZeroDivisionError

        reception.desk.open_counter(At(3, "clerk1"))
        monkeypatch.setattr(SnapshotReader, "read", broken)
        with caplog.at_level(logging.ERROR):
            visit = reception.desk.issue("signature")
        assert visit.ticket.number
        assert visit.leg.quoted is None
        assert "ZeroDivisionError" in caplog.text
        caplog.clear()

    def test_whom_a_free_counter_waits_for_is_told_no_time(self, reception: Reception) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        quoted = reception.desk.issue("signature").leg.quoted
        assert quoted
        assert quoted.low == timedelta(0) < quoted.high <= timedelta(minutes=5)
