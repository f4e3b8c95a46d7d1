from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest

from reception.bootstrap import Reception, open_reception
from reception.clock import SystemClock
from reception.domain.errors import OperationReusedError
from reception.domain.paper import FRESH, LATER, ORIGINAL, SETTLED, PrintJob, PrintState
from reception.domain.printer import SILENT_AFTER, PrinterState, PrinterStatus
from reception.ports import UnsurePaper
from tests.support.clocks import FakeClock
from tests.support.databases import PostgresDatabases, dump

QUEUED, SENDING, SENT = PrintState.QUEUED, PrintState.SENDING, PrintState.SENT
CONFIRMED, UNCONFIRMED = PrintState.CONFIRMED, PrintState.UNCONFIRMED
FAILED, EXPIRED = PrintState.FAILED, PrintState.EXPIRED
READY, MUTE = PrinterStatus(), PrinterStatus(known=False)
GONE = PrinterStatus(known=False, online=False, disconnected=True)
STALLED = PrinterStatus(known=False, online=False, stalled=True)
CROWD = 6
ENDS = [state for state in PrintState if state.final]
SECOND = timedelta(seconds=1)


def wanted(reception: Reception, station: str = "kiosk-1") -> PrintJob:
    visit = reception.desk.issue("signature", printer_station=station)
    sheet = reception.prints.original(visit.ticket.id)
    assert sheet
    return sheet


def sending(reception: Reception, sheet: PrintJob) -> PrintJob:
    assert reception.prints.begin(sheet, attempt=reception.ids.new())
    return sheet


def known(reception: Reception, sheet: PrintJob) -> PrintState:
    job = reception.prints.job(sheet.ticket, sheet.sheet)
    assert job
    return job.state


def sheets(database_url: str) -> list[tuple[int, str]]:
    """Return the number and the state of every sheet of paper."""
    return [(row[1], row[3]) for row in dump(database_url)["print_job"]]


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

    @pytest.mark.parametrize("before", list(PrintState))
    # Nothing is ever written as queued but by those who want paper.
    @pytest.mark.parametrize("after", [state for state in PrintState if state is not QUEUED])
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
        start = Barrier(2, timeout=20)

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
        start = Barrier(CROWD, timeout=20)

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

    def test_other_stations_settle_their_own(self, reception: Reception) -> None:
        sheet = sending(reception, wanted(reception, "kiosk-2"))
        assert not reception.prints.settle_left("kiosk-1")
        assert known(reception, sheet) is SENDING


class TestWhatStaffSeeTo:
    def labels(self, reception: Reception) -> list[str]:
        return [one.label for one in reception.prints.unsure()]

    @pytest.mark.parametrize("end", [FAILED, UNCONFIRMED])
    def test_who_perhaps_has_no_paper(self, reception: Reception, end: PrintState) -> None:
        wanted(reception)
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, end)
        (found,) = reception.prints.unsure()
        assert (found.ticket, found.station, found.state) == (sheet.ticket, "kiosk-1", end)

    def test_nobody_while_paper_is_on_its_way_and_anybody_after_a_few_seconds(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        sending(reception, wanted(reception))
        assert not reception.prints.unsure()
        clock.advance(seconds=SETTLED.total_seconds())
        assert len(reception.prints.unsure()) == 1

    def test_a_duplicate_that_came_out_ends_it(self, reception: Reception) -> None:
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, FAILED)
        again = reception.prints.want_duplicate(sheet.ticket, station="kiosk-1")
        reception.prints.record(sending(reception, again), CONFIRMED)
        assert not reception.prints.unsure()

    def test_who_waits_no_more_needs_no_paper(self, reception: Reception) -> None:
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, FAILED)
        assert len(reception.prints.unsure()) == 1
        reception.desk.call_next(3, "clerk1")
        assert not reception.prints.unsure()

    @pytest.mark.parametrize("then", [MUTE, GONE, STALLED, READY])
    @pytest.mark.parametrize("later", [MUTE, GONE, READY, None])
    def test_a_sheet_is_in_doubt_by_how_its_printer_was_at_its_end(
        self, reception: Reception, then: PrinterStatus, later: PrinterStatus | None
    ) -> None:
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, UNCONFIRMED, answers=then.answers)
        if later:
            reception.prints.report_printer("kiosk-1", later)
        # A printer that never answers leaves every sheet unconfirmed: that is no news.
        assert bool(reception.prints.unsure()) is (then is not MUTE)

    def test_without_a_word_of_the_printer_a_sheet_is_in_doubt(self, reception: Reception) -> None:
        reception.prints.report_printer("kiosk-1", MUTE)
        reception.prints.record(sending(reception, wanted(reception)), UNCONFIRMED)
        assert len(reception.prints.unsure()) == 1


