"""What a printer's answers mean, and what a person can do about it."""

from collections.abc import Sequence
from dataclasses import replace

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
    PrinterState.OVERHEATED: (
        "The printer's head is too hot",
        "it rests and goes on by itself",
    ),
    PrinterState.FATAL: (
        "The printer reports an error that it cannot clear",
        "switch it off and on, else call a technician",
    ),
    PrinterState.OFFLINE: ("The printer is off line", "press the button on the printer"),
    PrinterState.STALLED: ("The printer stopped taking the ticket", "switch it off and on"),
    PrinterState.DISCONNECTED: (
        "The printer is not connected",
        "check the cable and the power",
    ),
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
