"""What is known at an instant, as the numbers that a prediction is made of.

Everything here compares instants of the day with the present one before it uses them: a call or an
end that lies ahead cannot change a number (``tests/reception/waits`` shuffles the future
to prove it).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.waits.days import Flags, Floats, LearnedDay, WholeNumbers
from reception.waits.formula import HALF_HOUR_S, House, half_hour

type FeatureColumns = dict[str, NDArray[Any] | float | int]

# What is longer ago says nothing of the present pace.
HORIZON_S = 3600.0
_WINDOWS_S = (60, 120, 300, 600, 1800, 3600)
_ENDS_S = (60, 120, 300, 600, 1800)
_MEANS_S = (300, 900, 1800)
_WORKS_S = 900
_LATEST = (3, 5, 10, 20)
_LATEST_SAME = (3, 5, 10)
_UNKNOWN = np.nan
_MOST_AHEAD = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Whose waits are to be told, as of one instant."""

    service: WholeNumbers
    priority: WholeNumbers
    ranked: Floats
    """From when the calling rule counts."""
    joins: bool = True
    """They join now, behind all; else each stands where she stands."""


def features(known: LearnedDay, now: float, asked: Asked, house: House) -> tuple[list[str], Floats]:
    """Return the names of the features, and a row of them for each who is asked about.

    Args:
        known: the legs that have begun, without those asked about if they join now.
        now: seconds since midnight.
        asked: whose waits are to be told.
        house: what the past tells.
    """
    recent = ~(known.left <= now - HORIZON_S) | (
        (known.called <= now) & ~(known.ended <= now - HORIZON_S)
    )
    known = known.only(recent)
    gone = known.left <= now
    called = gone & (known.called <= now)
    columns: FeatureColumns = {}
    columns |= _line(known, ~gone, now, asked, house)
    columns |= _desks(known, called, now, asked, house)
    columns |= _flow(known, gone, called, now, asked)
    columns |= _entries(known, called & (known.called > known.joined), now, asked)
    columns |= _calendar(known, now, asked, house)
    columns |= _formulas(columns, asked, house)
    size = len(asked.service)
    table = np.empty((size, len(columns)))
    for place, column in enumerate(columns.values()):
        table[:, place] = column
    return list(columns), table


def _line(
    known: LearnedDay, waits: Flags, now: float, asked: Asked, house: House
) -> FeatureColumns:
    """Return how long the line is, who stands ahead, and how long they have been there."""
    service, priority = known.service[waits], known.priority[waits]
    heights = house.heads[priority] + house.rates[priority] * (now - known.ranked[waits])
    own = house.heads[asked.priority] + house.rates[asked.priority] * (now - asked.ranked)
    higher = heights[None, :] >= own[:, None]
    if not asked.joins:
        # Nobody stands ahead of herself, nor who is level with her and came later.
        higher = heights[None, :] > own[:, None]
    there = np.ones_like(higher) if asked.joins else higher
    same = service[None, :] == asked.service[:, None]
    alike = priority[None, :] == asked.priority[:, None]
    ages = np.broadcast_to(now - known.joined[waits], there.shape)
    services = len(house.service_s)
    of_service = np.eye(services)[service]
    ahead_of = higher @ of_service
    row = np.arange(len(asked.service))
    columns: FeatureColumns = {
        "waiting": there.sum(axis=1),
        "waiting_same": (there & same).sum(axis=1),
        "ahead": higher.sum(axis=1),
        "ahead_same": ahead_of[row, asked.service],
        "oldest": _largest(ages, there),
        "oldest_same": _largest(ages, there & same),
        "oldest_class": _largest(ages, there & alike),
        "age_mean": _mean(ages, there),
        "age_mean_same": _mean(ages, there & same),
        "work_ahead": ahead_of @ house.service_s,
    }
    for one in range(len(house.heads)):
        columns[f"waiting_class_{one}"] = (there & (priority == one)[None, :]).sum(axis=1)
    for one in range(services):
        columns[f"ahead_{one}"] = ahead_of[:, one]
    return columns


