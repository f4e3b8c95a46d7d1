"""One visitor's answer to how it went, and how it reaches the core."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.ticket.today import is_of_today
from reception.bootstrap import Reception
from reception.domain.errors import TicketNotFoundError


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """How content a visitor is; repeated as it is, it counts once."""

    score: int
    reason: str | None
    label: str | None
    operation: UUID


def send(core: Reception, answer: Answer, station: str) -> None:
    """Hand an answer to the core."""
    core.ratings.rate(
        answer.score,
        reason=answer.reason,
        label=answer.label,
        station=station,
        operation=answer.operation,
    )


def label_on(core: Reception, ticket: UUID) -> str:
    """Return the label of one of today's tickets; today begins when the service day does.

    Raises:
        TicketNotFoundError: it was given on another day, or elsewhere.
    """
    hall = core.hall
    paper = hall.paper_of(ticket)
    if paper is None or not is_of_today(hall, paper.label, ticket):
        raise TicketNotFoundError(paper.label if paper else "", "today")
    return paper.label
