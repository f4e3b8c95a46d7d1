"""Message signs with the controller AM03127, sold under many names; they say ACK or NACK.

Source: the maker's data sheet *AM03127* (Conrad item 590996, "datablad mc-crypt AM03127-H13"): the
frame ``<IDxx> data checksum <E>`` and its answers, sections 4.1 and 4.2; a page's text, 4.2.2; the
page that runs, 4.2.6. The checksum is the exclusive or of the data. Address 00 is heard by every
sign, and answered by none.

A sign keeps its page in lasting memory, which wears: a text that is confirmed is not sent again.
"""

from functools import reduce
from operator import xor

from counter_display.led.display import ANSWER_PATIENCE, SEND_PATIENCE, Health, Taken
from counter_display.led.line import Line
from counter_display.led.setting import EVERYBODY
from counter_display.led.text import plain
from printer_drivers.deadline import Deadline

ACK, NACK = b"ACK", b"NACK"
RUN_PAGE_A = "<RPA>"
AT_ONCE = "<FA>"
"""The text appears and goes without moving."""
STEADY, SLOWEST_BLINKING = "<Mq>", "<Mr>"
LONGEST_STAY = "<WZ>"
_PAGE_A = "<L1><PA>"


def frame(address: str, data: str) -> bytes:
    """Return a whole transmission to one sign."""
    return f"<ID{address}>{data}{checksum(data)}<E>".encode()


def checksum(data: str) -> str:
    """Return the exclusive or of all bytes, in two digits of base 16."""
    return f"{reduce(xor, data.encode(), 0):02X}"


def page(text: str, *, blinking: bool) -> str:
    """Return the data that write a text over the page that runs."""
    method = SLOWEST_BLINKING if blinking else STEADY
    return f"{_PAGE_A}{AT_ONCE}{method}{LONGEST_STAY}{AT_ONCE}{text or ' '}"


class Am03127Display:
    """A sign at one address; it confirms each text unless it is addressed by 00."""

    keeps_its_text = True

    def __init__(self, line: Line, address: str) -> None:
        self._line = line
        self._address = address
        self._runs_our_page = False

    def show(self, text: str, *, blinking: bool = False) -> Taken:
        """Write the page that runs; the first time let it run."""
        if not self._runs_our_page:
            taken = self._ask(RUN_PAGE_A)
            if taken is Taken.MISSED:
                return taken
            self._runs_our_page = True
        return self._ask(page(plain(text), blinking=blinking))

    def clear(self) -> Taken:
        """Show nothing."""
        return self.show("")

    def health(self) -> Health:
        """Say once more which page runs, and hear whether the sign took that."""
        if self._address == EVERYBODY:
            return Health.MUTE_BY_NATURE
        confirmed = self._ask(RUN_PAGE_A) is Taken.CONFIRMED
        return Health.ANSWERS if confirmed else Health.SILENT

    def _ask(self, data: str) -> Taken:
        self._line.forget_answers()
        self._line.send(frame(self._address, data), Deadline.after(SEND_PATIENCE))
        if self._address == EVERYBODY:
            return Taken.UNKNOWN
        heard = b""
        deadline = Deadline.after(ANSWER_PATIENCE)
        while not deadline.passed:
            heard += self._line.hear(deadline)
            if NACK in heard:
                return Taken.MISSED
            if ACK in heard:
                return Taken.CONFIRMED
        return Taken.MISSED
