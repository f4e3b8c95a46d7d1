"""A database of a PostgreSQL server as the place where a backup is put back."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from reception.domain.care_errors import DatabaseInUseError
from reception.domain.errors import NotAllowedFault
from reception.storage.backup.postgresql_dump import server_major
from reception.storage.backup.postgresql_programs import program_for, run_program
from reception.storage.engine import Database
from reception.storage.roles.statements import kind_statements
from reception.storage.statement import Statement

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
            self._on(server, f"DROP DATABASE IF EXISTS {_quoted(self._draft)}")
            self._on(server, f"CREATE DATABASE {_quoted(self._draft)} TEMPLATE template0")
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
                    yield draft
            finally:
                self._on(server, f"DROP DATABASE IF EXISTS {_quoted(self._draft)} WITH (FORCE)")

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
        self._on(server, f"ALTER DATABASE {_quoted(before)} RENAME TO {_quoted(after)}")

    def _on(self, server: Database, sql: str) -> None:
        # In no transaction: PostgreSQL makes and renames databases in none.
        with server.read(patient=True) as run:
            run.change(Statement(sql))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
