"""The emulated printer, spoken to byte by byte."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from reception.domain.errors import PrinterFault
from tests.printer_drivers.emulated import ASK_PRINTED, CLEAR, CLEARED, CUT, PRINTED, ROW, heard


@contextmanager
def _called(emulator: Emulator) -> Iterator[socket.socket]:
    with socket.create_connection(emulator.address, timeout=300) as client:
        yield client


def test_rows_feeds_and_cut_become_a_picture(emulator: Emulator) -> None:
    with _called(emulator) as client:
        client.sendall(b"\x1b@" + ROW + b"\x1bJ\x05" + ROW + CUT + ASK_PRINTED)
        assert heard(client, 7) == PRINTED
    (path,) = emulator.tickets
    with Image.open(path) as image:
        assert (image.mode, image.size) == ("1", (576, 7))
        assert image.getpixel((0, 0)) == 0
        assert image.getpixel((4, 0)) == 255
        assert image.getpixel((0, 3)) == 255
        assert image.getpixel((0, 6)) == 0


def test_feed_follows_the_motion_unit(emulator: Emulator) -> None:
    with _called(emulator) as client:
        halved = b"\x1dP\x00" + bytes((101,))
        client.sendall(ROW + halved + b"\x1bJ\x0a" + CUT + ASK_PRINTED)
        heard(client, 7)
    with Image.open(emulator.tickets[0]) as image:
        assert image.height == 1 + 10 * 203 // 101


def test_lines_are_fed_and_what_is_not_known_is_noted(emulator: Emulator) -> None:
    with _called(emulator) as client:
        client.sendall(ROW + b"\n\x1bd\x02\x1d\xff\x1b\xff\x1d(k\x01\x00x" + CUT + ASK_PRINTED)
        heard(client, 7)
    assert emulator.unknown == [b"\x1d\xff", b"\x1b\xff", b"\x1d(k"]
    with Image.open(emulator.tickets[0]) as image:
        assert image.height == 91


def test_a_cut_without_paper_makes_no_picture(emulator: Emulator) -> None:
    with _called(emulator) as client:
        client.sendall(CUT + b"\x1dV\x00" + ASK_PRINTED)
        heard(client, 7)
    assert not emulator.tickets


@pytest.mark.parametrize(
    ("faults", "answers"),
    [
        (PrinterFaults(), b"\x12\x12\x12\x12"),
        (PrinterFaults(near_end=True), b"\x12\x12\x12\x1e"),
        (PrinterFaults(paper_out=True), b"\x1a\x32\x12\x7e"),
        (PrinterFaults(cover_open=True), b"\x1a\x16\x12\x12"),
        (PrinterFaults(offline=True), b"\x1a\x12\x12\x12"),
    ],
)
def test_status_is_answered_whatever_is_wrong(
    emulator: Emulator, faults: PrinterFaults, answers: bytes
) -> None:
    emulator.set_faults(faults)
    with _called(emulator) as client:
        for question in (1, 2, 3, 4):
            # Cut in two, as a network may do.
            client.sendall(b"\x10\x04")
            client.sendall(bytes((question,)))
        assert heard(client, 4) == answers


def test_changes_are_reported_when_they_happen(emulator: Emulator) -> None:
    with _called(emulator) as client:
        client.sendall(b"\x1da\x0e")
        assert heard(client, 4) == b"\x10\x00\x00\x00"
        emulator.set_faults(PrinterFaults(paper_out=True))
        assert heard(client, 4) == b"\x18\x00\x0f\x00"
        emulator.set_faults(PrinterFaults())
        assert heard(client, 4) == b"\x10\x00\x00\x00"
        client.sendall(b"\x1b@" + ASK_PRINTED)
        assert heard(client, 7) == PRINTED


def test_without_paper_it_prints_nothing_reads_no_further_and_prints_later(
    emulator: Emulator,
) -> None:
    emulator.set_faults(PrinterFaults(paper_out=True))
    job = ROW * 400_000
    with _called(emulator) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        client.settimeout(0.3)
        with pytest.raises(TimeoutError):
            client.sendall(job)
    assert not emulator.tickets


def test_what_was_held_comes_out_when_the_roll_is_changed(emulator: Emulator) -> None:
    emulator.set_faults(PrinterFaults(paper_out=True))
    with _called(emulator) as client:
        client.sendall(ROW + CUT + ASK_PRINTED + b"\x10\x04\x01")
        assert heard(client, 1) == b"\x1a"
        assert not emulator.tickets
        emulator.set_faults(PrinterFaults())
        assert heard(client, 7) == PRINTED
    assert len(emulator.tickets) == 1


def test_buffers_are_cleared_on_request(emulator: Emulator) -> None:
    emulator.set_faults(PrinterFaults(paper_out=True))
    with _called(emulator) as client:
        client.sendall(ROW + CUT + CLEAR + ROW)
        assert heard(client, 3) == CLEARED
        emulator.set_faults(PrinterFaults())
        client.sendall(CUT + ASK_PRINTED)
        assert heard(client, 7) == PRINTED
    (path,) = emulator.tickets
    with Image.open(path) as image:
        assert image.height == 1


def test_pictures_of_earlier_days_are_kept(tmp_path: Path) -> None:
    for expected in ("ticket-0001.png", "ticket-0002.png"):
        with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path) as emulator:
            with _called(emulator) as client:
                client.sendall(ROW + CUT + ASK_PRINTED)
                heard(client, 7)
            assert [path.name for path in emulator.tickets] == [expected]


def test_it_tells_of_every_ticket_as_it_comes_out(tmp_path: Path) -> None:
    told, came = [], threading.Event()

    def on_ticket(path: Path) -> None:
        told.append(path.exists())
        came.set()

    with (
        Emulator(listen=("::1", 0), out_dir=tmp_path, on_ticket=on_ticket) as emulator,
        _called(emulator) as client,
    ):
        assert emulator.uri.startswith("tcp://[::1]:")
        client.sendall(ROW + CUT)
        assert came.wait(300)
    assert told == [True]


def test_a_port_in_use_is_a_fault(emulator: Emulator, tmp_path: Path) -> None:
    second = Emulator(listen=emulator.address, out_dir=tmp_path)
    with pytest.raises(PrinterFault, match="cannot listen"):
        second.start()
    second.stop()
