"""Any day that may happen: the desk against a plain model of it, step by step."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar
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

from reception.app import Reception, open_reception
from reception.domain.availability import Availability
from reception.domain.calling_rule import LET_GO, CallingRules, RankAfter, WorkProfile
from reception.domain.language import Language
from reception.domain.page_key import PhoneRules
from reception.domain.ticket import TicketState, Visit, steps_from
from reception.queue import verbs
from reception.queue.model import At
from reception.queue.verbs import VERBS, Ask, Said, Verb
from reception.reports.question import Dimension, Sought
from reception.system.progress import unwatched
from tests.reception.queue.model_hall import (
    CALLED,
    MISSED,
    PARKED,
    SERVING,
    WAITING,
    ModelHall,
    ModelTicket,
    RefusedError,
)
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, Databases, PostgresDatabases, set_up, with_quota
from tests.support.examples import examples_of
from tests.support.plain_counting import PlainCounting

# Two services that two counters share, and one that only the last counter gives.
SERVICES = ("signature", "residence", "planning")
# Few enough places that a day is often full; rules that often come into play.
PAPERS = WorkProfile(
    code="papers",
    names={},
    services=("signature",),
    helps=("residence",),
    help_after=timedelta(minutes=10),
)
QUOTA = with_quota(residence=3)
UNIT = replace(
    QUOTA,
    calling=CallingRules(
        languages_first=frozenset({Language.TAMAZIGHT}),
        passed_over_at_most=timedelta(minutes=25),
        kept_at_most=timedelta(minutes=5),
    ),
    profiles=(PAPERS,),
    phone=PhoneRules(leave=True, let_go_first=True),
    people=tuple(
        replace(one, languages=(*one.languages, Language.TAMAZIGHT))
        if one.login == "clerk2"
        else one
        for one in QUOTA.people
    ),
)
COUNTERS = (3, 4)
CLERKS = ("clerk1", "clerk2", "manager")
PRIORITIES = tuple(one.code for one in COMMUNE.priorities)

services = st.sampled_from(SERVICES)
priorities = st.sampled_from(PRIORITIES)
counters = st.sampled_from(COUNTERS)
clerks = st.sampled_from(CLERKS)
languages = st.sampled_from(Language)
places = st.sampled_from(RankAfter)


# What each verb ought to do, as the plain model says it.
type Step = Callable[[ModelHall, At, Said, datetime, date], ModelTicket | None]
STEPS: dict[Verb, Step] = {
    verbs.CALL_NEXT: lambda hall, at, said, now, day: hall.call_next(
        counter_at(at), at.clerk, now, day, finish=said.finish
    ),
    verbs.FINISH_AND_CALL: lambda hall, at, _, now, day: hall.call_next(
        counter_at(at), at.clerk, now, day, finish=True
    ),
    verbs.CALL_TICKET: lambda hall, at, said, now, day: hall.call_ticket(
        said.ticket, counter_at(at), at.clerk, now, day, finish=said.finish
    ),
    verbs.RECALL: lambda hall, at, _, now, _day: hall.recall(at.clerk, now),
    verbs.NO_SHOW: lambda hall, at, _, now, _day: hall.no_show(at.clerk, now),
    verbs.START: lambda hall, at, _, now, _day: hall.start(at.clerk, now),
    verbs.NOTE: lambda hall, at, _, now, _day: hall.note(at.clerk, now),
    verbs.FINISH: lambda hall, at, _, now, _day: hall.finish(at.clerk, now),
    verbs.OUTCOME: lambda hall, at, _, now, _day: hall.finish(at.clerk, now),
    verbs.FOLLOW: lambda hall, at, said, now, _day: hall.follow(said.service, at.clerk, now),
    verbs.WALK_IN: lambda hall, at, said, now, day: hall.walk_in(
        said.service, counter_at(at), at.clerk, now, day
    ),
    verbs.PUT_BACK: lambda hall, at, _, now, _day: hall.put_back(at.clerk, now),
    verbs.PARK: lambda hall, at, said, now, _day: hall.park(at.clerk, now, anyone=said.anyone),
    verbs.RESUME: lambda hall, at, said, now, day: hall.resume(said.ticket, at.clerk, now, day),
    verbs.TRANSFER: lambda hall, at, said, now, _day: hall.transfer(
        at.clerk,
        now,
        to_service=said.service or None,
        to_counter=said.to_counter,
        to_clerk=said.to_clerk,
    ),
    verbs.READMIT: lambda hall, at, said, now, day: hall.readmit(said.ticket, at.clerk, now, day),
    verbs.UNDO: lambda hall, at, _, now, _day: hall.undo(counter_at(at), at.clerk, now),
    verbs.CANCEL: lambda hall, _, said, _now, day: hall.cancel(said.ticket, day),
    verbs.BREAK: lambda hall, at, *_: hall.take_break(at.clerk),
    verbs.END_BREAK: lambda hall, at, *_: hall.end_break(at.clerk),
    verbs.PROFILE: lambda hall, at, said, *_: hall.take_profile(at.clerk, said.profile),
    verbs.CLOSE: lambda hall, at, *_: hall.close_counter(at.clerk),
}
_TOLD: dict[Ask, st.SearchStrategy[dict[str, Any]]] = {
    Ask.SERVICE: services.map(lambda one: {"service": one}),
    Ask.OUTCOME: st.sampled_from([one.code for one in COMMUNE.outcomes]).map(
        lambda one: {"outcome": one}
    ),
    Ask.ANYONE: st.booleans().map(lambda one: {"anyone": one}),
    Ask.TEXT: st.just({"note": "a copy is missing"}),
    Ask.REASON: st.just({"reason": "medical"}),
    Ask.PROFILE: (st.none() | st.just(PAPERS.code)).map(lambda one: {"profile": one}),
    Ask.FINISH: st.booleans().map(lambda one: {"finish": one}),
}


def counter_at(at: At) -> int:
    assert at.counter
    return at.counter


def facts(visit: Visit) -> tuple[object, ...]:
    leg = visit.leg
    ticket = visit.ticket
    return (
        ticket.label,
        ticket.service_day,
        leg.service,
        leg.state,
        leg.counter,
        leg.clerk,
        leg.calls,
        leg.index,
        leg.ranked_since,
        leg.kept_counter,
        leg.kept_clerk,
    )


def model_facts(ticket: ModelTicket) -> tuple[object, ...]:
    return (
        ticket.label,
        ticket.day,
        ticket.service,
        ticket.state,
        ticket.counter,
        ticket.clerk,
        ticket.calls,
        ticket.legs,
        ticket.rank,
        ticket.kept_counter,
        ticket.kept_clerk,
    )


class DayMachine(RuleBasedStateMachine):
    """A hall with two counters and three people, open day and night."""

    databases: ClassVar[Databases]

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        self._done: list[tuple[Callable[[UUID], Visit | None], UUID, Visit]] = []

    @initialize()
    def open(self) -> None:
        folder = self._open.enter_context(TemporaryDirectory())
        url = self._open.enter_context(self.databases.commune(Path(folder)))
        self.clock = FakeClock()
        set_up(url, UNIT, self.clock)
        self.core: Reception = self._open.enter_context(open_reception(url, clock=self.clock))
        self.desk = self.core.desk
        self.model = ModelHall(UNIT)
        for number, language in enumerate(Language):
            self.clock.advance(minutes=2)
            self.issue(SERVICES[number % len(SERVICES)], "ordinary", language)

    def teardown(self) -> None:
        with self._open:
            if hasattr(self, "core"):
                assert not [one for one in self.core.verify() if one.broken]

    @property
    def today(self) -> date:
        return self.core.hall.today()

    def both(
        self, act: Callable[[UUID], Visit | None], in_model: Callable[[], ModelTicket | None]
    ) -> None:
        """Let desk and model do the same: the same comes of it, or the same refusal."""
        operation = self.core.ids.new()
        try:
            expected = in_model()
        except RefusedError as refused:
            with pytest.raises(refused.refusal):
                act(operation)
            return
        visit = act(operation)
        assert (visit and facts(visit)) == (expected and model_facts(expected))
        if visit:
            self._done.append((act, operation, visit))

    def step(self, verb: Verb, clerk: str, counter: int | None = None, **said: Any) -> None:
        """Let a clerk do a verb, where she works if nothing else is said."""
        at, told = At(counter or self.counter_of(clerk), clerk), Said(**said)
        in_model = partial(STEPS[verb], self.model, at, told, self.clock.now(), self.today)
        self.both(lambda operation: verb.do(self.desk, at, told, operation), in_model)

    def told(self, ask: Ask) -> st.SearchStrategy[dict[str, Any]]:
        """Draw what is said when something is asked."""
        match ask:
            case Ask.TO_CALL:
                return self.anybody(WAITING, PARKED, SERVING)
            case Ask.TO_CANCEL:
                return self.anybody(WAITING, PARKED, CALLED)
            case Ask.PARKED:
                return self.anybody(PARKED)
            case Ask.MISSED:
                return self.anybody(MISSED)
            case Ask.ELSEWHERE:
                return st.fixed_dictionaries(
                    {
                        "service": st.just("") | services,
                        "to_counter": st.none() | counters,
                        "to_clerk": st.none() | clerks,
                    }
                )
            case _:
                return _TOLD.get(ask, st.just({}))

    def anybody(self, *states: str) -> st.SearchStrategy[dict[str, Any]]:
        """Draw the label of somebody who stands so today, or of nobody."""
        today = [one for one in self.model.tickets if one.day == self.today]
        of_each = ([one.label for one in today if one.state == state] for state in states)
        labels = st.one_of(*(st.sampled_from([*found, "F999"]) for found in of_each))
        return st.fixed_dictionaries({"ticket": labels})

    @rule(service=services, priority=priorities, language=languages)
    def issue(self, service: str, priority: str, language: Language) -> None:
        self.both(
            lambda act: self.desk.issue(
                service, priority=priority, language=language, operation=act
            ),
            lambda: self.model.issue(service, priority, language, self.clock.now(), self.today),
        )

    @precondition(lambda self: self.model.tickets)
    @rule(data=st.data(), seconds=st.sampled_from([0, 1, 119, 120, 121]))
    def one_is_given_back(self, data: st.DataObject, seconds: int) -> None:
        """The one that was just given, or any of the latest, at once or around the limit."""
        self.clock.advance(seconds=seconds)
        given = data.draw(st.sampled_from(self.model.tickets[-3:]))
        if given.day != self.today:
            return
        ticket = self.core.hall.ticket(given.label).visit.ticket
        self.both(
            lambda act: self.desk.give_back(ticket, operation=act),
            lambda: self.model.give_back(given, self.clock.now()),
        )

    @precondition(lambda self: self.model.tickets)
    @rule(data=st.data(), leaves=st.booleans())
    def one_says_by_telephone_that_she_leaves_or_lets_others_go_first(
        self, data: st.DataObject, leaves: bool
    ) -> None:
        """Nobody else loses a place by it, and who goes before her gains one."""
        said = data.draw(st.sampled_from(self.model.tickets))
        if said.day != self.today:
            return
        ticket = self.core.hall.ticket(said.label).visit.ticket
        if leaves:
            leave = partial(self.desk.leave, ticket)
            self.both(lambda act: leave(operation=act), lambda: self.model.leave(said))
            return
        let_go, operation = partial(self.desk.let_go_first, ticket), self.core.ids.new()
        try:
            behind, stands = self.model.who_may_go_first(said, self.clock.now())
        except RefusedError as refused:
            with pytest.raises(refused.refusal):
                let_go(operation=operation)
            return
        visit, before = let_go(operation=operation), self.waiting()
        self._done.append((lambda act: let_go(operation=act), operation, visit))
        self.model.let_go_first(said, visit.leg.ranked_since)
        after = self.waiting()
        before.remove(said)
        assert [one for one in after if one is not said] == before
        gone = [one for one in behind if stands(one) > stands(said)]
        assert gone == behind[: len(gone)]
        assert len(gone) >= min(LET_GO, len(behind))
        points = [stands(one)[0] for one in gone]
        assert all(points[LET_GO - 1] - one < 3 for one in points[LET_GO:]), "but who stands level"

    def waiting(self) -> list[ModelTicket]:
        return self.model.line(self.today, self.clock.now())

    @rule(data=st.data(), verb=st.sampled_from(VERBS), clerk=clerks, counter=counters)
    def any_verb(self, data: st.DataObject, verb: Verb, clerk: str, counter: int) -> None:
        """Whether it is legal or not; on a visitor in hand where that one is."""
        here = None if verb.event or verb is verbs.UNDO else counter
        said = [data.draw(self.told(one)) for one in (*verb.asks, *verb.takes)]
        self.step(verb, clerk, here, **dict(chain.from_iterable(one.items() for one in said)))

    @precondition(lambda self: any(map(self.model.held_by, CLERKS)))
    @rule(data=st.data())
    def what_is_legal_for_who_is_held(self, data: st.DataObject) -> None:
        clerk = data.draw(st.sampled_from([one for one in CLERKS if self.model.held_by(one)]))
        held = self.model.held_by(clerk)
        steps = steps_from(TicketState(held.state)) if held else frozenset()
        verb = data.draw(st.sampled_from([one for one in VERBS if one.event in steps]))
        said = [data.draw(self.told(one)) for one in (*verb.asks, *verb.takes)]
        self.step(verb, clerk, **dict(chain.from_iterable(one.items() for one in said)))

    @precondition(lambda self: any(map(self.model.held_by, CLERKS)))
    @rule(
        data=st.data(),
        to=counters.map(lambda one: {"to_counter": one})
        | clerks.map(lambda one: {"to_clerk": one}),
        minutes=st.integers(3, 8),
    )
    def one_is_sent_to_somebody_and_waits(
        self, data: st.DataObject, to: dict[str, Any], minutes: int
    ) -> None:
        holders = [one for one in CLERKS if self.model.held_by(one)]
        self.step(verbs.TRANSFER, data.draw(st.sampled_from(holders)), **to)
        self.clock.advance(minutes=minutes)

    @rule(service=services, clerk=clerks, start=st.booleans())
    def one_comes_and_is_called(self, service: str, clerk: str, start: bool) -> None:
        self.issue(service, "ordinary", Language.ARABIC)
        self.step(verbs.END_BREAK, clerk)
        self.step(verbs.CALL_NEXT, clerk, finish=True)
        if start:
            self.step(verbs.START, clerk)

    @precondition(lambda self: self.in_state(CALLED))
    @rule(data=st.data(), minutes=st.integers(1, 40))
    def one_does_not_come_and_comes_later(self, data: st.DataObject, minutes: int) -> None:
        clerk = data.draw(st.sampled_from(self.in_state(CALLED)))
        held = self.model.held_by(clerk)
        self.step(verbs.NO_SHOW, clerk)
        self.clock.advance(minutes=minutes)
        self.step(verbs.READMIT, clerk, ticket=held.label if held else "")

    @precondition(lambda self: any(map(self.model.held_by, CLERKS)))
    @rule(data=st.data(), anyone=st.booleans(), by=clerks)
    def one_is_put_aside_and_taken_up(self, data: st.DataObject, anyone: bool, by: str) -> None:
        clerk = data.draw(st.sampled_from([one for one in CLERKS if self.model.held_by(one)]))
        held = self.model.held_by(clerk)
        self.step(verbs.PARK, clerk, anyone=anyone)
        self.step(verbs.RESUME, by, ticket=held.label if held else "")

    @precondition(lambda self: self.model.sessions)
    @rule(data=st.data())
    def whoever_is_on_a_break_calls_nobody(self, data: st.DataObject) -> None:
        clerk = data.draw(st.sampled_from(sorted(self.model.sessions)))
        self.step(verbs.BREAK, clerk, reason="prayer")
        self.step(verbs.CALL_NEXT, clerk)
        self.step(verbs.END_BREAK, clerk)

    def in_state(self, state: str) -> list[str]:
        """Return who holds somebody who stands so."""
        held = {one: self.model.held_by(one) for one in CLERKS}
        return [clerk for clerk, ticket in held.items() if ticket and ticket.state == state]

    @precondition(lambda self: self.in_state(SERVING))
    @rule(data=st.data())
    def one_key_ends_and_calls_and_is_taken_back(self, data: st.DataObject) -> None:
        clerk = data.draw(st.sampled_from(self.in_state(SERVING)))
        self.step(verbs.FINISH_AND_CALL, clerk)
        self.step(verbs.UNDO, clerk)

    def counter_of(self, clerk: str) -> int:
        return self.model.sessions.get(clerk, (COUNTERS[0],))[0]

    @rule(transferred=places, put_back=places, readmitted=places, resumed=places)
    def the_house_changes_its_rules(self, **rules: Any) -> None:
        unit = replace(self.model.unit, calling=replace(self.model.unit.calling, **rules))
        self.core.office.set_up(unit, by="tests")
        self.model.unit = unit

    @rule(counter=counters, clerk=clerks)
    def open_counter(self, counter: int, clerk: str) -> None:
        def opened(_: UUID) -> None:
            self.desk.open_counter(At(counter, clerk))

        self.both(opened, lambda: self.model.open_counter(counter, clerk, self.today))

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
        hall, today = self.core.hall, self.today
        line = self.model.line(today, self.clock.now())
        shown = hall.queue()
        assert [one.visit.ticket.label for one in shown.tickets] == [one.label for one in line]
        for status in shown.services:
            mine = [one for one in line if one.service == status.service.code]
            assert status.waiting == len(mine)
            places_left = self.model.places_left(status.service.code, today)
            assert status.places_left == places_left
            full = places_left == 0
            assert status.availability is (Availability.FULL if full else Availability.OPEN)
        assert {one.number: one.clerk for one in hall.counters() if one.clerk} == {
            counter: clerk
            for clerk, (counter, opened_on) in self.model.sessions.items()
            if opened_on == today
        }, "who forgot to leave on an earlier day does not work there now"
        for clerk in CLERKS:
            held, expected = hall.held_by(clerk), self.model.held_by(clerk)
            assert (held and facts(held)) == (expected and model_facts(expected))
        parked = [one for one in self.model.tickets if (one.day, one.state) == (today, PARKED)]
        assert {(one.ticket.label, one.leg.kept_clerk) for one in hall.parked()} == {
            (one.label, one.kept_clerk) for one in parked
        }

    @invariant()
    def who_is_next_is_foretold_and_the_panel_says_why(self) -> None:
        if not hasattr(self, "core"):
            return
        hall, now, today = self.core.hall, self.clock.now(), self.today
        at_work = {at: who for who, (at, on) in self.model.sessions.items() if on == today}
        for counter in COUNTERS:
            line = hall.line_at(counter, limit=1)
            foretold = next(iter(line.visits), None)
            expected = self.model.next_for(counter, at_work.get(counter), now, today)
            assert (foretold and foretold.ticket.label) == (expected and expected.label)
            if foretold:
                # The panel looks at the first of each line only, and comes to the same.
                turns = hall.explain(foretold.ticket.label).turns
                whole = next((turn for turn in turns if turn.counter == counter), None)
                assert line.why == whole

    @invariant()
    def who_is_told_so_is_next_wherever_she_may_be_called(self) -> None:
        if not hasattr(self, "core"):
            return
        hall = self.core.hall
        fresh = (hall.announced(one) for one in hall.waiting(1000) if len(one.legs) == 1)
        for visit in (one.visit for one in fresh if one.is_next):
            explained = hall.explain(visit.ticket.label)
            assert explained.counters
            assert explained.counters == tuple(turn.counter for turn in explained.turns)
            signs = {sign.number: sign.held for sign in hall.signs()}
            assert all(signs[counter] for counter in explained.counters)

    @rule()
    def every_invariant_holds(self) -> None:
        assert not [one for one in self.core.verify() if one.broken]


def test_every_verb_has_its_step() -> None:
    assert set(STEPS) == set(VERBS)


def test_any_day_goes_as_the_model_says(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DayMachine, "databases", databases, raising=False)
    examples = 6 if isinstance(databases, PostgresDatabases) else examples_of(50)
    run_state_machine_as_test(
        DayMachine, settings=settings(max_examples=examples, stateful_step_count=50)
    )


class ReportedDays(DayMachine):
    """The same days, and what the counter says of them whenever it is asked."""

    @rule()
    def every_figure_is_told_as_by_counting_one_by_one(self) -> None:
        now, unit = self.clock.now(), self.core.hall.unit()
        for by in ((Dimension.SERVICE, Dimension.CLERK), (Dimension.DAY, Dimension.OUTCOME)):
            past = Sought(
                unit=unit, now=now, first=self.today - timedelta(days=40), last=self.today, by=by
            )
            found = self.core.reports._counting.figures(past, unwatched)
            assert found == PlainCounting(self.core.reports._store).figures(past, unwatched)

    def teardown(self) -> None:
        if hasattr(self, "core"):
            self.clock.advance(days=1)
            self.every_figure_is_told_as_by_counting_one_by_one()
        super().teardown()


@pytest.mark.deep
def test_any_day_is_told_as_by_counting_one_by_one(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DayMachine, "databases", databases, raising=False)
    examples = 2 if isinstance(databases, PostgresDatabases) else 5
    run_state_machine_as_test(
        ReportedDays, settings=settings(max_examples=examples, stateful_step_count=40)
    )


arrivals = st.lists(st.tuples(services, priorities, st.integers(0, 900)), min_size=1, max_size=14)
calls = st.lists(st.tuples(counters, st.integers(0, 900)), min_size=1, max_size=8)


class TestCallingRule:
    @settings(
        max_examples=examples_of(25), suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
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
            model.issue(service, priority, Language.ARABIC, clock.now(), today)
            clock.advance(seconds=seconds)
        for counter, seconds in calls:
            mine = [
                one
                for one in model.line(today, clock.now())
                if one.service in COMMUNE.counter(counter).services
            ]
            if not mine:
                continue
            called = reception.desk.call_next(At(counter, "clerk1"))
            assert called.ticket.label == mine[0].label
            mine[0].state = reception.desk.no_show(At(counter, "clerk1")).state
            clock.advance(seconds=seconds)
