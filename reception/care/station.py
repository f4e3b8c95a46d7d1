"""What alarms at the computer that keeps the database or its backups: room, and old copies."""

import logging
import os
import shutil
import socket
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from reception.care.folder import BackupFolder
from reception.domain.alerts import AlertKind, AlertLevel, Observation, found
from reception.system.files import LOW_BYTES, SCARCE_BYTES, reserve_of
from reception.system.settings import Settings, backup_folder, database_file, state_folder

log = logging.getLogger(__name__)


class Supervisor:
    """Carries words to the service manager."""

    def __init__(self, address: str) -> None:
        """Prepare to speak.

        Args:
            address: a path, or a name in Linux's abstract namespace after ``@``.
        """
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self._socket.settimeout(0)
        self._heard = True

    def tell(self, *words: str) -> None:
        """Say something; a manager that does not listen is not waited for."""
        try:
            self._socket.sendto("\n".join(words).encode(), self._address)
            self._heard = True
        except OSError as deaf:
            if self._heard:
                log.warning("the service manager is not told '%s': %s", words[0], deaf)
            self._heard = False

    def close(self) -> None:
        """Speak no more."""
        self._socket.close()


def supervisor_of(environment: Mapping[str, str] = os.environ) -> Supervisor | None:
    """Return whom to tell; None when no service manager started us."""
    address = environment.get("NOTIFY_SOCKET", "")
    return Supervisor(address) if address else None


def patience_ms_of(environment: Mapping[str, str] = os.environ) -> int:
    """Return after how long the manager takes a silent program for dead; 0: it never does."""
    patience_us = environment.get("WATCHDOG_USEC", "")
    return int(patience_us) // 1000 if patience_us.isdecimal() else 0


LATE = timedelta(hours=26)
"""A backup is made every night; after so long one is missing."""
TOO_LATE = timedelta(days=3)
CARE = frozenset({AlertKind.DISK, AlertKind.BACKUP})
"""What only the computer itself can see."""
_MEGABYTE = 1_000_000
_HOUR = timedelta(hours=1)
_LOOK_EVERY = timedelta(minutes=1)
_PATIENCE_S = 2.0


class CareDetail(StrEnum):
    """What exactly is wrong."""

    ROOM = "room"
    """Little is free; the measure is in megabytes."""
    RESERVE = "reserve"
    """Little is free, and what is kept for a full disk was given up already."""
    OLD = "old"
    """The newest sound backup is old; the measure is in hours."""
    NONE = "none"
    UNREADABLE = "unreadable"
    """The folder cannot be looked at, or does not answer."""
    DRILL = "drill"
    """The last one that was put back for trial breaks rules."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CarePlaces:
    """Where a station keeps what must not be lost."""

    station: str
    writes_in: Path
    """Where room is needed."""
    database_file: Path | None = None
    """None where a server keeps the database."""
    backups: Path | None = None
    """None where no backups are made."""
    expects_backups: bool = False
    """Somebody has named the folder: then something must stand in it."""


class StationCare:
    """Looks at the disk and the backups once a minute; a folder that hangs holds nobody up."""

    def __init__(self, places: CarePlaces) -> None:
        self._places = places
        self._looked_at: datetime | None = None
        self._seen: tuple[Observation, ...] = ()
        self._looking: threading.Thread | None = None

    def look(self, now: datetime) -> tuple[Observation, ...]:
        """Return how this computer stands."""
        if self._looked_at is not None and abs(now - self._looked_at) < _LOOK_EVERY:
            return self._seen
        self._looked_at = now
        if self._looking is None or not self._looking.is_alive():
            # A daemon: a program ends whatever a lost disk does.
            self._looking = threading.Thread(
                target=self._look, args=(now,), name="care", daemon=True
            )
            self._looking.start()
        self._looking.join(_PATIENCE_S)
        if self._looking.is_alive():
            self._seen = (self._backup(AlertLevel.CRITICAL, CareDetail.UNREADABLE),)
        return self._seen

    def newest_backup(self) -> datetime | None:
        """Return when the newest backup was made; None where none can be looked at."""
        if self._places.backups is None:
            return None
        try:
            made = BackupFolder(self._places.backups).backups()
        except OSError:
            return None
        return made[0].made_at if made else None

    def _look(self, now: datetime) -> None:
        self._seen = (*self._disk(), *self._backups(now))

    def _disk(self) -> Iterator[Observation]:
        place = self._places.writes_in
        while not place.exists() and place != place.parent:
            place = place.parent
        try:
            free = shutil.disk_usage(place).free
        except OSError:
            return  # what cannot be read cannot be written either, and that is told at once
        yield replace(self._room(free), measured=free // _MEGABYTE)

    def _room(self, free: int) -> Observation:
        if free >= SCARCE_BYTES:
            return found(AlertKind.DISK, self._places.station, None, CareDetail.ROOM)
        file = self._places.database_file
        if free < LOW_BYTES:
            level, detail = AlertLevel.CRITICAL, CareDetail.ROOM
        elif file and file.exists() and not reserve_of(file).exists():
            # With plenty of room nobody needs it, and the next backup makes it again.
            level, detail = AlertLevel.CRITICAL, CareDetail.RESERVE
        else:
            level, detail = AlertLevel.WARNING, CareDetail.ROOM
        return found(AlertKind.DISK, self._places.station, level, detail)

    def _backups(self, now: datetime) -> Iterator[Observation]:
        if self._places.backups is None:
            return
        folder = BackupFolder(self._places.backups)
        try:
            newest = next((one for one in folder.backups() if one.is_sound and one.verified), None)
            drill = folder.last_drill()
        except OSError:
            yield self._backup(AlertLevel.CRITICAL, CareDetail.UNREADABLE)
            return
        if newest is None:
            if self._places.expects_backups:
                yield self._backup(AlertLevel.WARNING, CareDetail.NONE)
            return
        age = now - newest.made_at
        hours = age // _HOUR
        if age > TOO_LATE:
            yield self._backup(AlertLevel.CRITICAL, CareDetail.OLD, hours)
        elif drill and drill.broken:
            yield self._backup(AlertLevel.CRITICAL, CareDetail.DRILL)
        else:
            late = AlertLevel.WARNING if age > LATE else None
            yield self._backup(late, CareDetail.OLD, hours)

    def _backup(
        self, level: AlertLevel | None, detail: CareDetail, measured: int | None = None
    ) -> Observation:
        return replace(
            found(AlertKind.BACKUP, self._places.station, level, detail), measured=measured
        )


def station_care(settings: Settings) -> StationCare:
    """Return what looks after a station's disk and backups."""
    file = database_file(settings)
    # Of a server's database its own computer makes them, unless a folder is named here.
    makes_backups = file is not None or bool(settings.backups)
    return StationCare(
        CarePlaces(
            station=settings.station,
            writes_in=file.parent if file else state_folder(),
            database_file=file,
            backups=backup_folder(settings) if makes_backups else None,
            expects_backups=bool(settings.backups),
        )
    )
