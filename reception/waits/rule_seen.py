"""The calling rule of a place that says none: a head start for each class, as its calls show it."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from reception.domain.calling_rule import PriorityClass
from reception.waits.hall_run import Floats
from reception.waits.model import PastStay
from reception.waits.past_day import PastDay

_TRIED_S = (0, 15, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1200, 1800, 2700, 3600)
_FEWEST_PAIRS = 50
_SECOND_US = 1_000_000


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
