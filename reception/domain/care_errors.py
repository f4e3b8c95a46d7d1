"""Why a database is missed, no backup is made or put back, or nothing is begun or forgotten."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from reception.domain.errors import Refusal, StorageFault


class DatabaseMissingFault(StorageFault):
    """There is no database, or an empty one; whoever began it anew would give numbers again."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            "put a backup back with 'nouba restore' (docs/care.md); only an office that is new is"
            " set up from the beginning (docs/install.md)",
        )


class NoBackupError(Refusal):
    """There is no backup of this name."""

    def __init__(self, backup: Path) -> None:
        super().__init__(
            f"There is no backup {backup}, which 'nouba backup' made and beside which its .json"
            " stands; 'nouba backup --list' shows those that there are"
        )


class NoBackupsError(Refusal):
    """A folder holds no backup yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"There is no sound backup in {folder}")


class BackupRunsError(Refusal):
    """A backup is just being made into the same folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"Another backup is just being written into {folder}: wait until it ends")


class BackupDamagedError(Refusal):
    """A backup is not what was made."""

    def __init__(self, backup: Path, why: str) -> None:
        super().__init__(f"The backup {backup} is damaged: {why}; take another one")


class BackupOfAnotherKindError(Refusal):
    """A backup of SQLite is put back into PostgreSQL, or the other way round."""

    def __init__(self, backup: Path, kind: str) -> None:
        super().__init__(f"The backup {backup} is of {kind}: name such a database to put it back")


class BackupTooNewError(Refusal):
    """A newer Nouba made the backup."""

    def __init__(self, backup: Path, nouba: str, schema: str) -> None:
        super().__init__(
            f"The backup {backup} was made by Nouba {nouba} (schema {schema}), which is newer than"
            " this one: install that version here first"
        )


class SealsLostError(Refusal):
    """What has happened stands in a database without its seals: somebody has taken them away."""

    def __init__(self, database: str) -> None:
        super().__init__(
            f"{database} holds what has happened, and none of it is sealed any more: nothing is"
            " sealed anew; restore a backup, and see with 'nouba verify --against' what it proves"
        )


class HeadLostError(Refusal):
    """The database is not the one whose heads were kept, or is not as it was then."""

    def __init__(self, kept_in: str, chain: str, why: str) -> None:
        super().__init__(
            f"The log of {chain} does not lead on from {kept_in}: {why}; this is the first"
            " difference"
        )


class DatabaseInUseError(Refusal):
    """Programs have the database open that a backup would replace."""

    def __init__(self, database: object, by: Sequence[str] = ()) -> None:
        users = f" by {', '.join(by)}" if by else ""
        super().__init__(
            f"{database} is in use{users}: close every program of Nouba, on every station,"
            " then repeat"
        )


class DatabaseYoungerError(Refusal):
    """The database knows of more than the backup that would replace it."""

    def __init__(self, database: object, events: int, last_event_at: datetime | None) -> None:
        until = f", the last at {last_event_at:%Y-%m-%d %H:%M} UTC" if last_event_at else ""
        super().__init__(
            f"{database} holds {events} events that the backup does not{until}:"
            " repeat with --lose-younger to give them up (what is replaced is kept aside)"
        )


class DatabaseOfAnotherUnitError(Refusal):
    """The database belongs to another unit than the backup that would replace it."""

    def __init__(self, database: object, unit: str, backed_up: str) -> None:
        super().__init__(
            f"{database} is of the unit '{unit}', the backup of '{backed_up}':"
            " name a database of its own"
        )


class BackupAwayError(Refusal):
    """A backup does not stand in the folder that it was made into, whose notes would tell more."""

    def __init__(self, backup: Path) -> None:
        super().__init__(
            f"The backup {backup} is away from the folder that it was made into, which notes where"
            " it was put back: put it back from there; or, where that folder is lost, say with"
            " --computer which computer this is that it is put back on today (1: no other has it)"
        )


class LivedBeforeError(Refusal):
    """A unit is to be begun that has worked before: its numbers would be given again."""

    def __init__(self, unit: str | None, found: Sequence[str]) -> None:
        which = f"The unit '{unit}'" if unit else "A unit"
        super().__init__(
            f"{which} has worked here before ({'; '.join(found)}): put a"
            " backup back with 'nouba restore' ('nouba backup --list' shows them), or begin a new"
            " life of it with --new-life, which gives no number of today again"
        )


class ClockAheadError(Refusal):
    """The clock is so far ahead of all that is known that it must be wrong."""

    def __init__(self, now: datetime, newest: datetime) -> None:
        super().__init__(
            f"The clock says {now:%Y-%m-%d}, and nothing is known of after {newest:%Y-%m-%d}, not"
            " even a backup, so 'nouba retention run' forgets nothing: set the clock right"
            " ('timedatectl set-ntp true'), or, if it is, make a backup first ('nouba backup')"
        )


class ClockBehindError(Refusal):
    """The clock shows a day on which this program did not exist."""

    def __init__(self, now: datetime, built: date) -> None:
        super().__init__(
            f"The clock says {now:%Y-%m-%d}, and this program is of {built}, so 'nouba retention"
            " run' forgets nothing: set the clock right ('timedatectl set-ntp true')"
        )
