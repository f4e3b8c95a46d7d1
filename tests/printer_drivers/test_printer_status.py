from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from printer_drivers.status import (
    AnswerParser,
    Asb,
    Cleared,
    FlowControl,
    FullStatus,
    Info,
    InOrder,
    Noise,
    ProcessId,
    RealTime,
    StatusEvent,
    TextAnswer,
    status_from_answers,
    status_from_asb,
    trouble,
)
from reception.domain.printer import PrinterState, PrinterStatus
from tests.support.every_case import every_case

_REAL_TIME = st.sampled_from([byte for byte in range(256) if byte & 0x93 == 0x12])
_PLAIN = st.sampled_from([byte for byte in range(256) if byte & 0x90 == 0])
_ASB = st.builds(
    lambda first, rest: bytes((first, *rest)),
    st.sampled_from([byte for byte in range(256) if byte & 0x93 == 0x10]),
    st.tuples(_PLAIN, _PLAIN, _PLAIN),
)
_JOB = st.lists(st.integers(0x20, 0x7E), min_size=4, max_size=4).map(bytes)

_VALID: st.SearchStrategy[tuple[bytes, StatusEvent]] = st.one_of(
    _REAL_TIME.map(lambda byte: (bytes((byte,)), RealTime(byte))),
    _PLAIN.map(lambda byte: (bytes((byte,)), InOrder(byte))),
    _ASB.map(lambda block: (block, Asb(block))),
    _JOB.map(lambda job: (b"\x37\x22" + job + b"\x00", ProcessId(job))),
    st.just((b"\x37\x25\x00", Cleared())),
    st.booleans().map(lambda ready: (b"\x11" if ready else b"\x13", FlowControl(ready))),
)


def _fed(parser: AnswerParser, data: bytes, cuts: list[int]) -> list[StatusEvent]:
    """Return the events of bytes that arrive in pieces."""
    events: list[StatusEvent] = []
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    for start, end in pairwise(places):
        events += parser.feed(data[start:end])
    return events


def _length(event: StatusEvent) -> int:
    match event:
        case Asb(block) | TextAnswer(block):
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
    sent: list[tuple[bytes, StatusEvent]], cuts: list[int]
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
def test_after_a_silence_nothing_is_hidden(noise: bytes, sent: tuple[bytes, StatusEvent]) -> None:
    parser = AnswerParser()
    parser.feed(noise)
    parser.settle()
    block, event = sent
    assert parser.feed(block) == [event]


@given(_JOB, st.integers(0, 6), st.sampled_from([0x11, 0x13]))
def test_flow_control_inside_a_block_does_not_break_it(job: bytes, at: int, flow: int) -> None:
    block = b"\x37\x22" + job + b"\x00"
    events = AnswerParser().feed(block[:at] + bytes((flow,)) + block[at:])
    assert events == [FlowControl(flow == 0x11), ProcessId(job)]


def test_an_answer_that_interrupts_a_report_is_heard() -> None:
    # But what is left of the report answers nothing.
    assert AnswerParser().feed(b"\x10\x00\x12") == [Noise(0x10), Noise(0), RealTime(0x12)]


