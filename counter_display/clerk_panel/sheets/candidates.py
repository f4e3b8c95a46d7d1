"""The visitors among whom a sheet lets the clerk choose, read when it is opened."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_display.clerk_panel.acts import Act
from reception.domain.ticket import TicketState, Visit

if TYPE_CHECKING:
    from reception.hall import Hall

# Who came back looks among the latest calls; somebody of long ago is found by typing the number.
_LATEST_CALLS = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidates:
    """Visitors, in the order in which they are offered."""

    waiting: tuple[Visit, ...] = ()
    missed: tuple[Visit, ...] = ()


READING = frozenset({Act.CALL_NUMBER, Act.READMIT})
"""The acts whose sheets let the clerk choose among visitors whom the panel does not know yet."""


def read_candidates(hall: "Hall", act: Act) -> Candidates:
    """Read whom the sheet of this act is about."""
    if act is Act.CALL_NUMBER:
        return Candidates(waiting=tuple(one.visit for one in hall.queue().tickets))
    calls = hall.calls(_LATEST_CALLS)
    labels = [one.label for one in calls if one.state is TicketState.NO_SHOW]
    return Candidates(missed=tuple(hall.ticket(label).visit for label in labels))
