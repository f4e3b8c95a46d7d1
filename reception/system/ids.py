"""The only maker of identifiers: UUID version 7 (RFC 9562), so that later ids sort later."""

import base64
import os
import secrets
import threading
from uuid import UUID

from reception.domain.page_key import DAY_KEY_BYTES
from reception.system.clock import Clock

_RANDOM_BITS = 74
# No character that can be taken for another: no 0 o, 1 l i.
_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class TimeOrderedIds:
    """Makes UUIDv7 from a clock's milliseconds, a counter within one, and randomness."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0
        self._lock = threading.Lock()

    def new(self) -> UUID:
        """Return an identifier that sorts after all that this maker returned before."""
        milliseconds = int(self._clock.now().timestamp() * 1000)
        drawn = int.from_bytes(os.urandom(10)) >> (80 - _RANDOM_BITS)
        with self._lock:
            # Within one millisecond, or when the clock goes back, count on from the last.
            ordered = max((milliseconds << _RANDOM_BITS) | drawn, self._last + 1)
            self._last = ordered
        milliseconds, tail = ordered >> _RANDOM_BITS, ordered & ((1 << _RANDOM_BITS) - 1)
        high, low = tail >> 62, tail & ((1 << 62) - 1)
        return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


def first_password() -> str:
    """Return a password that can be read aloud: four groups of letters and digits, 77 bits."""
    return _groups(4)


def recovery_code() -> str:
    """Return a code that stands for a second factor once: six groups, 118 bits."""
    return _groups(6)


def session_token() -> str:
    """Return what one window proves its session by: 128 bits."""
    return os.urandom(16).hex()


def folder_id() -> str:
    """Return by which a folder of backups is known: 128 bits."""
    return os.urandom(16).hex()


def factor_secret() -> str:
    """Return the secret of a second factor, in base 32: 160 bits, as RFC 4226 advises."""
    return base64.b32encode(os.urandom(20)).decode("ascii")


def pepper() -> bytes:
    """Return what a station's PINs are hashed with besides: 256 bits."""
    return os.urandom(32)


def new_day_key() -> bytes:
    """Return what the keys of one day's ticket pages are made of: 256 bits."""
    return os.urandom(DAY_KEY_BYTES)


def run_id() -> str:
    """Return by which one run of a program is told from the next: 64 bits."""
    return os.urandom(8).hex()


def _groups(how_many: int) -> str:
    return "-".join("".join(secrets.choice(_CHARACTERS) for _ in range(4)) for _ in range(how_many))
