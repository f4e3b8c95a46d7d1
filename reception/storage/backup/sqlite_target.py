"""A file of SQLite as the place where a backup is put back."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import make_url

from reception.care.durable import settle_file, settle_folder
from reception.database_address import require_usable_place
from reception.domain.care_errors import DatabaseInUseError
from reception.domain.errors import StorageFault
from reception.storage.engine import Database

_JOURNALS = ("-wal", "-shm", "-journal")


class SqliteTarget:
    """A file, which may be missing or damaged."""

    def __init__(self, database_url: str) -> None:
        self._url = database_url
        self._path = Path(str(make_url(database_url).database)).absolute()
        require_usable_place(self._path)
        self._draft = self._path.with_name(f".{self._path.name}.restoring")

    def require_unused(self) -> None:
        """Pass when nobody has the database open.

        Raises:
            DatabaseInUseError: somebody has.
        """
        if self._path.exists():
            with self._alone():
                pass

    def present(self) -> Database | None:
        """Return the database that stands there; None when there is none that can be read."""
        if not self._path.exists():
            return None
        database = Database(self._url)
        try:
            if database.schema_version() is not None:
                return database
        except StorageFault:
            pass
        database.close()
        return None

    @contextmanager
    def drafted(self, backup: Path) -> Iterator[Database]:
        """Give a copy of the backup beside the place; it is gone again unless it was swapped in.

        Raises:
            StorageFault: it cannot be made.
        """
        self._drop_draft()
        try:
            try:
                shutil.copyfile(backup, self._draft)
                self._hand_to_owner()
            except OSError as error:
                raise StorageFault(
                    f"The backup cannot be copied to {self._path.parent} ({error.strerror})",
                    "make room there, and let this user write",
                ) from error
            with closing(Database(f"sqlite:///{self._draft}")) as database:
                yield database
        finally:
            self._drop_draft()

    def swap_in(self, aside: str) -> str | None:
        """Let the draft take the place; return where what stood there is kept, if anything was.

        Raises:
            DatabaseInUseError: somebody has opened it meanwhile.
            StorageFault: the disk does not let us.
        """
        try:
            with closing(sqlite3.connect(self._draft)) as draft:
                draft.execute("PRAGMA journal_mode = DELETE")
            settle_file(self._draft)
            if not self._path.exists():
                self._draft.replace(self._path)
                settle_folder(self._path.parent)
                return None
            kept = self._path.with_name(f"{self._path.name}.{aside}")
            with self._alone():
                # A journal that stays would be played into the file that comes in its place.
                for ending in _JOURNALS:
                    journal = Path(f"{self._path}{ending}")
                    if journal.exists():
                        journal.replace(f"{kept}{ending}")
                os.link(self._path, kept)
                # There is a database under this name at every moment.
                self._draft.replace(self._path)
                settle_folder(self._path.parent)
        except OSError as error:
            raise StorageFault(
                f"{self._path} cannot be replaced ({error.strerror or error})",
                "check the disk, then repeat",
            ) from error
        return str(kept)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the file so that nobody else opens it; a damaged one cannot be held.

        Raises:
            DatabaseInUseError: somebody has it open.
        """
        if _is_open_elsewhere(self._path):
            raise DatabaseInUseError(f"The database {self._path}")
        with closing(sqlite3.connect(self._path, timeout=0, isolation_level=None)) as connection:
            try:
                # Refused while another connection lives; and it writes the journal into the file.
                connection.execute("PRAGMA journal_mode = DELETE")
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                    raise DatabaseInUseError(f"The database {self._path}") from error
            except sqlite3.DatabaseError:
                pass
            yield

    def _drop_draft(self) -> None:
        for ending in ("", *_JOURNALS):
            Path(f"{self._draft}{ending}").unlink(missing_ok=True)

    def _hand_to_owner(self) -> None:
        """Let root's copy belong to whom the file or its folder belongs."""
        if os.geteuid() != 0:
            return
        like = (self._path if self._path.exists() else self._path.parent).stat()
        os.chown(self._draft, like.st_uid, like.st_gid)


def _is_open_elsewhere(path: Path) -> bool:
    """Return whether another process has the file open, as far as this user may see."""
    wanted = path.stat()
    own = str(os.getpid())
    for process in Path("/proc").glob("[0-9]*"):
        if process.name == own:
            continue
        try:
            for descriptor in (process / "fd").iterdir():
                found = descriptor.stat()
                if (found.st_dev, found.st_ino) == (wanted.st_dev, wanted.st_ino):
                    return True
        except OSError:
            continue
    return False
