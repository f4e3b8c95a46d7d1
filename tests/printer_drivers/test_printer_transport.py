import os
import socket
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from lab.printer.address import real_address
from printer_drivers.deadline import Deadline
from printer_drivers.transport.open import check_address, open_transport
from printer_drivers.transport.port import Timeouts
from printer_drivers.transport.tcp import Address, addresses
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault
from tests.printer_drivers.printer_lines import tcp_line
from tests.support.every_case import every_case
from tests.support.sockets import closed_port, deaf_peer

_SOON = timedelta(milliseconds=100)
_PATIENT = timedelta(seconds=10)


def test_an_unknown_scheme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(PrinterFault) as refused:
        open_transport("ftp://somewhere")
    assert "tcp://" in refused.value.hint
    assert "file://" in refused.value.hint


@every_case(
    "uri", ["tcp://", "tcp://host:port", "tcp://host:99999", "file://", "file://elsewhere/x", ""]
)
def test_a_broken_address_is_refused(uri: str) -> None:
    with pytest.raises(PrinterFault) as refused:
        open_transport(uri)
    assert refused.value.hint


def test_an_address_is_taken_apart() -> None:
    uri = PrinterUri.parse("tcp://[::1]:9101?profile=TM-T20II&width=576")
    assert (uri.scheme, uri.host, uri.port) == ("tcp", "::1", 9101)
    assert uri.options == {"profile": "TM-T20II", "width": "576"}
    assert uri.whole_number("width") == 576
    assert uri.whole_number("speed") is None


@every_case(("option", "example"), [("width", 576), ("dpi", 203), ("speed", 50), ("baud", 9600)])
@every_case("value", ["nan", "-1", "0", "1.5"])
def test_the_example_of_a_number_is_one_that_a_printer_may_have(
    option: str, example: int, value: str
) -> None:
    uri = PrinterUri.parse(f"serial:///dev/x?{option}={value}")
    with pytest.raises(PrinterFault) as refused:
        uri.whole_number(option)
    assert refused.value.hint == f"write it like {option}={example}"


@every_case(
    ("host", "meant"),
    [("fe80::1%12", "fe80::1%12"), ("fe80::1%2512", "fe80::1%12"), ("fe80::1%eth0",) * 2],
)
def test_an_address_may_name_a_network_card(host: str, meant: str) -> None:
    assert PrinterUri.parse(f"tcp://[{host}]:9100").host == meant


@every_case(
    "uri",
    [
        "tcp://192.168.1.50:9100/",
        "tcp://printer.example.ma",
        "usb://04b8:0e28?serial=X3B4%20010",
        "usblp:///dev/usb/lp0?width=384",
        "serial:///dev/serial/by-id/usb-FTDI%20A5-port0?baud=115200&flow=rtscts&parity=even",
        "cups://kiosk@hall?profile=TM-T20II",
        "file:///var/lib/nouba/%D8%AA%D8%B0%D8%A7%D9%83%D8%B1 %23 1.bin?dpi=203&speed=60",
    ],
)
def test_addresses_as_administrators_write_them_are_understood(uri: str) -> None:
    check_address(PrinterUri.parse(uri))


