"""A PostgreSQL goes back to an instant by the shipped archive: the base, the log, the settings."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reception.app import open_reception
from reception.care.after_restore import settle_put_back
from reception.database.upgrade import prepare_database
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, behind_its_back, set_up
from tests.support.postgres import PostgresServer, running_postgres

pytestmark = [pytest.mark.soak, pytest.mark.postgresql]

DEPLOY = Path(__file__).parents[2] / "deploy" / "postgresql"
_PATIENCE_S = 300


@pytest.fixture
def place() -> Iterator[Path]:
    """Return the archive's folder, into which the server's user may write."""
    path = Path("/tmp") / f"nouba-wal-{os.getpid()}"  # noqa: S108 - others may enter it
    path.mkdir()
    for script in ("nouba-archive", "nouba-base-backup"):
        shutil.copy(DEPLOY / script, path / script)
    if os.geteuid() == 0:
        for one in (path, *path.iterdir()):
            shutil.chown(one, "nobody", "nogroup")
    yield path
    shutil.rmtree(path)


def shipped_settings(place: Path) -> str:
    """Return the options of the shipped file, for this folder and in less than a minute."""
    text = (DEPLOY / "nouba.conf").read_text("utf-8")
    assert "archive_timeout = 60s" in text
    found = dict(re.findall(r"^(\w+) = '?(.*?)'?$", text, re.MULTILINE))
    command = found["archive_command"].replace("/usr/local/bin", str(place))
    command = command.replace("/var/backups/nouba-wal", str(place))
    return (
        f"-c wal_level=replica -c archive_mode={found['archive_mode']}"
        f' -c archive_command="{command}" -c archive_timeout=1s'
    )


def as_server(*words: str, server: PostgresServer, stand_ins: Path) -> None:
    is_root = os.geteuid() == 0
    done = subprocess.run(
        words,
        env={
            "PATH": f"{stand_ins}:{server.programs}:{os.environ['PATH']}",
            "PGHOST": str(server._folder),
            "PGUSER": "postgres",
        },
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        user="nobody" if is_root else None,
        group="nogroup" if is_root else None,
        extra_groups=() if is_root else None,
    )
    assert done.returncode == 0, done.stderr


def stand_ins(server: PostgresServer, place: Path) -> Path:
    """Return a folder with what looks at a base where the wheel's own program does not run."""
    folder = place / "programs"
    folder.mkdir()
    verify = server.programs / "pg_verifybackup"
    if subprocess.run([verify, "--version"], check=False, capture_output=True).returncode:
        # Some builds of it end at once, whatever they are asked.
        (folder / verify.name).write_text(
            '#!/bin/sh\nfor last; do :; done\ntest -s "$last/backup_manifest"\n'
        )
        (folder / verify.name).chmod(0o755)
    return folder


def archived(place: Path, name: str) -> bool:
    return (place / "log" / name).exists()


def test_back_to_before_a_mistake(place: Path, clock: FakeClock) -> None:
    with running_postgres(durable=True, more=shipped_settings(place)) as server:
        url = server.url(server.create_database())
        prepare_database(url)
        set_up(url, COMMUNE, clock)
        with open_reception(url, clock=clock) as reception:
            reception.desk.issue("signature")
        words = (str(place / "nouba-base-backup"), str(place))
        as_server(*words, server=server, stand_ins=stand_ins(server, place))
        with open_reception(url, clock=clock) as reception:
            for _ in range(3):
                kept = reception.desk.issue("signature").ticket
        before = now_of(url)
        with open_reception(url, clock=clock) as reception:
            lost = reception.desk.issue("signature").ticket
            last = wal_of(url)
        began = time.monotonic()
        while not archived(place, last):
            assert time.monotonic() - began < _PATIENCE_S
            time.sleep(0.1)

        server.stop()
        data = server._data
        shutil.rmtree(data)
        (base,) = place.glob("base-*")
        shutil.copytree(base, data)
        with (data / "postgresql.auto.conf").open("a", encoding="utf-8") as settings:
            settings.write(
                f"restore_command = 'cp {place}/log/%f %p'\n"
                f"recovery_target_time = '{before.isoformat()}'\n"
                "recovery_target_action = 'promote'\n"
            )
        (data / "recovery.signal").touch()
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", "nobody:nogroup", str(data)], check=True)
        server.start()
        wait_until_writable(url)

        settle_put_back(url, place, clock=clock)
        with open_reception(url, clock=clock) as reception:
            assert reception.hall.ticket(kept.label)
            assert reception.desk.issue("signature").ticket.number > lost.number
            assert not [one for one in reception.verify() if one.broken]
        with behind_its_back(url) as connection:
            found = connection.execute("SELECT count(*) FROM ticket WHERE id = %s", [str(lost.id)])
            assert found.fetchone() == (0,)


def now_of(url: str) -> datetime:
    with behind_its_back(url) as connection:
        (now,) = connection.execute("SELECT clock_timestamp()").fetchone()
    time.sleep(0.05)
    return now.astimezone(UTC)  # type: ignore[no-any-return]


def wal_of(url: str) -> str:
    with behind_its_back(url) as connection:
        (name,) = connection.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()
    return str(name)


def wait_until_writable(url: str) -> None:
    began = time.monotonic()
    while True:
        with behind_its_back(url) as connection:
            (recovering,) = connection.execute("SELECT pg_is_in_recovery()").fetchone()
        if not recovering:
            return
        assert time.monotonic() - began < _PATIENCE_S
        time.sleep(0.1)
