"""What is written into a database that was put back or begun anew, before anybody works with it.

No number that may stand on paper is given again, nobody stays signed in, and the audit log says
what was done. The database that then goes on, and the numbers that it gives, may be lost as well:
what is left out is noted beside backups and database, for whoever puts one back after it.
"""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from reception.care.contents import busiest_days
from reception.care.folder import write_json
from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.people import END_SESSIONS
from reception.database.run import Run, Statement, instant, row_in_place, row_of
from reception.database.schema import queue
from reception.database.stations import GIVE_PREFIX, GIVEN_LETTERS
from reception.database.tickets import LAST_NUMBERS
from reception.domain.errors import StorageFault
from reception.domain.numbers import SET_ASIDE, NumberSkip, number_skip, to_set_aside
from reception.domain.rights import AuditAct, AuditEntry
from reception.domain.sign_in import SessionEnd
from reception.domain.unit import Unit
from reception.system.clock import Clock, SystemClock
from reception.system.decode import decoded
from reception.system.settings import file_of, os_user
from reception.unit.current import day_of
from reception.unit.sql import SqlUnitStore

_FILE = "put-back.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class _PutBack:
    unit: str
    service_day: str
    numbers: Mapping[str, int]
    """By series the number behind which the database went on."""


class PutBackNotes:
    """The notes, the same in each of some folders: what one has lost another one tells.

    Args:
        folder: of the backups.
        database_url: where it is a file they stand beside it as well, for the next backup may be
            fetched from another folder.
    """

    def __init__(self, folder: Path, database_url: str = "") -> None:
        folders = {folder.absolute()}
        if file := file_of(database_url):
            folders.add(file.parent)
        self._files = [one / _FILE for one in sorted(folders)]

    def left_out(self, unit: str, service_day: str) -> Mapping[str, int]:
        """Return behind which number each series went on when it was put back last on that day."""
        noted = (one for file in self._files for one in _read(file))
        return above(*(one.numbers for one in noted if _is_of(one, unit, service_day)))

    def telling_of(self, unit: str | None) -> list[Path]:
        """Return the files that tell of a unit, on whatever day; None: of any."""
        return [
            file for file in self._files if any(unit in {None, one.unit} for one in _read(file))
        ]

    def note(self, unit: str, service_day: str, numbers: Mapping[str, int]) -> None:
        """Write down behind which number each series goes on; of other days nothing is kept.

        Raises:
            StorageFault: it cannot be written.
        """
        noted = _PutBack(unit=unit, service_day=service_day, numbers=numbers)
        for file in self._files:
            of_day = [one for one in _read(file) if one.service_day == service_day]
            _write(file, [*(one for one in of_day if one.unit != unit), noted])


def _read(file: Path) -> list[_PutBack]:
    try:
        return decoded(file.read_bytes(), list[_PutBack])
    except FileNotFoundError:
        return []
    except (OSError, msgspec.DecodeError) as error:
        raise StorageFault(
            f"{file}, which tells what was left out today, cannot be read ({error})",
            "let this user read it; if it is damaged, remove it, and put back no backup"
            " that was put back today before",
        ) from error


def _write(file: Path, notes: list[_PutBack]) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_json(file, notes)
    except OSError as error:
        raise StorageFault(
            f"What is left out today cannot be noted in {file.parent} ({error.strerror or error})",
            "let this user write there, or copy the backup and the file beside it to a folder"
            " where it may",
        ) from error


def _is_of(one: _PutBack, unit: str, service_day: str) -> bool:
    return (one.unit, one.service_day) == (unit, service_day)


