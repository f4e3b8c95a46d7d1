"""What is known of a database server, for whoever looks after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CertificateOf(StrEnum):
    """Whose certificate it is."""

    SERVER = "server"
    STATION = "station"


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate:
    """Until when a certificate holds; None: why that is not known stands in ``trouble``."""

    of: CertificateOf
    until: datetime | None
    trouble: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerFacts:
    """How a PostgreSQL is set, as this connection sees it."""

    version: int
    """As ``server_version_num``: 160004."""
    tls: str
    """The version of TLS that this connection uses; empty: none."""
    by_network: bool
    """Whether the connection leaves this computer's own sockets."""
    settings: Mapping[str, str]
    """Of those that decide what outlives a loss of power."""
    connections: int
    """How many are open now."""
    most_connections: int
    """How many may be, but for those that are kept for the server's own care."""
    stations: int
    """How many have been heard of; 0 where this account may not know."""
    waits_for_standby: bool
    """Whether commits wait until a standby has them."""
    certificates: tuple[Certificate, ...]
