"""When the server was away, as a station has lived it: told to the server once it is back."""

from dataclasses import dataclass
from datetime import datetime

from reception.journal.file import JournalFile
from reception.journal.values import moment, us

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
class Outage:
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

    def present(self) -> Outage | None:
        """Return the one that lasts; None while the server is there."""
        row = self._file.row(_PRESENT)
        return _outage(*row) if row else None

    def untold(self) -> tuple[Outage, ...]:
        """Return those that are over and that the server does not know of yet."""
        ended = (
            "SELECT began_at, ended_at, tickets FROM outage WHERE ended_at IS NOT NULL AND NOT told"
        )
        return tuple(_outage(*row) for row in self._file.rows(f"{ended} ORDER BY began_at"))

    def told(self, outage: Outage) -> None:
        """Note that the server knows of one."""
        with self._file.write() as run:
            run.execute("UPDATE outage SET told = 1 WHERE began_at = ?", (us(outage.began_at),))


def _outage(began_at: int, ended_at: int | None, tickets: int) -> Outage:
    return Outage(
        began_at=moment(began_at),
        ended_at=None if ended_at is None else moment(ended_at),
        tickets=tickets,
    )
