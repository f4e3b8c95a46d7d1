"""How many tickets one kiosk gives in a row, so that a child who plays does not fill the queue.

Only tickets count: reading, going back and asking for help cost nothing. The usual allowance,
five tickets in thirty seconds, is one a visitor every six seconds for as long as it lasts, and
five at once before that. Three touches and a look at the number take a person longer, so a busy
morning does not notice; who comes too soon still gets the ticket, a few seconds later.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from reception.domain.errors import EnvironmentFault

_OFF = "off"


@dataclass(frozen=True, kw_only=True, slots=True)
class Allowance:
    """So many tickets in so long a time."""

    tickets: int = 5
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
            f"NOUBA_KIOSK_TICKETS is '{text}', which is no allowance",
            "give tickets and seconds, such as 5/30, or off",
        )
    return Allowance(tickets=int(tickets), within=timedelta(seconds=int(seconds)))


class Turnstile:
    """Lets so many through at once, and then one as often as the allowance says."""

    def __init__(
        self, allowance: Allowance | None, *, monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        """Prepare it; None lets everybody through.

        Whoever sets the computer's clock changes nothing: ``monotonic_s`` only goes on.
        """
        self._allowance = allowance
        self._monotonic_s = monotonic_s
        self._left = float(allowance.tickets) if allowance else 0.0
        self._counted_at_s = monotonic_s()

    @property
    def wait_ms(self) -> int:
        """Return in how many milliseconds the next ticket may be given."""
        if self._allowance is None:
            return 0
        self._count(self._allowance)
        missing = max(0.0, 1.0 - self._left)
        wait_s = missing * self._allowance.within.total_seconds() / self._allowance.tickets
        return round(wait_s * 1000)

    def pass_one(self) -> None:
        """Count a ticket that was given."""
        if self._allowance:
            self._count(self._allowance)
            self._left = max(0.0, self._left - 1)

    def _count(self, allowance: Allowance) -> None:
        now_s = self._monotonic_s()
        passed_s = now_s - self._counted_at_s
        self._counted_at_s = now_s
        regained = passed_s * allowance.tickets / allowance.within.total_seconds()
        self._left = min(float(allowance.tickets), self._left + regained)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 0 < int(text) <= 3600  # noqa: PLR2004 - an hour
