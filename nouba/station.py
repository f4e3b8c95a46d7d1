"""Opening the core for a command, by this station's settings."""

from dataclasses import replace
from typing import TYPE_CHECKING

from nouba.usage import WrongUsageError
from reception.care.station_places import station_care
from reception.clock import clock_named
from reception.domain.errors import EnvironmentFault
from reception.domain.paper import COMMAND
from reception.settings import Settings, settings_from

if TYPE_CHECKING:
    from reception.bootstrap import Reception


# As long as a computer's name may be, which is the station's where none is given.
_MOST_SIGNS = 64


def settings_with(database: str | None) -> Settings:
    """Return the station's settings; ``database`` from the command line goes first.

    Raises:
        EnvironmentFault: a setting in the environment makes no sense.
    """
    settings = settings_from()
    try:
        clock_named(settings.clock).now()
    except (ValueError, OverflowError) as error:
        raise EnvironmentFault(
            f"NOUBA_CLOCK is '{settings.clock}', which names no clock", "unset it"
        ) from error
    if not _is_name(settings.station):
        raise EnvironmentFault(
            "NOUBA_STATION is no name that staff could read",
            f"give this station one in a single line, of at most {_MOST_SIGNS} signs,"
            " with no blank before or behind it",
        )
    if settings.station == COMMAND:
        raise EnvironmentFault(
            f"NOUBA_STATION is '{COMMAND}', a name that commands keep for themselves",
            "give this station another one",
        )
    return replace(settings, database=database) if database else settings


def database_url(settings: Settings) -> str:
    """Return the address of the database; without one the command was used wrongly."""
    if not settings.database:
        raise WrongUsageError(
            "No database is named: give --db URL or set NOUBA_DATABASE"
            " (sqlite:///path/file.db or postgresql+psycopg://...)"
        )
    return settings.database


def open_station(database: str | None) -> "Reception":
    """Open the core on the named database."""
    return open_reception_of(settings_with(database))


def open_reception_of(settings: Settings) -> "Reception":
    """Open the core that a station's settings name."""
    # The drivers take a while to load: only commands that need them wait.
    from reception.bootstrap import open_reception  # noqa: PLC0415

    return open_reception(
        database_url(settings), clock=clock_named(settings.clock), care=station_care(settings)
    )


def _is_name(station: str) -> bool:
    return 0 < len(station) <= _MOST_SIGNS and station.isprintable() and station == station.strip()
