"""Until when the certificates hold by which a station and its server know each other.

The driver checks them and does not tell what it saw, so the same handshake is made once more.
"""

import socket
import ssl
import struct
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import URL

from reception.ports.server import Certificate, CertificateOf
from reception.storage.postgresql_address import Parameters, parameters_of, servers_of

# What a client of PostgreSQL says first when it wants TLS.
_WANTS_TLS = struct.pack("!ii", 8, 80877103)
_WILLING = b"S"
_ANSWERS_WITHIN_S = 3.0
_VERIFIED = {"verify-ca", "verify-full"}
_MOST_TURNS = 10


def certificates(url: URL) -> tuple[Certificate, ...]:
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
        return first, int(str(parameters.get("port", 5432)).split(",")[0])
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
