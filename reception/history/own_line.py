"""A line of ``nouba visits export``."""

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from uuid import UUID

from reception.csv_text import unharmed
from reception.domain.ticket import label_parts
from reception.history import cells
from reception.history.past_leg import BadLine, PastLeg
from reception.zone import unit_zone

OWN_COLUMNS = (
    "ticket_id", "label", "unit", "service_day", "service", "leg", "language", "priority",
    "waiting_since", "first_called_at", "last_called_at", "started_at", "ended_at", "counter",
    "clerk", "outcome", "state",
)  # fmt: skip
"""The columns of the export that make a leg; it may have more."""

_MOST_LEGS = 1000


class OwnLine:
    """Reads the lines of an export whose header names these columns."""

    def __init__(self, header: Sequence[str]) -> None:
        self._cells = itemgetter(*(header.index(name) for name in OWN_COLUMNS))

    def read(self, line: int, row: Sequence[str]) -> PastLeg | BadLine:
        """Return what the line tells."""
        (
            ticket, label, unit, day, service, leg, language, priority,
            waiting, first, last, started, ended, counter, clerk, outcome, state,
        ) = self._cells(row)  # fmt: skip
        try:
            if label_parts(label) is None:
                raise cells.CellError(f"{cells.quoted(label)} is no label of a ticket")
            return PastLeg(
                line=line,
                visit=_identifier(ticket),
                leg=cells.number(leg, "leg", _MOST_LEGS),
                label=label,
                unit=unharmed(unit),
                service_day=cells.day(day, "iso"),
                service=cells.code(service, "service"),
                language=cells.language(language),
                priority=cells.code(priority, "priority class") if priority != "~" else priority,
                waiting_since=_instant(waiting),
                first_called_at=_instant(first) if first else None,
                last_called_at=_instant(last) if last else None,
                started_at=_instant(started) if started else None,
                ended_at=_instant(ended) if ended else None,
                counter=cells.number(counter, "counter") if counter else None,
                clerk=cells.login(unharmed(clerk)) if clerk else None,
                outcome=cells.outcome(unharmed(outcome)) if outcome else None,
                state=cells.state(state),
            )
        except cells.CellError as error:
            return BadLine(line=line, reason=str(error))


def _identifier(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise cells.CellError(f"{cells.quoted(text)} is no identifier of a ticket") from None


def _instant(text: str) -> datetime:
    if not text.endswith("Z"):
        raise cells.CellError(f"{cells.quoted(text)} is no instant in UTC")
    return cells.instant(text, "iso", _UTC)


_UTC = unit_zone("UTC")
