"""The calls that wait to be heard: one after the other, none cut, each in the visitor's language.

The screen never waits for the voice. A call whose visitor comes before it is heard is dropped, and
so is one that could not be heard while it was fresh: an hour later it would call nobody.
"""

import logging
from collections import deque
from datetime import timedelta

import msgspec
from PySide6.QtCore import QObject, Slot

from reception.domain.board import CallPlace
from reception.domain.unit import Unit
from reception.queue.model import Call
from reception.system.clock import Clock, unit_zone
from ui_kit.voice.process import Announcement, VoiceProcess

_log = logging.getLogger(__name__)

# So long a call is still of use that could not be heard at once for want of a voice.
_FRESH = timedelta(minutes=2)


class Announcer(QObject):
    """Lets each call be heard in its turn."""

    def __init__(self, voice: VoiceProcess, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        voice.setParent(self)
        self._voice = voice
        self._clock = clock
        self._unit: Unit | None = None
        self._waiting: deque[Call] = deque()
        self._asked = 0
        self._was_heard = True
        voice.readied.connect(self._drop_stale)
        voice.freed.connect(self._say_next)
        voice.said.connect(self._note)

    @property
    def waiting(self) -> tuple[Call, ...]:
        """Return the calls that wait to be heard, the next first."""
        return tuple(self._waiting)

    def start(self) -> None:
        """Start the voice."""
        self._voice.start()

    def close(self) -> None:
        """End the voice."""
        self._voice.close()

    @Slot(object)
    def call(self, call: Call) -> None:
        """Let a call, or a call again, be heard after those that wait."""
        is_known = any(one.ticket == call.ticket for one in self._waiting)
        if call.place is CallPlace.AWAITED and not is_known:
            self._waiting.append(call)
        if not self._voice.is_ready:
            self._drop_stale()
        self._say_next()

    @Slot(object, object)
    def set_calls(self, unit: Unit, calls: tuple[Call, ...]) -> None:
        """Know the unit's rules, and which visitors are still called, and to where."""
        self._unit = unit
        now = {call.ticket: call for call in calls if call.place is CallPlace.AWAITED}
        self._waiting = deque(now[one.ticket] for one in self._waiting if one.ticket in now)

    @Slot()
    def _say_next(self) -> None:
        if not (self._voice.is_free and self._waiting and self._unit):
            return
        now = self._clock.now()
        call, rules = self._waiting.popleft(), self._unit.voice
        percent = rules.percent_at(now.astimezone(unit_zone(self._unit.zone)).time())
        self._asked += 1
        said = Announcement(
            id=self._asked,
            label=call.label,
            counter=call.counter,
            languages=list(rules.languages_for(call.language)),
            times=rules.times,
            volume=percent,
        )
        self._voice.say(said if rules.spoken else _chime_alone(said))

    @Slot(int, str)
    def _note(self, _number: int, trouble: str) -> None:
        if trouble and self._was_heard:
            _log.warning("a call was not heard: %s", trouble)
        self._was_heard = not trouble

    @Slot()
    def _drop_stale(self) -> None:
        now = self._clock.now()
        self._waiting = deque(one for one in self._waiting if now - one.called_at < _FRESH)


def _chime_alone(said: Announcement) -> Announcement:
    return msgspec.structs.replace(said, label="", counter=None, languages=[])
