"""The PIN of the service menu.

Its hash stands in the station's settings, so that it opens the menu while the database is away.
"""

import logging
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

_HASHES_BEGIN = "$argon2"
_FREE_TRIES = 5
_FIRST_PAUSE_S = 60.0
_LONGEST_PAUSE_S = 3600.0


def checked(pin_hash: str) -> str:
    """Return the setting if it may be a PIN's hash; else none, and say so in the log."""
    if pin_hash and not pin_hash.startswith(_HASHES_BEGIN):
        log.error("NOUBA_KIOSK_PIN is no hash: there is no service menu; run nouba kiosk-pin")
        return ""
    return pin_hash


def fits(pin_hash: str, pin: str) -> bool:
    """Return whether this is the PIN; slow on purpose, so never call it in the GUI thread."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 - see below

    # The library of hashes is loaded when it is needed: the first frame does not wait for it.
    from reception.office import PASSWORD_HASHER  # noqa: PLC0415

    try:
        return PASSWORD_HASHER.verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


class Tries:
    """Counts wrong PINs: from the fifth on each is followed by a pause, twice as long each time."""

    def __init__(self, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self._monotonic_s = monotonic_s
        self._wrong = 0
        self._paused_until_s = 0.0

    @property
    def pause_s(self) -> float:
        """Return how long nobody may try."""
        return max(0.0, self._paused_until_s - self._monotonic_s())

    def wrong(self) -> None:
        """Count a wrong one."""
        self._wrong += 1
        beyond = self._wrong - _FREE_TRIES
        if beyond >= 0:
            # No power is computed of a number that somebody may drive up for days.
            doublings = min(beyond, 10)
            pause_s = min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2**doublings)
            self._paused_until_s = self._monotonic_s() + pause_s

    def right(self) -> None:
        """Forget the wrong ones."""
        self._wrong = 0
