"""The log of alerts, and signs of life, in SQLite or PostgreSQL.

Several may watch the same hall, and of what they all see one writes each change: an alert begins
where no other of its kind and subject is open (a unique index), and any later change names the one
it follows. Signs of life announce nothing: whoever watches looks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from reception.database.acts.office import (
    ACKNOWLEDGE_ALERT,
    BEGIN_ALERT_ACT,
    END_ALERT_ACT,
    MOVE_ALERT_ACT,
)
from reception.database.acts.stations import BEAT_ACT, BEGIN_ANEW_ACT, LEAVE_ACT
from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.run import (
    Row,
    Run,
    Statement,
    instant,
    instant_or_none,
    moment,
    moment_or_none,
)
from reception.database.server import PaperTime, timed
from reception.domain.alerts import (
    Alert,
    AlertEnd,
    AlertKind,
    AlertLevel,
    App,
    Begun,
    Change,
    CountersMissing,
    Moved,
    Observation,
)
from reception.domain.rights import AuditEntry
from reception.system.clock import Topic
from reception.watch.model import StationLife

_FIELDS = tuple(one.name for one in fields(Alert) if one.name != "missing")
_INSTANTS = ("began_at", "level_since", "easing_since", "ended_at", "acknowledged_at")
_LEVELS = ("level", "worst", "acknowledged_level")
_COLUMNS = ", ".join(_FIELDS)

_OPEN = Statement(f"""
    SELECT {_COLUMNS} FROM alert WHERE unit = :unit AND ended_at IS NULL ORDER BY id
""")
_ONE = Statement(f"SELECT {_COLUMNS} FROM alert WHERE unit = :unit AND id = :id")
_LOG = Statement(f"""
    SELECT {_COLUMNS} FROM alert
    WHERE unit = :unit AND began_at < :ends AND (ended_at IS NULL OR ended_at > :begins)
    ORDER BY began_at DESC, id DESC
""")
_LAST_ACTS = Statement("""
    SELECT clerk, opened_at,
        (SELECT event.at FROM event WHERE event.clerk = counter_session.clerk
            ORDER BY event.seq DESC LIMIT 1),
        (SELECT max(clerk_break.ended_at) FROM clerk_break
            WHERE clerk_break.unit = counter_session.unit
                AND clerk_break.clerk = counter_session.clerk)
    FROM counter_session WHERE unit = :unit AND closed_at IS NULL
""")

_CONFLICTS = Statement("""
    SELECT service_day FROM taken_in WHERE unit = :unit AND outcome = 'parked'
""")


class SqlAlertStore:
    """Keeps alerts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, unit: str) -> tuple[Alert, ...]:
        """Return the alerts that are not over, in the order in which they began."""
        with self._database.read() as run:
            return tuple(_alert(row) for row in run.rows(_OPEN, unit=unit))

    def alert(self, unit: str, number: int) -> Alert | None:
        """Return an alert of the log."""
        with self._database.read() as run:
            row = run.row(_ONE, unit=unit, id=number)
            return _alert(row) if row else None

    def log(self, unit: str, begins: datetime, ends: datetime) -> tuple[Alert, ...]:
        """Return the alerts that were open at some time of a period, the latest first."""
        with self._database.read() as run:
            rows = run.rows(_LOG, unit=unit, begins=instant(begins), ends=instant(ends))
            return tuple(_alert(row) for row in rows)

    def write(self, unit: str, changes: Sequence[Change], at: datetime) -> int:
        """Write what nobody else has written yet; return how many changes that were."""
        with self._database.write(Topic.ALERTS) as run:
            return sum(_write(run, unit, one, at) for one in changes)

    def acknowledge(
        self, unit: str, number: int, level: AlertLevel, *, by: str, noting: AuditEntry
    ) -> None:
        """Write who has seen an alert at a level, unless somebody had before; and the line."""
        at = instant(noting.at)
        with self._database.write(Topic.ALERTS) as run:
            if run.change(ACKNOWLEDGE_ALERT, unit=unit, id=number, level=level, by=by, at=at):
                add_entry(run, unit, noting)

    def last_acts(self, unit: str) -> Mapping[str, datetime]:
        """Return when everybody who is at a counter acted last, by login."""
        with self._database.read() as run:
            return {
                clerk: moment(max(at for at in acts if at is not None))
                for clerk, *acts in run.rows(_LAST_ACTS, unit=unit)
            }

    def conflicts(self, unit: str) -> Sequence[date]:
        """Return the days of the tickets that could not be taken in, and wait for a decision."""
        with self._database.read() as run:
            return tuple(date.fromisoformat(day) for (day,) in run.rows(_CONFLICTS, unit=unit))


