"""A waiting room's screen: which calls it shows, in which template, and what else it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from reception.domain.fields import Code, Limits
from reception.domain.language import Texts
from reception.domain.ticket import TicketState


class CallPlace(StrEnum):
    """Where a call stands on screens and LED displays; the voice follows it."""

    AWAITED = "awaited"
    """The visitor has not come yet: large, and heard."""
    AT_COUNTER = "at_counter"
    """She is being served: quietly."""
    ABSENT = "absent"
    """She did not come: apart, as long as the house takes her up again."""


_PLACES: Mapping[TicketState, CallPlace] = {
    TicketState.CALLED: CallPlace.AWAITED,
    TicketState.SERVING: CallPlace.AT_COUNTER,
    TicketState.NO_SHOW: CallPlace.ABSENT,
}


def call_place(state: TicketState) -> CallPlace | None:
    """Return where the call of a visitor in this state stands; None: nowhere."""
    return _PLACES.get(state)


class BoardTemplate(StrEnum):
    """How a board is divided."""

    CALLS = "calls"
    """The newest call, and the calls before it."""
    MEDIA = "media"
    """The same beside the station's pictures and films."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Zone:
    """A part of the house, by what is given there and where; what is empty leaves nothing out."""

    services: Annotated[tuple[Code, ...], Limits(of="services")] = ()
    counters: Annotated[
        tuple[Annotated[int, Limits(least=1, most=999)], ...],
        Limits(means="a list of the counters' numbers such as [1, 2], or leave it out"),
    ] = ()

    def has(self, service: str, counter: int) -> bool:
        """Return whether a call for this service to this counter belongs here: both must fit."""
        return self.has_service(service) and (not self.counters or counter in self.counters)

    def has_service(self, service: str) -> bool:
        """Return whether who waits for this service looks at the screens of this zone."""
        return not self.services or service in self.services


EVERYWHERE = Zone()


@dataclass(frozen=True, kw_only=True, slots=True)
class Board:
    """One kind of screen in the waiting room; several stations may show the same."""

    code: Annotated[Code, Limits(needed=True)] = ""
    template: BoardTemplate = BoardTemplate.CALLS
    zone: Annotated[Zone, Limits(inline=True)] = EVERYWHERE
    waiting: bool = False
    """It says how many wait for each service of the zone, and how long that may take."""
    messages: Annotated[tuple[Texts, ...], Limits(of="message", longest=20)] = ()
    """What the office has to say to who waits, in turn with the usual advice."""


# What a station shows that names no board.
USUAL_BOARD = Board()