@every_case(
    ("uri", "what"),
    [
        ("tcp://10.0.0.5\n:9100", "'tcp://10.0.0.5\ufffd:9100' holds a control character"),
        ("tcp://10.0.0.5:9100\r\n", "holds a control character"),
        ("\x1b[2Jtcp://10.0.0.5", "'\ufffd[2Jtcp://10.0.0.5' holds a control character"),
        ("file:///x%00.bin", "holds a control character"),
        ("tcp://a%0ab", "holds a control character"),
        ("cups://a%1b", "holds a control character"),
        ("emu://?out=a%00", "holds a control character"),
        ("emu://?a%00=b", "holds a control character"),
        ("tcp://x?width=384&width=576", "'width' stands 2 times"),
        ("emu://?cut=full&cut=none", "'cut' stands 2 times"),
        ("tcp://x?cut=full", "'cut' is no option of a tcp://"),
        ("tcp://x?width", "'width=' in the printer address has no value"),
        ("tcp://x?profile=", "'profile=' in the printer address has no value"),
        ("emu://?out=", "'out=' in the printer address has no value"),
        ("tcp://x?=5", "'' is no option"),
        ("tcp://admin:secret@10.0.0.5:9100", "names a user"),
        ("TCP://admin:se\ncret@10.0.0.5:9100", "names a user"),
        ("tcp://10.0.0.5:9100#tray2", "goes on after a '#'"),
        ("file:///x#1.bin", "goes on after a '#'"),
        ("emu://?out=a#", "goes on after a '#'"),
        ("tcp://10.0.0.5:9100/queue", "goes on with '/queue'"),
        ("usb://04b8:0e28/1", "goes on with '/1'"),
        (f"tcp://{'a' * 5000}", "aaa\N{HORIZONTAL ELLIPSIS}' is 5006 characters long"),
        (f"tcp://x:{'9' * 900}", "is not a printer address"),
        (f"{'x' * 900}://", "is not a printer address"),
        (f"file://{'x' * 900}/", "names no file"),
        (f"tcp://x?{'w' * 900}=1", "www\N{HORIZONTAL ELLIPSIS}' is no option"),
        (f"tcp://x?profile={'w' * 900}", "is too long"),
        (f"serial:///dev/x?baud={'9' * 900}", "is not understood"),
        (f"tcp://x?width={'w' * 900}", "is too long"),
        (f"cups://{'q' * 900}/x", "names no queue"),
        (f"usb://{'q' * 900}", "names no USB device"),
        (f"emu://?out={'f' * 900}", "File name too long"),
        (f"emu://{'f' * 900}", "names a place"),
    ],
)
def test_what_would_be_lost_or_steer_a_terminal_is_refused_in_a_sentence(
    uri: str, what: str
) -> None:
    with pytest.raises(PrinterFault) as refused:
        open_transport(real_address(uri))
    said = str(refused.value)
    assert what in said
    assert said.isprintable()
    assert len(said) < 300
    assert "secret" not in said


@every_case("width", ["wide", "-8", "0", "٥"])
def test_a_width_must_be_a_number(width: str) -> None:
    with pytest.raises(PrinterFault):
        PrinterUri.parse(f"file:///x?width={width}").whole_number("width")


def test_a_port_where_nobody_listens_is_told_at_once() -> None:
    with pytest.raises(PrinterFault, match="refuses"):
        open_transport(f"tcp://127.0.0.1:{closed_port()}")


