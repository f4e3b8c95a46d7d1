"""What the centre answers to the question of the page of sites; made in the worker."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from admin_console.figures.errand import Errand
from admin_console.figures.spans import Span, days_of
from reception.domain.errors import Refusal
from reception.domain.unit import Person
from reception.reports.question import Question
from reception.zone import unit_zone

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.network.comparison import Comparison, CountersCompared


class NoCentreHereError(Refusal):
    """Sites are asked for in a database that follows none."""

    def __init__(self) -> None:
        super().__init__("This database follows no sites")


@dataclass(frozen=True, kw_only=True)
class SitesFound:
    """How the sites compare."""

    span: Span
    first: date
    last: date
    at: datetime
    """In the head office's zone."""
    waits: "Comparison"
    counters: "CountersCompared"


def find_sites(reception: "Reception", span: Span, person: Person, errand: Errand) -> SitesFound:
    """Ask the core; runs in the worker.

    Raises:
        NoCentreHereError: no sites are followed here.
        NotAllowedError: the person's role does not include it.
        AnswerStoppedError: nobody wants the answer any more.
    """
    comparing = reception.comparing
    if comparing is None:
        raise NoCentreHereError
    first, last = days_of(span, reception.hall.today())
    question = Question(first=first, last=last)
    waits = comparing.waits(question, asking=person, watch=errand.part(0, 2))
    counters = comparing.counters(question, asking=person, watch=errand.part(1, 2))
    return SitesFound(
        span=span,
        first=first,
        last=last,
        at=waits.as_of.astimezone(unit_zone(waits.head.zone)),
        waits=waits,
        counters=counters,
    )
