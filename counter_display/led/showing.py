"""What a display shows: always a state, so that no call is lost because two came quickly."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_display.led.setting import Idle
from reception.domain.ticket import TicketState
from reception.hall import CounterNow
from reception.ports import Call

BLINKS = timedelta(seconds=10)
"""How long a new call blinks; then it stands still, which is easier to read."""
CLOSED = "-"
_HELD = {TicketState.CALLED, TicketState.SERVING}
_BETWEEN = "  "
"""Between a ticket and its counter; most signs have no arrow."""


@dataclass(frozen=True, slots=True)
class Showing:
    """A text, and until when it blinks; None: it stands still."""

    text: str
    blinks_until: datetime | None = None

    def blinks(self, now: datetime) -> bool:
        """Return whether it blinks at an instant.

        A clock that was set back far says that the call is still to come; it stands still then.
        """
        return self.blinks_until is not None and timedelta() < self.blinks_until - now <= 2 * BLINKS


NOTHING = Showing("")


def counter_showing(counter: CounterNow | None, idle: Idle) -> Showing:
    """Return what hangs over a counter: whom it called, else its number, else that it is closed."""
    if counter is None:
        return Showing(CLOSED)
    if counter.held:
        leg = counter.held.leg
        return _called(counter.held.ticket.label, leg.state, leg.last_called_at)
    if counter.clerk is None or counter.on_break:
        return Showing(CLOSED)
    return Showing(str(counter.number)) if idle is Idle.NUMBER else NOTHING


def hall_showing(call: Call | None) -> Showing:
    """Return what hangs in the hall: the latest call while that visitor is called or served."""
    if call is None or call.state not in _HELD:
        return NOTHING
    return _called(f"{call.label}{_BETWEEN}{call.counter}", call.state, call.called_at)


def _called(text: str, state: TicketState, called_at: datetime | None) -> Showing:
    is_awaited = state is TicketState.CALLED and called_at is not None
    return Showing(text, called_at + BLINKS if is_awaited and called_at else None)
