"""Starvation is impossible: how long anybody waits at most, whatever the house's rules are.

Priority accumulates: who comes ``later`` after somebody of the slowest class is called before her
only while ``later`` is at most ``(1 - slowest / fastest) x waited`` and the lead that a head start
and a language give. So few enough overtake her that the wait is bound, by the rates alone, even
under a load that no counter can carry.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reception.domain.calling_rule import (
    Caller,
    CallingRules,
    PriorityClass,
    WorkProfile,
    chosen,
    standing,
)
from reception.domain.language import Language
from reception.domain.ticket import Visit
from reception.domain.unit import Counter, Person, Role, Unit
from reception.unit.file import load_template
from tests.support.arrivals import arrived

COMMUNE = load_template("commune")
OPENED = datetime(2026, 11, 25, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SERVICES = ("planning", "residence", "signature")
COUNTER = Counter(number=1, services=SERVICES)
CLERK = Person(
    login="clerk1", names={}, role=Role.CLERK, languages=(Language.FRENCH, Language.TAMAZIGHT)
)


@dataclass(frozen=True, kw_only=True)
class Came:
    """A visitor: after how long, for what, of which class, in which language, sent elsewhere."""

    gap: timedelta
    service: str
    priority: int
    language: Language
    elsewhere: bool
    takes: timedelta


@dataclass(frozen=True, kw_only=True)
class House:
    """The rules of a house, and the profile by which its one clerk calls."""

    priorities: tuple[PriorityClass, ...]
    calling: CallingRules
    profile: WorkProfile | None

    @property
    def caller(self) -> Caller:
        unit: Unit = replace(
            COMMUNE,
            counters=(COUNTER,),
            priorities=self.priorities,
            people=(CLERK,),
            calling=self.calling,
            profiles=(self.profile,) if self.profile else (),
        )
        return unit.caller(1, CLERK.login, self.profile.code if self.profile else None)

    @property
    def withheld(self) -> timedelta:
        """Return after how long at most a visitor of this counter is the clerk's to call."""
        helped = self.profile.help_after if self.profile else timedelta(0)
        return max(self.calling.kept_at_most, self.calling.passed_over_at_most, helped)

    @property
    def slower(self) -> float:
        """Return which part of a wait later visitors may overtake, by the rates."""
        rates = [one.rate for one in self.priorities]
        return 1 - min(rates) / max(rates)

    @property
    def lead(self) -> timedelta:
        """Return how far a head start and a language put somebody ahead at most."""
        starts = [one.head_start for one in self.priorities]
        ahead = max(starts) - min(starts) + self.calling.language_head_start
        return ahead / min(one.rate for one in self.priorities)

    def bound(self, ahead: int, gap: timedelta, takes: timedelta) -> timedelta:
        """Return the longest wait behind ``ahead`` others, from the rates.

        Args:
            ahead: how many wait already.
            gap: the shortest time between two who come.
            takes: the longest service.
        """
        # Before her: the one at the counter, who waits, and who may overtake. Solved for the wait.
        overtaken = takes / gap * self.slower
        assert overtaken < 1, "the strategies below see to it"
        fixed = self.withheld + takes * (ahead + 2 + (self.lead + self.withheld) / gap)
        return fixed / (1 - overtaken)


minutes = st.integers(0, 30).map(lambda n: n * MINUTE)
houses = st.builds(
    House,
    priorities=st.lists(st.tuples(minutes, st.floats(0.5, 3)), min_size=1, max_size=4).map(
        lambda drawn: tuple(
            PriorityClass(code=f"{at}", names={}, head_start=start, rate=rate)
            for at, (start, rate) in enumerate(drawn)
        )
    ),
    calling=st.builds(
        CallingRules,
        kept_at_most=minutes,
        passed_over_at_most=minutes,
        languages_first=st.sets(st.sampled_from(Language)).map(frozenset),
        language_head_start=minutes,
    ),
    profile=st.none()
    | st.builds(
        WorkProfile,
        code=st.just("papers"),
        names=st.just({}),
        services=st.just(SERVICES[:1]),
        helps=st.sampled_from([(), SERVICES[1:2]]),
        help_after=minutes,
    ),
)


def visitors(gap: timedelta) -> st.SearchStrategy[list[Came]]:
    """Return a crowd: one in each ``gap`` at most, and a service may take a little longer."""
    one = st.builds(
        Came,
        gap=st.integers(1, 3).map(lambda times: times * gap),
        service=st.sampled_from(SERVICES),
        priority=st.integers(0, 3),
        language=st.sampled_from(Language),
        elsewhere=st.booleans(),
        takes=st.floats(0.1, 1.15).map(lambda part: part * gap),
    )
    return st.lists(one, min_size=1, max_size=40)


