"""Does a clerk's act cost more when thousands wait? Every verb, and what her panel reads after it.

Three halls at once, with ten, a thousand and ten thousand waiting: each round does the same acts in
each, so that other load on the machine hits all of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack

from bench.busy_hall import CLERK, COUNTER, DATABASES, PROFILE, fill, fresh
from bench.table import Measured, Times, median, percentile, timed
from counter_display.clerk_panel.model import read_desk
from reception.app import Reception, open_reception
from reception.queue.model import At

_FEW, _SOME, _MANY = 10, 1_000, 10_000
_ROUNDS = 120
# The first rounds prepare the statements.
_WARM_UP = 6
_OTHER_COUNTER = 5
_ISSUE, _NEXT_ISSUE, _WAITS = "issue", "issue at a kiosk", "tell every service's wait"
_CALL, _READ, _ALL = "call next", "read the panel", "all acts of a round"
_READING = (_READ, _WAITS)
# The choice looks at the first of each line, and where thousands wait every line has one.
_LIMITS = {_CALL: 2.0, _ALL: 1.5, _READ: 2.5}
# Of this process, which no disk and no other load is in: a full hall costs what an empty one does.
_PROCESSOR_LIMIT = 1.2
# Who issues after somebody's act looks anew, at every line; nobody has stood in most of the ten's.
_LOOKING_ANEW = {_ISSUE: 1.5}
# Of a file this process looks at the first of each line itself: by service, class and language.
_OF_A_FILE = _LOOKING_ANEW | {_CALL: 1.8, _READ: 1.7, _ALL: 1.3}

type Took = Mapping[str, Times]


def measure() -> Iterator[Measured]:
    """Yield, for each database, ten thousand waiting against ten."""
    for database in DATABASES:
        halls = _all_halls(database)
        more = _OF_A_FILE if database == "SQLite" else _LOOKING_ANEW
        for act in (_NEXT_ISSUE, _WAITS, _ISSUE, *_LIMITS):
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
            halls[waiting].desk.open_counter(At(COUNTER, CLERK))
            halls[waiting].desk.take_profile(At(None, CLERK), PROFILE)
        took: dict[int, dict[str, Times]] = {one: defaultdict(Times) for one in halls}
        for turn in range(_WARM_UP + _ROUNDS):
            for waiting, reception in halls.items():
                times = dict(_round(reception))
                if turn >= _WARM_UP:
                    acts = [one for act, one in times.items() if act not in _READING]
                    times[_ALL] = together = Times()
                    together.append(sum(one[0] for one in acts))
                    together.processor.append(sum(one.processor[0] for one in acts))
                    for act, one in times.items():
                        took[waiting][act].extend(one)
                        took[waiting][act].processor.extend(one.processor)
        return dict(took)


def _round(reception: Reception) -> Iterator[tuple[str, Times]]:
    """Do what a clerk does, and leave as many waiting as there were; yield each act's time."""
    desk = reception.desk
    services = reception.hall.unit().counter(COUNTER).services
    here = At(COUNTER, CLERK)
    yield _timed(_ISSUE, lambda: desk.issue(services[0], language="ar"))
    # What was looked at for the one tells the wait of the next as well: nobody acted in between.
    yield _timed(_NEXT_ISSUE, lambda: desk.issue(services[0], language="zgh"))
    yield _timed(_CALL, lambda: desk.call_next(here))
    yield _timed("recall", lambda: desk.recall(here))
    yield _timed("undo", lambda: desk.undo(here))
    yield _timed("put back", lambda: desk.put_back(here))
    desk.call_next(here)
    served = desk.recall(here).leg.service
    elsewhere = services[1] if served != services[1] else services[0]
    yield _timed("start", lambda: desk.start(here))
    yield _timed("transfer", lambda: desk.transfer(here, to_service=elsewhere))
    parked = desk.call_next(here).ticket.label
    yield _timed("park", lambda: desk.park(here, anyone=True))
    yield _timed("resume", lambda: desk.resume(At(None, CLERK), parked))
    yield _timed("call a number", lambda: desk.call_ticket(here, parked, reason="malade"))
    sent = desk.transfer(here, to_counter=_OTHER_COUNTER).ticket.label
    desk.call_ticket(here, sent, reason="malade")
    desk.start(here)
    yield _timed("finish and call", lambda: desk.call_next(here, finish=True))
    yield _timed(_READ, lambda: read_desk(reception.hall, CLERK, COUNTER))
    yield _timed(_WAITS, reception.hall.services)
    desk.start(here)
    desk.finish(here)


def _timed(name: str, act: Callable[[], object]) -> tuple[str, Times]:
    return name, timed(act, 1)
