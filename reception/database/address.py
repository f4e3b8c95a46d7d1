"""What a connection to PostgreSQL is made with: the address, and what Nouba adds to it."""

import math
import os
import re
import socket
import ssl
import stat
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from reception.domain.errors import StorageFault

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

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
    is_file = kind == "sqlite" and place.startswith("/") and place[1:] not in {"", ":memory:"}
    if not is_file and kind != _SERVER:
        raise StorageFault(f"'{shown(address)}' is not a database Nouba can use", HOW_TO_WRITE)
    _require_known_options(kind, address)
    if is_file:
        with nameable(place[1:]):
            require_usable_place(Path(place[1:]).absolute())
    elif not _may_be_server(place):
        raise StorageFault(f"'{shown(address)}' names no port that there is", HOW_TO_WRITE)


# Each with how it is written, which docs/postgresql.md tells; a file's address has none.
_OPTIONS: Mapping[str, str] = {
    "application_name": ".+",
    "channel_binding": "disable|prefer|require",
    "connect_timeout": "[0-9]{1,5}",
    "host": ".+",
    "hostaddr": ".+",
    "passfile": ".+",
    "password": ".+",
    "password_file": ".+",
    "port": "[0-9]{1,5}(,[0-9]{1,5})*",
    "sslcert": ".+",
    "sslcrl": ".+",
    "sslkey": ".+",
    "sslmode": "disable|allow|prefer|require|verify-ca|verify-full",
    "sslpassword": ".+",
    "sslrootcert": ".+",
    "target_session_attrs": "any|read-write|read-only|primary|standby|prefer-standby",
}
_ZERO = "\0"


def _require_known_options(kind: str, address: str) -> None:
    """Refuse what would have no effect in an address, or one that is not Nouba's to give."""
    if _ZERO in unquote(address):
        raise StorageFault("There is a zero character in the address of the database", HOW_TO_WRITE)
    rest = address.partition("://")[2]
    query = re.sub(r"^[^:/]*:[^@]*@", "", rest).partition("?")[2]
    seen = set()
    for name, value in parse_qsl(query, keep_blank_values=True):
        if kind != _SERVER:
            raise StorageFault(
                f"'{name}' is an option, and the address of a file has none",
                "leave out what begins with '?'",
            )
        if name not in _OPTIONS:
            raise StorageFault(
                f"'{name}' is no option of a database's address",
                f"leave it out, or choose from: {', '.join(_OPTIONS)}",
            )
        if name in seen:
            raise StorageFault(f"'{name}' stands twice in the database's address", "keep one")
        if not re.fullmatch(_OPTIONS[name], value):
            raise StorageFault(
                f"'{shown(f'?{name}={value}')[1:]}' in the database's address is not understood",
                _how_to_give(_OPTIONS[name]),
            )
        seen.add(name)


def _how_to_give(pattern: str) -> str:
    if "|" in pattern:
        return f"choose from: {pattern.replace('|', ', ')}"
    return "give it a value, in one line" if pattern == ".+" else "give a number"


def require_usable_place(path: Path) -> None:
    """Refuse a file of SQLite that cannot be, or would not be safe.

    Raises:
        StorageFault: it is a folder, in a folder that is missing, or on a network share.
    """
    if path.is_dir():
        raise StorageFault(f"{path} is a folder", "name a file in it")
    folder = path.resolve().parent  # behind a link, that of the file it names
    if not folder.is_dir():
        raise StorageFault(f"There is no folder {folder}", "create it first")
    kind = _file_system(folder)
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
    except (OSError, ValueError) as error:  # a name with a zero character in it is a ValueError
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


type Parameters = dict[str, str | int]

PASSWORD_FILE = "password_file"  # noqa: S105 - the name of a parameter
SECRETS = ("password", "sslpassword")
"""What an address may say that nobody else may read: other programs are handed it apart."""
_ROOT = 0
_SYSTEM_AUTHORITIES = "system"
# Of what an act may take, the server has the first part: so it can still say that it gave up.
_STATEMENT_PART, _LOCK_PART = 0.8, 0.6
_SHORTEST_CONNECT_S, _LONGEST_CONNECT_S = 2, 3


