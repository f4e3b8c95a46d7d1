"""A database of a PostgreSQL server as the place where a backup is put back."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from psycopg.conninfo import make_conninfo
from psycopg.sql import Identifier
from sqlalchemy.engine import URL

from reception.accounts.rights import kind_statements
from reception.care.contents import contents_of
from reception.care.folder import BackupContents
from reception.database.address import SECRETS, given_by
from reception.database.connection import Database
from reception.database.run import Run, Statement
from reception.database.server import SHOW_HEAD_OFFICE
from reception.domain.care_errors import DatabaseInUseError
from reception.domain.errors import NotAllowedFault, StorageFault
from reception.system.files import begin_private

# Where Debian keeps those of each version.
_FOLDERS = Path("/usr/lib/postgresql")
_PROGRAM_VERSION = re.compile(r"\(PostgreSQL\) (\d+)")


class ProgramFailedError(StorageFault):
    """One of the programs ended badly; ``said`` is what it complained of."""

    def __init__(self, program: str, said: str) -> None:
        self.said = said
        lines = [line for line in said.strip().splitlines() if line.strip()]
        super().__init__(
            f"{program} failed: {lines[0] if lines else 'without a word'}",
            "do what it says, then try again",
        )


def program_for(name: str, server_major: int) -> Path:
    """Return a program that is at least as new as the server, as it must be.

    Raises:
        StorageFault: there is none on this computer.
    """
    found = [Path(one) for one in (shutil.which(name),) if one]
    found += sorted(_FOLDERS.glob(f"*/bin/{name}"), reverse=True)
    for program in found:
        version = _major_of(program)
        if version is not None and version >= server_major:
            return program
    raise StorageFault(
        f"There is no {name} of PostgreSQL {server_major} on this computer",
        f"install the package postgresql-client-{server_major} here,"
        " or run the command on the server's computer",
    )


def run_program(program: Path, url: URL, *words: str) -> None:
    """Run one of the programs on a database.

    Raises:
        ProgramFailedError: it ended badly.
        StorageFault: it cannot be run.
    """
    with _without_secrets(url) as (address, environment):
        _run(program, "--no-password", "--dbname", address, *words, environment=environment)


def read_archive(restore: Path, archive: Path) -> None:
    """Read an archive to its end by pg_restore.

    Raises:
        ProgramFailedError: it cannot be read.
        StorageFault: the program cannot be run.
    """
    _run(restore, "--file", os.devnull, str(archive), environment={**os.environ, "LC_ALL": "C"})


def _run(program: Path, *words: str, environment: Mapping[str, str]) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - PostgreSQL's own, with words of ours
            [str(program), *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
            errors="replace",
        )
    except OSError as error:
        raise StorageFault(
            f"{program} cannot be run: {error.strerror}", "install it again"
        ) from error
    if done.returncode:
        raise ProgramFailedError(program.name, done.stderr)


def _major_of(program: Path) -> int | None:
    try:
        done = subprocess.run(  # noqa: S603 - it is only asked for its version
            [str(program), "--version"], capture_output=True, check=False, text=True
        )
    except OSError:
        return None
    found = _PROGRAM_VERSION.search(done.stdout)
    return int(found[1]) if found else None


@contextmanager
def _without_secrets(url: URL) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give an address that anybody may read, and an environment that tells where the rest is.

    A secret stands in no list of processes, nor in what a process inherits.
    """
    given = given_by(url)
    secrets = {name: str(given.pop(name)) for name in SECRETS if name in given}
    environment = {**os.environ, "LC_ALL": "C"}
    environment.pop("PGPASSWORD", None)
    with tempfile.TemporaryDirectory(prefix="nouba-") as folder:
        if password := secrets.get("password"):
            kept = password.replace("\\", "\\\\").replace(":", "\\:")
            given["passfile"] = _kept_private(folder, "passwords", f"*:*:*:*:{kept}\n")
        if of_key := secrets.get("sslpassword"):
            service = _kept_private(folder, "services", f"[nouba]\nsslpassword={of_key}\n")
            given["service"], environment["PGSERVICEFILE"] = "nouba", service
        yield make_conninfo("", **given), environment


def _kept_private(folder: str, name: str, text: str) -> str:
    path = Path(folder) / name
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    return str(path)


_EXPORT = Statement("SELECT pg_export_snapshot()")
_VERSION = Statement("SELECT current_setting('server_version_num')")
_FOREIGN_TABLES = Statement("""
    SELECT '"' || replace(nspname, '"', '""') || '"."' || replace(relname, '"', '""') || '"'
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND nspname !~ '^pg_'
        AND pg_get_userbyid(relowner) IN (SELECT login FROM station_account)
    ORDER BY 1
""")
_VERSIONS_A_MAJOR = 10_000


