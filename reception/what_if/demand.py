"""A day of the past as it can be replayed: who came, what each took, and who was there to serve.

Every visitor keeps her own service time, wherever and whenever she is called, and so does the
pause of the clerk after her: two replays then differ by the rules alone (common random numbers).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from reception.domain.calling import CallingRules, RankAfter
from reception.domain.ticket import Leg, Ticket

_NONE = timedelta(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplayedPause:
    """What passes at a counter between two calls, besides waiting for visitors."""

    after: timedelta = _NONE
    """So long nobody is called, whoever waits."""
    response: timedelta = _NONE
    """So long it then takes until somebody who comes to an idle counter is called."""


class Again(StrEnum):
    """Why a visitor waits again."""

    TRANSFERRED = "transferred"
    PUT_BACK = "put_back"
    READMITTED = "readmitted"
    RESUMED = "resumed"

    def place(self, rules: CallingRules) -> RankAfter:
        """Return where the house lets her stand."""
        match self:
            case Again.TRANSFERRED:
                return rules.transferred
            case Again.PUT_BACK:
                return rules.put_back
            case Again.READMITTED:
                return rules.readmitted
            case Again.RESUMED:
                return rules.resumed


@dataclass(frozen=True, kw_only=True, slots=True)
class LegDemand:
    """One wait of a visitor, and what happens once she is called."""

    leg: Leg
    """As it was recorded."""
    takes: timedelta | None
    """From the call to the end; None of who was never called: it is not known."""
    straight_on: tuple[Leg, ...] = ()
    """The services that followed at the same counter without a wait."""
    again: Again | None = None
    """None for the first wait of a visit."""
    gap: timedelta = _NONE
    """From the end of the stay before until she waits again."""
    patience: timedelta | None = None
    """After so long she leaves if she was not called; None: she stays to the end of the day."""
    pause: ReplayedPause = ReplayedPause()
    """Of the clerk, after her."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Coming:
    """A visitor: her ticket, her waits in order, and what of her visit the rules do not touch."""

    ticket: Ticket
    stays: tuple[LegDemand, ...]
    untouched: tuple[Leg, ...] = ()
    """Stays outside any queue, such as of who was parked and never came back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """While somebody was at a counter and called visitors; half-open."""

    counter: int
    clerk: str | None
    opens: datetime
    closes: datetime
    profile: str | None = None
    pause: ReplayedPause = ReplayedPause()
    """Before the first call."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplayedDay:
    """A service day to be replayed."""

    began: datetime
    ended: datetime
    """Whoever waits then is no longer served that day."""
    comings: tuple[Coming, ...]
    windows: tuple[Window, ...]
