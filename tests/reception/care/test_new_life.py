"""A unit that is begun anew after its database was lost, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.care_errors import LivedBeforeError
from reception.domain.errors import StorageFault, UnitNotSetUpError
from reception.domain.rights import AuditAct
from reception.offline.earlier_life import earlier_life
from reception.system.settings import Settings, os_user
from tests.support.backups import made, sound
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, quick_office

pytestmark = [pytest.mark.deep, pytest.mark.journey]


@contextmanager
def begun(url: str, folder: Path, clock: FakeClock, *, new_life: bool) -> Iterator[Reception]:
    """Begin the commune in an empty place, as ``nouba init`` does."""
    settings = Settings(database=url, backups=str(folder), journal=str(folder / "journals"))
    earlier = earlier_life(settings, COMMUNE, clock.now())
    if earlier and not new_life:
        earlier.require_none()
    prepare_database(url)
    with open_reception(url, clock=clock) as reception:
        quick_office(reception).set_up(
            COMMUNE, also=earlier.begin_anew if earlier else None, for_a_trial=True
        )
        yield reception


def test_backups_tell_of_it_and_a_new_life_goes_on_above_their_numbers(
    database_url: str, elsewhere: str, folder: Path, clock: FakeClock
) -> None:
    with open_reception(database_url, clock=clock) as reception:
        for _ in range(60):
            reception.desk.issue("signature")
    backup = made(database_url, folder, clock)
    with (
        pytest.raises(LivedBeforeError, match=backup.manifest.file),
        begun(elsewhere, folder, clock, new_life=False),
    ):
        pytest.fail("it was begun")
    with begun(elsewhere, folder, clock, new_life=True) as anew:
        # 60 are known, and twice as many may have followed them.
        assert anew.desk.issue("signature").ticket.label == "F201"
        assert anew.desk.issue("residence").ticket.number == 101
        (entry,) = anew.office.audit.entries(asking=None, act=AuditAct.NEW_LIFE)
        assert "F behind 200" in entry.subject
        assert entry.os_user == os_user()
    assert sound(elsewhere)
    # It is there now: nothing is begun a second time.
    with begun(elsewhere, folder, clock, new_life=True) as there:
        assert there.desk.issue("signature").ticket.label == "F202"


def test_one_that_cannot_be_noted_has_not_begun(
    elsewhere: str, folder: Path, clock: FakeClock
) -> None:
    with begun(elsewhere, folder, clock, new_life=True) as first:
        last = first.desk.issue("signature").ticket.number
    assert last == 101
    beside = folder.with_name("beside")
    beside.mkdir()
    other = f"sqlite:///{beside / 'nouba.db'}"
    (beside / "put-back.json").mkdir()
    with (
        pytest.raises(StorageFault, match="left out today"),
        begun(other, folder, clock, new_life=True),
    ):
        pytest.fail("it was begun")
    (beside / "put-back.json").rmdir()
    prepare_database(other)
    with open_reception(other, clock=clock) as reception, pytest.raises(UnitNotSetUpError):
        reception.hall.unit()
