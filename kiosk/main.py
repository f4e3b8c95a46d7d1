"""The visitors' kiosk: full screen, upright or lying."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.care.lock import Lock
from kiosk.care.pin import checked
from kiosk.care.start_again import AGAIN, start_again
from kiosk.station import Station
from kiosk.turnstile import Turnstiles, allowance_named, turnstiles
from kiosk.window import FIRST_SIZE, KioskWindow
from reception.settings import Settings
from ui_kit.app import make_app

_TRIAL_PART = 0.9


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
    allowance = allowance_named(settings.kiosk_tickets)
    app = make_app(sys.argv[:1], visitors=True)
    window = KioskWindow()
    watch(window)
    station = Station(
        window,
        settings,
        # Played visitors are quicker than any child.
        turnstiles=Turnstiles() if attend else turnstiles(allowance),
        # Here what is wrong with it is said to who started the kiosk, not to the log alone.
        pin_hash=checked(settings.kiosk_pin),
    )
    window.frameSwapped.connect(station.start, Qt.ConnectionType.SingleShotConnection)
    attending = attend(window) if attend else None
    if not attend:
        _show(window, windowed=windowed, pointer=pointer)
    ended = 0
    try:
        ended = app.exec()
    finally:
        del attending
        station.close(for_good=ended != AGAIN)
    if ended == AGAIN:
        start_again()
    return ended


def _show(window: KioskWindow, *, windowed: bool, pointer: bool) -> None:
    if windowed:
        free = QGuiApplication.primaryScreen().availableSize()
        window.resize(FIRST_SIZE.scaled(free * _TRIAL_PART, Qt.AspectRatioMode.KeepAspectRatio))
        window.show()
    else:
        Lock(window, pointer=pointer)
