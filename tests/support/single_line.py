"""Days of one line before several counters, whose clerks take a moment before each call.

It knows nothing of a replay: a clerk whom nobody waits for does nothing; once somebody waits she
takes her moment, and then calls who is first, unless a colleague has called everybody meanwhile.
"""

import heapq
import random
from collections.abc import Sequence
from dataclasses import dataclass

MINUTE_US = 60_000_000


@dataclass(frozen=True, kw_only=True)
class Office:
    """How visitors come and are served; times in minutes."""

    arrivals: float = 1.01
    """How many come in a minute, at random."""
    service: float = 3.45
    """How long one is served on average, from the call, exponentially."""
    moment: tuple[float, float] = (0.0, 0.0)
    """A clerk takes at least and at most so long before a call."""
    counters: int = 4
    hours: int = 8

    @property
    def closes_us(self) -> int:
        return self.hours * 60 * MINUTE_US


@dataclass(slots=True)
class Served:
    """A visitor, in microseconds since the doors opened."""

    came: int
    takes: int
    moment: int = 0
    """What the clerk who called her took before."""
    called: int | None = None
    """None: the counters closed before."""
    counter: int | None = None


def day_of(office: Office, chance: random.Random) -> list[Served]:
    """Return the visitors of a day, in the order in which they came."""
    visitors, at = [], 0.0
    while (at := at + chance.expovariate(office.arrivals)) * MINUTE_US < office.closes_us:
        takes = chance.expovariate(1 / office.service)
        visitors.append(Served(came=round(at * MINUTE_US), takes=round(takes * MINUTE_US)))
    _serve(visitors, office, chance)
    return visitors


def _serve(visitors: Sequence[Served], office: Office, chance: random.Random) -> None:
    came, first = 0, 0
    free_at = [(0, counter) for counter in range(1, office.counters + 1)]
    idle: set[int] = set()
    calls: list[tuple[int, int, int]] = []
    while True:
        arrival = visitors[came].came if came < len(visitors) else office.closes_us
        freed = free_at[0][0] if free_at else office.closes_us
        call = calls[0][0] if calls else office.closes_us
        now = min(arrival, freed, call)
        if now >= office.closes_us:
            return
        if now == arrival:
            came += 1
        elif now == freed:
            idle.add(heapq.heappop(free_at)[1])
        else:
            _, counter, moment = heapq.heappop(calls)
            one, first = visitors[first], first + 1
            one.called, one.counter, one.moment = now, counter, moment
            heapq.heappush(free_at, (now + one.takes, counter))
            if first == came:
                # Nobody is left for whom the others were about to look up.
                idle.update(other for _, other, _ in calls)
                calls.clear()
        if first < came:
            for counter in sorted(idle):
                moment = round(chance.uniform(*office.moment) * MINUTE_US)
                heapq.heappush(calls, (now + moment, counter, moment))
            idle.clear()
