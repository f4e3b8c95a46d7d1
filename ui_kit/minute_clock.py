"""The time that a screen shows: the core's, in the unit's zone, a signal a minute."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reception.ports import Clock


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
        self._timer.timeout.connect(self._look)
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
    def _look(self) -> None:
        minute = self._clock.now().replace(second=0, microsecond=0)
        if minute != self._shown:
            self._shown = minute
            self.ticked.emit()
