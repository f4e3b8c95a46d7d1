"""A small lesson about the commune, learned once for all tests of a process."""

from datetime import date
from functools import cache

from reception.system.clock import unit_zone
from reception.waits.learn import Lesson, lesson
from tests.programs.delays.office import past_of
from tests.support.databases import COMMUNE


@cache
def commune_lesson() -> Lesson:
    """Return what a made-up week teaches."""
    legs = past_of(COMMUNE, date(2026, 11, 2), days=7, a_day=100)
    return lesson(COMMUNE, legs, unit_zone("Africa/Casablanca"), rounds=25)
