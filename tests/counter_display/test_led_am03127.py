"""Signs with the controller AM03127: published bytes, answers, noise."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_display.led.protocols import Am03127Display, LedHealth, Taken, frame, page, plain
from lab.led.model import LedFaults, Sign, Signs
from lab.led.protocols import Am03127Signs
from tests.support.every_case import every_case
from tests.support.led_lines import EmulatedLine

NOISE = st.one_of(
    st.binary(max_size=200),
    st.lists(
        st.sampled_from(
            [b"<ID", b"01>", b"<L1><PA>", b"<FA><Mq>", b"<WZ>", b"A042", b"1F", b"<E>"]
        ),
        max_size=30,
    ).map(b"".join),
)


@pytest.fixture
def line() -> EmulatedLine:
    return EmulatedLine(Am03127Signs, ["01", "0A"])


@every_case(
    "published",
    [
        # As users of such signs have put down what works at theirs.
        "<ID00><L1><PA><FE><MA><WC><FE>bonjour15<E>",
        "<ID00><L1><PA><FE><MA><WC><FE><CA>oui07<E>",
        "<ID00><BE>05<E>",
        "<ID00><BF>06<E>",
    ],
)
def test_the_checksum_is_the_published_one(published: str) -> None:
    data = published.removeprefix("<ID00>").removesuffix("<E>")[:-2]
    assert frame("00", data) == published.encode()


def test_a_call_is_written_over_the_page_that_runs(line: EmulatedLine) -> None:
    display = Am03127Display(line, "01")
    assert display.show("A042", blinking=True) is Taken.CONFIRMED
    assert line.signs["01"] == Sign("01", "A042", blinking=True)
    assert line.sent == frame("01", "<RPA>") + frame("01", page("A042", blinking=True))
    assert display.show("1") is Taken.CONFIRMED
    assert line.signs["01"] == Sign("01", "1")
    assert line.sent.count(b"<RPA>") == 1
    display.clear()
    assert line.signs["01"] == Sign("01", " ")
    assert line.signs["0A"] == Sign("0A")


def test_a_sign_that_refuses_or_is_not_there_has_missed_it(line: EmulatedLine) -> None:
    line.faults = LedFaults(refuses=True)
    assert Am03127Display(line, "01").show("A042") is Taken.MISSED
    line.faults = LedFaults(mute=True)
    assert Am03127Display(line, "01").show("A042") is Taken.MISSED
    line.faults = LedFaults()
    assert Am03127Display(line, "02").show("A042") is Taken.MISSED
    assert line.signs["01"].text == ""


def test_health_is_asked_without_changing_what_is_shown(line: EmulatedLine) -> None:
    Am03127Display(line, "01").show("A042")
    assert Am03127Display(line, "01").health() is LedHealth.ANSWERS
    assert Am03127Display(line, "02").health() is LedHealth.SILENT
    assert line.signs["01"].text == "A042"


def test_the_address_of_everybody_answers_never() -> None:
    line = EmulatedLine(Am03127Signs, ["01"])
    display = Am03127Display(line, "00")
    assert display.show("A042") is Taken.UNKNOWN
    assert line.signs["01"].text == "A042"
    assert display.health() is LedHealth.MUTE_BY_NATURE


def test_an_answer_to_an_older_question_is_not_taken_for_this_one(line: EmulatedLine) -> None:
    line.say(b"ACK")
    line.faults = LedFaults(mute=True)
    assert Am03127Display(line, "01").show("A042") is Taken.MISSED


@given(text=st.text(max_size=40))
def test_no_text_steers_a_sign(text: str) -> None:
    line = EmulatedLine(Am03127Signs, ["01"])
    assert Am03127Display(line, "01").show(text) is Taken.CONFIRMED
    assert not line.signs.complaints
    assert line.signs["01"].text == (plain(text) or " ")


def test_the_filter_has_something_to_do(line: EmulatedLine) -> None:
    line.take(frame("01", page("A0<E>42", blinking=False)))
    assert line.signs.complaints


@given(noise=NOISE)
def test_whatever_noise_comes_the_second_transmission_is_shown(noise: bytes) -> None:
    signs = Signs(["01"], lambda _: None)
    receiver = Am03127Signs(signs)
    receiver.take(noise, 0.0, LedFaults())
    assert re.fullmatch(r"[ -~]*", signs["01"].text)
    sent = frame("01", page("B007", blinking=False))
    answers = [receiver.take(sent, 1.0, LedFaults()) for _ in range(2)]
    assert answers[-1] == b"ACK"
    assert signs["01"] == Sign("01", "B007")
