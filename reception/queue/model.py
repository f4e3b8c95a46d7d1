"""What the verbs of the day are told, and nobody else decides."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class At:
    """Who acts, where, and on which visitor in hand."""

    counter: int | None
    """None: she acts from no counter, as for a state of her own or a visitor who waits."""
    clerk: str
    label: str | None = None
    """Of the ticket that she sees: the desk refuses when she holds another one."""
