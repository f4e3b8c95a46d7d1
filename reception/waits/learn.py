"""One night's lesson: what the past teaches, and whether that is better than the formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np

from reception.domain.errors import Refusal
from reception.domain.ticket import Leg
from reception.domain.unit import Unit
from reception.system.clock import unit_zone
from reception.waits.days import Codes, Floats, Numbering, day_of_stays
from reception.waits.examples import (
    FEWEST_EXAMPLES,
    Examples,
    joined_examples,
    learn,
    unseen_ranges,
    walked,
)
from reception.waits.formula import FEWEST_OF_SERVICE, Rule, house_of, misses, seeded
from reception.waits.model import StoredModel
from reception.waits.trees import HIGH, LOW, MEAN, MEDIAN, VERSION, Model, margins_of

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """What was learned, and how good it was on the last days."""

    model: Model
    waits: int
    mae_s: float
    formula_mae_s: float
    coverage_pct: float


def model_taught_by(
    legs: Mapping[date, Sequence[Leg]], unit: Unit, made_at: datetime
) -> StoredModel:
    """Return what the legs of these days teach about a unit, used if it beats the formula.

    Raises:
        TooShortPastError: they are too few.
    """
    learned = lesson(unit, legs, unit_zone(unit.zone))
    return StoredModel(
        unit=unit.code,
        made_at=made_at,
        version=VERSION,
        trained_from=min(legs),
        trained_to=max(legs),
        waits=learned.waits,
        is_used=learned.mae_s < learned.formula_mae_s,
        mae_s=learned.mae_s,
        formula_mae_s=learned.formula_mae_s,
        coverage_pct=learned.coverage_pct,
        content=learned.model.text(),
    )


def lesson(
    unit: Unit,
    legs: Mapping[date, Sequence[Leg]],
    zone: ZoneInfo,
    *,
    rounds: int | None = None,
) -> Lesson:
    """Return what the legs of these days teach about a unit.

    Raises:
        TooShortPastError: they are too few.
    """
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
        for day in (day_of_stays(on, legs[on], zone, codes, learn_names=False),)
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
        (int(service), *misses(float(low), float(high), float(wait)))
        for service, (low, high), wait in zip(together.service, bounds, together.wait, strict=True)
    ]
    return Lesson(
        model=Model(
            codes=codes,
            house=house_of(days, services, desks, rule),
            trees=learn(together, rounds=rounds),
            margins=margins_of(missed, services, FEWEST_OF_SERVICE),
            waits=np.bincount(together.service, minlength=services).astype(np.float64),
        ),
        waits=len(together),
        mae_s=mae,
        formula_mae_s=formula_mae,
        coverage_pct=float(coverage),
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
