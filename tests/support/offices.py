"""Offices of other sizes than the usual one: sixty services, or so many under a single heading."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from reception.domain.tamazight import TamazightRules, TamazightShown
from reception.domain.unit import Unit
from reception.unit.file import load_template, load_unit
from tests.support.fakes import FakeDesk, FakeHall, FakeReception

_PREFECTURE = Path(__file__).parent.parent / "units" / "prefecture.toml"


@cache
def prefecture() -> Unit:
    """Return the office with sixty services of long names."""
    return load_unit(_PREFECTURE)


@cache
def _commune() -> Unit:
    return load_template("commune")


def a_busy_office(name: str) -> FakeReception:
    """Return the core of the commune or the prefecture on a day on which everything is waited for.

    Visitors may see what there is of Tamazight.
    """
    unit = prefecture() if name == "prefecture" else _commune()
    core = a_reception_of(replace(unit, tamazight=TamazightRules(shown=TamazightShown.DRAFT)))
    core.hall.busy = True
    return core


def with_one_heading(unit: Unit, services: int) -> Unit:
    """Return an office with its first so many services, all under one heading."""
    heading = unit.groups[0]
    offered = tuple(replace(one, group=heading.code) for one in unit.services[:services])
    given = {one.code for one in offered}
    counters = (
        replace(one, services=tuple(code for code in one.services if code in given))
        for one in unit.counters
    )
    return replace(
        unit,
        groups=(heading,),
        services=offered,
        counters=tuple(one for one in counters if one.services),
        complaints_service=None,
    )


def a_reception_of(unit: Unit) -> FakeReception:
    """Return a core in memory for an office."""
    return FakeReception(hall=FakeHall(unit), desk=FakeDesk(unit))
