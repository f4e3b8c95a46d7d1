"""Signs of life: which kiosks, boards and clerk's panels run, and which have fallen silent."""

from dataclasses import dataclass

from reception.system.clock import Clock, speed_of
from reception.unit.current import UnitReader, day_of
from reception.watch.model import App, StationLife
from reception.watch.sql import SqlStationStore


@dataclass(eq=False)
class Stations:
    """Keeps when each station's apps were heard last."""

    _store: SqlStationStore
    _units: UnitReader
    _clock: Clock

    def beat(self, station: str, app: App, *, part: str = "", starts: bool = False) -> None:
        """Note that an app runs at a station; ``starts`` when it has just begun to."""
        self._store.beat(self._unit_code(), station, app, part, starts=starts)

    def leave(self, station: str, app: App, *, part: str = "") -> None:
        """Note that an app was ended in good order: nobody misses it."""
        self._store.leave(self._unit_code(), station, app, part)

    def lives(self) -> tuple[StationLife, ...]:
        """Return what was heard of today, and for how long nothing has been (in real time)."""
        _, unit = self._units.current()
        today = day_of(unit, self._clock.now())
        speed = speed_of(self._clock)
        return tuple(
            StationLife(
                station=one.station,
                app=one.app,
                part=one.part,
                since=one.since,
                heard_at=one.heard_at,
                # In a trial the stations beat as often, while more time passes.
                unheard=one.unheard / speed,
            )
            for one in self._store.lives(unit.code)
            # What was switched off yesterday evening is missed by nobody until it is started.
            if day_of(unit, one.heard_at) == today
        )

    def _unit_code(self) -> str:
        return self._units.current()[1].code
