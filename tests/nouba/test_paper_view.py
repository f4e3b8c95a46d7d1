"""The window of the emulated printer."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lab.printer.model import PrinterFaults
from lab.printer.paper_view import PaperView
from lab.printer.server import Emulator
from ui_kit.tokens import LIGHT

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_ROWS = b"\x1dv0\x00\x48\x00\x50\x00" + b"\xff" * 72 * 80
_ASK = b"\x1dr\x01"


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[Emulator]:
    with Emulator(listen=None, out_dir=tmp_path, pty=True) as running:
        yield running


@pytest.fixture
def view(printer: Emulator, qtbot: QtBot) -> PaperView:
    window = PaperView(printer)
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    return window


def _printed(printer: Emulator, data: bytes) -> None:
    with printer.connect() as client:
        client.settimeout(20)
        client.sendall(data + _ASK)
        assert client.recv(1) == b"\x00"


def _texts(view: PaperView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel))


def _darkness(view: PaperView) -> int:
    """Return how much of the window's upper part is ink."""
    picture = view.grab().toImage()
    return sum(
        picture.pixelColor(x, y).name().upper() == LIGHT.ink
        for x in range(0, picture.width() // 2, 5)
        for y in range(0, picture.height() - 105, 5)
    )


def test_the_paper_is_seen_as_it_comes_out_and_when_it_is_cut(
    printer: Emulator, view: PaperView
) -> None:
    view.look()
    empty = _darkness(view)
    _printed(printer, _ROWS)
    view.look()
    assert _darkness(view) > empty
    assert "10 mm hang out" in _texts(view)
    _printed(printer, b"\x1dVB\x00")
    view.look()
    assert "1 cut off\n0 mm hang out" in _texts(view)


@pytest.mark.parametrize(
    ("texts", "state", "faults"),
    [
        (
            ("Take the paper out", "Put in a new roll"),
            "Out of paper",
            PrinterFaults(paper_out=True),
        ),
        (("Open the cover", "Close the cover"), "Cover open", PrinterFaults(cover_open=True)),
        (("Block the cutter", "Free the cutter"), "Ready", PrinterFaults(cutter_jam=True)),
    ],
)
def test_a_button_breaks_it_and_mends_it(
    printer: Emulator, view: PaperView, texts: tuple[str, str], state: str, faults: PrinterFaults
) -> None:
    begin, end = texts
    button = next(one for one in view.findChildren(QPushButton) if one.text() == begin)
    button.click()
    assert printer.faults == faults
    assert state in _texts(view)
    assert button.text() == end
    button.click()
    assert printer.faults == PrinterFaults()
    assert "Ready" in _texts(view)
    assert button.text() == begin


def test_what_hangs_out_can_be_torn_off(printer: Emulator, view: PaperView) -> None:
    _printed(printer, _ROWS)
    button = next(one for one in view.findChildren(QPushButton) if "Tear" in one.text())
    button.click()
    assert printer.hanging_rows == 0
    assert [path.name for path in printer.torn] == ["torn-0001.png"]