def _desks(
    known: LearnedDay, called: Flags, now: float, asked: Asked, house: House
) -> FeatureColumns:
    """Return who works, who is busy, for how long, and who of them can serve whom."""
    busy = called & ~(known.ended <= now)
    ages = now - known.called[busy]
    count = len(house.serves)
    last = np.full(count, -np.inf)
    placed = called & (known.desk >= 0)
    np.maximum.at(last, known.desk[placed], np.minimum(known.ended[placed], now))
    at_work = np.zeros(count, bool)
    at_work[known.desk[busy & placed]] = True
    serves = house.serves[:, asked.service]
    share = house.shares[:, asked.service]
    active = last >= now - _WORKS_S
    same = known.service[busy][None, :] == asked.service[:, None]
    mine = house.serves[known.desk[busy & placed]][:, asked.service].T
    placed_ages = np.broadcast_to(now - known.called[busy & placed], mine.shape)
    overlap = (house.shares[active].T @ share[active]).T
    columns: FeatureColumns = {
        "busy": int(busy.sum()),
        "busy_same": same.sum(axis=1),
        "busy_mine": at_work @ serves,
        "busy_share": at_work @ share,
        "serving_sum": float(ages.sum()),
        "serving_mean": float(ages.mean()) if ages.size else 0.0,
        "serving_median": float(np.median(ages)) if ages.size else 0.0,
        "serving_longest": float(ages.max()) if ages.size else 0.0,
        "serving_mean_mine": _mean(placed_ages, mine),
        "serving_long_mine": (mine & (placed_ages > 1.5 * house.service_s.mean())).sum(axis=1),
        "idle": int((active & ~at_work).sum()),
        "share": active @ share,
    }
    for window in _MEANS_S:
        works = last >= now - window
        columns[f"active_{window}"] = int(works.sum())
        columns[f"active_mine_{window}"] = works @ serves
    for window in (60, 300, 900):
        columns[f"idle_mine_{window}"] = ((last >= now - window) & ~at_work) @ serves
    columns["overlap"] = overlap.sum(axis=1)
    columns["usual_service"] = house.service_s[asked.service]
    running = known.service[busy]
    columns["present_service"] = float(
        house.service_s[running].mean() if running.size else house.service_s.mean()
    )
    return columns


def _flow(
    known: LearnedDay, gone: Flags, called: Flags, now: float, asked: Asked
) -> FeatureColumns:
    """Return how many came, were served, or left, in the last minutes."""
    since = now - known.joined
    same = known.service[None, :] == asked.service[:, None]
    columns: FeatureColumns = {}
    for window in _WINDOWS_S:
        came = since < window
        columns[f"came_{window}"] = int(came.sum())
        columns[f"came_same_{window}"] = (same & came).sum(axis=1)
    ended = called & (known.ended <= now)
    for window in _ENDS_S:
        columns[f"ended_{window}"] = int((ended & (known.ended > now - window)).sum())
    left = gone & ~called
    for window in _MEANS_S:
        columns[f"left_{window}"] = int((left & (known.left > now - window)).sum())
    at_once = called & (known.called <= known.joined)
    columns["at_once_60"] = int((at_once & (known.called > now - 60)).sum())
    columns["at_once_300"] = int((at_once & (known.called > now - 300)).sum())
    columns["at_once_same_300"] = (same & (at_once & (known.called > now - 300))).sum(axis=1)
    times = np.where(at_once & same, now - known.called, HORIZON_S) if len(known) else None
    columns["since_at_once_same"] = HORIZON_S if times is None else times.min(axis=1)
    starts = known.called[called]
    columns["since_call"] = float(now - starts.max()) if starts.size else HORIZON_S
    order = np.argsort(known.ended[ended], kind="stable")
    took = (known.ended[ended] - known.called[ended])[order]
    for latest in (10, 30):
        columns[f"service_{latest}"] = _average(took[-latest:])
    return columns


