"""The whole core, simulated: every fault, one thread, one seed; and mistakes that must be found."""

from collections.abc import Iterator
from dataclasses import fields

import pytest

from tests.simulation.builds import Build
from tests.simulation.runs import STEPS, Bench, FoundError

SEEDS_A_TEST = 40
TESTS = 3
FEW_SEEDS = 5
SOAK_SEEDS = 2000
MOST_SEEDS = 40
"""Within so many seeds every planted mistake is found."""
MISTAKES = tuple(one.name for one in fields(Build))


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.close()


def test_the_same_seed_is_the_same_history(bench: Bench) -> None:
    alone = bench.run(7)
    assert len(alone) > STEPS / 4
    assert bench.run(7) == alone
    assert bench.run(8) != alone
    # Whatever happened in the same database before.
    with bench.database() as (url, folder):
        bench.run_in(url, folder, 6)
        assert bench.run_in(url, folder, 7) == alone


def test_nothing_breaks_in_a_few_days(bench: Bench) -> None:
    bench.run_all(range(1_000, 1_000 + FEW_SEEDS))


@pytest.mark.deep
@pytest.mark.parametrize("part", range(TESTS))
def test_nothing_breaks(bench: Bench, part: int) -> None:
    bench.run_all(range(part * SEEDS_A_TEST, (part + 1) * SEEDS_A_TEST))


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_nothing_breaks_for_long(bench: Bench) -> None:
    bench.run_all(range(10_000, 10_000 + SOAK_SEEDS))


@pytest.mark.deep
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_planted_mistake_is_found(
    bench: Bench, mistake: str, caplog: pytest.LogCaptureFixture
) -> None:
    worse = Build(**{mistake: True})
    with pytest.raises(FoundError) as found:
        bench.run_all(range(MOST_SEEDS), build=worse, together=1)
    assert f"--seed {found.value.seed} " in str(found.value)
    # What is parked at the desk is logged; here it is the mistake that was planted.
    caplog.clear()
    # The very same again, from its seed alone.
    with pytest.raises(FoundError) as again:
        bench.run(found.value.seed, build=worse)
    assert again.value.history == found.value.history
    caplog.clear()
