"""A unit, generated visits and fake stores for reports."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from hypothesis import strategies as st

from reception.domain.calendar import Calendar
from reception.domain.calling_rule import PriorityClass
from reception.domain.expected_wait import ExpectedWait, WaitRange
from reception.domain.figures import Measure
from reception.domain.language import Language, Texts
from reception.domain.ticket import Leg, Ticket, TicketState, Visit
from reception.domain.unit import (
    Counter,
    Outcome,
    Person,
    Role,
    Series,
    Service,
    ServiceGroup,
    Unit,
)
from reception.reports.columns import row_of
from reception.reports.model import BreakRow, Changes, LegRow, SessionRow, VisitRecord
from reception.reports.question import OF_CALENDAR, Dimension, Key, Sought, place_in
from reception.reports.sql import SqlReportStore

CLERK = Person(login="amina", names={Language.FRENCH: "Amina"}, role=Role.CLERK)
MANAGER = Person(login="driss", names={Language.FRENCH: "Driss"}, role=Role.MANAGER)
ADMINISTRATOR = Person(login="admin", names={Language.FRENCH: "Admin"}, role=Role.ADMINISTRATOR)


def texts(fr: str, ar: str) -> Texts:
    return {Language.FRENCH: fr, Language.ARABIC: ar, Language.ENGLISH: fr}


def _service(code: str, prefix: str, fr: str, ar: str, target_min: int) -> Service:
    return Service(
        code=code,
        names=texts(fr, ar),
        series=Series(prefix=prefix),
        group="papers",
        target_wait=timedelta(minutes=target_min),
    )


UNIT = Unit(
    code="commune-1",
    names=texts("Commune de démonstration", "جماعة نموذجية"),
    zone="Africa/Casablanca",
    languages=(Language.ARABIC, Language.FRENCH, Language.TAMAZIGHT),
    calendar=Calendar(hours={}, always_open=True, day_starts=time(4)),
    groups=(ServiceGroup(code="papers", names=texts("Documents", "وثائق")),),
    services=(
        _service("legalisation", "A", "Légalisation de signature", "تصحيح الإمضاء", 15),
        _service("copies", "B", "Copie conforme", "مطابقة النسخ للأصل", 10),
        _service("residence", "C", "Certificat de résidence", "شهادة السكنى", 20),
        _service("birth", "D", "Acte de naissance", "عقد الازدياد", 15),
    ),
    counters=(
        Counter(number=1, services=("legalisation", "copies")),
        Counter(number=2, services=("legalisation", "copies", "residence")),
        Counter(number=3, services=("residence", "birth")),
        Counter(number=4, services=("birth",)),
    ),
    priorities=(
        PriorityClass(code="ordinary", names=texts("Ordinaire", "عادي")),
        PriorityClass(code="mobility", names=texts("Mobilité réduite", "حركية محدودة")),
    ),
    outcomes=(Outcome(code="served", names=texts("Servi", "أنجزت")),),
    people=(CLERK, MANAGER, ADMINISTRATOR),
)


@dataclass
class FixedClock:
    """A clock that stands still until it is moved."""

    at: datetime

    def now(self) -> datetime:
        return self.at


class MemoryUnits:
    """A unit store that holds one unit and no passwords."""

    def __init__(self, unit: Unit = UNIT) -> None:
        self._unit = unit

    def revision(self) -> tuple[str, int]:
        return self._unit.code, 1

    def unit(self) -> tuple[int, Unit]:
        return 1, self._unit

    def save(
        self, unit: Unit, *, by: str, at: datetime, first_hashes: Mapping[str, str]
    ) -> tuple[int, frozenset[str]]:
        raise NotImplementedError

    def has_password(self, unit: str, login: str) -> bool:
        raise NotImplementedError

    def set_password_hash(self, unit: str, login: str, password_hash: str) -> None:
        raise NotImplementedError


class MemoryReportStore(SqlReportStore):
    """A report store over a list of visits."""

    def __init__(self, visits: list[Visit]) -> None:
        self._visits = visits
        self.read = 0

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        for visit in self._visits:
            if visit.ticket.unit == unit and first <= visit.ticket.service_day <= last:
                self.read += 1
                yield visit

    def legs(self, unit: str, first: date, last: date) -> Iterator[LegRow]:
        for visit in self.visits(unit, first, last):
            yield from (row_of(visit.ticket, leg) for leg in visit.legs)

    def begins(self, unit: str) -> date | None:
        raise NotImplementedError

    def operation_at(self, mark: int) -> str:
        raise NotImplementedError

    def changes(self, unit: str, mark: int, past_mark: int, *, days_told: bool) -> Changes:
        raise NotImplementedError

    def visits_of(self, _unit: str, tickets: Sequence[UUID]) -> dict[UUID, Visit]:
        return {one.ticket.id: one for one in self._visits if one.ticket.id in set(tickets)}

    def record(self, unit: str, ticket: UUID) -> VisitRecord | None:  # noqa: ARG002 - it has one
        found = next((one for one in self._visits if one.ticket.id == ticket), None)
        return VisitRecord(visit=found, events=(), papers=()) if found else None

    def named(self, _unit: str, dimension: Dimension) -> tuple[Key, ...]:
        if dimension in OF_CALENDAR:
            return ()
        place = place_in((dimension,), UNIT)
        return tuple({place(one.ticket, leg)[0] for one in self._visits for leg in one.legs})

    def sessions(self, *_: object) -> tuple[SessionRow, ...]:
        return ()

    def breaks(self, *_: object) -> tuple[BreakRow, ...]:
        return ()


def ticket(number: int, *, day: date, issued_at: datetime, language: Language) -> Ticket:
    return Ticket(
        id=UUID(int=(day.toordinal() << 32) + number),
        unit=UNIT.code,
        service_day=day,
        series="A",
        number=number,
        label=f"A{number:03d}",
        language=language,
        issued_at=issued_at,
    )


def month(
    seed: int, first: date, days: int, *, a_day: int = 60, night: bool = False
) -> list[Visit]:
    """Return visits of every kind; the last day still runs, one day's clock was set back.

    With ``night`` some come around midnight, and those who were missed or went on come again.
    """
    chance = random.Random(seed)  # noqa: S311 - the same visits every time, no secret
    visits = []
    for offset in range(days):
        day = first + timedelta(days=offset)
        jumping = offset == days // 2
        running = offset == days - 1
        for number in range(1, a_day + 1):
            opened = datetime.combine(day, time(7, 30), UTC)
            since = opened + timedelta(microseconds=20 * chance.randrange(1_500_000_000))
            if night and chance.random() < 0.3:
                # From late in the evening to the cut of the day, across any change of the clock.
                since += timedelta(hours=15 - 7 * chance.random())
            issued = ticket(
                number, day=day, issued_at=since, language=chance.choice(UNIT.languages)
            )
            leg = _leg(chance, since, jumping=jumping, running=running)
            legs = [leg]
            if leg.state is TicketState.SERVED and leg.ended_at and chance.random() < 0.1:
                onward = _leg(chance, leg.ended_at, jumping=jumping, running=running)
                legs.append(replace(onward, index=2))
            while night and legs[-1].state in _GO_ON and legs[-1].ended_at and len(legs) < 4:
                onward = _leg(chance, legs[-1].ended_at, jumping=jumping, running=running)
                legs.append(replace(onward, index=len(legs) + 1))
            visits.append(Visit(ticket=issued, legs=tuple(legs)))
    return visits


_GO_ON = frozenset({TicketState.NO_SHOW, TicketState.CONTINUED})


def _leg(chance: random.Random, since: datetime, *, jumping: bool, running: bool) -> Leg:
    def later(at: datetime, most_s: int) -> datetime:
        # Steps of 20 microseconds: an interpolated tenth is then a whole number of them.
        back_s = most_s // 3 if jumping else 0
        steps = chance.randrange(-back_s * 50_000, most_s * 50_000)
        return at + timedelta(microseconds=20 * steps)

    leg = Leg(
        index=1,
        service=chance.choice([one.code for one in UNIT.services] + ["abolished"]),
        priority=chance.choice(["ordinary", "ordinary", "mobility"]),
        state=TicketState.WAITING,
        waiting_since=since,
        ranked_since=since,
    )
    ends = [TicketState.SERVED] * 12
    ends += [TicketState.NO_SHOW, TicketState.CANCELLED, TicketState.UNSERVED]
    ends += [TicketState.CONTINUED]
    if running:
        ends += [TicketState.WAITING, TicketState.CALLED, TicketState.SERVING]
        ends += [TicketState.PARKED]
    state = chance.choice(ends)
    uncalled_end = state is TicketState.UNSERVED and chance.random() < 0.7
    if state is TicketState.WAITING:
        return leg
    if state is TicketState.PARKED:
        return replace(leg, state=state, parked_at=since)
    if state is TicketState.SERVED and chance.random() < 0.05:
        # Nobody called who came without a ticket, or stayed for another service.
        return replace(
            leg,
            state=state,
            started_at=since,
            ended_at=later(since, 900),
            counter=chance.randrange(1, 5),
            clerk="amina",
            outcome="served",
        )
    if state is TicketState.CANCELLED or uncalled_end:
        return replace(leg, state=state, ended_at=later(since, 2400), outcome=state.value)
    called = later(since, 2400)
    recalled = later(called, 120) if chance.random() < 0.3 else called
    leg = replace(
        leg,
        state=state,
        calls=1 + (recalled != called),
        first_called_at=called,
        last_called_at=recalled,
        counter=chance.randrange(1, 5),
        clerk=chance.choice(["amina", "hind", "omar"]),
    )
    if state is TicketState.CALLED:
        return leg
    if state in {TicketState.NO_SHOW, TicketState.UNSERVED, TicketState.CONTINUED}:
        return replace(leg, ended_at=later(recalled, 300), outcome=state.value)
    started = later(recalled, 90)
    if state is TicketState.SERVING:
        return replace(leg, started_at=started)
    return replace(leg, started_at=started, ended_at=later(started, 900), outcome="served")


def promised(visits: Sequence[Visit], chance: random.Random) -> list[Visit]:
    """Return the visits with waits announced, some of them of who was never called."""
    minute = timedelta(minutes=1)

    def leg(one: Leg) -> Leg:
        low = chance.randrange(20) * minute
        quoted = ExpectedWait(low=low, high=low + chance.randrange(1, 15) * minute)
        return replace(one, quoted=quoted if chance.random() < 0.7 else None)

    return [replace(one, legs=tuple(map(leg, one.legs))) for one in visits]


def mistaken(visits: Sequence[Visit]) -> list[Visit]:
    """Return the visits; of those who left uncalled every other one gave her number back."""
    left = [one for one in visits if [leg.state for leg in one.legs] == [TicketState.CANCELLED]]
    back = {one.ticket.id for one in left[::2]}

    def leg(one: Leg) -> Leg:
        return replace(one, state=TicketState.GIVEN_BACK, outcome=TicketState.GIVEN_BACK.value)

    return [
        replace(one, legs=tuple(map(leg, one.legs))) if one.ticket.id in back else one
        for one in visits
    ]


@st.composite
def questions(draw: st.DrawFn, first: date, last: date, now: datetime) -> Sought:
    """Draw a question of some days, told apart by some dimensions, of some legs alone."""
    days = st.dates(first, last)
    # The last day is the one that may still run.
    begin, end = sorted((draw(days), draw(st.just(last) | days)))
    keys: Mapping[Dimension, tuple[Key, ...]] = {
        Dimension.SERVICE: ("legalisation", "abolished", "unheard of"),
        Dimension.CLERK: ("amina", None),
        Dimension.COUNTER: (1, 2, None),
        Dimension.LANGUAGE: ("ar",),
        Dimension.PRIORITY: ("mobility",),
        Dimension.HOUR: (8, 9, 10),
        Dimension.WEEKDAY: (1, 2),
        Dimension.DAY: (begin, last),
        Dimension.WEEK: (first - timedelta(days=first.weekday()),),
        Dimension.MONTH: (last.replace(day=1),),
        Dimension.YEAR: (first.year,),
        Dimension.OUTCOME: ("served", None),
    }
    some = st.lists(st.sampled_from(Dimension), unique=True, max_size=2)
    low = timedelta(seconds=draw(st.sampled_from((0, 60, 601))))
    ranges = (WaitRange(low), WaitRange(low, low + timedelta(minutes=10)))
    measures = draw(st.sets(st.sampled_from(Measure)))
    then = datetime.combine(end, time(draw(st.integers(6, 22)), 17), UTC)
    runs = draw(st.booleans())
    return Sought(
        unit=UNIT,
        now=now if runs else then,
        later=None if runs else max(now, then),
        first=begin,
        last=end,
        by=tuple(draw(st.lists(st.sampled_from(Dimension), unique=True, max_size=3))),
        only={one: keys[one] for one in draw(some)},
        waited=draw(st.sampled_from((None, None, *ranges))),
        measures=tuple(one for one in Measure if one in measures),
    )
