"""No control character of a text reaches a printer, a log, a sheet, a display or a terminal."""

import csv
import io
import logging
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_display.led.protocols import (
    EOT,
    ESC,
    ETX,
    EVERY_TYPE,
    HOLD,
    MIDDLE,
    NUL,
    PLAIN,
    PRIORITY_FILE,
    SOH,
    STX,
    WRITE_TEXT,
    AlphaDisplay,
    plain,
)
from lab.led.protocols import AlphaSigns
from printer_drivers.encode.profiles import load_profile
from printer_drivers.encode.ticket_bytes import encode_ticket
from printer_drivers.render.slip import render_slip
from reception.domain.errors import RemarkError
from reception.domain.language import Language
from reception.domain.paper import SlipPaper, SlipSection
from reception.domain.ticket import remark
from reception.domain.unit import Outcome
from reception.system.csv_text import CsvWriter
from reception.system.files import OneLineFormatter, is_harmless, one_line
from reception.unit.fields import read_part
from tests.support.every_case import every_case
from tests.support.led_lines import EmulatedLine

# What drives a printer, ends a record, starts a formula, turns text around, or moves a terminal.
HOSTILE = (
    "\x1bp\x00\x19\xfa", "\x1b@", "\x1dV\x00", "\x10\x14\x01", "\r\n2026-01-01 forged INFO",
    "\x00", "=1+1", "\t=1", "\x00=1", "\u202e", "\u2028", "\x85", "\x9b2J", "\x7f", "\ud800",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8)), max_size=4).map("".join)


@given(texts)
def test_a_line_has_no_character_that_moves_anything(text: str) -> None:
    assert all(map(is_harmless, one_line(text)))
    assert len(one_line(text)) == len(text)


@given(texts)
def test_a_log_record_is_one_line_and_its_trace_is_none(text: str) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLineFormatter("%(levelname)s %(message)s"))
    try:
        raise ValueError(text)  # noqa: TRY301 - its trace is what is looked at
    except ValueError:
        record = logging.LogRecord("n", logging.ERROR, "", 0, "%s", (text,), sys.exc_info())
    handler.emit(record)
    first, *rest = stream.getvalue().split("\n")
    assert first.startswith("ERROR ")
    assert all(line.startswith("    ") for line in rest[:-1])
    assert all(is_harmless(character) for line in (first, *rest) for character in line)


def test_a_plain_formatter_is_found_out() -> None:
    record = logging.LogRecord("n", logging.ERROR, "", 0, "x\nERROR forged", (), None)
    assert "\n" in logging.Formatter("%(message)s").format(record)


@given(texts)
def test_a_sheet_has_no_cell_that_is_run_and_no_row_too_many(text: str) -> None:
    stream = io.StringIO(newline="")
    CsvWriter(stream, ["a", "b"]).write([text, "end"])
    rows = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))
    assert len(rows) == 2
    assert rows[1][1] == "end"
    assert not rows[1][0].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\x00"))


@given(texts)
def test_a_display_is_sent_letters_and_digits_alone(text: str) -> None:
    line = EmulatedLine(AlphaSigns, ["01"])
    assert set(plain(text)) <= PLAIN
    AlphaDisplay(line, "01").show(text)
    # Between the head of our own packet and its sum stands nothing but what a display may show.
    head, _, tail = line.sent.partition(ESC + MIDDLE + HOLD)
    words, _, end = tail.partition(ETX)
    assert head == NUL * 5 + SOH + EVERY_TYPE + b"01" + STX + WRITE_TEXT + PRIORITY_FILE
    assert set(words.decode("ascii")) <= {*PLAIN, " "}
    assert (len(end), end[-1:]) == (5, EOT)


@every_case("hostile", HOSTILE)
def test_what_describes_a_unit_or_a_visit_cannot_hold_one(hostile: str) -> None:
    if is_harmless(hostile[0]):
        return
    text = f"a{hostile}b"
    try:
        kept = remark(text)
    except RemarkError:
        kept = ""
    # A turn is no end of a line: a note may hold it, and every edge takes it out again.
    assert all(is_harmless(character) for character in one_line(kept or ""))
    if ord(hostile[0]) < 0x20:
        with pytest.raises(ValueError, match="pattern"):
            outcome_called(text)


@every_case("hostile", ["\x9b2J", "\x85", "\u2028", "\u202e", "\u2066"])
def test_a_name_has_no_character_that_moves_a_terminal(hostile: str) -> None:
    """Names are shown by every command, with no edge between them and the terminal."""
    names = outcome_called(f"a{hostile}b").names
    assert all(map(is_harmless, "".join(names.values())))


def outcome_called(text: str) -> Outcome:
    return read_part(Outcome, {"code": "served", "names": {"ar": text, "fr": text}})


@pytest.mark.usefixtures("qapp")
@every_case("hostile", ["\x1bp\x00\x19\xfa", "\x1dV\x00", "\x10\x14\x01\x00\x02"])
def test_paper_is_a_picture_whatever_is_written_on_it(hostile: str) -> None:
    """What goes out is dots between our own commands: none of a text's bytes is among them."""
    text = f"Attestation {hostile}B{hostile}"
    names = {Language.FRENCH: text, Language.ARABIC: text}
    slip = SlipPaper(
        language=Language.FRENCH,
        unit_names=names,
        title=names,
        sections=(SlipSection(heading=names, lines={Language.FRENCH: (text,)}),),
        printed_at=datetime(2026, 11, 26, 9, tzinfo=UTC),
    )
    chunks = list(encode_ticket(render_slip(slip, 576), load_profile("80mm-203"), b"abcd"))
    sent = b"".join(chunk.data for chunk in chunks)
    for form in ("utf-8", "utf-16-le", "cp1256", "latin-1"):
        for part in (text, hostile):
            encoded = part.encode(form, "ignore")
            if len(encoded) > 4:
                assert encoded not in sent
