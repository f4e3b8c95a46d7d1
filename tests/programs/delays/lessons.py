"""A small lesson about the commune, learned once for all tests of a process."""

from datetime import UTC, date, datetime
from functools import cache

from reception.waits.learn import lesson
from reception.waits.model import StoredModel
from tests.programs.delays.office import past_of
from tests.support.databases import COMMUNE


@cache
def commune_lesson() -> StoredModel:
    """Return what a made-up week teaches."""
    legs = past_of(COMMUNE, date(2026, 11, 2), days=7, a_day=100)
    return lesson(legs, COMMUNE, datetime(2026, 11, 9, 2, tzinfo=UTC), rounds=25)
