"""What is typed on the PIN pad, and whether it is the PIN."""

import logging
from math import ceil
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.care import service_words as say
from kiosk.care.kept_tries import keep_tries
from kiosk.care.pin import Tries, fits
from ui_kit.background import Background

log = logging.getLogger(__name__)

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
        tries: Tries,
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
        self._look.timeout.connect(self._look_at_pause)

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
            return say.PAUSED, str(ceil(self._tries.pause_s))
        return (say.WRONG_PIN if self._wrong else ""), ""

    def begin(self) -> None:
        """Await a PIN."""
        self._forget()
        self._look_at_pause()

    def end(self) -> None:
        """Await none any more."""
        self._forget()
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
        self._look_at_pause()
        self.changed.emit()

    def _not_judged(self, error: Exception) -> None:
        log.error("the PIN cannot be checked", exc_info=error)
        self.busy = False
        self.changed.emit()

    def _forget(self) -> None:
        self._typed = ""
        self._wrong = False

    @Slot()
    def _look_at_pause(self) -> None:
        if self.paused:
            self._look.start()
        elif self._look.isActive():
            self._look.stop()
            self._wrong = False
        self.changed.emit()
