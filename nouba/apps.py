"""Starting an app on this station.

A window's first frame must not wait for what only the command line needs: this module loads
nothing else, and the app opens the database after its first frame.
"""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from lab.printer.address import real_address
from nouba.station import database_url, settings_with
from reception.database_address import require_possible

# The word to the module whose ``run(settings)`` shows the app until it is closed.
APPS = {
    "kiosk": "kiosk.main",
    "board": "counter_display.board.main",
    "led": "counter_display.led.main",
    "clerk": "counter_display.clerk_panel.main",
    "admin": "admin_console.main",
}


def start_app(app: str, database: str | None = None, **how: str | int | None) -> int:
    """Show an app until it is closed; return the exit code.

    Args:
        app: its word.
        database: where its data are; else the station's setting says so.
        how: what else its ``run`` takes.

    Raises:
        WrongUsageError: no database is named.
        EnvironmentFault: what the settings name cannot be; a server that is away is waited for.
    """
    settings = settings_with(database)
    if settings.printer:
        settings = replace(settings, printer=real_address(settings.printer))
    require_possible(database_url(settings))
    run: Callable[..., int] = import_module(APPS[app]).run
    return run(settings, **how)
