"""One night's lesson: what the past teaches, and whether that is better than the formula.

scikit-learn takes a second to load: only who learns imports this file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor
from threadpoolctl import threadpool_limits

from reception.domain.errors import Refusal
from reception.domain.ticket import Leg
from reception.domain.unit import Unit
from reception.system.clock import unit_zone
from reception.waits.days import Codes, Floats, LearnedDay, Numbering, WholeNumbers, day_of_legs
from reception.waits.features import Asked, features
from reception.waits.forecast import (
    HIGH,
    LOW,
    MEAN,
    MEDIAN,
    VERSION,
    Model,
    Trees,
    margins_of,
    trees_of,
)
from reception.waits.formula import FEWEST_OF_SERVICE, House, Rule, house_of, misses, seeded
from reception.waits.model import StoredModel

# Older days tell of another office.
_REMEMBERED = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Examples:
    """One row for each who waited on a day and was served."""

    names: list[str]
    table: Floats
    wait: Floats
    service: WholeNumbers
    joined: Floats
    called: Floats

    def __len__(self) -> int:
        return len(self.wait)


def examples_of(day: LearnedDay, house: House) -> Examples:
    """Return the examples of a day, told with no more than was known at each arrival."""
    those = np.flatnonzero(day.counted & (day.service >= 0) & (day.priority >= 0))
    names: list[str] = []
    rows = []
    for index in those:
        one = slice(index, index + 1)
        asked = Asked(service=day.service[one], priority=day.priority[one], ranked=day.ranked[one])
        names, row = features(day.before(int(index)), float(day.joined[index]), asked, house)
        rows.append(row)
    return Examples(
        names=names,
        table=np.concatenate(rows) if rows else np.empty((0, 0)),
        wait=day.waits[those],
        service=day.service[those],
        joined=day.joined[those],
        called=day.called[those],
    )


def walked(
    days: Sequence[LearnedDay], services: int, desks: int, rule: Rule
) -> Iterator[tuple[LearnedDay, House, Examples]]:
    """Yield each day with the house as it was known that morning, and the day's examples.

    The first days, before which nothing is known, are told by themselves; only what is learned
    from ever stands on them, never what is judged.
    """
    for index, day in enumerate(days):
        house = house_of(days[max(0, index - _REMEMBERED) : max(index, 1)], services, desks, rule)
        yield day, house, examples_of(day, house)


def joined_examples(several: Sequence[Examples]) -> Examples:
    """Return the examples of several days as one."""
    some = [one for one in several if len(one)]
    columns = ("table", "wait", "service", "joined", "called")
    return Examples(
        names=some[0].names,
        **{name: np.concatenate([getattr(one, name) for one in some]) for name in columns},
    )


LOWEST, HIGHEST = 0.1, 0.9
"""Between these parts of all waits lie four of five."""
FEWEST_EXAMPLES = 200
_FOLDS = 3
# Found by walking forward through two weeks of a call centre; flat around these values.
SHAPE: dict[str, Any] = {
    "max_iter": 150,
    "learning_rate": 0.05,
    "max_leaf_nodes": 15,
    "min_samples_leaf": 30,
    "l2_regularization": 1.0,
    "early_stopping": False,
    "random_state": 0,
}
_LOSSES: tuple[dict[str, Any], ...] = (
    {"loss": "absolute_error"},
    {"loss": "squared_error"},
    {"loss": "quantile", "quantile": LOWEST},
    {"loss": "quantile", "quantile": HIGHEST},
)


def learn(
    examples: Examples,
    losses: Iterable[int] = (MEDIAN, MEAN, LOW, HIGH),
    *,
    rounds: int | None = None,
) -> Trees:
    """Return trees that answer the median, the mean, and the 10 % and 90 % quantiles of a wait."""
    shape = {**SHAPE, "max_iter": rounds} if rounds else SHAPE
    groups = []
    # Several threads that wait for one another busily are slower than one on a shared computer.
    with threadpool_limits(limits=1):
        for loss in losses:
            fitted = HistGradientBoostingRegressor(**_LOSSES[loss], **shape)
            fitted.fit(examples.table, examples.wait)
            # There is no public door to the trees; a test compares them with ``predict``.
            trees = [one[0].nodes for one in fitted._predictors]  # noqa: SLF001
            groups.append((float(np.ravel(fitted._baseline_prediction)[0]), trees))  # noqa: SLF001
    return trees_of(groups)


def unseen_ranges(days: Sequence[Examples], *, rounds: int | None = None) -> Floats:
    """Return the low and the high bound of every example, told by what other days taught.

    A range fits what it was made of too well; these show how far it misses days it never saw.
    """
    bounds = [np.empty((len(one), 2)) for one in days]
    for fold in range(_FOLDS):
        taught = [one for at, one in enumerate(days) if at % _FOLDS != fold and len(one)]
        asked = [at for at, one in enumerate(days) if at % _FOLDS == fold and len(one)]
        if not taught or not asked:
            continue
        trees = learn(joined_examples(taught), (LOW, HIGH), rounds=rounds)
        for at in asked:
            bounds[at] = trees.answers(days[at].table)
    return np.concatenate(bounds)


_JUDGED_DAYS = 7
# At least so many parts of three of the days teach when the others are judged.
_TAUGHT = 2 / 3
_FEWEST_DAYS = 3


class TooShortPastError(Refusal):
    """There is not enough past to learn from."""

    says = (
        f"There is too little past to learn from: it takes {FEWEST_EXAMPLES} waits on three"
        " days; until then the formula tells the waits"
    )


def lesson(
    legs: Mapping[date, Sequence[Leg]], unit: Unit, made_at: datetime, *, rounds: int | None = None
) -> StoredModel:
    """Return what the legs of these days teach about a unit, used if it beats the formula.

    Raises:
        TooShortPastError: they are too few.
    """
    zone = unit_zone(unit.zone)
    codes = Codes(
        Numbering([one.code for one in unit.services]),
        Numbering([one.code for one in unit.priorities]),
        Numbering([str(one.number) for one in unit.counters]),
    )
    rule = Rule(
        np.array([one.head_start.total_seconds() for one in unit.priorities]),
        np.array([one.rate for one in unit.priorities]),
    )
    # Services and counters that the unit no longer has teach nothing.
    days = [
        day.only((day.service >= 0) & (day.priority >= 0))
        for on in sorted(legs)
        for day in (day_of_legs(on, legs[on], zone, codes, learn_names=False),)
    ]
    services, desks = len(codes.services), len(codes.desks)
    busy = [one for _, _, one in walked(days, services, desks, rule) if len(one)]
    if len(busy) < _FEWEST_DAYS or sum(map(len, busy)) < FEWEST_EXAMPLES:
        raise TooShortPastError
    judged = min(_JUDGED_DAYS, len(busy) - max(2, round(len(busy) * _TAUGHT)))
    mae, formula_mae, coverage = _judged(busy[:-judged], joined_examples(busy[-judged:]), rounds)
    together = joined_examples(busy)
    bounds = unseen_ranges(busy, rounds=rounds)
    missed = [
        misses(float(low), float(high), float(wait))
        for (low, high), wait in zip(bounds, together.wait, strict=True)
    ]
    model = Model(
        codes=codes,
        house=house_of(days, services, desks, rule),
        trees=learn(together, rounds=rounds),
        margins=margins_of(together.service, np.array(missed), services, FEWEST_OF_SERVICE),
        waits=np.bincount(together.service, minlength=services).astype(np.float64),
    )
    return StoredModel(
        unit=unit.code,
        made_at=made_at,
        version=VERSION,
        trained_from=min(legs),
        trained_to=max(legs),
        waits=len(together),
        is_used=mae < formula_mae,
        mae_s=mae,
        formula_mae_s=formula_mae,
        coverage_pct=float(coverage),
        content=model.text(),
    )


def _judged(
    taught: Sequence[Examples], asked: Examples, rounds: int | None
) -> tuple[float, float, float]:
    """Return the errors of what was learned and of the formula, and how often ranges held."""
    past = joined_examples(taught)
    answers = learn(past, rounds=rounds).answers(asked.table)
    point = np.maximum(0, (answers[:, MEDIAN] + answers[:, MEAN]) / 2)
    formula = asked.table[:, asked.names.index("formula_leaving")]
    calibration = seeded(past.service.tolist(), unseen_ranges(taught, rounds=rounds), past.wait)
    ranges = [
        calibration.ranged(int(service), float(row[LOW]), float(row[HIGH]))
        for service, row in zip(asked.service, answers, strict=True)
    ]
    held = [low <= wait <= high for (low, high), wait in zip(ranges, asked.wait, strict=True)]
    return _error(point, asked.wait), _error(formula, asked.wait), 100 * sum(held) / len(held)


def _error(said: Floats, wait: Floats) -> float:
    return float(np.abs(said - wait).mean())
