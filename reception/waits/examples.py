"""What could have been known whenever somebody joined in the past, and how long she waited then.

scikit-learn takes a second to load: only who learns imports this file.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor
from threadpoolctl import threadpool_limits

from reception.waits.days import Floats, LearnedDay, Whole
from reception.waits.features import Asked, features
from reception.waits.formula import House, Rule, house_of
from reception.waits.trees import HIGH, LOW, MEAN, MEDIAN, Trees, trees_of

# Older days tell of another office.
_REMEMBERED = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Examples:
    """One row for each who waited on a day and was served."""

    names: list[str]
    table: Floats
    wait: Floats
    service: Whole
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
