"""``python -m bench.colleagues``: the other clerks and the kiosk of a busy hall, until it is ended.

Together they act five times in a second: what six clerks and the doors of a large office do.
"""

import time
from functools import partial
from itertools import chain, cycle

from bench.busy_hall import CLERKS, COUNTER
from reception.app import open_reception
from reception.domain.errors import EnvironmentFault, Refusal
from reception.queue.model import At
from reception.system.settings import settings_from

_EVERY_S = 0.2
# Counters beside the measured one.
_COUNTERS = {
    f"clerk{number}": counter
    for number, counter in zip(range(2, CLERKS), (2, 3, 5, 6, 7, 8), strict=True)
}


def main() -> None:
    """Issue, call, start, finish and so on; whoever is refused goes on with the next act."""
    with open_reception(str(settings_from().database)) as reception:
        desk = reception.desk
        unit = reception.hall.unit()
        # Two of three come for the measured counter: however slowly it calls, somebody waits there.
        here = cycle(unit.counter(COUNTER).services)
        services = chain.from_iterable(
            (next(here), next(here), one.code) for one in cycle(unit.services)
        )
        print("working", flush=True)
        for clerk, counter in cycle(_COUNTERS.items()):
            for act in (
                partial(desk.issue, next(services)),
                partial(desk.call_next, At(counter, clerk), finish=True),
                partial(desk.start, At(counter, clerk)),
            ):
                time.sleep(_EVERY_S)
                try:
                    act()
                except (Refusal, EnvironmentFault):
                    continue


if __name__ == "__main__":
    main()
