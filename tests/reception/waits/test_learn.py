"""What is learned is what the library fitted, beats the formula, and can be read again."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from reception.domain.unit import ORDINARY
from reception.system.clock import unit_zone
from reception.waits.forecast import MEAN, Forecast, forecast_of, model_of
from reception.waits.formula import Calibration
from reception.waits.learn import Examples, TooShortPastError, learn, lesson
from reception.waits.model import DayLeg, KeptModel, StoredModel
from tests.programs.delays.lessons import commune_lesson
from tests.programs.delays.office import past_of
from tests.support.databases import COMMUNE

# One process teaches the lesson for all who ask for it.
ZONE = unit_zone("Africa/Casablanca")
NOW = datetime(2026, 11, 10, 10, tzinfo=UTC)


@pytest.fixture
def learned() -> StoredModel:
    return commune_lesson()


def microseconds(at: datetime) -> int:
    return int(at.timestamp()) * 1_000_000


def seen(lesson: StoredModel, waiting: int, kept: tuple[KeptModel, ...] = ()) -> Forecast:
    rows = [
        DayLeg(
            service="signature",
            priority=ORDINARY,
            state="waiting",
            waiting_since=microseconds(NOW - timedelta(minutes=30, seconds=-index)),
            ranked_since=microseconds(NOW - timedelta(minutes=30, seconds=-index)),
            called_at=None,
            ended_at=None,
            counter=None,
        )
        for index in range(waiting)
    ]
    rows += [
        DayLeg(
            service="signature",
            priority=ORDINARY,
            state="serving",
            waiting_since=microseconds(NOW - timedelta(minutes=50)),
            ranked_since=microseconds(NOW - timedelta(minutes=50)),
            called_at=microseconds(NOW - timedelta(minutes=4)),
            ended_at=None,
            counter=3,
        )
    ]
    return forecast_of(model_of(lesson.content), rows, kept, on=NOW.date(), now=NOW, zone=ZONE)


class TestLesson:
    def test_it_beats_the_formula_where_the_formula_knows_too_little(
        self, learned: StoredModel
    ) -> None:
        assert learned.waits > 300
        assert learned.mae_s < 0.95 * learned.formula_mae_s
        assert 65 <= learned.coverage_pct <= 95

    def test_too_little_past_teaches_nothing(self) -> None:
        with pytest.raises(TooShortPastError, match="until then the formula"):
            lesson(past_of(COMMUNE, date(2026, 11, 2), days=2, a_day=20), COMMUNE, NOW)

    def test_its_text_is_read_as_it_was_written(self, learned: StoredModel) -> None:
        model = model_of(learned.content)
        again = model_of(model.text())
        table = np.random.default_rng(1).uniform(0, 900, (20, model.trees.feature.max() + 1))
        assert np.array_equal(again.trees.answers(table), model.trees.answers(table))
        assert again.codes.services.codes == tuple(one.code for one in COMMUNE.services)
        with pytest.raises(ValueError, match="no model"):
            model_of("nothing of the kind")

    def test_who_stands_behind_more_waits_longer(self, learned: StoredModel) -> None:
        place = ("signature", ORDINARY, NOW)
        (few,), (many,) = (seen(learned, count).newcomers([place]) for count in (1, 40))
        assert few
        assert many
        assert few[0] + few[1] < many[0] + many[1]

    def test_in_a_long_line_the_last_waits_longest(self, learned: StoredModel) -> None:
        places = [
            ("signature", ORDINARY, NOW - timedelta(minutes=30, seconds=-index))
            for index in range(60)
        ]
        told = seen(learned, 60).standing(places)
        highs = [bounds[1] for bounds in told if bounds]
        assert len(highs) == 60
        assert highs[0] < highs[-1]

    def test_of_what_it_never_saw_it_says_nothing(self, learned: StoredModel) -> None:
        told = seen(learned, 3).newcomers([("unheard-of", ORDINARY, NOW), ("signature", "?", NOW)])
        assert told == [None, None]

    def test_ranges_that_failed_today_grow(self, learned: StoredModel) -> None:
        place = [("signature", ORDINARY, NOW)]
        longer = KeptModel("signature", "2026-11-10", 0, 1, 2, microseconds(NOW))
        (before,), (after,) = (
            seen(learned, 20, kept).newcomers(place) for kept in ((), (longer,) * 60)
        )
        assert before
        assert after
        assert after[1] > before[1]


class TestTrees:
    @pytest.mark.deep
    def test_they_answer_as_the_library_does(self) -> None:
        from sklearn.ensemble import HistGradientBoostingRegressor  # noqa: PLC0415

        chance = np.random.default_rng(2)
        table = chance.uniform(0, 1, (300, 5))
        table[chance.random((300, 5)) < 0.1] = np.nan
        wait = np.nan_to_num(table[:, 0]) * 100 + chance.exponential(10, 300)
        examples = Examples(
            names=list("abcde"),
            table=table,
            wait=wait,
            service=np.zeros(300, np.int64),
            joined=wait,
            called=wait,
        )
        trees = learn(examples, (MEAN,), rounds=15)
        theirs = HistGradientBoostingRegressor(
            max_iter=15, learning_rate=0.05, max_leaf_nodes=15, min_samples_leaf=30,
            l2_regularization=1.0, early_stopping=False, random_state=0,
        ).fit(table, wait)  # fmt: skip
        asked = chance.uniform(0, 1, (50, 5))
        asked[chance.random((50, 5)) < 0.2] = np.nan
        assert np.allclose(trees.answers(asked)[:, 0], theirs.predict(asked))


class TestCalibration:
    @pytest.mark.parametrize("wrong_by", [0.4, 1.0, 2.5])
    def test_four_of_five_waits_fall_into_ranges_however_wrong_they_were(
        self, wrong_by: float
    ) -> None:
        chance = np.random.default_rng(3)
        calibration = Calibration()
        held = []
        for _ in range(1200):
            wait = float(chance.gamma(4, 100))
            low, high = calibration.ranged(0, 170 * wrong_by, 670 * wrong_by)
            held.append(low <= wait <= high)
            calibration.heard(0, 170 * wrong_by, 670 * wrong_by, wait)
        assert 0.76 <= np.mean(held[200:]) <= 0.84

    def test_it_follows_a_day_that_turns_slow(self) -> None:
        chance = np.random.default_rng(4)
        calibration = Calibration()
        held = []
        for at in range(1600):
            wait = float(chance.gamma(4, 100 if at < 800 else 200))
            held.append((bounds := calibration.ranged(0, 170, 670))[0] <= wait <= bounds[1])
            calibration.heard(0, 170, 670, wait)
        assert np.mean(held[800:820]) < 0.7
        assert np.mean(held[1200:]) > 0.74
