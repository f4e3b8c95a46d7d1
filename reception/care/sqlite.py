"""A file of SQLite as the place where a backup is put back."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from reception.care.contents import contents_of
from reception.care.folder import BackupContents, note_of_check
from reception.database.connection import Database
from reception.database.damage import damage_of
from reception.database.run import Run
from reception.domain.care_errors import DatabaseInUseError
from reception.domain.errors import StorageFault
from reception.system.files import begin_private, settle_file
from reception.system.progress import Progress, tell, unwatched

_PAGES_A_STEP = 512
_BUSY_TIMEOUT_S = 5


def copy_online(source: Path, draft: Path, watch: Progress = unwatched) -> BackupContents:
    """Copy a file that others may write meanwhile; return what stood in it at that instant.

    The copy is one file without a journal beside it, and its bytes are on the disk.

    Raises:
        sqlite3.Error: it cannot be read, or the copy cannot be written.
        OSError: likewise.
        AnswerStoppedError: the watch said so.
    """
    with _reading(source) as reader:
        contents = contents_of(Run(reader, postgresql=False))
        _copy(reader, draft, watch)
    with closing(sqlite3.connect(draft)) as copy:
        # In one file, whole: whoever carries it away cannot leave half of it behind.
        copy.execute("PRAGMA journal_mode = DELETE")
    return contents


@contextmanager
def _reading(source: Path) -> Iterator[sqlite3.Connection]:
    # It would make an empty file where there is none.
    address = f"file:{quote(str(source))}?mode=rw"
    with closing(
        sqlite3.connect(address, uri=True, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
    ) as reader:
        # From here on nothing that others commit is seen: the copy need not begin anew for it.
        reader.execute("BEGIN")
        yield reader
        reader.execute("ROLLBACK")


def _copy(reader: sqlite3.Connection, draft: Path, watch: Progress) -> None:
    begin_private(draft)
    with closing(sqlite3.connect(draft)) as copy, draft.open("rb") as written:
        # A draft is thrown away if anything fails; what reaches the disk is asked for below.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")

        def settle(_status: int, left: int, total: int) -> None:
            os.fdatasync(written.fileno())
            tell(watch, 1 - left / total if total else 1)

        reader.backup(copy, pages=_PAGES_A_STEP, progress=settle)


_JOURNALS = ("-wal", "-shm", "-journal")


class SqliteTarget:
    """A file, which may be missing or damaged; a link to it stays."""

    def __init__(self, database_url: str, file: Path) -> None:
        self._url, self._path = database_url, file
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
        # What a damaged one seems to know may never have been.
        if not self._path.exists() or damage_of(self._path):
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
                begin_private(self._draft)
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
            # What was found of one file says nothing of another.
            note_of_check(self._path).unlink(missing_ok=True)
            if not self._path.exists():
                self._draft.replace(self._path)
                settle_file(self._path.parent)
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
                settle_file(self._path.parent)
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
            except (sqlite3.DatabaseError, UnicodeDecodeError):
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
