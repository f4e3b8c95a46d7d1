"""What the past tells of a unit as a whole: how long services take, who serves what, how busy."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from reception.waits.days import Flags, Floats, LearnedDay

_AIM = 0.1
_PACE = 0.01
_KEPT = 1500
FEWEST_OF_SERVICE = 150
_LEAST, _MOST = 0.005, 0.4


@dataclass(slots=True)
class _Side:
    """One bound of the ranges of one service."""

    level: float = _AIM
    misses: deque[float] = field(default_factory=lambda: deque(maxlen=_KEPT))


@dataclass(slots=True)
class Calibration:
    """By how much a range is moved outwards, told from what earlier ranges missed.

    A miss is the distance, of logarithms, by which a bound was beyond the wait: it grows with it.
    """

    sides: dict[tuple[int, int], _Side] = field(default_factory=lambda: defaultdict(_Side))
    everybody: tuple[deque[float], deque[float]] = field(
        default_factory=lambda: (deque(maxlen=_KEPT), deque(maxlen=_KEPT))
    )

    def ranged(self, service: int, low: float, high: float) -> tuple[float, float]:
        """Return the range to announce for the one that was predicted."""
        return widened(low, high, self._margin(service, 0), self._margin(service, 1))

    def seed(self, service: int, low: float, high: float, wait: float) -> None:
        """Take in what a range that was never announced would have missed."""
        for side, miss in enumerate(misses(low, high, wait)):
            self.sides[service, side].misses.append(miss)
            self.everybody[side].append(miss)

    def heard(self, service: int, low: float, high: float, wait: float) -> None:
        """Take in how a predicted range, announced with the present margins, turned out."""
        for side, miss in enumerate(misses(low, high, wait)):
            mine = self.sides[service, side]
            missed = miss > self._margin(service, side)
            mine.level = min(_MOST, max(_LEAST, mine.level + _PACE * (_AIM - missed)))
        self.seed(service, low, high, wait)

    def _margin(self, service: int, side: int) -> float:
        mine = self.sides[service, side]
        misses = mine.misses if len(mine.misses) >= FEWEST_OF_SERVICE else self.everybody[side]
        if not misses:
            return 0.0
        return float(np.quantile(np.fromiter(misses, float), 1 - mine.level))


def widened(low: float, high: float, below: float, above: float) -> tuple[float, float]:
    """Return a range whose bounds are moved outwards by so much, of logarithms."""
    low, high = max(0.0, min(low, high)), max(0.0, low, high)
    lower, upper = np.log1p(low) - below, np.log1p(high) + above
    if lower > upper:
        lower = upper = (lower + upper) / 2
    return max(0.0, float(np.expm1(lower))), max(0.0, float(np.expm1(upper)))


def seeded(services: "list[int]", bounds: Floats, waits: Floats) -> Calibration:
    """Return the calibration that ranges which were never announced lead to."""
    made = Calibration()
    for service, (low, high), wait in zip(services, bounds, waits, strict=True):
        made.seed(service, float(low), float(high), float(wait))
    return made


def misses(low: float, high: float, wait: float) -> tuple[float, float]:
    """Return by how much, of logarithms, the bounds were beyond a wait; below zero: they held."""
    low, high = max(0.0, min(low, high)), max(0.0, low, high)
    return float(np.log1p(low) - np.log1p(wait)), float(np.log1p(wait) - np.log1p(high))


_TRIED_S = (0, 15, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1200, 1800, 2700, 3600)
_FEWEST_PAIRS = 50


@dataclass(frozen=True, slots=True)
class Rule:
    """Head start in seconds and rate, by class; the highest ``head + rate x waited`` is called."""

    heads: Floats
    rates: Floats


def rule_seen(days: Sequence[LearnedDay], classes: int, services: int) -> Rule:
    """Return the rule by which visitors were called, as a head start for each class.

    It puts a class before the commonest one. Of those who waited in the same line at a call,
    whoever was called should have stood first: the head start is tried with which that holds for
    the most pairs of the two classes.
    """
    heads = np.zeros(classes)
    if classes > 1 and days:
        sizes = np.bincount(np.concatenate([day.priority for day in days]), minlength=classes)
        commonest = int(sizes.argmax())
        for other in range(classes):
            if other != commonest:
                heads[other] = _best(_leads(days, other, commonest, services))
    return Rule(heads, np.ones(classes))


def _leads(days: Sequence[LearnedDay], other: int, commonest: int, services: int) -> Floats:
    """Return by how much each ``other`` that was called first had come later, and the reverse.

    A pair in which the ``other`` was called first gives (lead, +1), else (lead, -1).
    """
    pairs: list[tuple[float, float]] = []
    for day in days:
        for service in range(services):
            of = day.service == service
            one = np.flatnonzero(of & (day.priority == other) & np.isfinite(day.called))
            two = np.flatnonzero(of & (day.priority == commonest) & np.isfinite(day.called))
            if not one.size or not two.size:
                continue
            later = day.joined[one][:, None] - day.joined[two][None, :]
            both = (day.joined[one][:, None] < day.called[two][None, :]) & (
                day.joined[two][None, :] < day.called[one][:, None]
            )
            first = np.sign(day.called[two][None, :] - day.called[one][:, None])
            pairs.extend(zip(later[both].tolist(), first[both].tolist(), strict=True))
    return np.array(pairs, np.float64).reshape(-1, 2)


def _best(leads: Floats) -> float:
    if len(leads) < _FEWEST_PAIRS:
        return 0.0
    later, first = leads.T
    # Who came later by less than the head start is called first.
    right = [float(np.mean(np.sign(tried - later) * first > 0)) for tried in _TRIED_S]
    return float(_TRIED_S[int(np.argmax(right))])


_HALF_HOURS = 96  # of the day and the night after it
HALF_HOUR_S = 1800.0
_PRIOR_SERVICES = 5
_PRIOR_WAITS = 20
# A desk that gave so small a part of its services to one of them does not count for it.
_LEAST_SHARE = 0.01
_FEWEST_SERVICES = 10
_KINDS_OF_DAY = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """The figures of the past that a prediction stands on."""

    service_s: Floats
    """Mean time at the counter, by service."""
    shares: Floats
    """What part of each desk's services was of which service."""
    serves: Flags
    """Which desk serves what."""
    leaving: Floats
    """How many a second leave of those who wait: one number."""
    wait_s: Floats
    """The mean wait of who waited: one number."""
    usual_wait_s: Floats
    """The mean wait by half-hour of the day."""
    usual_arrivals: Floats
    """How many join in a half-hour, by weekday (rows) and half-hour."""
    heads: Floats
    """The seconds by which each class is put before the others."""
    rates: Floats
    """How often a second of each class counts."""


