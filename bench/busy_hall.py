"""A large office at its fullest: every kind of visitor waits, is parked or was sent to somebody.

The rows are those that the domain's own steps lead to, written without the desk: ten thousand
visitors are there in a second.
"""

import random
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.stores import insert, postgresql_url, sqlite_url
from reception.app import open_reception
from reception.domain.calling_rule import CallingRules, WorkProfile
from reception.domain.language import Language
from reception.domain.ticket import Event, EventKind, Leg, Ticket, Visit, apply, begin, label
from reception.domain.unit import Person, Role, Unit
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from reception.unit.file import with_always_open
from tests.support.offices import prefecture

CLERKS = 8
COUNTER, CLERK = 4, "clerk1"
"""The measured counter gives nine services."""
PROFILE = "civil"
DATABASES = {"SQLite": sqlite_url, "PostgreSQL": postgresql_url}
_SERIES = "ZZ"
_SEED = 5
# Parts of those who wait.
_HERE, _APPOINTMENTS, _CLASSES, _MOVED = 0.5, 0.05, 0.2, 0.1
# Whom clerks park, and send to one counter or person, depends on the clerks, not on the queue.
_SENT, _PARKED = 24, 12


def office() -> Unit:
    """Return a large office with eight clerks, whose first one speaks Tamazight."""
    unit = with_always_open(prefecture())
    services = unit.counter(COUNTER).services
    others = tuple(one.code for one in unit.services if one.code not in services)[:6]
    return replace(
        unit,
        # A crowd that never pauses gives more numbers than the office of a day.
        services=tuple(
            replace(one, series=replace(one.series, last=9999)) for one in unit.services
        ),
        calling=CallingRules(languages_first=frozenset({Language.TAMAZIGHT})),
        profiles=(
            WorkProfile(
                code=PROFILE,
                names={},
                services=services[:3],
                helps=(*services[3:], *others),
                help_after=timedelta(minutes=10),
            ),
        ),
        people=tuple(
            Person(
                login=f"clerk{number}",
                names={Language.FRENCH: f"Agent {number}"},
                role=Role.CLERK,
                languages=(Language.ARABIC, *([Language.TAMAZIGHT] if number == 1 else [])),
            )
            for number in range(1, CLERKS + 1)
        ),
    )


def fresh(database: str) -> AbstractContextManager[str]:
    """Give the address of a fresh database of this kind with the office set up."""
    return DATABASES[database](office())


def fill(url: str, waiting: int) -> None:
    """Let so many visitors wait, of every kind; as many as ever are parked or sent to somebody."""
    with open_reception(url) as reception:
        unit, day = reception.hall.unit(), reception.hall.today()
    clock = SystemClock()
    ids = TimeOrderedIds(clock)
    chance = random.Random(_SEED)  # noqa: S311 - the same hall each time, no secret
    now = clock.now()
    handled = 0
    rows: dict[str, list[dict[str, Any]]] = {"ticket": [], "leg": [], "event": []}
    total = waiting + _SENT + _PARKED
    for number in range(1, total + 1):
        ticket = Ticket(
            id=ids.new(),
            unit=unit.code,
            service_day=day,
            series=_SERIES,
            number=number,
            label=label(_SERIES, number),
            language=chance.choices((Language.ARABIC, Language.TAMAZIGHT), (0.85, 0.15))[0],
            issued_at=now - timedelta(minutes=50) * (1 - number / total) - timedelta(minutes=1),
        )
        if chance.random() < _APPOINTMENTS:
            hour = now + timedelta(minutes=chance.randint(-20, 20))
            ticket = replace(ticket, appointment_at=hour)
        # They are spread over the hour that the others came in.
        of_clerks = (number * (_SENT + _PARKED)) % total < _SENT + _PARKED
        handled += of_clerks
        kind = "" if not of_clerks else "parked" if handled % 3 == 0 else "sent"
        visit, events = _visit(unit, ticket, chance, kind)
        rows["ticket"].append(ticket_row(ticket))
        rows["leg"] += [leg_row(ticket, leg) for leg in visit.legs]
        rows["event"] += [_event_row(ticket, one, str(ids.new())) for one in events]
    insert(url, rows)


def _visit(
    unit: Unit, ticket: Ticket, chance: random.Random, kind: str
) -> tuple[Visit, list[Event]]:
    """Return a visit of a kind that is drawn, and how it came to that."""
    here = unit.counter(COUNTER).services
    at = ticket.issued_at
    issued = Event(
        kind=EventKind.ISSUED,
        at=at,
        service=chance.choice(here if chance.random() < _HERE else [s.code for s in unit.services]),
        priority=chance.choice(unit.priorities).code if chance.random() < _CLASSES else "ordinary",
        ranked_since=ticket.appointment_at,
    )
    # It was called somewhere before, and that is over.
    steps = [issued]
    called = Event(
        kind=EventKind.CALLED, at=at, counter=chance.randint(2, 20), clerk=f"clerk{CLERKS}"
    )
    further = replace(called, kind=EventKind.TRANSFERRED, ranked_since=at)
    if kind == "parked":
        steps += [called, replace(called, kind=EventKind.PARKED, note="une copie")]
    elif kind == "sent":
        somebody = chance.random() < 0.5
        counter, clerk = chance.choice(unit.counters).number, chance.choice(unit.people).login
        sent = (
            replace(further, kept_clerk=clerk)
            if somebody
            else replace(further, kept_counter=counter)
        )
        steps += [called, sent]
    elif chance.random() < _MOVED:
        steps += [called, replace(further, service=chance.choice(here))]
    visit = begin(ticket, issued)
    for step in steps[1:]:
        visit = apply(visit, step)
    return visit, steps


def ticket_row(ticket: Ticket) -> dict[str, Any]:
    """Return a ticket as its row."""
    return {
        "id": str(ticket.id),
        "unit": ticket.unit,
        "service_day": ticket.service_day.isoformat(),
        **{name: getattr(ticket, name) for name in ("series", "number", "label", "language")},
        "issued_at": instant_us(ticket.issued_at),
        "appointment_at": instant_us(ticket.appointment_at),
    }


def leg_row(ticket: Ticket, leg: Leg) -> dict[str, Any]:
    """Return a leg of a ticket as its row."""
    moments = (
        "waiting_since",
        "ranked_since",
        "parked_at",
        "first_called_at",
        "last_called_at",
        "started_at",
        "ended_at",
    )
    rest = (
        *("service", "priority", "state", "kept_counter", "kept_clerk", "calls"),
        *("counter", "clerk", "outcome", "note"),
    )
    return {
        "ticket": str(ticket.id),
        "leg": leg.index,
        "unit": ticket.unit,
        "service_day": ticket.service_day.isoformat(),
        "language": ticket.language,
        **{name: getattr(leg, name) for name in rest},
        **{name: instant_us(getattr(leg, name)) for name in moments},
    }


def _event_row(ticket: Ticket, event: Event, operation: str) -> dict[str, Any]:
    rest = (
        *("kind", "counter", "clerk", "service", "priority", "outcome"),
        *("kept_counter", "kept_clerk", "note"),
    )
    return {
        "ticket": str(ticket.id),
        "operation": operation,
        "step": 0,
        "at": instant_us(event.at),
        "ranked_since": instant_us(event.ranked_since),
        **{name: getattr(event, name) for name in rest},
    }


def instant_us(at: datetime | None) -> int | None:
    """Return an instant as the database has it."""
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) if at else None
