"""The way to a server over TLS: who is let in, and who is believed.

The server of the tests' own speaks no TLS; one of the system does, where it is installed.
"""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from reception.database.address import CertificateOf, certificates
from reception.database.connection import Database
from reception.database.run import Statement
from reception.domain.errors import StorageFault
from reception.system.clock import SystemClock
from tests.reception.database.authority import OPENSSL, Authority
from tests.support.postgres import PostgresServer, running_postgres

_INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
# Of this process alone: on every one of these addresses this computer answers itself.
_ADDRESS = f"127.77.{os.getpid() // 250 % 250}.{os.getpid() % 250 + 1}"
_HOST, _OTHER_HOST = "db.example", "other.example"
_RULES = f"""
local all all trust
hostssl all scram {_ADDRESS}/8 scram-sha-256
hostssl all all {_ADDRESS}/8 cert
"""
TLS = Statement("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.skipif(
        not (_INSTALLED and OPENSSL), reason="needs openssl and a PostgreSQL of the system with TLS"
    ),
]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca") / "own")


@pytest.fixture(scope="module")
def server(authority: Authority) -> Iterator[PostgresServer]:
    # It is stopped at once, and must know then what it was told.
    listens = f"-c listen_addresses={_ADDRESS} -c synchronous_commit=on"
    with running_postgres(more=listens, programs=_INSTALLED[-1].parent) as started:
        own = authority.sign("server", host=_HOST)
        started.take("server.crt", own.certificate.read_bytes())
        started.take("server.key", own.key.read_bytes())
        started.take("ca.crt", authority.certificate.read_bytes())
        started.take("pg_hba.conf", _RULES.encode())
        started.execute("ALTER SYSTEM SET ssl_ca_file = 'ca.crt'")
        started.execute("ALTER SYSTEM SET ssl = on")
        for role in ("kiosk1", "kiosk2", "scram"):
            started.execute(f"CREATE USER {role} PASSWORD 'open sesame'")
        started.stop()
        started.start()
        yield started


def address(
    user: str, authority: Authority, *, of: str | None = None, host: str = _HOST, more: str = ""
) -> str:
    """Return an address; the certificate is the user's own, or that of somebody else."""
    pair = authority.sign(of or user)
    return (
        f"postgresql+psycopg://{user}@{host}/postgres?hostaddr={_ADDRESS}"
        f"&sslmode=verify-full&sslrootcert={authority.certificate}"
        f"&sslcert={pair.certificate}&sslkey={pair.key}{more}"
    )


def tls_at(url: str) -> str:
    with closing(Database(url)) as database, database.read() as run:
        row = run.row(TLS)
    assert row
    return str(row[0])


@pytest.mark.usefixtures("server")
class TestTls:
    def test_a_station_and_its_server_know_each_other(self, authority: Authority) -> None:
        assert tls_at(address("kiosk1", authority)) == "TLSv1.3"

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"host": _OTHER_HOST}, "does not match host name"),
            ({"of": "kiosk2"}, "certificate authentication failed"),
        ],
    )
    def test_another_name_is_not_believed(
        self, authority: Authority, changed: dict[str, str], said: str
    ) -> None:
        with pytest.raises(StorageFault, match=said):
            tls_at(address("kiosk1", authority, **changed))

    def test_an_authority_of_somebody_else_is_not_believed(
        self, authority: Authority, tmp_path: Path
    ) -> None:
        other = Authority(tmp_path / "other")
        own = address("kiosk1", authority)
        with pytest.raises(StorageFault, match="certificate verify failed"):
            tls_at(own.replace(str(authority.certificate), str(other.certificate)))
        # The control: who does not look lets it in.
        unseeing = own.replace("verify-full", "require").replace(
            f"&sslrootcert={authority.certificate}", ""
        )
        assert tls_at(unseeing)

    def test_a_certificate_that_others_signed_is_not_let_in(
        self, authority: Authority, tmp_path: Path
    ) -> None:
        stranger = Authority(tmp_path / "other").sign("kiosk1")
        url = address("kiosk1", authority)
        own = authority.sign("kiosk1")
        for mine, theirs in ((own.certificate, stranger.certificate), (own.key, stranger.key)):
            url = url.replace(str(mine), str(theirs))
        with pytest.raises(StorageFault, match="cannot be reached"):
            tls_at(url)

    def test_nobody_is_let_in_without_tls(self) -> None:
        with pytest.raises(StorageFault, match=r"no encryption.*look at its pg_hba\.conf"):
            tls_at(
                f"postgresql+psycopg://kiosk1@{_HOST}/postgres?hostaddr={_ADDRESS}&sslmode=disable"
            )

    @pytest.mark.parametrize(("mode", "is_let_in"), [("verify-full", True), ("disable", False)])
    def test_a_password_is_bound_to_the_line(
        self, authority: Authority, tmp_path: Path, mode: str, *, is_let_in: bool
    ) -> None:
        file = tmp_path / "password"
        file.write_text("open sesame\n")
        file.chmod(0o600)
        url = (
            f"postgresql+psycopg://scram@{_HOST}/postgres?hostaddr={_ADDRESS}&sslmode={mode}"
            f"&sslrootcert={authority.certificate}&channel_binding=require&password_file={file}"
        )
        if is_let_in:
            assert tls_at(url) == "TLSv1.3"
        else:
            with pytest.raises(StorageFault, match="cannot be reached"):
                tls_at(url)

    def test_a_key_that_others_may_read_is_not_used(self, authority: Authority) -> None:
        url = address("kiosk1", authority)
        Path(url.partition("sslkey=")[2]).chmod(0o644)
        with pytest.raises(StorageFault, match="open to others"):
            tls_at(url)

    def test_the_end_of_both_certificates_is_known(self, authority: Authority) -> None:
        with closing(Database(address("kiosk1", authority))) as database:
            found = {one.of: one for one in certificates(database.url)}
        soon = SystemClock().now() + timedelta(days=2)
        for of in CertificateOf:
            until = found[of].until
            assert until is not None, found[of].trouble
            assert abs(until - soon) < timedelta(minutes=10)


def test_a_key_of_another_certificate_is_told(tmp_path: Path) -> None:
    authority = Authority(tmp_path / "own")
    mine, other = authority.sign("kiosk1"), authority.sign("kiosk2")
    url = (
        "postgresql+psycopg://kiosk1@127.0.0.1:1/nouba"
        f"?sslcert={mine.certificate}&sslkey={other.key}"
    )
    with closing(Database(url)) as database:
        (found,) = certificates(database.url)
    assert (found.of, found.until) == (CertificateOf.STATION, None)
    assert "MISMATCH" in found.trouble.upper()