def _write(run: Run, unit: str, change: Change, at: datetime) -> int:
    match change:
        case Begun(seen=seen, level=level):
            return run.change(
                BEGIN_ALERT_ACT,
                unit=unit,
                kind=seen.kind,
                subject=seen.subject,
                level=level,
                at=instant(at),
                measured=seen.measured,
                detail=_kept(seen),
            )
        case AlertEnd(alert=alert, at=ended_at):
            return run.change(
                END_ALERT_ACT, unit=unit, id=alert.id, changes=alert.changes, at=instant(ended_at)
            )
        case Moved(alert=alert, level=level, seen=seen):
            return run.change(
                MOVE_ALERT_ACT,
                unit=unit,
                id=alert.id,
                changes=alert.changes,
                level=level,
                worst=max(level, alert.worst, key=lambda one: one.rank),
                level_since=instant(alert.level_since if level is alert.level else at),
                measured=seen.measured if seen else alert.measured,
                detail=_kept(seen or alert),
                easing_since=instant_or_none(change.easing_since),
            )


def _alert(row: Row) -> Alert:
    told = dict(zip(_FIELDS, row, strict=True))
    told |= {name: moment_or_none(told[name]) for name in _INSTANTS}
    told |= {name: told[name] and AlertLevel(told[name]) for name in _LEVELS}
    told |= {"kind": AlertKind(told["kind"]), **_missing(told)}
    return Alert(**told)


def _kept(of: Observation | Alert) -> str:
    """Return what is written beside subject and measure."""
    missing = of.missing
    return " ".join((str(missing.needed), *missing.services)) if missing else of.detail


def _missing(told: Mapping[str, Any]) -> dict[str, Any]:
    if told["kind"] != AlertKind.STAFFING:
        return {}
    needed, *services = told["detail"].split()
    begins = time.fromisoformat(told["subject"])
    missing = CountersMissing(begins, int(needed), told["measured"], tuple(services))
    return {"missing": missing, "detail": ""}


_MICROSECOND = timedelta(microseconds=1)

_LIVES = timed("""
    SELECT station, app, part, since, heard_at, {now} - heard_at, computer FROM station_life
    WHERE unit = :unit ORDER BY app, station, part, since, program
""")
_BOTH = timedelta(minutes=1)
"""So long after a program has begun another one of its name is no more its predecessor's last
word."""
_ALIVE = timedelta(minutes=2)


class SqlStationStore:
    """Keeps when each station's apps were heard last."""

    def __init__(self, database: Database, time: PaperTime) -> None:
        self._database = database
        self._time = time

    def beat(
        self,
        unit: str,
        station: str,
        app: App,
        part: str,
        *,
        program: UUID,
        computer: str,
        starts: bool,
    ) -> None:
        """Write that an app runs at a station, as which program and on which computer."""
        of = {"unit": unit, "station": station, "app": app, "part": part, "program": str(program)}
        with self._database.write() as run:
            # The database may have been upgraded since this program has opened it.
            self._database.require_allowed(run)
            if starts:
                run.change(BEGIN_ANEW_ACT, **of)
            now = self._time.now()
            run.change(BEAT_ACT, **of, computer=computer, starts=int(starts), now=now)

    def leave(self, unit: str, station: str, app: App, part: str, *, program: UUID) -> None:
        """Write that an app was ended in good order."""
        with self._database.write() as run:
            run.change(
                LEAVE_ACT, unit=unit, station=station, app=app, part=part, program=str(program)
            )

    def lives(self, unit: str) -> tuple[StationLife, ...]:
        """Return what runs, or did until it fell silent."""
        with self._database.read() as run:
            programs = [
                StationLife(
                    station=station,
                    app=App(app),
                    part=part,
                    since=moment(since),
                    heard_at=moment(heard_at),
                    unheard=max(timedelta(0), unheard_us * _MICROSECOND),
                    computers=(computer,),
                )
                for station, app, part, since, heard_at, unheard_us, computer in run.rows(
                    _LIVES, unit=unit, now=self._time.now()
                )
            ]
        return tuple(
            _as_one(tuple(some))
            for _, some in groupby(programs, key=lambda one: (one.app, one.station, one.part))
        )


def _as_one(programs: Sequence[StationLife]) -> StationLife:
    """Return how a station's app lives by all the programs that ran as it, in their order."""
    newest = programs[-1]
    # Another one that gave a sign after this one had begun was not what went before it.
    beside = [one for one in programs[:-1] if one.heard_at > newest.since + _BOTH]
    longest = max((newest, *beside), key=lambda one: one.unheard)
    alive = [one for one in (newest, *beside) if one.unheard < _ALIVE]
    return replace(longest, computers=tuple(name for one in alive for name in one.computers))
