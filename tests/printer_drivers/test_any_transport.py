"""What every line to a printer has in common, whatever it is made of."""

import select
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from printer_drivers.deadline import Deadline
from printer_drivers.transport.open import open_transport
from printer_drivers.transport.port import Transport
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState
from tests.printer_drivers.printer_lines import LINES, Line, held_by_another_process

_SOON = timedelta(milliseconds=100)
_PATIENT = timedelta(seconds=20)
_NOW = timedelta(0)
_TOO_MUCH = bytes(20_000_000)

# A call that outlasts its deadline on a broken line would wait for ever.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(params=LINES)
def line(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with LINES[request.param](monkeypatch) as made:
        yield made


@pytest.fixture
def transport(line: Line) -> Iterator[Transport]:
    opened = open_transport(line.uri)
    yield opened
    opened.close()


def test_bytes_go_and_come(line: Line, transport: Transport) -> None:
    every_byte = bytes(range(256))
    assert transport.write(every_byte, Deadline.after(_PATIENT)) == 256
    assert line.hear(256) == every_byte
    assert transport.flush(Deadline.after(_PATIENT))
    line.say(every_byte)
    got = b""
    while len(got) < 256:
        part = transport.read(Deadline.after(_PATIENT))
        assert part
        got += part
    assert got == every_byte


def test_an_answer_can_be_waited_for(line: Line, transport: Transport) -> None:
    waited_for = transport.fileno()
    assert waited_for is not None
    poll = select.poll()
    poll.register(waited_for, select.POLLIN)
    assert poll.poll(0) == []
    line.say(b"\x12")
    assert poll.poll(20_000) == [(waited_for, select.POLLIN)]
    assert transport.read(Deadline.after(_NOW)) == b"\x12"
    assert poll.poll(0) == []


def test_a_mute_printer_holds_nobody_past_the_deadline(transport: Transport) -> None:
    assert transport.answers
    assert transport.read(Deadline.after(_NOW)) == b""
    deadline = Deadline.after(_SOON)
    assert transport.read(deadline) == b""
    assert deadline.passed


def test_a_full_printer_takes_a_part_and_holds_nobody(line: Line, transport: Transport) -> None:
    deadline = Deadline.after(_SOON)
    taken = transport.write(_TOO_MUCH, deadline)
    assert 0 < taken < len(_TOO_MUCH)
    assert deadline.passed


def test_a_printer_that_goes_on_gets_the_rest_in_order(line: Line, transport: Transport) -> None:
    job = bytes(number % 251 for number in range(2_000_000))
    heard: list[bytes] = []
    printing = threading.Thread(target=lambda: heard.append(line.hear(len(job))))
    printing.start()
    sent = 0
    while sent < len(job):
        taken = transport.write(job[sent:], Deadline.after(_PATIENT))
        assert taken
        sent += taken
    printing.join()
    assert heard == [job]


def test_a_full_printer_is_given_back_at_once(line: Line) -> None:
    transport = open_transport(line.uri)
    transport.write(_TOO_MUCH, Deadline.after(_SOON))
    transport.close()
    transport.close()
    open_transport(line.uri).close()


def test_a_ticket_that_is_not_handed_over_in_time_ends_the_connection(line: Line) -> None:
    transport = open_transport(line.uri)
    transport.write(_TOO_MUCH, Deadline.after(_SOON))
    # Some lines keep nothing on this side: what they took, the printer has.
    if not transport.flush(Deadline.after(_SOON)):
        with pytest.raises(PrinterFault) as over:
            transport.write(b"more", Deadline.after(_PATIENT))
        assert over.value.state is PrinterState.DISCONNECTED
        with pytest.raises(PrinterFault):
            transport.read(Deadline.after(_PATIENT))
        assert transport.fileno() is None
    transport.close()


def test_a_printer_that_vanishes_is_told(line: Line, transport: Transport) -> None:
    line.say(b"\x12")
    assert transport.read(Deadline.after(_PATIENT)) == b"\x12"
    line.vanish()
    with pytest.raises(PrinterFault) as gone:
        transport.read(Deadline.after(_PATIENT))
    assert gone.value.state is PrinterState.DISCONNECTED
    assert gone.value.hint
    # The first bytes may still go on their way; the answer to them says that nobody is there.
    with pytest.raises(PrinterFault) as broken:
        transport.write(_TOO_MUCH, Deadline.after(_PATIENT))
    assert broken.value.state is PrinterState.DISCONNECTED


def test_a_printer_that_vanishes_ends_the_waiting(line: Line, transport: Transport) -> None:
    line.say(b"\x12")
    assert transport.read(Deadline.after(_PATIENT)) == b"\x12"
    waited_for = transport.fileno()
    assert waited_for is not None
    line.vanish()
    poll = select.poll()
    poll.register(waited_for, select.POLLIN)
    assert poll.poll(20_000)


def test_nobody_else_of_this_program_gets_it(line: Line) -> None:
    transport = open_transport(line.uri)
    with pytest.raises(PrinterFault, match="Another program uses the printer"):
        open_transport(line.uri)
    line.say(b"\x12")
    assert transport.read(Deadline.after(_PATIENT)) == b"\x12", "the owner keeps it"
    transport.close()
    open_transport(line.uri).close()


@pytest.mark.parametrize("line", [one for one in LINES if one != "usb"], indirect=True)
def test_no_other_process_gets_it_until_its_owner_dies(line: Line) -> None:
    with held_by_another_process(line.uri) as other:
        with pytest.raises(PrinterFault, match="Another program uses the printer") as refused:
            open_transport(line.uri)
        assert refused.value.hint
        other.kill()
        other.wait()
    open_transport(line.uri).close()