class TestPrintAgain:
    def in_doubt(self, reception: Reception, station: str = "kiosk-1") -> UnsurePaper:
        reception.prints.record(wanted(reception, station), FAILED)
        (found,) = reception.prints.unsure()
        return found

    def test_nobody_prints_while_no_station_is_open(self, reception: Reception) -> None:
        unsure = self.in_doubt(reception)
        assert unsure.print_at is None
        with pytest.raises(ValueError, match=unsure.label):
            reception.prints.print_again(unsure)

    def test_the_sheets_own_station_prints_it(self, reception: Reception) -> None:
        reception.prints.report_printer("desk", READY)
        reception.prints.report_printer("kiosk-1", PrinterStatus(paper_out=True))
        again = reception.prints.print_again(self.in_doubt(reception))
        assert reception.prints.wanted("kiosk-1") == (again,)

    @pytest.mark.parametrize("station", ["command", "kiosk-9"])
    def test_where_it_cannot_be_an_open_one_that_prints_does(
        self, reception: Reception, station: str
    ) -> None:
        reception.prints.report_printer("desk", PrinterStatus(paper_out=True))
        reception.prints.report_printer("kiosk-1", READY)
        reception.prints.report_printer("kiosk-9", READY)
        reception.prints.forget_printer("kiosk-9")
        unsure = self.in_doubt(reception, station)
        assert (unsure.station, unsure.print_at) == (station, "kiosk-1")
        again = reception.prints.print_again(unsure)
        assert reception.prints.wanted("kiosk-1") == (again,)

    def test_a_station_not_heard_of_lately_is_not_open(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.prints.report_printer("kiosk-1", READY)
        assert self.in_doubt(reception).print_at == "kiosk-1"
        clock.advance(seconds=(SILENT_AFTER + SECOND).total_seconds())
        (unsure,) = reception.prints.unsure()
        assert unsure.print_at is None

    def test_however_many_ask_one_sheet_follows(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reception.prints.report_printer("kiosk-1", READY)
        unsure = self.in_doubt(reception)
        start = Barrier(CROWD, timeout=20)

        def ask(_: int) -> PrintJob:
            with open_reception(database_url, clock=clock) as own:
                start.wait()
                return own.prints.print_again(unsure)

        with ThreadPoolExecutor(CROWD) as pool:
            (again,) = set(pool.map(ask, range(CROWD)))
        assert sheets(database_url) == [(1, FAILED), (2, QUEUED)]
        reception.prints.record(again, FAILED)
        (unsure,) = reception.prints.unsure()
        assert unsure.sheet == 2
        assert reception.prints.print_again(unsure).sheet == 3

    def test_a_panel_that_knew_another_open_station_gets_the_same_sheet(
        self, reception: Reception
    ) -> None:
        reception.prints.report_printer("kiosk-1", READY)
        unsure = self.in_doubt(reception)
        again = reception.prints.print_again(unsure)
        assert reception.prints.print_again(replace(unsure, print_at="desk")) == again


class WrongClock(SystemClock):
    """The clock of a computer that is wrong about the time."""

    def __init__(self, wrong_by: timedelta) -> None:
        self._wrong_by = wrong_by

    def now(self) -> datetime:
        return super().now() + self._wrong_by


@pytest.mark.postgresql
class TestComputersThatDisagreeAboutTheTime:
    @pytest.fixture(params=[-90, 90, 600])
    def computers(
        self, postgres_databases: PostgresDatabases, tmp_path: Path, request: pytest.FixtureRequest
    ) -> Iterator[tuple[Reception, Reception]]:
        """Give the receptions of a right computer and of a wrong one."""
        wrong = WrongClock(timedelta(seconds=request.param))
        with (
            postgres_databases.commune(tmp_path) as url,
            open_reception(url) as right,
            open_reception(url, clock=wrong) as other,
        ):
            yield right, other

    def test_a_sheet_is_as_old_as_it_is(
        self, computers: tuple[Reception, Reception], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Less than the clocks are apart, more than a slow machine needs.
        monkeypatch.setattr("reception.prints.SETTLED", timedelta(seconds=60))
        for mine, other in permutations(computers):
            sheet = wanted(mine)
            again = mine.prints.want_duplicate(sheet.ticket, station="kiosk-1")
            assert other.prints.wanted("kiosk-1", starts=True) == (sheet, again)
            sending(mine, sheet)
            sending(mine, again)
            assert not other.prints.unsure()
            mine.prints.record(sheet, CONFIRMED)
            mine.prints.record(again, CONFIRMED)

    def test_a_station_just_heard_is_not_silent(
        self, computers: tuple[Reception, Reception]
    ) -> None:
        for mine, other in permutations(computers):
            mine.prints.report_printer("kiosk-1", READY)
            (printer,) = other.prints.printers()
            assert not printer.silent


class TestPrinters:
    def test_the_latest_word_counts_and_since_when(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.prints.report_printer("kiosk-1", PrinterStatus())
        began = clock.now()
        clock.advance(seconds=30)
        reception.prints.report_printer("kiosk-1", PrinterStatus(), changed=False)
        (printer,) = reception.prints.printers()
        assert (printer.state, printer.since, printer.heard_at) == (
            PrinterState.READY,
            began,
            clock.now(),
        )
        clock.advance(seconds=30)
        reception.prints.report_printer("kiosk-1", PrinterStatus(paper_near_end=True))
        (printer,) = reception.prints.printers()
        assert (printer.state, printer.since) == (PrinterState.NEAR_END, clock.now())

    def test_a_station_that_says_nothing_is_silent(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.prints.report_printer("kiosk-1", READY)
        for step, silent in ((SILENT_AFTER, False), (SECOND, True)):
            clock.advance(seconds=step.total_seconds())
            (printer,) = reception.prints.printers()
            assert printer.silent is silent

    def test_a_closed_station_has_none(self, reception: Reception) -> None:
        reception.prints.report_printer("kiosk-1", PrinterStatus())
        reception.prints.report_printer("kiosk-2", PrinterStatus(paper_out=True, online=False))
        reception.prints.forget_printer("kiosk-1")
        assert [one.station for one in reception.prints.printers()] == ["kiosk-2"]


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
