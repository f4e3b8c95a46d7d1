"""What becomes of a ticket that a station gave by itself, once it is handed over."""

from enum import StrEnum


class TakeInOutcome(StrEnum):
    """What became of a ticket that was handed over."""

    JOINED = "joined"
    """It waits in its line, since it was made."""
    KNOWN = "known"
    """It was there already, under this very label."""
    RELABELLED = "relabelled"
    """The server had given the touch a number after all; now it has the label of the paper, and the
    other number is void."""
    TOO_LATE = "too_late"
    """Its day is over: it is counted there, as unserved."""
    CONFLICT = "parked"
    """It could not be taken in; a person decides what becomes of it."""
    VOIDED = "voided"
    """It was a conflict, and a person has decided that its number is void."""


class ConflictReason(StrEnum):
    """Why a ticket could not be taken in."""

    UNKNOWN_SERVICE = "unknown_service"
    UNKNOWN_PRIORITY = "unknown_priority"
    NUMBER_TAKEN = "number_taken"
    """Another ticket has this number on that day: two visitors hold the same label."""
    NUMBER_VOID = "number_void"
    """A person has declared this number void, or it was that of another touch."""
    CANCELLED = "cancelled"
    """The number that the server gave to the same touch was cancelled meanwhile."""
    STRANGE_TIME = "strange_time"
    """Its day is longer ago than stations keep tickets: its clock must have been wrong."""
    NO_LABEL = "no_label"
    """Its prefix and number make no label."""
