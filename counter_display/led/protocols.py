"""What every LED display is asked, and how signs of the kinds Alpha and AM03127 are spoken to.

Most makers' signs can pose as Alpha or BetaBrite. Source: Adaptive Micro Systems, *Alpha Sign
Communications Protocol*, form 9708-8061 revision F (10 March 2006): the packet, section 5.1;
writing a TEXT file, 6.1.1; special functions, 6.2; the modes, appendix I; an example with its
checksum, 7.6.2. Five NUL let the sign find the speed; the sum runs from STX to ETX.

No Alpha sign's memory is changed: the text goes into the *priority TEXT file*, which every one has
and shows alone. A sign drops a packet that stops for a second between two bytes, so each is sent in
one piece.
"""

import re
import string
from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from functools import reduce
from operator import xor

from counter_display.led.serial_link import SerialLink
from counter_display.led.settings import EVERYBODY
from printer_drivers.deadline import Deadline


class Taken(StrEnum):
    """What is known of a text that was sent."""

    CONFIRMED = "confirmed"
    UNKNOWN = "unknown"
    """These displays never confirm a text."""
    MISSED = "missed"
    """The display said nothing, or that it did not understand."""


class LedHealth(StrEnum):
    """Whether a display is there."""

    ANSWERS = "answers"
    SILENT = "silent"
    MUTE_BY_NATURE = "mute_by_nature"
    """At this address, or by this protocol, no display ever answers."""


SEND_PATIENCE = timedelta(seconds=3)
"""Half a hundred bytes, at the slowest speed."""
ANSWER_PATIENCE = timedelta(seconds=1)
"""At 9600 baud an answer of a few dozen bytes has long come."""


class LedDisplay(ABC):
    """One display on a line, behind whatever bytes its maker has chosen.

    Every method raises ``LedFault`` when the line itself is broken.
    """

    keeps_its_text: bool
    """It shows its text again after a power cut, from a memory that wears: no need to repeat it."""

    def __init__(self, line: SerialLink, address: str) -> None:
        self._line = line
        self._address = address

    @abstractmethod
    def show(self, text: str, *, blinking: bool = False) -> Taken:
        """Show a short text instead of what stands there, without what no display has.

        ``blinking`` is the display's own way of it, which goes on until the next text.
        """

    @abstractmethod
    def health(self) -> LedHealth:
        """Ask whether it is there; nothing it shows changes."""

    def clear(self) -> Taken:
        """Show nothing."""
        return self.show("")

    def _send(self, data: bytes) -> None:
        self._line.send(data, Deadline.after(SEND_PATIENCE))

    def _heard(self) -> Iterator[bytes]:
        """Yield all that has come, again and again for as long as an answer may take."""
        heard, deadline = b"", Deadline.after(ANSWER_PATIENCE)
        while not deadline.passed:
            heard += self._line.hear(deadline)
            yield heard


PLAIN = frozenset(string.ascii_uppercase + string.digits + " -")
"""Labels are letters and digits; the rest would be a question mark here and a command there."""


def plain(text: str) -> str:
    """Return a text in characters that may go out to a display; all others are left out."""
    return "".join(character for character in text.upper() if character in PLAIN)


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


class AlphaDisplay(LedDisplay):
    """A sign at one address; it never confirms a text."""

    keeps_its_text = False

    def show(self, text: str, *, blinking: bool = False) -> Taken:
        """Write the priority file; the sign cannot say whether it got it."""
        words = plain(text).encode()
        mode = FLASH if blinking else HOLD
        # A blank text, not none: that would let the sign's own messages run.
        command = WRITE_TEXT + PRIORITY_FILE + ESC + MIDDLE + mode + (words or b" ")
        self._send(packet(self._address, command))
        return Taken.UNKNOWN

    def health(self) -> LedHealth:
        """Ask for the sign's memory; on a line without a way back nothing is heard."""
        self._line.forget_answers()
        self._send(packet(self._address, READ_SPECIAL + MEMORY))
        for heard in self._heard():
            for answer in _ANSWER.finditer(heard):
                if checksum(STX + answer["body"] + ETX) == answer["sum"]:
                    return LedHealth.ANSWERS
        return LedHealth.SILENT


ACK, NACK = b"ACK", b"NACK"
RUN_PAGE_A = "<RPA>"
AT_ONCE = "<FA>"
"""The text appears and goes without moving."""
STEADY, SLOWEST_BLINKING = "<Mq>", "<Mr>"
LONGEST_STAY = "<WZ>"
_PAGE_A = "<L1><PA>"


def frame(address: str, data: str) -> bytes:
    """Return a whole transmission to one sign."""
    return f"<ID{address}>{data}{am03127_checksum(data)}<E>".encode()


def am03127_checksum(data: str) -> str:
    """Return the exclusive or of all bytes, in two digits of base 16."""
    return f"{reduce(xor, data.encode(), 0):02X}"


def page(text: str, *, blinking: bool) -> str:
    """Return the data that write a text over the page that runs."""
    method = SLOWEST_BLINKING if blinking else STEADY
    return f"{_PAGE_A}{AT_ONCE}{method}{LONGEST_STAY}{AT_ONCE}{text or ' '}"


class Am03127Display(LedDisplay):
    """A sign at one address; it confirms each text unless it is addressed by 00."""

    keeps_its_text = True

    def __init__(self, line: SerialLink, address: str) -> None:
        super().__init__(line, address)
        self._runs_our_page = False

    def show(self, text: str, *, blinking: bool = False) -> Taken:
        """Write the page that runs; the first time let it run."""
        if not self._runs_our_page:
            taken = self._ask(RUN_PAGE_A)
            if taken is Taken.MISSED:
                return taken
            self._runs_our_page = True
        return self._ask(page(plain(text), blinking=blinking))

    def health(self) -> LedHealth:
        """Say once more which page runs, and hear whether the sign took that."""
        if self._address == EVERYBODY:
            return LedHealth.MUTE_BY_NATURE
        confirmed = self._ask(RUN_PAGE_A) is Taken.CONFIRMED
        return LedHealth.ANSWERS if confirmed else LedHealth.SILENT

    def _ask(self, data: str) -> Taken:
        self._line.forget_answers()
        self._send(frame(self._address, data))
        if self._address == EVERYBODY:
            return Taken.UNKNOWN
        for heard in self._heard():
            if NACK in heard:
                return Taken.MISSED
            if ACK in heard:
                return Taken.CONFIRMED
        return Taken.MISSED
