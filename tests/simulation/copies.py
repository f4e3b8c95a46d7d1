"""Copies of the server's database, and the server that goes on with an earlier one."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reception.care.after_restore import PutBackNotes
from reception.database.connection import Database
from tests.simulation.builds import Build
from tests.simulation.world import World

_JOURNALS = ("-wal", "-shm")


@dataclass
class Copies:
    """What was copied of one server on this day, beside its folder of backups."""

    world: World
    url: str
    folder: Path
    build: Build
    made: list[tuple[datetime, Path]] = field(default_factory=list)

    def make(self, raw: sqlite3.Connection) -> None:
        """Copy the database as it is."""
        path = self.folder / f"copy-{self.world.seed}-{len(self.made)}.db"
        with closing(sqlite3.connect(path)) as copy:
            raw.backup(copy)
        self.made.append((self.world.at, path))
        self.world.tell("world", "copies the database")

    def put_back(self) -> None:
        """Let an earlier copy take the database's place, which is lost.

        Nobody may have the database open.
        """
        made_at, path = self.world.chance.choice(self.made)
        database = Path(self.url.removeprefix("sqlite:///"))
        for ending in _JOURNALS:
            Path(f"{database}{ending}").unlink(missing_ok=True)
        shutil.copyfile(path, database)
        with closing(Database(self.url)) as opened:
            self.build.settle(opened, self.world.at, PutBackNotes(self.folder))
        self.world.tell("world", f"puts the copy of {made_at:%H:%M:%S} back")
