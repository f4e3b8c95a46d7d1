"""Learning from examples; the only place that needs scikit-learn."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from reception.estimating.days import Floats
from reception.estimating.examples import Examples, joined_examples
from reception.estimating.trees import Trees, trees_of

MEDIAN, MEAN, LOW, HIGH = range(4)
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
    # Loading it takes a second, and no station but the one that learns ever needs it.
    from sklearn.ensemble import HistGradientBoostingRegressor  # noqa: PLC0415
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

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
