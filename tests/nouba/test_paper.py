"""A ticket that a command prints itself, and whether staff are told of it."""

from pathlib import Path

import pytest

from nouba.paper import COMMAND, print_sheet
from printer_drivers.emulator import Emulator, Faults
from reception.bootstrap import open_reception
from reception.domain.paper import PrintState
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases


@pytest.mark.parametrize(
    ("faults", "state", "in_doubt"),
    [
        (Faults(), PrintState.CONFIRMED, False),
        (Faults(mute=True), PrintState.UNCONFIRMED, False),
        (Faults(paper_out=True), PrintState.FAILED, True),
    ],
)
def test_a_sheet_is_in_doubt_unless_its_printer_never_answers(
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
    clock: FakeClock,
    faults: Faults,
    state: PrintState,
    in_doubt: bool,
) -> None:
    with (
        Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "tickets") as printer,
        sqlite_databases.commune(tmp_path) as url,
        open_reception(url, clock=clock) as reception,
    ):
        printer.set_faults(faults)
        ticket = reception.desk.issue("signature", printer_station=COMMAND).ticket.id
        sheet = reception.prints.original(ticket)
        assert sheet
        print_sheet(reception, sheet, printer.uri)
        known = reception.prints.original(ticket)
        assert known
        assert known.state is state
        assert bool(reception.prints.unsure()) is in_doubt
