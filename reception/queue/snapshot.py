"""The hall at one instant: who waits, who works where, and what wait that promises; its reader."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from reception.database.run import instant
from reception.domain.errors import StorageFault
from reception.domain.expected_wait import ExpectedWait
from reception.domain.unit import Unit
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

# So long a forecast is told to those who touch, unless something is done here: who else acts is
# read by whoever shows the hall, long before; so is who joins here, where anybody shows it.
_TOLD_FOR, _TOLD_ON_FOR = timedelta(minutes=1), timedelta(seconds=5)


@dataclass(slots=True)
class _Told:
    """A forecast that is still true enough, and who has joined since."""

    look: QueueSnapshot
    forecast: "WaitForecast | None"
    joined: list[tuple[str, str]] = field(default_factory=list)
    """Service and class of who has joined since."""

    def holds(self, unit: Unit, now: datetime) -> bool:
        """Return whether it is true enough."""
        holds_for = _TOLD_ON_FOR if self.joined else _TOLD_FOR
        return self.look.unit is unit and abs(now - self.look.at) < holds_for


class SnapshotReader:
    """Reads the hall as of one instant, and foresees its waits."""

    def __init__(self, store: SqlHallStore, waits: "Callable[[], WaitForecaster]") -> None:
        """Read from a store; what foresees the waits is asked for once there is one to tell."""
        self._store = store
        self._waits = waits
        self._told: _Told | None = None

    def read(self, unit: Unit, now: datetime) -> QueueSnapshot:
        """Return the hall at this instant."""
        day = day_of(unit, now)
        return QueueSnapshot(
            at=now,
            unit=unit,
            lines={line.service: line for line in self._store.lines(unit.code, day)},
            staffed=tuple(one for one in self.staffed(unit, now) if not one.on_break),
            held={one.counter: one for one in self._store.at_counters(unit.code, day)},
        )

    def forecast(self, look: QueueSnapshot) -> "WaitForecast | None":
        """Return the waits as of a look, which are told from now on to those who touch.

        None where nobody works: nobody is told a wait then.
        """
        found = None
        if look.at_counters:
            found = self._waits().forecast(
                look.unit,
                day_of(look.unit, look.at),
                look.at,
                look.at_counters,
                sum(one.waiting for one in look.lines.values()),
            )
        self._told = _Told(look, found)
        return found

    def forget(self) -> None:
        """Look anew at the next question: something was done here."""
        self._told = None

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
            joined = [*told.joined]
            told.joined.append((service, priority))
            if told.forecast is None:
                return None
            if ranked_since == now:
                return told.forecast.newcomer(service, priority, joined)
            return told.forecast.joins_at(service, priority, ranked_since)
        except StorageFault:
            return None  # writing the ticket will say so
        except Exception:  # noqa: BLE001 - it is logged with its trace
            _log.exception("no wait could be told for %s", service)
            return None

    def _told_now(self, unit: Unit, now: datetime) -> _Told:
        told = self._told
        if told and told.holds(unit, now):
            return told
        look = self.read(unit, now)
        found = self.forecast(look)
        # Another thread may look meanwhile, and what it keeps is as good; this one keeps its own.
        self._told = told = _Told(look, found)
        return told