def coming(number: int, came: Came, house: House, at: datetime) -> Visit:
    priority = house.priorities[came.priority % len(house.priorities)].code
    visit = arrived(number, at, service=came.service, priority=priority, language=came.language)
    sent = replace(visit.leg, kept_counter=2) if came.elsewhere else visit.leg
    return replace(visit, legs=(sent,))


type Rule = Callable[[list[tuple[Visit, PriorityClass]], Caller, datetime], Visit | None]


def called(
    house: House, crowd: Sequence[Came], rule: Rule = chosen
) -> list[tuple[Visit, datetime, list[Visit]]]:
    """Return who was called, when, and who waited then: one clerk, never idle without need."""
    rules = {one.code: one for one in house.priorities}
    caller, now = house.caller, OPENED
    outside: list[Visit] = []
    for number, came in enumerate(crowd):
        now += came.gap
        outside.append(coming(number, came, house, now))
    waiting: list[Visit] = []
    calls = []
    now = OPENED
    while outside or waiting:
        while outside and outside[0].leg.waiting_since <= now:
            waiting.append(outside.pop(0))
        visit = rule([(one, rules[one.leg.priority]) for one in waiting], caller, now)
        if visit is None:
            now += MINUTE / 4
            continue
        calls.append((visit, now, list(waiting)))
        waiting.remove(visit)
        now += crowd[visit.ticket.number].takes
    return calls


@given(house=houses, data=st.data(), gap=st.integers(1, 4).map(lambda n: n * MINUTE))
def test_everybody_is_called_within_a_bound_that_follows_from_the_rates(
    house: House, data: st.DataObject, gap: timedelta
) -> None:
    crowd = data.draw(visitors(gap))
    takes = max(one.takes for one in crowd)
    calls = called(house, crowd)
    assert len(calls) == len(crowd), "nobody is left"
    at = {visit.ticket.id: when for visit, when, _ in calls}
    for visit, when, _ in calls:
        since = visit.leg.waiting_since
        ahead = sum(one.leg.waiting_since < since <= at[one.ticket.id] for one, _, _ in calls)
        # A clerk of these trials looks again every quarter of a minute.
        assert when - since <= house.bound(ahead, gap, takes) + MINUTE


@given(house=houses, data=st.data())
def test_nobody_is_overtaken_by_who_came_later_than_the_rates_allow(
    house: House, data: st.DataObject
) -> None:
    crowd = data.draw(visitors(MINUTE))
    rules = {one.code: one for one in house.priorities}
    caller = house.caller
    for visit, now, waiting in called(house, crowd):
        for passed in waiting:
            waited = now - passed.leg.waiting_since
            later = visit.leg.waiting_since - passed.leg.waiting_since
            if waited >= house.withheld and later > timedelta(0):
                own, other = rules[passed.leg.priority], rules[visit.leg.priority]
                lead = other.head_start - own.head_start
                if visit.ticket.language in caller.languages_first:
                    lead += caller.rules.language_head_start
                # By the rule: other.rate x (waited - later) + lead >= own.rate x waited.
                assert later <= waited * (1 - own.rate / other.rate) + lead / other.rate
                assert standing(passed.leg.ranked_since, own, now) > timedelta(0)


def strict(
    waiting: list[tuple[Visit, PriorityClass]], _caller: Caller, _now: datetime
) -> Visit | None:
    """Call the highest class first, always: the rule that starves."""
    ordered = sorted(waiting, key=lambda one: (-one[1].rate, one[0].leg.ranked_since))
    return ordered[0][0] if ordered else None


def test_the_bound_tells_a_rule_that_starves() -> None:
    slow, fast = (
        PriorityClass(code=f"{at}", names={}, rate=rate) for at, rate in enumerate((1.0, 2.0))
    )
    at_once = CallingRules(
        kept_at_most=timedelta(0),
        passed_over_at_most=timedelta(0),
        language_head_start=timedelta(0),
    )
    house = House(priorities=(slow, fast), calling=at_once, profile=None)
    one = Came(
        gap=MINUTE,
        service="signature",
        priority=1,
        language=Language.FRENCH,
        elsewhere=False,
        takes=1.5 * MINUTE,
    )
    crowd = [*[one] * 4, replace(one, priority=0), *[one] * 60]

    def wait(rule: Rule) -> timedelta:
        calls = called(house, crowd, rule)
        return next(
            when - visit.leg.waiting_since for visit, when, _ in calls if visit.leg.priority == "0"
        )

    bound = house.bound(1, MINUTE, one.takes)
    assert wait(chosen) <= bound < wait(strict)