def house_of(days: Sequence[LearnedDay], services: int, desks: int, rule: Rule) -> House:
    """Return what these days tell; nothing of later ones is known."""
    time_of, count = np.zeros(services), np.zeros(services)
    given = np.zeros((max(desks, 1), services))
    waited = left = 0.0
    halves, wait_sum = np.zeros(_HALF_HOURS), np.zeros(_HALF_HOURS)
    arrivals = np.zeros((_KINDS_OF_DAY, _HALF_HOURS))
    seen = np.zeros(_KINDS_OF_DAY)
    for day in days:
        done = day.served & np.isfinite(day.ended) & (day.ended > day.called)
        took = np.where(done, day.ended, 0.0) - np.where(done, day.called, 0.0)
        np.add.at(time_of, day.service[done], took[done])
        np.add.at(count, day.service[done], 1)
        known = done & (day.desk >= 0)
        np.add.at(given, (day.desk[known], day.service[known]), 1)
        gone = np.isfinite(day.left)
        waited += float((day.left[gone] - day.joined[gone]).sum())
        left += float((gone & ~np.isfinite(day.called)).sum())
        counted = day.counted
        half = half_hour(day.joined)
        np.add.at(halves, half[counted], 1)
        np.add.at(wait_sum, half[counted], day.waits[counted])
        np.add.at(arrivals[day.date.weekday()], half, 1)
        seen[day.date.weekday()] += 1
    overall = float(time_of.sum() / count.sum()) if count.sum() else 300.0
    mean_wait = float(wait_sum.sum() / halves.sum()) if halves.sum() else overall
    totals = given.sum(axis=1, keepdims=True)
    shares = given / np.maximum(totals, 1)
    # A weekday that was not seen yet is taken as an average one.
    usual = arrivals / np.maximum(seen, 1)[:, None]
    usual[seen == 0] = arrivals.sum(axis=0) / max(seen.sum(), 1)
    return House(
        service_s=(time_of + _PRIOR_SERVICES * overall) / (count + _PRIOR_SERVICES),
        shares=shares,
        serves=(shares >= _LEAST_SHARE) | (totals < _FEWEST_SERVICES),
        leaving=np.array(left / max(waited, 1.0)),
        wait_s=np.array(mean_wait),
        usual_wait_s=(wait_sum + _PRIOR_WAITS * mean_wait) / (halves + _PRIOR_WAITS),
        usual_arrivals=usual,
        heads=rule.heads,
        rates=rule.rates,
    )


def half_hour(seconds: Floats) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the half-hours of a day and the night after it that these instants fall into."""
    return np.clip(seconds // HALF_HOUR_S, 0, _HALF_HOURS - 1).astype(np.int64)
