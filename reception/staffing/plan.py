"""Which counters are open at which half hour of a weekday, tried on the same drawn days.

Greedy: from as many as the work alone keeps busy, the counter and half hour is added that brings
most to the first half hour that misses the target; then what is not needed is taken away. A person
keeps one counter and one work profile for the day, and has 45 minutes between noon and two o'clock
unless the plan leaves her as long a rest there. Whoever is in the hall when the doors close is
called by those who are open then.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from math import ceil, erf, exp, pi, sqrt

import numpy as np

from reception.domain.unit import Unit
from reception.staffing.demand import DRAWN_DAYS, DrawnDays, StaffedTimes
from reception.staffing.model import NOON, CounterWork, ShareRange
from reception.waits.hall_run import (
    ALWAYS_S,
    NEVER_S,
    NOBODY_S,
    Flags,
    Floats,
    Lines,
    VisitorTimes,
    WholeNumbers,
    nobody_joins,
    run_forward,
)

# A plan is looked for on the first of the drawn days, then made good on all.
_TRIED = 40
# What is tried changes little for who comes later than this behind it.
_FELT = 3
_NOON_S, _TWO_S = (3600.0 * at.hour for at in (NOON.opens, NOON.closes))
_PAUSE_S = 2700.0
# In turn, so that not everybody is away at once.
_PAUSES_S = (_NOON_S, _NOON_S + _PAUSE_S, _TWO_S - _PAUSE_S)
_NEAR = 0.02
"""Where all counters miss the target, as many will do as come so near to what all reach."""
_DRAWS, _LOW, _HIGH = 400, 10, 90
_NORMAL_90 = 1.2816
_LITTLE = 1e-9
# Runs x visitors: of more at once a small computer has no room.
_MOST_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class WorkOptions:
    """Every counter with every work that may be done there, and which lines it calls."""

    works: tuple[CounterWork, ...]
    after_s: Floats
    """From how long a wait on each calls each service (options x services)."""

    @property
    def numbers(self) -> Floats:
        """Return the number of each option's counter."""
        return np.array([one.counter for one in self.works])


def work_options(unit: Unit) -> WorkOptions:
    """Return what may be done at the counters of a unit."""
    place = {one.code: number for number, one in enumerate(unit.services)}
    profiles = (None, *(one.code for one in unit.profiles))
    works = [CounterWork(one.number, own) for one in unit.counters for own in profiles]
    after_s = np.full((len(works), len(place)), NEVER_S)
    for row, work in zip(after_s, works, strict=True):
        for line in unit.caller(work.counter, None, work.profile).lines:
            if line.service in place:
                row[place[line.service]] = line.after.total_seconds() if line.after else ALWAYS_S
    return WorkOptions(tuple(works), after_s)


type Opened = Flags
"""A plan: which option is open in which half hour (half hours x options)."""


