"""Days of a hall that the calling rule led: clerks look up at odd moments and call by the rule.

It knows no more of a replay than that the rule is asked among all who wait, at each look.
"""

import heapq
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

from reception.domain.calling_rule import (
    CallingRules,
    PriorityClass,
    WorkProfile,
    chosen,
    ranked_again,
)
from reception.domain.language import Language
from reception.domain.ticket import HELD_STATES, Event, EventKind, TicketState, Visit, apply
from reception.domain.unit import Counter, Outcome, Unit
from reception.reports.model import Window
from tests.support.arrivals import arrived
from tests.support.report_data import UNIT

MICROSECOND = timedelta(microseconds=1)
SERVICES = tuple(one.code for one in UNIT.services)


def house(chance: random.Random) -> Unit:
    """Return a unit with house rules of its own."""
    return replace(
        UNIT,
        priorities=tuple(
            PriorityClass(
                code=code,
                names={},
                head_start=timedelta(minutes=chance.choice([0, 0, 5, 20])),
                rate=chance.choice([0.5, 1.0, 1.0, 2.0]),
            )
            for code in ("ordinary", "mobility", "elderly")
        ),
        counters=tuple(
            Counter(number=number, services=tuple(chance.sample(SERVICES, chance.randint(1, 3))))
            for number in (1, 2, 3)
        ),
        profiles=(
            WorkProfile(
                code="papers",
                names={},
                services=SERVICES[:1],
                helps=SERVICES[1:2],
                help_after=timedelta(minutes=4),
            ),
        ),
        people=(replace(UNIT.people[0], languages=(Language.TAMAZIGHT,)), *UNIT.people[1:]),
        outcomes=(Outcome(code="served", names={}),),
        calling=CallingRules(
            languages_first=frozenset({Language.TAMAZIGHT}),
            kept_at_most=timedelta(minutes=3),
            passed_over_at_most=timedelta(minutes=8),
        ),
    )


