from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest

from reception.bootstrap import Reception, open_reception
from reception.domain.paper import PrintState
from tests.support.clocks import FakeClock
from tests.support.databases import dump

SENDING, SENT, CONFIRMED = PrintState.SENDING, PrintState.SENT, PrintState.CONFIRMED
UNCONFIRMED, FAILED = PrintState.UNCONFIRMED, PrintState.FAILED


class TestPaper:
    def note(
        self, reception: Reception, ticket: UUID, *states: PrintState, duplicate: bool = False
    ) -> None:
        for state in states:
            reception.desk.record_print(ticket, state, station="kiosk-1", duplicate=duplicate)

    def sheets(self, database_url: str) -> list[tuple[int, str]]:
        """Return the number and the state of every sheet of paper."""
        return [(row[1], row[3]) for row in dump(database_url)["print_job"]]

    @pytest.mark.parametrize("end", [CONFIRMED, UNCONFIRMED, FAILED])
    def test_a_sheet_goes_through_its_states(
        self, reception: Reception, database_url: str, clock: FakeClock, end: PrintState
    ) -> None:
        visit = reception.desk.issue("signature", printer_station="kiosk-1")
        clock.advance(seconds=1)
        self.note(reception, visit.ticket.id, SENDING, SENT, end)
        assert reception.hall.view(visit).printed is end
        assert self.sheets(database_url) == [(1, end)]

    def test_a_duplicate_is_a_sheet_of_its_own(
        self, reception: Reception, database_url: str
    ) -> None:
        visit = reception.desk.issue("signature", printer_station="kiosk-1")
        self.note(reception, visit.ticket.id, SENDING, FAILED)
        self.note(reception, visit.ticket.id, SENDING, SENT, CONFIRMED, duplicate=True)
        assert self.sheets(database_url) == [(1, FAILED), (2, CONFIRMED)]
        assert reception.hall.view(visit).printed is CONFIRMED

    def test_a_duplicate_that_fails_says_nothing_of_the_first_sheet(
        self, reception: Reception, database_url: str
    ) -> None:
        visit = reception.desk.issue("signature", printer_station="kiosk-1")
        self.note(reception, visit.ticket.id, SENDING, CONFIRMED)
        self.note(reception, visit.ticket.id, SENDING, FAILED, duplicate=True)
        assert self.sheets(database_url) == [(1, CONFIRMED), (2, FAILED)]

    def test_a_ticket_issued_without_paper_may_be_printed_later(
        self, reception: Reception, database_url: str
    ) -> None:
        visit = reception.desk.issue("signature")
        self.note(reception, visit.ticket.id, SENDING, CONFIRMED)
        assert self.sheets(database_url) == [(1, CONFIRMED)]

    def test_of_two_who_begin_to_print_an_original_one_prints_it(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        visit = reception.desk.issue("signature", printer_station="kiosk-1")
        start = Barrier(2, timeout=20)

        def begin(station: str) -> bool:
            with open_reception(database_url, clock=clock) as own:
                start.wait()
                return own.desk.begin_printing(visit.ticket.id, station=station)

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(begin, ("kiosk-1", "kiosk-2"))) == [False, True]
        assert self.sheets(database_url) == [(1, SENDING)]

    @pytest.mark.parametrize("state", [SENDING, SENT, CONFIRMED, UNCONFIRMED, FAILED])
    def test_an_original_that_was_sent_is_not_begun_again(
        self, reception: Reception, database_url: str, state: PrintState
    ) -> None:
        visit = reception.desk.issue("signature", printer_station="kiosk-1")
        self.note(reception, visit.ticket.id, state)
        assert not reception.desk.begin_printing(visit.ticket.id, station="kiosk-1")
        assert self.sheets(database_url) == [(1, state)]

    def test_an_original_that_nobody_wanted_is_not_begun(self, reception: Reception) -> None:
        visit = reception.desk.issue("signature")
        assert not reception.desk.begin_printing(visit.ticket.id, station="kiosk-1")

    def test_each_ticket_has_its_own_paper(self, reception: Reception) -> None:
        first = reception.desk.issue("signature", printer_station="kiosk-1")
        second = reception.desk.issue("signature", printer_station="kiosk-1")
        self.note(reception, second.ticket.id, SENDING, FAILED)
        printed = {one.visit.ticket.label: one.printed for one in reception.hall.queue().tickets}
        assert printed == {first.ticket.label: "queued", second.ticket.label: "failed"}
