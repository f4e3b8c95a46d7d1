"""A folder of backups: their names, the newest, and which are kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from reception.care.durable import put_in_place
from reception.care.manifest import POSTGRESQL, SUFFIX, Manifest, read_manifest
from reception.domain.errors import Refusal

QUICK = "quick"
_MOST_QUICK = 12
"""As many are kept of those of which only the reading was tried: an hour, one every 5 minutes."""
_DRILL = "last-drill.json"
_ENDINGS = {POSTGRESQL: "dump"}
_BEGINS = "nouba-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Drill:
    """The last time a backup was put back for trial."""

    file: str
    at: datetime
    seconds: float
    broken: tuple[str, ...] = ()
    """What was found against it."""


class BackupFolder:
    """The backups that stand in one folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder

    def new_file(self, kind: str, at: datetime, *, quick: bool) -> Path:
        """Return a name that is not taken."""
        stem = f"{_BEGINS}{at:%Y%m%d-%H%M%S}" + (f"-{QUICK}" if quick else "")
        ending = _ENDINGS.get(kind, "db")
        tried, path = 1, self.path / f"{stem}.{ending}"
        while path.exists():
            tried += 1
            path = self.path / f"{stem}-{tried}.{ending}"
        return path

    def backups(self) -> list[Manifest]:
        """Return what counts as a backup here, the newest first.

        Raises:
            OSError: the folder may not be looked at.
        """
        return sorted(self._readable(), key=lambda one: (one.made_at, one.file), reverse=True)

    def newest_sound(self) -> Manifest | None:
        """Return the newest backup against which nothing was found; None without one.

        Raises:
            OSError: the folder may not be looked at.
        """
        return next((one for one in self.backups() if one.is_sound), None)

    def rotate(self, keep: int) -> list[str]:
        """Remove what is not kept, and return the names.

        Kept are the newest verified sound ones, the newest quick ones, and the newest one that is
        not sound: it tells what went wrong.

        Args:
            keep: as many verified sound ones; at least one.

        Raises:
            OSError: the folder may not be looked at or changed.
        """
        backups = self.backups()
        verified = [one for one in backups if one.verified and one.is_sound]
        quick = [one for one in backups if not one.verified and one.is_sound]
        unsound = [one for one in backups if not one.is_sound]
        removed = [*verified[max(keep, 1) :], *quick[_MOST_QUICK:], *unsound[1:]]
        for one in removed:
            # Its manifest first: what is left after a power cut between the two counts for nothing.
            (self.path / (one.file + SUFFIX)).unlink(missing_ok=True)
            (self.path / one.file).unlink(missing_ok=True)
        self._remove_left()
        return [one.file for one in removed]

    def note_drill(self, drill: Drill) -> None:
        """Write down that a backup was put back for trial.

        Raises:
            OSError: it cannot be written.
        """
        draft = self.path / f".{_DRILL}.part"
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(drill), indent=2))
        put_in_place(draft, self.path / _DRILL)

    def last_drill(self) -> Drill | None:
        """Return the last trial; None when there was none, or it cannot be read.

        Raises:
            OSError: it may not be looked at.
        """
        path = self.path / _DRILL
        if not path.is_file():
            return None
        try:
            return msgspec.json.decode(path.read_bytes(), type=Drill)
        except (msgspec.DecodeError, ValueError):
            return None

    def _readable(self) -> Iterator[Manifest]:
        if not self.path.is_dir():
            return
        for path in self.path.glob(f"{_BEGINS}*{SUFFIX}"):
            try:
                yield read_manifest(path.with_name(path.name.removesuffix(SUFFIX)))
            except Refusal:
                continue  # of what is damaged the restoring tells, when it is named

    def _remove_left(self) -> None:
        """Remove what a killed backup has left."""
        for draft in self.path.glob(f".{_BEGINS}*.part*"):
            draft.unlink(missing_ok=True)
        for stray in self.path.glob(f"{_BEGINS}*"):
            if stray.suffix in {".db", ".dump"} and not Path(f"{stray}{SUFFIX}").exists():
                stray.unlink(missing_ok=True)
