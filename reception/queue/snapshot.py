"""The hall at one instant: who waits, who works where, and what wait that promises; its reader."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from reception.database.run import instant, instant_or_none
from reception.domain.errors import StorageFault
from reception.domain.expected_wait import ExpectedWait
from reception.domain.unit import ORDINARY, Unit
from reception.queue.model import Call, CounterSession, LineLength, StaffedCounter
from reception.queue.sql.hall import SqlHallStore
from reception.unit.current import day_of
from reception.waits.model import AtCounter

if TYPE_CHECKING:
    from reception.waits.forecast import WaitForecast, WaitForecaster

_NOBODY = timedelta(0)


@dataclass(frozen=True, kw_only=True)
class QueueSnapshot:
    """Who waits and who works where, as of one instant."""

    at: datetime
    unit: Unit
    lines: Mapping[str, LineLength]
    staffed: tuple[StaffedCounter, ...]
    """Without those whose person is on a break: she shortens nobody's wait."""
    held: Mapping[int, Call]
    """Who is called to a counter, or served there."""
    acts: int = 0
    """How many acts of this process it knows of."""
    _open_counters: dict[str, frozenset[int]] = field(default_factory=dict)

    @cached_property
    def at_counters(self) -> tuple[AtCounter, ...]:
        """Return the staffed counters that the unit has, and whom they hold."""
        numbers = {one.number for one in self.unit.counters}
        found = []
        for there in self.staffed:
            if there.counter in numbers:
                held = self.held.get(there.counter)
                found.append(
                    AtCounter(
                        caller=self.unit.caller(there.counter, None, there.profile),
                        service=held.service if held else None,
                        since_us=instant(held.called_at) if held else None,
                        priority=held.priority if held else ORDINARY,
                        ranked_since_us=instant_or_none(held.ranked_since) if held else None,
                    )
                )
        return tuple(found)

    def waiting(self, service: str) -> int:
        """Return how many wait for a service."""
        return self.lines[service].waiting if service in self.lines else 0

    def longest_wait(self, service: str) -> timedelta:
        """Return how long the first of a service's line waits; zero when nobody does."""
        line = self.lines.get(service)
        return max(_NOBODY, self.at - line.oldest) if line else _NOBODY

    def open_counters(self, service: str) -> frozenset[int]:
        """Return the counters that give a service and are staffed now.

        Who helps out in a line only after a while, by her work profile, counts from then on, or if
        there is nobody else.
        """
        known = self._open_counters.get(service)
        if known is None:
            after = self._called_after.get(service, {})
            longest = self.longest_wait(service)
            known = frozenset(number for number, late in after.items() if late <= longest)
            known = known or frozenset(after)
            self._open_counters[service] = known
        return known

    @cached_property
    def _called_after(self) -> Mapping[str, Mapping[int, timedelta]]:
        """By service and counter: from so long a wait on its visitors are called there."""
        after: dict[str, dict[int, timedelta]] = {}
        for there in self.at_counters:
            for line in there.caller.lines:
                after.setdefault(line.service, {})[there.caller.counter] = line.after
        return after


_log = logging.getLogger(__name__)

# So long a forecast is told to those who touch, unless something is done here: who else acts, or
# joins, is read by whoever shows the hall, long before.
_TOLD_FOR = timedelta(minutes=1)


@dataclass(slots=True)
class _Told:
    """A forecast that is still true enough, and who has joined since."""

    look: QueueSnapshot
    forecast: "WaitForecast | None"
    joined: list[tuple[datetime, str, str]] = field(default_factory=list)
    """When, the service and the class of who has joined since."""


