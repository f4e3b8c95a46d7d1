"""Watches the hall while somebody is signed in, whatever page is in sight."""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from admin_console.messages import log_if_a_bug
from admin_console.voice.playback import Playback
from reception.app import Reception
from reception.domain.alerts import Alert, AlertLevel
from reception.domain.errors import EnvironmentFault
from reception.domain.figures import Figures
from reception.domain.rights import Right, may
from reception.domain.unit import Person
from reception.system.clock import Clock, Topic
from reception.watch.conditions import LiveReading
from ui_kit.background import Background
from ui_kit.changes import Rereader
from ui_kit.voice.process import is_muted, set_muted

_ALERTS = "alerts"
_PERCENT = {AlertLevel.WARNING: 35, AlertLevel.CRITICAL: 70}


class Chime(Protocol):
    """Lets alerts be heard at this station, unless somebody has muted them here."""

    def is_muted(self) -> bool:
        """Return whether alerts are silent at this station; it looks at the disk."""
        ...

    def set_muted(self, *, muted: bool) -> None:
        """Make alerts silent at this station, or heard again; it writes to the disk."""
        ...

    def ring(self, level: AlertLevel) -> None:
        """Ring once."""
        ...

    def close(self) -> None:
        """End what rings."""
        ...


class ProcessChime:
    """Asks the voice's child for its chime; it is started when first something must be heard."""

    def __init__(self, command: Sequence[str], state: Path) -> None:
        """Ring by ``command``; the mute is remembered in the folder ``state``."""
        self._state = state
        self._playback = Playback(command, without="alerts are seen, not heard")

    def is_muted(self) -> bool:
        """Return whether alerts are silent at this station."""
        return is_muted(self._state, _ALERTS)

    def set_muted(self, *, muted: bool) -> None:
        """Make alerts silent at this station, or heard again.

        Raises:
            EnvironmentFault: it cannot be remembered here.
        """
        set_muted(self._state, muted=muted, what=_ALERTS)

    def ring(self, level: AlertLevel) -> None:
        """Ring once; what comes while it rings is heard after it, once."""
        if not self.is_muted():
            self._playback.play(volume=_PERCENT[level])

    def close(self) -> None:
        """End the child."""
        self._playback.stop()


log = logging.getLogger(__name__)

# Many changes in one moment are read once; on other pages alerts alone are looked for.
_CLOSE_PAUSE_MS = 500
_FAR_PAUSE_MS = 5_000
# What the day's figures cost grows with who has arrived: up to so many, they are read with the hall
# each time, and agree with it; of more, they take a hundredth of the worker.
_FEW = 1_000
_PAUSE_FOR_ONE_S = 0.0005


