"""Whether an address can be a database's at all, told without loading what opens it.

A server that is away comes back, and an app waits for it; a slip of the pen stays one.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reception.domain.errors import StorageFault

HOW_TO_WRITE = "write sqlite:///path/file.db or postgresql+psycopg://user@host/name"

_SERVER = "postgresql+psycopg"
_SERVER_PORT = 5432

_NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs"})
_LAST_PORT = 65535


def require_possible(address: str) -> None:
    """Refuse an address at which no waiting helps.

    Raises:
        StorageFault: it names no database that Nouba can use, or a file in no usable place.
    """
    kind, found, rest = address.partition("://")
    if not found:
        raise StorageFault(f"'{shown(address)}' is not the address of a database", HOW_TO_WRITE)
    place = rest.partition("?")[0]
    if kind == "sqlite" and place.startswith("/") and place[1:] not in {"", ":memory:"}:
        with nameable(place[1:]):
            require_usable_place(Path(place[1:]).absolute())
    elif kind != _SERVER:
        raise StorageFault(f"'{shown(address)}' is not a database Nouba can use", HOW_TO_WRITE)
    elif not _may_be_server(place):
        raise StorageFault(f"'{shown(address)}' names no port that there is", HOW_TO_WRITE)


def require_usable_place(path: Path) -> None:
    """Refuse a file of SQLite that cannot be, or would not be safe.

    Raises:
        StorageFault: it is a folder, in a folder that is missing, or on a network share.
    """
    if path.is_dir():
        raise StorageFault(f"{path} is a folder", "name a file in it")
    if not path.parent.is_dir():
        raise StorageFault(f"There is no folder {path.parent}", "create it first")
    kind = _file_system(path.parent.resolve())
    if kind in _NETWORK_FILE_SYSTEMS:
        raise StorageFault(
            f"{path} is on a network share ({kind}), where SQLite loses data",
            "use a local disk, or PostgreSQL for several computers",
        )


@contextmanager
def nameable(path: str | None) -> Iterator[None]:
    """Turn a path that the system does not let us look at into a fault."""
    try:
        yield
    except (OSError, ValueError) as error:  # a name with a zero sign in it is a ValueError
        raise StorageFault(
            f"The file {path!r} cannot be looked at: {error}",
            "name a file that this user may reach",
        ) from error


def shown(address: str) -> str:
    """Return an address without what is secret in it, for messages and logs."""
    without = re.sub(r":[^/@][^@]*@", ":***@", address)
    return re.sub(r"([?&](?:ssl)?password=)[^&]*", r"\1***", without)


def with_servers_apart(address: str) -> str:
    """Return an address of several servers in the form that the libraries read.

    ``user@one,two:5433/name`` is one database on a primary server and its standbys: whichever may
    be written is used.
    """
    kind, found, rest = address.partition("://")
    place, _, query = rest.partition("?")
    servers, slash, name = place.partition("/")
    user, at, hosts = servers.rpartition("@")
    if kind != _SERVER or not found or "," not in hosts:
        return address
    names, ports = zip(*map(_host_and_port, hosts.split(",")), strict=True)
    wanted = "" if "target_session_attrs=" in query else "&target_session_attrs=read-write"
    more = f"&{query}" if query else ""
    return (
        f"{kind}://{user}{at}{slash or '/'}{name}"
        f"?host={','.join(names)}&port={','.join(ports)}{wanted}{more}"
    )


def _host_and_port(server: str) -> tuple[str, str]:
    bracketed = re.fullmatch(r"\[(.*)\](?::(\d+))?", server)
    host, port = bracketed.groups() if bracketed else server.partition(":")[::2]
    return host, port or str(_SERVER_PORT)


def _may_be_server(place: str) -> bool:
    servers = place.rpartition("@")[2].partition("/")[0].split(",")
    return (len(servers) == 1 or all(servers)) and all(map(_may_be_port, servers))


def _may_be_port(server: str) -> bool:
    port = server.rpartition("]")[2].partition(":")[2]
    # Counted before it is read: a number of many thousand digits is not.
    possible = port.isascii() and port.isdecimal() and len(port) <= len(str(_LAST_PORT))
    return not port or (possible and 0 < int(port) <= _LAST_PORT)


def _file_system(folder: Path) -> str | None:
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return None
    entries = (line.split() for line in mounts.read_text(encoding="utf-8").splitlines())
    # The mount that holds a folder is the one whose path is the longest beginning of its path.
    holding = [
        (len(point), kind)
        for _, point, kind, *_ in entries
        if folder.is_relative_to(point.replace("\\040", " "))
    ]
    return max(holding)[1] if holding else None
