"""What commands say of paper: that it is printed, that it is not, or that nobody knows."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from nouba import output
from nouba.printing import print_sheet
from reception.app import Reception, open_reception
from reception.domain.errors import StorageFault
from reception.domain.paper import COMMAND, PrintJob, PrintState
from reception.domain.printer import PrinterState, PrinterStatus
from reception.paper.prints import Prints
from tests.support.clocks import FakeClock
from tests.support.commands import Nouba
from tests.support.databases import SqliteDatabases
from tests.support.every_case import every_case

SERVICE = "signature"
STATION = "kiosk-1"
REQUEST = "01a21029-f3c1-7f49-b6a1-2c26db2647e8"
MUTE = PrinterStatus(known=False)


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[Emulator]:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "tickets") as emulator:
        yield emulator


@pytest.fixture
def hall(database_url: str) -> Iterator[Reception]:
    """Give the same reception to the test; unlike ``reception``, by the computer's clock."""
    with open_reception(database_url) as opened:
        yield opened


class TestPrintingAtOnce:
    def test_a_ticket_that_came_out(self, nouba: Nouba, printer: Emulator) -> None:
        answer = nouba("issue", SERVICE, "--printer", printer.uri, "--json")
        assert answer.json["printed"] == "confirmed"
        assert answer.err == ""
        assert len(printer.tickets) == 1

    def test_a_ticket_of_which_the_printer_fell_silent(
        self, nouba: Nouba, printer: Emulator
    ) -> None:
        printer.set_faults(PrinterFaults(at_mm={"mute": 30.0}))
        answer = nouba("issue", SERVICE, "--printer", printer.uri, "--json")
        assert answer.exit_code == 3
        assert json.loads(answer.out)["printed"] == "unconfirmed"
        assert "F001 is perhaps not printed. The printer did not confirm it" in answer.err

    def test_a_printer_that_never_speaks_is_no_failure(
        self, nouba: Nouba, printer: Emulator
    ) -> None:
        printer.set_faults(PrinterFaults(mute=True))
        answer = nouba("issue", SERVICE, "--printer", printer.uri, "--json")
        assert answer.json["printed"] == "unconfirmed"

    def test_the_same_request_fails_again_and_prints_nothing(
        self, nouba: Nouba, printer: Emulator
    ) -> None:
        words = ("issue", SERVICE, "--printer", printer.uri, "--request-id", REQUEST)
        printer.set_faults(PrinterFaults(paper_out=True))
        first = nouba(*words)
        printer.set_faults(PrinterFaults())
        again = nouba(*words)
        assert (first.exit_code, again.exit_code) == (3, 3)
        assert first.out == again.out
        assert "F001 is not printed. The printer is out of paper" in first.err
        assert "F001 is not printed. It failed at an earlier attempt" in again.err
        assert "nouba printer reprint" in again.err
        assert printer.tickets == []
        assert nouba("printer", "reprint", "F001", "--printer", printer.uri).exit_code == 0
        assert len(printer.tickets) == 1

    def test_who_began_it_and_was_killed_leaves_doubt(
        self, nouba: Nouba, printer: Emulator, hall: Reception
    ) -> None:
        request = UUID(REQUEST)
        ticket = hall.desk.issue(SERVICE, printer_station=COMMAND, operation=request).ticket
        sheet = hall.prints.original(ticket.id)
        assert sheet
        assert hall.prints.begin(sheet, attempt=hall.ids.new())
        answer = nouba(
            "issue", SERVICE, "--printer", printer.uri, "--request-id", REQUEST, "--json"
        )
        assert answer.exit_code == 3
        assert "F001 is perhaps not printed. Another command began to print it" in answer.err
        assert printer.tickets == []

    @pytest.mark.parametrize(
        ("away", "printed", "said"),
        [("begin", "failed", "F001 is not printed"), ("record", "unconfirmed", "perhaps not")],
    )
    def test_the_number_is_shown_when_the_database_goes_away(
        self,
        nouba: Nouba,
        printer: Emulator,
        monkeypatch: pytest.MonkeyPatch,
        away: str,
        printed: str,
        said: str,
    ) -> None:
        monkeypatch.setattr(Prints, away, _goes_away)
        answer = nouba("issue", SERVICE, "--printer", printer.uri, "--json")
        assert answer.exit_code == 3
        assert json.loads(answer.out)["label"] == "F001"
        assert json.loads(answer.out)["printed"] == printed
        assert said in answer.err
        assert "The database is away: wait" in answer.err
        assert len(printer.tickets) == (away == "record")

    def test_a_number_that_was_just_given_is_shown_whatever_fails(
        self, nouba: Nouba, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Prints, "original", _goes_away)
        answer = nouba("issue", SERVICE)
        assert (answer.exit_code, answer.out) == (3, "F001\n")
        assert answer.err == "The database is away: wait\n"


def _goes_away(*_: object, **__: object) -> None:
    raise StorageFault("The database is away", "wait")


