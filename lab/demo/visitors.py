"""Who comes to the demonstration, when, what for, and how they behave."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from reception.domain.language import Language
from reception.domain.unit import ORDINARY, Service, Unit

_SPREAD = 0.7
_NO_SHOW_RATE = 0.06
# Nobody who looks on waits for the one visitor in fifty who takes longer than so many means.
_LONGEST = 2.5
# Part of visitors to whom the host at the door gives a ticket of a priority class.
_BY_THE_HOST = 0.12
_LANGUAGES = {Language.ARABIC: 0.6, Language.FRENCH: 0.25, Language.TAMAZIGHT: 0.15}
# Work the arrivals bring, as a part of what the counters can do: the hall fills, then drains.
_LOADS = (0.9, 1.2, 1.0, 0.6)


@dataclass(frozen=True, kw_only=True, slots=True)
class Visitor:
    """Somebody who will come."""

    after: timedelta
    """From the beginning of the morning."""
    service: str
    language: Language
    priority: str | None
    """Given by the host at the door; None: takes a ticket at the kiosk alone."""


def visitors(unit: Unit, *, counters: int, length: timedelta, seed: int) -> Iterator[Visitor]:
    """Yield who comes, in order."""
    chance = random.Random(seed)  # noqa: S311 - a morning that can be repeated, no secret
    classes = [one.code for one in unit.priorities if one.code != ORDINARY]
    services = _served(unit, counters)
    # What is soon done is asked for most: every counter has about as much to do.
    often = [1 / one.usual_service.total_seconds() for one in services]
    mean_s = len(services) / sum(often)
    at_s = 0.0
    while True:
        part = min(at_s / length.total_seconds(), 0.999)
        load = _LOADS[int(part * len(_LOADS))]
        at_s += chance.expovariate(load * counters / mean_s)
        if at_s >= length.total_seconds():
            return
        languages = list(_LANGUAGES)
        by_host = chance.random() < _BY_THE_HOST
        yield Visitor(
            after=timedelta(seconds=at_s),
            service=chance.choices(services, weights=often)[0].code,
            language=chance.choices(languages, weights=list(_LANGUAGES.values()))[0],
            priority=chance.choice(classes) if by_host else None,
        )


class VisitorHabits:
    """How one clerk's visitors behave."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - as above

    def comes(self) -> bool:
        """Return whether the visitor who is called comes."""
        return self._chance.random() >= _NO_SHOW_RATE

    def walk(self) -> timedelta:
        """Return how long she walks to the counter."""
        return timedelta(seconds=self._chance.uniform(15, 50))

    def service_time(self, service: Service) -> timedelta:
        """Return how long the service takes."""
        mean_s = service.usual_service.total_seconds()
        sigma = math.sqrt(math.log(1 + _SPREAD**2))
        mu = math.log(mean_s) - sigma**2 / 2
        drawn_s = self._chance.lognormvariate(mu, sigma)
        return timedelta(seconds=min(drawn_s, _LONGEST * mean_s))


def staffed(counters: int) -> tuple[int, ...]:
    """Return the numbers of the counters that are staffed in the demonstration."""
    return tuple(range(2, counters + 2))


def _served(unit: Unit, counters: int) -> list[Service]:
    given = {code for number in staffed(counters) for code in unit.counter(number).services}
    return [service for service in unit.services if service.code in given]
