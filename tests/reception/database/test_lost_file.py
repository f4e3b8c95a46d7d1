"""A database file that is deleted or replaced under a running program."""

import shutil
from pathlib import Path

import pytest

from reception.app import open_reception
from reception.domain.errors import StorageFault
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases


def test_nothing_is_written_into_a_file_that_is_lost(tmp_path: Path, clock: FakeClock) -> None:
    databases = SqliteDatabases(tmp_path, clock)
    with databases.commune(tmp_path) as url, open_reception(url, clock=clock) as reception:
        given = reception.desk.issue("signature").ticket.label
        path = Path(url.removeprefix("sqlite:///"))
        kept = tmp_path / "kept.db"
        path.rename(kept)
        for act in (lambda: reception.desk.issue("signature"), reception.hall.services):
            with pytest.raises(StorageFault, match="is gone"):
                act()
        assert not path.exists(), "no empty file is made in its place"
        shutil.copy(kept, path)
        with pytest.raises(StorageFault, match="another file"):
            reception.desk.issue("signature")
        # The right file again: all goes on where it stopped.
        kept.replace(path)
        assert reception.hall.ticket(given)
        assert reception.desk.issue("signature").ticket.number == 2
