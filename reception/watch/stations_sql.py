"""Signs of life, in SQLite or PostgreSQL; they announce nothing, whoever watches looks."""

from datetime import timedelta

from reception.database.connection import Database
from reception.database.run import Statement, moment
from reception.database.server import PaperTime, timed
from reception.watch.model import App, StationLife

_MICROSECOND = timedelta(microseconds=1)

_BEAT = timed("""
    INSERT INTO station_life (unit, station, app, part, since, heard_at)
    VALUES (:unit, :station, :app, :part, {now}, {now})
    ON CONFLICT (unit, station, app, part) DO UPDATE SET
        since = CASE WHEN CAST(:starts AS INTEGER) = 1
            THEN excluded.since ELSE station_life.since END,
        heard_at = excluded.heard_at
""")
_LEAVE = Statement("""
    DELETE FROM station_life
    WHERE unit = :unit AND station = :station AND app = :app AND part = :part
""")
_LIVES = timed("""
    SELECT station, app, part, since, heard_at, {now} - heard_at FROM station_life
    WHERE unit = :unit ORDER BY app, station, part
""")


class SqlStationStore:
    """Keeps when each station's apps were heard last."""

    def __init__(self, database: Database, time: PaperTime) -> None:
        self._database = database
        self._time = time

    def beat(self, unit: str, station: str, app: App, part: str, *, starts: bool) -> None:
        """Write that an app runs at a station."""
        with self._database.write() as run:
            # The database may have been upgraded since this program has opened it.
            self._database.require_allowed(run)
            run.change(
                _BEAT,
                unit=unit,
                station=station,
                app=app,
                part=part,
                starts=int(starts),
                now=self._time.now(),
            )

    def leave(self, unit: str, station: str, app: App, part: str) -> None:
        """Write that an app was ended in good order."""
        with self._database.write() as run:
            run.change(_LEAVE, unit=unit, station=station, app=app, part=part)

    def lives(self, unit: str) -> tuple[StationLife, ...]:
        """Return what runs, or did until it fell silent."""
        with self._database.read() as run:
            return tuple(
                StationLife(
                    station=station,
                    app=App(app),
                    part=part,
                    since=moment(since),
                    heard_at=moment(heard_at),
                    unheard=max(timedelta(0), unheard_us * _MICROSECOND),
                )
                for station, app, part, since, heard_at, unheard_us in run.rows(
                    _LIVES, unit=unit, now=self._time.now()
                )
            )
