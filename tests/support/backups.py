"""Backups for tests: made of a database, looked at behind Nouba's back, and forged."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from reception.app import open_reception
from reception.care.backup import Made, back_up
from reception.care.folder import read_manifest, write_manifest
from reception.system.files import sha256_of
from tests.support.clocks import FakeClock
from tests.support.databases import behind_its_back


def made(url: str, folder: Path, clock: FakeClock, *, quick: bool = False, keep: int = 9) -> Made:
    return back_up(url, folder, keep=keep, quick=quick, clock=clock)


def file_of(one: Made, folder: Path) -> Path:
    return folder / one.manifest.file


def tickets_in(url: str) -> set[UUID]:
    with behind_its_back(url) as connection:
        return {UUID(row[0]) for row in connection.execute("SELECT id FROM ticket").fetchall()}


def sound(url: str) -> bool:
    """Return whether every invariant holds."""
    with open_reception(url) as reception:
        return not [one for one in reception.verify() if one.broken]


def forge(backup: Path, **contents: Any) -> None:
    """Let what stands beside a backup be true of the file as it is now, but for its contents."""
    written = read_manifest(backup)
    write_manifest(
        backup.parent,
        replace(
            written,
            sha256=sha256_of(backup),
            bytes=backup.stat().st_size,
            contents=replace(written.contents, **contents),
        ),
    )
