"""When a press is meant: not while a finger bounces, nor before its new meaning can be seen."""

import time
from collections.abc import Callable, Hashable
from uuid import UUID

from counter_display.clerk_panel.model import PanelReading
from reception.system.clock import Ids

# A finger that bounces on the space bar presses twice within this time.
DEBOUNCE_MS = 350
# Who learns that a key did its work before reads it before the same key does something else.
_SURPRISE_S = 1.0
# Part of that time: a bad contact presses again sooner than any hand does, and goes on for long.
_CHATTER = 0.25


class KeyDebounce:
    """Knows the last press and the last change of what the main key means."""

    def __init__(self, debounce_ms: int, now_s: Callable[[], float] = time.monotonic) -> None:
        """Let everything settle for so long; 0: for hands that wait by themselves."""
        self._debounce_s = debounce_ms / 1000
        self._now_s = now_s
        self._act_from_s = self._main_from_s = self._pressed_s = float("-inf")
        self._meaning = _meaning(None)

    @property
    def lets_act(self) -> bool:
        """Return whether any key may do an act now."""
        return self._now_s() >= self._act_from_s

    def press_main(self) -> bool:
        """Hear the main key; return whether somebody means what it does now."""
        now_s, before_s = self._now_s(), self._pressed_s
        self._pressed_s = now_s
        return now_s >= self._main_from_s and now_s - before_s >= _CHATTER * self._debounce_s

    def see(self, reading: PanelReading | None) -> None:
        """See what is shown: the main key waits if it means another step or another visitor."""
        meaning = _meaning(reading)
        if meaning != self._meaning:
            self._meaning = meaning
            self._main_from_s = self._now_s() + self._debounce_s

    def act(self) -> None:
        """Have the next act wait for a moment."""
        self._act_from_s = self._now_s() + self._debounce_s

    def surprise(self) -> None:
        """Have the next act wait until something unexpected has been read."""
        self._act_from_s = self._now_s() + self._debounce_s + _SURPRISE_S

    def go_on(self) -> None:
        """Let what belongs to the act just tried follow at once."""
        self._act_from_s = float("-inf")


def _meaning(reading: PanelReading | None) -> tuple[object, ...]:
    """Return on what the main key's act depends, but for who comes or is called by a colleague."""
    if reading is None:
        return (None, False)
    held = reading.held
    return (held and (held.ticket.id, held.state), reading.on_break)


class PendingOperation:
    """Gives the same act the same operation id until its answer has come."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._waiting: tuple[Hashable, UUID] | None = None

    def __bool__(self) -> bool:
        """Return whether an act is still to be repeated."""
        return self._waiting is not None

    def operation(self, act: Hashable) -> UUID:
        """Return the act's id: that of before if it is the very act that got no answer."""
        if self._waiting is None or self._waiting[0] != act:
            self._waiting = (act, self._ids.new())
        return self._waiting[1]

    def answered(self) -> None:
        """Forget the act: it was done, or refused."""
        self._waiting = None
