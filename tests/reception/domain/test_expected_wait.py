import math
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reception.domain.expected_wait import (
    ExpectedWait,
    QueueAhead,
    _gamma_quantile,
    blended_service_time,
    expected_wait,
)
from tests.support.every_case import every_case

STEP = timedelta(minutes=5)
LOW, HIGH = -1.2815515655446004, 1.2815515655446004
minutes = st.integers(1, 60).map(lambda count: timedelta(minutes=count))
queues = st.lists(
    st.builds(QueueAhead, tickets=st.integers(0, 40), share=st.floats(0, 1), service_time=minutes),
    max_size=4,
)


def line(tickets: int, service_time: timedelta = timedelta(minutes=6)) -> list[QueueAhead]:
    return [QueueAhead(tickets=tickets, share=1, service_time=service_time)]


def wait(
    ahead: list[QueueAhead],
    *,
    open_counters: int = 1,
    free_counters: int = 0,
    service_time: timedelta = timedelta(minutes=6),
) -> ExpectedWait:
    found = expected_wait(
        ahead, open_counters=open_counters, free_counters=free_counters, service_time=service_time
    )
    assert found is not None
    return found


def part_below(x: float, shape: int) -> float:
    """Return the part of sums of ``shape`` exponential times of mean 1 that is below ``x``."""
    return 1 - math.exp(-x) * sum(x**k / math.factorial(k) for k in range(shape))


@every_case("shape", [1, 2, 3, 5, 8, 13, 21, 34, 55, 89])
def test_the_quantiles_are_those_of_a_sum_of_exponential_times(shape: int) -> None:
    assert part_below(_gamma_quantile(shape, shape, LOW), shape) == pytest.approx(0.1, abs=0.007)
    assert part_below(_gamma_quantile(shape, shape, HIGH), shape) == pytest.approx(0.9, abs=0.007)


# Printed tables of the chi-square distribution, degrees of freedom 2, 10 and 30, halved.
@every_case(("shape", "low", "high"), [(1, 0.105, 2.303), (5, 2.433, 7.994), (15, 10.300, 20.128)])
def test_the_quantiles_are_those_of_the_tables(shape: int, low: float, high: float) -> None:
    assert _gamma_quantile(shape, shape, LOW) == pytest.approx(low, abs=0.03)
    assert _gamma_quantile(shape, shape, HIGH) == pytest.approx(high, abs=0.03)


@given(queues, st.integers(1, 8), st.integers(0, 8), minutes)
def test_a_range_is_never_negative_and_its_ends_are_whole_steps_in_order(
    ahead: list[QueueAhead], open_counters: int, free_counters: int, service_time: timedelta
) -> None:
    found = wait(
        ahead,
        open_counters=open_counters,
        free_counters=min(free_counters, open_counters),
        service_time=service_time,
    )
    assert timedelta(0) <= found.low < found.high
    assert not found.low % STEP
    assert not found.high % STEP


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 6), st.integers(0, 6), minutes)
def test_more_tickets_ahead_never_promise_less(
    fewer: int, more: int, open_counters: int, free_counters: int, service_time: timedelta
) -> None:
    assume(fewer <= more)
    free_counters = min(free_counters, open_counters)
    shorter, longer = (
        wait(
            line(tickets, service_time),
            open_counters=open_counters,
            free_counters=free_counters,
            service_time=service_time,
        )
        for tickets in (fewer, more)
    )
    assert shorter.low <= longer.low
    assert shorter.high <= longer.high


@given(queues, st.integers(1, 6), minutes)
def test_another_counter_never_promises_more(
    ahead: list[QueueAhead], open_counters: int, service_time: timedelta
) -> None:
    fewer = wait(ahead, open_counters=open_counters, service_time=service_time)
    more = wait(ahead, open_counters=open_counters + 1, service_time=service_time)
    freed = wait(ahead, open_counters=open_counters + 1, free_counters=1, service_time=service_time)
    assert more.low <= fewer.low
    assert more.high <= fewer.high
    assert freed.low <= more.low
    assert freed.high <= more.high


@given(queues)
def test_where_no_counter_is_open_no_wait_is_promised(ahead: list[QueueAhead]) -> None:
    assert (
        expected_wait(ahead, open_counters=0, free_counters=0, service_time=timedelta(minutes=6))
        is None
    )


def test_a_free_counter_and_nobody_ahead_is_at_once() -> None:
    at_once = wait([], free_counters=1)
    assert (at_once.low, at_once.high) == (timedelta(0), STEP)


def test_ten_ahead_of_one_busy_counter() -> None:
    # 11 services of 6 minutes: mean 66, the tenth and ninetieth of a hundred at 42 and 92.
    found = wait(line(10))
    assert (found.low, found.high) == (timedelta(minutes=40), timedelta(minutes=95))


@given(st.lists(minutes, max_size=40), minutes)
def test_measured_times_take_over_from_the_usual_one(
    measured: list[timedelta], usual: timedelta
) -> None:
    blended = blended_service_time(usual, measured)
    assert min([usual, *measured]) <= blended <= max([usual, *measured])
    if not measured:
        assert blended == usual
