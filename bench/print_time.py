"""From "print this ticket" to the printer's word that it is out, against what physics allows.

The emulated printer moves paper and takes bytes at the pace of a real one; nothing can be faster
than its paper and its cut, or than its line.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.table import Measured, median
from lab.printer.model import Hardware
from lab.printer.server import Emulator
from printer_drivers.encode.profiles import load_profile
from printer_drivers.encode.status_commands import process_id
from printer_drivers.encode.ticket_bytes import encode_ticket
from printer_drivers.preview import sample_paper
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.render.ticket import render_ticket
from printer_drivers.worker import open_printer
from reception.domain.paper import PrintState

_PROFILE = "TM-T20II"
_TICKETS = 8
_CUT_S = 0.3
_RATIO = 1.15


def measure() -> Iterator[Measured]:
    """Yield a fast printer on a fast line, and the same on a slow serial line."""
    ensure_qt()
    yield _at("print a ticket at 250 mm/s", Hardware(speed_mm_s=250, cut_s=_CUT_S))
    yield _at(
        "print a ticket at 115,200 baud",
        Hardware(speed_mm_s=250, cut_s=_CUT_S, line_bytes_s=11_520, buffer_bytes=4096),
    )


def _at(name: str, hardware: Hardware) -> Measured:
    with (
        tempfile.TemporaryDirectory() as folder,
        Emulator(listen=("127.0.0.1", 0), out_dir=Path(folder), hardware=hardware) as emulator,
    ):
        printer = open_printer(f"{emulator.uri}&profile={_PROFILE}")
        try:
            took = [_print_s(printer.print_ticket) for _ in range(_TICKETS)]
        finally:
            printer.close()
    limit_s, note = _physical_limit_s(hardware)
    # The first ticket opens the connection and loads typefaces.
    return Measured(
        name=name,
        value=median(took[1:]) * 1000,
        unit="ms",
        baseline=limit_s * 1000,
        limit=_RATIO,
        limits_ratio=True,
        note=note,
    )


def _print_s(print_ticket: object) -> float:
    assert callable(print_ticket)
    begun = time.perf_counter()
    assert print_ticket(sample_paper()) is PrintState.CONFIRMED
    return time.perf_counter() - begun


def _physical_limit_s(hardware: Hardware) -> tuple[float, str]:
    profile = load_profile(_PROFILE, width_px=hardware.width_px)
    bitmap = render_ticket(sample_paper(), profile.width_px, profile.dpi)
    job = list(encode_ticket(bitmap, profile, process_id(1)))
    byte_count = sum(len(chunk.data) for chunk in job)
    paper_s = sum(chunk.rows for chunk in job) * hardware.row_s
    line_s = byte_count / hardware.line_bytes_s if hardware.line_bytes_s else 0.0
    length_mm = bitmap.height_px * hardware.mm_a_row
    return max(paper_s, line_s) + hardware.cut_s, f"{length_mm:.0f} mm, {byte_count} bytes"
