"""Every figure of a report of waits, from the rows of `nouba visits export`.

By their documented meaning and nothing of Nouba's own code: whole microseconds and fractions.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from statistics import median, quantiles

type Row = Mapping[str, str]
type Keys = tuple[str, ...]

# Morocco's changes of the clock that matter here, as published, not as a library has them: until
# this instant (UTC) the clocks were so many hours ahead.
_UNTIL = [
    datetime.fromisoformat(f"{at}+00:00")
    for at in (
        "2008-06-01 00:00",
        "2024-03-10 02:00",
        "2024-04-14 02:00",
        "2025-02-23 02:00",
        "2025-04-06 02:00",
        "2026-02-15 02:00",
        "2026-03-22 02:00",
        "2026-09-20 01:00",
    )
]
_AHEAD = (0, 1, 0, 1, 0, 1, 0, 1, 0)
# Less than any wait, that of a clock set back among them.
_NOT_JUDGED = -(10**18)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COUNTED = {
    "waiting": "still_waiting",
    "called": "being_called",
    "serving": "being_served",
    **{one: one for one in ("parked", "served", "no_show", "continued", "cancelled", "unserved")},
}


def key_of(row: Row, dimension: str) -> str:
    """Return where a row stands in a dimension, as a text."""
    since, day = _at(row["waiting_since"]), date.fromisoformat(row["service_day"])
    local = since + timedelta(hours=_AHEAD[bisect_right(_UNTIL, since)])
    match dimension:
        case "hour":
            return str(local.hour)
        case "weekday":
            return str(day.isoweekday())
        case "day":
            return str(day)
        case "week":
            return str(day - timedelta(days=day.weekday()))
        case "month":
            return str(day.replace(day=1))
        case "year":
            return str(day.year)
        case _:
            return row[dimension] or "None"


def figures_of(
    rows: Sequence[Row], targets: Mapping[str, int], now: int
) -> dict[str, int | float | None]:
    """Return every figure of these rows, durations in seconds.

    Args:
        rows: the legs.
        targets: how long visitors of each service should wait at most, in microseconds.
        now: the instant up to which an open wait has lasted, in microseconds since 1970 UTC.
    """
    given_back = sum(row["state"] == "given_back" for row in rows)
    rows = [row for row in rows if row["state"] != "given_back"]
    counts = Counter(
        {
            "given_back": given_back,
            "arrived": len(rows),
            "visits": len({row["ticket_id"] for row in rows}),
        }
    )
    spans: dict[str, list[int]] = defaultdict(list)
    visits: dict[str, list[Row]] = defaultdict(list)
    open_waits = []
    left_waiting = []
    for row in rows:
        counts[_COUNTED[row["state"]]] += 1
        visits[row["ticket_id"]].append(row)
        target = targets.get(row["service"], _NOT_JUDGED)
        wait = _span(row, "waiting_since", "first_called_at")
        walking = _span(row, "last_called_at", "started_at")
        over = _day_over(row)
        on_its_day = bool(row["ended_at"]) and _us(row["ended_at"]) < over
        service = _span(row, "started_at", "ended_at") if on_its_day else None
        uncalled = None
        if not row["first_called_at"] and not row["started_at"] and row["state"] != "parked":
            uncalled = _us(row["ended_at"] or None, min(now, over)) - _us(row["waiting_since"])
            left_waiting.append(max(uncalled, 0))
        counts["called"] += wait is not None
        counts["clock_jumps"] += any(
            one is not None and one < 0 for one in (wait, walking, service, uncalled)
        )
        may_leave = row["state"] in {"waiting", "cancelled"}
        failed = uncalled is not None and not (may_leave and uncalled <= target)
        counts["judged"] += target >= 0 and (wait is not None or failed)
        counts["within_target"] += wait is not None and wait <= target
        if uncalled is not None and row["state"] == "waiting":
            open_waits.append(max(uncalled, 0))
        to_service = _span(row, "waiting_since", "started_at") if wait is not None else None
        named = {"wait": wait, "to_service": to_service, "walking": walking, "service": service}
        for name, one in named.items():
            if one is not None:
                spans[name].append(max(one, 0))
    for some in visits.values():
        _add_visit(some, spans)
    figures: dict[str, int | float | None] = dict(counts)
    figures["uncalled"] = len(left_waiting)
    figures |= _with_uncalled(spans.get("wait", []), left_waiting)
    figures["open_wait_max_s"] = max(open_waits) / 1_000_000 if open_waits else None
    for name, durations in spans.items():
        figures |= {f"{name}_{statistic}": one for statistic, one in _spread(durations).items()}
    for name, part, whole in (
        ("service_level_pct", "within_target", "judged"),
        ("abandoned_pct", "cancelled", "arrived"),
        ("no_show_pct", "no_show", "called"),
    ):
        base = counts[whole]
        # Where no leaving was written down, nobody knows whether anybody left.
        known = base and (name != "abandoned_pct" or counts[part])
        figures[name] = round(100 * counts[part] / base, 2) if known else None
    return figures


def _add_visit(some: Sequence[Row], spans: dict[str, list[int]]) -> None:
    waits = [_span(row, "waiting_since", "first_called_at") for row in some]
    known = [max(one, 0) for one in waits if one is not None]
    if known and not any(row["state"] in {"waiting", "parked"} for row in some):
        spans["visit_wait"].append(sum(known))
    if all(row["ended_at"] and _us(row["ended_at"]) < _day_over(row) for row in some):
        until = max(_us(row["ended_at"]) for row in some)
        since = min(_us(row["waiting_since"]) for row in some)
        spans["visit_time"].append(max(until - since, 0))


def _spread(durations: Sequence[int]) -> dict[str, int | float | None]:
    exact = [Fraction(one) for one in durations]
    found: dict[str, int | float | None] = {
        "n": len(exact),
        "mean_s": _seconds(Fraction(sum(durations), len(exact))),
        "median_s": _seconds(median(exact)),
        "max_s": _seconds(max(exact)),
    }
    if len(exact) >= 10:
        # "Inclusive" is type 7: the 90th percentile stands at 0.9 (n - 1), counted from nought.
        found["p90_s"] = _seconds(Fraction(quantiles(exact, n=10, method="inclusive")[-1]))
    return found


def _with_uncalled(seen: Sequence[int], left: Sequence[int]) -> dict[str, int | float | None]:
    """Return what half and nine in ten of all wait at most, by Kaplan and Meier."""
    n = at_risk = len(seen) + len(left)
    ends = Counter(seen)
    gone = Counter(left)
    longer, median_us, p90_us = Fraction(1), None, None
    for at in sorted({*ends, *gone}):
        longer *= 1 - Fraction(ends[at], at_risk)
        at_risk -= ends[at] + gone[at]
        if median_us is None and longer <= Fraction(1, 2):
            median_us = at
        if p90_us is None and longer <= Fraction(1, 10) and n >= 10:
            p90_us = at
    told = {"median": median_us, "p90": p90_us}
    return {
        f"wait_with_uncalled_{name}_s": None if one is None else one / 1_000_000
        for name, one in told.items()
    }


def _day_over(row: Row) -> int:
    """Return when the service day of a row is over: at four in the morning, in microseconds."""
    four = datetime.combine(date.fromisoformat(row["service_day"]), time(4), UTC)
    four += timedelta(days=1)
    ahead = max(
        _AHEAD[bisect_right(_UNTIL, four - timedelta(hours=one))] == one and one for one in (0, 1)
    )
    return (four - timedelta(hours=ahead) - _EPOCH) // timedelta(microseconds=1)


def _seconds(microseconds: Fraction) -> float:
    return round(microseconds) / 1_000_000


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _us(text: str | None, otherwise: int = 0) -> int:
    return (_at(text) - _EPOCH) // timedelta(microseconds=1) if text else otherwise


def _span(row: Row, start: str, end: str) -> int | None:
    return _us(row[end]) - _us(row[start]) if row[start] and row[end] else None
