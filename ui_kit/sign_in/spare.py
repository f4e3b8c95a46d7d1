"""Who is in is known again while the database is away: by the password that she came in with."""

import hashlib
import hmac

from reception.ids import pepper

_TRIES = 5


class Spare:
    """Keeps no password, but what tells it from another, in this window's memory alone."""

    def __init__(self, password: str) -> None:
        self._key = pepper()
        self._kept = self._made_of(password)
        self._wrong = 0

    def fits(self, password: str) -> bool:
        """Return whether it is the same; after five that were not, none is any more."""
        if self._wrong >= _TRIES:
            return False
        is_same = hmac.compare_digest(self._kept, self._made_of(password))
        self._wrong = 0 if is_same else self._wrong + 1
        return is_same

    def _made_of(self, password: str) -> bytes:
        return hmac.new(self._key, password.encode("utf-8", "replace"), hashlib.sha256).digest()
