"""The visitors among whom a sheet lets the clerk choose, read when it is opened."""

from typing import TYPE_CHECKING

from counter_display.clerk_panel.acts import Act
from reception.domain.ticket import Visit

if TYPE_CHECKING:
    from reception.hall import Hall

type Candidates = tuple[Visit, ...]
"""Who waits, in the order of the calling rule."""

READING = frozenset({Act.CALL_NUMBER, Act.CANCEL})
"""The acts whose sheets let the clerk choose among visitors whom the panel does not know yet."""


def read_candidates(hall: "Hall") -> Candidates:
    """Read who waits now."""
    return tuple(one.visit for one in hall.queue().tickets)
