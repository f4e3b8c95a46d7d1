"""A station's own journal: every touch is in it before the server is asked, so that none is lost.

One file of SQLite a station, on its own disk; one process has it open at a time.
"""

from reception.journal.faults import (
    AloneTooLongError,
    JournalFault,
    JournalHeldError,
    NotRegisteredError,
)
from reception.journal.file import JournalFile, JournalLock, journal_path
from reception.journal.journal import Journal
from reception.journal.rows import Given, Kept, Parked, TouchState, Wanted

__all__ = [
    "AloneTooLongError",
    "Given",
    "Journal",
    "JournalFault",
    "JournalFile",
    "JournalHeldError",
    "JournalLock",
    "Kept",
    "NotRegisteredError",
    "Parked",
    "TouchState",
    "Wanted",
    "journal_path",
]
