"""What a printer's answers mean, and what a person can do about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState, PrinterStatus

DISCONNECTED = PrinterStatus(known=False, online=False, disconnected=True)
"""Nobody there, or not yet."""
STALLED = PrinterStatus(known=False, online=False, stalled=True)
"""There, but it takes nothing or has fallen silent."""
UNKNOWN = PrinterStatus(known=False)
"""It takes data and says nothing of itself."""

# What to do is said in the words that staff read on their screens, too.
_WHY: dict[PrinterState, tuple[str, str]] = {
    PrinterState.COVER_OPEN: ("The printer's cover is open", "close it"),
    PrinterState.PAPER_OUT: ("The printer is out of paper", "put in a new roll"),
    PrinterState.CUTTER_ERROR: (
        "The printer's cutter is stuck",
        "free the paper, then close the cover",
    ),
    PrinterState.OVERHEATED: ("The printer's head is too hot", "it rests and goes on by itself"),
    PrinterState.FATAL: (
        "The printer reports an error that it cannot clear",
        "switch it off and on, else call a technician",
    ),
    PrinterState.OFFLINE: ("The printer is off line", "press the button on the printer"),
    PrinterState.STALLED: ("The printer stopped taking the ticket", "switch it off and on"),
    PrinterState.DISCONNECTED: ("The printer is not connected", "check the cable and the power"),
}


def status_from_answers(answers: Sequence[int | None]) -> PrinterStatus:
    """Return what the answers to DLE EOT 1 to 4 mean; one that did not come says nothing."""
    printer, offline, error, paper = answers
    causes = _has(error, 0x08), _has(error, 0x20), _has(error, 0x40)
    return PrinterStatus(
        known=True,
        online=not _has(printer, 0x08),
        cover_open=_has(offline, 0x04),
        paper_out=_has(offline, 0x20) or _has(paper, 0x60),
        paper_near_end=_has(paper, 0x0C),
        cutter_error=causes[0],
        # "An error" is told by question 2 whatever its cause.
        recoverable=_has(error, 0x04) or (_has(offline, 0x40) and not any(causes)),
        fatal=causes[1],
        overheated=causes[2],
    )


def status_from_asb(block: bytes) -> PrinterStatus:
    """Return what a report of changes means."""
    first, second, third = block[:3]
    return PrinterStatus(
        known=True,
        online=not first & 0x08,
        cover_open=_has(first, 0x20),
        paper_out=_has(third, 0x0C),
        paper_near_end=_has(third, 0x03),
        cutter_error=_has(second, 0x08),
        recoverable=_has(second, 0x04),
        fatal=_has(second, 0x20),
        overheated=_has(second, 0x40),
    )


def with_full_status(status: PrinterStatus, flags: bytes) -> PrinterStatus:
    """Return a status with what only the full status of Custom's kiosk printers tells."""
    paper = flags[0]
    return replace(
        status,
        paper_near_end=status.paper_near_end or _has(paper, 0x04),
        ticket_in_mouth=_has(paper, 0x20),
    )


def trouble(status: PrinterStatus) -> PrinterFault | None:
    """Return why nothing can be printed now and what to do; None when all is well."""
    if status.state is PrinterState.OFFLINE and status.recoverable:
        return PrinterFault("The printer reports an error", "switch it off and on", status.state)
    return complaint(status.state)


def complaint(state: PrinterState) -> PrinterFault | None:
    """Return the same where no more than the one word is known."""
    return None if state.prints else PrinterFault(*_WHY[state], state)


def advice(state: PrinterState) -> str:
    """Return what to do about a printer that does not print."""
    return _WHY[state][1]


def _has(byte: int | None, bits: int) -> bool:
    return byte is not None and bool(byte & bits)


_XON, _XOFF = 0x11, 0x13
# Which bits are fixed, and what they are, for each kind of byte.
_REAL_TIME = (0x93, 0x12)
_ASB_FIRST = (0x93, 0x10)
_PLAIN = (0x90, 0x00)
_ASB_BYTES = 4
_FULL_STATUS_HEAD = b"\x10\x0f"
_FULL_STATUS_BYTES = 6
_BLOCK_HEADS = frozenset({0x35, 0x37, 0x3B, 0x3D, 0x5F})
_PROCESS_ID_HEAD, _CLEARED_HEAD, _INFO_HEAD = b"\x37\x22", b"\x37\x25", b"\x5f"
_FIXED_BYTES = {_PROCESS_ID_HEAD: 7, _CLEARED_HEAD: 3}
_LONGEST_BYTES = 82
"""Head, at most 80 characters, and the end."""
_SEPARATOR = 0x1F
_TEXT = frozenset({*range(0x20, 0x7F), _SEPARATOR})
_PAPER_ANSWERS = frozenset({0x00, 0x03, 0x0C, 0x0F})


@dataclass(frozen=True, slots=True)
class RealTime:
    """An answer to DLE EOT; to which one, only the order tells."""

    byte: int


@dataclass(frozen=True, slots=True)
class Asb:
    """A report of changes, which the printer sends by itself."""

    block: bytes


@dataclass(frozen=True, slots=True)
class InOrder:
    """An answer to GS r or to a short GS I, given when the printer has worked up to it."""

    byte: int

    @property
    def tells_paper(self) -> bool:
        """Return whether GS r 1 is answered so: near end and end are two bits each."""
        return self.byte in _PAPER_ANSWERS


