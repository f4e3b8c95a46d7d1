"""The bytes that ask a printer something, or tell it what to do when it cannot print.

The questions of ``status_question``, ``recover`` and ``CLEAR_BUFFERS`` are obeyed as they come in,
ahead of all that waits; the others keep their place in the line.
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
_FIRST_SIGN, _SIGNS = 0x20, 95


class Ask(IntEnum):
    """What DLE EOT asks."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR_CAUSE = 3
    PAPER = 4
    CUSTOM_FULL_STATUS = 20
    """Kiosk printers of Custom only: six bytes, with the ticket that waits in the mouth."""


class Identity(IntEnum):
    """What GS I asks; one byte comes back for the first three, a block for the others."""

    MODEL_NUMBER = 1
    TYPE = 2
    ROM_VERSION = 3
    FIRMWARE = 65
    MAKER = 66
    MODEL = 67
    SERIAL_NUMBER = 68


class Recover(IntEnum):
    """What DLE ENQ does once the cause of an error is taken away."""

    RESUME = 1
    """Print on from the line where it stopped."""
    FORGET = 2
    """Clear the buffers first."""


def status_question(ask: Ask | int) -> bytes:
    """Return DLE EOT."""
    return bytes((0x10, 0x04, ask))


def identity_question(ask: Identity | int) -> bytes:
    """Return GS I."""
    return bytes((0x1D, 0x49, ask))


def recover(how: Recover | int) -> bytes:
    """Return DLE ENQ."""
    return bytes((0x10, 0x05, how))


def printed_question(job: bytes) -> bytes:
    """Return GS ( H: name this job when its printing is completed.

    Args:
        job: four signs from ``process_id``.
    """
    return b"\x1d(H\x06\x00\x30\x30" + job


def process_id(number: int) -> bytes:
    """Return the four printable signs that name a job; they repeat after 81 million."""
    signs = bytearray()
    for _ in range(4):
        number, sign = divmod(number, _SIGNS)
        signs.append(_FIRST_SIGN + sign)
    return bytes(signs)
