"""``nouba report ... --format xlsx|pdf``, ``nouba report monthly`` and ``nouba visits export``."""

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from reception.bootstrap import open_reception
from tests.support.clocks import FakeClock
from tests.support.commands import Nouba

AT = datetime(2026, 10, 14, 9, tzinfo=UTC)
DAY = ("--from", "2026-10-14", "--to", "2026-10-14")
LATER = "2026-11-02T09:00:00Z"


@pytest.fixture
def october(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve one visitor on a day of October, and let the commands run in November."""
    clock = FakeClock(AT)
    with open_reception(database_url, clock=clock) as reception:
        reception.desk.issue("signature")
        reception.desk.issue("civil")
        clock.at += timedelta(minutes=7)
        reception.desk.call_next(3, "clerk1")
        clock.at += timedelta(seconds=30)
        reception.desk.start(3, "clerk1")
        clock.at += timedelta(minutes=4)
        reception.desk.finish(3, "clerk1")
    monkeypatch.setenv("NOUBA_CLOCK", LATER)
