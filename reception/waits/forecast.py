"""The waits of a unit's hall as of one instant, and what they stand on."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

import numpy as np

from reception.database.connection import Database
from reception.database.run import instant
from reception.domain.calling_rule import PriorityClass
from reception.domain.expected_wait import ExpectedWait
from reception.domain.ticket import Visit
from reception.domain.unit import ORDINARY, Unit
from reception.waits.calibration import Levels, levels_of
from reception.waits.hall import EVENLY, RUNS, CounterAtWork, HallState, InLine, Pace, foresee
from reception.waits.hall_run import NEVER_S, Floats
from reception.waits.model import AtCounter, PastStay, PlaceInLine
from reception.waits.pace import pace_of
from reception.waits.sql import SqlWaitStore

_SECOND_US = 1_000_000
_MINUTE_US = 60 * _SECOND_US
# Of a longer hall this part is run, and what comes behind it waits in proportion.
_MOST_RUN = 300
_FEWER_GAPS = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class _Past:
    """What the latest stays of a unit tell, as of a minute."""

    of: tuple[Unit, date, int]
    pace: Pace
    levels: Levels
    free_us: Mapping[int, int]
    """When the latest visit of the day was over, by counter."""


@dataclass(frozen=True, kw_only=True)
class WaitForecast:
    """Tells waits as of one instant."""

    now_us: int
    hall: HallState
    levels: Levels
    tickets: Mapping[str, int] = field(default_factory=dict)
    """Where each ticket that is run stands in the hall's lines."""
    longer: Mapping[str, float] = field(default_factory=dict)
    """How many more wait for a service than are run, as a factor; none where all are."""

    def run(self) -> None:
        """Run the hall now, and not when the first wait is asked for."""
        _ = self._newcomers

    def newcomer(
        self, service: str, priority: str = ORDINARY, joined: Sequence[tuple[str, str]] = ()
    ) -> ExpectedWait | None:
        """Return the wait of who joins a line now; None where no counter gives the service.

        Args:
            service: of the line.
            priority: her class.
            joined: service and class of those who have joined since.
        """
        asked = service, priority
        if service not in self._given:
            return None
        if asked not in self._newcomers:
            # A class that nobody asks for at a kiosk is run for who has it.
            self._newcomers[asked] = self.newcomer_s(InLine(service, priority, 0.0, 0.0))
        later_s, spread_s = self._behind(service, priority, joined)
        # Who stands behind more is told less certainly: the runs lie further apart.
        apart = np.linspace(-spread_s, spread_s, RUNS)
        longer = self.longer.get(service, 1.0)
        return self._told(np.maximum(longer * self._newcomers[asked] + later_s + apart, 0.0))

    def _behind(
        self, service: str, priority: str, joined: Sequence[tuple[str, str]]
    ) -> tuple[float, float]:
        """Return by how much those who joined since delay a newcomer, and how far it spreads."""
        heads = {one.code: one.head_start for one in self.hall.priorities}
        ahead = sum(one == service and heads[of] >= heads[priority] for one, of in joined)
        if not ahead:
            return 0.0, 0.0
        gives = sum(
            any(line.service == service for line in one.caller.lines) for one in self.hall.counters
        )
        takes_s = self.hall.pace.takes_s[service]
        mean_s = ahead * float(takes_s.mean() + self.hall.pace.gaps_s.mean()) / gives
        alone_s = ahead**0.5 * float(takes_s.std()) / gives
        return mean_s, EVENLY * math.hypot(alone_s, self.hall.pace.unsure * mean_s)

    def joins_at(self, service: str, priority: str, ranked_since: datetime) -> ExpectedWait | None:
        """Return the wait of who joins now and for whom the rule counts from another instant."""
        if service not in self._given:
            return None
        ranked_s = (instant(ranked_since) - self.now_us) / _SECOND_US
        return self._told(self.newcomer_s(InLine(service, priority, ranked_s, 0.0)))

    def newcomer_s(self, place: InLine) -> Floats:
        """Return the wait of a newcomer in each run, in seconds and ascending."""
        return self._run([place])[1][0]

    def standing(self, visit: Visit) -> ExpectedWait | None:
        """Return what is left of the wait of who waits already; None where nobody calls her."""
        place = self.tickets.get(str(visit.ticket.id))
        if place is None:
            # Behind those who are run: no longer than who joins now.
            return self.newcomer(visit.leg.service, visit.leg.priority)
        return self._told(self._foreseen[0][place])

    def _told(self, runs_s: Floats) -> ExpectedWait | None:
        # Who stands in a line that nobody calls now is told nothing.
        if not len(runs_s) or runs_s[-1] >= NEVER_S:
            return None
        return self.levels.told(runs_s)

    @cached_property
    def _newcomers(self) -> dict[tuple[str, str], Floats]:
        return dict(zip([one[:2] for one in self._asked], self._foreseen[1], strict=True))

    @cached_property
    def _asked(self) -> list[InLine]:
        asked = [one.code for one in self.hall.priorities if one.offered or one.code == ORDINARY]
        return [InLine(service, one, 0.0, 0.0) for service in self._given for one in asked]

    @cached_property
    def _given(self) -> list[str]:
        """The services that somebody gives now."""
        given = {line.service for one in self.hall.counters for line in one.caller.lines}
        return [one for one in self.hall.pace.takes_s if one in given]

    @cached_property
    def _foreseen(self) -> tuple[list[Floats], list[Floats]]:
        return self._run(self._asked)

    def _run(self, newcomers: Sequence[InLine]) -> tuple[list[Floats], list[Floats]]:
        # One seed: every station that sees this hall tells the same.
        told = foresee(self.hall, newcomers, np.random.default_rng(0))
        # Of who waits, the runs in which she does not leave before.
        waiting = [runs[runs < NEVER_S] for runs in np.sort(told.waiting_s, axis=0).T]
        return waiting, [*np.sort(told.newcomers_s, axis=0).T]


