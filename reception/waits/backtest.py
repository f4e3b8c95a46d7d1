"""Walking forward through a history: what would have been told, beside what came."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta, tzinfo

import numpy as np
from numpy.typing import NDArray

from reception.database.run import moment
from reception.domain.calling_rule import Caller, PriorityClass, QueueLine
from reception.domain.expected_wait import ExpectedWait, turn_hours
from reception.domain.unit import Unit
from reception.system.progress import Progress, tell, unwatched
from reception.waits.calibration import Levels, levels_of
from reception.waits.forecast import forecast_of, in_line
from reception.waits.hall import Pace
from reception.waits.hall_run import Floats
from reception.waits.model import AtCounter, PastStay, latest_stays
from reception.waits.pace import AT_WORK_S, NOT_TODAY_S, pace_of
from reception.waits.past_day import DaySoFar, PastDay

_SECOND_US = 1_000_000
_MINUTE_US = 60 * _SECOND_US
OURS = "nouba"
MEAN_BEFORE, LES = "mean of the days before", "last to enter service (LES)"
HOL, QL = "head of line (HOL)", "queue length x service / busy"
# No file says who has gone home; a counter that gives a service and was seen just now has not.
_AT_WORK_US, _JUST_NOW_US = int(AT_WORK_S) * _SECOND_US, _MINUTE_US
# A counter that gave so small a part of its services to one of them does not count for it.
_LEAST_SHARE, _FEWEST_SERVICES = 0.01, 10
_LOADS = (0, 1, 2, 4, 8)
BETWEEN, BEFORE, NOTHING = "between two hours", "before an hour", "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What each predictor told on one day, and how long who was told it waited, in seconds."""

    date: date
    wait: Floats
    points: dict[str, Floats]
    low: Floats
    """Of the range that was told, by the hours of the clock; zero where but a bound was."""
    high: Floats
    is_range: NDArray[np.bool_]
    said: Sequence[tuple[str, str, str]]
    """Of everybody who waited: the hour, how many waited a counter at work, the kind."""


@dataclass(slots=True)
class Walk:
    """A history walked through day by day, with what was known at each arrival."""

    days: Sequence[PastDay]
    first: int
    """The first day that is judged."""
    unit: Unit | None = None
    """How the office is described; None: as the days before show it."""
    zone: tzinfo = UTC
    watch: Progress = unwatched

    def told(self) -> Iterator[Told]:
        """Yield what was told on each day from the first one on.

        Raises:
            AnswerStoppedError: whoever watches wants no more.
        """
        past: list[PastStay] = []
        waits: list[float] = []
        for index, day in enumerate(self.days):
            tell(self.watch, index / len(self.days))
            if day.judged:
                # The days before the first are told as well: what is told follows how it held.
                told = _told_of(day, past, self._office(index), waits, self.zone)
                if index >= self.first:
                    yield told[0]
                past.extend(told[1])
                waits.extend(told[0].wait.tolist())
            else:
                past.extend(day.stays)

    def _office(self, index: int) -> "_Office":
        if self.unit:
            return _Office.described(self.unit)
        return _Office.seen(self.days[:index], self.days[index], self.days[: self.first])


@dataclass(frozen=True, kw_only=True, slots=True)
class _Office:
    """What a file does not say, as its days show it."""

    priorities: tuple[PriorityClass, ...]
    callers: dict[int, Caller]
    usual: dict[str, timedelta]

    @classmethod
    def described(cls, unit: Unit) -> "_Office":
        return cls(
            priorities=unit.priorities,
            callers={one.number: unit.caller(one.number, None) for one in unit.counters},
            usual={one.code: one.usual_service for one in unit.services},
        )

    @classmethod
    def seen(cls, days: Sequence[PastDay], today: PastDay, before: Sequence[PastDay]) -> "_Office":
        stays = [one for day in days for one in day.stays]
        # What there is to ask for is known on the first day, too.
        asked = [*stays, *today.stays]
        classes = sorted({one.priority for one in asked})
        served = [one for one in stays if one.counter is not None and one.called_us is not None]
        took_s = [
            (one.ended_us - one.called_us) / _SECOND_US
            for one in served
            if one.called_us is not None and one.ended_us is not None
        ]
        usual = timedelta(seconds=float(np.mean(took_s)) if took_s else 300.0)
        given = Counter((one.counter or 0, one.service) for one in served)
        services = sorted({one.service for one in asked})
        callers = {
            counter: Caller(
                counter=counter,
                clerk=None,
                lines=tuple(
                    QueueLine(service=one)
                    for one in services
                    if _gives(given[counter, one], sum(given[counter, it] for it in services))
                ),
            )
            for counter in {one.counter or 0 for one in served}
        }
        return cls(
            priorities=rule_seen(before, classes),
            callers=callers,
            usual=dict.fromkeys(services, usual),
        )

    def caller(self, counter: int) -> Caller:
        """Return whom a counter calls; one that was not seen before, everybody."""
        lines = tuple(QueueLine(service=one) for one in self.usual)
        return self.callers.get(counter) or Caller(counter=counter, clerk=None, lines=lines)