@pytest.mark.parametrize(
    ("faults", "state", "in_doubt"),
    [
        (PrinterFaults(), PrintState.CONFIRMED, False),
        (PrinterFaults(mute=True), PrintState.UNCONFIRMED, False),
        (PrinterFaults(paper_out=True), PrintState.FAILED, True),
    ],
)
def test_a_sheet_is_in_doubt_unless_its_printer_never_answers(
    sqlite_databases: SqliteDatabases,
    printer: Emulator,
    tmp_path: Path,
    clock: FakeClock,
    faults: PrinterFaults,
    state: PrintState,
    in_doubt: bool,
) -> None:
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as reception:
        printer.set_faults(faults)
        ticket = reception.desk.issue(SERVICE, printer_station=COMMAND).ticket.id
        sheet = reception.prints.original(ticket)
        assert sheet
        assert print_sheet(reception, sheet, printer.uri).state is state
        known = reception.prints.original(ticket)
        assert known
        assert known.state is state
        assert bool(reception.prints.unsure()) is in_doubt


class TestPrintingAtAStation:
    @pytest.mark.parametrize("name", ["kiosk-9", COMMAND])
    def test_a_station_that_is_not_open_costs_no_number(
        self, nouba: Nouba, hall: Reception, name: str
    ) -> None:
        hall.prints.report_printer(STATION, PrinterStatus())
        nouba("issue", SERVICE, "--station", name).refuses_with(name, STATION)
        assert nouba("issue", SERVICE, "--json").json["label"] == "F001"
        nouba("printer", "reprint", "F001", "--station", name).refuses_with(name, STATION)
        assert nouba("ticket", "F001", "--json").json["printed"] == "none"

    @pytest.mark.parametrize(
        ("known", "status", "code", "said"),
        [
            (PrintState.CONFIRMED, PrinterStatus(), 0, ""),
            (PrintState.CONFIRMED_WEAKLY, PrinterStatus(), 0, ""),
            (PrintState.UNCONFIRMED, MUTE, 0, ""),
            (PrintState.UNCONFIRMED, PrinterStatus(), 3, "perhaps not printed. The printer did"),
            (PrintState.FAILED, PrinterStatus(), 3, "not printed. The station 'kiosk-1' could not"),
            (
                PrintState.FAILED,
                PrinterStatus(paper_out=True),
                3,
                "'kiosk-1' says: The printer is out of paper: ",
            ),
            (PrintState.EXPIRED, PrinterStatus(), 3, "not printed. The station 'kiosk-1' came"),
            (PrintState.SENDING, PrinterStatus(), 3, "perhaps not printed. The station"),
            (PrintState.QUEUED, PrinterStatus(), 3, "'kiosk-1' has not begun it yet"),
        ],
    )
    def test_what_became_of_it_is_said(
        self,
        nouba: Nouba,
        hall: Reception,
        monkeypatch: pytest.MonkeyPatch,
        known: PrintState,
        status: PrinterStatus,
        code: int,
        said: str,
    ) -> None:
        def end(self: Prints, ticket: UUID, sheet: int) -> PrintJob | None:
            """Be the station that has come so far."""
            job = read(self, ticket, sheet)
            if job and job.state is PrintState.QUEUED and known is not PrintState.QUEUED:
                assert job.asked_for
                if known is not PrintState.EXPIRED:
                    self.begin(job, attempt=hall.ids.new())
                if known is not PrintState.SENDING:
                    self.record(job, known, answers=status.answers)
            return read(self, ticket, sheet)

        read = Prints.job
        monkeypatch.setattr(Prints, "job", end)
        monkeypatch.setattr(output, "_PATIENCE", timedelta(seconds=0.01))
        hall.prints.report_printer(STATION, status)
        answer = nouba("issue", SERVICE, "--station", STATION, "--json")
        assert answer.exit_code == code
        assert said in answer.err
        assert len(answer.err.splitlines()) == (code != 0)
        assert json.loads(answer.out)["label"] == "F001"

    def test_its_printers_trouble_is_named_while_it_waits(
        self, nouba: Nouba, hall: Reception, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(output, "_PATIENCE", timedelta(seconds=0.01))
        hall.prints.report_printer(STATION, PrinterStatus(online=False, cover_open=True))
        answer = nouba("issue", SERVICE, "--station", STATION)
        assert answer.exit_code == 3
        assert f"'{STATION}' says: " in answer.err
        assert PrinterState.COVER_OPEN.split("_")[0] in answer.err


@every_case(
    "words",
    [
        ("issue", SERVICE, "--printer", ""),
        ("issue", SERVICE, "--station", " "),
        ("issue", SERVICE, "--station", STATION, "--printer", "file:///x"),
        ("printer", "reprint", "F001", "--printer", ""),
        ("printer", "reprint", "F001", "--station", ""),
    ],
)
def test_an_empty_name_is_wrong_usage(nouba: Nouba, words: tuple[str, ...]) -> None:
    nouba(*words).refuses_with(exit_code=2)


def test_no_station_has_the_name_of_the_commands(
    nouba: Nouba, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOUBA_STATION", COMMAND)
    nouba("queue").refuses_with("NOUBA_STATION", COMMAND, exit_code=3)


def test_what_was_typed_does_not_steer_the_terminal(nouba: Nouba) -> None:
    answer = nouba("issue", SERVICE, "--printer", "tcp://\x1b[31mhost:9100")
    assert answer.exit_code == 2
    assert "\x1b" not in answer.err
