"""Message signs of the Alpha and BetaBrite kind, which most makers' signs can pose as.

Source: Adaptive Micro Systems, *Alpha Sign Communications Protocol*, form 9708-8061 revision F
(10 March 2006): the packet, section 5.1; writing a TEXT file, 6.1.1; special functions, 6.2; the
modes, appendix I; an example with its checksum, 7.6.2. Five NUL let the sign find the speed; the
sum runs from STX to ETX.

Nobody's memory is changed: the text goes into the *priority TEXT file*, which every sign has and
shows alone. A sign drops a packet that stops for a second between two bytes, so each is sent in one
piece.
"""

import re

from counter_display.led.display import ANSWER_PATIENCE, SEND_PATIENCE, Health, Taken
from counter_display.led.line import Line
from counter_display.led.text import plain
from printer_drivers.deadline import Deadline

NUL, SOH, STX, ETX, EOT, ESC = (bytes([code]) for code in (0x00, 0x01, 0x02, 0x03, 0x04, 0x1B))
EVERY_TYPE = b"Z"
PRIORITY_FILE = b"0"
MIDDLE = b" "
"""Where the text stands; signs of one line take it and ignore it."""
HOLD, FLASH = b"b", b"c"
WRITE_TEXT, WRITE_SPECIAL, READ_SPECIAL = b"A", b"E", b"F"
MEMORY = b"#"
"""How much memory it has: the shortest question that a real sign was seen to answer."""
_ANSWER = re.compile(
    rb"\x01000\x02(?P<body>E#[0-9A-Fa-f,]*)\x03(?P<sum>[0-9A-F]{4})\x04", re.DOTALL
)
"""From type 0 and address 00; what was asked with F is answered with E."""


def packet(address: str, command: bytes) -> bytes:
    """Return a whole transmission to one sign."""
    body = STX + command + ETX
    return NUL * 5 + SOH + EVERY_TYPE + address.encode() + body + checksum(body) + EOT


def checksum(body: bytes) -> bytes:
    """Return the sum of what stands from STX to ETX, in four digits of base 16."""
    return b"%04X" % (sum(body) & 0xFFFF)


class AlphaDisplay:
    """A sign at one address; it never confirms a text."""

    keeps_its_text = False

    def __init__(self, line: Line, address: str) -> None:
        self._line = line
        self._address = address

    def show(self, text: str, *, blinking: bool = False) -> Taken:
        """Write the priority file; the sign cannot say whether it got it."""
        words = plain(text).encode()
        mode = FLASH if blinking else HOLD
        # A blank text, not none: that would let the sign's own messages run.
        command = WRITE_TEXT + PRIORITY_FILE + ESC + MIDDLE + mode + (words or b" ")
        self._send(command)
        return Taken.UNKNOWN

    def clear(self) -> Taken:
        """Show nothing."""
        return self.show("")

    def health(self) -> Health:
        """Ask for the sign's memory; on a line without a way back nothing is heard."""
        self._line.forget_answers()
        self._send(READ_SPECIAL + MEMORY)
        heard = b""
        deadline = Deadline.after(ANSWER_PATIENCE)
        while not deadline.passed:
            heard += self._line.hear(deadline)
            for answer in _ANSWER.finditer(heard):
                if checksum(STX + answer["body"] + ETX) == answer["sum"]:
                    return Health.ANSWERS
        return Health.SILENT

    def _send(self, command: bytes) -> None:
        self._line.send(packet(self._address, command), Deadline.after(SEND_PATIENCE))
