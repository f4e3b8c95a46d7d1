"""What can be wrong with the emulated printer, and what it does then."""

from dataclasses import replace
from pathlib import Path

import pytest

from lab.printer.model import Hardware, PrinterFaults
from lab.printer.server import Emulator, UnknownWordsError, faults_named, obey_printer
from tests.printer_drivers.emulated import (
    ASK_PRINTED,
    CLEAR,
    CLEARED,
    CUT,
    PRINTED,
    REPORT,
    ROW,
    WELL,
    Bench,
    heard,
    height,
    rows,
)
from tests.support.every_case import every_case

_TICKET = rows(100) + CUT + ASK_PRINTED
_QUESTIONS = b"".join(bytes((0x10, 0x04, question)) for question in (1, 2, 3, 4))


@every_case(
    ("faults", "answers", "report"),
    [
        ({}, "12 12 12 12", "10 00 00 00"),
        ({"near_end": True}, "12 12 12 1e", "10 00 03 00"),
        ({"paper_out": True}, "1a 32 12 7e", "18 00 0f 00"),
        ({"cover_open": True}, "1a 16 12 12", "38 00 00 00"),
        ({"offline": True}, "1a 12 12 12", "18 00 00 00"),
        ({"cutter_error": True}, "1a 52 1a 12", "18 08 00 00"),
        ({"overheated": True}, "1a 52 52 12", "18 40 00 00"),
        ({"recoverable": True}, "1a 52 16 12", "18 04 00 00"),
        ({"fatal": True}, "1a 52 32 12", "18 20 00 00"),
    ],
)
def test_every_fault_has_its_bits(
    tmp_path: Path, faults: dict[str, bool], answers: str, report: str
) -> None:
    bench = Bench(tmp_path)
    bench.send(REPORT)
    assert bench.said() == WELL
    bench.change(**faults)
    assert bench.said() == (bytes.fromhex(report) if faults else b"")
    bench.send(_QUESTIONS)
    assert bench.said() == bytes.fromhex(answers)


@every_case("name", ["paper_out", "cover_open", "offline", "overheated", "recoverable", "fatal"])
def test_what_is_held_comes_out_when_the_cause_is_gone(tmp_path: Path, name: str) -> None:
    bench = Bench(tmp_path, at_mm={name: 5})
    bench.send(_TICKET + b"\x1dr\x01")
    assert not bench.tickets
    assert bench.roll.hanging_rows == 40
    assert not bench.said()
    bench.change(**{name: False})
    assert [height(path) for path in bench.tickets] == [100]
    assert bench.said() == PRINTED + b"\x00"


def test_each_fault_strikes_at_its_own_millimetre(tmp_path: Path) -> None:
    bench = Bench(tmp_path, at_mm={"near_end": 2, "cover_open": 4})
    bench.send(REPORT)
    bench.send(rows(20))
    assert bench.device.faults == PrinterFaults(at_mm={"cover_open": 4}, near_end=True)
    bench.send(rows(20))
    assert bench.device.faults == PrinterFaults(near_end=True, cover_open=True)
    assert bench.said() == WELL + b"\x10\x00\x03\x00" + b"\x38\x00\x03\x00"


def test_paper_ends_after_so_many_rows_exactly(tmp_path: Path) -> None:
    bench = Bench(tmp_path, rows_left=7)
    bench.send(_TICKET)
    assert bench.roll.hanging_rows == 7
    assert bench.device.faults.paper_out


def test_a_jam_stops_the_next_cut_and_recovery_finishes_it(tmp_path: Path) -> None:
    bench = Bench(tmp_path, cutter_jam=True)
    bench.send(REPORT + _TICKET)
    assert bench.said() == WELL + b"\x18\x08\x00\x00"
    bench.send(b"\x10\x05\x01")
    assert bench.device.faults.cutter_error, "the blade is still blocked"
    bench.change(cutter_jam=False)
    assert not bench.tickets, "nobody told it to go on"
    bench.send(b"\x10\x05\x01")
    assert len(bench.tickets) == 1
    assert bench.said().endswith(WELL + PRINTED)


def test_recovery_with_empty_buffers_leaves_the_ticket_hanging(tmp_path: Path) -> None:
    bench = Bench(tmp_path, cutter_jam=True)
    bench.send(_TICKET)
    bench.change(cutter_jam=False)
    bench.send(b"\x10\x05\x02")
    assert not bench.device.faults.failed
    assert (bench.tickets, bench.roll.hanging_rows) == ([], 100)


def test_clearing_forgets_what_is_held_and_the_picture_that_was_begun(tmp_path: Path) -> None:
    bench = Bench(tmp_path, at_mm={"paper_out": 5})
    bench.send(_TICKET[:-500])
    bench.send(CLEAR)
    assert bench.said() == CLEARED
    bench.mend()
    bench.send(b"\x1b@" + ROW + CUT + ASK_PRINTED)
    assert [height(path) for path in bench.tickets] == [41]
    assert bench.said() == PRINTED