def parameters_of(url: "URL", patience_s: float) -> Parameters:
    """Return what to connect with; what the address says goes before what Nouba would.

    Raises:
        StorageFault: a file that the address names cannot be used, or is open to others.
    """
    return {**_defaults(patience_s), **given_by(url), "options": _options(patience_s)}


def given_by(url: "URL") -> Parameters:
    """Return what an address says in PostgreSQL's own words, and the password that it means.

    Raises:
        StorageFault: a file that the address names cannot be used, or is open to others.
    """
    _, found = url.get_dialect()().create_connect_args(url)
    given: Parameters = {name: value for name, value in found.items() if value is not None}
    password_file = given.pop(PASSWORD_FILE, None)
    if password_file is not None:
        given["password"] = _password(Path(str(password_file)))
    for name, require in _FILES.items():
        if name in given and given[name] != _SYSTEM_AUTHORITIES:
            _look_at(Path(str(given[name])), name, require)
    return given


def servers_of(parameters: Parameters) -> tuple[tuple[str, int], ...]:
    """Return the hosts and ports that are called; none for a socket of this computer."""
    if "hostaddr" in parameters:
        return ()  # whoever names numbers beside names knows what is called
    hosts = str(parameters.get("host", "")).split(",")
    ports = str(parameters.get("port") or _SERVER_PORT).split(",")
    if len(ports) == 1:
        ports *= len(hosts)
    pairs = zip(hosts, ports, strict=False)
    return tuple(
        (host, int(port or _SERVER_PORT)) for host, port in pairs if host and host[0] != "/"
    )


def _defaults(patience_s: float) -> Parameters:
    # By these a cut line is noticed within seconds.
    connect_s = min(max(math.ceil(patience_s), _SHORTEST_CONNECT_S), _LONGEST_CONNECT_S)
    return {
        "connect_timeout": connect_s,
        "tcp_user_timeout": 3000,
        "keepalives_idle": 2,
        "keepalives_interval": 1,
        "keepalives_count": 3,
        "application_name": "nouba",
        "gssencmode": "disable",
    }


def _options(patience_s: float) -> str:
    settings = {
        "statement_timeout": round(patience_s * 1000 * _STATEMENT_PART),
        "lock_timeout": round(patience_s * 1000 * _LOCK_PART),
        # What a station held that is gone, the others get soon.
        "idle_in_transaction_session_timeout": 5000,
        "tcp_keepalives_idle": 10,
        "tcp_keepalives_interval": 3,
        "tcp_keepalives_count": 3,
        "tcp_user_timeout": 15000,
        # To compile a plan takes longer than any answer.
        "jit": "off",
    }
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def _password(path: Path) -> str:
    _look_at(path, PASSWORD_FILE, _require_secret_of_service)
    text = path.read_text(encoding="utf-8")
    password = text.removesuffix("\n").removesuffix("\r")
    if not password or "\n" in password:
        raise StorageFault(
            f"The file {path} holds no password", "write the password alone, in one line"
        )
    return password


def _look_at(path: Path, name: str, require: Callable[[Path, os.stat_result], None]) -> None:
    try:
        found = path.stat()
        readable = os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids)
    except (OSError, ValueError) as error:
        raise StorageFault(
            f"The file {path} of the database's address ({name}) cannot be looked at: {error}",
            "name a file that is there",
        ) from error
    if not stat.S_ISREG(found.st_mode) or not readable:
        raise StorageFault(
            f"The file {path} of the database's address ({name}) cannot be read by this user",
            "give it to the user that Nouba runs as",
        )
    require(path, found)


def _require_secret(path: Path, found: os.stat_result) -> None:
    """Refuse a secret that others may read."""
    _refuse_open_to(stat.S_IRWXO | stat.S_IRWXG, path, found)


def _require_secret_of_service(path: Path, found: os.stat_result) -> None:
    """Refuse it likewise; root's may be its group's, as systemd hands over credentials."""
    group = stat.S_IRWXG if found.st_uid != _ROOT else stat.S_IWGRP | stat.S_IXGRP
    _refuse_open_to(stat.S_IRWXO | group, path, found)


def _refuse_open_to(bits: int, path: Path, found: os.stat_result) -> None:
    if found.st_mode & bits:
        raise StorageFault(
            f"The file {path} is open to others (mode {stat.S_IMODE(found.st_mode):04o})",
            f"run: chmod 0600 {path}",
        )


