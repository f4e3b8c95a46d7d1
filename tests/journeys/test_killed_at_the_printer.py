"""``kill -9`` between the commit and the paper: nothing is lost, nothing is printed silently."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from lab.printer.server import Emulator
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.render.ticket import render_ticket
from reception.app import open_reception

pytestmark = [pytest.mark.journey, pytest.mark.deep]

SERVICE = "signature"
REQUEST = "01a21029-f3c1-7f49-b6a1-2c26db2647e8"

_DIES_AFTER_COMMIT = f"""
import os, signal, sys, uuid
from reception.app import open_reception
reception = open_reception(sys.argv[1])
reception.desk.issue("{SERVICE}", operation=uuid.UUID("{REQUEST}"), printer_station="kiosk-1")
os.kill(os.getpid(), signal.SIGKILL)
"""


def nouba(database_url: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nouba", *words],
        env={**os.environ, "NOUBA_DATABASE": database_url},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def printed(database_url: str) -> str:
    answer = nouba(database_url, "ticket", "F001", "--json")
    assert answer.returncode == 0, answer.stderr
    return str(json.loads(answer.stdout)["printed"])


def test_death_between_commit_and_print(database_url: str, tmp_path: Path) -> None:
    died = subprocess.run([sys.executable, "-c", _DIES_AFTER_COMMIT, database_url], check=False)
    assert died.returncode == -signal.SIGKILL
    assert printed(database_url) == "unconfirmed", "the ticket is there, and flagged"
    reprinted_only_as_duplicate(database_url, tmp_path)


def test_death_while_the_printer_has_the_ticket(database_url: str, tmp_path: Path) -> None:
    # A printer that takes the connection and then says nothing holds the command.
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        uri = f"tcp://127.0.0.1:{deaf.getsockname()[1]}"
        command = subprocess.Popen(
            [
                *(sys.executable, "-m", "nouba", "issue", SERVICE),
                *("--request-id", REQUEST, "--printer", uri),
            ],
            env={**os.environ, "NOUBA_DATABASE": database_url},
        )
        connection, _ = deaf.accept()
        command.kill()
        command.wait()
        connection.close()
    assert printed(database_url) == "unconfirmed"

    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "silent") as printer:
        again = nouba(
            database_url, "issue", SERVICE, "--request-id", REQUEST, "--printer", printer.uri
        )
        assert again.returncode == 3
        assert "F001 is perhaps not printed" in again.stderr
        assert printer.tickets == [], "what may be on paper is not printed again by itself"
    reprinted_only_as_duplicate(database_url, tmp_path)


def reprinted_only_as_duplicate(database_url: str, tmp_path: Path) -> None:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "tickets") as printer:
        answer = nouba(database_url, "printer", "reprint", "F001", "--printer", printer.uri)
        assert answer.returncode == 0, answer.stderr
        (sheet,) = printer.tickets
    assert printed(database_url) == "confirmed"
    ensure_qt()
    with open_reception(database_url) as reception:
        view = reception.hall.ticket("F001")
        assert view.visit.ticket.number == 1, "a duplicate has the same number"
        marked = render_ticket(reception.hall.paper(view, duplicate=True), 576)
        plain = render_ticket(reception.hall.paper(view), 576)
        assert not [one for one in reception.verify() if one.broken]
    assert dots(sheet) == dots_of(marked.width_px, marked.height_px, marked.rows)
    assert dots(sheet) != dots_of(plain.width_px, plain.height_px, plain.rows)


def dots(picture: Path) -> tuple[tuple[int, int], bytes]:
    """Return a picture's black dots, without blank rows above and below."""
    with Image.open(picture) as opened:
        return trimmed(ImageChops.invert(opened.convert("L")).point(lambda dot: 255 * (dot > 127)))


def dots_of(width_px: int, height_px: int, rows: bytes) -> tuple[tuple[int, int], bytes]:
    return trimmed(Image.frombytes("1", (width_px, height_px), rows).convert("L"))


def trimmed(black: Image.Image) -> tuple[tuple[int, int], bytes]:
    box = black.getbbox()
    assert box is not None
    cut = black.crop((0, box[1], black.width, box[3]))
    return cut.size, cut.tobytes()