def dump_online[Found](
    database: Database, draft: Path, look: Callable[[Run], Found]
) -> tuple[BackupContents, Found]:
    """Make an archive; return what stood in the database at that instant, and was found there.

    Args:
        database: the server's.
        draft: the archive's file.
        look: looks at the very state that is archived.

    Raises:
        StorageFault: pg_dump is missing or failed, or the server cannot be reached.
    """
    major = server_major(database)
    dump, restore = program_for("pg_dump", major), program_for("pg_restore", major)
    begin_private(draft)
    with database.snapshot() as run:
        contents = contents_of(run)
        exported = run.row(_EXPORT)
        snapshot = str(exported[0]) if exported else ""
        # What a station has left behind is no part of a backup, and stops none.
        foreign = [f"--exclude-table={name}" for (name,) in run.rows(_FOREIGN_TABLES)]
        run_program(
            dump,
            database.url,
            *("--format=custom", "--compress=1", "--lock-wait-timeout=3000", "-B"),
            *foreign,
            *("--snapshot", snapshot, "--file", str(draft)),
        )
        found = look(run)
    read_archive(restore, draft)
    return contents, found


def server_major(database: Database) -> int:
    """Return the server's version.

    Raises:
        StorageFault: it cannot be reached.
    """
    with database.read() as run:
        row = run.row(_VERSION)
    return int(row[0]) // _VERSIONS_A_MAJOR if row else 0


_EXISTS = Statement("SELECT 1 FROM pg_database WHERE datname = :name")
# The server's own workers, which are nobody's, come and go and hold nobody up.
_OTHERS = Statement("""
    SELECT DISTINCT coalesce(nullif(application_name, ''), 'a program') || ' of ' || usename
    FROM pg_stat_activity WHERE datname = :name AND usesysid IS NOT NULL ORDER BY 1
""")
# A busy server takes a while to end a connection that its program has closed.
_LOOKS, _LOOK_EVERY_S = 40, 0.25
# Every server has it.
_NEUTRAL = "postgres"
_DRAFT = "restoring"


class PostgresTarget:
    """A database by its name, which may be missing."""

    def __init__(self, database_url: str) -> None:
        self._database = Database(database_url)
        self._name = str(self._database.url.database)
        self._draft = f"{self._name}_{_DRAFT}"

    def require_unused(self) -> None:
        """Pass when nobody has the database open.

        Raises:
            DatabaseInUseError: somebody has.
        """
        self._database.close()
        with self._server() as server:
            others = self._others(server)
            for _ in range(_LOOKS):
                if not others:
                    return
                time.sleep(_LOOK_EVERY_S)
                others = self._others(server)
        raise DatabaseInUseError(self._database, others)

    def present(self) -> Database | None:
        """Return the database that stands there; None when there is none that can be read."""
        with self._server() as server, server.read() as run:
            if run.row(_EXISTS, name=self._name) is None:
                return None
        return self._database if self._database.schema_version() is not None else None

    @contextmanager
    def drafted(self, backup: Path) -> Iterator[Database]:
        """Give a copy of the backup beside the place; it is gone again unless it was swapped in.

        Raises:
            StorageFault: it cannot be made.
        """
        with self._server() as server:
            name = Identifier(self._draft).as_string()
            self._on(server, f"DROP DATABASE IF EXISTS {name}")
            self._on(server, f"CREATE DATABASE {name} TEMPLATE template0")
            url = self._database.url.set(database=self._draft)
            self._let_know_kinds(server)
            try:
                run_program(
                    program_for("pg_restore", server_major(server)),
                    url,
                    "--exit-on-error",
                    "--no-owner",
                    "--single-transaction",
                    str(backup),
                )
                with closing(Database(url.render_as_string(hide_password=False))) as draft:
                    with draft.write() as run:
                        # An archive does not say of its database what is looked at first there.
                        run.change(SHOW_HEAD_OFFICE)
                    draft.close()
                    yield draft
            finally:
                self._on(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def swap_in(self, aside: str) -> str | None:
        """Let the draft take the place; return where what stood there is kept, if anything was.

        Raises:
            DatabaseInUseError: somebody has opened it meanwhile.
        """
        self.require_unused()
        with self._server() as server:
            with server.read() as run:
                exists = run.row(_EXISTS, name=self._name) is not None
            kept = f"{self._name}_{aside.replace('-', '_')}" if exists else None
            if kept:
                self._rename(server, self._name, kept)
            self._rename(server, self._draft, self._name)
        return kept

    def _others(self, server: Database) -> list[str]:
        # Each look is a transaction of its own: the server tells the same all through one.
        with server.read() as run:
            return [str(name) for (name,) in run.rows(_OTHERS, name=self._name)]

    def _let_know_kinds(self, server: Database) -> None:
        """Let a new server know the kinds of stations: an archive names them, and lacks them."""
        # Who may make none may put back what names none; else pg_restore says which it misses.
        with suppress(NotAllowedFault):
            for text in kind_statements():
                self._on(server, text)

    @contextmanager
    def _server(self) -> Iterator[Database]:
        url = self._database.url.set(database=_NEUTRAL)
        with closing(Database(url.render_as_string(hide_password=False))) as server:
            yield server

    def _rename(self, server: Database, before: str, after: str) -> None:
        names = [Identifier(one).as_string() for one in (before, after)]
        self._on(server, f"ALTER DATABASE {' RENAME TO '.join(names)}")

    def _on(self, server: Database, sql: str) -> None:
        # In no transaction: PostgreSQL makes and renames databases in none.
        with server.read(patient=True) as run:
            run.change(Statement(sql))
