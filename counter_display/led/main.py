"""``nouba led``: the LED displays over the counters and in the hall, without a window."""

import sys

from counter_display.led.driver import LineKeeper
from counter_display.led.settings import led_settings
from counter_display.led.watcher import HallWatcher
from reception.app import join_reception
from reception.system.clock import clock_named
from reception.system.settings import Settings
from ui_kit.app import close_or_give_up, make_app_without_window, watch_bugs
from ui_kit.background import Pool
from ui_kit.changes import ChangeBridge
from ui_kit.heartbeat import heartbeat_from_start


def run(settings: Settings) -> int:
    """Keep the displays until the system asks for the end; return the exit code.

    Raises:
        LedFault: no display is named, or what is named cannot be understood.
    """
    keepers = [LineKeeper(line) for line in led_settings(settings.led)]
    app = make_app_without_window(sys.argv[:1])
    clock = clock_named(settings.clock)
    reception = join_reception(settings.database, clock=clock)
    background = Pool("led")
    changes = ChangeBridge(reception.open_feed)
    watcher = HallWatcher(reception.hall, background, clock, keepers)
    changes.changed.connect(watcher.refresh)
    watch_bugs(watcher.refresh_soon, watcher)
    beating = heartbeat_from_start(watcher)
    for keeper in keepers:
        keeper.start()
    changes.start()
    watcher.refresh()
    try:
        return app.exec()
    finally:
        if beating:
            beating.close()
        for keeper in keepers:
            keeper.close()
        changes.close()
        background.close()
        close_or_give_up(reception.close)
