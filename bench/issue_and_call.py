"""Issuing and calling: against the bare drivers, and with 10 and 10,000 waiting."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from time import perf_counter

from bench.raw_issue import raw_postgresql, raw_sqlite
from bench.stores import CLERK, COUNTER, SERVICE, fill, postgresql_url, sqlite_url
from bench.table import Measured, alternate, median
from reception.app import open_reception
from reception.queue.model import At

_FEW, _MANY = 10, 10_000
_ISSUES = 800
_CALLS = 160

type Fresh = Callable[[], AbstractContextManager[str]]


def measure() -> Iterator[Measured]:
    """Yield every figure."""
    databases: tuple[tuple[str, Fresh, Callable[[str], Callable[[], None]], float], ...] = (
        ("SQLite", sqlite_url, raw_sqlite, 2.0),
        ("PostgreSQL", postgresql_url, raw_postgresql, 1.0),
    )
    for name, fresh, raw, limit in databases:
        for waiting in (0, _MANY):
            with fresh() as url:
                if waiting:
                    fill(url, waiting)
                with open_reception(url) as reception:
                    ours, bare = alternate(
                        lambda desk=reception.desk: desk.issue(SERVICE),  # type: ignore[misc]
                        raw(url),
                        repeats=_ISSUES,
                    )
            yield Measured(
                name=f"issue, {name}, {waiting} waiting",
                value=median(ours),
                unit="ms",
                baseline=median(bare),
                limit=limit,
                limits_ratio=True,
                note="median, against the bare driver",
            )
        few, many = _call_times(fresh)
        yield Measured(
            name=f"call next, {name}, {_MANY} against {_FEW} waiting",
            value=median(many),
            unit="ms",
            baseline=median(few),
            limit=1.5,
            limits_ratio=True,
            note="median",
        )


def _call_times(fresh: Fresh) -> tuple[list[float], list[float]]:
    """Time calls in two halls at once, one nearly empty and one full."""
    few: list[float] = []
    many: list[float] = []
    with fresh() as short_url, fresh() as long_url:
        fill(long_url, _MANY)
        with open_reception(short_url) as short, open_reception(long_url) as full:
            for _ in range(_FEW):
                short.desk.issue(SERVICE)
            for _ in range(_CALLS):
                for reception, took in ((short, few), (full, many)):
                    begun = perf_counter()
                    reception.desk.call_next(At(COUNTER, CLERK))
                    took.append((perf_counter() - begun) * 1000)
                    reception.desk.start(At(COUNTER, CLERK))
                    reception.desk.finish(At(COUNTER, CLERK))
                    reception.desk.issue(SERVICE)
    return few, many