def _gives(of_it: int, of_all: int) -> bool:
    return of_all < _FEWEST_SERVICES or of_it >= _LEAST_SHARE * of_all


def _told_of(
    day: PastDay, past: Sequence[PastStay], office: _Office, waits: Sequence[float], zone: tzinfo
) -> tuple[Told, Sequence[PastStay]]:
    """Return what was told on a day, and its stays with what each was told."""
    replayed = DaySoFar(day)
    points: dict[str, list[float]] = {one: [] for one in (OURS, LES, HOL, QL)}
    low, high, is_range, wait, said = [], [], [], [], []
    mean_s = float(np.mean(waits)) if waits else 0.0
    before = latest_stays(past)
    minute, pace, levels = -1, None, Levels()
    codes = {one.code for one in office.priorities}
    for at in sorted(day.judged):
        one = day.stays[at]
        now_us = one.waiting_since_us
        replayed.until(now_us, at)
        waiting = [it for it in replayed.waiting() if it.service in office.usual]
        lines = [in_line(it, now_us) for it in waiting if it.priority in codes]
        if pace is None or now_us // _MINUTE_US != minute:
            minute = now_us // _MINUTE_US
            stays = latest_stays([*before, *replayed.known(now_us)])
            pace = pace_of(stays, lines, office.usual, now_us, knows_staff=False)
            levels = levels_of(stays)
        there = _at_work(replayed, office, now_us)
        place = f"{moment(now_us).astimezone(zone):%H}", _load_name(len(waiting), len(there))
        counters = _expected(there, office, one.service, now_us)
        is_given = any(_calls(it.caller, one.service) for it in there.values())
        if not is_given or one.service not in office.usual or one.priority not in codes:
            said.append((*place, NOTHING))
            continue
        forecast = forecast_of(
            now_us,
            priorities=office.priorities,
            lines=lines,
            counters=counters,
            pace=pace,
            levels=levels,
        )
        runs_s = np.minimum(forecast.newcomer_s(in_line(one, now_us)), NOT_TODAY_S)
        quote = levels.told(runs_s)
        replayed.tell(at, quote)
        came = ((one.called_us or now_us) - now_us) / _SECOND_US
        after_s, before_s, ranged = _by_the_clock(now_us, quote)
        low.append(after_s)
        high.append(before_s)
        is_range.append(ranged)
        said.append((*place, BETWEEN if ranged else BEFORE))
        wait.append(came)
        points[OURS].append(float(np.median(runs_s)))
        simple = _simple(replayed, waiting, now_us, pace)
        for name in (LES, HOL, QL):
            points[name].append(simple.get(name, mean_s))
    if waits:
        points[MEAN_BEFORE] = [mean_s] * len(wait)
    told = Told(
        date=day.date,
        wait=np.array(wait),
        points={name: np.array(some) for name, some in points.items()},
        said=said,
        low=np.array(low),
        high=np.array(high),
        is_range=np.array(is_range, np.bool_),
    )
    return told, replayed.stays


def _load_name(waiting: int, counters: int) -> str:
    """Return how many wait at each counter at work, in steps that are told apart."""
    load = waiting / max(1, counters)
    return next((f"up to {most}" for most in _LOADS if load <= most), f"above {_LOADS[-1]}")


def _calls(caller: Caller, service: str) -> bool:
    return any(line.service == service for line in caller.lines)


