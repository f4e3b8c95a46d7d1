"""``python -m bench.crowd_member issuer|clerk N S``: one of a crowd, at work for S seconds.

It says ``ready``, begins when a line comes, and prints the milliseconds of each of its acts.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle

from reception.app import Reception, open_reception
from reception.domain.errors import Refusal
from reception.queue.model import At
from reception.system.settings import settings_from

type Act = Callable[[], object]
# Where nobody waits the next one is looked for a moment later.
_LOOKS_AGAIN_S = 0.01


def _issuer(reception: Reception) -> Iterator[Act]:
    """Return the acts of a kiosk: tickets of every service in turn.

    It has shown the hall before anybody touches it.
    """
    reception.hall.services()
    services = reception.hall.unit().services
    return (partial(reception.desk.issue, one.code) for one in cycle(services))


def _clerk(reception: Reception, number: int) -> Iterator[Act]:
    """Yield acts of a clerk at a counter of her own."""
    at = At(reception.hall.unit().counters[number - 1].number, f"clerk{number}")
    while True:
        yield partial(reception.desk.call_next, at, finish=True)
        yield partial(reception.desk.start, at)


def main() -> None:
    """Act again and again, as fast as the database lets it."""
    kind, number, lasts_s = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    took_ms = []
    with open_reception(str(settings_from().database)) as reception:
        acts = _issuer(reception) if kind == "issuer" else _clerk(reception, number)
        print("ready", flush=True)
        sys.stdin.readline()
        until_s = time.monotonic() + lasts_s
        while (begun_s := time.monotonic()) < until_s:
            try:
                next(acts)()
            except Refusal:
                if kind == "issuer":
                    raise  # such as numbers at their end: it would be at work no more
                time.sleep(_LOOKS_AGAIN_S)
            else:
                took_ms.append((time.monotonic() - begun_s) * 1000)
    print("\n".join(f"{one:.3f}" for one in took_ms))


if __name__ == "__main__":
    main()
