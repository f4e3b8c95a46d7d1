"""What the doctor says of this station's journal."""

from collections.abc import Iterator

from nouba.checked import Checked, Health
from reception.clock import SystemClock
from reception.ids import TimeOrderedIds
from reception.journal.file import JournalFile
from reception.journal.journal import Journal
from reception.journal.lock import journal_path
from reception.settings import Settings, journal_folder


def journal_checks(settings: Settings) -> Iterator[Checked]:
    """Yield what is to be said; nothing where no kiosk was ever started.

    Raises:
        JournalFault: it is of no use.
    """
    path = journal_path(journal_folder(settings), settings.station)
    if not path.exists():
        return
    with JournalFile(path, TimeOrderedIds(SystemClock())) as file:
        yield _of(Journal(file))


def _of(journal: Journal) -> Checked:
    kept = journal.kept()
    if journal.letters is None:
        return Checked(
            "journal",
            Health.WARNING,
            "this station has no letters of its own yet",
            "start its kiosk once while the database answers",
        )
    if kept.parked:
        return Checked(
            "journal",
            Health.WARNING,
            f"{kept.parked} tickets were refused and wait for a decision",
            "see 'nouba journal show'",
        )
    waiting = f", {kept.waiting} tickets to hand over" if kept.waiting else ""
    return Checked("journal", Health.OK, f"letters {journal.letters}{waiting}")
