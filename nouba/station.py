"""What every command stands on: this station's settings, the core, the apps, the exit codes."""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING

from lab.printer.address import real_address
from reception.care.station import station_care
from reception.database.address import require_possible
from reception.database.damage import damage_of
from reception.domain.errors import EnvironmentFault
from reception.domain.paper import COMMAND
from reception.system.clock import clock_named
from reception.system.settings import Settings, database_file, os_user, settings_from

if TYPE_CHECKING:
    from reception.app import Reception
    from reception.front_office import FrontOffice

DONE, REFUSED, WRONG_USAGE, ENVIRONMENT_FAILED = range(4)

# As long as a computer's name may be, which is the station's where none is given.
_MOST_CHARACTERS = 64


TYPED: ContextVar[str] = ContextVar("TYPED", default="")
"""The words of the command that is carried out, without what was said to it."""


class WrongUsageError(Exception):
    """Something that a command needs was not said, or not in its form."""


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
            f"give this station one in a single line, of at most {_MOST_CHARACTERS} characters,"
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


def damage_met(words: Sequence[str]) -> str | None:
    """Return what to say of a command that failed on a damaged file; None when it is whole."""
    named = [after for before, after in pairwise(words) if before == "--db"]
    named += [one.removeprefix("--db=") for one in words if one.startswith("--db=")]
    settings = settings_from()
    file = database_file(replace(settings, database=named[-1]) if named else settings)
    damage = damage_of(file) if file else None
    return damage and (
        f"The database {file} is damaged ({damage}): close every program of Nouba, then put the"
        " last sound backup back, 'nouba restore'"
    )


def named_printer(uri: str | None) -> str:
    """Return the address that was given, else this station's own.

    Raises:
        WrongUsageError: there is neither.
    """
    named = settings_with(None).printer if uri is None else uri
    if named is None:
        raise WrongUsageError(
            "No printer is named: give its address, such as tcp://192.168.1.50:9100,"
            " or set NOUBA_PRINTER"
        )
    return real_address(named)


def open_station(database: str | None) -> "Reception":
    """Open the core on the named database."""
    return open_reception_of(settings_with(database))


def open_reception_of(settings: Settings) -> "Reception":
    """Open the core that a station's settings name."""
    # The drivers take a while to load: only commands that need them wait.
    from reception.app import Reception  # noqa: PLC0415

    return open_as(Reception, settings)


def open_as[Joined: "FrontOffice"](joined: type[Joined], settings: Settings) -> Joined:
    """Open as much of the core as a command needs, on the database that the settings name."""
    reception = joined.join(
        database_url(settings),
        clock=clock_named(settings.clock),
        care=lambda: station_care(settings),
        os_user=os_user(),
        words=TYPED.get(),
    )
    return reception.checked()


def _is_name(station: str) -> bool:
    return (
        0 < len(station) <= _MOST_CHARACTERS
        and station.isprintable()
        and station == station.strip()
    )


# The word to the module whose ``run(settings)`` shows the app until it is closed.
APPS = {
    "kiosk": "kiosk.main",
    "board": "counter_display.board.main",
    "led": "counter_display.led.main",
    "clerk": "counter_display.clerk_panel.main",
    "admin": "admin_console.main",
}


def start_app(app: str, database: str | None = None, **how: object) -> int:
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
