"""What tells that a unit has worked before: looked at before a database is begun from nothing.

What is kept beside a database, in the folder of its backups and in the journals of this computer's
stations outlives it. Whoever begins anew all the same begins above every number that they tell.
"""

import glob
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reception.care.after_restore import LastNumbers, PutBackNotes, above, settle_new_life
from reception.care.folder import BackupFolder
from reception.database.connection import Database, require_released, version_in
from reception.database.run import Run
from reception.domain.care_errors import LivedBeforeError
from reception.domain.numbers import NumberSkip
from reception.domain.ticket import label
from reception.domain.unit import Unit
from reception.offline.file import JournalFault, journals_in, told_by
from reception.offline.sql import HAS_UNIT
from reception.system.files import reserve_of
from reception.system.settings import Settings, backup_folder, journal_folder
from reception.unit.current import day_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Trace:
    """One thing that outlived the database of a unit."""

    says: str
    numbers: LastNumbers = field(default_factory=dict)
    """The last numbers of today that it tells, by series."""
    busiest: LastNumbers = field(default_factory=dict)
    """How many numbers a series gave on its busiest day."""


@dataclass(kw_only=True)
class EarlierLife:
    """What tells that a unit lived before its database, in which nothing is."""

    traces: Sequence[Trace]
    unit: Unit | None
    """Which is to begin there; None: whichever."""
    notes: PutBackNotes
    at: datetime
    skipped: tuple[NumberSkip, ...] = ()
    """What is left out, once it has begun anew."""

    @property
    def told(self) -> tuple[str, ...]:
        """Return in words what was found, and where."""
        return tuple(one.says for one in self.traces)

    def require_none(self) -> None:
        """Pass when nothing tells of it.

        Raises:
            LivedBeforeError: something does.
        """
        if self.traces:
            raise LivedBeforeError(self.unit.code if self.unit else None, self.told)

    def begin_anew(self, run: Run) -> None:
        """Leave out the numbers that may stand on paper, in the act that sets the unit up."""
        if self.unit:
            self.skipped = settle_new_life(
                run,
                self.unit,
                self.at,
                known=above(*(one.numbers for one in self.traces)),
                busiest=above(*(one.busiest for one in self.traces)),
                notes=self.notes,
            )


def earlier_life(settings: Settings, unit: Unit | None, now: datetime) -> EarlierLife | None:
    """Return what tells of an earlier life; None where the database holds its unit.

    Args:
        settings: of this computer: its database, in which nothing is made, backups and journals.
        unit: which is to begin there; None: whichever.
        now: the time.

    Raises:
        StorageFault: the database, or what was noted beside it, cannot be read.
        OSError: the folder of the backups may not be looked at.
    """
    url, backups = settings.database or "", backup_folder(settings)
    with closing(Database(url)) as database:
        beside = _lost_file(database)
        if beside is None and _holds_unit(database):
            return None
    code = unit.code if unit else None
    day = day_of(unit, now).isoformat() if unit else ""
    notes = PutBackNotes(backups, url)
    traces = (
        *(_beside(beside) if beside else ()),
        *_noted(notes, code, day),
        *_backed_up(BackupFolder(backups), code, day),
        *_in_journals(journal_folder(settings), code, day),
    )
    return EarlierLife(traces=traces, unit=unit, notes=notes, at=now)


def _lost_file(database: Database) -> Path | None:
    """Return the file that is to be the database, where nothing is in it."""
    file = database.file
    return None if file and file.exists() and file.stat().st_size else file


def _holds_unit(database: Database) -> bool:
    with database.read() as run:
        found = version_in(run)
        if found is None:
            return False
        require_released(database, found)
        return run.row(HAS_UNIT) is not None


def _beside(file: Path) -> Iterator[Trace]:
    """Yield what stands beside a database that is lost; ``nouba init`` itself makes the reserve."""
    found = [one for one in (reserve_of(file), Path(f"{file}-wal")) if one.exists()]
    found += sorted(file.parent.glob(f"{glob.escape(file.name)}.before-*"))
    for one in found:
        yield Trace(says=f"{one} stands there")


def _noted(notes: PutBackNotes, unit: str | None, day: str) -> Iterator[Trace]:
    numbers = notes.left_out(unit, day) if unit else {}
    for file in notes.telling_of(unit):
        yield Trace(says=f"{file} tells that a backup was put back", numbers=numbers)


def _backed_up(folder: BackupFolder, unit: str | None, day: str) -> Iterator[Trace]:
    made = [
        one for one in folder.backups() if one.contents.unit and unit in {None, one.contents.unit}
    ]
    if made:
        today = (one.contents for one in made if one.contents.last_day == day)
        yield Trace(
            says=f"{len(made)} backups in {folder.path}, the newest {made[0].file}",
            numbers=above(*(one.last_numbers for one in today)),
            busiest=made[0].contents.busiest,
        )


def _in_journals(folder: Path, unit: str | None, day: str) -> Iterator[Trace]:
    for path in journals_in(folder):
        try:
            units, given = told_by(path)
        except JournalFault as fault:
            # What it would tell nobody knows.
            yield Trace(says=fault.what)
            continue
        if not units or unit not in {None, *units}:
            continue
        own = [one for one in given if unit in {None, one.unit}]
        last = [one for one in own if one.service_day == own[-1].service_day]
        labels = ", ".join(label(one.series, one.number) for one in last)
        told = f" tells of {labels} on {last[0].service_day}" if last else ""
        yield Trace(
            says=f"the journal {path}{told}",
            numbers=above(*({one.series: one.number} for one in own if one.service_day == day)),
        )
