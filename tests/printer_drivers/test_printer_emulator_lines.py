"""How one reaches the emulated printer: the network, a serial line, or from inside."""

import os
import select
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from lab.printer.model import Hardware, PrinterFaults
from lab.printer.server import Emulator
from reception.domain.errors import PrinterFault
from tests.printer_drivers.emulated import (
    ASK_PRINTED,
    CUT,
    PRINTED,
    REPORT,
    ROW,
    WELL,
    heard,
    height,
    rows,
)

_ANYWHERE = ("127.0.0.1", 0)
_PATIENCE_S = 300
_TICKET = ROW + CUT + ASK_PRINTED


def _called(printer: Emulator) -> socket.socket:
    return socket.create_connection(printer.address, timeout=_PATIENCE_S)


def _inside(printer: Emulator) -> socket.socket:
    client = printer.connect()
    client.settimeout(_PATIENCE_S)
    return client


def _prints(printer: Emulator, connect: Callable[[Emulator], socket.socket] = _called) -> None:
    with connect(printer) as client:
        client.sendall(_TICKET)
        assert heard(client, 7) == PRINTED


def _ends(client: socket.socket) -> None:
    """Wait until the printer has ended a connection."""
    try:
        while client.recv(100):
            pass
    except ConnectionResetError:
        pass


def test_inside_one_program_it_needs_no_network(tmp_path: Path) -> None:
    with Emulator(listen=None, out_dir=tmp_path) as printer:
        _prints(printer, _inside)
        assert len(printer.tickets) == 1
        with pytest.raises(PrinterFault):
            _ = printer.address


def test_a_printer_that_is_not_there_cannot_be_connected(tmp_path: Path) -> None:
    printer = Emulator(listen=None, out_dir=tmp_path)
    with pytest.raises(PrinterFault, match="switched off"):
        printer.connect()
    with printer:
        printer.change_faults(powered_off=True)
        with pytest.raises(PrinterFault, match="switched off"):
            printer.connect()


def test_a_serial_line_carries_the_same(tmp_path: Path) -> None:
    with Emulator(listen=None, pty=True, out_dir=tmp_path) as printer:
        path = printer.uri.removeprefix("serial://").partition("?")[0]
        for _ in range(2):
            # Who closes a serial port does not end the line.
            line = os.open(path, os.O_RDWR | os.O_NOCTTY)
            os.write(line, _TICKET)
            got = b""
            while len(got) < len(PRINTED):
                assert select.select([line], [], [], _PATIENCE_S)[0]
                got += os.read(line, 100)
            os.close(line)
            assert got == PRINTED
        assert len(printer.tickets) == 2


def test_without_a_serial_line_it_has_no_such_address(emulator: Emulator) -> None:
    with pytest.raises(PrinterFault):
        _ = emulator.serial_uri


@pytest.mark.parametrize("connect", [_called, _inside])
def test_a_small_buffer_holds_the_sender_back(
    tmp_path: Path, connect: Callable[[Emulator], socket.socket]
) -> None:
    job = rows(60_000)
    small = Hardware(buffer_bytes=4096)
    with Emulator(
        listen=_ANYWHERE, out_dir=tmp_path, hardware=small, faults=PrinterFaults(paper_out=True)
    ) as printer:
        with connect(printer) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
            sent, done = [0], threading.Event()

            def send() -> None:
                while sent[0] < len(job):
                    sent[0] += client.send(job[sent[0] : sent[0] + 1024])
                client.sendall(CUT + ASK_PRINTED)
                done.set()

            sender = threading.Thread(target=send)
            sender.start()
            while select.select([], [client], [], 0)[1]:
                assert not done.wait(0.01)
            assert not done.wait(0.2), "it took no more, and then it did"
            assert sent[0] < len(job) // 4
            printer.set_faults(PrinterFaults())
            assert heard(client, 7) == PRINTED
            sender.join()
        assert [height(path) for path in printer.tickets] == [60_000]


def test_several_clients_never_mix_their_tickets(emulator: Emulator) -> None:
    with _called(emulator) as first, _called(emulator) as second:
        first.sendall(ROW + b"\x1dr\x01")
        assert heard(first, 1) == b"\x00"
        second.sendall(ROW * 3 + CUT + ASK_PRINTED + b"\x10\x04\x01")
        assert heard(second, 1) == b"\x12"
        assert emulator.hanging_rows == 1, "the second one waits"
        first.sendall(ROW + CUT)
        assert heard(second, 7) == PRINTED
    assert [height(path) for path in emulator.tickets] == [2, 3]


