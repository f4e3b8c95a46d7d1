"""Watches what visitors of a kiosk are told, and of whom."""

import time
from collections.abc import Callable

from kiosk.timeouts import VISITED
from kiosk.window import KioskWindow
from tests.support.fitful import Fitful

HOME = frozenset({"welcome", "closed"})
# Far longer than it takes to say that a ticket is being made.
_FROZEN_S = 0.2


class Bystander:
    """Counts visits, and knows for which one the core was asked something."""

    def __init__(self, kiosk: KioskWindow, background: Fitful) -> None:
        self._kiosk = kiosk
        self._visits = 0
        self._locked_at_s: float | None = None
        background.mark = lambda: self._visits
        background.deliver = self._deliver
        kiosk.view_model.sections.flow.pageChanged.connect(self._note_page)
        kiosk.view_model.sections.issuing.lockedChanged.connect(self._note_lock)

    @property
    def is_frozen(self) -> bool:
        """Return whether a visitor has touched a service, and nothing is said of it."""
        if self._locked_at_s is None or self._page not in VISITED:
            return False
        return time.monotonic() - self._locked_at_s > _FROZEN_S

    @property
    def _page(self) -> str:
        return str(self._kiosk.view_model.sections.flow.property("page"))

    def _note_page(self) -> None:
        if self._page in HOME:
            self._visits += 1

    def _note_lock(self) -> None:
        is_locked = bool(self._kiosk.view_model.sections.issuing.property("locked"))
        self._locked_at_s = time.monotonic() if is_locked else None

    def _deliver(self, visits: int, hand_back: Callable[[], None]) -> None:
        before = self._page
        hand_back()
        after = self._page
        told = after == before or {before, after} <= HOME or visits == self._visits
        assert told, f"what another visitor asked for led from {before} to {after}"
