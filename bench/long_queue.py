"""Does a clerk's act cost more when thousands wait? Every verb, and what her panel reads after it.

Three halls at once, with ten, a thousand and ten thousand waiting: each round does the same acts in
each, so that other load on the machine hits all of them.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from bench.busy_hall import DATABASES, fill, fresh
from bench.rounds import ALL, CALL, ISSUE, NEXT_ISSUE, READ, WAITS, Took, rounds_in
from bench.table import Measured, median, percentile
from reception.app import open_reception

_FEW, _SOME, _MANY = 10, 1_000, 10_000
# The choice looks at the first of each line, and where thousands wait every line has one.
_LIMITS = {CALL: 2.0, ALL: 1.5, READ: 2.5}
# Of this process, which no disk and no other load is in: a full hall costs what an empty one does.
_PROCESSOR_LIMIT = 1.2
# Who issues after somebody's act looks anew, at every line; nobody has stood in most of the ten's.
_LOOKING_ANEW = {ISSUE: 1.5}
# Of a file this process looks at the first of each line itself: by service, class and language.
_OF_A_FILE = _LOOKING_ANEW | {CALL: 1.8, READ: 1.7, ALL: 1.3}


def measure() -> Iterator[Measured]:
    """Yield, for each database, ten thousand waiting against ten."""
    for database in DATABASES:
        halls = _all_halls(database)
        more = _OF_A_FILE if database == "SQLite" else _LOOKING_ANEW
        for act in (NEXT_ISSUE, WAITS, ISSUE, *_LIMITS):
            of_act = [halls[waiting][act] for waiting in (_FEW, _SOME, _MANY)]
            busy = [one.processor for one in of_act]
            for name, figure, times, limit in (
                ("median", median, of_act, _LIMITS.get(act)),
                ("p95", _p95, of_act, _LIMITS.get(act)),
                ("processor", median, busy, more.get(act, _PROCESSOR_LIMIT)),
            ):
                if limit is None:
                    continue
                few, some, many = map(figure, times)
                yield Measured(
                    name=f"{act}, {database}, {_MANY} waiting, {name}",
                    value=many,
                    unit="ms",
                    baseline=few,
                    limit=limit,
                    limits_ratio=True,
                    note=f"against {_FEW}; with {_SOME} {some:.1f} ms",
                )
        for act in halls[_FEW]:
            if act not in _LIMITS:
                medians = (f"{median(halls[waiting][act]):.1f}" for waiting in halls)
                print(
                    f"  {act}, {database}: {', '.join(medians)} ms at {', '.join(map(str, halls))}"
                )


def _p95(took: Sequence[float]) -> float:
    return percentile(took, 95)


def _all_halls(database: str) -> dict[int, Took]:
    with ExitStack() as stack:
        halls = {}
        for waiting in (_FEW, _SOME, _MANY):
            url = stack.enter_context(fresh(database))
            fill(url, waiting)
            halls[waiting] = stack.enter_context(open_reception(url))
        return rounds_in(halls)
