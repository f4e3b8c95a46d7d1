"""An archive of a PostgreSQL database as of one instant, made by pg_dump while others write it."""

from collections.abc import Sequence
from pathlib import Path

from reception.care.manifest import Contents
from reception.storage.backup.contents import contents_of
from reception.storage.backup.postgresql_programs import program_for, read_archive, run_program
from reception.storage.check import check_in
from reception.storage.engine import Database
from reception.storage.finding import Finding
from reception.storage.statement import Statement

_EXPORT = Statement("SELECT pg_export_snapshot()")
_VERSION = Statement("SELECT current_setting('server_version_num')")
_VERSIONS_A_MAJOR = 10_000


def dump_online(
    database: Database, draft: Path, *, thoroughly: bool
) -> tuple[Contents, Sequence[Finding]]:
    """Make an archive; return what stood in the database at that instant, and was found there.

    Args:
        database: the server's.
        draft: the archive's file.
        thoroughly: look at every invariant as well, in the very state that is archived.

    Raises:
        StorageFault: pg_dump is missing or failed, or the server cannot be reached.
    """
    major = server_major(database)
    dump, restore = program_for("pg_dump", major), program_for("pg_restore", major)
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    with database.snapshot() as run:
        contents = contents_of(run)
        exported = run.row(_EXPORT)
        snapshot = str(exported[0]) if exported else ""
        run_program(
            dump,
            database.url,
            *("--format=custom", "--compress=1", "--lock-wait-timeout=3000"),
            *("--snapshot", snapshot, "--file", str(draft)),
        )
        findings = check_in(run) if thoroughly else ()
    read_archive(restore, draft)
    return contents, findings


def server_major(database: Database) -> int:
    """Return the server's version.

    Raises:
        StorageFault: it cannot be reached.
    """
    with database.read() as run:
        row = run.row(_VERSION)
    return int(row[0]) // _VERSIONS_A_MAJOR if row else 0
