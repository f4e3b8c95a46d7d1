"""What a printer is and can say is found out without a dot on paper."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from printer_drivers.deadline import Deadline
from printer_drivers.driver.handshake import Confirmation
from printer_drivers.driver.link import Waker
from printer_drivers.encode.profiles import Confirm, Cut, Profile
from printer_drivers.encode.ruler import encode_ruler
from printer_drivers.encode.status_commands import (
    ASK_PAPER,
    REPORT_CHANGES,
    StatusAsk,
    status_question,
)
from printer_drivers.transport.port import Timeouts
from printer_drivers.worker import TicketPrinter, open_printer
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterState
from tests.printer_drivers.printer_trials import WIDTH_PX, outcome, printer_at, small_ticket

_ALL_WELL = b"\x10\x00\x00\x00"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Emulator]:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "paper", width_px=WIDTH_PX) as one:
        yield one


@pytest.mark.parametrize(
    ("faults", "confirm", "confirmation", "reports"),
    [
        (PrinterFaults(), Confirm.PROCESS_ID, Confirmation.STRONG, True),
        (PrinterFaults(), Confirm.IN_ORDER, Confirmation.WEAK, True),
        (PrinterFaults(no_process_ids=True), Confirm.PROCESS_ID, Confirmation.WEAK, True),
        (PrinterFaults(no_reports=True), Confirm.PROCESS_ID, Confirmation.STRONG, False),
        (PrinterFaults(), Confirm.NOT, Confirmation.NONE, True),
        (PrinterFaults(mute=True), Confirm.PROCESS_ID, Confirmation.NONE, False),
    ],
)
def test_how_sure_a_ticket_can_be(
    small: Emulator,
    faults: PrinterFaults,
    confirm: Confirm,
    confirmation: Confirmation,
    reports: bool,
) -> None:
    small.set_faults(faults)
    printer = printer_at(small, confirm=confirm)
    found = printer.probe()
    assert (found.confirmation, found.reports_changes) == (confirmation, reports)
    assert found.status.known is not faults.mute
    assert not small.tickets
    assert not small.hanging_rows
    printer.close()


def test_who_it_is(small: Emulator) -> None:
    printer = printer_at(small)
    found = printer.probe()
    assert (found.maker, found.model, found.firmware) == ("NOUBA", "EMULATOR", "1.0")
    assert found.round_trip is not None
    # Asking leaves nothing behind: the next ticket is confirmed like any other.
    assert outcome(printer, small_ticket(0x3C)) is PrintState.CONFIRMED
    printer.close()


def test_a_printer_that_cannot_print_is_not_asked_in_order(small: Emulator) -> None:
    small.set_faults(PrinterFaults(paper_out=True))
    printer = printer_at(small)
    found = printer.probe()
    assert found.status.state is PrinterState.PAPER_OUT
    assert found.confirmation is None
    printer.close()


def test_a_file_tells_nothing(tmp_path: Path) -> None:
    printer = open_printer((tmp_path / "tickets.bin").as_uri())
    found = printer.probe()
    assert not found.status.known
    assert found.confirmation is Confirmation.NONE
    printer.close()


def test_nobody_there_is_a_fault(small: Emulator) -> None:
    printer = printer_at(small)
    small.stop()
    with pytest.raises(PrinterFault):
        printer.probe()
    assert printer.latest.state is PrinterState.DISCONNECTED


def test_the_ruler_page_is_printed_like_a_ticket(emulator: Emulator) -> None:
    printer = open_printer(emulator.uri)
    assert printer.print_encoded(encode_ruler) is PrintState.CONFIRMED
    assert len(emulator.tickets) == 1
    printer.close()


class _Presenter:
    """A kiosk printer of Custom, as its manual says: a ticket may wait in its mouth."""

    def __init__(self) -> None:
        self.answers = True
        self.line_bytes_s: float | None = None
        self.full_status = b"\x10\x0f\x20\x00\x00\x00"
        self.reports_changes = False
        self._said = b""

    def fileno(self) -> None:
        return None

    def write(self, data: bytes, deadline: Deadline) -> int:  # noqa: ARG002
        if data == status_question(StatusAsk.CUSTOM_FULL_STATUS):
            self._said += self.full_status
        elif REPORT_CHANGES in data and self.reports_changes:
            self._said += _ALL_WELL + b"\x00" * data.count(ASK_PAPER)
        elif data.startswith(b"\x10\x04"):
            self._said += b"\x12"
        return len(data)

    def flush(self, deadline: Deadline) -> bool:  # noqa: ARG002
        return True

    def read(self, deadline: Deadline) -> bytes:  # noqa: ARG002
        said, self._said = self._said, b""
        return said

    def close(self) -> None:
        pass


def test_a_ticket_that_nobody_took_is_seen() -> None:
    presenter = _Presenter()
    timeouts = Timeouts(answer=timedelta(milliseconds=50))
    printer = TicketPrinter(lambda: presenter, Profile(cut=Cut.PRESENT), timeouts=timeouts)
    status = printer.status()
    assert (status.state, status.ticket_in_mouth) == (PrinterState.READY, True)
    presenter.full_status = b"\x10\x0f\x04\x00\x00\x00"
    status = printer.status()
    assert (status.state, status.ticket_in_mouth) == (PrinterState.NEAR_END, False)
    # Another make with the same cut does not know the question: it costs a moment, once.
    presenter.full_status = b""
    assert printer.status().known
    printer.close()


def test_a_ticket_that_nobody_took_is_seen_where_changes_are_reported() -> None:
    presenter = _Presenter()
    presenter.reports_changes = True
    timeouts = Timeouts(answer=timedelta(milliseconds=200))
    profile = Profile(cut=Cut.PRESENT, confirm=Confirm.IN_ORDER)
    printer = TicketPrinter(lambda: presenter, profile, timeouts=timeouts)
    waker = Waker()
    printer.listen(Deadline.after(timedelta(0)), waker)
    waker.close()
    assert printer.latest.ticket_in_mouth, "no report of changes speaks of it"
    presenter.full_status = b"\x10\x0f\x00\x00\x00\x00"
    assert not printer.status().ticket_in_mouth
    presenter.full_status = b"\x10\x0f\x20\x00\x00\x00"
    assert printer.status().ticket_in_mouth
    printer.close()
