"""Whether the database server keeps what it takes, and whether the way to it is safe."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from nouba.checked import Checked, Health
from reception.ports.server import Certificate, CertificateOf, ServerFacts

_OLDEST_VERSION = 150000
_EACH_STATION = 5
"""Connections that a station may have at most: four for its questions, one to listen."""
_SOON = timedelta(days=30)
# What each setting must be, and what happens otherwise.
_MUST_BE = {
    "fsync": ("on", "a loss of power may take the whole database"),
    "full_page_writes": ("on", "a loss of power may tear pages"),
    "data_checksums": ("on", "damage of the disk is not noticed"),
}
_NOT_WAITING = {"off", "local"}


def server_checks(facts: ServerFacts | None, now: datetime) -> Iterator[Checked]:
    """Say how the server is set; nothing of a file."""
    if facts is None:
        return
    version = f"PostgreSQL {facts.version // 10000}"
    if facts.version < _OLDEST_VERSION:
        yield Checked(
            "server", Health.BROKEN, f"{version} is too old", "upgrade the server to 15 or newer"
        )
    yield from _durable(facts)
    yield from _safe(facts)
    for one in facts.certificates:
        yield _certificate(one, now)
    yield _connections(facts, version)


def _durable(facts: ServerFacts) -> Iterator[Checked]:
    for name, (wanted, otherwise) in _MUST_BE.items():
        if facts.settings[name] != wanted:
            sums = name == "data_checksums"
            yield Checked(
                "server",
                Health.WARNING if sums else Health.BROKEN,
                f"{name} is {facts.settings[name]}: {otherwise}",
                "stop it, then run: pg_checksums --enable"
                if sums
                else f"set {name} = {wanted} in postgresql.conf",
            )
    if facts.settings["synchronous_commit"] == "off" or (
        facts.waits_for_standby and facts.settings["synchronous_commit"] in _NOT_WAITING
    ):
        yield Checked(
            "server",
            Health.BROKEN,
            f"synchronous_commit is {facts.settings['synchronous_commit']}:"
            " tickets that were given may be lost",
            "set synchronous_commit = on in postgresql.conf, for this account as well",
        )


def _safe(facts: ServerFacts) -> Iterator[Checked]:
    if facts.tls:
        yield Checked("tls", Health.OK, f"the way to the server is encrypted ({facts.tls})")
    elif facts.by_network:
        yield Checked(
            "tls",
            Health.WARNING,
            "what goes to the server and back can be read and changed on the way",
            "add sslmode=verify-full and sslrootcert to the address, see docs/postgresql.md",
        )
    if facts.tls and not any(one.of is CertificateOf.SERVER for one in facts.certificates):
        yield Checked(
            "tls",
            Health.WARNING,
            "this station believes any server",
            "add sslmode=verify-full and sslrootcert to the address, see docs/postgresql.md",
        )


def _certificate(one: Certificate, now: datetime) -> Checked:
    code, whose = "certificate", f"the {one.of}'s certificate"
    if one.until is None:
        return Checked(
            code, Health.WARNING, f"{whose} cannot be looked at: {one.trouble}", "look at its file"
        )
    left = one.until - now
    says = f"{whose} holds until {one.until:%Y-%m-%d}"
    if left < timedelta(0):
        return Checked(code, Health.BROKEN, f"{whose} held until {one.until:%Y-%m-%d}", "renew it")
    if left < _SOON:
        return Checked(code, Health.WARNING, f"{says}, {left.days} days", "renew it")
    return Checked(code, Health.OK, says)


def _connections(facts: ServerFacts, version: str) -> Checked:
    needed = facts.stations * _EACH_STATION
    says = f"{version}, {facts.connections} of {facts.most_connections} connections are open"
    if needed > facts.most_connections or facts.connections >= facts.most_connections * 0.9:
        return Checked(
            "server",
            Health.WARNING,
            f"{says}; {facts.stations} stations may want {needed}",
            f"set max_connections to {max(100, needed * 2)} in postgresql.conf",
        )
    return Checked("server", Health.OK, says)
