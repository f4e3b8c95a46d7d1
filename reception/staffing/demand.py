"""Days like those of the past: who comes, how long each takes a counter, and how long she waits.

A drawn day is a whole day of the past of that weekday, each as often as the others; its visitors
come a few minutes earlier or later, take a counter as long as some visitor of their service did,
and leave as Kaplan and Meier have it. Every plan is tried on the same draws (common random
numbers), so that two plans differ by what they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from reception.domain.calendar import Period
from reception.waits.hall import Pace
from reception.waits.hall_run import NEVER_S, NOBODY_S, Flags, Floats, VisitorTimes, WholeNumbers

DRAWN_DAYS = 200
"""On so many every plan is tried."""
FRESH_DAYS = 400
"""On so many others the one that is chosen is judged: on those it was chosen by it looks better."""
HALF_HOUR_S = 1800
_JITTER_S = 300.0


@dataclass(frozen=True, slots=True)
class StaffedTimes:
    """The half hours of a weekday in which people can work, in seconds since midnight."""

    begins: Floats
    ends: Floats

    @property
    def is_last(self) -> Flags:
        """Return of each whether the doors close at its end."""
        return np.append(self.begins[1:] > self.ends[:-1], True)

    def of(self, at_s: Floats) -> WholeNumbers:
        """Return in which half hour somebody counts who comes then, or as many as there are.

        Who comes between two stretches counts with the next one.
        """
        return np.searchsorted(self.ends, at_s, side="right")


def staffed_times(hours: Sequence[Period]) -> StaffedTimes:
    """Return the half hours of some opening hours."""
    cut: list[tuple[float, float]] = []
    for one in hours:
        opens, closes = (60.0 * (at.hour * 60 + at.minute) for at in (one.opens, one.closes))
        marks = np.arange(opens // HALF_HOUR_S + 1, closes / HALF_HOUR_S) * HALF_HOUR_S
        cut += zip([opens, *marks], [*marks, closes], strict=True)
    begins, ends = np.array(cut).reshape(-1, 2).T
    return StaffedTimes(begins, ends)


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffingPast:
    """A day of the past: who came when, in seconds since midnight, and stood in which line."""

    date: date
    joined_s: Floats
    called_s: Floats
    """Infinite of who was not called."""
    left_s: Floats
    """Likewise of who was, and of who waited until the doors closed."""
    service: WholeNumbers
    line_of: WholeNumbers
    """-1 for none."""
    is_marked: bool
    """Whether such a day is told apart, as one beside a holiday."""
    opened: int = 0
    """At so many counters visitors were served."""

    @property
    def weekday(self) -> int:
        """Return its day of the week, from 1, Monday."""
        return self.date.isoweekday()

    @property
    def came(self) -> int:
        """Return how many stood in a line."""
        return int((self.line_of >= 0).sum())


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawnDays:
    """Days as they may be: runs x visitors, line after line."""

    day: WholeNumbers
    """Which day of the past each run is."""
    visitors: VisitorTimes
    half_hour: WholeNumbers
    """In which she joins; as many as there are where nobody stands."""
    service: WholeNumbers


def part_away(past: Sequence[StaffingPast]) -> float:
    """Return what part of the counters that are usual on a weekday were not there."""
    usual = missing = 0.0
    for weekday in {one.weekday for one in past}:
        opened = np.array([one.opened for one in past if one.weekday == weekday])
        most = np.median(opened)
        usual += most * len(opened)
        missing += np.maximum(most - opened, 0).sum()
    return float(missing / usual) if usual else 0.0


def drawn_days(
    days: Sequence[StaffingPast],
    lines: int,
    times: StaffedTimes,
    pace: Pace,
    chance: np.random.Generator,
    *,
    runs: int = DRAWN_DAYS,
) -> DrawnDays:
    """Draw days.

    Args:
        days: of the past, of one weekday.
        lines: how many there are to stand in.
        times: who comes after them does not count; who comes before waits from then on.
        pace: of services, in the order of their numbers.
        chance: decides.
        runs: so many days.
    """
    counts = np.array([np.bincount(one.line_of + 1, minlength=lines + 1)[1:] for one in days])
    first = np.concatenate([[0], np.cumsum(counts.max(axis=0, initial=0))])
    joined = np.full((len(days), first[-1]), NOBODY_S)
    service = np.zeros(joined.shape, np.int64)
    for place, day in enumerate(days):
        order = np.argsort(day.line_of, kind="stable")[len(day.line_of) - day.came :]
        before = np.cumsum(counts[place]) - counts[place]
        at = (first[:-1] - before)[day.line_of[order]] + np.arange(len(order))
        joined[place, at], service[place, at] = day.joined_s[order], day.service[order]
    rounds = [chance.permutation(len(days)) for _ in range(-(-runs // len(days)))]
    picked = np.concatenate(rounds)[:runs]
    at_s, of_service = joined[picked], service[picked]
    opens_s, closes_s = times.begins[0], times.ends[-1]
    moved_s = at_s + chance.uniform(-_JITTER_S, _JITTER_S, at_s.shape)
    # At the doors as many are moved in as out.
    moved_s = closes_s - np.maximum(np.abs(closes_s - opens_s - np.abs(moved_s - opens_s)), 1.0)
    moved_s = np.where(at_s > opens_s, moved_s, opens_s)
    moved_s = np.maximum(moved_s, times.begins[times.of(moved_s)])
    at_s = np.where(at_s < closes_s, moved_s, NOBODY_S)
    for begin, end in pairwise(first):
        order = np.argsort(at_s[:, begin:end], axis=1, kind="stable")
        for table in (at_s, of_service):
            table[:, begin:end] = np.take_along_axis(table[:, begin:end], order, axis=1)
    takes_s = _drawn([*pace.takes_s.values()], of_service, chance)
    takes_s += chance.choice(pace.gaps_s, at_s.shape)
    stays_s = _drawn([*pace.stays_s.values()], of_service, chance)
    return DrawnDays(
        day=picked,
        visitors=VisitorTimes(
            first=first, ranked_s=at_s, there_s=at_s, leaves_s=at_s + stays_s, takes_s=takes_s
        ),
        half_hour=np.where(at_s < NEVER_S, times.of(at_s), len(times.ends)),
        service=of_service,
    )


def _drawn(tables: Sequence[Floats], of: WholeNumbers, chance: np.random.Generator) -> Floats:
    """Return a value for each, of the table with its number."""
    values = np.array(tables)
    found: Floats = values[of, chance.integers(0, values.shape[1], of.shape)]
    return found
