"""The days of a generated year, one after the other."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from reception.domain.unit import Counter, Person, Role, Unit
from reception.history.columns import PastLeg
from reception.unit.file import load_template, with_always_open
from tests.programs.year.calendar import Stretch, stretches
from tests.programs.year.hall import Away, Clerk, Guest, Hall, Session, Stay, priority_of

SERVICES = {
    "signature": "F",
    "certified-copy": "G",
    "residence": "R",
    "birth-extract": "A",
    "life-certificate": "H",
}
_SHARES = (35, 30, 15, 12, 8)
_LANGUAGES = {"ar": 62, "fr": 24, "zgh": 12, "en": 2}
_CLERKS = 6
_LAST_TICKET = timedelta(minutes=15)
_SLOT = timedelta(minutes=30)
# How many come in each half hour of a day, from its opening on.
_CURVE = (5, 9, 12, 13, 12, 11, 9, 6, 4, 5, 7, 8, 7, 5, 3, 2)


def _unit() -> Unit:
    commune = with_always_open(load_template("commune"))
    clerk = next(one for one in commune.people if one.role is Role.CLERK)
    people: list[Person] = [one for one in commune.people if one.role is not Role.CLERK]
    people += [replace(clerk, login=f"clerk{number + 1}") for number in range(_CLERKS)]
    services = tuple(SERVICES)
    counters = tuple(
        Counter(number=number + 1, services=services[:3] if number % 2 else services)
        for number in range(_CLERKS)
    )
    return replace(
        commune,
        people=tuple(people),
        counters=counters,
        profiles=(),
        boards=(),
        # Hands here press at any time: who is absent, the house leaves to them.
        calling=replace(commune.calling, absent_after=timedelta(0)),
    )


UNIT = _unit()
"""The commune with six counters, open day and night: when it really is, says ``calendar``."""


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one service day."""

    day: date
    guests: list[Guest]
    visits: list[list[PastLeg]]
    sessions: list[Session]
    breaks: list[Away]


def days(seed: int, first: date, count: int, a_day: int) -> Iterator[Day]:
    """Yield the days on which the unit was open; each depends on the seed and its date alone."""
    for offset in range(count):
        day = first + timedelta(days=offset)
        open_then = list(stretches(day))
        if open_then:
            chance = random.Random(f"{seed} {day}")  # noqa: S311 - the same every time, no secret
            yield _day(chance, day, open_then, a_day)


def _day(chance: random.Random, day: date, open_then: list[Stretch], a_day: int) -> Day:
    guests: list[Guest] = []
    sessions: list[Session] = []
    breaks: list[Away] = []
    numbers = dict.fromkeys(SERVICES, 0)
    labels: dict[int, str] = {}
    for stretch in open_then:
        clerks = _clerks(chance, stretch, a_day)
        coming = _coming(chance, stretch, a_day)
        for guest in coming:
            service = guest.stay.service
            numbers[service] += 1
            labels[id(guest)] = f"{SERVICES[service]}{numbers[service]:03d}"
        hall = Hall(chance, clerks, stretch.closes)
        hall.play(coming)
        guests += coming
        breaks += hall.breaks
        sessions += [
            Session(one.login, one.counter, stretch.opens, hall.ended_at) for one in clerks
        ]
    visits = [_legs(guest, labels[id(guest)], day, _identifier(chance, guest)) for guest in guests]
    return Day(day, guests, visits, sessions, breaks)


def _clerks(chance: random.Random, stretch: Stretch, a_day: int) -> list[Clerk]:
    wanted = max(1, min(_CLERKS, round(a_day * stretch.share * 5 / 8 / 45)))
    if stretch.closes - stretch.opens < timedelta(hours=7):
        wanted = min(wanted + 1, _CLERKS)
    noon = stretch.opens + (stretch.closes - stretch.opens) / 2
    clerks = []
    for number in range(wanted):
        lunch = noon + timedelta(seconds=chance.randrange(-3600, 3600))
        clerks.append(
            Clerk(
                login=f"clerk{number + 1}",
                counter=number + 1,
                services=frozenset(UNIT.counter(number + 1).services),
                breaks=[lunch],
            )
        )
    return clerks


def _coming(chance: random.Random, stretch: Stretch, a_day: int) -> list[Guest]:
    slots = int((stretch.closes - _LAST_TICKET - stretch.opens) / _SLOT)
    expected = a_day * stretch.share
    many = max(1, round(chance.gauss(expected, expected**0.5)))
    weights = [_CURVE[slot * len(_CURVE) // slots] for slot in range(slots)]
    times = sorted(
        stretch.opens + _SLOT * slot + timedelta(microseconds=chance.randrange(1_800_000_000))
        for slot in chance.choices(range(slots), weights, k=many)
    )
    return [_guest(chance, number, came) for number, came in enumerate(times)]


def _guest(chance: random.Random, number: int, came: datetime) -> Guest:
    service = chance.choices(tuple(SERVICES), _SHARES)[0]
    language = chance.choices(tuple(_LANGUAGES), tuple(_LANGUAGES.values()))[0]
    patience = timedelta(microseconds=round(chance.expovariate(1 / 7200) * 1e6) + 60_000_000)
    stay = Stay(service, priority_of(chance), came)
    return Guest(number, came, language, patience, [stay])


def _identifier(chance: random.Random, guest: Guest) -> UUID:
    milliseconds = int(guest.came.timestamp() * 1000)
    drawn = chance.getrandbits(74)
    return UUID(
        int=milliseconds << 80 | 0x7 << 76 | drawn >> 62 << 64 | 0b10 << 62 | drawn & (2**62 - 1)
    )


def _legs(guest: Guest, label: str, day: date, visit: UUID) -> list[PastLeg]:
    return [
        PastLeg(
            line=index + 1,
            visit=visit,
            leg=index + 1,
            label=label,
            unit=UNIT.code,
            service_day=day,
            service=stay.service,
            language=guest.language,
            priority=stay.priority,
            waiting_since=stay.since,
            first_called_at=stay.first_called,
            last_called_at=stay.last_called,
            started_at=stay.started,
            ended_at=stay.ended,
            counter=stay.counter,
            clerk=stay.clerk,
            outcome=stay.outcome,
            state=stay.state,
            quoted=guest.quoted if index == 0 else None,
        )
        for index, stay in enumerate(guest.stays)
    ]
