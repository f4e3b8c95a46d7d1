"""Starting an app on this station.

A window's first frame must not wait for what only the command line needs: this module loads
nothing else, and the app opens the database after its first frame.
"""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from reception.domain.errors import EnvironmentFault
from reception.settings import Settings, settings_from

# The word to the module whose ``run(settings)`` shows the app until it is closed.
APPS = {
    "kiosk": "kiosk.main",
    "board": "counter_display.board.main",
    "clerk": "counter_display.clerk_panel.main",
    "admin": "admin_console.main",
}


def start_app(app: str, database: str | None = None) -> int:
    """Show an app until it is closed; return the exit code.

    Raises:
        EnvironmentFault: no database is named.
    """
    settings = settings_from()
    if database:
        settings = replace(settings, database=database)
    if not settings.database:
        raise EnvironmentFault(
            "No database is named", "give --db URL or set NOUBA_DATABASE, then try again"
        )
    run: Callable[[Settings], int] = import_module(APPS[app]).run
    return run(settings)
