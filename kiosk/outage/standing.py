"""How the kiosk stands to the server, for those who look after it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from reception.domain.link import LinkState


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """A ticket that the server refuses: somebody decides what becomes of it."""

    operation: UUID
    label: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What there is to say of it."""

    state: LinkState = LinkState.ONLINE
    away_since: datetime | None = None
    """None while the server is there."""
    waiting: int = 0
    """How many tickets are still to be brought in."""
    aside: tuple[Aside, ...] = ()
    fault: str = ""
    """Why the journal is of no use; empty while it is."""
