"""Alpha signs: the bytes of the published form, and whatever else comes down the line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_display.led.protocols import (
    PLAIN,
    AlphaDisplay,
    LedHealth,
    Taken,
    checksum,
    packet,
    plain,
)
from lab.led.model import LedFaults, Sign, Signs
from lab.led.protocols import AlphaSigns
from tests.support.led_lines import EmulatedLine

NOISE = st.one_of(
    st.binary(max_size=200),
    st.lists(
        st.sampled_from(
            [b"\0" * 5, b"\x01", b"Z01", b"\x02", b"A0\x1b b", b"A042", b"\x03", b"01FB", b"\x04"]
        ),
        max_size=30,
    ).map(b"".join),
)


@pytest.fixture
def line() -> EmulatedLine:
    return EmulatedLine(AlphaSigns, ["01", "0A"])


def test_the_bytes_are_those_of_the_form_s_own_example() -> None:
    # Form 9708-8061F, example 7.6.2: a standard transmission with a checksum.
    stated = b"\0\0\0\0\0\x01Z00\x02AAHELLO\x0301FB\x04"
    assert packet("00", b"AAHELLO") == stated
    assert checksum(b"\x02AAHELLO\x03") == b"01FB"


def test_a_call_is_written_whole_into_the_priority_file(line: EmulatedLine) -> None:
    assert AlphaDisplay(line, "01").show("A042", blinking=True) is Taken.UNKNOWN
    body = b"\x02A0\x1b cA042\x03"
    assert line.sent == b"\0\0\0\0\0\x01Z01" + body + b"%04X" % sum(body) + b"\x04"
    assert line.signs["01"] == Sign("01", "A042", blinking=True)
    assert line.signs["0A"] == Sign("0A")


def test_a_display_is_cleared_by_a_blank_text_that_keeps_its_own_messages_away(
    line: EmulatedLine,
) -> None:
    display = AlphaDisplay(line, "01")
    display.show("A042", blinking=True)
    display.clear()
    assert line.signs["01"] == Sign("01", " ", blinking=False)
    assert b"A0\x1b b \x03" in line.sent


def test_a_sign_that_is_asked_answers_for_itself_alone(line: EmulatedLine) -> None:
    assert AlphaDisplay(line, "0A").health() is LedHealth.ANSWERS
    assert AlphaDisplay(line, "02").health() is LedHealth.SILENT
    line.faults = LedFaults(mute=True)
    assert AlphaDisplay(line, "0A").health() is LedHealth.SILENT


@pytest.mark.parametrize(
    "answer",
    [b"\x01000\x02E#8000,7F00\x030000\x04", b"\x01000\x02E#8000", b"\x01Z0A\x02F#\x0300AE\x04"],
)
def test_a_garbled_answer_and_an_echo_are_none(line: EmulatedLine, answer: bytes) -> None:
    line.faults = LedFaults(mute=True)
    line.say(answer)
    assert AlphaDisplay(line, "0A").health() is LedHealth.SILENT


@given(text=st.text(max_size=40))
def test_no_text_steers_a_sign(text: str) -> None:
    line = EmulatedLine(AlphaSigns, ["01"])
    AlphaDisplay(line, "01").show(text)
    assert not line.signs.complaints
    assert line.signs["01"].text == (plain(text) or " ")
    shape = rb"\0{5}\x01Z01\x02A0\x1b b([^\0-\x1f<>\x7f-\xff]+)\x03[0-9A-F]{4}\x04"
    assert re.fullmatch(shape, line.sent)


def test_the_filter_has_something_to_do() -> None:
    # The control: without it the sign would have ended its text early.
    line = EmulatedLine(AlphaSigns, ["01"])
    line.take(packet("01", b"A0\x1b bA0\x0442"))
    assert line.signs.complaints
    assert plain("a0\x04\x1b<42>\u0661é") == "A042"
    assert all(sign.isascii() and sign.isprintable() for sign in PLAIN)


@given(noise=NOISE)
def test_whatever_noise_comes_the_next_transmission_is_shown(noise: bytes) -> None:
    signs = Signs(["01"], lambda _: None)
    receiver = AlphaSigns(signs)
    receiver.take(noise, 0.0, LedFaults())
    assert re.fullmatch(r"[ -~]*", signs["01"].text)
    receiver.take(packet("01", b"A0\x1b bB007"), 2.0, LedFaults())
    assert signs["01"] == Sign("01", "B007")


@given(noise=st.binary(min_size=1, max_size=8), at=st.integers(min_value=0, max_value=40))
def test_noise_in_a_transmission_never_shows_another_number(noise: bytes, at: int) -> None:
    line = EmulatedLine(AlphaSigns, ["01"])
    sent = packet("01", b"A0\x1b bB007")
    line.take(sent[:at] + noise + sent[at:])
    assert line.signs["01"].text in {"", "B007"}


@given(cut=st.integers(min_value=1, max_value=24))
def test_a_transmission_in_pieces_is_one_unless_it_stops_for_a_second(cut: int) -> None:
    sent = packet("01", b"A0\x1b bB007")
    for pause_s, text in ((0.9, "B007"), (1.1, "")):
        signs = Signs(["01"], lambda _: None)
        receiver = AlphaSigns(signs)
        receiver.take(sent[:cut], 10.0, LedFaults())
        receiver.take(sent[cut:], 10.0 + pause_s, LedFaults())
        assert signs["01"].text == text
        assert bool(signs.complaints) == (not text)