def _at_work(past: DaySoFar, office: _Office, now_us: int) -> dict[int, AtCounter]:
    """Return the counters at which somebody was lately."""
    there = {}
    for counter, last in past.at_counters.items():
        over = last.ended_us if last.ended_us is not None and last.ended_us <= now_us else None
        caller = office.caller(counter)
        if over is None:
            there[counter] = AtCounter(
                caller=caller,
                service=last.service,
                since_us=last.called_us,
                priority=last.priority,
                ranked_since_us=last.ranked_since_us,
            )
        elif now_us - over <= _AT_WORK_US:
            there[counter] = AtCounter(caller=caller, since_us=over)
    return there


def _expected(
    there: Mapping[int, AtCounter], office: _Office, service: str, now_us: int
) -> list[AtCounter]:
    """Return the counters that are reckoned with.

    Where none of those at work was seen just now that gives her service, all that give it are
    waited for: else nobody would have been called.
    """
    seen = {
        counter
        for counter, one in there.items()
        if one.service or now_us - (one.since_us or 0) <= _JUST_NOW_US
    }
    gives = {one.counter: one for one in office.callers.values() if _calls(one, service)}
    waited = {} if gives.keys() & seen else {at: AtCounter(caller=one) for at, one in gives.items()}
    return [one for _, one in sorted({**waited, **there}.items())]


def _by_the_clock(now_us: int, quote: ExpectedWait) -> tuple[float, float, bool]:
    """Return from when and until when a wait is over that is told by hours, in seconds from now."""
    now = moment(now_us)
    turn = turn_hours(now, quote)
    before_s = (turn.before - now).total_seconds()
    after_s = (turn.after - now).total_seconds() if turn.after else 0.0
    return after_s, before_s, turn.after is not None


def _simple(
    replayed: DaySoFar, waiting: Sequence[PastStay], now_us: int, pace: Pace
) -> dict[str, float]:
    """Return what others would have told, in seconds."""
    oldest_us = min((one.waiting_since_us for one in waiting), default=now_us)
    found = {HOL: (now_us - oldest_us) / _SECOND_US}
    called = [one for one in replayed.known(now_us) if (one.called_us or 0) > one.waiting_since_us]
    if called:
        last = max(called, key=lambda one: one.called_us or 0)
        found[LES] = ((last.called_us or 0) - last.waiting_since_us) / _SECOND_US
    busy = sum(
        one.ended_us is None or one.ended_us > now_us for one in replayed.at_counters.values()
    )
    mean_s = float(np.mean([table.mean() for table in pace.takes_s.values()]))
    found[QL] = len(waiting) * mean_s / max(1, busy)
    return found


