"""The visitors' kiosk: full screen, upright or lying.

The core is opened behind the first frame, and before the first page.
"""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.rate_limit import RateLimits, allowance_named, rate_limits
from kiosk.window import FIRST_SIZE, KioskWindow, Lock
from reception.system.settings import Settings
from ui_kit.app import make_app

if TYPE_CHECKING:
    from kiosk.station import KioskStation

_TRIAL_PART = 0.9
_AGAIN = 75
"""The event loop's exit code when somebody asked for a restart."""


def run(
    settings: Settings,
    *,
    windowed: bool = False,
    pointer: bool = False,
    watch: Callable[[KioskWindow], object] = lambda _: None,
    attend: Callable[[KioskWindow], object] | None = None,
) -> int:
    """Serve visitors until somebody who may ends it; return the exit code.

    Args:
        settings: this station's.
        windowed: for trials: a window that can be closed, instead of the whole screen.
        pointer: show the pointer, where there is no touch screen.
        watch: is given the window before it is opened and shown.
        attend: plays the visitors; it is given the opened window, shows it and may close it. What
            it returns is kept as long.
    """
    kiosk = _Kiosk(settings, is_played=attend is not None)
    app = make_app(sys.argv[:1], visitors=True)
    window = KioskWindow()
    watch(window)
    attending: object = None
    if attend:
        kiosk.open(window)
        attending = attend(window)
    else:
        window.greet()
        # Opened between two frames, never inside one.
        window.frameSwapped.connect(
            lambda: QTimer.singleShot(0, window, lambda: kiosk.try_to_open(window)),
            Qt.ConnectionType.SingleShotConnection,
        )
        _show(window, windowed=windowed, pointer=pointer)
    ended = 0
    try:
        ended = app.exec()
    finally:
        del attending
        kiosk.close(for_good=ended != _AGAIN)
    if kiosk.failure:
        raise kiosk.failure
    if ended == _AGAIN:
        # Become a new run of this program; that does not return.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own words
    return ended


class _Kiosk:
    """What the settings ask for, opened when the first frame is drawn; what cannot be ends it."""

    def __init__(self, settings: Settings, *, is_played: bool) -> None:
        allowance = allowance_named(settings.kiosk_tickets)
        # Played visitors are quicker than any child.
        self._rate_limits = RateLimits() if is_played else rate_limits(allowance)
        self._settings = settings
        self._station: KioskStation | None = None
        self.failure: Exception | None = None

    def open(self, window: KioskWindow) -> None:
        """Open the window for visitors."""
        # The core with all that it needs: the first frame is drawn before.
        from kiosk.station import KioskStation  # noqa: PLC0415

        self._station = KioskStation(window, self._settings, rate_limits=self._rate_limits)
        window.frameSwapped.connect(self._station.start, Qt.ConnectionType.SingleShotConnection)
        menu = window.view_model.sections.service
        menu.closeAsked.connect(lambda: QGuiApplication.exit(0))
        menu.restartAsked.connect(lambda: QGuiApplication.exit(_AGAIN))

    def try_to_open(self, window: KioskWindow) -> None:
        """Open the window from within the event loop, which a failure ends."""
        try:
            self.open(window)
        except Exception as failure:  # noqa: BLE001 - raised again by who runs the kiosk
            self.failure = failure
            QGuiApplication.exit(1)

    def close(self, *, for_good: bool) -> None:
        """End what was opened."""
        if self._station:
            self._station.close(for_good=for_good)


def _show(window: KioskWindow, *, windowed: bool, pointer: bool) -> None:
    if windowed:
        free = QGuiApplication.primaryScreen().availableSize()
        window.resize(FIRST_SIZE.scaled(free * _TRIAL_PART, Qt.AspectRatioMode.KeepAspectRatio))
        window.show()
    else:
        Lock(window, pointer=pointer)
