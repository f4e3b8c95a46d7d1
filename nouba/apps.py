"""``nouba kiosk | board | clerk | admin``: starting an app on this station.

An app is imported when it is asked for, and opens the database after its first frame.
"""

import typer

from nouba.options import Db
from nouba.station import database_url, settings_with


def kiosk(db: Db = None) -> None:
    """Start the visitors' kiosk."""
    settings = settings_with(db)
    database_url(settings)
    from kiosk.main import run  # noqa: PLC0415

    raise typer.Exit(run(settings))


def board(db: Db = None) -> None:
    """Start the waiting room's board."""
    settings = settings_with(db)
    database_url(settings)
    from counter_display.board.main import run  # noqa: PLC0415

    raise typer.Exit(run(settings))


def clerk(db: Db = None) -> None:
    """Start the clerk's panel."""
    settings = settings_with(db)
    database_url(settings)
    from counter_display.clerk_panel.main import run  # noqa: PLC0415

    raise typer.Exit(run(settings))


def admin(db: Db = None) -> None:
    """Start the manager's console."""
    settings = settings_with(db)
    database_url(settings)
    from admin_console.main import run  # noqa: PLC0415

    raise typer.Exit(run(settings))