@every_case(
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


@every_case(
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


# Blocks that are rare -----------------------------------------------------------------------


@every_case(
    ("data", "events"),
    [
        (b"\x5fEPSON\x00", [Info("EPSON")]),
        (b"\x5f\x00", [Info("")]),
        (b"\x35A\x1fB\x00", [TextAnswer(b"\x35A\x1fB\x00")]),
        (b"\x3b!\x00", [TextAnswer(b"\x3b!\x00")]),
        (b"\x3d!\x00\x12", [TextAnswer(b"\x3d!\x00"), RealTime(0x12)]),
        (b"\x37\x21x\x00", [TextAnswer(b"\x37\x21x\x00")]),
        # What looks like the end of a name inside one is part of it.
        (b"\x37\x22ab7%\x00", [ProcessId(b"ab7%")]),
        # A text that never ends is given up, and what comes next is heard.
        (b"\x5f" + b"A" * 90 + b"\x12", [*map(Noise, b"\x5f" + b"A" * 90), RealTime(0x12)]),
    ],
)
def test_blocks_that_are_rare(data: bytes, events: list[StatusEvent]) -> None:
    assert [event for event in AnswerParser().feed(data) if not _is_text_byte(event)] == [
        event for event in events if not _is_text_byte(event)
    ]


def _is_text_byte(event: StatusEvent) -> bool:
    """Return whether this is a letter of a text that was given up, or taken for an answer."""
    return isinstance(event, Noise | InOrder)


def test_full_status_is_known_where_it_was_asked_for() -> None:
    data = b"\x10\x0f\x04\x00\x20\x00"
    assert AnswerParser(full_status=True).feed(data) == [FullStatus(b"\x04\x00\x20\x00")]
    assert AnswerParser(full_status=True).feed(b"\x10\x00\x00\x00") == [Asb(b"\x10\x00\x00\x00")]
    # Elsewhere it is a report of changes, and two answers.
    assert AnswerParser().feed(data)[0] == Asb(b"\x10\x0f\x04\x00")


@given(_ASB, st.integers(1, 3), st.integers(0, 255))
def test_a_broken_report_never_passes_for_answers(block: bytes, kept: int, breaker: int) -> None:
    """Half a report of changes must not confirm a ticket."""
    parser = AnswerParser()
    events = parser.feed(block[:kept] + bytes((breaker,))) + parser.settle()
    assert not any(isinstance(event, InOrder) for event in events)


def test_a_parser_that_sorts_broken_blocks_anew_is_found_out() -> None:
    """The bytes of the broken report above would be answers by themselves."""
    assert AnswerParser().feed(b"\x00\x00") == [InOrder(0), InOrder(0)]


@given(st.binary(max_size=120), st.lists(st.integers(0, 1000), max_size=6), st.booleans())
def test_how_bytes_arrive_changes_nothing(data: bytes, cuts: list[int], full: bool) -> None:
    whole = AnswerParser(full_status=full)
    assert whole.feed(data) == _fed(AnswerParser(full_status=full), data, cuts)


@given(st.binary(max_size=200))
def test_after_noise_sync_is_found_within_a_block(noise: bytes) -> None:
    """Whatever was begun ends within the longest text."""
    parser = AnswerParser()
    parser.feed(noise)
    parser.feed(bytes(82))
    assert parser.feed(b"\x12") == [RealTime(0x12)]


@given(
    st.lists(_VALID, min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from([0x11, 0x13])), max_size=6),
)
def test_flow_control_may_stand_anywhere(
    sent: list[tuple[bytes, StatusEvent]], flows: list[tuple[int, int]]
) -> None:
    data = bytearray(b"".join(block for block, _ in sent))
    for place, flow in flows:
        data.insert(place, flow)
    events = AnswerParser().feed(bytes(data))
    said = [event for _, event in sent if not isinstance(event, FlowControl)]
    assert [event for event in events if not isinstance(event, FlowControl)] == said


@given(st.sampled_from([0x00, 0x03, 0x0C, 0x0F]))
def test_four_bytes_answer_gs_r(byte: int) -> None:
    assert InOrder(byte).tells_paper


@given(_PLAIN.filter(lambda byte: byte not in {0x00, 0x03, 0x0C, 0x0F}))
def test_other_plain_bytes_do_not(byte: int) -> None:
    assert not InOrder(byte).tells_paper


# States -------------------------------------------------------------------------------------


@every_case("state", [one for one in PrinterState if not one.prints])
def test_every_state_that_does_not_print_is_told_with_what_to_do(state: PrinterState) -> None:
    status = PrinterStatus(online=state is not PrinterState.OFFLINE)
    if state is not PrinterState.OFFLINE:
        status = replace(status, **{state.value: True})
    fault = trouble(status)
    assert fault is not None
    assert fault.state is state
    assert fault.hint


@every_case(
    ("answers", "block", "state"),
    [
        (b"\x12\x12\x12\x12", b"\x10\x00\x00\x00", PrinterState.READY),
        (b"\x12\x12\x12\x1e", b"\x10\x00\x03\x00", PrinterState.NEAR_END),
        (b"\x1a\x32\x12\x7e", b"\x18\x00\x0f\x00", PrinterState.PAPER_OUT),
        (b"\x1a\x16\x12\x12", b"\x38\x00\x00\x00", PrinterState.COVER_OPEN),
        (b"\x1a\x52\x1a\x12", b"\x18\x08\x00\x00", PrinterState.CUTTER_ERROR),
        (b"\x1a\x52\x16\x12", b"\x18\x04\x00\x00", PrinterState.OFFLINE),
        (b"\x1a\x52\x32\x12", b"\x18\x20\x00\x00", PrinterState.FATAL),
        (b"\x1a\x52\x52\x12", b"\x18\x40\x00\x00", PrinterState.OVERHEATED),
    ],
)
def test_asked_or_reported_it_is_the_same_state(
    answers: bytes, block: bytes, state: PrinterState
) -> None:
    asked, reported = status_from_answers(answers), status_from_asb(block)
    assert asked == reported
    assert asked.state is state
