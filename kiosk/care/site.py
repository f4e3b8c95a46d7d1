"""Where a kiosk stands, and what its keepers may do there."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.outage.source import Outage
from reception.bootstrap import Reception


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """What the service menu knows of its station."""

    core: Reception
    station: str
    outage: Outage | None = None
    """How it goes on without the server; None: it does not."""
    pin_hash: str = ""
    """Empty: the menu never opens."""
    volume_file: Path | None = None
    """Where the kiosk keeps how loud it speaks; None: it forgets that when it ends."""
    tries_file: Path | None = None
    """Where it keeps how many wrong PINs count; None: it forgets that as well."""