def test_without_it_a_broken_job_eats_the_next_one_as_a_picture(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    broken = _TICKET[: -len(CUT + ASK_PRINTED) - 72 * 50]
    bench.send(broken)
    bench.session.hung_up = True
    second = bench.connect()
    bench.send(ROW + CUT + ASK_PRINTED, second)
    assert not bench.tickets
    assert bench.roll.hanging_rows == 51
    assert not bench.said(second)
    # Enough zeros end any picture that was begun: then it listens again.
    bench.send(bytes(72 * 50), second)
    bench.send(b"\x1b@" + ROW + CUT + ASK_PRINTED, second)
    assert len(bench.tickets) == 1
    assert bench.said(second) == PRINTED


def test_a_copy_of_a_printer_does_not_know_everything(tmp_path: Path) -> None:
    bench = Bench(
        tmp_path,
        no_reports=True,
        no_process_ids=True,
        no_clear=True,
        strange_questions=frozenset({2, 3}),
    )
    bench.send(REPORT + _QUESTIONS + _TICKET + CLEAR + b"\x1dr\x01")
    assert bench.said() == b"\x12\x12\x00"
    assert len(bench.tickets) == 1


def test_a_mute_printer_prints(tmp_path: Path) -> None:
    bench = Bench(tmp_path, mute=True)
    bench.send(REPORT + _QUESTIONS + _TICKET)
    assert not bench.said()
    assert len(bench.tickets) == 1


def test_a_stalled_printer_takes_nothing(tmp_path: Path) -> None:
    bench = Bench(tmp_path, at_mm={"stalled": 5})
    assert bench.send(_TICKET) == len(_TICKET)
    assert bench.send(_TICKET) == 0
    bench.mend()
    assert bench.send(_TICKET) == len(_TICKET)


def test_answers_come_in_two_pieces(tmp_path: Path) -> None:
    bench = Bench(tmp_path, split_answers=True)
    bench.send(REPORT)
    assert bench.said() == b""
    bench.wait_until(lambda: bool(bench.session.said and bench.session.said[0][0] <= bench.now))
    assert bench.said() == b"\x10\x00"
    bench.wait(1)
    assert bench.said() == b"\x00\x00"


def test_garbage_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    said = []
    for _ in range(2):
        bench = Bench(tmp_path, garbage_seed=7)
        bench.send(_QUESTIONS + REPORT)
        said.append(bench.said())
    assert said[0] == said[1]
    assert len(said[0]) == 8
    assert said[0] != b"\x12\x12\x12\x12" + WELL


def test_an_old_answer_is_said_once_to_whoever_connects(tmp_path: Path) -> None:
    bench = Bench(tmp_path, stale=b"\x00")
    assert bench.said() == b"\x00"
    bench.change(stale=WELL)
    bench.send(b"\x10\x04\x01\x10\x04\x01")
    assert bench.said() == WELL + b"\x12\x12"


def test_only_what_was_asked_for_is_reported(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.send(b"\x1da\x08")
    assert bench.said() == WELL
    bench.change(overheated=True)
    assert not bench.said(), "it asked for paper alone"
    bench.change(near_end=True)
    assert bench.said() == b"\x18\x40\x03\x00"
    bench.mend()
    bench.said()
    bench.send(b"\x1da\x00")
    bench.change(near_end=True)
    assert not bench.said()


def test_switching_off_forgets_everything_but_the_paper(tmp_path: Path) -> None:
    bench = Bench(tmp_path, cutter_jam=True)
    bench.send(REPORT + _TICKET + _TICKET)
    bench.said()
    bench.device.lose_power()
    bench.mend()
    assert not bench.said()
    assert (bench.tickets, bench.roll.hanging_rows) == ([], 100)
    bench.change(near_end=True)
    assert not bench.said(), "nobody has asked since"


@every_case("limit", [1, 9, len(_TICKET) - 1, len(_TICKET)])
def test_it_hangs_up_after_so_many_bytes_exactly(tmp_path: Path, limit: int) -> None:
    bench = Bench(tmp_path, close_after_bytes=limit)
    assert bench.send(_TICKET + b"more") == limit
    assert bench.session.hung_up
    assert bench.session.received == limit
    assert len(bench.tickets) == (limit == len(_TICKET) or limit == len(_TICKET) - 1)


def test_a_new_roll_lets_the_end_of_the_old_one_fall_out(tmp_path: Path) -> None:
    with Emulator(
        listen=None, pty=True, out_dir=tmp_path, faults=PrinterFaults(rows_left=30)
    ) as printer:
        with printer.connect() as client:
            client.settimeout(20)
            client.sendall(REPORT)
            assert heard(client, 4) == WELL
            client.sendall(_TICKET)
            assert heard(client, 4) == b"\x18\x00\x0f\x00"
            obey_printer(printer, "paper ok")
            assert heard(client, 11) == WELL + PRINTED
        assert [height(path) for path in printer.torn] == [30]
        assert [height(path) for path in printer.tickets] == [70]


def test_faults_have_names_for_the_command_line() -> None:
    assert faults_named([]) == PrinterFaults()
    assert faults_named(["paper-out@60", "near-end", "cutter_jam"]) == PrinterFaults(
        near_end=True, cutter_jam=True, at_mm={"paper_out": 60.0}
    )
    for wrong in ("hunger", "slow", "paper-out@", "paper-out@-1", "paper-out@inf"):
        with pytest.raises(UnknownWordsError):
            faults_named([wrong])


def test_only_switches_can_wait_for_their_millimetre() -> None:
    with pytest.raises(ValueError, match="slow"):
        PrinterFaults(at_mm={"slow": 3})


def test_a_head_of_another_resolution_counts_its_own_rows(tmp_path: Path) -> None:
    hardware = replace(Hardware(), dpi=300)
    bench = Bench(tmp_path, hardware, at_mm={"paper_out": 5})
    bench.send(_TICKET)
    assert bench.roll.hanging_rows == 59
