"""Tickets to our own emulator, well and ill."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from printer_drivers.bitmap import Bitmap
from printer_drivers.driver.capabilities import PrintPace
from printer_drivers.encode.profiles import Profile
from printer_drivers.render.slip import render_slip
from printer_drivers.render.text import TextTooLongError
from printer_drivers.render.ticket import render_ticket
from printer_drivers.transport.open import open_transport
from printer_drivers.transport.port import Timeouts
from printer_drivers.worker import TicketPrinter, open_printer
from reception.domain.errors import PrinterFault
from reception.domain.language import Language
from reception.domain.paper import PrintState, TicketPaper
from reception.paper.slips import complaints_slip
from tests.support.every_case import every_case
from tests.support.fakes import NINE, a_unit
from tests.support.papers import QR_TEXT, dots, full_paper, plain_paper
from tests.support.sockets import closed_port, deaf_peer

pytestmark = pytest.mark.usefixtures("qapp")


class _Hasty(PrintPace):
    """Jobs that may take no longer than a moment."""

    def time_for(self, byte_count: int, rows: int) -> timedelta:  # noqa: ARG002
        return timedelta(milliseconds=200)


# For printers that never answer anyway.
_HASTY = Timeouts(answer=timedelta(milliseconds=200))


def _hasty_printer(
    uri: str, render: Callable[[TicketPaper, int, int], Bitmap] = render_ticket
) -> TicketPrinter:
    profile = Profile()
    connect = partial(open_transport, uri, _HASTY)
    return TicketPrinter(connect, profile, timeouts=_HASTY, pace=_Hasty(profile), render=render)


def _huge(paper: TicketPaper, width_px: int, dpi: int) -> Bitmap:
    return Bitmap(width_px, 90_000, bytes([255]) * (width_px // 8) * 90_000)


@pytest.mark.parametrize("language", list(Language))
def test_a_ticket_comes_out_as_it_was_drawn(emulator: Emulator, language: Language) -> None:
    printer = open_printer(emulator.uri)
    paper = full_paper(language)
    assert printer.print_ticket(paper) is PrintState.CONFIRMED
    (path,) = emulator.tickets
    assert dots(path) == render_ticket(paper, 576).rows
    with Image.open(path) as image:
        assert [one.text for one in zxingcpp.read_barcodes(image.convert("L"))] == [QR_TEXT]
    assert not emulator.unknown
    printer.close()


def test_what_was_prepared_is_not_drawn_again(emulator: Emulator) -> None:
    drawn: list[str] = []

    def render(paper: TicketPaper, width_px: int, dpi: int) -> Bitmap:
        drawn.append(paper.label)
        return render_ticket(paper, width_px, dpi)

    connect = partial(open_transport, emulator.uri, Timeouts())
    printer = TicketPrinter(connect, Profile(), timeouts=Timeouts(), render=render)
    for label in ("B014", "B015"):
        paper = plain_paper(label=label)
        printer.prepare(paper)
        assert printer.print_ticket(paper) is PrintState.CONFIRMED
    assert drawn == ["B014", "B015"]
    assert len(emulator.tickets) == 2
    printer.close()


def test_a_slip_comes_out_as_it_was_drawn(emulator: Emulator) -> None:
    printer = open_printer(emulator.uri)
    slip = complaints_slip(a_unit(), Language.FRENCH, NINE)
    assert printer.print_slip(slip) is PrintState.CONFIRMED
    (path,) = emulator.tickets
    assert dots(path) == render_slip(slip, 576).rows
    assert not emulator.unknown
    printer.close()


@pytest.mark.parametrize(
    ("confirm", "state"),
    [
        ("gsh", PrintState.CONFIRMED),
        ("gsr", PrintState.CONFIRMED_WEAKLY),
        ("none", PrintState.UNCONFIRMED),
    ],
)
def test_how_to_ask_can_be_chosen(emulator: Emulator, confirm: str, state: PrintState) -> None:
    printer = open_printer(f"{emulator.uri}&confirm={confirm}")
    assert printer.print_ticket(plain_paper()) is state
    printer.close()


def test_narrow_paper(tmp_path: Path) -> None:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path, width_px=384) as emulator:
        printer = open_printer(emulator.uri)
        assert printer.print_ticket(full_paper()) is PrintState.CONFIRMED
        assert dots(emulator.tickets[0]) == render_ticket(full_paper(), 384).rows
        printer.close()


def test_the_connection_is_kept_from_ticket_to_ticket(emulator: Emulator) -> None:
    printer = open_printer(emulator.uri)
    states = [printer.print_ticket(plain_paper()) for _ in range(9)]
    printer.close()
    assert states == [PrintState.CONFIRMED] * 9
    whole = render_ticket(plain_paper(), 576).rows
    assert [dots(path) == whole for path in emulator.tickets] == [True] * 9


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        (PrinterFaults(paper_out=True), "out of paper"),
        (PrinterFaults(cover_open=True), "cover is open"),
        (PrinterFaults(offline=True), "off line"),
    ],
)
def test_a_printer_that_cannot_print_is_sent_nothing(
    emulator: Emulator, faults: PrinterFaults, said: str
) -> None:
    printer = open_printer(emulator.uri)
    emulator.set_faults(faults)
    with pytest.raises(PrinterFault, match=said) as refused:
        printer.print_ticket(plain_paper())
    assert refused.value.hint
    emulator.set_faults(PrinterFaults())
    assert printer.print_ticket(plain_paper(label="B015")) is PrintState.CONFIRMED
    # The first one did not come out late.
    assert len(emulator.tickets) == 1
    assert dots(emulator.tickets[0]) == render_ticket(plain_paper(label="B015"), 576).rows
    printer.close()


def test_near_end_prints_and_tells(emulator: Emulator) -> None:
    emulator.set_faults(PrinterFaults(near_end=True))
    printer = open_printer(emulator.uri)
    assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
    status = printer.status()
    assert status.known
    assert status.online
    assert status.paper_near_end
    assert not status.paper_out
    printer.close()


@pytest.mark.parametrize(
    ("faults", "field"),
    [(PrinterFaults(paper_out=True), "paper_out"), (PrinterFaults(cover_open=True), "cover_open")],
)
def test_status_tells_what_is_wrong(emulator: Emulator, faults: PrinterFaults, field: str) -> None:
    printer = open_printer(emulator.uri)
    assert printer.status().online
    emulator.set_faults(faults)
    status = printer.status()
    assert not status.online
    assert getattr(status, field)
    printer.close()


def test_paper_that_ends_in_the_middle_is_told_and_the_rest_never_comes_out(
    emulator: Emulator,
) -> None:
    printer = open_printer(emulator.uri)
    assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
    emulator.set_faults(PrinterFaults(rows_left=200))
    with pytest.raises(PrinterFault, match="out of paper"):
        printer.print_ticket(plain_paper())
    emulator.set_faults(PrinterFaults())
    assert printer.print_ticket(plain_paper(label="B015")) is PrintState.CONFIRMED
    first, second = (render_ticket(plain_paper(label=one), 576).rows for one in ("B014", "B015"))
    # The partial print is cut off by itself; the next visitor's ticket is whole and alone.
    assert [dots(path) for path in emulator.tickets] == [first, first[: 72 * 200], second]
    printer.close()


def test_a_mute_printer_prints_unconfirmed_and_is_waited_for_once(emulator: Emulator) -> None:
    emulator.set_faults(PrinterFaults(mute=True))
    printer = _hasty_printer(emulator.uri.partition("?")[0])
    assert printer.print_ticket(plain_paper()) is PrintState.UNCONFIRMED
    assert printer.print_ticket(plain_paper()) is PrintState.UNCONFIRMED
    status = printer.status()
    assert not status.known
    assert status.online
    printer.close()


def test_a_question_that_a_printer_does_not_know_is_asked_once(emulator: Emulator) -> None:
    """And the answer to the next one is not taken for it."""
    emulator.set_faults(PrinterFaults(near_end=True, strange_questions=frozenset({3})))
    printer = open_printer(emulator.uri)
    for _ in range(2):
        status = printer.status()
        assert status.online
        assert status.paper_near_end
        assert not status.cutter_error
        assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
    printer.close()


def test_a_printer_that_fell_silent_is_a_fault(emulator: Emulator) -> None:
    printer = open_printer(emulator.uri)
    assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
    emulator.set_faults(PrinterFaults(mute=True))
    with pytest.raises(PrinterFault, match="no longer answers"):
        printer.print_ticket(plain_paper())
    emulator.set_faults(PrinterFaults())
    assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
    assert len(emulator.tickets) == 2
    printer.close()


def test_a_file_prints_unconfirmed(tmp_path: Path) -> None:
    path = tmp_path / "tickets.bin"
    printer = open_printer(f"{path.as_uri()}?width=384")
    assert printer.print_ticket(plain_paper()) is PrintState.UNCONFIRMED
    assert not printer.status().known
    printer.close()
    assert path.read_bytes().startswith(b"\x1b@")


def test_a_printer_that_hung_up_between_tickets_is_called_again(tmp_path: Path) -> None:
    emulator = Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path)
    with emulator:
        printer = open_printer(emulator.uri)
        assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
    with emulator:
        assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
        printer.close()
    assert len(emulator.tickets) == 2


def test_a_printer_that_hangs_up_in_the_middle_gets_the_next_ticket_whole(
    emulator: Emulator,
) -> None:
    printer = open_printer(emulator.uri)
    assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
    emulator.set_faults(PrinterFaults(close_after_bytes=20_000))
    # What the network still had in hand when the printer hung up, nobody knows.
    with suppress(PrinterFault):
        assert printer.print_ticket(plain_paper()) is PrintState.UNCONFIRMED
    emulator.set_faults(PrinterFaults())
    assert printer.print_ticket(plain_paper(label="B015")) is PrintState.CONFIRMED
    whole = render_ticket(plain_paper(label="B015"), 576).rows
    assert dots(emulator.tickets[-1]).endswith(whole)
    printer.close()


def test_a_printer_that_accepts_and_never_reads_ends_at_the_deadline() -> None:
    with deaf_peer() as port:
        printer = _hasty_printer(f"tcp://127.0.0.1:{port}", _huge)
        with pytest.raises(PrinterFault, match="stopped taking") as refused:
            printer.print_ticket(plain_paper())
        assert refused.value.hint
        printer.close()


def test_a_printer_that_is_switched_off_is_a_fault() -> None:
    printer = open_printer(f"tcp://127.0.0.1:{closed_port()}")
    calls: list[Callable[[], object]] = [
        printer.status,
        lambda: printer.print_ticket(plain_paper()),
    ]
    for call in calls:
        with pytest.raises(PrinterFault):
            call()
    printer.close()


def test_a_ticket_that_does_not_fit_does_not_reach_the_printer(emulator: Emulator) -> None:
    printer = open_printer(emulator.uri)
    with pytest.raises(TextTooLongError):
        printer.print_ticket(plain_paper(label="ABCDEFGH123456"))
    assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
    printer.close()


@every_case(
    "uri",
    [
        "ftp://x",
        "tcp://x?profile=TM-X",
        "tcp://x?width=wide",
        "tcp://x?width=380",
        "tcp://x?widht=384",
        "tcp://x?confirm=x",
    ],
)
def test_a_wrong_address_is_refused_before_anything_is_connected(uri: str) -> None:
    with pytest.raises(PrinterFault):
        open_printer(uri)
