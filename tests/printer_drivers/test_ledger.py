"""What the log says of a database that is away for long: it may lie on the disk that is full."""

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import cast
from uuid import UUID

import pytest

from printer_drivers.spool.ledger import Ledger
from reception.app import Reception
from reception.domain.errors import StorageFault
from reception.domain.paper import PrintJob, PrintState

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)
JOB = PrintJob(
    ticket=UUID(int=1),
    sheet=1,
    station="kiosk-1",
    state=PrintState.QUEUED,
    queued_at=NINE,
    changed_at=NINE,
)


@dataclass
class Prints:
    away: bool = True

    def job(self, _ticket: UUID, _sheet: int) -> PrintJob:
        if self.away:
            raise StorageFault("The disk is full", "make room")
        return JOB


@dataclass
class Core:
    prints: Prints = field(default_factory=Prints)


def test_the_log_is_told_once_and_when_it_is_over(caplog: pytest.LogCaptureFixture) -> None:
    core = Core()
    ledger = Ledger(lambda: cast("Reception", core), "kiosk-1")
    caplog.set_level(logging.INFO)

    def said() -> list[str]:
        caplog.clear()
        for _ in range(50):
            ledger.known(JOB)
        found = [record.levelname for record in caplog.records]
        caplog.clear()
        return found

    assert said() == ["WARNING"]
    assert said() == []
    core.prints.away = False
    assert said() == ["INFO"]
    core.prints.away = True
    assert said() == ["WARNING"]
