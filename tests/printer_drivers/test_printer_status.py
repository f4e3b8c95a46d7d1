from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer_drivers.answers import (
    AnswerParser,
    Asb,
    Cleared,
    Event,
    Flow,
    FullStatus,
    Info,
    InOrder,
    Noise,
    ProcessId,
    RealTime,
    Text,
)
from printer_drivers.status import status_from_answers, status_from_asb, trouble

_REAL_TIME = st.integers(0, 255).filter(lambda byte: byte & 0x93 == 0x12)
_PLAIN = st.integers(0, 255).filter(lambda byte: byte & 0x90 == 0)
_ASB = st.builds(
    lambda first, rest: bytes((first, *rest)),
    st.integers(0, 255).filter(lambda byte: byte & 0x93 == 0x10),
    st.tuples(_PLAIN, _PLAIN, _PLAIN),
)
_JOB = st.lists(st.integers(0x20, 0x7E), min_size=4, max_size=4).map(bytes)

_VALID: st.SearchStrategy[tuple[bytes, Event]] = st.one_of(
    _REAL_TIME.map(lambda byte: (bytes((byte,)), RealTime(byte))),
    _PLAIN.map(lambda byte: (bytes((byte,)), InOrder(byte))),
    _ASB.map(lambda block: (block, Asb(block))),
    _JOB.map(lambda job: (b"\x37\x22" + job + b"\x00", ProcessId(job))),
    st.just((b"\x37\x25\x00", Cleared())),
    st.booleans().map(lambda ready: (b"\x11" if ready else b"\x13", Flow(ready))),
)


def _fed(parser: AnswerParser, data: bytes, cuts: list[int]) -> list[Event]:
    """Return the events of bytes that arrive in pieces."""
    events: list[Event] = []
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    for start, end in pairwise(places):
        events += parser.feed(data[start:end])
    return events


def _length(event: Event) -> int:
    match event:
        case Asb(block) | Text(block):
            return len(block)
        case Info(text):
            return len(text) + 2
        case ProcessId(job):
            return len(job) + 3
        case Cleared():
            return 3
        case FullStatus(flags):
            return len(flags) + 2
        case _:
            return 1


@given(st.lists(_VALID, max_size=20), st.lists(st.integers(0, 1000), max_size=5))
def test_whole_answers_are_told_apart_however_they_arrive(
    sent: list[tuple[bytes, Event]], cuts: list[int]
) -> None:
    data = b"".join(block for block, _ in sent)
    assert _fed(AnswerParser(), data, cuts) == [event for _, event in sent]


@given(st.binary(max_size=200), st.lists(st.integers(0, 1000), max_size=5))
def test_every_byte_is_accounted_for(data: bytes, cuts: list[int]) -> None:
    parser = AnswerParser()
    events = _fed(parser, data, cuts) + parser.settle()
    assert sum(_length(event) for event in events) == len(data)


@given(st.binary(max_size=60), _JOB)
def test_noise_never_hides_a_process_id(noise: bytes, job: bytes) -> None:
    parser = AnswerParser()
    assert parser.feed(noise + b"\x37\x22" + job + b"\x00")[-1] == ProcessId(job)


@given(st.binary(max_size=60), _VALID)
def test_after_a_silence_nothing_is_hidden(noise: bytes, sent: tuple[bytes, Event]) -> None:
    parser = AnswerParser()
    parser.feed(noise)
    parser.settle()
    block, event = sent
    assert parser.feed(block) == [event]


@given(_JOB, st.integers(0, 6), st.sampled_from([0x11, 0x13]))
def test_flow_control_inside_a_block_does_not_break_it(job: bytes, at: int, flow: int) -> None:
    block = b"\x37\x22" + job + b"\x00"
    events = AnswerParser().feed(block[:at] + bytes((flow,)) + block[at:])
    assert events == [Flow(flow == 0x11), ProcessId(job)]


def test_an_answer_that_interrupts_a_report_is_heard() -> None:
    # But what is left of the report answers nothing.
    assert AnswerParser().feed(b"\x10\x00\x12") == [Noise(0x10), Noise(0), RealTime(0x12)]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (b"\x12\x12\x12\x12", None),
        (b"\x12\x12\x12\x1e", None),
        (b"\x1a\x32\x12\x7e", "out of paper"),
        (b"\x1a\x16\x12\x12", "cover is open"),
        (b"\x1a\x52\x1a\x12", "cutter"),
        (b"\x1a\x52\x32\x12", "error"),
        (b"\x1a\x12\x12\x12", "off line"),
    ],
)
def test_what_the_answers_mean(answers: bytes, said: str | None) -> None:
    fault = trouble(status_from_answers(answers))
    assert (fault is None) if said is None else (fault is not None and said in fault.what)


def test_near_end_is_told_but_prints() -> None:
    status = status_from_answers(b"\x12\x12\x12\x1e")
    assert status.paper_near_end
    assert not status.paper_out


def test_an_answer_that_did_not_come_says_nothing() -> None:
    status = status_from_answers([0x12, None, None, 0x1E])
    assert status.online
    assert status.paper_near_end
    assert trouble(status) is None


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (b"\x10\x00\x00\x0f", None),
        (b"\x10\x00\x03\x00", None),
        (b"\x18\x00\x0f\x00", "out of paper"),
        (b"\x38\x00\x00\x00", "cover is open"),
        (b"\x18\x08\x00\x00", "cutter"),
        (b"\x18\x00\x00\x00", "off line"),
    ],
)
def test_what_a_report_of_changes_means(block: bytes, said: str | None) -> None:
    fault = trouble(status_from_asb(block))
    assert (fault is None) if said is None else (fault is not None and said in fault.what)
