"""What happens in the hall, told in a line each as it happens."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from reception.domain.language import Language, text_in
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.reports.answers import VisitRow
from reception.system.clock import unit_zone

_SPOKEN = {
    Language.ARABIC: "Arabic",
    Language.FRENCH: "French",
    Language.TAMAZIGHT: "Tamazight",
    Language.ENGLISH: "English",
}
_ENDS = {
    TicketState.SERVED: "{label} has been served at counter {counter}",
    TicketState.NO_SHOW: "{label} did not come to counter {counter}",
}

# When, of one instant in which order, and what.
type Happened = tuple[datetime, int, str]


class HallNews:
    """Knows what has been told already."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._zone = unit_zone(unit.zone)
        self._told: set[Happened] = set()

    def news(self, rows: Iterable[VisitRow]) -> Iterator[str]:
        """Yield what has happened since, with its time, in its order."""
        happened = {one for row in rows for one in self._of(row)}
        for at, _, sentence in sorted(happened - self._told):
            yield f"{at.astimezone(self._zone):%H:%M}  {sentence}"
        self._told |= happened

    def _of(self, row: VisitRow) -> Iterator[Happened]:
        if row.leg == 1:
            service = text_in(self._unit.service_names(row.service), Language.ENGLISH)
            spoken = _SPOKEN[Language(row.language)]
            yield row.waiting_since, 0, f"{row.label} is given: {service}, in {spoken}"
        if row.first_called_at and row.counter:
            yield row.first_called_at, 1, f"{row.label} is called to counter {row.counter}"
        if row.last_called_at and row.last_called_at != row.first_called_at:
            yield row.last_called_at, 2, f"{row.label} is called again to counter {row.counter}"
        ended = _ENDS.get(TicketState(row.state))
        if ended and row.ended_at:
            yield row.ended_at, 3, ended.format(label=row.label, counter=row.counter)
