"""What a printer says of itself, and what that means for the next ticket."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

SILENT_AFTER = timedelta(seconds=90)
"""Real time; a station says at least every half minute how its printer is."""


class PrinterState(StrEnum):
    """How a printer is, in one word."""

    READY = "ready"
    NEAR_END = "near_end"
    """Prints, but the roll is nearly used up."""
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_ERROR = "cutter_error"
    OVERHEATED = "overheated"
    """The head rests and goes on by itself."""
    OFFLINE = "offline"
    """Paused at the printer itself, or by an error that a person clears."""
    STALLED = "stalled"
    """Takes nothing more and does not say why."""
    DISCONNECTED = "disconnected"
    FATAL = "fatal"
    """Needs a technician, or to be switched off and on at least."""

    @property
    def prints(self) -> bool:
        """Return whether a ticket sent now would come out."""
        return self in {PrinterState.READY, PrinterState.NEAR_END}


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterStatus:
    """What a printer says of itself; ``known`` is false when it answers nothing."""

    known: bool = True
    online: bool = True
    cover_open: bool = False
    paper_out: bool = False
    paper_near_end: bool = False
    cutter_error: bool = False
    overheated: bool = False
    recoverable: bool = False
    """An error that ends once its cause is cleared."""
    fatal: bool = False
    ticket_in_mouth: bool = False
    """A printer that holds tickets out says that nobody has taken the last one."""
    stalled: bool = False
    disconnected: bool = False

    @property
    def answers(self) -> bool:
        """Return whether a word may be expected: one gone or stuck has only fallen silent."""
        return self.known or not self.online

    @property
    def state(self) -> PrinterState:
        """Return the one word; what a person must do first goes first."""
        found = (
            (self.disconnected, PrinterState.DISCONNECTED),
            (self.fatal, PrinterState.FATAL),
            (self.cover_open, PrinterState.COVER_OPEN),
            (self.paper_out, PrinterState.PAPER_OUT),
            (self.cutter_error, PrinterState.CUTTER_ERROR),
            (self.overheated, PrinterState.OVERHEATED),
            (self.stalled, PrinterState.STALLED),
            (self.recoverable or not self.online, PrinterState.OFFLINE),
            (self.paper_near_end, PrinterState.NEAR_END),
        )
        return next((state for applies, state in found if applies), PrinterState.READY)