def _require_own(path: Path, found: os.stat_result) -> None:
    """Refuse a certificate that others may replace."""
    if found.st_mode & stat.S_IWOTH:
        raise StorageFault(
            f"The file {path} may be changed by anybody (mode {stat.S_IMODE(found.st_mode):04o})",
            f"run: chmod o-w {path}",
        )


_FILES: dict[str, Callable[[Path, os.stat_result], None]] = {
    "sslkey": _require_secret_of_service,
    "passfile": _require_secret,
    "sslcert": _require_own,
    "sslrootcert": _require_own,
    "sslcrl": _require_own,
}

# What a client of PostgreSQL says first when it wants TLS.
_WANTS_TLS = struct.pack("!ii", 8, 80877103)
_WILLING = b"S"
_ANSWERS_WITHIN_S = 3.0
_VERIFIED = {"verify-ca", "verify-full"}
_MOST_TURNS = 10


def certificates(url: "URL") -> tuple[Certificate, ...]:
    """Return what there is to know of the certificates that an address names."""
    parameters = parameters_of(url, _ANSWERS_WITHIN_S)
    found = []
    authority = str(parameters.get("sslrootcert", ""))
    if parameters.get("sslmode") in _VERIFIED and Path(authority).is_file():
        found.append(_of_server(parameters, authority))
    if "sslcert" in parameters and "sslkey" in parameters:
        found.append(_of_station(str(parameters["sslcert"]), str(parameters["sslkey"])))
    return tuple(found)


def _of_server(parameters: Parameters, authority: str) -> Certificate:
    try:
        context = ssl.create_default_context(cafile=authority)
        context.check_hostname = False  # the connection is open: the driver has looked
        # It believes what the driver does, and no more strictly.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        if "sslcert" in parameters and "sslkey" in parameters:
            context.load_cert_chain(str(parameters["sslcert"]), str(parameters["sslkey"]))
        host, port = _called(parameters)
        with socket.create_connection((host, port), _ANSWERS_WITHIN_S) as line:
            line.sendall(_WANTS_TLS)
            if line.recv(1) != _WILLING:
                return _unknown(CertificateOf.SERVER, "the server speaks no TLS")
            with context.wrap_socket(line) as safe:
                return _known(CertificateOf.SERVER, safe.getpeercert())
    except (OSError, IndexError, ValueError) as error:
        return _unknown(CertificateOf.SERVER, str(error))


def _called(parameters: Parameters) -> tuple[str, int]:
    if "hostaddr" in parameters:
        first = str(parameters["hostaddr"]).split(",")[0]
        return first, int(str(parameters.get("port", _SERVER_PORT)).split(",")[0])
    return servers_of(parameters)[0]


def _of_station(certificate: str, key: str) -> Certificate:
    """Let the station show its certificate to itself: so it is read by who reads all the others."""
    try:
        shows = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        shows.check_hostname, shows.verify_mode = False, ssl.CERT_NONE
        shows.load_cert_chain(certificate, key)
        looks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        looks.load_cert_chain(certificate, key)
        looks.load_verify_locations(certificate)
        looks.verify_mode = ssl.CERT_REQUIRED
        looks.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        return _known(CertificateOf.STATION, _shown(shows, looks))
    except (OSError, ValueError) as error:
        return _unknown(CertificateOf.STATION, str(error))


def _shown(shows: ssl.SSLContext, looks: ssl.SSLContext) -> object:
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = shows.wrap_bio(back, there)
    server = looks.wrap_bio(there, back, server_side=True)
    for _ in range(_MOST_TURNS):
        done = 0
        for side in (client, server):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            done += 1
        if done == 2:  # noqa: PLR2004 - both
            break
    return server.getpeercert()


def _known(of: CertificateOf, told: object) -> Certificate:
    until = told.get("notAfter") if isinstance(told, dict) else None
    if not isinstance(until, str):
        return _unknown(of, "it tells no end")
    at = datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC)
    return Certificate(of=of, until=at)


def _unknown(of: CertificateOf, trouble: str) -> Certificate:
    return Certificate(of=of, until=None, trouble=trouble)