class LiveWatch(QObject):
    """Keeps the last reading of the hall, and says when an alert must be heard.

    While nobody is signed in nothing is read: a clerk who is refused sees nothing either.
    """

    changed = Signal()
    """Another reading is there, or the figures of the day."""
    failed = Signal(object)
    """The hall could not be read: the error."""
    refused = Signal(object)
    """An alert could not be acknowledged: the error."""
    rang = Signal(object)
    """An alert began or rose that nobody has seen yet: its AlertLevel, once for each."""

    def __init__(self, reception: Reception, background: Background, long_work: Background) -> None:
        """Watch ``reception``; it is asked in the background only, for today's plan in another."""
        super().__init__()
        self.reading: LiveReading | None = None
        self.day: Figures | None = None
        """The figures of the day so far, read with the hall."""
        self._reception = reception
        self._background = background
        self._long_work = long_work
        self._person: Person | None = None
        self._clock: Clock | None = None
        self._heard: set[tuple[int, AlertLevel]] = set()
        self._is_close = False
        self._is_asked = False
        self._day_at_s = 0.0
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._pause = QTimer(self, singleShot=True, interval=_FAR_PAUSE_MS)
        self._pause.timeout.connect(self._read)

    @property
    def is_for_leaders(self) -> bool:
        """Return whether who looks may act, and see names and the figures of the day."""
        return self._person is not None and may(self._person, Right.SEE_THE_HALL)

    def open_for(self, person: Person) -> None:
        """Begin to watch for a person who has signed in."""
        self.forget()
        self._person = person
        self._read()

    def forget(self) -> None:
        """Watch no more, when the person has left."""
        self._person = None
        self.reading = self.day = None
        self._heard.clear()
        self._pause.stop()
        self.changed.emit()

    def attend(self, *, closely: bool) -> None:
        """Read as often as the live view needs it, or only as often as alerts do."""
        if closely == self._is_close:
            return
        self._is_close = closely
        self._pause.stop()
        self._pause.setInterval(_CLOSE_PAUSE_MS if closely else _FAR_PAUSE_MS)
        if closely and self.reading:
            self._read()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Read anew soon; the feed says everything at least every five seconds."""
        if topics and self._person:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the hall soon; at once when nothing has been read yet."""
        if self._person is None:
            return
        if self.reading is None:
            # Whoever has just come in has asked already.
            if not self._is_asked:
                self._read()
        elif not self._pause.isActive():
            self._pause.start()

    def now(self) -> datetime | None:
        """Return the core's present instant in the unit's zone; None before the first reading."""
        if self.reading is None or self._clock is None:
            return None
        at = self.reading.at
        return max(at, self._clock.now().astimezone(at.tzinfo))

    def acknowledge(self, number: int) -> None:
        """Say for the person that she has seen an alert."""
        self.carry_out(
            lambda reception, person: reception.watch.acknowledge(number, by=person),
            lambda _: None,
            self.refused.emit,
        )

    def carry_out[T](
        self,
        act: Callable[[Reception, Person], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Act in the worker for whoever watches, and look at the hall anew."""
        person = self._person
        if person is None:
            return

        def acted(found: T) -> None:
            if person is self._person:
                done(found)
                self._read()

        self._background.run(lambda: act(self._reception, person), acted, failed)

    @Slot()
    def _read(self) -> None:
        person = self._person
        if person:
            self._is_asked = True
            with_day = self._wants_day()
            self._rereader.run(
                lambda: (person, *_look(self._reception, person, with_day=with_day)),
                self._done,
                self._failed,
            )

    def _wants_day(self) -> bool:
        """Return whether the day's figures are read with the hall, unless they cost too much."""
        if not (self._is_close and self.reading and self.is_for_leaders):
            return False
        arrived = self.day.arrived if self.day else 0
        waited_s = time.monotonic() - self._day_at_s
        return arrived <= _FEW or waited_s >= arrived * _PAUSE_FOR_ONE_S

    def _done(self, read: tuple[Person, Clock, LiveReading, Figures | None]) -> None:
        person, self._clock, reading, day = read
        self._is_asked = False
        if person is not self._person:
            return
        first = self.reading is None
        self.reading = reading
        if day:
            self.day, self._day_at_s = day, time.monotonic()
        self.changed.emit()
        self._ring(reading.alerts)
        if reading.wants_plan:
            plan = self._reception.watch.plan_day
            self._long_work.run(plan, lambda _: self._read(), log_if_a_bug)
        if first and self._is_close:
            # What counts takes a while to load: the hall is seen without it.
            QTimer.singleShot(0, self._read)

    def _failed(self, error: Exception) -> None:
        self._is_asked = False
        if self._person:
            self.failed.emit(error)

    def _ring(self, alerts: tuple[Alert, ...]) -> None:
        new = [
            one
            for one in alerts
            if not one.is_acknowledged and (one.id, one.level) not in self._heard
        ]
        self._heard |= {(one.id, one.level) for one in alerts}
        if new:
            self.rang.emit(max((one.level for one in new), key=lambda level: level.rank))


def _look(
    reception: Reception, person: Person, *, with_day: bool
) -> tuple[Clock, LiveReading, Figures | None]:
    reading = reception.watch.look(asking=person)
    return reception.clock, reading, _day(reception, person) if with_day else None


def _day(reception: Reception, person: Person) -> Figures | None:
    try:
        return reception.reports.waits(asking=person).total
    except EnvironmentFault:
        # The next reading of the hall says that the database is away.
        return None
    except Exception:
        # Alerts ring whatever happens to figures.
        log.exception("a bug")
        return None
