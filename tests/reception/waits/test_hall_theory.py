"""The hall run forward against queueing theory: waits and leaving in lines that have settled."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from reception.waits.hall_run import ALWAYS_S, NEVER_S, Lines, VisitorTimes, run_forward
from tests.support.kleinrock import T_999, Load

RUNS, PEOPLE, SETTLED = 30, 10_000, 2000


@dataclass(frozen=True)
class Seen:
    """What became of those who came after the line had settled, run by run; in mean services."""

    waits: NDArray[np.float64]
    """Of those who were called."""
    left: NDArray[np.float64]
    """The part that was not."""


def line(load: Load, *, patience: float = NEVER_S, seed: int = 3) -> list[Seen]:
    """Return what came of each class of a line at alike counters; a mean service lasts 1."""
    chance = np.random.default_rng(seed)
    total = sum(load.arrivals)
    sizes = [int(PEOPLE * one / total) for one in load.arrivals]
    joined = np.concatenate(
        [
            chance.exponential(1 / one, (RUNS, size)).cumsum(axis=1)
            for one, size in zip(load.arrivals, sizes, strict=True)
        ],
        axis=1,
    )
    stays = chance.exponential(patience, joined.shape) if patience < NEVER_S else NEVER_S
    classes = len(sizes)
    first = np.concatenate([[0], np.cumsum(sizes)])
    called = run_forward(
        Lines(
            head_start_s=np.zeros(classes),
            rate=np.array(load.rates, float),
            after_s=np.full((load.counters, classes), ALWAYS_S),
        ),
        VisitorTimes(
            first=first,
            ranked_s=joined,
            there_s=joined,
            leaves_s=joined + stays,
            takes_s=chance.exponential(1 / load.service, joined.shape),
        ),
        np.zeros((RUNS, load.counters)),
        Lines(head_start_s=np.zeros(0), rate=np.zeros(0), after_s=np.zeros((load.counters, 0))),
        until_s=NEVER_S,
    ).visitors_s
    # Only while all classes come.
    ends = joined[:, first[1:] - 1].min(axis=1, keepdims=True)
    begins = SETTLED / total
    seen = []
    for begin, end in pairwise(first):
        at = joined[:, begin:end]
        counted = (at > begins) & (at < ends - 0.05 * ends)
        is_called = called[:, begin:end] < NEVER_S
        waits = np.where(counted & is_called, called[:, begin:end] - at, np.nan)
        seen.append(Seen(np.nanmean(waits, axis=1), (counted & ~is_called).sum(1) / counted.sum(1)))
    return seen


def holds(seen: NDArray[np.float64], expected: float) -> None:
    """Assert that a mean of runs is as expected, in an interval that says something."""
    half = T_999 * seen.std(ddof=1) / math.sqrt(len(seen))
    assert abs(seen.mean() - expected) <= half, f"{seen.mean():.4f} ± {half:.4f}, {expected:.4f}"
    assert half < expected / 4


@pytest.mark.parametrize(("counters", "load"), [(1, 0.8), (4, 0.9), (6, 0.85)])
def test_waits_before_alike_counters_are_erlangs(counters: int, load: float) -> None:
    expected = Load(rates=(1,), arrivals=(load * counters,), counters=counters)
    (seen,) = line(expected)
    holds(seen.waits, expected.mean_wait)


@pytest.mark.parametrize(("counters", "load", "patience"), [(4, 1.2, 2.0), (6, 0.95, 5.0)])
def test_leaving_is_as_garnett_mandelbaum_and_reiman_have_it(
    counters: int, load: float, patience: float
) -> None:
    arrivals = load * counters
    (seen,) = line(Load(rates=(1,), arrivals=(arrivals,), counters=counters), patience=patience)
    holds(seen.left, erlang_a_left(arrivals, counters, patience))


def test_classes_wait_as_kleinrock_has_it() -> None:
    expected = Load(rates=(1, 1.5, 2), arrivals=(1.6, 0.6, 0.3), counters=3)
    for seen, wait in zip(line(expected), expected.mean_waits(), strict=True):
        holds(seen.waits, wait)


def erlang_a_left(arrivals: float, counters: int, patience: float) -> float:
    """Return which part leaves an M/M/n+M line (Garnett, Mandelbaum, Reiman, MSOM 4, 2002).

    A birth and death chain: of those in the line each leaves at the rate of a patience.
    """
    weights, present = [1.0], 0
    while weights[-1] > 1e-14 * max(weights) or present <= counters:
        present += 1
        ends = min(present, counters) + max(0, present - counters) / patience
        weights.append(weights[-1] * arrivals / ends)
    queued = sum(max(0, n - counters) * one for n, one in enumerate(weights)) / sum(weights)
    return queued / patience / arrivals
