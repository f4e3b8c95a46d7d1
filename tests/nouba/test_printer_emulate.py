"""``nouba printer emulate``, as somebody at a terminal uses it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from nouba.main import run

_TICKET = b"\x1b@" + b"\x1dv0\x00\x01\x00\x01\x00\xff" * 40 + b"\x1dVB\x00"
_WELL, _PAPER_OUT = b"\x12", b"\x32"
_ASKS_WHY_OFFLINE = b"\x10\x04\x02"


@pytest.fixture(autouse=True)
def interrupts_are_heard() -> Iterator[None]:
    """Start programs that hear an interrupt, though a shell's background job hears none."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@contextmanager
def _emulating(*words: str) -> Iterator[tuple[subprocess.Popen[str], IO[str], IO[str]]]:
    command = [sys.executable, "-m", "nouba", "printer", "emulate", "--listen", "127.0.0.1:0"]
    with subprocess.Popen(
        [*command, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process, process.stdin, process.stdout
        finally:
            process.kill()


def _address(line: str) -> tuple[str, int]:
    return "127.0.0.1", int(line.split("tcp://127.0.0.1:")[1].split("?", maxsplit=1)[0])


@pytest.mark.one_case
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_tickets_become_pictures_until_it_is_asked_to_end(
    tmp_path: Path, asked: signal.Signals
) -> None:
    with _emulating("--out", str(tmp_path)) as (process, _, said):
        with socket.create_connection(_address(said.readline()), timeout=300) as client:
            client.sendall(_TICKET)
            assert said.readline().strip() == str(tmp_path / "ticket-0001.png")
            process.send_signal(asked)
            assert process.wait(300) == 0
            assert client.recv(1) == b"", "it hangs up in good order"
        assert said.read() == ""


@pytest.mark.one_case
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_its_window_is_asked_to_end_in_the_same_way(tmp_path: Path, asked: signal.Signals) -> None:
    with _emulating("--out", str(tmp_path), "--view") as (process, _, said):
        said.readline()
        process.send_signal(asked)
        assert process.wait(300) == 0
        assert "Traceback" not in said.read()


def test_its_first_line_says_how_to_break_it(tmp_path: Path) -> None:
    with _emulating("--out", str(tmp_path)) as (_, _, said):
        assert "Type help for the words that break and mend it" in said.readline()


def test_words_break_it_and_mend_it(tmp_path: Path) -> None:
    words = ("--out", str(tmp_path), "--fault", "near-end")
    with _emulating(*words) as (_, person, said):
        address = _address(said.readline())
        person.write("help\n\npaper out\nnonsense\n")
        person.flush()
        assert "power cycle" in said.readline()
        assert said.readline().startswith("'nonsense' is none of: ok, paper out,")
        with socket.create_connection(address, timeout=300) as client:
            client.sendall(_ASKS_WHY_OFFLINE)
            assert client.recv(1) == _PAPER_OUT
            client.sendall(_TICKET)
            person.write("ok\n")
            person.flush()
            assert said.readline().strip() == str(tmp_path / "ticket-0001.png")
            client.sendall(_ASKS_WHY_OFFLINE)
            assert client.recv(1) == _WELL


@pytest.mark.one_case
@pytest.mark.parametrize(("words", "flow"), [((), "rtscts"), (("--xon-xoff",), "xonxoff")])
def test_it_names_its_serial_line(tmp_path: Path, words: tuple[str, ...], flow: str) -> None:
    with _emulating("--out", str(tmp_path), "--pty", *words) as (_, _, said):
        said.readline()
        line = said.readline()
        path = Path(line.split("serial://")[1].split("?")[0])
        assert f"flow={flow}" in line
        descriptor = os.open(path, os.O_RDWR | os.O_NOCTTY)
        try:
            os.write(descriptor, _TICKET)
            assert said.readline().strip().endswith("ticket-0001.png")
        finally:
            os.close(descriptor)


@pytest.mark.parametrize(
    "words",
    [
        ["--listen", "somewhere"],
        ["--width", "570"],
        ["--baud", "9600", "--line-rate", "960"],
        ["--fault", "hunger"],
        ["--fault", "paper-out@far"],
        ["--fault", "paper-out@nan"],
        ["--fault", "paper-out@1e308"],
        ["--cut", "inf"],
        ["--cut", "nan"],
        ["--speed", "inf"],
        ["--speed", "nan"],
        ["--line-rate", "inf"],
        ["--line-rate", "nan"],
        ["--baud", "9" * 4000],
        ["--buffer", "9" * 4000],
        ["--width", "9" * 5000],
        ["--listen", f"127.0.0.1:{'9' * 5000}"],
        ["--listen", "127.0.0.1:65536"],
        ["--listen", "127.0.0.1:٩"],
        ["--listen", ":9100"],
        ["--out", __file__],
    ],
)
def test_wrong_words_are_refused_in_a_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["printer", "emulate", *words]) == 2
    said = capsys.readouterr().err
    assert said
    assert "Traceback" not in said


def test_an_address_in_use_is_a_fault_of_the_environment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert run(["printer", "emulate", "--listen", address, "--out", str(tmp_path)]) == 3
    assert "cannot listen" in capsys.readouterr().err


def test_pictures_that_are_lost_are_told_of_on_stderr(tmp_path: Path) -> None:
    folder = tmp_path / "paper"
    with _emulating("--out", str(folder)) as (_, _, said):
        address = _address(said.readline())
        folder.rmdir()
        folder.touch()
        with socket.create_connection(address, timeout=300) as client:
            client.sendall(_TICKET)
            assert "cannot keep its tickets" in said.readline()
            client.sendall(_ASKS_WHY_OFFLINE)
            assert client.recv(1) == _WELL
