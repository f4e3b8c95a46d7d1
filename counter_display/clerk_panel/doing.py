"""An act on its way to the desk, and where the visitor in hand stood before it."""

from dataclasses import dataclass
from uuid import UUID

from counter_display.clerk_panel.acts import Act
from counter_display.clerk_panel.answer import Answer, Place
from counter_display.clerk_panel.last_act import LastAct
from counter_display.clerk_panel.reading import Reading
from reception.domain.ticket import Visit


@dataclass(frozen=True, slots=True)
class Doing:
    """What is done, by whom, and to whom."""

    act: Act
    answer: Answer
    here: Place
    held: Visit | None
    operation: UUID
    undoes: LastAct | None
    """What an undo would take back."""


def stands(reading: Reading | None) -> tuple[object, ...]:
    """Return what of the visitor in hand an act changes."""
    held = reading.held if reading else None
    return (
        (held.ticket.id, held.state, held.leg.calls, held.leg.index, held.leg.note) if held else ()
    )
