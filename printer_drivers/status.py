"""What a printer says: every byte that comes back, sorted into events.

Answers carry no sender and no length. Their fixed bits tell them apart:

    0xx1xx10   answer to DLE EOT
    0xx1xx00   first of the four bytes of a report of changes (ASB), then 0xx0xxxx three times
    0xx0xxxx   answer to GS r
    37 22 d1 d2 d3 d4 00   process id, 37 25 00 buffers cleared
    11, 13     XON, XOFF; they may stand anywhere, even inside a block
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterStatus

_XON, _XOFF = 0x11, 0x13
# Which bits are fixed, and what they are, for each kind of byte.
_REAL_TIME = (0x93, 0x12)
_ASB_FIRST = (0x93, 0x10)
_PLAIN = (0x90, 0x00)
_PAPER_OUT = 0x0C
_BLOCK_HEAD = 0x37
_PROCESS_ID, _CLEARED = 0x22, 0x25
_BLOCK_LENGTHS = {_PROCESS_ID: 7, _CLEARED: 3}
_ASB_LENGTH = 4
_PRINTABLE = range(0x20, 0x7F)


@dataclass(frozen=True, slots=True)
class RealTime:
    """An answer to DLE EOT; to which one, only the order tells."""

    byte: int


@dataclass(frozen=True, slots=True)
class Asb:
    """A report of changes, which the printer sends by itself."""

    block: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """An answer to GS r 1, given when the printer has worked up to it."""

    byte: int

    @property
    def out(self) -> bool:
        """Return whether the printer says there is no paper."""
        return self.byte & _PAPER_OUT == _PAPER_OUT


@dataclass(frozen=True, slots=True)
class ProcessId:
    """The printing of this job is completed."""

    job: bytes


@dataclass(frozen=True, slots=True)
class Cleared:
    """The printer has emptied its buffers."""


@dataclass(frozen=True, slots=True)
class Flow:
    """XON or XOFF: the printer can take more, or cannot."""

    ready: bool


@dataclass(frozen=True, slots=True)
class Noise:
    """A byte that belongs to nothing known."""

    byte: int


type Event = RealTime | Asb | Paper | ProcessId | Cleared | Flow | Noise


class StatusParser:
    """Owns every byte that comes back from one connection."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> list[Event]:
        """Return what the bytes so far amount to; the start of a block is kept for later."""
        events: list[Event] = []
        for byte in data:
            if byte in {_XON, _XOFF}:
                events.append(Flow(byte == _XON))
            else:
                self._held.append(byte)
                self._sort(events)
        return events

    def settle(self) -> list[Event]:
        """Return what is kept as single bytes: nothing more comes that would complete it."""
        events: list[Event] = []
        while self._held:
            self._give_up_first(events)
            self._sort(events)
        return events

    def _sort(self, events: list[Event]) -> None:
        """Take complete events from the front until a started block or nothing is left."""
        while self._held:
            length = _length_of(self._held)
            if length is None:
                self._give_up_first(events)
            elif length > len(self._held):
                return
            else:
                events.append(_event(bytes(self._held[:length])))
                del self._held[:length]

    def _give_up_first(self, events: list[Event]) -> None:
        """Drop one byte only: what follows may be the start of something valid."""
        events.append(Noise(self._held.pop(0)))


def _length_of(held: bytearray) -> int | None:
    """Return how long the event at the front is once whole; None when it cannot become one."""
    first = held[0]
    if _is(first, _REAL_TIME) or _is(first, _PLAIN):
        return 1
    if _is(first, _ASB_FIRST):
        return _ASB_LENGTH if all(_is(one, _PLAIN) for one in held[1:_ASB_LENGTH]) else None
    if first != _BLOCK_HEAD:
        return None
    if len(held) == 1:
        return len(held) + 1
    length = _BLOCK_LENGTHS.get(held[1])
    if length is None:
        return None
    payload, end = held[2 : length - 1], held[length - 1 : length]
    sound = all(one in _PRINTABLE for one in payload) and not any(end)
    return length if sound else None


def _is(byte: int, kind: tuple[int, int]) -> bool:
    mask, fixed = kind
    return byte & mask == fixed


def _event(whole: bytes) -> Event:
    first = whole[0]
    if first == _BLOCK_HEAD:
        return ProcessId(whole[2:6]) if whole[1] == _PROCESS_ID else Cleared()
    if _is(first, _REAL_TIME):
        return RealTime(first)
    return Asb(whole) if _is(first, _ASB_FIRST) else Paper(first)


def status_from_answers(answers: Sequence[int | None]) -> PrinterStatus:
    """Return what the answers to DLE EOT 1 to 4 mean; one that did not come says nothing."""
    printer, offline, error, paper = answers
    return PrinterStatus(
        known=True,
        online=not _has(printer, 0x08),
        cover_open=_has(offline, 0x04),
        paper_out=_has(offline, 0x20) or _has(paper, 0x60),
        paper_near_end=_has(paper, 0x0C),
        cutter_error=_has(error, 0x08),
        recoverable=_has(offline, 0x40) or _has(error, 0x04),
        fatal=_has(error, 0x20),
        overheated=_has(error, 0x40),
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


def trouble(status: PrinterStatus) -> PrinterFault | None:
    """Return why nothing can be printed now and what to do; None when all is well."""
    if status.cover_open:
        return PrinterFault("The printer's cover is open", "close it until it clicks")
    if status.paper_out:
        return PrinterFault("The printer is out of paper", "put in a new roll, close the cover")
    if status.cutter_error:
        return PrinterFault(
            "The printer's cutter is blocked",
            "open the cover, take out the paper, close it, switch the printer off and on",
        )
    if status.fatal or status.recoverable:
        return PrinterFault("The printer reports an error", "switch it off and on again")
    if not status.online:
        return PrinterFault(
            "The printer is off line", "press its feed button or switch it off and on"
        )
    return None


def _has(byte: int | None, bits: int) -> bool:
    return byte is not None and bool(byte & bits)