def _entries(known: LearnedDay, entered: Flags, now: float, asked: Asked) -> FeatureColumns:
    """Return the waits of those who were called last."""
    order = np.argsort(known.called[entered], kind="stable")
    at = known.called[entered][order]
    waited = (known.called - known.joined)[entered][order]
    service, priority = known.service[entered][order], known.priority[entered][order]
    columns: FeatureColumns = {
        "last_wait": _average(waited[-1:]),
        "last_wait_ago": _average(now - at[-1:]),
        **_latest("", at, waited, _LATEST, now),
    }
    rows = {
        (int(one), int(two)): _entries_of(at, waited, service == one, priority == two, now)
        for one, two in zip(asked.service, asked.priority, strict=True)
    }
    keys = list(zip(asked.service.tolist(), asked.priority.tolist(), strict=True))
    for name in next(iter(rows.values())):
        columns[name] = np.array([rows[key][name] for key in keys])
    return columns


def _entries_of(
    at: Floats, waited: Floats, same: Flags, alike: Flags, now: float
) -> dict[str, float]:
    found, when, both = waited[same], at[same], waited[same & alike]
    return {
        "last_wait_same": _average(found[-1:]),
        "last_wait_same_ago": _average(now - when[-1:]),
        "last_wait_class": _average(waited[alike][-1:]),
        "last_wait_both": _average(both[-1:]),
        "last_waits_both_3": _average(both[-3:]),
        **_latest("_same", when, found, _LATEST_SAME, now),
    }


def _latest(
    of: str, at: Floats, waited: Floats, latest: Iterable[int], now: float
) -> dict[str, float]:
    """Return how long the latest calls were waited for, and how many there were."""
    return {
        **{f"last_waits{of}_{one}": _average(waited[-one:]) for one in latest},
        **{f"entered{of}_{window}": float((at > now - window).sum()) for window in _WINDOWS_S},
        **{f"waits{of}_{window}": _average(waited[at > now - window]) for window in _MEANS_S},
    }


def _average(values: Floats) -> float:
    return float(values.mean()) if values.size else _UNKNOWN


def _calendar(known: LearnedDay, now: float, asked: Asked, house: House) -> FeatureColumns:
    """Return the hour and the day, and what is usual then."""
    half = int(half_hour(np.array([now]))[0])
    usual = float(house.usual_arrivals[known.date.weekday(), half])
    came = int((now - known.joined < HALF_HOUR_S).sum())
    return {
        "hour": now / 3600,
        "weekday": known.date.weekday(),
        "service": asked.service.astype(float),
        "class": asked.priority.astype(float),
        "usual_wait": float(house.usual_wait_s[half]),
        "usual_arrivals": usual,
        "busier_than_usual": came / (usual + 1),
    }


def _formulas(columns: FeatureColumns, asked: Asked, house: House) -> FeatureColumns:
    """Return what the formulas of queues say, of the numbers above."""
    ahead, same = np.asarray(columns["ahead"]), np.asarray(columns["ahead_same"])
    busy = max(1, int(columns["busy"]))
    pace = busy / float(columns["present_service"])
    steps = np.arange(_MOST_AHEAD)
    reached = np.cumsum(1 / (pace + steps * float(house.leaving)))
    mine = np.maximum(1, np.asarray(columns["busy_mine"]))
    shares = np.asarray(columns["overlap"])
    return {
        "formula": (ahead + 1) / pace,
        "formula_leaving": reached[np.minimum(ahead, _MOST_AHEAD - 1).astype(int)],
        "formula_mine": (same + 1) * house.service_s[asked.service] / mine,
        "formula_work": (np.asarray(columns["work_ahead"]) + house.service_s[asked.service]) / busy,
        "formula_ends": (ahead + 1) * 600 / max(1, int(columns["ended_600"])),
        "formula_entries": (same + 1) * 600 / np.maximum(1, columns["entered_same_600"]),
        "formula_entries_long": (same + 1) * 1800 / np.maximum(1, columns["entered_same_1800"]),
        "overlap_ahead": same / np.maximum(shares, 0.01),
        "pressure": int(columns["came_600"]) / max(1, int(columns["ended_600"])),
        "occupied": busy / max(1, int(columns["active_900"])),
    }


def _largest(values: Floats, those: Flags) -> Floats:
    return np.max(np.where(those, values, 0.0), axis=1, initial=0.0)


def _mean(values: Floats, those: Flags) -> Floats:
    count = those.sum(axis=1)
    total: Floats = np.where(those, values, 0.0).sum(axis=1) / np.maximum(count, 1)
    return total