@dataclass(frozen=True, slots=True)
class ProcessId:
    """The printing of this job is completed."""

    job: bytes


@dataclass(frozen=True, slots=True)
class Cleared:
    """The printer has emptied its buffers."""


@dataclass(frozen=True, slots=True)
class Info:
    """What GS I says: maker, model or firmware; which one, only the order tells."""

    text: str


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """A text that Nouba asks for nowhere, with its head and its end."""

    block: bytes


@dataclass(frozen=True, slots=True)
class FullStatus:
    """Custom's own four bytes: paper, what the user does, two kinds of errors."""

    flags: bytes


@dataclass(frozen=True, slots=True)
class FlowControl:
    """XON or XOFF: the printer can take more, or cannot."""

    ready: bool


@dataclass(frozen=True, slots=True)
class Noise:
    """A byte that belongs to nothing known."""

    byte: int


type StatusEvent = (
    RealTime
    | Asb
    | InOrder
    | ProcessId
    | Cleared
    | Info
    | TextAnswer
    | FullStatus
    | FlowControl
    | Noise
)


class AnswerParser:
    """Owns every byte that comes back from one connection."""

    def __init__(self, *, full_status: bool = False) -> None:
        """Begin; with ``full_status`` 10 0F begins Custom's status, else a report of changes."""
        self._held = bytearray()
        self._full_status = full_status

    @property
    def holds_some(self) -> bool:
        """Return whether a block is begun and not complete."""
        return bool(self._held)

    def feed(self, data: bytes) -> list[StatusEvent]:
        """Return what the bytes so far amount to; the start of a block is kept for later."""
        events: list[StatusEvent] = []
        for byte in data:
            if byte in {_XON, _XOFF}:
                events.append(FlowControl(byte == _XON))
            else:
                self._take(byte, events)
        return events

    def settle(self) -> list[StatusEvent]:
        """Return what is kept as noise: nothing more comes that would complete it."""
        events: list[StatusEvent] = [Noise(byte) for byte in self._held]
        self._held.clear()
        return events

    def _take(self, byte: int, events: list[StatusEvent]) -> None:
        self._held.append(byte)
        length = self._length()
        if length is None:
            self._give_up(events)
        elif length == len(self._held):
            events += _events(bytes(self._held))
            self._held.clear()

    def _give_up(self, events: list[StatusEvent]) -> None:
        """Drop the first byte, and sort anew what was behind it.

        Bytes that stood inside a broken block may be parts of it: none of them counts as an
        answer by itself, or half a report of changes would confirm a ticket.
        """
        first, *inside, last = self._held if len(self._held) > 1 else (*self._held, None)
        self._held.clear()
        events.append(Noise(first))
        for byte in inside:
            if self._held or byte in _BLOCK_HEADS:
                self._take(byte, events)
            else:
                events.append(Noise(byte))
        if last is None:
            return
        if not self._held and _is(last, _PLAIN):
            events.append(Noise(last))
        else:
            self._take(last, events)

    def _length(self) -> int | None:
        """Return how long the event is once whole; None when it cannot become one."""
        held = self._held
        first = held[0]
        if _is(first, _REAL_TIME) or _is(first, _PLAIN):
            return 1
        if self._full_status and _FULL_STATUS_HEAD.startswith(held[:2]):
            return _FULL_STATUS_BYTES
        if _is(first, _ASB_FIRST):
            return _ASB_BYTES if all(_is(one, _PLAIN) for one in held[1:]) else None
        return _block_length(held) if first in _BLOCK_HEADS else None


def _block_length(held: bytearray) -> int | None:
    length = _FIXED_BYTES.get(bytes(held[:2]))
    *payload, last = held[1:] or (_SEPARATOR,)
    if any(one not in _TEXT for one in payload):
        return None
    if length is not None:
        ended = len(held) == length
        return length if ended == (last == 0) and (ended or last in _TEXT) else None
    if last == 0:
        return len(held)
    return len(held) + 1 if last in _TEXT and len(held) < _LONGEST_BYTES else None


def _is(byte: int, kind: tuple[int, int]) -> bool:
    mask, fixed = kind
    return byte & mask == fixed


def _events(whole: bytes) -> list[StatusEvent]:
    """Return a whole event; a text that ends like a process id is one, with noise before it."""
    loose = whole[0] in _BLOCK_HEADS and whole[:2] not in _FIXED_BYTES
    for head, length in _FIXED_BYTES.items():
        before = len(whole) - length if loose else 0
        if before > 0 and whole[before:].startswith(head):
            return [*map(Noise, whole[:before]), _event(whole[before:])]
    return [_event(whole)]


def _event(whole: bytes) -> StatusEvent:
    first = whole[0]
    if whole.startswith(_PROCESS_ID_HEAD):
        return ProcessId(whole[2:-1])
    if whole.startswith(_CLEARED_HEAD):
        return Cleared()
    if whole.startswith(_INFO_HEAD):
        return Info(whole[1:-1].decode("ascii"))
    if first in _BLOCK_HEADS:
        return TextAnswer(whole)
    if _is(first, _REAL_TIME):
        return RealTime(first)
    if len(whole) == _FULL_STATUS_BYTES:
        return FullStatus(whole[2:])
    return Asb(whole) if _is(first, _ASB_FIRST) else InOrder(first)
