"""What a clerk can do from where her ticket stands, and which act the space bar does."""

from enum import StrEnum

from reception.domain.ticket import TicketState, Visit


class Act(StrEnum):
    """One act of the clerk."""

    CALL_NEXT = "call-next"
    START = "start"
    FINISH_AND_CALL = "finish-and-call"
    FINISH = "finish"
    RECALL = "recall"
    NO_SHOW = "no-show"


def legal_acts(held: Visit | None) -> frozenset[Act]:
    """Return the acts that are possible now."""
    if held is None:
        return frozenset({Act.CALL_NEXT})
    if held.state is TicketState.CALLED:
        return frozenset({Act.START, Act.RECALL, Act.NO_SHOW})
    return frozenset({Act.FINISH_AND_CALL, Act.FINISH})


def main_act(held: Visit | None, *, somebody_waits: bool) -> Act:
    """Return the one act that fits: on to the next visitor, step by step."""
    if held is None:
        return Act.CALL_NEXT
    if held.state is TicketState.CALLED:
        return Act.START
    return Act.FINISH_AND_CALL if somebody_waits else Act.FINISH
