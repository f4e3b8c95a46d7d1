"""Giving a number without the server, by what it said last, in the station's own letters."""

from dataclasses import dataclass

from reception.domain.paper import PrintState
from reception.domain.unit import Unit
from reception.offline.file import NotRegisteredError
from reception.offline.log import Given, Journal, WantedTicket
from reception.offline.memory import LastKnown, Memory
from reception.offline.papers import Outages
from reception.system.clock import Clock


@dataclass(eq=False)
class OfflineIssue:
    """Decides as the desk would, by all that is known here."""

    _journal: Journal
    _memory: Memory
    _outages: Outages
    _clock: Clock

    def give(self, wanted: WantedTicket, *, printed: bool) -> tuple[Given, Unit]:
        """Give a touch its number; return it with the unit as it was known.

        Args:
            wanted: the touch; the same one again is given the same number.
            printed: whether it comes on paper.

        Raises:
            Refusal: no ticket is given for this now.
            NotRegisteredError: the server has never been heard.
            AloneTooLongError: people must decide.
            JournalFault: the number cannot be written down, so there is none.
        """
        known = self._memory.last()
        if known is None:
            raise NotRegisteredError
        earlier = self._journal.given(wanted.operation)
        if earlier:
            return earlier, known.unit
        now = self._clock.now()
        day = known.day(now)
        known.require_open(wanted.service, now, self._journal.given_of(known.unit.code, day))
        known.unit.priority(wanted.priority)
        known.unit.language(wanted.language)
        self._outages.begin(now)
        given = self._journal.give(
            wanted,
            unit=known.unit.code,
            day=day,
            at=now,
            sheet=PrintState.QUEUED if printed else None,
        )
        return given, known.unit

    def known(self) -> LastKnown | None:
        """Return what the server said last."""
        return self._memory.last()
