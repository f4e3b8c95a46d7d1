"""The present instant as a model sees it, and the ranges it tells then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from reception.database.run import instant
from reception.domain.ticket import TicketState
from reception.wait_learning.days import NEVER, Floats, LearnedDay
from reception.wait_learning.features import Asked, features
from reception.wait_learning.formula import widened
from reception.wait_learning.model import DayLeg, KeptModel, StoredModel
from reception.wait_learning.trees import HIGH, LEVELS, LOW, VERSION, Model, model_of

type QueueKey = tuple[str, str, datetime]
"""A service, a class, and from when the rule counts."""

_FEWEST_WAITS = 50
_AIM, _PACE = 0.1, 0.01
# Told in steps of minutes, ranges hold more often than they must; they may shrink only so far.
_LEAST_LEVEL, _MOST_LEVEL = 0.01, 0.25
# In between, a line is told by these places of it.
_PLACES_TOLD = 8
_SECOND_US = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """Tells waits as of one instant."""

    model: Model
    known: LearnedDay
    now: float
    midnight: datetime
    levels: Floats
    """What part of waits may fall beyond each side's bound now, by service and side."""

    def newcomers(self, places: Sequence[QueueKey]) -> list[tuple[float, float] | None]:
        """Return the range of each who joins now, in seconds; None where too little is known."""
        return self._ranges(places, joins=True)

    def standing(self, places: Sequence[QueueKey]) -> list[tuple[float, float] | None]:
        """Return the range of what is left of the wait of each who waits already.

        However many stand in a line, only some places of it are worked out; between them the
        bounds are taken as lying on a line.
        """
        lines: dict[tuple[str, str], list[int]] = {}
        for index, (service, priority, _) in enumerate(places):
            lines.setdefault((service, priority), []).append(index)
        told: list[int] = []
        for line in lines.values():
            line.sort(key=lambda index: places[index][2])
            spread = np.linspace(0, len(line) - 1, min(len(line), _PLACES_TOLD)).round()
            told.extend(line[int(at)] for at in dict.fromkeys(spread.tolist()))
        found = dict(
            zip(told, self._ranges([places[one] for one in told], joins=False), strict=True)
        )
        answers: list[tuple[float, float] | None] = [None] * len(places)
        for line in lines.values():
            known = [at for at, index in enumerate(line) if index in found]
            ranges = [found[line[at]] for at in known]
            some = [one for one in ranges if one is not None]
            if len(some) == len(ranges):
                every = np.arange(len(line))
                low, high = (
                    np.interp(every, known, [one[side] for one in some]).tolist() for side in (0, 1)
                )
                for index, bounds in zip(line, zip(low, high, strict=True), strict=True):
                    answers[index] = bounds
        return answers

    def works_for(self, service: str, within_s: float) -> int:
        """Return how many desks that give a service have served somebody within some seconds."""
        number = self.model.codes.services.known(service)
        known = self.known
        fresh = (
            (known.desk >= 0)
            & (known.called <= self.now)
            & (np.minimum(known.ended, self.now) >= self.now - within_s)
        )
        desks = np.unique(known.desk[fresh])
        return int(self.model.house.serves[desks, number].sum())

    def _ranges(
        self, places: Sequence[QueueKey], *, joins: bool
    ) -> list[tuple[float, float] | None]:
        codes = self.model.codes
        numbers = [
            (codes.services.known(service), codes.priorities.known(priority))
            for service, priority, _ in places
        ]
        known = [
            index
            for index, (service, priority) in enumerate(numbers)
            if service >= 0 and priority >= 0 and self.model.waits[service] >= _FEWEST_WAITS
        ]
        answers: list[tuple[float, float] | None] = [None] * len(places)
        if not known:
            return answers
        asked = Asked(
            service=np.array([numbers[index][0] for index in known]),
            priority=np.array([numbers[index][1] for index in known]),
            ranked=np.array([self._seconds(places[index][2]) for index in known]),
            joins=joins,
        )
        _, table = features(self.known, self.now, asked, self.model.house)
        told = self.model.trees.answers(table)
        for index, row in zip(known, told, strict=True):
            answers[index] = widened(
                row[LOW], row[HIGH], *(self._margin(numbers[index][0], side) for side in (0, 1))
            )
        return answers

    def _margin(self, service: int, side: int) -> float:
        return float(
            np.interp(self.levels[service, side], LEVELS, self.model.margins[service, side])
        )

    def _seconds(self, at: datetime) -> float:
        return (at - self.midnight) / timedelta(seconds=1)


def model_in(stored: StoredModel | None) -> Model | None:
    """Return what was learned; None where it is not to be used, or not made for this version."""
    usable = stored is not None and stored.is_used and stored.version == VERSION
    return model_of(stored.content) if stored and usable else None


def forecast_of(
    model: Model,
    rows: Sequence[DayLeg],
    kept: Sequence[KeptModel],
    *,
    on: date,
    now: datetime,
    zone: ZoneInfo,
) -> Forecast:
    """Return what a model sees.

    Args:
        model: what was learned.
        rows: who waits or is served, and who was called or left lately.
        kept: the day's announced waits that are over, the latest first.
        on: the service day.
        now: the instant.
        zone: the unit's.
    """
    midnight = datetime.combine(on, time(), zone).astimezone(UTC)
    return Forecast(
        model=model,
        known=_day(model, rows, on, instant(midnight)),
        now=(now - midnight) / timedelta(seconds=1),
        midnight=midnight,
        levels=_levels(model, kept),
    )


def _day(model: Model, rows: Sequence[DayLeg], on: date, midnight: int) -> LearnedDay:
    codes = model.codes
    joined = _seconds([row.waiting_since for row in rows], midnight)
    called = _seconds([row.called_at for row in rows], midnight)
    over = _seconds([row.ended_at for row in rows], midnight)
    day = LearnedDay(
        date=on,
        service=np.array([codes.services.known(row.service) for row in rows], np.int64),
        priority=np.array([codes.priorities.known(row.priority) for row in rows], np.int64),
        joined=joined,
        ranked=_seconds([row.ranked_since for row in rows], midnight),
        called=called,
        left=np.minimum(called, over),
        ended=np.where(np.isfinite(called), over, NEVER),
        desk=np.array(
            [-1 if row.counter is None else codes.desks.known(str(row.counter)) for row in rows],
            np.int64,
        ),
        served=np.array([row.state == TicketState.SERVED for row in rows], np.bool_),
    )
    # What came into the unit since the model was made is not in its numbers.
    return day.only((day.service >= 0) & (day.priority >= 0))


def _seconds(instants: Sequence[int | None], midnight: int) -> Floats:
    return np.array(
        [NEVER if at is None else (at - midnight) / _SECOND_US for at in instants], np.float64
    )


def _levels(model: Model, kept: Sequence[KeptModel]) -> Floats:
    """Return how often waits may fall beyond each bound, after how today's turned out."""
    levels = np.full((len(model.codes.services), 2), _AIM)
    for one in reversed(kept):
        service = model.codes.services.known(one.service)
        if service >= 0:
            missed = np.array([one.wait < one.quoted_low, one.wait > one.quoted_high])
            levels[service] += _PACE * (_AIM - missed)
    clipped: Floats = np.clip(levels, _LEAST_LEVEL, _MOST_LEVEL)
    return clipped
