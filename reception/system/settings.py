"""This station's settings, from the environment (``NOUBA_DATABASE``, ``NOUBA_PRINTER``, ...).

Addresses that may hold a password may also be credentials of systemd: then they stand in no
environment that others could read (docs/install.md).
"""

import os
import pwd
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path

_HANDED_OVER = ("database", "store")
FILE = "sqlite:///"
"""With this begins the address of a database that is a file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What one station must know before it can open the database."""

    database: str | None = None
    """``sqlite:///path/file.db`` or ``postgresql+psycopg://user@host/name``."""
    printer: str | None = None
    """Where tickets are printed, such as ``tcp://192.168.1.50:9100``; none: paperless."""
    station: str = field(default_factory=socket.gethostname)
    """This station's name, as staff know it."""
    kiosk_pin: str = ""
    """What ``nouba kiosk-pin`` makes of the PIN of the kiosk's service menu; empty: no menu."""
    kiosk_tickets: str = ""
    """How many tickets a kiosk gives in so many seconds, such as ``5/30``; ``off``: any number."""
    led: str = ""
    """The LED displays that hang here, see ``counter_display.led.settings``; empty: none."""
    call_box: str = ""
    """The number pad that calls visitors here, such as ``/dev/input/by-id/...``; empty: none."""
    board: str = ""
    """Which of the unit's boards this station shows, by its code; empty: every call."""
    board_counter: str = ""
    """The number of the counter over which this station's screen hangs, instead of a board."""
    screen: str = ""
    """The number or name of the screen, where a computer has several; empty: the first."""
    screen_inches: str = ""
    """The diagonal of a board's screen, such as ``55``; empty: 43."""
    journal: str = ""
    """The folder of this station's journal, on its own disk; empty: its state folder."""
    media: str = ""
    """The folder of the pictures and films that a board shows beside its calls."""
    backups: str = ""
    """The folder into which backups are written, see docs/care.md; else in the state folder."""
    proven: str = ""
    """The file that tells when the whole database was proven, see docs/care.md; root's own."""
    voice: str = ""
    """The folder of this station's own voices, see docs/voice.md; empty: in its state folder."""
    store: str = ""
    """Where a relay keeps what sites send, see docs/relay.md; empty: in its memory."""
    clock: str = ""
    """Empty: the system's clock. A trial names its own, see ``reception.system.clock``."""


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return what the environment's ``NOUBA_`` variables give; an empty one is not set."""
    given = {
        name: environment[variable]
        for name in Settings.__slots__
        if environment.get(variable := f"NOUBA_{name.upper()}")
    }
    for name in _HANDED_OVER:
        if name not in given and (found := _credential(f"nouba.{name}", environment)):
            given[name] = found
    return Settings(**given)


def _credential(name: str, environment: Mapping[str, str]) -> str:
    """Return what systemd hands over to this service alone; empty without."""
    folder = environment.get("CREDENTIALS_DIRECTORY")
    path = Path(folder) / name if folder else None
    try:
        return path.read_text(encoding="utf-8").strip() if path else ""
    except OSError:
        return ""


def state_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where this user's Nouba keeps what outlives it (XDG state folder)."""
    state = environment.get("XDG_STATE_HOME")
    return (Path(state) if state else Path.home() / ".local" / "state") / "nouba"


def journal_folder(settings: Settings) -> Path:
    """Return where a station's journal lies: on its own disk."""
    return Path(settings.journal) if settings.journal else state_folder()


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where this user's Nouba keeps what can be made again (XDG cache folder)."""
    cache = environment.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "nouba"


def database_file(settings: Settings) -> Path | None:
    """Return the file that is the database; None where a server keeps it, or none is named."""
    return file_of(settings.database or "")


def file_of(address: str) -> Path | None:
    """Return the file that an address means; None where a server keeps the database.

    Behind a link it is the file that the link names: what is kept beside a database lies there.
    """
    if not address.startswith(FILE):
        return None
    return Path(address.removeprefix(FILE).partition("?")[0]).resolve()


def backup_folder(settings: Settings) -> Path:
    """Return where this station's backups stand."""
    return Path(settings.backups) if settings.backups else state_folder() / "backups"


def proof_file(settings: Settings) -> Path:
    """Return where it is kept when the whole database was proven."""
    return Path(settings.proven or "/var/lib/nouba-proven/whole.json")


BUILT = date(2026, 11, 25)
"""No right clock shows an earlier day to this version: moved on with each release."""


def program() -> str:
    """Return this program's name and version."""
    return f"Nouba {version('nouba')}"


def os_user() -> str:
    """Return who runs this program, as the operating system knows her and not as she says."""
    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
