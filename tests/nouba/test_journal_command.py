"""``nouba journal``: what waits at a station, and what a person decides."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from nouba.checks import CheckHealth
from nouba.device_checks import journal_checks
from nouba.main import run
from reception.domain.language import Language
from reception.offline.file import JournalFile, journal_path
from reception.offline.log import Journal
from reception.offline.model import Registration, WantedTicket
from reception.system.ids import TimeOrderedIds
from reception.system.settings import settings_from
from tests.support.clocks import FakeClock

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("NOUBA_STATION", "kiosk-1")
    monkeypatch.setenv("NOUBA_JOURNAL", str(tmp_path))
    return journal_path(tmp_path, "kiosk-1")


def test_without_a_journal_it_says_where_it_looked(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["journal", "show"]) == 1
    said = capsys.readouterr().err
    assert "No kiosk has run here as 'kiosk-1'" in said
    assert str(file) in said
    assert not file.exists()
    assert list(journal_checks(settings_from())) == []


def test_what_was_refused_is_decided_while_the_kiosk_runs(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with JournalFile(file, TimeOrderedIds(FakeClock(NOW))) as opened:
        journal = Journal(opened)
        journal.register(Registration(unit="office", prefix="ZA", known=()))
        for number in (1, 2, 3):
            wanted = WantedTicket(
                operation=UUID(int=number),
                ticket=UUID(int=10 + number),
                service="birth",
                language=Language.ARABIC,
            )
            journal.give(wanted, unit="office", day=NOW.date(), at=NOW, sheet=None)
        for number in (1, 2):
            journal.refuse(UUID(int=number), "it says no", NOW)
        (checked,) = journal_checks(settings_from())
        assert (checked.health, checked.says[:9]) == (CheckHealth.WARNING, "2 tickets")
        assert run(["journal", "show", "--json"]) == 0
        assert '"ZA001"' in capsys.readouterr().out
        assert run(["journal", "retry", "za001"]) == 0
        assert run(["journal", "void", "ZA002", "--why", "a trial"]) == 0
        assert run(["journal", "retry", "ZA002"]) == 1
        assert "does not wait here" in capsys.readouterr().err
        assert [one.label for one in journal.waiting(9)] == ["ZA001", "ZA003"]
        (checked,) = journal_checks(settings_from())
        assert (checked.health, checked.says) == (
            CheckHealth.OK,
            "letters ZA, 2 tickets to hand over",
        )
        journal.uploaded({UUID(int=3): "joined"}, NOW)
        assert run(["journal", "again", "--days", "7"]) == 0
        assert run(["journal", "show"]) == 0
        assert "refused: 0" in capsys.readouterr().out
