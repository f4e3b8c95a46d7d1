"""The papers of a station's own tickets: what is known of each, written before its first byte."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from reception.domain.paper import LATER, PrintState
from reception.offline.file import JournalFile, moment, us
from reception.offline.log import GIVEN_COLUMNS, Given, given_of_row

_OWN = f"SELECT {GIVEN_COLUMNS} FROM touch WHERE ticket = :ticket AND own = 1"
_NOTE_SHEET = """
    UPDATE touch SET sheet = :sheet, sheet_at = :at, sheet_answers = :answers
    WHERE ticket = :ticket AND own = 1 AND sheet IN ({earlier})
"""
_BEFORE = {
    state: ", ".join(f"'{earlier}'" for earlier in PrintState if state in LATER[earlier])
    for state in PrintState
}
_OPEN_SHEETS = f"""
    SELECT {GIVEN_COLUMNS} FROM touch
    WHERE own = 1 AND sheet IN ('queued', 'sending', 'sent') ORDER BY given_order
"""
_OWED = f"""
    SELECT {GIVEN_COLUMNS} FROM touch
    WHERE sheet_owed = 1 AND sheet NOT IN ('queued', 'sending', 'sent') ORDER BY given_order
"""


class Papers:
    """One sheet a ticket; each verb is one transaction."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def own(self, ticket: UUID) -> Given | None:
        """Return a ticket that was given here; None when it was not."""
        row = self._file.row(_OWN, ticket=str(ticket))
        return given_of_row(row) if row else None

    def note_sheet(
        self, ticket: UUID, state: PrintState, at: datetime, *, answers: bool = True
    ) -> bool:
        """Note what is known of a paper, if that can follow what was; return whether it could."""
        with self._file.write() as run:
            values = {"sheet": state, "at": us(at), "answers": answers, "ticket": str(ticket)}
            noted = _NOTE_SHEET.format(earlier=_BEFORE[state])
            return run.execute(noted, values).rowcount > 0

    def owed(self) -> tuple[Given, ...]:
        """Return the numbers that the server has, and of which the paper has ended since."""
        return tuple(given_of_row(row) for row in self._file.rows(_OWED))

    def told(self, ticket: UUID) -> None:
        """Note that the server knows how a paper ended."""
        with self._file.write() as run:
            run.execute("UPDATE touch SET sheet_owed = 0 WHERE ticket = ?", (str(ticket),))

    def open_sheets(self) -> tuple[Given, ...]:
        """Return the numbers of which the paper has not come to an end."""
        return tuple(given_of_row(row) for row in self._file.rows(_OPEN_SHEETS))


_BEGIN = """
    INSERT INTO outage (began_at)
    SELECT :at WHERE NOT EXISTS (SELECT 1 FROM outage WHERE ended_at IS NULL)
    ON CONFLICT (began_at) DO NOTHING
"""
_END = """
    UPDATE outage SET ended_at = max(:at, began_at), tickets = (
        SELECT count(*) FROM touch WHERE own = 1 AND given_at >= outage.began_at
    ) WHERE ended_at IS NULL
"""
_PRESENT = """
    SELECT began_at, ended_at, (
        SELECT count(*) FROM touch WHERE own = 1 AND given_at >= outage.began_at)
    FROM outage WHERE ended_at IS NULL
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class OutageSpan:
    """One time without the server."""

    began_at: datetime
    ended_at: datetime | None
    """None while it lasts."""
    tickets: int
    """How many numbers the station gave by itself."""


class Outages:
    """Keeps them in the journal: one that lasts goes on when the station is started again."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def begin(self, at: datetime) -> None:
        """Note that the server is away, unless that is known."""
        with self._file.write() as run:
            run.execute(_BEGIN, {"at": us(at)})

    def end(self, at: datetime) -> None:
        """Note that the server is back, and everything brought in."""
        with self._file.write() as run:
            run.execute(_END, {"at": us(at)})

    def present(self) -> OutageSpan | None:
        """Return the one that lasts; None while the server is there."""
        row = self._file.row(_PRESENT)
        return _outage(*row) if row else None

    def untold(self) -> tuple[OutageSpan, ...]:
        """Return those that are over and that the server does not know of yet."""
        ended = (
            "SELECT began_at, ended_at, tickets FROM outage WHERE ended_at IS NOT NULL AND NOT told"
        )
        return tuple(_outage(*row) for row in self._file.rows(f"{ended} ORDER BY began_at"))

    def told(self, outage: OutageSpan) -> None:
        """Note that the server knows of one."""
        with self._file.write() as run:
            run.execute("UPDATE outage SET told = 1 WHERE began_at = ?", (us(outage.began_at),))


def _outage(began_at: int, ended_at: int | None, tickets: int) -> OutageSpan:
    return OutageSpan(
        began_at=moment(began_at),
        ended_at=None if ended_at is None else moment(ended_at),
        tickets=tickets,
    )
