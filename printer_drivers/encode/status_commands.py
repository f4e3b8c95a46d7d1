"""The bytes that ask a printer something, or tell it what to do when it cannot print.

``status_question``, ``END_ERROR`` and ``CLEAR_BUFFERS`` are obeyed as they come in, ahead of all
that waits; the others keep their place in the line.
"""

from enum import IntEnum

INITIALISE = b"\x1b@"
"""ESC @: forget every setting, and the text that is not printed yet."""
REPORT_CHANGES = b"\x1da\x0e"
"""GS a: report how you are now and at every change: online, error, paper. ESC @ ends it."""
ASK_PAPER = b"\x1dr\x01"
"""GS r 1: which paper; answered when the printer has worked up to it."""
CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8: forget all that is not printed yet; heard even when nothing can be printed."""
END_ERROR = b"\x10\x05\x02"
"""DLE ENQ 2: the cause of the error is gone, so forget what is not printed yet and go on."""
_FIRST_CHARACTER, _CHARACTERS = 0x20, 95


class StatusAsk(IntEnum):
    """What DLE EOT asks."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR_CAUSE = 3
    PAPER = 4
    CUSTOM_FULL_STATUS = 20
    """Kiosk printers of Custom only: six bytes, with the ticket that waits in the mouth."""


class Identity(IntEnum):
    """What GS I asks; a block comes back."""

    FIRMWARE = 65
    MAKER = 66
    MODEL = 67


def status_question(ask: StatusAsk | int) -> bytes:
    """Return DLE EOT."""
    return bytes((0x10, 0x04, ask))


def identity_question(ask: Identity) -> bytes:
    """Return GS I."""
    return bytes((0x1D, 0x49, ask))


def printed_question(job: bytes) -> bytes:
    """Return GS ( H: name this job (see ``process_id``) when its printing is completed."""
    return b"\x1d(H\x06\x00\x30\x30" + job


def process_id(number: int) -> bytes:
    """Return the four printable characters that name a job; they repeat after 81 million."""
    characters = bytearray()
    for _ in range(4):
        number, character = divmod(number, _CHARACTERS)
        characters.append(_FIRST_CHARACTER + character)
    return bytes(characters)
