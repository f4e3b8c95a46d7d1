"""A printer that was found."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundPrinter:
    """Where a printer is, as it stands in settings, and what it calls itself."""

    address: str
    name: str


def shown(name: str) -> str:
    """Return a name without what would steer a terminal: devices call themselves as they like."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
