"""Signs with the controller AM03127, as strictly as its data sheet describes them."""

import re

from counter_display.led.am03127 import ACK, NACK, checksum
from counter_display.led.emulator.faults import Faults
from counter_display.led.emulator.receiver import MOST_BYTES
from counter_display.led.emulator.signs import EVERYBODY, Signs

_FRAME = re.compile(rb"<ID(?P<address>[0-9A-F]{2})>(?P<data>.*)(?P<sum>[0-9A-F]{2})<E>", re.DOTALL)
_END, _BEGIN = b"<E>", b"<ID"
_PAGE = re.compile(
    rb"<L1><PA><F[A-S]><M(?P<method>[A-Eaq-uQ-U])><W[A-Z]><F[A-S]>(?P<text>[ -;=?-~]*)"
)
_RUN_PAGE = b"<RPA>"
_BLINKING = b"BRbr"


class Am03127Signs:
    """Signs at one line."""

    def __init__(self, signs: Signs) -> None:
        self._signs = signs
        self._heard = bytearray()

    def take(self, data: bytes, now_s: float, faults: Faults) -> bytes:  # noqa: ARG002 - they wait for ever
        """Take what came at an instant; return what the displays answer."""
        answers = b""
        for byte in data:
            self._heard.append(byte)
            if self._heard.endswith(_END):
                heard = bytes(self._heard)
                self._heard.clear()
                answers += self._carry_out(heard, faults)
            elif len(self._heard) > MOST_BYTES:
                self._signs.complain("a transmission without an end")
                self._heard.clear()
        return b"" if faults.mute else answers

    def _carry_out(self, heard: bytes, faults: Faults) -> bytes:
        begin = heard.rfind(_BEGIN)
        if begin > 0:
            self._signs.complain(f"before a transmission: {heard[:begin][:40]!r}")
        found = _FRAME.fullmatch(heard[max(begin, 0) :])
        if not found:
            self._signs.complain(f"no transmission: {heard[:40]!r}")
            return b""
        address = found["address"].decode()
        if not self._signs.hear(address):
            return b""
        taken = self._obey(address, found["data"], found["sum"], faults)
        if address == EVERYBODY:
            return b""
        return ACK if taken else NACK

    def _obey(self, address: str, data: bytes, stated: bytes, faults: Faults) -> bool:
        try:
            right = checksum(data.decode("ascii")).encode() == stated
        except UnicodeDecodeError:
            right = False
        if faults.refuses or not right:
            self._signs.complain(f"a wrong checksum: {data[:40]!r}")
            return False
        if data == _RUN_PAGE:
            return True
        page = _PAGE.fullmatch(data)
        if not page:
            self._signs.complain(f"no command of ours: {data[:40]!r}")
            return False
        self._signs.show(address, page["text"].decode(), blinking=page["method"] in _BLINKING)
        return True