def test_whoever_leaves_in_the_middle_keeps_nobody_waiting(emulator: Emulator) -> None:
    with _called(emulator) as first:
        first.sendall(ROW + b"\x1dr\x01")
        heard(first, 1)
    _prints(emulator)
    assert [height(path) for path in emulator.tickets] == [2]


def test_reports_go_to_those_who_asked(emulator: Emulator) -> None:
    with _called(emulator) as first, _called(emulator) as second:
        for client in (first, second):
            client.sendall(REPORT)
            assert heard(client, 4) == WELL
        first.sendall(b"\x1b@" + _TICKET)
        assert heard(first, 7) == PRINTED
        emulator.change_faults(near_end=True)
        assert heard(second, 4) == b"\x10\x00\x03\x00"
        first.sendall(b"\x10\x04\x01")
        assert heard(first, 1) == b"\x12", "ESC @ ended its reports"


def test_a_printer_with_one_session_lets_the_next_one_wait(tmp_path: Path) -> None:
    one = Hardware(one_session=True)
    with Emulator(listen=_ANYWHERE, out_dir=tmp_path, hardware=one) as printer:
        first = _called(printer)
        first.sendall(b"\x10\x04\x01")
        assert heard(first, 1) == b"\x12"
        with _called(printer) as second:
            second.sendall(b"\x10\x04\x01")
            second.settimeout(0.2)
            with pytest.raises(TimeoutError):
                second.recv(1)
            first.close()
            second.settimeout(_PATIENCE_S)
            assert heard(second, 1) == b"\x12"


def test_a_printer_that_is_switched_off_refuses_and_keeps_its_port(emulator: Emulator) -> None:
    address = emulator.address
    with _called(emulator) as client:
        client.sendall(REPORT)
        assert heard(client, 4) == WELL
        emulator.change_faults(powered_off=True)
        _ends(client)
    with pytest.raises(ConnectionRefusedError):
        _called(emulator)
    emulator.change_faults(powered_off=False)
    _until_it_answers(emulator)
    assert emulator.address == address
    _prints(emulator)


def test_a_power_cycle_loses_what_was_held(emulator: Emulator) -> None:
    emulator.set_faults(PrinterFaults(paper_out=True))
    with _called(emulator) as client:
        client.sendall(_TICKET + b"\x10\x04\x01")
        assert heard(client, 1) == b"\x1a"
        emulator.power_cycle(off_s=0.05)
        _ends(client)
    emulator.change_faults(paper_out=False)
    _until_it_answers(emulator)
    _prints(emulator)
    assert [height(path) for path in emulator.tickets] == [1]


def test_a_cable_that_is_pulled_out_tells_nobody(emulator: Emulator) -> None:
    with _called(emulator) as client:
        client.sendall(REPORT)
        assert heard(client, 4) == WELL
        emulator.change_faults(vanished=True)
        client.sendall(b"\x10\x04\x01")
        client.settimeout(0.2)
        with pytest.raises(TimeoutError):
            client.recv(1)
        with pytest.raises(TimeoutError):
            socket.create_connection(emulator.address, timeout=0.2)
        emulator.change_faults(vanished=False)
        client.settimeout(_PATIENCE_S)
        assert heard(client, 1) == b"\x12"
    _until_it_answers(emulator)
    _prints(emulator)


def test_it_takes_exactly_so_many_bytes_and_hangs_up(emulator: Emulator) -> None:
    emulator.set_faults(PrinterFaults(close_after_bytes=len(ROW + CUT) - 1))
    with _called(emulator) as client:
        client.sendall(ROW + CUT + ASK_PRINTED)
        _ends(client)
    assert not emulator.tickets
    assert emulator.hanging_rows == 1


def test_it_can_be_torn_off_from_within_its_own_thread(tmp_path: Path) -> None:
    torn = threading.Event()

    def tear(_: Path) -> None:
        printer.tear_off()
        torn.set()

    printer = Emulator(listen=_ANYWHERE, out_dir=tmp_path, on_ticket=tear)
    with printer:
        _prints(printer)
        assert torn.wait(_PATIENCE_S)


def _until_it_answers(printer: Emulator) -> None:
    """Wait until the printer can be connected again."""
    while True:
        try:
            with _called(printer) as client:
                client.sendall(b"\x10\x04\x01")
                if client.recv(1):
                    return
        except OSError:
            continue
