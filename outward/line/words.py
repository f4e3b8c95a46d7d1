"""What visitors say by their telephones becomes acts of the house, each once, or is refused."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid5

from outward.line.projection import Projection
from outward.wire.batch import VisitorWord, WordKind
from reception.app import Reception
from reception.domain.errors import DeniedFault, Refusal
from reception.domain.rating import SCORES
from reception.domain.ticket import TicketState

log = logging.getLogger(__name__)

_OF_WORDS = UUID("6f0c1d5e-5d0b-4a2f-9f0f-3b1c4f6f2c55")
# A line that was away for a while still brings what was said meanwhile.
_WITHIN = timedelta(hours=2)


@dataclass(eq=False)
class VisitorActs:
    """Carries words out by the verbs that the kiosk and the desk have."""

    _reception: Reception
    _projection: Projection
    _station: str
    """The line's: what is said by telephone was said there."""

    def carry_out(self, word: VisitorWord, receiver: str) -> None:
        """Let a word become an act; refused or denied it changes nothing, and the log says why.

        Raises:
            EnvironmentFault: the database does not answer; the word may be said again.
        """
        try:
            self._act(word, uuid5(_OF_WORDS, f"{receiver} {word.id}"))
        except Refusal as refusal:
            log.info("a visitor's %s by telephone is refused: %s", word.kind, refusal)
        except DeniedFault as denied:
            log.warning("the server denies a visitor's %s by telephone: %s", word.kind, denied)

    def _act(self, word: VisitorWord, operation: UUID) -> None:
        visit = self._projection.visit(word.key, _WITHIN)
        if visit is None:
            raise Refusal("nobody of today has this key")
        if word.kind is not WordKind.RATING and word.since is None:
            raise Refusal("it does not say of which wait")
        if word.kind is WordKind.LEAVE:
            self._reception.desk.leave(visit.ticket, since=word.since, operation=operation)
            return
        if word.kind is WordKind.LET_GO_FIRST:
            self._reception.desk.let_go_first(visit.ticket, since=word.since, operation=operation)
            self._projection.foresee_anew()
            return
        if word.face not in SCORES:
            raise Refusal(f"'{word.face}' is no face")
        if visit.state is not TicketState.SERVED:
            raise Refusal(f"{visit.ticket.label} was not served, and cannot be rated")
        self._reception.ratings.rate(
            word.face, label=visit.ticket.label, station=self._station, operation=operation
        )
