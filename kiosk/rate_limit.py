"""How much one kiosk gives in a row, so that a child who plays does not fill the queue.

Only what others pay for counts: tickets, sheets without a ticket, and answers that name none.
Reading, going back and asking for help cost nothing. The usual allowance, five tickets in thirty
seconds, is one a visitor every six seconds for as long as it lasts, and five at once before that.
Three touches and a look at the number take a person longer, so a busy morning does not notice; who
comes too soon still gets the ticket, a few seconds later.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reception.domain.errors import EnvironmentFault

_OFF = "off"
_MOST = 3600
"""Tickets, or seconds: an hour."""
_SHOWN_CHARACTERS = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Allowance:
    """So many of something in so long a time."""

    count: int = 5
    within: timedelta = timedelta(seconds=30)


def allowance_named(text: str) -> Allowance | None:
    """Return what a setting says, such as ``5/30`` (seconds); None for ``off``.

    Raises:
        EnvironmentFault: it says neither.
    """
    if text == _OFF:
        return None
    if not text:
        return Allowance()
    tickets, _, seconds = text.partition("/")
    if not (_is_count(tickets) and _is_count(seconds)):
        raise EnvironmentFault(
            f"NOUBA_KIOSK_TICKETS is '{_shown(text)}', which is no allowance",
            "give tickets and seconds, such as 5/30, or off",
        )
    return Allowance(count=int(tickets), within=timedelta(seconds=int(seconds)))


SLIPS = Allowance(count=6, within=timedelta(minutes=5))
"""Whoever plays gets 72 an hour: a roll of 80 metres lasts for hours, and staff see who plays."""
RATINGS = Allowance(count=6, within=timedelta(minutes=5))
"""So nobody waits for longer than fifty seconds: a visitor stays that long."""


class RateLimit:
    """Lets so many through at once, and then one as often as the allowance says."""

    def __init__(
        self, allowance: Allowance | None, *, monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        """Prepare it; None lets everybody through.

        Whoever sets the computer's clock changes nothing: ``monotonic_s`` only goes on.
        """
        self._allowance = allowance
        self._monotonic_s = monotonic_s
        self._left = float(allowance.count) if allowance else 0.0
        self._counted_at_s = monotonic_s()

    @property
    def wait_ms(self) -> int:
        """Return in how many milliseconds the next one may pass."""
        if self._allowance is None:
            return 0
        self._count(self._allowance)
        missing = max(0.0, 1.0 - self._left)
        wait_s = missing * self._allowance.within.total_seconds() / self._allowance.count
        return round(wait_s * 1000)

    def pass_one(self) -> None:
        """Count one that passed."""
        if self._allowance:
            self._count(self._allowance)
            self._left = max(0.0, self._left - 1)

    def _count(self, allowance: Allowance) -> None:
        now_s = self._monotonic_s()
        passed_s = now_s - self._counted_at_s
        self._counted_at_s = now_s
        regained = passed_s * allowance.count / allowance.within.total_seconds()
        self._left = min(float(allowance.count), self._left + regained)


@dataclass(frozen=True, kw_only=True, slots=True)
class RateLimits:
    """One for each thing, so that none holds up another; unless set, they let everybody through."""

    tickets: RateLimit = field(default_factory=lambda: RateLimit(None))
    slips: RateLimit = field(default_factory=lambda: RateLimit(None))
    ratings: RateLimit = field(default_factory=lambda: RateLimit(None))


def rate_limits(tickets: Allowance | None) -> RateLimits:
    """Return those of a kiosk at work, which gives tickets as its setting says."""
    return RateLimits(
        tickets=RateLimit(tickets), slips=RateLimit(SLIPS), ratings=RateLimit(RATINGS)
    )


def _is_count(text: str) -> bool:
    # Counted before it is read: a number of many thousand digits is not.
    return (
        text.isascii()
        and text.isdecimal()
        and len(text) <= len(str(_MOST))
        and 0 < int(text) <= _MOST
    )


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"


_TICK_MS = 1000


class TouchWait(QObject):
    """The turn of whoever stands before the kiosk; nobody waits behind her."""

    came = Signal()
    """What had to wait may be done now."""
    neared = Signal()
    """A second less is left."""

    def __init__(self, rate_limit: RateLimit, parent: QObject) -> None:
        super().__init__(parent)
        self._rate_limit = rate_limit
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._refresh)

    @property
    def is_awaited(self) -> bool:
        """Return whether something waits for its turn."""
        return self._wait.isActive()

    @property
    def wait_s(self) -> int:
        """Return in how many seconds the turn comes."""
        return ceil(self._rate_limit.wait_ms / 1000)

    def has_come(self) -> bool:
        """Return whether it is the turn now; if not, ``came`` says when it is."""
        wait_ms = self._rate_limit.wait_ms
        if wait_ms:
            self._wait.start(min(wait_ms, _TICK_MS))
        else:
            self._wait.stop()
        return not wait_ms

    def take(self) -> None:
        """Count what is done: the next one's turn comes later."""
        self._rate_limit.pass_one()

    def give_up(self) -> None:
        """Wait no longer."""
        self._wait.stop()

    @Slot()
    def _refresh(self) -> None:
        if self.has_come():
            self.came.emit()
        else:
            self.neared.emit()
