"""Issuing and calling: against the bare drivers, and with 10 and 10,000 waiting."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from bench.raw_issue import Raw, raw_postgresql, raw_sqlite
from bench.stores import CLERK, COUNTER, SERVICE, fill, postgresql_url, sqlite_url
from bench.table import Measured, Times, alternate, median
from reception.app import open_reception
from reception.queue.model import At

_FEW, _MANY = 10, 10_000
_ISSUES = 800
_CALLS = 160
_PROCESSOR_MS = 3.0

type Fresh = Callable[[], AbstractContextManager[str]]


def measure() -> Iterator[Measured]:
    """Yield every figure."""
    databases: tuple[tuple[str, Fresh, Raw, float], ...] = (
        ("SQLite", sqlite_url, raw_sqlite, 2.0),
        ("PostgreSQL", postgresql_url, raw_postgresql, 1.0),
    )
    for name, fresh, raw, limit in databases:
        for waiting in (0, _MANY):
            with fresh() as url:
                if waiting:
                    fill(url, waiting)
                with open_reception(url) as reception, raw(url) as bare_issue:
                    ours, bare = alternate(
                        lambda desk=reception.desk: desk.issue(SERVICE),  # type: ignore[misc]
                        bare_issue,
                        repeats=_ISSUES,
                    )
            told = f"issue, {name}, {waiting} waiting"
            yield Measured(
                name=told,
                value=median(ours),
                unit="ms",
                baseline=median(bare),
                limit=limit,
                limits_ratio=True,
                note="median, against the same rows by the bare driver",
            )
            yield Measured(
                name=f"{told}, processor",
                value=median(ours.processor),
                unit="ms",
                baseline=median(bare.processor),
                limit=_PROCESSOR_MS,
                note="of this process",
            )
        few, many = _call_times(fresh)
        for what, mine, theirs, most in (
            ("", many, few, 1.5),
            (", processor", many.processor, few.processor, 1.2),
        ):
            yield Measured(
                name=f"call next, {name}, {_MANY} against {_FEW} waiting{what}",
                value=median(mine),
                unit="ms",
                baseline=median(theirs),
                limit=most,
                limits_ratio=True,
                note="median",
            )


def _call_times(fresh: Fresh) -> tuple[Times, Times]:
    """Time calls in two halls at once, one nearly empty and one full."""
    few, many = Times(), Times()
    with fresh() as short_url, fresh() as long_url:
        fill(long_url, _MANY)
        with open_reception(short_url) as short, open_reception(long_url) as full:
            for _ in range(_FEW):
                short.desk.issue(SERVICE)
            for _ in range(_CALLS):
                for reception, took in ((short, few), (full, many)):
                    took.take(lambda desk=reception.desk: desk.call_next(At(COUNTER, CLERK)))  # type: ignore[misc]
                    reception.desk.start(At(COUNTER, CLERK))
                    reception.desk.finish(At(COUNTER, CLERK))
                    reception.desk.issue(SERVICE)
    return few, many
