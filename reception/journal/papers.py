"""The papers of a station's own tickets: what is known of each, written before its first byte."""

from datetime import datetime
from uuid import UUID

from reception.domain.paper import LATER, PrintState
from reception.journal.file import JournalFile
from reception.journal.rows import GIVEN_COLUMNS, Given, given_of_row
from reception.journal.values import us

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
