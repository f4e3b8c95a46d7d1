"""The emulated printer goes on when its pictures cannot be kept, and never stops silently."""

import logging
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.printer.loop import SocketChannel
from lab.printer.server import Emulator
from reception.domain.errors import PrinterFault
from tests.printer_drivers.emulated import ASK_PRINTED, CUT, PRINTED, ROW, heard

_TICKET = ROW + CUT + ASK_PRINTED
_PATIENCE_S = 300


@pytest.fixture
def told() -> list[PrinterFault]:
    return []


@pytest.fixture
def printer(tmp_path: Path, told: list[PrinterFault]) -> Iterator[Emulator]:
    folder = tmp_path / "paper"
    with Emulator(listen=("127.0.0.1", 0), out_dir=folder, on_trouble=told.append) as running:
        yield running


def _print(printer: Emulator) -> None:
    with socket.create_connection(printer.address, timeout=_PATIENCE_S) as client:
        client.sendall(_TICKET)
        assert heard(client, len(PRINTED)) == PRINTED


def test_a_folder_that_was_removed_is_made_again(printer: Emulator, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "paper")
    _print(printer)
    assert [path.exists() for path in printer.tickets] == [True]


def test_pictures_that_cannot_be_kept_are_told_of_once_and_printing_goes_on(
    printer: Emulator, told: list[PrinterFault], tmp_path: Path
) -> None:
    folder = tmp_path / "paper"
    shutil.rmtree(folder)
    folder.touch()
    _print(printer)
    _print(printer)
    assert printer.tickets == []
    (fault,) = told
    assert str(folder) in fault.what
    folder.unlink()
    _print(printer)
    assert len(printer.tickets) == 1
    shutil.rmtree(folder)
    folder.touch()
    _print(printer)
    assert len(told) == 2, "a new trouble is news again"


def test_without_anybody_to_tell_it_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "paper"
    with Emulator(listen=("127.0.0.1", 0), out_dir=folder) as printer:
        shutil.rmtree(folder)
        folder.touch()
        _print(printer)
    assert "cannot keep its tickets" in caplog.text
    caplog.clear()


def test_no_folder_at_all_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PrinterFault, match="cannot keep its tickets"):
        Emulator(out_dir=tmp_path / "file" / "paper")


def test_a_printer_that_breaks_down_hangs_up_and_says_so(
    tmp_path: Path, told: list[PrinterFault], caplog: pytest.LogCaptureFixture
) -> None:
    def burst(_: Path) -> None:
        raise RuntimeError("a bug")

    printer = Emulator(
        listen=("127.0.0.1", 0), out_dir=tmp_path, on_ticket=burst, on_trouble=told.append
    )
    with printer:
        with socket.create_connection(printer.address, timeout=_PATIENCE_S) as client:
            client.sendall(_TICKET)
            assert client.recv(100) == b""
        while not told:
            printer.tear_off()
        (fault,) = told
        assert "broke down" in fault.what
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(printer.address, timeout=_PATIENCE_S)
        printer.power_cycle()
        with pytest.raises(PrinterFault):
            printer.connect()
    assert [one.levelno for one in caplog.records] == [logging.ERROR]
    assert caplog.records[0].exc_info
    caplog.clear()


def test_hanging_up_is_heard_though_a_child_has_a_copy_of_the_line() -> None:
    ours, its = socket.socketpair()
    with ours, its.dup() as _:
        ours.settimeout(_PATIENCE_S)
        SocketChannel(its).close()
        assert ours.recv(1) == b""