type LastNumbers = Mapping[str, int]
"""The last number that was given today, by series."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Before:
    """What is known of the database that is replaced."""

    last: LastNumbers = field(default_factory=dict)
    goes_on: bool = False
    """It goes on from where the backup ends: nobody has given more numbers than it."""
    busiest: LastNumbers = field(default_factory=dict)
    """How many numbers a series gave on its busiest day, beside what the new one knows."""


NOTHING = Before()

_COUNT_TO = row_in_place(queue.day_counter, "last")
_SKIP = Statement(row_of(queue.number_skip))


def last_numbers_today(run: Run, unit: Unit, now: datetime) -> LastNumbers:
    """Return the last number of each series that was given on this service day."""
    return dict(run.rows(LAST_NUMBERS, unit=unit.code, day=day_of(unit, now).isoformat()))


def settle_restored(
    database: Database,
    now: datetime,
    *,
    what: str,
    before: Before = NOTHING,
    notes: PutBackNotes | None = None,
    computer: int = 1,
) -> tuple[NumberSkip, ...]:
    """Make a database fit for work that was put back; return the numbers that are left out.

    Args:
        database: nobody else uses it yet.
        now: the time.
        what: what was put back, for the audit log.
        before: what is known of the one that is replaced.
        notes: what was left out earlier today, and will be known of this time; None: it is a trial.
        computer: the how-manieth it is on which the same backup goes on today.

    Raises:
        StorageFault: it cannot be written, or what is left out cannot be noted.
    """
    read = SqlUnitStore(database).unit()
    if read is None:
        return ()
    unit = read[1]
    day = day_of(unit, now).isoformat()
    with database.write() as run:
        left_out = notes.left_out(unit.code, day) if notes else {}
        skipped = _skip_numbers(run, unit, now, before, left_out, computer=computer)
        # Some of them may have ended since the backup, because somebody left or was sent away.
        run.change(END_SESSIONS, unit=unit.code, at=instant(now), ended=SessionEnd.PUT_BACK)
        _set_letters_aside(run, unit, now)
        add_entry(
            run,
            unit.code,
            AuditEntry(at=now, who=None, act=AuditAct.PUT_BACK, subject=what, os_user=os_user()),
        )
        if notes:
            # Before anybody can be given a number.
            notes.note(unit.code, day, last_numbers_today(run, unit, now))
    return skipped


def settle_new_life(
    run: Run,
    unit: Unit,
    now: datetime,
    *,
    known: LastNumbers,
    busiest: LastNumbers,
    notes: PutBackNotes,
) -> tuple[NumberSkip, ...]:
    """Begin the numbers of a unit above all that are known, in the act that sets it up anew.

    Args:
        run: that act.
        unit: which was just set up.
        now: the time.
        known: the last number of today that anything tells of, by series.
        busiest: how many a series gave on its busiest day.
        notes: what was left out earlier today, and will be known of this time.

    Raises:
        StorageFault: what is left out cannot be noted.
    """
    day = day_of(unit, now).isoformat()
    left_out = above(known, notes.left_out(unit.code, day))
    skipped = _skip_numbers(run, unit, now, Before(busiest=busiest), left_out)
    _set_letters_aside(run, unit, now)
    what = ", ".join(f"{one.series} behind {one.last}" for one in skipped)
    add_entry(
        run,
        unit.code,
        AuditEntry(at=now, who=None, act=AuditAct.NEW_LIFE, subject=what, os_user=os_user()),
    )
    notes.note(unit.code, day, last_numbers_today(run, unit, now))
    return skipped


def above(*known: LastNumbers) -> LastNumbers:
    """Return the highest number of each series that any of these tells."""
    found: dict[str, int] = {}
    for numbers in known:
        for series, number in numbers.items():
            found[series] = max(number, found.get(series, number))
    return found


def _skip_numbers(
    run: Run, unit: Unit, now: datetime, before: Before, left_out: LastNumbers, *, computer: int = 1
) -> tuple[NumberSkip, ...]:
    day = day_of(unit, now).isoformat()
    given = last_numbers_today(run, unit, now)
    busiest = above(busiest_days(run, unit.code), before.busiest)
    skipped = []
    for series in {one.series.prefix: one.series for one in unit.services}.values():
        skip = number_skip(
            series.prefix,
            first=series.first,
            last=series.last,
            given=given.get(series.prefix),
            known=before.last.get(series.prefix),
            left_out=left_out.get(series.prefix),
            is_all=before.goes_on,
            busiest=busiest.get(series.prefix, 0),
            computer=computer,
        )
        if skip is None:
            continue
        skipped.append(skip)
        of = {"unit": unit.code, "service_day": day, "series": skip.series}
        run.change(_COUNT_TO, **of, first=series.first, last=skip.last)
        run.change(_SKIP, **of, first=skip.first, last=skip.last, made_at=instant(now))
    return tuple(skipped)


def _set_letters_aside(run: Run, unit: Unit, now: datetime) -> None:
    """Give no station letters that another one may hold of which the backup does not know."""
    known = {letters for (letters,) in run.rows(GIVEN_LETTERS, unit=unit.code)}
    for letters in to_set_aside(known | {one.series.prefix for one in unit.services}):
        of = {"unit": unit.code, "letters": letters, "install": str(SET_ASIDE), "named": None}
        run.change(GIVE_PREFIX, **of, at=instant(now))


def settle_put_back(
    database_url: str, folder: Path, *, clock: Clock | None = None
) -> tuple[NumberSkip, ...]:
    """Make a database fit for work that was put back by other means than Nouba's.

    Args:
        database_url: the database.
        folder: of backups; what is left out is noted there, for whoever goes back once more today.
        clock: tells the day.

    Raises:
        StorageFault: it cannot be written, or nothing can be noted.
    """
    with closing(Database(database_url)) as database:
        database.require_current_schema()
        now = (clock or SystemClock()).now()
        notes = PutBackNotes(folder, database_url)
        return settle_restored(database, now, what="by other means", notes=notes)
