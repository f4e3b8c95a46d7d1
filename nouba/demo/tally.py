"""What became of those who were to come: the demonstration's last words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reception.bootstrap import Reception
from reception.domain.paper import ON_PAPER
from reception.domain.ticket import TicketState

PORTRAYED_STATION = "kiosk-2"
"""The kiosk that is photographed; its tickets are no visitor's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """The demonstration's tickets at one instant, and how many visitors were to come."""

    planned: int
    came: int
    portrayed: int
    """Tickets that were taken for the pictures."""
    on_paper: int
    states: Counter[str]

    @property
    def without_paper(self) -> int:
        """Return how many tickets nobody holds, as far as the printer has said."""
        return self.came + self.portrayed - self.on_paper

    @property
    def over(self) -> bool:
        """Return whether everybody has come and left."""
        left = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)
        return self.came >= self.planned and not any(self.states[one] for one in left)

    def sentences(self, pace: float) -> Iterator[str]:
        """Say how it ended, and what to do where the computer could not keep pace."""
        states = self.states
        yield f"Visitors planned {self.planned}, came {self.came}."
        yield (
            f"Tickets on paper {self.on_paper}, without paper {self.without_paper}"
            f" ({self.portrayed} taken for the pictures)."
        )
        yield (
            f"Served {states[TicketState.SERVED]},"
            f" still at the counter {states[TicketState.SERVING]},"
            f" not there when called {states[TicketState.NO_SHOW]},"
            f" not served {states[TicketState.WAITING] + states[TicketState.CALLED]}."
        )
        if self.came < self.planned or self.without_paper:
            slower = max(1, int(min(pace / 2, pace * self.came / self.planned)))
            yield f"This computer is too slow for this speed; try --speed {slower}."


def tally(reception: Reception, planned: int) -> Tally:
    """Count today's tickets."""
    rows = list(reception.reports.export())
    jobs = [reception.prints.original(ticket) for ticket in {row.ticket_id for row in rows}]
    portrayed = sum(job is not None and job.station == PORTRAYED_STATION for job in jobs)
    return Tally(
        planned=planned,
        came=len(jobs) - portrayed,
        portrayed=portrayed,
        on_paper=sum(job is not None and job.state in ON_PAPER for job in jobs),
        states=Counter(row.state for row in rows),
    )
