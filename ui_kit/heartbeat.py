"""Signs that an app lives, for its service manager and its colleagues; and its minute clock."""

import logging
import os
from collections.abc import Mapping
from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reception.care.station import Supervisor, patience_ms_of, supervisor_of
from reception.domain.alerts import App
from reception.domain.errors import EnvironmentFault, Refusal
from reception.system.clock import Clock
from reception.watch.watch import Stations
from ui_kit.background import Background

_BEATS_IN_PATIENCE = 3
"""So often within the time after which the manager takes the app for dead."""


class Heartbeat(QObject):
    """Beats as long as the event loop of the thread that made it runs, and no longer.

    It must be the thread that draws and hears touches: a beat from another one would go on while
    visitors stand before a dead screen.
    """

    def __init__(self, supervisor: Supervisor, *, every_ms: int, parent: QObject) -> None:
        """Begin to beat.

        Args:
            supervisor: who listens.
            every_ms: between two beats; 0: nobody waits for them.
            parent: as long as it lives.
        """
        super().__init__(parent)
        self._supervisor = supervisor
        self._ready = False
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._beat)
        if every_ms:
            self._timer.start()

    @Slot()
    def say_ready(self) -> None:
        """Say once that the app can be used."""
        if not self._ready:
            self._ready = True
            self._supervisor.tell("READY=1")

    def close(self, *, for_good: bool = True) -> None:
        """Say that the app ends; one that only begins anew, in the same place, does not."""
        if self._timer.isActive():
            # Nobody beats until everything is closed and, it may be, begun anew.
            self._beat()
        self._timer.stop()
        if for_good:
            self._supervisor.tell("STOPPING=1")
        self._supervisor.close()

    @Slot()
    def _beat(self) -> None:
        self._supervisor.tell("WATCHDOG=1")


def heartbeat(parent: QObject, environment: Mapping[str, str] = os.environ) -> Heartbeat | None:
    """Return the heartbeat that the service manager asked for; None when none started us."""
    supervisor = supervisor_of(environment)
    if supervisor is None:
        return None
    every_ms = patience_ms_of(environment) // _BEATS_IN_PATIENCE
    return Heartbeat(supervisor, every_ms=every_ms, parent=parent)


def heartbeat_from_start(
    parent: QObject, environment: Mapping[str, str] = os.environ
) -> Heartbeat | None:
    """Return the heartbeat of an app that can be used as soon as its event loop runs."""
    beating = heartbeat(parent, environment)
    if beating:
        QTimer.singleShot(0, beating, beating.say_ready)
    return beating


class MinuteClock(QObject):
    """Tells when another minute has begun by the core's clock."""

    ticked = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._zone: tzinfo | None = None
        self._shown = clock.now().replace(second=0, microsecond=0)
        # The core's clock may run faster than the real one, so it is asked each second.
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._refresh)
        self._timer.start()

    def use_zone(self, zone: tzinfo) -> None:
        """Show the time of this zone; before it is known there is no time to show."""
        if zone != self._zone:
            self._zone = zone
            self.ticked.emit()

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return self._clock.now()

    def local(self) -> datetime | None:
        """Return the present instant in the unit's zone; None before the zone is known."""
        return self._clock.now().astimezone(self._zone) if self._zone else None

    def in_zone(self, at: datetime) -> datetime:
        """Return an instant in the unit's zone; as it is before the zone is known."""
        return at.astimezone(self._zone) if self._zone else at

    @Slot()
    def _refresh(self) -> None:
        minute = self._clock.now().replace(second=0, microsecond=0)
        if minute != self._shown:
            self._shown = minute
            self.ticked.emit()


log = logging.getLogger(__name__)

BEAT_MS = 60_000


class SignOfLife(QObject):
    """Says once a minute, in the background, that this app runs; says goodbye when it ends."""

    def __init__(
        self, stations: Stations, background: Background, *, station: str, app: App, part: str = ""
    ) -> None:
        """Speak for one app of a station; ``stations`` is asked in the background only."""
        super().__init__()
        self._stations = stations
        self._background = background
        self._station, self._app, self._part = station, app, part
        self._is_known = False
        self._is_asked = False
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.beat)

    def start(self) -> None:
        """Give the first sign, and go on."""
        self.beat()
        self._timer.start()

    @Slot()
    def beat(self) -> None:
        """Give a sign, unless the last one is still on its way."""
        if self._is_asked:
            return
        self._is_asked = True
        starts = not self._is_known
        self._background.run(
            lambda: self._stations.beat(self._station, self._app, part=self._part, starts=starts),
            self._done,
            self._failed,
        )

    def close(self) -> None:
        """Say goodbye; the background carries it out before it closes."""
        self._timer.stop()
        if self._is_known:
            self._background.run(
                lambda: self._stations.leave(self._station, self._app, part=self._part),
                lambda _: None,
                self._failed,
            )

    def _done(self, _: None) -> None:
        self._is_asked, self._is_known = False, True

    def _failed(self, error: Exception) -> None:
        self._is_asked = False
        # A database that is away, or not set up yet, is told elsewhere; the next sign tries again.
        if not isinstance(error, (EnvironmentFault, Refusal)):
            log.error("a bug", exc_info=error)
