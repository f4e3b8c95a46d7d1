"""What was learned of a unit, as text that every station reads, and the ranges it tells now."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from zipfile import BadZipFile
from zoneinfo import ZoneInfo

import numpy as np

from reception.database.run import instant
from reception.domain.ticket import TicketState
from reception.waits.days import NEVER, Codes, Flags, Floats, LearnedDay, Numbering, WholeNumbers
from reception.waits.features import Asked, features
from reception.waits.formula import House, widened
from reception.waits.model import DayLeg, KeptModel, StoredModel

MEDIAN, MEAN, LOW, HIGH = range(4)
"""What the groups of trees answer, in this order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trees:
    """Trees in groups: a group's answer is its start and the sum of its trees' leaves."""

    feature: WholeNumbers
    threshold: Floats
    unknown_left: Flags
    left: WholeNumbers
    right: WholeNumbers
    value: Floats
    roots: WholeNumbers
    groups: WholeNumbers
    """At which tree each group begins."""
    starts: Floats
    depth: WholeNumbers
    """Of the deepest tree: one number."""

    def answers(self, table: Floats) -> Floats:
        """Return a row for each row of features: what each group answers."""
        rows = np.arange(len(table))[:, None]
        node = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        for _ in range(int(self.depth)):
            found = table[rows, self.feature[node]]
            goes_left = (found <= self.threshold[node]) | (
                np.isnan(found) & self.unknown_left[node]
            )
            node = np.where(goes_left, self.left[node], self.right[node])
        sums: Floats = np.add.reduceat(self.value[node], self.groups, axis=1)
        return sums + self.starts


def trees_of(
    groups: Sequence[tuple[float, Sequence[np.ndarray[tuple[int], np.dtype[np.void]]]]],
) -> Trees:
    """Return trees given as the node tables of scikit-learn's histogram gradient boosting.

    Args:
        groups: what each group starts with, and its trees.
    """
    tables = [tree for _, trees in groups for tree in trees]
    nodes, sizes = np.concatenate(tables), np.array([len(one) for one in tables])
    roots = np.cumsum(sizes) - sizes
    counts = np.array([len(trees) for _, trees in groups])
    leaf = nodes["is_leaf"].astype(bool)
    itself, root = np.arange(len(nodes)), np.repeat(roots, sizes)
    return Trees(
        feature=np.where(leaf, 0, nodes["feature_idx"]).astype(np.int64),
        threshold=np.where(leaf, 0.0, nodes["num_threshold"]).astype(np.float64),
        unknown_left=nodes["missing_go_to_left"].astype(bool),
        left=np.where(leaf, itself, root + nodes["left"]).astype(np.int64),
        right=np.where(leaf, itself, root + nodes["right"]).astype(np.int64),
        value=np.where(leaf, nodes["value"], 0.0).astype(np.float64),
        roots=roots.astype(np.int64),
        groups=(np.cumsum(counts) - counts).astype(np.int64),
        starts=np.array([start for start, _ in groups], np.float64),
        depth=np.array(nodes["depth"].max(), np.int64),
    )


VERSION = 1
"""Of the features and of the text: a model of another version is not read."""
LEVELS = np.arange(1, 81) / 200
"""The parts of waits that may fall beyond a bound, for which a margin is kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """The trees, the house they were made for, and by how much their ranges missed."""

    codes: Codes
    house: House
    trees: Trees
    margins: Floats
    """By service, side (low, high) and level: how far a bound is moved outwards, in logarithms."""
    waits: Floats
    """Of how many waits of each service it knows."""

    def text(self) -> str:
        """Return it as text."""
        columns: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]] = {
            "services": np.array(self.codes.services.codes),
            "priorities": np.array(self.codes.priorities.codes),
            "desks": np.array(self.codes.desks.codes),
            "margins": self.margins.astype(np.float32),
            "waits": self.waits,
        }
        columns |= {f"house_{one.name}": getattr(self.house, one.name) for one in fields(House)}
        columns |= {f"trees_{one.name}": getattr(self.trees, one.name) for one in fields(Trees)}
        packed = io.BytesIO()
        np.savez_compressed(packed, **columns)  # type: ignore[arg-type] # none is called allow_pickle
        return base64.b85encode(packed.getvalue()).decode("ascii")


def model_of(text: str) -> Model:
    """Return the model that a text holds.

    Raises:
        ValueError: it holds none.
    """
    try:
        with np.load(io.BytesIO(base64.b85decode(text)), allow_pickle=False) as packed:
            columns = dict(packed.items())
        codes = Codes(
            *(Numbering(columns[name].tolist()) for name in ("services", "priorities", "desks"))
        )
        return Model(
            codes=codes,
            house=House(**{one.name: columns[f"house_{one.name}"] for one in fields(House)}),
            trees=Trees(**{one.name: columns[f"trees_{one.name}"] for one in fields(Trees)}),
            margins=columns["margins"].astype(np.float64),
            waits=columns["waits"],
        )
    except (KeyError, OSError, ValueError, BadZipFile) as error:
        raise ValueError("this is no model") from error


def margins_of(services: WholeNumbers, misses: Floats, count: int, fewest: int) -> Floats:
    """Return the margins by service, side and level, of what unseen ranges missed.

    Args:
        services: of each range.
        misses: by how much the low and the high bound of each were beyond the wait.
        count: how many services there are.
        fewest: a service with fewer waits takes the margins of all.
    """
    everybody = np.quantile(misses, 1 - LEVELS, axis=0).T
    margins = np.broadcast_to(everybody, (count, *everybody.shape)).copy()
    for service in range(count):
        own = misses[services == service]
        if len(own) >= fewest:
            margins[service] = np.quantile(own, 1 - LEVELS, axis=0).T
    return margins


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
