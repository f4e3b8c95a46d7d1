"""Offices of other sizes than the usual one: sixty services, or so many under a single heading."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from reception.domain.unit import Unit
from reception.unit.file import load_unit
from tests.support.fakes import FakeDesk, FakeHall, FakeReception

_PREFECTURE = Path(__file__).parent.parent / "units" / "prefecture.toml"


@cache
def prefecture() -> Unit:
    """Return the office with sixty services of long names."""
    return load_unit(_PREFECTURE)


def with_one_heading(services: int) -> Unit:
    """Return the large office with its first so many services, all under one heading."""
    unit = prefecture()
    offered = tuple(replace(one, group="civil") for one in unit.services[:services])
    given = {one.code for one in offered}
    counters = (
        replace(one, services=tuple(code for code in one.services if code in given))
        for one in unit.counters
    )
    return replace(
        unit,
        groups=unit.groups[:1],
        services=offered,
        counters=tuple(one for one in counters if one.services),
        complaints_service=None,
    )


def a_reception_of(unit: Unit) -> FakeReception:
    """Return a core in memory for an office."""
    return FakeReception(hall=FakeHall(unit), desk=FakeDesk(unit))
