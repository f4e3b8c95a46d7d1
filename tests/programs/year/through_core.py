"""Days lived through the real core: every verb of the desk, by chance, on a clock that is moved."""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import partial

from reception.app import Reception
from reception.domain.errors import Refusal
from reception.domain.ticket import HELD_STATES, TicketState, Visit
from reception.queue.model import At
from tests.programs.year.calendar import Stretch, stretches
from tests.programs.year.days import SERVICES, UNIT
from tests.programs.year.hall import priority_of
from tests.support.clocks import FakeClock

# So often somebody may do something for each visitor of a stretch.
_STEPS = 8


class Lived:
    """Visitors and clerks who do what chance says; what the core refuses is not done."""

    def __init__(self, reception: Reception, clock: FakeClock, seed: int) -> None:
        self._desk = reception.desk
        self._clock = clock
        self._chance = random.Random(seed)  # noqa: S311 - the same every time, no secret
        self._parked: list[str] = []
        self._missed: list[str] = []
        self._given: list[str] = []
        self._held: dict[int, Visit | None] = {}
        self._away: set[str] = set()
        self._step = timedelta()
        self.done: Counter[str] = Counter()
        """How often each verb was carried out."""
        self.served: list[str] = []
        """Who was served on the last day, by their labels."""

    def days(self, first: date, count: int, a_day: int) -> None:
        """Live through the days on which the unit is open; each is closed at its end."""
        for offset in range(count):
            day = first + timedelta(days=offset)
            for stretch in stretches(day):
                self._stretch(stretch, max(1, round(a_day * stretch.share)))
                self._do("close_day", partial(self._desk.close_day, day=day))

    def _stretch(self, stretch: Stretch, visitors: int) -> None:
        self._parked, self._missed, self._given, self.served = [], [], [], []
        self._clock.at = stretch.opens
        many = max(2, min(len(UNIT.counters), visitors // 15))
        clerks = [(f"clerk{number + 1}", number + 1) for number in range(many)]
        for login, counter in clerks:
            self._do("open_counter", partial(self._desk.open_counter, At(counter, login)))
        self._step = (stretch.closes - stretch.opens) / (visitors * _STEPS)
        while self._clock.at < stretch.closes:
            self._advance()
            if self._chance.random() < 1 / _STEPS:
                self._come()
            self._others_act()
            for login, counter in clerks:
                if self._chance.random() < 0.6:
                    self._clerk_acts(login, counter)
        for login, counter in clerks:
            self._advance()
            self._leave(login, counter)

    def _advance(self) -> None:
        share = self._chance.uniform(0.2, 1.8)
        self._clock.at += timedelta(seconds=round(self._step.total_seconds() * share, 6))

    def _come(self) -> None:
        service = self._chance.choice(tuple(SERVICES))
        language = self._chance.choice(UNIT.languages)

        def issue() -> None:
            given = self._desk.issue(service, language=language, priority=priority_of(self._chance))
            self._given.append(given.ticket.label)

        self._do("issue", issue)

    def _others_act(self) -> None:
        what = self._chance.random()
        if what < 0.01 and self._given:
            self._do("cancel", lambda: self._desk.cancel(self._chance.choice(self._given)))
        elif what < 0.06 and self._parked:
            label = self._parked.pop(0)
            self._do("resume", lambda: self._desk.resume(At(None, "clerk1"), label))
        elif what < 0.09 and self._missed:
            label = self._missed.pop(0)
            self._do("readmit", lambda: self._desk.readmit(At(None, "clerk1"), label))

    def _clerk_acts(self, login: str, counter: int) -> None:
        desk, what = self._desk, self._chance.random()
        held = self._held.get(counter)
        if held is None:
            if what < 0.04:
                self._do("break", lambda: desk.take_break(At(None, login), "prayer"))
                self._away.add(login)
                return
            if login in self._away:
                self._do("end_break", lambda: desk.end_break(At(None, login)))
                self._away.discard(login)
            self._at(counter, "call_next", lambda: desk.call_next(At(counter, login)))
        elif held.state is TicketState.CALLED:
            self._called(login, counter, held)
        elif what < 0.05:
            self._at(counter, "park", lambda: desk.park(At(counter, login), anyone=True))
            self._parked.append(held.ticket.label)
        elif what < 0.08:
            service = self._chance.choice(tuple(SERVICES))
            self._at(counter, "follow", lambda: desk.follow(At(counter, login), service))
        elif what < 0.12:
            service = self._chance.choice(tuple(SERVICES))
            outcome = self._chance.choice((None, "served"))
            self._at(
                counter,
                "transfer",
                lambda: desk.transfer(At(counter, login), to_service=service, outcome=outcome),
            )
        elif what < 0.4:
            self._at(counter, "finish", lambda: desk.finish(At(counter, login)))

    def _called(self, login: str, counter: int, held: Visit) -> None:
        desk, what = self._desk, self._chance.random()
        if what < 0.1:
            self._at(counter, "recall", lambda: desk.recall(At(counter, login)))
        elif what < 0.17:
            self._at(counter, "no_show", lambda: desk.no_show(At(counter, login)))
            self._missed.append(held.ticket.label)
        elif what < 0.19:
            self._at(counter, "put_back", lambda: desk.put_back(At(counter, login), note="Later"))
        elif what < 0.21:
            self._at(counter, "undo", lambda: desk.undo(At(counter, login)))
        elif what < 0.7:
            self._at(counter, "start", lambda: desk.start(At(counter, login)))

    def _leave(self, login: str, counter: int) -> None:
        held = self._held.get(counter)
        if held and held.state is TicketState.CALLED:
            self._at(counter, "start", lambda: self._desk.start(At(counter, login)))
            self._advance()
        if held:
            self._at(counter, "finish", lambda: self._desk.finish(At(counter, login)))
        self._do("close_counter", lambda: self._desk.close_counter(At(None, login)))

    def _at(self, counter: int, verb: str, act: Callable[[], Visit]) -> None:
        """Carry out a verb at a counter, and remember whom it holds after that."""

        def acted() -> None:
            visit = act()
            self._held[counter] = visit if visit.state in HELD_STATES else None
            if visit.state is TicketState.SERVED:
                self.served.append(visit.ticket.label)

        self._do(verb, acted)

    def _do(self, verb: str, act: Callable[[], object]) -> None:
        with suppress(Refusal):
            act()
            self.done[verb] += 1
