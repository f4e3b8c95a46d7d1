"""What a clerk does in a round, in several halls in turn: other load hits all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from bench.busy_hall import CLERK, COUNTER, PROFILE
from bench.table import Times, timed
from counter_display.clerk_panel.model import read_desk
from reception.app import Reception
from reception.queue.model import At

ISSUE, NEXT_ISSUE, WAITS = "issue", "issue at a kiosk", "tell every service's wait"
CALL, READ, ALL = "call next", "read the panel", "all acts of a round"
_READING = (READ, WAITS)
_ROUNDS = 120
# The first rounds prepare the statements.
_WARM_UP = 6
_OTHER_COUNTER = 5

type Took = Mapping[str, Times]


def rounds_in[Hall](halls: Mapping[Hall, Reception]) -> dict[Hall, Took]:
    """Return how long each act took in each of these halls."""
    for reception in halls.values():
        reception.desk.open_counter(At(COUNTER, CLERK))
        reception.desk.take_profile(At(None, CLERK), PROFILE)
    took: dict[Hall, dict[str, Times]] = {one: defaultdict(Times) for one in halls}
    for turn in range(_WARM_UP + _ROUNDS):
        for hall, reception in halls.items():
            times = dict(_round(reception))
            if turn < _WARM_UP:
                continue
            acts = [one for act, one in times.items() if act not in _READING]
            times[ALL] = together = Times()
            together.append(sum(one[0] for one in acts))
            together.processor.append(sum(one.processor[0] for one in acts))
            for act, one in times.items():
                took[hall][act].extend(one)
                took[hall][act].processor.extend(one.processor)
    return dict(took)


def _round(reception: Reception) -> Iterator[tuple[str, Times]]:
    """Do what a clerk does, and leave as many waiting as there were; yield each act's time."""
    desk = reception.desk
    services = reception.hall.unit().counter(COUNTER).services
    here = At(COUNTER, CLERK)
    yield _timed(ISSUE, lambda: desk.issue(services[0], language="ar"))
    # What was looked at for the one tells the wait of the next as well: nobody acted in between.
    yield _timed(NEXT_ISSUE, lambda: desk.issue(services[0], language="zgh"))
    yield _timed(CALL, lambda: desk.call_next(here))
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
    yield _timed(READ, lambda: read_desk(reception.hall, CLERK, COUNTER))
    yield _timed(WAITS, reception.hall.services)
    desk.start(here)
    desk.finish(here)


def _timed(name: str, act: Callable[[], object]) -> tuple[str, Times]:
    return name, timed(act, 1)
