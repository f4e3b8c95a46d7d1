"""A large office in the middle of its day: every counter at work, hundreds waiting, a long morning.

The rows are those that the desk's steps lead to, written without the desk.
"""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bench.stores import insert
from reception.app import open_reception
from reception.database.run import instant
from reception.domain.language import Language
from reception.domain.unit import Person, Role, Unit
from reception.queue.model import At
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from reception.unit.file import with_always_open
from tests.support.offices import prefecture

COUNTERS = 24
_SERIES = "ZZ"
_SEED = 7
# From the ticket to the end of who has been served.
_SERVED = timedelta(minutes=15)
_MICROSECOND = timedelta(microseconds=1)
# Each counter serves somebody in two minutes, all day: an hour has seen no more than that.
_PACE_S = 120 / COUNTERS
_MANAGERS = {Role.MANAGER, Role.ADMINISTRATOR}


def office() -> Unit:
    """Return the office with sixty services, and a clerk at each of its 24 counters."""
    unit = with_always_open(prefecture())
    clerks = tuple(
        Person(
            login=f"clerk{number}",
            names={Language.FRENCH: f"Agent {number}", Language.ARABIC: f"عون {number}"},
            role=Role.CLERK,
        )
        for number in range(1, COUNTERS + 1)
    )
    leaders = tuple(one for one in unit.people if one.role in _MANAGERS)
    return replace(unit, people=(*clerks, *leaders))


def fill(url: str, *, waiting: int, served: int, calm: bool = False) -> None:
    """Let so many wait and so many have been served today; half of the counters serve somebody.

    Args:
        url: the database, with this office set up.
        waiting: how many wait, over all services.
        served: how many were served today.
        calm: nobody waits long enough for an alert.
    """
    unit, clock = office(), SystemClock()
    ids, now = TimeOrderedIds(clock), clock.now()
    with open_reception(url) as reception:
        day = reception.hall.today().isoformat()
        for number in range(1, COUNTERS + 1):
            reception.desk.open_counter(At(number, f"clerk{number}"))
    chance = random.Random(_SEED)  # noqa: S311 - the same hall each time, no secret
    rows: dict[str, list[dict[str, Any]]] = {"ticket": [], "leg": [], "event": []}
    for number in range(1, waiting + served + COUNTERS // 2 + 1):
        done, held = number <= served, number > served + waiting
        counter = 2 * (number - served - waiting) if held else 1 + number % COUNTERS
        services = unit.counter(counter).services
        service = chance.choice(services)
        since = now - timedelta(seconds=chance.randint(1, 300 if calm else 3000))
        if held:
            since -= timedelta(hours=1)
        elif done:
            since = now - _SERVED - timedelta(seconds=chance.uniform(0, served * _PACE_S))
        at, ticket = instant(since), str(ids.new())
        called = at + 600_000_000 if done or held else None
        ended = at + _SERVED // _MICROSECOND if done else None
        state = "served" if done else "serving" if held else "waiting"
        rows["ticket"].append(
            {
                "id": ticket,
                "unit": unit.code,
                "service_day": day,
                "series": _SERIES,
                "number": number,
                "label": f"{_SERIES}{number:03d}",
                "language": "ar",
                "issued_at": at,
            }
        )
        rows["leg"].append(
            {
                "ticket": ticket,
                "leg": 1,
                "unit": unit.code,
                "service_day": day,
                "language": "ar",
                "service": service,
                "priority": "ordinary",
                "state": state,
                "waiting_since": at,
                "ranked_since": at,
                "calls": int(called is not None),
                "first_called_at": called,
                "last_called_at": called,
                "started_at": called,
                "ended_at": ended,
                "counter": counter if called else None,
                "clerk": f"clerk{counter}" if called else None,
            }
        )
        rows["event"].append(
            {
                "ticket": ticket,
                "kind": "finished" if done else "started" if held else "issued",
                "at": ended or called or at,
                "clerk": f"clerk{counter}" if called else None,
                "operation": str(ids.new()),
                "step": 0,
            }
        )
    # A chain that is written backwards says of each event that it is late.
    rows["event"].sort(key=lambda one: one["at"])
    insert(url, rows)
