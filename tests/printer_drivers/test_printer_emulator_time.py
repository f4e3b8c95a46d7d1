"""The emulated printer's paper speed, line rate and buffer, by a clock that the test moves."""

from dataclasses import replace
from pathlib import Path

import pytest

from lab.printer.model import Hardware
from tests.printer_drivers.emulated import ASK_PRINTED, CUT, PRINTED, REPORT, ROW, WELL, Bench, rows

_FAST = Hardware(speed_mm_s=250, cut_s=0.3)
_SERIAL = replace(_FAST, line_bytes_s=11_520, buffer_bytes=4096)
_TICKET = rows(800) + CUT
_PAPER_S = 800 * 25.4 / 203 / 250


def test_by_default_no_time_passes(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.send(_TICKET + ASK_PRINTED)
    assert bench.said() == PRINTED
    assert len(bench.tickets) == 1


def test_paper_and_cut_take_their_time(tmp_path: Path) -> None:
    bench = Bench(tmp_path, _FAST)
    bench.send(_TICKET)
    assert bench.wait_until(lambda: bool(bench.tickets)) == pytest.approx(_PAPER_S + 0.3, rel=0.05)


def test_a_job_is_printed_only_when_its_paper_is_out(tmp_path: Path) -> None:
    bench = Bench(tmp_path, _FAST)
    bench.send(_TICKET + ASK_PRINTED)
    bench.wait(_PAPER_S + 0.2)
    assert not bench.said()
    bench.wait(0.2)
    assert bench.said() == PRINTED


def test_gs_r_is_answered_in_its_order(tmp_path: Path) -> None:
    bench = Bench(tmp_path, _FAST)
    bench.send(_TICKET + b"\x1dr\x01")
    bench.wait(_PAPER_S)
    assert not bench.said()
    bench.wait(0.4)
    assert bench.said() == b"\x00"


def test_questions_of_real_time_are_answered_while_it_prints(tmp_path: Path) -> None:
    bench = Bench(tmp_path, _FAST)
    bench.send(_TICKET + b"\x10\x04\x01")
    assert bench.said() == b"\x12"
    assert not bench.tickets


def test_twice_the_dots_take_twice_the_rows_not_the_time(tmp_path: Path) -> None:
    bench = Bench(tmp_path, replace(_FAST, dpi=300, width_px=864))
    bench.send(rows(800) + CUT)
    expected = 800 * 25.4 / 300 / 250 + 0.3
    assert bench.wait_until(lambda: bool(bench.tickets)) == pytest.approx(expected, rel=0.05)


def test_the_head_warms_up_after_a_rest(tmp_path: Path) -> None:
    bench = Bench(tmp_path, replace(_FAST, warm_up_s=0.5, cut_s=0.0))
    for expected in (0.5 + _PAPER_S, _PAPER_S):
        count = len(bench.tickets)
        bench.send(_TICKET)
        took = bench.wait_until(lambda count=count: len(bench.tickets) > count)  # type: ignore[misc] # bound now
        assert took == pytest.approx(expected, rel=0.05)


def test_a_slow_printer_is_slow_even_without_a_speed(tmp_path: Path) -> None:
    bench = Bench(tmp_path, slow=10.0)
    bench.send(_TICKET)
    assert bench.wait_until(lambda: bool(bench.tickets)) > 5


def test_the_buffer_is_bounded_and_drains_at_the_speed_of_the_paper(tmp_path: Path) -> None:
    bench = Bench(tmp_path, replace(_FAST, buffer_bytes=4096))
    taken = bench.send(_TICKET)
    # What is burnt in the first moment is on the paper already.
    assert 4096 <= taken < 4096 + 72 * 100
    begun = taken
    for _ in range(10):
        bench.wait(0.01)
        taken += bench.send(_TICKET[taken:])
    # 25 mm of paper are 200 rows of 72 bytes.
    assert taken - begun == pytest.approx(200 * 72, rel=0.15)


def test_a_serial_line_takes_bytes_at_its_rate(tmp_path: Path) -> None:
    bench = Bench(tmp_path, _SERIAL)
    sent = bench.send(_TICKET)
    begun = bench.now
    while sent < len(_TICKET):
        due = bench.device.due(bench.now)
        assert due is not None
        bench.now = due
        bench.device.work(bench.now)
        sent += bench.send(_TICKET[sent:])
    assert bench.now - begun == pytest.approx(len(_TICKET) / 11_520, rel=0.05)
    took = bench.now - begun + bench.wait_until(lambda: bool(bench.tickets))
    # Any serial line is slower than the paper: only the cut comes on top.
    assert took == pytest.approx(len(_TICKET) / 11_520 + 0.3, rel=0.05)


def test_xoff_is_said_before_the_buffer_is_full_and_xon_when_it_is_nearly_empty(
    tmp_path: Path,
) -> None:
    bench = Bench(tmp_path, replace(_FAST, buffer_bytes=4096, xon_xoff=True))
    bench.send(_TICKET)
    assert bench.said().endswith(b"\x13")
    bench.wait(1)
    assert bench.said() == b"\x11"


def test_reports_come_while_it_prints(tmp_path: Path) -> None:
    bench = Bench(tmp_path, _FAST)
    bench.send(REPORT + _TICKET)
    assert bench.said() == WELL
    bench.wait(0.1)
    bench.change(cover_open=True)
    assert bench.said() == b"\x38\x00\x00\x00"
    hanging = bench.roll.hanging_rows
    bench.wait(10)
    assert bench.roll.hanging_rows == hanging
    bench.change(cover_open=False)
    assert bench.said() == WELL
    bench.wait(10)
    assert len(bench.tickets) == 1


def test_it_waits_for_nothing_when_it_has_nothing_to_do(tmp_path: Path) -> None:
    bench = Bench(tmp_path, _FAST)
    bench.send(ROW)
    bench.wait(5)
    assert bench.device.due(bench.now) is None
    bench.change(paper_out=True)
    bench.send(_TICKET)
    assert bench.device.due(bench.now) is None
