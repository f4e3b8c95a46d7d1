"""The PIN of the service menu.

Its hash stands in the station's settings, so that it opens the menu while the database is away.
"""

import logging
import time
from collections.abc import Callable

from argon2 import extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from reception.office import PASSWORD_HASHER

log = logging.getLogger(__name__)

_FREE_TRIES = 5
_FIRST_PAUSE_S = 60.0
_LONGEST_PAUSE_S = 1800.0
_MOST_DOUBLINGS = 10
_FORGIVES_ONE_S = 1800.0
"""As long as the longest pause: whoever waits for either gains nothing by the other."""


def checked(pin_hash: str) -> str:
    """Return the setting if it is a PIN's hash, whole; else none, and say so in the log."""
    if pin_hash and not _is_whole(pin_hash):
        log.error("NOUBA_KIOSK_PIN is no whole hash: there is no service menu; run nouba kiosk-pin")
        return ""
    return pin_hash


def fits(pin_hash: str, pin: str) -> bool:
    """Return whether this is the PIN; slow on purpose, so never call it in the GUI thread."""
    try:
        return PASSWORD_HASHER.verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def _is_whole(pin_hash: str) -> bool:
    try:
        return extract_parameters(pin_hash).hash_len == PASSWORD_HASHER.hash_len
    except InvalidHashError:
        return False


class Tries:
    """Counts wrong PINs: from the fifth on each is followed by a pause, twice as long each time.

    Each quiet half hour since the last wrong one forgives one, so that a child who played in the
    morning keeps nobody out in the evening. Whoever guesses gets five tries, a few more while the
    pauses grow, and then one each half hour, however the tries are spread. Of 10,000 PINs with
    four digits half are tried on average: that takes 104 days of standing there day and night;
    with six digits, the fewest that ``nouba kiosk-pin`` takes, 28 years.
    """

    def __init__(
        self, monotonic_s: Callable[[], float] = time.monotonic, *, wrong: int = 0
    ) -> None:
        """Begin with so many wrong ones: a restart is no rest, and the last pause begins anew."""
        self._monotonic_s = monotonic_s
        self._wrong = wrong
        self._wrong_at_s = monotonic_s()
        self._paused_until_s = 0.0
        self._pause()

    @property
    def pause_s(self) -> float:
        """Return how long nobody may try."""
        return max(0.0, self._paused_until_s - self._monotonic_s())

    @property
    def with_one_more(self) -> int:
        """Return how many count when the next one is wrong."""
        quiet_s = self._monotonic_s() - self._wrong_at_s
        return max(0, self._wrong - int(quiet_s // _FORGIVES_ONE_S)) + 1

    def wrong(self) -> None:
        """Count a wrong one."""
        self._wrong = self.with_one_more
        self._wrong_at_s = self._monotonic_s()
        self._pause()

    def _pause(self) -> None:
        beyond = self._wrong - _FREE_TRIES
        if beyond >= 0:
            pause_s = min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2.0 ** min(beyond, _MOST_DOUBLINGS))
            self._paused_until_s = self._wrong_at_s + pause_s

    def right(self) -> None:
        """Forget the wrong ones."""
        self._wrong = 0
