"""How fast a hall moves: what its latest visits tell, and the template where few were seen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import groupby, pairwise
from statistics import NormalDist

import numpy as np

from reception.waits.hall import InLine, Pace
from reception.waits.hall_run import NEVER_S, Floats
from reception.waits.model import PastStay

_SECOND_US = 1_000_000
VALUES = 128
"""How many equally likely values a table has."""
_PARTS = (np.arange(VALUES) + 0.5) / VALUES
# Weight of the unit's own figure against measured service times, in services.
_PRIOR_SERVICES = 5
# A service that somebody forgot to end counts at most so many times the unit's figure.
_LONGEST = 5
# Nobody is served for so long: her visit was ended the next morning.
_FORGOTTEN_S = 8 * 3600.0
# Older visits say little of the present pace.
_LATEST = 200
# How services spread around their mean: lognormal, as Brown et al. found (JASA 100, 2005).
_VARIATION = 0.7
# Weight of the template's pace against the measured one, in visits, and how far it may be wrong.
_PRIOR_VISITS, _UNSURE = 15, 0.3
LONGEST_GAP_S = 900.0
"""Who calls nobody for so long, though somebody waits, was not at the counter."""
# Who served nobody for so long may have gone home, and what comes later is not waited for.
AT_WORK_S, NOT_TODAY_S = 3600.0, 7200.0
_COUNTED_S, _LEAST_COUNTED_S = 3600.0, 600.0
_FEWEST_LEFT = 5


def pace_of(
    stays: Sequence[PastStay],
    waiting: Sequence[InLine],
    usual: Mapping[str, timedelta],
    now_us: int,
    *,
    latest: int = _LATEST,
    knows_staff: bool = True,
) -> Pace:
    """Return how fast the hall moves.

    Args:
        stays: who was called or left lately, in any order.
        waiting: who waits now.
        usual: how long each service takes by the unit's description.
        now_us: the instant, in microseconds since 1970 UTC.
        latest: so many visits of each service tell how long it takes.
        knows_staff: whether it is known where somebody is at work now; else a counter that is free
            may as well have closed.
    """
    measured: dict[str, list[float]] = defaultdict(list)
    for one in sorted(stays, key=lambda one: -one.seen_us):
        if one.called_us is not None and one.ended_us is not None and one.service in usual:
            took_s = (one.ended_us - one.called_us) / _SECOND_US
            # A clock that was set back between call and end tells nothing.
            if 0 <= took_s < _FORGOTTEN_S:
                measured[one.service].append(took_s)
    took = {code: some[:latest] for code, some in measured.items()}
    pace, unsure = _unit_pace(took, usual)
    return Pace(
        takes_s={
            code: service_table(pace * mean.total_seconds(), took.get(code, ()))
            for code, mean in usual.items()
        },
        unsure=unsure,
        gaps_s=_gaps(stays),
        stays_s=_patience(stays, usual, waiting),
        joining=_joining(stays, waiting, now_us),
        returns_s=_returns(stays, knows_staff=knows_staff),
        sent_on=_sent_on(stays, usual),
    )


def _unit_pace(
    took: Mapping[str, Sequence[float]], usual: Mapping[str, timedelta]
) -> tuple[float, float]:
    """Return how long visits take against what is usual, and how far that is still unknown.

    A new unit's template tells the services apart, and may be wrong of all of them alike.
    """
    usual_s = {code: mean.total_seconds() for code, mean in usual.items()}
    prior_s = _PRIOR_VISITS * sum(usual_s.values()) / max(1, len(usual_s))
    count = sum(map(len, took.values()))
    seen_s = sum(min(one, usual_s[code] * _LONGEST) for code in took for one in took[code])
    expected_s = sum(usual_s[code] * len(some) for code, some in took.items())
    unsure = _UNSURE * (_PRIOR_VISITS / (_PRIOR_VISITS + count)) ** 0.5
    return (seen_s + prior_s) / (expected_s + prior_s) if prior_s else 1.0, unsure


def service_table(usual_s: float, took_s: Iterable[float]) -> Floats:
    """Return equally likely service times: those measured, and the usual one where few were."""
    measured = [min(one, usual_s * _LONGEST) for one in took_s]
    values = np.concatenate((_SHAPE * usual_s, measured))
    weights = np.append(np.full(VALUES, _PRIOR_SERVICES / VALUES), np.ones(len(measured)))
    order = values.argsort(kind="stable")
    reached = weights[order].cumsum()
    found: Floats = values[order][np.searchsorted(reached, _PARTS * reached[-1])]
    return found


def _lognormal() -> Floats:
    """Return equally likely values of a lognormal variable whose mean is one."""
    square = np.log1p(_VARIATION**2)
    normal = NormalDist()
    shape: Floats = np.exp(square**0.5 * np.array([normal.inv_cdf(one) for one in _PARTS]))
    return shape / shape.mean()


_SHAPE = _lognormal()


def _gaps(stays: Iterable[PastStay]) -> Floats:
    """Return how long counters take from the end of a visit to the next call.

    Where the next visitor waited already: else the counter waited for her.
    """
    served = [one for one in stays if one.counter is not None and one.ended_us is not None]
    served.sort(key=lambda one: (one.service_day, one.counter or 0, one.called_us or 0))
    found = [0.0]
    for _, mine in groupby(served, key=lambda one: (one.service_day, one.counter)):
        for one, other in pairwise(mine):
            over, called = one.ended_us or 0, other.called_us or 0
            gap_s = (called - over) / _SECOND_US
            if other.waiting_since_us < over and 0 <= gap_s < LONGEST_GAP_S:
                found.append(gap_s)
    gaps: Floats = np.quantile(found, _PARTS)
    return gaps


def _returns(stays: Sequence[PastStay], *, knows_staff: bool) -> Floats:
    """Return since when counters were free while somebody joined who waited, and until when.

    Of counters that give her service, as they did on any of these days. Where it is known who is at
    work, a counter to which she was not left says nothing: a colleague was quicker.
    """
    calls: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    came: dict[str, list[PastStay]] = defaultdict(list)
    gives: dict[int, set[str]] = defaultdict(set)
    for one in stays:
        if one.called_us is not None and one.called_us > one.waiting_since_us:
            came[one.service_day].append(one)
        if one.counter is not None and one.called_us is not None and one.ended_us is not None:
            calls[one.service_day, one.counter].append((one.called_us, one.ended_us))
            gives[one.counter].add(one.service)
    found = [np.empty((0, 2))]
    for (day, counter), mine in calls.items():
        begun, over = np.array(sorted(mine), np.float64).T / _SECOND_US
        able = [
            (one.waiting_since_us, one.called_us)
            for one in came[day]
            if one.service in gives[counter]
        ]
        at_s, left_s = np.array(able, np.float64).reshape(-1, 2).T / _SECOND_US
        last = np.searchsorted(begun, at_s, side="right") - 1
        since_s = at_s - over[last]
        until_s = np.append(begun, np.inf)[last + 1] - at_s
        those = (last >= 0) & (since_s >= 0) & (since_s <= AT_WORK_S)
        if knows_staff:
            those &= (until_s < LONGEST_GAP_S) & (until_s <= left_s - at_s)
        found.append(np.column_stack((since_s, np.minimum(until_s, NOT_TODAY_S)))[those])
    returns: Floats = np.concatenate(found)
    return returns


def _patience(
    stays: Sequence[PastStay], services: Iterable[str], waiting: Sequence[InLine]
) -> dict[str, Floats]:
    """Return how long visitors of each service wait before they leave; as all do where few left."""
    waits: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for stay in stays:
        over = stay.called_us if stay.called_us is not None else stay.ended_us
        # Of who waited until the doors closed it is not known.
        if over is not None:
            waited_s = (over - stay.waiting_since_us) / _SECOND_US
            waits[stay.service].append((waited_s, stay.called_us is None))
    for one in waiting:
        waits[one.service].append((-one.since_s, False))
    everybody = patience_table([one for some in waits.values() for one in some])
    few = {code for code, some in waits.items() if sum(left for _, left in some) < _FEWEST_LEFT}
    return {
        code: everybody if code in few or code not in waits else patience_table(waits[code])
        for code in services
    }


def patience_table(waits: Sequence[tuple[float, bool]]) -> Floats:
    """Return after which waits equally many leave, as Kaplan and Meier tell; never where they stay.

    Args:
        waits: how long each waited, in seconds, and whether she left then; else she was called.
    """
    if sum(left for _, left in waits) < _FEWEST_LEFT:
        return np.full(VALUES, NEVER_S)
    # Of two alike, she who left comes first: the other would have waited longer.
    ordered = sorted(waits, key=lambda one: (one[0], not one[1]))
    left = np.array([one for _, one in ordered])
    stays = np.cumprod(1 - left / np.arange(len(ordered), 0, -1))
    leaves_s = np.append([max(0.0, wait) for wait, _ in ordered], NEVER_S)
    found: Floats = leaves_s[np.searchsorted(-stays, _PARTS - 1)]
    return found


def _sent_on(
    stays: Sequence[PastStay], services: Mapping[str, object]
) -> dict[str, dict[str, float]]:
    """Return what part of each service is sent on to which; the less, the fewer are known."""
    over = [one for one in stays if one.called_us is not None and one.ended_us is not None]
    of_all = Counter(one.service for one in over)
    sent = Counter((one.service, one.sent_to) for one in over if one.sent_to in services)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    # In one order, whatever that of the stays is: every station draws the same.
    for service, to in sorted((one, to) for one, to in sent if to):
        found[service][to] = sent[service, to] / (of_all[service] + _PRIOR_SERVICES)
    return found


def _joining(
    stays: Iterable[PastStay], waiting: Iterable[InLine], now_us: int
) -> dict[tuple[str, str], float]:
    """Return how many joined in a second of the last hour, by service and class.

    Who was sent on is none of them: she came before.
    """
    ago_s = [(one[:2], -one.since_s) for one in waiting if one.ranked_s >= one.since_s]
    ago_s += [
        ((one.service, one.priority), (now_us - one.waiting_since_us) / _SECOND_US)
        for one in stays
        if one.ranked_since_us >= one.waiting_since_us
    ]
    lately = [(of, ago) for of, ago in ago_s if 0 <= ago < _COUNTED_S]
    # Of a day that has just begun, since its first visitor.
    counted_s = max((_LEAST_COUNTED_S, *(ago for _, ago in lately)))
    return {of: count / counted_s for of, count in Counter(of for of, _ in lately).items()}