@dataclass
class Hall:
    """A day as it goes by."""

    unit: Unit
    chance: random.Random
    began: datetime
    services: Sequence[str] = SERVICES
    visits: dict[int, Visit] = field(default_factory=dict)
    now: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.began
        self._count = count()
        self._due: list[tuple[datetime, int, Callable[[], None]]] = []

    def go_by(self, number: int, windows: Sequence[Window]) -> list[Visit]:
        """Let so many visitors come; return their visits when all is over.

        Args:
            number: how many come.
            windows: while somebody is at a counter.
        """
        at = self.began
        for one in range(number):
            at += self._some(0.1, 3)
            self._at(at, lambda one=one: self._come(one))  # type: ignore[misc]
        for window in windows:
            self._at(window.opens + self._some(0, 1), lambda window=window: self._look(window))  # type: ignore[misc]
        while self._due:
            self.now, _, happens = heapq.heappop(self._due)
            happens()
        closing = Event(kind=EventKind.CLOSED, at=self.now + timedelta(hours=1))
        return [
            apply(one, closing) if one.state in {TicketState.WAITING, TicketState.PARKED} else one
            for one in self.visits.values()
        ]

    def _some(self, least: float, most: float) -> timedelta:
        span = timedelta(minutes=self.chance.uniform(least, most))
        return span + self.chance.randrange(1000) * MICROSECOND

    def _at(self, at: datetime, happens: Callable[[], None]) -> None:
        heapq.heappush(self._due, (at, next(self._count), happens))

    def _come(self, number: int) -> None:
        visit = arrived(
            number,
            self.now,
            service=self.chance.choice(self.services),
            priority=self.chance.choice(("ordinary", "ordinary", "mobility", "elderly")),
            language=self.chance.choice(self.unit.languages),
        )
        self.visits[number] = visit
        if self.chance.random() < 0.1:
            self._at(self.now + self._some(0, 9), lambda: self._give_up(number))

    def _give_up(self, number: int) -> None:
        visit = self.visits[number]
        if visit.state is TicketState.WAITING and len(visit.legs) == 1:
            self._let(number, EventKind.CANCELLED)

    def _look(self, window: Window) -> None:
        if self.now >= window.closes:
            return
        if any(
            one.leg.counter == window.counter and one.state in HELD_STATES
            for one in self.visits.values()
        ):
            # The visit before a break goes on.
            self._at(self.now + self._some(0.01, 1), lambda: self._look(window))
            return
        classes = {one.code: one for one in self.unit.priorities}
        caller = self.unit.caller(window.counter, window.clerk, window.profile)
        waiting = [one for one in self.visits.values() if one.state is TicketState.WAITING]
        visit = chosen(((one, classes[one.leg.priority]) for one in waiting), caller, self.now)
        if visit is None:
            # Odd moments, so that no two things happen in one instant.
            self._at(self.now + self._some(0.01, 1), lambda: self._look(window))
            return
        number = visit.ticket.number
        self._let(number, EventKind.CALLED, window)
        self._at(self.now + self._some(0.01, 1), lambda: self._stand_there(number, window))

    def _stand_there(self, number: int, window: Window) -> None:
        """Let a visitor come to the counter, or not."""
        what = self.chance.random()
        legs = len(self.visits[number].legs)
        if what < 0.1:
            self._let(number, EventKind.MISSED, window)
            if legs < 3 and self.chance.random() < 0.5:
                self._at(
                    self.now + self._some(0.1, 5),
                    lambda: self._let(number, EventKind.READMITTED, place=True),
                )
            self._rest(window)
        elif what < 0.15 and legs < 3:
            self._let(number, EventKind.PUT_BACK, window, place=True)
            self._rest(window)
        else:
            self._let(number, EventKind.STARTED, window)
            self._at(self.now + self._some(0.5, 8), lambda: self._end(number, window))

    def _end(self, number: int, window: Window) -> None:
        what = self.chance.random()
        legs = len(self.visits[number].legs)
        if what < 0.1 and legs < 3:
            kept = self.chance.choice([None, None, 2])
            to = self.chance.choice(self.services)
            self._let(
                number, EventKind.TRANSFERRED, window, place=True, service=to, kept_counter=kept
            )
        elif what < 0.15 and legs < 3:
            self._let(number, EventKind.PARKED, window)
            if self.chance.random() < 0.8:
                self._at(
                    self.now + self._some(0.1, 9),
                    lambda: self._let(number, EventKind.RESUMED, place=True),
                )
        elif what < 0.25 and legs < 3:
            self._let(number, EventKind.FOLLOWED, window, service=self.chance.choice(self.services))
            self._at(self.now + self._some(0.5, 8), lambda: self._end(number, window))
            return
        else:
            self._let(number, EventKind.FINISHED, window, outcome="served")
        self._rest(window)

    def _rest(self, window: Window) -> None:
        most = self.chance.choice([0.01, 0.5, 3, 15])
        self._at(self.now + self._some(0, most), lambda: self._look(window))

    def _let(
        self,
        number: int,
        kind: EventKind,
        window: Window | None = None,
        *,
        place: bool = False,
        **more: object,
    ) -> None:
        visit = self.visits[number]
        rules = self.unit.calling
        places = {
            EventKind.READMITTED: rules.readmitted,
            EventKind.PUT_BACK: rules.put_back,
            EventKind.TRANSFERRED: rules.transferred,
            EventKind.RESUMED: rules.resumed,
        }
        ranked = None
        if place:
            ranked = ranked_again(
                places[kind],
                first_ranked=visit.legs[0].ranked_since,
                day_began=self.began,
                now=self.now,
            )
        event = Event(
            kind=kind,
            at=self.now,
            counter=window.counter if window else None,
            clerk=window.clerk if window else None,
            ranked_since=ranked,
            **more,  # type: ignore[arg-type]
        )
        self.visits[number] = apply(visit, event)