@dataclass(frozen=True, kw_only=True, slots=True)
class PointScore:
    """The errors of one predictor, in seconds."""

    name: str
    mae_s: float
    rmse_s: float
    bias_s: float
    """Below zero: people waited longer than it said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldScore:
    """How often waits were as they were told, by the hours of the clock."""

    name: str
    told: int
    """How many were told it."""
    coverage_pct: float
    below_pct: float
    """Waits that were shorter than told."""
    above_pct: float
    """Waits that were longer."""
    width_s: float


@dataclass(frozen=True, slots=True)
class SaidShares:
    """What those who waited were told, by an hour of the day or by how full the hall was."""

    name: str
    waits: int
    between_pct: float
    before_pct: float
    nothing_pct: float


@dataclass(frozen=True, kw_only=True, slots=True)
class BacktestScores:
    """What a walk through a history showed."""

    trained_from: date | None
    trained_to: date | None
    tested_from: date
    tested_to: date
    waits: int
    mean_wait_s: float
    points: tuple[PointScore, ...]
    told: tuple[ToldScore, ...]
    by_hour: tuple[SaidShares, ...]
    by_load: tuple[SaidShares, ...]

    @property
    def mae_of_les(self) -> float:
        """Return our mean absolute error as a part of that of the last to enter service."""
        mae = {one.name: one.mae_s for one in self.points}
        return mae[OURS] / mae[LES]


def scores_of(told: Sequence[Told], before: Sequence[PastDay]) -> BacktestScores:
    """Return the scores of all days together; no figure is an average of averages."""
    wait = np.concatenate([one.wait for one in told])
    low, high, ranged = (
        np.concatenate([getattr(one, name) for one in told]) for name in ("low", "high", "is_range")
    )
    points = {name: np.concatenate([one.points[name] for one in told]) for name in told[0].points}
    kinds = {
        BETWEEN: (ranged, low),
        BEFORE: (~ranged, np.zeros(len(wait))),
        "the later hour, of all": (np.ones(len(wait), np.bool_), np.zeros(len(wait))),
    }
    return BacktestScores(
        trained_from=before[0].date if before else None,
        trained_to=before[-1].date if before else None,
        tested_from=told[0].date,
        tested_to=told[-1].date,
        waits=len(wait),
        mean_wait_s=float(wait.mean()),
        points=tuple(_point(name, value, wait) for name, value in points.items()),
        told=tuple(
            _told(name, from_s[those], high[those], wait[those])
            for name, (those, from_s) in kinds.items()
            if those.any()
        ),
        by_hour=tuple(_shares([(hour, kind) for one in told for hour, _, kind in one.said])),
        by_load=tuple(_shares([(load, kind) for one in told for _, load, kind in one.said])),
    )


def _shares(said: Sequence[tuple[str, str]]) -> Iterator[SaidShares]:
    counted = Counter(said)
    # An hour comes before a later one, "up to 2" after "up to 1" and "above 8" last.
    for name in sorted({one for one, _ in said}, key=lambda one: (one.startswith("above"), one)):
        told = [counted[name, kind] for kind in (BETWEEN, BEFORE, NOTHING)]
        yield SaidShares(name, sum(told), *(100 * one / sum(told) for one in told))


def _point(name: str, said: Floats, wait: Floats) -> PointScore:
    error = said - wait
    return PointScore(
        name=name,
        mae_s=float(np.abs(error).mean()),
        rmse_s=float(np.sqrt((error**2).mean())),
        bias_s=float(error.mean()),
    )


def _told(name: str, low: Floats, high: Floats, wait: Floats) -> ToldScore:
    below, above = float((wait < low).mean()), float((wait > high).mean())
    return ToldScore(
        name=name,
        told=len(wait),
        coverage_pct=100 * (1 - below - above),
        below_pct=100 * below,
        above_pct=100 * above,
        width_s=float((high - low).mean()),
    )


_TRIED_S = (0, 15, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1200, 1800, 2700, 3600)
_FEWEST_PAIRS = 50


def rule_seen(days: Sequence[PastDay], classes: Sequence[str]) -> tuple[PriorityClass, ...]:
    """Return the classes with the head starts by which their visitors were called.

    It puts a class before the commonest one. Of those who waited in the same line at a call,
    whoever was called should have stood first: the head start is tried with which that holds for
    the most pairs of the two classes.
    """
    counted = Counter(one.priority for day in days for one in day.stays)
    commonest = counted.most_common(1)[0][0] if counted else None
    heads = {
        code: _best(_leads(days, code, commonest)) if commonest not in {None, code} else 0.0
        for code in classes
    }
    return tuple(
        PriorityClass(code=code, names={}, head_start=timedelta(seconds=head))
        for code, head in heads.items()
    )


def _leads(days: Sequence[PastDay], other: str, commonest: str | None) -> Floats:
    """Return by how much each ``other`` that was called first had come later, and the reverse.

    A pair in which the ``other`` was called first gives (lead, +1), else (lead, -1).
    """
    pairs: list[tuple[float, float]] = []
    for day in days:
        called = [one for one in day.stays if one.called_us is not None]
        for service in {one.service for one in called}:
            same = [one for one in called if one.service == service]
            one, two = (
                _times([it for it in same if it.priority == of]) for of in (other, commonest)
            )
            if not len(one) or not len(two):
                continue
            later = one[:, :1] - two[:, 0]
            both = (one[:, :1] < two[:, 1]) & (two[:, 0] < one[:, 1:])
            first = np.sign(two[:, 1] - one[:, 1:])
            pairs.extend(zip(later[both].tolist(), first[both].tolist(), strict=True))
    return np.array(pairs, np.float64).reshape(-1, 2)


def _times(stays: Sequence[PastStay]) -> Floats:
    """Return when each joined and was called, in seconds."""
    times = [(one.waiting_since_us, one.called_us) for one in stays]
    return np.array(times, np.float64).reshape(-1, 2) / _SECOND_US


def _best(leads: Floats) -> float:
    if len(leads) < _FEWEST_PAIRS:
        return 0.0
    later, first = leads.T
    # Who came later by less than the head start is called first.
    right = [float(np.mean(np.sign(tried - later) * first > 0)) for tried in _TRIED_S]
    return float(_TRIED_S[int(np.argmax(right))])
