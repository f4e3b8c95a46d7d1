"""What the past tells of a unit as a whole: how long services take, who serves what, how busy."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reception.estimating.days import Day, Flags, Floats
from reception.estimating.rule import Rule

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


def house_of(days: Sequence[Day], services: int, desks: int, rule: Rule) -> House:
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
