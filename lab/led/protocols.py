"""Emulated signs: Alpha, as strict as its protocol's form 9708-8061, and AM03127.

What Nouba never sends (nested commands, other files, reading texts) is complained of like noise:
whoever changes the driver learns it here.
"""

import re

from counter_display.led.protocols import ACK, ETX, NACK, STX, am03127_checksum, checksum
from lab.led.model import EVERYBODY, MOST_BYTES, LedFaults, Signs

_SILENCE_S = 1.0
"""After so long between two bytes a sign takes the next one for a new transmission."""
_FEWEST_NULS = 5
_NUL, _SOH, _EOT = 0x00, 0x01, 0x04
_PACKET = re.compile(
    rb"(?P<type>[Z!^])(?P<address>[0-9A-F]{2})"
    rb"\x02(?P<command>[^\x02\x03\x04]*)(?:\x03(?P<sum>[0-9A-F]{4}))?"
)
_TEXT = re.compile(rb"A(?P<file>[0A])(?:\x1b[ \"&0](?P<mode>[a-v]))?(?P<text>[ -~]*)")
_FLASH = b"c"
_MEMORY = b"F#"
_POOL = b"E#8000,7F00"
_LONGEST_TEXT = 125


class AlphaSigns:
    """Signs of one type at one line."""

    def __init__(self, signs: Signs) -> None:
        self._signs = signs
        self._nuls = 0
        self._body: bytearray | None = None
        self._last_s = 0.0

    def take(self, data: bytes, now_s: float, faults: LedFaults) -> bytes:
        """Take what came at an instant; return what the displays answer."""
        if now_s - self._last_s > _SILENCE_S and (self._body is not None or self._nuls):
            self._signs.complain("a transmission that stopped halfway")
            self._begin_anew()
        self._last_s = now_s
        return b"".join(self._one(byte, faults) for byte in data)

    def _one(self, byte: int, faults: LedFaults) -> bytes:
        if self._body is None:
            self._await_header(byte)
        elif byte == _EOT:
            body = bytes(self._body)
            self._begin_anew()
            return self._carry_out(body, faults)
        elif byte == _NUL or len(self._body) >= MOST_BYTES:
            self._signs.complain(f"a transmission without an end: {bytes(self._body[:40])!r}")
            self._begin_anew()
            self._await_header(byte)
        else:
            self._body.append(byte)
        return b""

    def _await_header(self, byte: int) -> None:
        if byte == _NUL:
            self._nuls += 1
        elif byte == _SOH and self._nuls >= _FEWEST_NULS:
            self._body, self._nuls = bytearray(), 0
        else:
            self._signs.complain(f"a byte between transmissions: {byte:02X}")
            self._nuls = 0

    def _begin_anew(self) -> None:
        self._body, self._nuls = None, 0

    def _carry_out(self, body: bytes, faults: LedFaults) -> bytes:
        packet = _PACKET.fullmatch(body)
        if not packet:
            self._signs.complain(f"no packet: {body[:40]!r}")
            return b""
        command, address = packet["command"], packet["address"].decode()
        right = packet["sum"] in {None, checksum(STX + command + ETX)}
        if faults.refuses or not right:
            self._signs.complain(f"a wrong checksum: {body[:40]!r}")
            return b""
        if command == _MEMORY:
            heard = bool(self._signs.hear(address)) and not faults.mute
            return _answer(_POOL) if heard else b""
        self._write_text(address, command)
        return b""

    def _write_text(self, address: str, command: bytes) -> None:
        text = _TEXT.fullmatch(command)
        if not text or len(text["text"]) > _LONGEST_TEXT:
            self._signs.complain(f"no command of ours: {command[:40]!r}")
            return
        self._signs.show(address, text["text"].decode(), blinking=text["mode"] == _FLASH)


def _answer(body: bytes) -> bytes:
    framed = STX + body + ETX
    return b"\x00" * 20 + b"\x01000" + framed + checksum(framed) + b"\x04"


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

    def take(self, data: bytes, now_s: float, faults: LedFaults) -> bytes:  # noqa: ARG002 - they wait for ever
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

    def _carry_out(self, heard: bytes, faults: LedFaults) -> bytes:
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

    def _obey(self, address: str, data: bytes, stated: bytes, faults: LedFaults) -> bool:
        try:
            right = am03127_checksum(data.decode("ascii")).encode() == stated
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
