"""What a connection to PostgreSQL is made with: the address, and what Nouba adds to it."""

import math
import os
import stat
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.engine import URL

from reception.domain.errors import StorageFault

type Parameters = dict[str, str | int]

PASSWORD_FILE = "password_file"  # noqa: S105 - the name of a parameter
_ROOT = 0
_PORT = 5432
_SYSTEM_AUTHORITIES = "system"
# Of what an act may take, the server has the first part: so it can still say that it gave up.
_STATEMENT_PART, _LOCK_PART = 0.8, 0.6
_SHORTEST_CONNECT_S, _LONGEST_CONNECT_S = 2, 3


def parameters_of(url: URL, patience_s: float) -> Parameters:
    """Return what to connect with; what the address says goes before what Nouba would.

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
    options = " ".join((_options(patience_s), str(given.pop("options", "")))).strip()
    return {**_defaults(patience_s), **given, "options": options}


def servers_of(parameters: Parameters) -> tuple[tuple[str, int], ...]:
    """Return the hosts and ports that are called; none for a socket of this computer."""
    if "hostaddr" in parameters:
        return ()  # whoever names numbers beside names knows what is called
    hosts = str(parameters.get("host", "")).split(",")
    ports = str(parameters.get("port") or _PORT).split(",")
    if len(ports) == 1:
        ports *= len(hosts)
    pairs = zip(hosts, ports, strict=False)
    return tuple((host, int(port or _PORT)) for host, port in pairs if host and host[0] != "/")


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
