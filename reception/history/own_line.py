"""A line of ``nouba visits export``."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from uuid import UUID

from reception.csv_text import unharmed
from reception.domain.estimate import ExpectedWait
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

QUOTED_COLUMNS = ("quoted_low_s", "quoted_high_s")
"""Columns that a file of visits may have as well: the wait that was announced, in seconds."""

_MOST_LEGS = 1000
_LONGEST_WAIT_S = 2 * 86_400


class OwnLine:
    """Reads the lines of an export whose header names these columns."""

    def __init__(self, header: Sequence[str]) -> None:
        self._cells = itemgetter(*(header.index(name) for name in OWN_COLUMNS))
        known = all(name in header for name in QUOTED_COLUMNS)
        self._quoted = tuple(map(header.index, QUOTED_COLUMNS)) if known else None

    def read(self, line: int, row: Sequence[str]) -> PastLeg | BadLine:
        """Return what the line tells."""
        (
            ticket, label, unit, day, service, leg, language, priority,
            waiting, first, last, started, ended, counter, clerk, outcome, state,
        ) = self._cells(row)  # fmt: skip
        visit = None
        try:
            visit = _identifier(ticket)
            return PastLeg(
                line=line,
                visit=visit,
                leg=cells.number(leg, "leg", _MOST_LEGS),
                label=_label(label),
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
                quoted=self._quote(row),
            )
        except cells.CellError as error:
            return BadLine(line=line, reason=str(error), visit=visit)

    def _quote(self, row: Sequence[str]) -> ExpectedWait | None:
        if self._quoted is None:
            return None
        low, high = (row[index] for index in self._quoted)
        if not low and not high:
            return None
        try:
            wait = ExpectedWait(low=_seconds(low), high=_seconds(high))
        except (ValueError, OverflowError):
            raise cells.CellError(f"{cells.quoted(f'{low}-{high}')} is no wait") from None
        if not wait.low < wait.high:
            raise cells.CellError(f"{cells.quoted(f'{low}-{high}')} is no range of waits")
        return wait


def _seconds(text: str) -> timedelta:
    seconds = float(text)
    if not 0 <= seconds <= _LONGEST_WAIT_S:
        raise ValueError(text)
    return timedelta(seconds=seconds)


def _identifier(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise cells.CellError(f"{cells.quoted(text)} is no identifier of a ticket") from None


def _label(text: str) -> str:
    if label_parts(text) is None:
        raise cells.CellError(f"{cells.quoted(text)} is no label of a ticket")
    return text


def _instant(text: str) -> datetime:
    if not text.endswith("Z"):
        raise cells.CellError(f"{cells.quoted(text)} is no instant in UTC")
    return cells.instant(text, "iso", _UTC)


_UTC = unit_zone("UTC")
