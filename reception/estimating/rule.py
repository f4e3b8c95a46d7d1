"""The calling rule as a history shows it, where the house has not told it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reception.estimating.days import Day, Floats

_TRIED_S = (0, 15, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1200, 1800, 2700, 3600)
_FEWEST_PAIRS = 50


@dataclass(frozen=True, slots=True)
class Rule:
    """Head start in seconds and rate, by class; the highest ``head + rate x waited`` is called."""

    heads: Floats
    rates: Floats


def rule_seen(days: Sequence[Day], classes: int, services: int) -> Rule:
    """Return the rule by which visitors were called, as a head start for each class."""
    return Rule(_head_starts(days, classes, services), np.ones(classes))


def _head_starts(days: Sequence[Day], classes: int, services: int) -> Floats:
    """Return the seconds by which each class is put before the commonest one.

    Of those who waited in the same line at a call, whoever was called should have stood first: the
    head start is tried with which that holds for the most pairs of the two classes.
    """
    heads = np.zeros(classes)
    if classes <= 1 or not days:
        return heads
    sizes = np.bincount(np.concatenate([day.priority for day in days]), minlength=classes)
    commonest = int(sizes.argmax())
    for other in range(classes):
        if other != commonest:
            leads = _leads(days, other, commonest, services)
            heads[other] = _best(leads)
    return heads


def _leads(days: Sequence[Day], other: int, commonest: int, services: int) -> Floats:
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
