"""The life of a sheet of paper, from the wish for it to what is known in the end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest

from reception.app import Reception, open_reception
from reception.domain.errors import OperationReusedError
from reception.domain.paper import FRESH, LATER, ORIGINAL, PrintJob, PrintState
from reception.domain.printer import PrinterStatus
from tests.support.clocks import FakeClock
from tests.support.databases import dump
from tests.support.every_case import every_case
from tests.support.sheets import known, sending, sheets, wanted

QUEUED, SENDING, SENT = PrintState.QUEUED, PrintState.SENDING, PrintState.SENT
CONFIRMED, UNCONFIRMED = PrintState.CONFIRMED, PrintState.UNCONFIRMED
FAILED, EXPIRED = PrintState.FAILED, PrintState.EXPIRED
CROWD = 6
ENDS = [state for state in PrintState if state.final]
SECOND = timedelta(seconds=1)


class TestLifeOfASheet:
    def test_it_is_queued_together_with_its_ticket(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        sheet = wanted(reception)
        assert (sheet.sheet, sheet.station, sheet.state) == (ORIGINAL, "kiosk-1", QUEUED)
        assert sheet.queued_at == sheet.changed_at == clock.now()
        assert not sheet.duplicate

    def test_a_ticket_without_paper_has_none(self, reception: Reception) -> None:
        visit = reception.desk.issue("signature")
        assert reception.prints.original(visit.ticket.id) is None

    @pytest.mark.parametrize("end", [state for state in ENDS if state is not EXPIRED])
    def test_it_is_begun_sent_and_ends(
        self, reception: Reception, database_url: str, end: PrintState
    ) -> None:
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, SENT)
        reception.prints.record(sheet, end)
        assert sheets(database_url) == [(1, end)]

    @every_case("before", PrintState)
    # Nothing is ever written as queued but by those who want paper.
    @every_case("after", [state for state in PrintState if state is not QUEUED])
    def test_what_cannot_follow_is_never_written(
        self, reception: Reception, before: PrintState, after: PrintState
    ) -> None:
        sheet = wanted(reception)
        _lead_to(reception, sheet, before)
        if after is SENDING:
            begun = reception.prints.begin(sheet, attempt=reception.ids.new())
            assert begun is (before is QUEUED)
        else:
            reception.prints.record(sheet, after)
        expected = after if after in LATER[before] else before
        assert known(reception, sheet) is expected

    def test_of_two_who_begin_one_may_print(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        sheet = wanted(reception)
        start = Barrier(2, timeout=300)

        def begin(_: int) -> bool:
            with open_reception(database_url, clock=clock) as own:
                start.wait()
                return own.prints.begin(sheet, attempt=own.ids.new())

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(begin, range(2))) == [False, True]
        assert sheets(database_url) == [(1, SENDING)]

    def test_who_did_not_hear_the_answer_may_ask_again(self, reception: Reception) -> None:
        sheet, attempt = wanted(reception), reception.ids.new()
        assert reception.prints.begin(sheet, attempt=attempt)
        assert reception.prints.begin(sheet, attempt=attempt)
        assert not reception.prints.begin(sheet, attempt=reception.ids.new())

    def test_another_station_never_begins_it(self, reception: Reception) -> None:
        visit = reception.desk.issue("signature", printer_station="kiosk-1")
        sheet = reception.prints.original(visit.ticket.id)
        assert sheet
        stolen = PrintJob(
            ticket=sheet.ticket,
            sheet=sheet.sheet,
            station="kiosk-2",
            state=QUEUED,
            queued_at=sheet.queued_at,
            changed_at=sheet.changed_at,
        )
        assert not reception.prints.begin(stolen, attempt=reception.ids.new())


class TestDuplicates:
    def test_a_duplicate_is_a_sheet_of_its_own(
        self, reception: Reception, database_url: str
    ) -> None:
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, FAILED)
        again = reception.prints.want_duplicate(sheet.ticket, station="kiosk-1")
        assert again.duplicate
        reception.prints.record(sending(reception, again), CONFIRMED)
        assert sheets(database_url) == [(1, FAILED), (2, CONFIRMED)]
        (visit,) = reception.hall.queue().tickets
        assert visit.printed is CONFIRMED

    def test_paper_for_a_ticket_without_any_is_marked_too(self, reception: Reception) -> None:
        visit = reception.desk.issue("signature")
        sheet = reception.prints.want_duplicate(visit.ticket.id, station="kiosk-1")
        assert sheet.duplicate

    def test_the_same_request_asks_once(self, reception: Reception, database_url: str) -> None:
        sheet, request = wanted(reception), reception.ids.new()
        first = reception.prints.want_duplicate(sheet.ticket, station="kiosk-1", request=request)
        again = reception.prints.want_duplicate(sheet.ticket, station="kiosk-1", request=request)
        assert first == again
        assert sheets(database_url) == [(1, QUEUED), (2, QUEUED)]

    def test_who_asks_at_the_same_moment_gets_a_sheet_of_his_own(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        tickets = [wanted(reception).ticket for _ in range(5)]
        start = Barrier(CROWD, timeout=300)

        def ask(_: int) -> list[int]:
            found = []
            with open_reception(database_url, clock=clock) as own:
                for ticket in tickets:
                    start.wait()
                    found.append(own.prints.want_duplicate(ticket, station="kiosk-1").sheet)
            return found

        with ThreadPoolExecutor(CROWD) as pool:
            answers = list(pool.map(ask, range(CROWD)))
        for of_one_ticket in zip(*answers, strict=True):
            assert sorted(of_one_ticket) == list(range(2, 2 + CROWD))

    @pytest.mark.parametrize("other", ["ticket", "station"])
    def test_a_request_that_asked_for_something_else_is_refused(
        self, reception: Reception, database_url: str, other: str
    ) -> None:
        sheet, request = wanted(reception), reception.ids.new()
        reception.prints.want_duplicate(sheet.ticket, station="kiosk-1", request=request)
        ticket = wanted(reception).ticket if other == "ticket" else sheet.ticket
        station = "kiosk-2" if other == "station" else "kiosk-1"
        before = dump(database_url)
        with pytest.raises(OperationReusedError, match=str(request)):
            reception.prints.want_duplicate(ticket, station=station, request=request)
        assert dump(database_url) == before

    def test_a_station_is_told_what_it_is_to_print(self, reception: Reception) -> None:
        sheet = wanted(reception)
        again = reception.prints.want_duplicate(sheet.ticket, station="kiosk-1")
        reception.prints.want_duplicate(sheet.ticket, station="kiosk-2")
        sending(reception, wanted(reception))
        assert reception.prints.wanted("kiosk-1", starts=True) == (sheet, again)
        assert reception.prints.wanted("kiosk-1") == (again,)


class TestAfterAPowerCut:
    def test_what_was_begun_is_unconfirmed_and_never_printed_again(
        self, reception: Reception, database_url: str
    ) -> None:
        sending(reception, wanted(reception))
        sent = sending(reception, wanted(reception))
        reception.prints.record(sent, SENT)
        assert reception.prints.settle_left("kiosk-1")
        assert reception.prints.wanted("kiosk-1", starts=True) == ()
        assert sheets(database_url) == [(1, UNCONFIRMED), (1, UNCONFIRMED)]
        assert not reception.prints.begin(sent, attempt=reception.ids.new())

    def test_what_is_fresh_is_still_printed(self, reception: Reception, clock: FakeClock) -> None:
        sheet = wanted(reception)
        clock.advance(seconds=FRESH.total_seconds())
        assert not reception.prints.settle_left("kiosk-1")
        assert reception.prints.wanted("kiosk-1") == (sheet,)

    def test_what_is_too_old_is_expired(self, reception: Reception, clock: FakeClock) -> None:
        sheet = wanted(reception)
        clock.advance(seconds=(FRESH + SECOND).total_seconds())
        assert reception.prints.wanted("kiosk-1") == ()
        assert known(reception, sheet) is EXPIRED

    def test_a_run_that_was_killed_is_told_from_one_that_was_ended(
        self, reception: Reception
    ) -> None:
        reception.prints.report_printer("kiosk-1", PrinterStatus())
        assert not reception.prints.settle_left("kiosk-2")
        assert reception.prints.settle_left("kiosk-1")
        reception.prints.forget_printer("kiosk-1")
        assert not reception.prints.settle_left("kiosk-1")

    def test_a_run_that_did_not_end_clean_is_told_and_shown_to_nobody(
        self, reception: Reception
    ) -> None:
        reception.prints.report_printer("kiosk-1", PrinterStatus())
        reception.prints.forget_printer("kiosk-1", clean=False)
        assert reception.prints.printers() == ()
        assert reception.prints.settle_left("kiosk-1")
        reception.prints.forget_printer("kiosk-1")
        assert not reception.prints.settle_left("kiosk-1")

    def test_a_run_killed_before_it_said_anything_of_its_printer_is_told(
        self, reception: Reception
    ) -> None:
        assert not reception.prints.settle_left("kiosk-1")
        assert reception.prints.printers() == ()
        assert reception.prints.settle_left("kiosk-1")

    def test_other_stations_settle_their_own(self, reception: Reception) -> None:
        sheet = sending(reception, wanted(reception, "kiosk-2"))
        assert not reception.prints.settle_left("kiosk-1")
        assert known(reception, sheet) is SENDING


def _lead_to(reception: Reception, sheet: PrintJob, state: PrintState) -> None:
    """Bring a queued sheet to a state by legal steps."""
    if state is QUEUED:
        return
    if state is not EXPIRED:
        sending(reception, sheet)
    if state is not SENDING:
        reception.prints.record(sheet, state)
    assert known(reception, sheet) is state


def test_every_state_says_what_may_follow() -> None:
    assert set(LATER) == set(PrintState)
    assert [state for state in PrintState if not state.final] == [QUEUED, SENDING, SENT]


UUID_OF_NOBODY = UUID(int=0)


def test_a_ticket_nobody_knows_has_no_paper(reception: Reception) -> None:
    assert reception.hall.paper_of(UUID_OF_NOBODY) is None
