"""What became of a sheet of paper, for whoever stands before the kiosk."""

from enum import StrEnum

from reception.domain.paper import PrintState

_NOT_PRINTED = frozenset({PrintState.FAILED, PrintState.EXPIRED})


class Paper(StrEnum):
    """What is told of a sheet."""

    PRINTING = "printing"
    READY = "ready"
    PERHAPS = "perhaps"
    """Nobody heard how it ended: she takes it, or keeps the number if nothing comes out."""
    WITHOUT = "without"
    """None comes: the number is shown to be photographed."""


def paper_after(state: PrintState, *, answers: bool) -> Paper:
    """Return what is told of a sheet that ended so.

    Args:
        state: how it ended.
        answers: whether its printer says anything; one that never does prints as a rule.
    """
    if state in _NOT_PRINTED:
        return Paper.WITHOUT
    return Paper.PERHAPS if state is PrintState.UNCONFIRMED and answers else Paper.READY