@dataclass(frozen=True, slots=True)
class PlanReceived:
    """How many were called within the target and how many were judged, of each plan."""

    within: WholeNumbers
    """Plans x runs x half hours."""
    judged: WholeNumbers
    by_service: WholeNumbers
    """Called within the target, plans x services."""

    def missing(self, aims: Floats) -> Floats:
        """Return how many more should be called in time (plans x half hours)."""
        short = aims * self.judged.sum(axis=1) - self.within.sum(axis=1)
        return np.where(short > _LITTLE, short, 0.0)

    def shares(self) -> Floats:
        """Return the share of each half hour (plans x half hours); 1 where nobody comes."""
        judged = self.judged.sum(axis=1)
        found: Floats = np.where(judged > 0, self.within.sum(axis=1) / np.maximum(judged, 1), 1.0)
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekdayHall:
    """A weekday on which plans are tried."""

    times: StaffedTimes
    options: WorkOptions
    lines: Lines
    """What each option is to each line."""
    drawn: DrawnDays
    within_s: float
    away: Flags | None = None
    """Who is not there after all (runs x options); None: everybody is."""

    def tried(
        self, plans: Sequence[Opened], runs: int | None = None, until: int | None = None
    ) -> PlanReceived:
        """Return what comes of plans on the first of the drawn days, up to a half hour."""
        runs = len(self.drawn.day) if runs is None else runs
        at_once = max(1, _MOST_AT_ONCE // max(1, runs * self.drawn.service.shape[1]))
        found = [self._tried(some, runs, until) for some in batched(plans, at_once)]
        return PlanReceived(
            *(
                np.concatenate([getattr(one, name) for one in found])
                for name in ("within", "judged", "by_service")
            )
        )

    def _tried(self, plans: Sequence[Opened], runs: int, until: int | None) -> PlanReceived:
        drawn, size = self.drawn, (len(plans), runs, len(self.times.ends) + 1)
        half_hour = np.tile(drawn.half_hour[:runs], (len(plans), 1))
        last = len(self.times.ends) if until is None else min(until + 1, len(self.times.ends))
        every = drawn.visitors
        people = VisitorTimes(
            first=every.first,
            **{
                name: np.tile(getattr(every, name)[:runs], (len(plans), 1))
                for name in ("ranked_s", "there_s", "leaves_s", "takes_s")
            },
        )
        turns_s = np.repeat(self._turns_s(plans), runs, axis=0)
        if self.away is not None:
            turns_s[np.tile(self.away[:runs], (len(plans), 1))] = NOBODY_S
        called_s = run_forward(
            self.lines,
            people,
            np.zeros(turns_s.shape[:2]),
            nobody_joins(len(self.options.works)),
            until_s=float(self.times.ends[last - 1]),
            stretches_s=turns_s,
        ).visitors_s
        in_time = called_s - people.there_s <= self.within_s
        # Who leaves within the target is not judged, as in every report.
        judged = in_time | (people.leaves_s - people.there_s > self.within_s)
        at = np.arange(len(called_s))[:, None] * size[2] + half_hour
        within, counted = (
            np.bincount(at[those], minlength=len(called_s) * size[2]).reshape(size)[..., :last]
            for those in (in_time, judged)
        )
        services = self.options.after_s.shape[1]
        plan = np.repeat(np.arange(len(plans)), runs)[:, None] * services
        of = plan + np.tile(drawn.service[:runs], (len(plans), 1))
        received = np.bincount(of[in_time & (half_hour < last)], minlength=len(plans) * services)
        return PlanReceived(within, counted, received.reshape(len(plans), services))

    def _turns_s(self, plans: Sequence[Opened]) -> Floats:
        """Return when each option begins to call and when it no longer does, plan by plan."""
        known: dict[tuple[int, int, bytes], list[float]] = {}
        found = []
        for plan in plans:
            used = self.options.numbers[plan.any(axis=0)]
            for option in range(plan.shape[1]):
                # People have their pauses in turn, by the counters that the plan uses.
                turn = int((used < self.options.numbers[option]).sum())
                key = option, turn % len(_PAUSES_S), plan[:, option].tobytes()
                if key not in known:
                    spans = self.stretches(plan[:, option], turn)
                    known[key] = [at for pair in spans for at in pair]
                found.append(known[key])
        turns_s = np.full((len(found), max(map(len, found), default=0)), NOBODY_S)
        for row, turns in zip(turns_s, found, strict=True):
            row[: len(turns)] = turns
        return turns_s.reshape(len(plans), len(self.options.works), -1)

    def stretches(self, opened: Flags, turn: int) -> list[tuple[float, float]]:
        """Return while an option calls that is open in some half hours, its pause left out."""
        joined: list[tuple[float, float]] = []
        for place in np.flatnonzero(opened):
            begin, end = float(self.times.begins[place]), float(self.times.ends[place])
            if joined and joined[-1][1] == begin:
                joined[-1] = joined[-1][0], end
            else:
                joined.append((begin, end))
        ends_s = [_NOON_S, *(min(max(end, _NOON_S), _TWO_S) for _, end in joined)]
        begins_s = [*(min(max(begin, _NOON_S), _TWO_S) for begin, _ in joined), _TWO_S]
        rests_s = [begin - end for end, begin in zip(ends_s, begins_s, strict=True)]
        if max(rests_s) < _PAUSE_S:
            away = _PAUSES_S[turn % len(_PAUSES_S)]
            joined = [one for some in joined for one in _without(some, (away, away + _PAUSE_S))]
        # Who is in when the doors close is called yet; later it would be of no use to the target.
        doors = set(self.times.ends[self.times.is_last].tolist())
        next_s = [*(begin for begin, _ in joined[1:]), NEVER_S]
        return [
            (begin, min(end + self.within_s, later) if end in doors else end)
            for (begin, end), later in zip(joined, next_s, strict=False)
        ]

    def load(self) -> Floats:
        """Return how many counters each service keeps busy, on average (half hours x services)."""
        drawn = self.drawn
        size = len(self.times.ends) + 1, self.options.after_s.shape[1]
        work_s = np.zeros(size)
        np.add.at(work_s, (drawn.half_hour, drawn.service), drawn.visitors.takes_s)
        lasts_s = self.times.ends - self.times.begins
        found: Floats = work_s[:-1] / len(drawn.day) / lasts_s[:, None]
        return found

    def square_root_hours(self, share: float) -> float:
        """Return the counter hours of square-root staffing (Halfin and Whitt, 1981)."""
        load = self.load()
        if not load.any():
            return 0.0
        takes_s = float(self.drawn.visitors.takes_s[self.drawn.half_hour < len(load)].mean())
        hours = (self.times.ends - self.times.begins) / 3600
        needed = (_square_root(one, share, self.within_s / takes_s) for one in load.sum(axis=1))
        return float(sum(one * lasts for one, lasts in zip(needed, hours, strict=True)))

    def share(self, received: PlanReceived, places: Sequence[int]) -> ShareRange | None:
        """Return the share of the first plan in some half hours, and its range over days."""
        within, judged = (
            np.bincount(self.drawn.day, one[0][:, places].sum(axis=1))
            for one in (received.within, received.judged)
        )
        if not judged.sum():
            return None
        # How the share would differ if other days of that kind had been seen.
        chance = np.random.default_rng(len(within))
        drawn = chance.integers(0, len(within), (_DRAWS, len(within)))
        shares = within[drawn].sum(axis=1) / np.maximum(judged[drawn].sum(axis=1), 1)
        pct = 100 * within.sum() / judged.sum()
        wide = pct + _wider(len(within)) * (np.percentile(100 * shares, (_LOW, _HIGH)) - pct)
        low, high = np.clip(wide, 0, 100).tolist()
        return ShareRange(pct=float(pct), low=low, high=high)


@dataclass(eq=False)
class PlanSearch:
    """Looks for the plan of a weekday that reaches a share with the fewest counter hours."""

    hall: WeekdayHall
    share: float
    most: int
    goes_on: Callable[[], None] = lambda: None
    """Is asked at every step; whoever wants no more raises."""

    def __post_init__(self) -> None:
        self._numbers = self.hall.options.numbers
        self._load = self.hall.load()
        self._gives = self.hall.options.after_s <= ALWAYS_S
        self._aims = np.full(len(self.hall.times.ends), self.share)
        self.at_most: dict[int, float] = {}
        """What all counters reach, in each half hour in which they miss the target."""

    def plan(self) -> Opened:
        """Return the plan."""
        plan = self._reached(self._fewest(), _TRIED)
        plan = self._taken_away(plan)
        return self._reached(plan, DRAWN_DAYS)

    def openable(self, plan: Opened, place: int) -> list[int]:
        """Return what may open in a half hour, one of each kind; who is there already first."""
        if len(set(self._numbers[plan[place]])) >= self.most:
            return []
        used = plan.any(axis=0)
        taken = set(self._numbers[used])
        free = [
            option
            for option in range(len(used))
            if not plan[place, option] and (used[option] or self._numbers[option] not in taken)
        ]
        near = plan[max(0, place - 1) : place + 2].any(axis=0)
        work = self._gives @ self._load[place]
        return self._kinds(sorted(free, key=lambda one: (not near[one], not used[one], -work[one])))

    def closable(self, plan: Opened, place: int) -> list[int]:
        """Return what may close in a half hour, one of each kind; who begins or ends first."""
        near = plan[max(0, place - 1) : place + 2].sum(axis=0)
        return self._kinds(sorted(np.flatnonzero(plan[place]), key=lambda one: near[one]))

    def _kinds(self, options: Sequence[int]) -> list[int]:
        alike = {self.hall.options.after_s[one].tobytes(): one for one in reversed(options)}
        return [one for one in options if one in alike.values()]

    def _fewest(self) -> Opened:
        """Return the counters that the work alone keeps busy."""
        load, gives = self._load, self._gives
        plan = np.zeros((len(load), len(gives)), np.bool_)
        left = list(range(len(gives)))
        while left:
            full = load @ gives[left].T >= 1
            best = int(full.sum(axis=0).argmax())
            option, busy = left[best], full[:, best]
            if not busy.any():
                break
            busy &= plan.sum(axis=1) < self.most
            plan[:, option] = busy
            hers = load * gives[option]
            load = load - np.where(
                busy[:, None], hers / np.maximum(hers.sum(axis=1), 1)[:, None], 0
            )
            left = [one for one in left if self._numbers[one] != self._numbers[option]]
        return plan

    def _reached(self, plan: Opened, runs: int) -> Opened:
        """Return the plan with so many more that every half hour reaches the target, if it can."""
        self._aims[:], self.at_most = self.share, {}
        given_up: set[int] = set()
        near: list[int] = []
        while True:
            self.goes_on()
            if not near:
                near = self._short(self.hall.tried([plan], runs))
            short = [one for one in near if one not in given_up]
            if not short:
                return plan
            place, near = short[0], []
            tries = list(self._additions(plan, place))
            if not tries:
                given_up.add(place)
                continue
            every = [self._all_until(plan, place)] if place not in self.at_most else []
            tried = self.hall.tried([*tries, *every], runs, place + _FELT)
            if every and (reached := float(tried.shares()[-1, place])) < self.share:
                self.at_most[place] = reached
                self._aims[place] = reached - _NEAR
                continue
            missing = tried.missing(self._aims[: tried.within.shape[2]])[: len(tries)]
            best = int(missing.sum(axis=1).argmin())
            plan = tries[best]
            # What is short as far as was looked is looked at next, without another run.
            near = [one for one in np.flatnonzero(missing[best]).tolist() if one not in given_up]

    def _short(self, tried: PlanReceived) -> list[int]:
        return np.flatnonzero(tried.missing(self._aims)[0]).tolist()

    def _additions(self, plan: Opened, place: int) -> Iterator[Opened]:
        """Yield the plan with one counter more, as near to a half hour as there is room."""
        for at in (place, place - 1, place + 1, place - 2, place - 3):
            if 0 <= at < len(plan) and (options := self.openable(plan, at)):
                yield from (_changed(plan, at, one, opens=True) for one in options)
                return

    def _all_until(self, plan: Opened, place: int) -> Opened:
        """Return the plan with as much as may open from some time before to just behind a place."""
        plan = plan.copy()
        for at in range(max(0, place - 3), min(place + 2, len(plan))):
            while found := self.openable(plan, at):
                plan[at, found[0]] = True
        return plan

    def _taken_away(self, plan: Opened) -> Opened:
        """Return the plan without what no half hour needs."""
        places = range(len(plan))
        tries = [(at, option) for at in places for option in self.closable(plan, at)]
        before = self.hall.tried([plan], _TRIED).missing(self._aims).sum()
        while tries:
            self.goes_on()
            plans = [_changed(plan, at, option, opens=False) for at, option in tries]
            tried = self.hall.tried(plans, _TRIED)
            harmless = tried.missing(self._aims).sum(axis=1) <= before + _LITTLE
            if not harmless.any():
                return plan
            kept = np.where(harmless, tried.within.sum(axis=(1, 2)), -1.0)
            plan = plans[int(kept.argmax())]
            # What was needed before is needed by fewer all the more.
            tries = [one for one, free in zip(tries, harmless, strict=True) if free and plan[one]]
        return plan

    def beside(self, plan: Opened) -> tuple[Floats, Floats, Floats]:
        """Return by how much each half hour's share changes by one more and one less.

        Also how many of each service would no longer be called in time by one less (half hours x
        services).
        """
        places = range(len(plan))
        more = [(at, one) for at in places for one in self.openable(plan, at)]
        less = [(at, one) for at in places for one in self.closable(plan, at)]
        plans = [_changed(plan, *one, opens=True) for one in more]
        plans += [_changed(plan, *one, opens=False) for one in less]
        tried = self.hall.tried([plan, *plans], _TRIED)
        shares, within = tried.shares(), tried.within.sum(axis=(1, 2))
        changes = np.full((2, len(plan)), np.nan)
        lost = np.zeros((len(plan), tried.by_service.shape[1]))
        for side, (begin, some) in enumerate(((1, more), (1 + len(more), less))):
            for at in places:
                mine = [begin + number for number, one in enumerate(some) if one[0] == at]
                if mine:
                    best = max(mine, key=lambda one: within[one])
                    changes[side, at] = 100 * (shares[best, at] - shares[0, at])
                    if side:
                        lost[at] = np.maximum(tried.by_service[0] - tried.by_service[best], 0)
        return changes[0], changes[1], lost


def _changed(plan: Opened, place: int, option: int, *, opens: bool) -> Opened:
    changed = plan.copy()
    changed[place, option] = opens
    return changed


def _without(some: tuple[float, float], away: tuple[float, float]) -> Iterator[tuple[float, float]]:
    for begin, end in ((some[0], min(some[1], away[0])), (max(some[0], away[1]), some[1])):
        if begin < end:
            yield begin, end


def _wider(days: int) -> float:
    """Return how much wider a range is of so few days than drawing from them shows.

    Student's 90 % against the normal one (Cornish and Fisher), and the days' own mean.
    """
    rest = max(days - 1, 1)
    student = _NORMAL_90 + (_NORMAL_90**3 + _NORMAL_90) / (4 * rest)
    return student / _NORMAL_90 * sqrt(days / rest)


def _square_root(load: float, share: float, within: float) -> int:
    """Return ``load + beta sqrt(load)`` counters; the target is told in mean service times."""
    if not load:
        return 0
    for beta in np.arange(0.01, 5, 0.01):
        below, density = (1 + erf(beta / sqrt(2))) / 2, exp(-(beta**2) / 2) / sqrt(2 * pi)
        if exp(-beta * sqrt(load) * within) / (1 + beta * below / density) <= 1 - share + _LITTLE:
            break
    return ceil(load + beta * sqrt(load))
