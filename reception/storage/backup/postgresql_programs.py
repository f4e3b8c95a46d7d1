"""PostgreSQL's own programs for backups, run on the database that an address names."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from psycopg.conninfo import make_conninfo
from sqlalchemy.engine import URL

from reception.domain.errors import StorageFault

# Where Debian keeps those of each version.
_FOLDERS = Path("/usr/lib/postgresql")
_VERSION = re.compile(r"\(PostgreSQL\) (\d+)")


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
    with _password_file(url) as password_file:
        # A password stands in no list of processes, nor in what a process inherits.
        environment = {**os.environ, "LC_ALL": "C", "PGPASSFILE": str(password_file)}
        environment.pop("PGPASSWORD", None)
        _run(program, "--no-password", "--dbname", _address(url), *words, environment=environment)


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
    found = _VERSION.search(done.stdout)
    return int(found[1]) if found else None


def _address(url: URL) -> str:
    named = {
        "host": url.host,
        "port": str(url.port) if url.port else None,
        "user": url.username,
        "dbname": url.database,
        **{key: value for key, value in url.query.items() if isinstance(value, str)},
    }
    return make_conninfo("", **{key: value for key, value in named.items() if value})


@contextmanager
def _password_file(url: URL) -> Iterator[Path]:
    """Give a file that holds the password, for this user's eyes alone."""
    if url.password is None:
        # The user's own one counts, if there is one.
        yield Path(os.environ.get("PGPASSFILE") or Path.home() / ".pgpass")
        return
    with tempfile.TemporaryDirectory(prefix="nouba-") as folder:
        path = Path(folder) / "password"
        path.touch(mode=0o600)
        password = str(url.password).replace("\\", "\\\\").replace(":", "\\:")
        path.write_text(f"*:*:*:*:{password}\n", encoding="utf-8")
        yield path
