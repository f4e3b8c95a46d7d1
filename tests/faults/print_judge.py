"""Compares what a reception knows of its sheets with the paper that came out."""

from collections.abc import Iterator

from reception.app import Reception
from reception.domain.paper import SETTLED, PrintState
from tests.support.clocks import FakeClock
from tests.support.print_tickets import Paper, number_of

_CONFIRMED = {PrintState.CONFIRMED, PrintState.CONFIRMED_WEAKLY}
_NOT_OUT = {PrintState.FAILED, PrintState.EXPIRED, PrintState.QUEUED}
_ON_THE_WAY = {PrintState.QUEUED, PrintState.SENDING, PrintState.SENT}


class Judge:
    """Finds every ticket that is lost, doubled or believed to be where it is not."""

    def __init__(self, reception: Reception, clock: FakeClock) -> None:
        """Prepare to judge.

        Args:
            reception: on the database of the station.
            clock: its clock.
        """
        self.uncut: set[str] = set()
        """Tickets that were out as a whole when the printer stopped before it cut them off."""
        self.unheard: set[str] = set()
        """Tickets that were perhaps printed while the printer answered nothing."""
        self._reception = reception
        self._clock = clock

    def states(self) -> dict[str, PrintState]:
        """Return what is known of every ticket's first sheet."""
        found = {}
        for view in self._reception.hall.queue().tickets:
            sheet = self._reception.prints.original(view.visit.ticket.id)
            assert sheet, "a ticket of a station has no sheet"
            found[view.visit.ticket.label] = sheet.state
        return found

    def flagged(self) -> set[str]:
        """Return the tickets that staff are shown by the time a sheet must be settled."""
        now = self._clock.at
        self._clock.at += SETTLED
        shown = {one.label for one in self._reception.prints.unsure()}
        self._clock.at = now
        return shown

    def faults(self, paper: Paper, issued: list[str], *, over: bool) -> list[str]:
        """Return what is not as it must be.

        Args:
            paper: all that came out so far.
            issued: the labels that a station was given, so far as it lived to say so.
            over: whether every sheet must have come to its end.
        """
        states = self.states()
        found = [f"{label} is lost" for label in issued if label not in states]
        found += [f"{label} was given twice" for label in set(issued) if issued.count(label) > 1]
        found += self._of_sheets(states, paper, over=over)
        confirmed = [label for label, state in states.items() if state in _CONFIRMED]
        found += paper.shared_sheets(map(number_of, confirmed))
        found += [str(one) for one in self._reception.verify() if one.broken]
        return found

    def _of_sheets(
        self, states: dict[str, PrintState], paper: Paper, *, over: bool
    ) -> Iterator[str]:
        # A printer that never answers leaves every ticket unconfirmed: that is no news.
        excused = {one for one in self.unheard if states.get(one) is PrintState.UNCONFIRMED}
        told = self.flagged() | excused
        for label, state in states.items():
            copies = paper.copies(number_of(label))
            if copies > 1:
                yield f"{label} came out {copies} times"
            if state in _CONFIRMED and not copies:
                yield f"{label} is {state} and did not come out"
            if copies and state in _NOT_OUT and label not in self.uncut:
                yield f"{label} is {state} and came out"
            if state not in _CONFIRMED and label not in told:
                yield f"{label} is {state} and nobody is told"
            if over and state in _ON_THE_WAY:
                yield f"{label} is still {state}"
