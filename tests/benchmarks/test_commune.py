"""The made-up commune: what is drawn is drawn for all alike."""

from random import Random

from bench.commune import COUNTERS, FIRST_DAY, Day


def test_whoever_has_a_stand_in_may_be_absent() -> None:
    six = (*COUNTERS, COUNTERS[0], COUNTERS[2])
    absent = set()
    for seed in range(120):
        day = Day(FIRST_DAY, Random(seed), counters=six)  # noqa: S311 - no secret
        called = {one.counter for one in day.visits() if one.counter}
        absent |= {*range(1, len(six) + 1)} - called
    assert absent == {1, 2, 4, 5, 6}
