"""The PIN of the service menu.

Its hash stands in the station's settings, so that it opens the menu while the database is away.
"""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path

from argon2 import extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.service import words
from kiosk.service.actions import keep_tries
from reception.domain.sign_in import TryRule
from reception.unit.passwords import PASSWORD_HASHER
from ui_kit.background import Background

log = logging.getLogger(__name__)

_RULE = TryRule(free=5, first=timedelta(minutes=1), longest=timedelta(minutes=30))
_START = datetime.min.replace(tzinfo=UTC)


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


class PinTries:
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
        self._wrong_at = self._now()

    @property
    def pause_s(self) -> float:
        """Return how long nobody may try."""
        now = self._now()
        until = _RULE.paused_until(self._wrong, self._wrong_at, now)
        return (until - now).total_seconds() if until else 0.0

    @property
    def with_one_more(self) -> int:
        """Return how many count when the next one is wrong."""
        return _RULE.left_of(self._wrong, self._wrong_at, self._now()) + 1

    def wrong(self) -> None:
        """Count a wrong one."""
        self._wrong = self.with_one_more
        self._wrong_at = self._now()

    def right(self) -> None:
        """Forget the wrong ones."""
        self._wrong = 0

    def _now(self) -> datetime:
        # No clock of the day: whoever sets that shortens no pause.
        return _START + timedelta(seconds=self._monotonic_s())


_LONGEST_PIN = 12
_LOOK_MS = 500
"""How often it looks whether a pause is over."""


class PinEntry(QObject):
    """Takes digits, has them checked in the background, and pauses after too many wrong ones."""

    changed = Signal()
    entered = Signal()
    """It was the PIN."""

    def __init__(
        self,
        pin_hash: str,
        background: Background,
        tries: PinTries,
        parent: QObject,
        *,
        tries_file: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._pin_hash = pin_hash
        self._tries_file = tries_file
        self._background = background
        self._tries = tries
        self._typed = ""
        self._wrong = False
        self.busy = False
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._refresh_pause)

    @property
    def possible(self) -> bool:
        """Return whether there is a PIN at all."""
        return bool(self._pin_hash)

    @property
    def count(self) -> int:
        """Return how many digits were typed."""
        return len(self._typed)

    @property
    def paused(self) -> bool:
        """Return whether nobody may try now."""
        return self._tries.pause_s > 0

    @property
    def notice(self) -> tuple[str, str]:
        """Return what is said of the last try: a source, and what is put into it."""
        if self.paused:
            return words.PAUSED, str(ceil(self._tries.pause_s))
        return (words.WRONG_PIN if self._wrong else ""), ""

    def begin(self) -> None:
        """Await a PIN."""
        self._reset()
        self._refresh_pause()

    def end(self) -> None:
        """Await none any more."""
        self._reset()
        self._look.stop()

    def type(self, digit: str) -> None:
        """Add a digit."""
        if not self.busy and not self.paused:
            self._typed = (self._typed + digit)[:_LONGEST_PIN]
            self._wrong = False
            self.changed.emit()

    def erase(self) -> None:
        """Take the last digit away."""
        if not self.busy:
            self._typed = self._typed[:-1]
            self.changed.emit()

    def enter(self) -> None:
        """Have what was typed checked."""
        if self._typed and not self.busy and not self.paused:
            pin, self._typed, self.busy = self._typed, "", True
            self.changed.emit()
            wrong = self._tries.with_one_more
            self._background.run(lambda: self._fits(pin, wrong), self._judge, self._not_judged)

    def _fits(self, pin: str, wrong: int) -> bool:
        """Look at a PIN that counts as wrong until it has been looked at."""
        keep_tries(self._tries_file, wrong)
        if not fits(self._pin_hash, pin):
            return False
        keep_tries(self._tries_file, 0)
        return True

    def _judge(self, right: bool) -> None:  # noqa: FBT001 - what came back
        self.busy = False
        if right:
            self._tries.right()
            self.entered.emit()
            return
        log.warning("a wrong PIN was given to the service menu")
        self._tries.wrong()
        self._wrong = True
        self._refresh_pause()
        self.changed.emit()

    def _not_judged(self, error: Exception) -> None:
        log.error("the PIN cannot be checked", exc_info=error)
        self.busy = False
        self.changed.emit()

    def _reset(self) -> None:
        self._typed = ""
        self._wrong = False

    @Slot()
    def _refresh_pause(self) -> None:
        if self.paused:
            self._look.start()
        elif self._look.isActive():
            self._look.stop()
            self._wrong = False
        self.changed.emit()
