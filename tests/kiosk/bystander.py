"""Watches what visitors of a kiosk are told, and of whom."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from kiosk.timeouts import VISITED
from kiosk.window import KioskWindow
from tests.support.fitful import Fitful

HOME = frozenset({"welcome", "closed"})
# Longer than until it is said that a ticket is being made. Both run by the same loop, so that
# however busy the computer is, that comes first.
_FROZEN_MS = 200


class Bystander:
    """Counts visits, and knows for which one the core was asked something."""

    def __init__(self, kiosk: KioskWindow, background: Fitful) -> None:
        self._kiosk = kiosk
        self._visits = 0
        self._waits = QTimer(kiosk, singleShot=True, interval=_FROZEN_MS)
        self._waits.timeout.connect(self._note_wait)
        self._has_waited = False
        background.mark = lambda: self._visits
        background.deliver = self._deliver
        kiosk.view_model.sections.flow.pageChanged.connect(self._note_page)
        kiosk.view_model.sections.issuing.lockedChanged.connect(self._note_lock)

    @property
    def is_frozen(self) -> bool:
        """Return whether a visitor has touched a service, and nothing is said of it."""
        return self._has_waited and self._page in VISITED

    @property
    def _page(self) -> str:
        return str(self._kiosk.view_model.sections.flow.property("page"))

    def _note_page(self) -> None:
        if self._page in HOME:
            self._visits += 1

    def _note_lock(self) -> None:
        self._has_waited = False
        if self._kiosk.view_model.sections.issuing.property("locked"):
            self._waits.start()
        else:
            self._waits.stop()

    def _note_wait(self) -> None:
        self._has_waited = True

    def _deliver(self, visits: int, hand_back: Callable[[], None]) -> None:
        before = self._page
        hand_back()
        after = self._page
        told = after == before or {before, after} <= HOME or visits == self._visits
        assert told, f"what another visitor asked for led from {before} to {after}"
