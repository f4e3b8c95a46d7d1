"""Any day that may happen: the desk against a plain model of it, step by step."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from reception.bootstrap import Reception, open_reception
from reception.domain.availability import Availability
from reception.domain.ticket import Visit
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, Databases, PostgresDatabases, set_up, with_quota
from tests.support.model_hall import ModelHall, ModelTicket, RefusedError

# Two services that two counters share, and one that only the last counter gives.
SERVICES = ("signature", "residence", "planning")
# Few enough that a day is often full.
UNIT = with_quota(residence=3)
COUNTERS = (3, 4)
CLERKS = ("clerk1", "clerk2", "manager")
PRIORITIES = tuple(one.code for one in COMMUNE.priorities)

services = st.sampled_from(SERVICES)
priorities = st.sampled_from(PRIORITIES)
counters = st.sampled_from(COUNTERS)
clerks = st.sampled_from(CLERKS)


def facts(visit: Visit) -> tuple[str, date, str, int | None, str | None, int]:
    leg = visit.leg
    ticket = visit.ticket
    return ticket.label, ticket.service_day, leg.state, leg.counter, leg.clerk, leg.calls


def model_facts(ticket: ModelTicket) -> tuple[str, date, str, int | None, str | None, int]:
    return ticket.label, ticket.day, ticket.state, ticket.counter, ticket.clerk, ticket.calls


class DayMachine(RuleBasedStateMachine):
    """A hall with two counters and three people, open day and night."""

    databases: ClassVar[Databases]

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        self._done: list[tuple[Callable[[UUID], Visit], UUID, Visit]] = []

    @initialize()
    def open(self) -> None:
        folder = self._open.enter_context(TemporaryDirectory())
        url = self._open.enter_context(self.databases.commune(Path(folder)))
        self.clock = FakeClock()
        set_up(url, UNIT, self.clock)
        self.core: Reception = self._open.enter_context(open_reception(url, clock=self.clock))
        self.desk = self.core.desk
        self.model = ModelHall(UNIT)

    def teardown(self) -> None:
        with self._open:
            if hasattr(self, "core"):
                assert not [one for one in self.core.verify() if one.broken]

    @property
    def today(self) -> date:
        return self.core.hall.today()

    def both(self, act: Callable[[UUID], Visit], in_model: Callable[[], ModelTicket]) -> None:
        """Let desk and model do the same: the same comes of it, or the same refusal."""
        operation = self.core.ids.new()
        try:
            expected = in_model()
        except RefusedError as refused:
            with pytest.raises(refused.refusal):
                act(operation)
            return
        visit = act(operation)
        assert facts(visit) == model_facts(expected)
        self._done.append((act, operation, visit))

    @rule(service=services, priority=priorities)
    def issue(self, service: str, priority: str) -> None:
        self.both(
            lambda act: self.desk.issue(service, priority=priority, operation=act),
            lambda: self.model.issue(service, priority, self.clock.now(), self.today),
        )

    @rule(counter=counters, clerk=clerks, finish=st.booleans())
    def call(self, counter: int, clerk: str, finish: bool) -> None:
        self.both(
            lambda act: self.desk.call_next(counter, clerk, finish=finish, operation=act),
            lambda: self.model.call_next(
                counter, clerk, self.clock.now(), self.today, finish=finish
            ),
        )

    @rule(clerk=clerks, step=st.sampled_from(["recall", "start", "finish", "no_show"]))
    def step(self, clerk: str, step: str) -> None:
        held = self.model.held_by(clerk)
        counter = (held and held.counter) or COUNTERS[0]
        self.both(
            lambda act: getattr(self.desk, step)(counter, clerk, operation=act),
            lambda: getattr(self.model, step)(clerk),
        )

    @rule(service=services, number=st.integers(1, 6))
    def cancel(self, service: str, number: int) -> None:
        label = f"{COMMUNE.service(service).series.prefix}{number:03d}"
        self.both(
            lambda act: self.desk.cancel(label, operation=act),
            lambda: self.model.cancel(label, self.today),
        )

    @rule(counter=counters, clerk=clerks)
    def open_counter(self, counter: int, clerk: str) -> None:
        try:
            self.model.open_counter(counter, clerk, self.today)
        except RefusedError as refused:
            with pytest.raises(refused.refusal):
                self.desk.open_counter(counter, clerk)
        else:
            self.desk.open_counter(counter, clerk)

    @rule(clerk=clerks)
    def close_counter(self, clerk: str) -> None:
        try:
            self.model.close_counter(clerk)
        except RefusedError as refused:
            with pytest.raises(refused.refusal):
                self.desk.close_counter(clerk)
        else:
            self.desk.close_counter(clerk)

    @rule()
    def close_day(self) -> None:
        closing = self.desk.close_day()
        assert (closing.day, closing.unserved) == (self.today, self.model.close_day(self.today))

    @rule(seconds=st.integers(0, 1800))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds=seconds)

    @rule()
    def the_next_day_comes(self) -> None:
        self.clock.advance(days=1)

    @precondition(lambda self: self._done)
    @rule(choice=st.integers(0, 99))
    def repeat(self, choice: int) -> None:
        act, operation, answer = self._done[choice % len(self._done)]
        assert act(operation) == answer

    @invariant()
    def the_hall_is_what_the_model_says(self) -> None:
        if not hasattr(self, "core"):
            return
        hall = self.core.hall
        line = self.model.line(self.today, self.clock.now())
        shown = hall.queue()
        assert [one.visit.ticket.label for one in shown.tickets] == [one.label for one in line]
        for outlook in shown.services:
            mine = [one for one in line if one.service == outlook.service.code]
            assert outlook.waiting == len(mine)
            places_left = self.model.places_left(outlook.service.code, self.today)
            assert outlook.places_left == places_left
            full = places_left == 0
            assert outlook.availability is (Availability.FULL if full else Availability.OPEN)
        assert {one.number: one.clerk for one in hall.counters() if one.clerk} == {
            counter: clerk
            for clerk, (counter, opened_on) in self.model.sessions.items()
            if opened_on == self.today
        }, "who forgot to leave on an earlier day does not work there now"
        for clerk in CLERKS:
            held, expected = hall.held_by(clerk), self.model.held_by(clerk)
            assert (held and facts(held)) == (expected and model_facts(expected))


def test_any_day_goes_as_the_model_says(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DayMachine, "databases", databases, raising=False)
    examples = 12 if isinstance(databases, PostgresDatabases) else 40
    run_state_machine_as_test(
        DayMachine, settings=settings(max_examples=examples, stateful_step_count=40)
    )


arrivals = st.lists(st.tuples(services, priorities, st.integers(0, 900)), min_size=1, max_size=14)
calls = st.lists(st.tuples(counters, st.integers(0, 900)), min_size=1, max_size=8)


class TestCallingRule:
    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(arrivals=arrivals, calls=calls)
    def test_who_is_called_stands_highest_of_all_who_wait(
        self,
        reception: Reception,
        clock: FakeClock,
        arrivals: list[tuple[str, str, int]],
        calls: list[tuple[int, int]],
    ) -> None:
        # Every example is a day of its own in the same database.
        clock.at = clock.at.replace(hour=9, minute=0, second=0) + timedelta(days=1)
        model = ModelHall(COMMUNE)
        today = reception.hall.today()
        for service, priority, seconds in arrivals:
            reception.desk.issue(service, priority=priority)
            model.issue(service, priority, clock.now(), today)
            clock.advance(seconds=seconds)
        for counter, seconds in calls:
            mine = [
                one
                for one in model.line(today, clock.now())
                if one.service in COMMUNE.counter(counter).services
            ]
            if not mine:
                continue
            called = reception.desk.call_next(counter, "clerk1")
            assert called.ticket.label == mine[0].label
            mine[0].state = reception.desk.no_show(counter, "clerk1").state
            clock.advance(seconds=seconds)