class SnapshotReader:
    """Reads the hall as of one instant, and foresees its waits."""

    def __init__(self, store: SqlHallStore, waits: "Callable[[], WaitForecaster]") -> None:
        """Read from a store; what foresees the waits is asked for once there is one to tell."""
        self._store = store
        self._waits = waits
        self._told: _Told | None = None
        self._acts = 0

    def read(self, unit: Unit, now: datetime) -> QueueSnapshot:
        """Return the hall at this instant."""
        day, acts = day_of(unit, now), self._acts
        return QueueSnapshot(
            at=now,
            unit=unit,
            lines={line.service: line for line in self._store.lines(unit.code, day)},
            staffed=tuple(one for one in self.staffed(unit, now) if not one.on_break),
            held={one.counter: one for one in self._store.at_counters(unit.code, day)},
            acts=acts,
        )

    def forecast(self, look: QueueSnapshot) -> "WaitForecast | None":
        """Return the waits as of a look, which are told from now on to those who touch.

        None where nobody works: nobody is told a wait then. What goes wrong with it is logged, and
        takes nothing else from a screen.
        """
        found = None
        try:
            if look.at_counters:
                waiting = {code: line.waiting for code, line in look.lines.items()}
                day = day_of(look.unit, look.at)
                found = self._waits().forecast(look.unit, day, look.at, look.at_counters, waiting)
                found.run()
        except StorageFault:
            raise
        except Exception:  # noqa: BLE001 - it is logged with its trace
            _log.exception("no waits could be told")
            found = None
        before = self._told
        joined = [one for one in before.joined if one[0] > look.at] if before else []
        # What was done here since it was read is not in it.
        if look.acts == self._acts:
            self._told = _Told(look, found, joined)
        return found

    def forget(self) -> None:
        """Look anew at the next question: something was done here."""
        self._told = None
        self._acts += 1

    def join(self, service: str, priority: str, at: datetime) -> None:
        """Reckon with somebody who has joined a line here, until the hall is read."""
        if self._told:
            self._told.joined.append((at, service, priority))

    def sessions(self, unit: Unit, now: datetime) -> tuple[CounterSession, ...]:
        """Return who works now; who forgot to leave on an earlier day does not."""
        today = day_of(unit, now)
        sessions = self._store.open_sessions(unit.code)
        return tuple(one for one in sessions if day_of(unit, one.opened_at) == today)

    def staffed(self, unit: Unit, now: datetime) -> tuple[StaffedCounter, ...]:
        """Return where somebody works now; a counter that was not left on an earlier day is not."""
        today = day_of(unit, now)
        staffed = self._store.staffed(unit.code)
        return tuple(one for one in staffed if day_of(unit, one.opened_at) == today)

    def quote(
        self, unit: Unit, service: str, priority: str, ranked_since: datetime, now: datetime
    ) -> ExpectedWait | None:
        """Return the wait to announce to a visitor who joins a line now; None if there is none.

        A number never fails for want of an estimate: what goes wrong here is logged, and the
        visitor is told no wait.
        """
        try:
            told = self._told_now(unit, now)
            if told.forecast is None:
                return None
            if ranked_since == now:
                joined = [one[1:] for one in told.joined]
                return told.forecast.newcomer(service, priority, joined)
            return told.forecast.joins_at(service, priority, ranked_since)
        except StorageFault:
            return None  # writing the ticket will say so
        except Exception:  # noqa: BLE001 - it is logged with its trace
            _log.exception("no wait could be told for %s", service)
            return None

    def latest(self, unit: Unit, now: datetime) -> QueueSnapshot:
        """Return the hall as it is reckoned with for who joins now; nothing is foreseen for it."""
        told = self._still_told(unit, now)
        return told.look if told else self.read(unit, now)

    def _told_now(self, unit: Unit, now: datetime) -> _Told:
        told = self._still_told(unit, now)
        if told:
            return told
        look = self.read(unit, now)
        return _Told(look, self.forecast(look))

    def _still_told(self, unit: Unit, now: datetime) -> _Told | None:
        told = self._told
        fresh = told and told.look.unit is unit and abs(now - told.look.at) < _TOLD_FOR
        return told if fresh else None