class WaitForecaster:
    """Reads a hall, and keeps what its past tells for a minute."""

    def __init__(self, database: Database) -> None:
        self._store = SqlWaitStore(database)
        self._past: _Past | None = None

    def forecast(
        self,
        unit: Unit,
        day: date,
        now: datetime,
        counters: Iterable[AtCounter],
        waiting: Mapping[str, int],
    ) -> WaitForecast:
        """Return what the waits are.

        Args:
            unit: as it is described.
            day: the service day.
            now: the instant.
            counters: where somebody works.
            waiting: how many wait in all, by service.
        """
        now_us = instant(now)
        services = {one.code for one in unit.services}
        classes = {one.code for one in unit.priorities}
        first = self._store.in_line(unit.code, day, _MOST_RUN)
        # Who waits for what the unit no longer has is called by hand.
        places = [one for one in first if one.service in services and one.priority in classes]
        lines = [in_line(one, now_us) for one in places]
        past = self._latest(unit, day, now, lines)
        found = forecast_of(
            now_us,
            priorities=unit.priorities,
            lines=lines,
            counters=[
                one if one.service else replace(one, since_us=past.free_us.get(one.caller.counter))
                for one in counters
            ],
            pace=past.pace,
            levels=past.levels,
        )
        return replace(
            found,
            tickets={one.ticket: at for at, one in enumerate(places)},
            longer=_longer(found, waiting, places) if len(first) >= _MOST_RUN else {},
        )

    def _latest(self, unit: Unit, day: date, now: datetime, lines: Sequence[InLine]) -> _Past:
        """Return what was known at the full minute: every station of the unit tells by the same."""
        now_us = instant(now)
        minute_us = now_us - now_us % _MINUTE_US
        past = self._past
        if past and past.of == (unit, day, minute_us):
            return past
        stays = self._store.past_stays(unit.code, day)
        since_s = (minute_us - now_us) / _SECOND_US
        waiting = [one for one in lines if one.since_s <= since_s]
        waiting += [
            in_line(one, now_us) for one in stays if one.waiting_since_us <= minute_us < one.seen_us
        ]
        over = [
            one._replace(ended_us=None) if (one.ended_us or 0) > minute_us else one
            for one in stays
            if one.seen_us <= minute_us
        ]
        usual = {one.code: one.usual_service for one in unit.services}
        self._past = past = _Past(
            of=(unit, day, minute_us),
            pace=pace_of(over, waiting, usual, minute_us),
            levels=levels_of(over),
            free_us={
                one.counter: one.ended_us
                for one in sorted(over, key=lambda one: one.ended_us or 0)
                if one.service_day == day.isoformat() and one.counter is not None and one.ended_us
            },
        )
        return past


def forecast_of(
    now_us: int,
    *,
    priorities: Sequence[PriorityClass],
    lines: Sequence[InLine],
    counters: Iterable[AtCounter],
    pace: Pace,
    levels: Levels,
) -> WaitForecast:
    """Return what the waits of a hall are."""
    return WaitForecast(
        now_us=now_us,
        hall=HallState(
            priorities=priorities,
            waiting=lines,
            counters=[_at_work(one, pace, now_us, priorities) for one in counters],
            pace=pace,
        ),
        levels=levels,
    )


def _longer(
    found: WaitForecast, waiting: Mapping[str, int], run: Iterable[PlaceInLine]
) -> dict[str, float]:
    """Return how many more wait for each service, and for what else its counters give, than run."""
    those = Counter(one.service for one in run)
    given = [{line.service for line in one.caller.lines} for one in found.hall.counters]
    longer = {}
    for service in found.hall.pace.takes_s:
        lines = set[str]().union(*(some for some in given if service in some))
        there, seen = (sum(some.get(one, 0) for one in lines) for some in (waiting, those))
        longer[service] = (there + 1) / (seen + 1)
    return longer


def in_line(one: PlaceInLine | PastStay, now_us: int) -> InLine:
    """Return a place in a line as it is at an instant, or was."""
    # A clock that was set back lets nobody wait from later on.
    later_us = max(0, one.waiting_since_us - now_us)
    ranked_s, since_s = (
        (at - later_us - now_us) / _SECOND_US for at in (one.ranked_since_us, one.waiting_since_us)
    )
    return InLine(one.service, one.priority, ranked_s, since_s)


def _at_work(
    one: AtCounter, pace: Pace, now_us: int, priorities: Iterable[PriorityClass]
) -> CounterAtWork:
    since_s = None if one.since_us is None else max(0.0, (now_us - one.since_us) / _SECOND_US)
    if not one.service or since_s is None:
        return CounterAtWork(caller=one.caller, free_s=pace.idle_s(since_s))
    rest_s = pace.rest_s(one.service, since_s)
    serves = None
    if one.ranked_since_us is not None and any(it.code == one.priority for it in priorities):
        ranked_s = (one.ranked_since_us - now_us) / _SECOND_US
        serves = InLine(one.service, one.priority, ranked_s, ranked_s)
    return CounterAtWork(
        caller=one.caller,
        free_s=np.add.outer(rest_s, pace.gaps_s[::_FEWER_GAPS]).ravel(),
        serves=serves,
    )