def test_a_host_that_does_not_answer_ends_at_the_deadline() -> None:
    """A full backlog takes no further connection and refuses none."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        port = server.getsockname()[1]
        waiting = []
        try:
            for _ in range(4):
                client = socket.socket()
                client.settimeout(0)
                client.connect_ex(("127.0.0.1", port))
                waiting.append(client)
            with pytest.raises(PrinterFault, match="does not answer"):
                open_transport(f"tcp://127.0.0.1:{port}", Timeouts(connect=_SOON))
        finally:
            for client in waiting:
                client.close()


def test_bytes_go_and_come_over_either_internet_protocol() -> None:
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "[::1]")):
        with socket.create_server((host.strip("[]"), 0), family=family) as server:
            transport = open_transport(f"tcp://{host}:{server.getsockname()[1]}")
            peer, _ = server.accept()
            with peer:
                assert transport.write(b"ticket", Deadline.after(_PATIENT)) == 6
                assert peer.recv(100) == b"ticket"
                peer.send(b"\x12")
                assert transport.read(Deadline.after(_PATIENT)) == b"\x12"
                assert transport.read(Deadline.after(timedelta(0))) == b""
            transport.close()


def test_a_peer_that_never_reads_holds_nobody_past_the_deadline() -> None:
    with deaf_peer() as port:
        transport = open_transport(f"tcp://127.0.0.1:{port}")
        deadline = Deadline.after(_SOON)
        taken = transport.write(bytes(50_000_000), deadline)
        assert 0 < taken < 50_000_000
        assert deadline.passed
        transport.close()
        transport.close()


def test_what_the_network_still_kept_never_reaches_a_printer_that_was_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with tcp_line(monkeypatch) as line:
        transport = open_transport(line.uri)
        assert transport.write(bytes(100_000), Deadline.after(_PATIENT)) == 100_000
        assert not transport.flush(Deadline.after(_SOON))
        with pytest.raises(ConnectionResetError):
            line.hear(100_000)


def test_what_was_handed_over_reaches_the_printer_after_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with tcp_line(monkeypatch) as line:
        transport = open_transport(line.uri)
        assert transport.write(b"ticket", Deadline.after(_PATIENT)) == 6
        assert transport.flush(Deadline.after(_PATIENT))
        transport.close()
        assert line.hear(6) == b"ticket"


def test_a_peer_that_hangs_up_is_a_fault() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        transport = open_transport(f"tcp://127.0.0.1:{server.getsockname()[1]}")
        server.accept()[0].close()
        with pytest.raises(PrinterFault, match="closed the connection"):
            transport.read(Deadline.after(_PATIENT))
        # The first bytes may still go on their way; the answer to them says that nobody is there.
        with pytest.raises(PrinterFault):
            transport.write(bytes(50_000_000), Deadline.after(_PATIENT))
        transport.close()


def test_a_file_is_appended_to(tmp_path: Path) -> None:
    path = tmp_path / "tickets of today.bin"
    for _ in range(2):
        transport = open_transport(path.as_uri())
        assert not transport.answers
        assert transport.write(b"ticket", Deadline.after(_PATIENT)) == 6
        assert transport.read(Deadline.after(_PATIENT)) == b""
        transport.close()
    assert path.read_bytes() == b"ticketticket"


def test_a_file_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(PrinterFault) as refused:
        open_transport((tmp_path / "missing" / "x").as_uri())
    assert "folder" in refused.value.hint


def test_a_full_disk_is_a_fault() -> None:
    transport = open_transport("file:///dev/full")
    with pytest.raises(PrinterFault):
        transport.write(b"ticket", Deadline.after(_PATIENT))
    transport.close()


def test_a_device_that_takes_nothing_holds_nobody_past_the_deadline(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        transport = open_transport(path.as_uri())
        assert 0 < transport.write(bytes(5_000_000), Deadline.after(_SOON)) < 5_000_000
        transport.close()
    finally:
        os.close(reader)


def test_a_device_that_nobody_serves_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    with pytest.raises(PrinterFault):
        open_transport(path.as_uri())


def test_a_name_that_nobody_knows_is_a_fault() -> None:
    def nobody(host: str, port: int) -> list[Address]:
        raise OSError(f"{host}:{port}")

    with pytest.raises(PrinterFault, match=r"printer\.invalid"):
        addresses("printer.invalid", 9100, Deadline.after(_PATIENT), look_up=nobody)


@every_case(
    "host", ["a" * 64, "a..b", ".", "a." * 200, "x\udcff", "ا" * 80, f"{'a' * 60}." * 5 + "ma"]
)
def test_what_can_be_no_name_is_told_in_a_sentence(host: str) -> None:
    with pytest.raises(PrinterFault, match="cannot be the name of a printer") as refused:
        addresses(host, 9100, Deadline.after(_PATIENT))
    assert len(str(refused.value)) < 300


def test_an_address_with_such_a_name_is_told() -> None:
    with pytest.raises(PrinterFault, match=r"'a\.\.b' cannot be the name"):
        open_transport("tcp://a..b:9100")


def test_a_name_service_that_says_nothing_ends_at_the_deadline() -> None:
    answered = threading.Event()

    def silent(host: str, port: int) -> list[Address]:
        answered.wait(300)
        raise OSError(f"{host}:{port}")

    try:
        with pytest.raises(PrinterFault):
            addresses("printer.invalid", 9100, Deadline.after(_SOON), look_up=silent)
    finally:
        answered.set()


def test_deadlines() -> None:
    deadline = Deadline.after(timedelta(hours=1))
    assert not deadline.passed
    assert Deadline(time.monotonic() - 1).left_s == 0
