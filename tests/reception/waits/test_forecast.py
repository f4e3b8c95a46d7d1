"""Nothing that lies ahead changes what is known."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from reception.system.clock import unit_zone
from reception.waits.backtest import Forward
from reception.waits.days import Codes, LearnedDay, day_of_legs
from reception.waits.features import Asked, features
from reception.waits.formula import House, Rule, house_of, rule_seen
from reception.waits.learn import examples_of
from tests.programs.delays.lines import Line, day_of_line
from tests.programs.delays.office import past_of
from tests.support.databases import COMMUNE

ZONE = unit_zone("Africa/Casablanca")
CODES = Codes()


@pytest.fixture(scope="module")
def days() -> list[LearnedDay]:
    legs = past_of(COMMUNE, date(2026, 11, 2), days=3, a_day=80)
    return [day_of_legs(on, legs[on], ZONE, CODES) for on in sorted(legs)]


@pytest.fixture(scope="module")
def told(days: list[LearnedDay]) -> tuple[LearnedDay, House]:
    classes, services = len(CODES.priorities), len(CODES.services)
    rule = Rule(np.linspace(0, 600, classes), np.linspace(1, 1.5, classes))
    return days[-1], house_of(days[:-1], services, len(CODES.desks), rule)


@pytest.fixture(scope="module")
def forward(days: list[LearnedDay], told: tuple[LearnedDay, House]) -> Forward:
    return Forward.of(days[:-1], told[1])


def who_waited(day: LearnedDay) -> list[int]:
    return np.flatnonzero(day.counted).tolist()


def shuffled_after(day: LearnedDay, index: int) -> LearnedDay:
    """Return the day with everything that happened after an arrival turned upside down."""
    chance = np.random.default_rng(index)
    now = float(day.joined[index])

    def later(
        column: np.ndarray[tuple[int], np.dtype[np.float64]],
    ) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        changed = column.copy()
        ahead = column > now
        changed[ahead] = now + chance.uniform(1, 9000, ahead.sum())
        return changed

    after = np.arange(len(day)) > index
    return replace(
        day,
        joined=np.where(after, later(day.joined), day.joined),
        called=later(day.called),
        left=later(day.left),
        ended=later(day.ended),
        service=np.where(after, 0, day.service),
        # Who serves whom is known when she is called.
        desk=np.where(day.called > now, chance.permutation(day.desk), day.desk),
        served=np.where(day.left > now, chance.random(len(day)) < 0.5, day.served),
    )


class TestLookingAhead:
    def test_shuffling_the_future_changes_no_feature(self, told: tuple[LearnedDay, House]) -> None:
        day, house = told
        for index in range(5, len(day), 6):
            one = slice(index, index + 1)
            asked = Asked(
                service=day.service[one], priority=day.priority[one], ranked=day.ranked[one]
            )
            now = float(day.joined[index])
            names, row = features(day.before(index), now, asked, house)
            _, again = features(shuffled_after(day, index).before(index), now, asked, house)
            changed = [
                name
                for name, a, b in zip(names, row[0], again[0], strict=True)
                if not np.array_equal(a, b, equal_nan=True)
            ]
            assert not changed

    def test_the_control_finds_what_looks_ahead(self, told: tuple[LearnedDay, House]) -> None:
        """The present is not the future: what has happened does change them."""
        day, house = told
        index = 40
        one = slice(index, index + 1)
        asked = Asked(service=day.service[one], priority=day.priority[one], ranked=day.ranked[one])
        now = float(day.joined[index])
        _, row = features(day.before(index), now, asked, house)
        _, later = features(day.before(index), now + 600, asked, house)
        assert not np.array_equal(row, later, equal_nan=True)

    def test_only_who_waited_and_was_served_is_learned_from(
        self, told: tuple[LearnedDay, House]
    ) -> None:
        day, house = told
        examples = examples_of(day, house)
        assert 0 < len(examples) < len(day)
        assert (examples.wait > 0).all()
        assert np.isfinite(examples.wait).all()


class TestRunForward:
    def test_shuffling_the_future_changes_no_wait_told(
        self, told: tuple[LearnedDay, House], forward: Forward
    ) -> None:
        day, _ = told
        before = dict(zip(who_waited(day), np.stack(forward.told(day), axis=1), strict=True))
        for index in who_waited(day)[5::12]:
            other = shuffled_after(day, index)
            # She herself waited and was served, or nobody would judge what she was told.
            for name in ("called", "left", "served"):
                getattr(other, name)[index] = getattr(day, name)[index]
            again = dict(zip(who_waited(other), np.stack(forward.told(other), axis=1), strict=True))
            assert again[index].tolist() == before[index].tolist()

    def test_a_past_that_tells_no_ends_of_visits_is_run_forward_all_the_same(
        self, days: list[LearnedDay], told: tuple[LearnedDay, House]
    ) -> None:
        endless = [replace(one, ended=one.called) for one in days]
        low, median, high = Forward.of(endless[:-1], told[1]).told(endless[-1])
        assert np.isfinite([low, median, high]).all()
        assert len(low) == len(who_waited(endless[-1]))

    def test_it_errs_less_than_the_last_to_enter_service(
        self, told: tuple[LearnedDay, House], forward: Forward
    ) -> None:
        day, house = told
        examples = examples_of(day, house)
        low, median, high = forward.told(day)
        last = examples.table[:, examples.names.index("last_wait")]
        known = np.isfinite(last)
        error, of_last = np.abs(median - examples.wait), np.abs(last - examples.wait)
        assert error[known].mean() < 0.8 * of_last[known].mean()
        assert 0.5 < ((low <= examples.wait) & (examples.wait <= high)).mean() < 0.98


class TestRuleSeen:
    def test_a_head_start_shows_in_who_was_called(self) -> None:
        # Two services' time, in a line where one takes a minute on average.
        line = Line(counters=2, load=0.98, classes=((0.7, 0.0, 1.0), (0.3, 2.0, 1.0)))
        day = day_of_line(line, arrivals=3000, seed=3)
        slower = replace(day, joined=day.joined * 60, called=day.called * 60, left=day.left * 60)
        assert rule_seen([slower], 2, 1).heads.tolist() == [0.0, 120.0]

    def test_nothing_is_made_up_where_all_are_alike(self) -> None:
        assert rule_seen(
            [day_of_line(Line(counters=2, load=0.9), arrivals=300, seed=1)], 1, 1
        ).heads.tolist() == [0.0]
