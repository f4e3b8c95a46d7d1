"""A relay: who follows a site reads what leaves, whatever of replication is tried."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import psycopg
import pytest
from sqlalchemy import make_url

from nouba.main import run
from reception.app import open_reception
from reception.domain.errors import StorageFault
from reception.network.copies_sql import TABLES
from reception.network.model import SiteState
from reception.network.network import Network, open_network
from reception.queue.model import At
from tests.support.databases import COMMUNE, behind_its_back
from tests.support.network import CLOCK, SITES_KEEP, Country, a_country, rows, until
from tests.support.postgres import PostgresServer, running_postgres

pytestmark = [pytest.mark.postgresql, pytest.mark.deep]

_NOTE = "who sits at counter two said"


@dataclass
class Outward:
    """A site, its relay on a second server, and the centre that follows the relay."""

    country: Country
    server: PostgresServer
    site_url: str
    relay_url: str

    @property
    def read_url(self) -> str:
        """Return the address by which the centre reads."""
        return self.relay_url.replace("postgres@", "nouba_network@")

    def caught_up(self) -> None:
        """Wait until relay and centre have all there is."""
        for url in (self.relay_url, self.country.centre_url):
            with open_network(url, clock=CLOCK) as network:
                until(partial(_is_up_to_date, network))


def _is_up_to_date(network: Network) -> bool:
    return all(
        one.state is SiteState.FOLLOWING and one.behind_bytes == 0 for one in network.centre.sites()
    )


@pytest.fixture(scope="module")
def outward() -> Iterator[Outward]:
    with (
        a_country() as country,
        running_postgres(durable=True, more=SITES_KEEP, segment_mb=1) as server,
    ):
        site_url = country.new_site("fes")
        relay_url = server.url(server.create_database())
        server.execute("CREATE ROLE nouba_network LOGIN REPLICATION")
        with open_network(relay_url, clock=CLOCK) as relay:
            assert relay.centre.found(relay=True)
            assert not relay.centre.found(relay=True)
            assert relay.centre.subscribe(site_url) == "fes"
            until(lambda: rows(relay_url, "SELECT 1 FROM network.description") != [])
            assert relay.publishing.publish(reader="nouba_network")
            assert not relay.publishing.publish(reader="nouba_network")
        made = Outward(country, server, site_url, relay_url)
        with country.opened() as centre:
            assert centre.centre.subscribe(made.read_url) == "fes"
        work(site_url)
        made.caught_up()
        try:
            yield made
        finally:
            country.leave_all()
            with open_network(relay_url, clock=CLOCK) as relay:
                assert relay.publishing.unpublish()
                assert relay.centre.leave("fes")


def work(url: str) -> None:
    """Let a visitor be served, with a note."""
    clerk = next(one.login for one in COMMUNE.people if one.login.startswith("clerk"))
    counter = next(one for one in COMMUNE.counters if one.services)
    with open_reception(url, clock=CLOCK) as reception:
        reception.page_keys.ahead()
        reception.desk.issue(counter.services[0])
        reception.desk.open_counter(At(counter.number, clerk))
        reception.desk.call_next(At(counter.number, clerk))
        reception.desk.start(At(counter.number, clerk))
        reception.desk.note(At(counter.number, clerk), _NOTE)
        reception.desk.finish(At(counter.number, clerk))


def test_the_centre_has_what_the_site_has_in_every_column_that_leaves(outward: Outward) -> None:
    for table, leaving in TABLES.items():
        columns, order = ", ".join(leaving.columns), ", ".join(leaving.identity)
        sql = f"SELECT {columns} FROM {table} ORDER BY {order}"  # noqa: S608 - ours
        at_site = rows(outward.site_url, sql)
        assert rows(outward.relay_url, sql) == at_site
        assert rows(outward.country.centre_url, sql) == at_site
    assert rows(outward.country.centre_url, "SELECT count(*) FROM public.leg") == [(1,)]


def test_a_relay_has_no_other_column(outward: Outward) -> None:
    asked = (
        "SELECT attname FROM pg_attribute WHERE attrelid = '{}'::regclass AND attnum > 0"
        " AND NOT attisdropped"
    )
    for table, leaving in TABLES.items():
        there = {name for (name,) in rows(outward.relay_url, asked.format(table))}
        assert there == {*leaving.columns}, table


def test_whatever_the_centres_account_copies_of_the_relays_server_no_person_is_in_it(
    outward: Outward,
) -> None:
    copied = copy_of_server(outward.server, "nouba_network", outward.relay_url)
    assert b"fes" in copied
    with behind_its_back(outward.site_url) as site:
        hashes = [str(one) for (one,) in site.execute("SELECT password_hash FROM person")]
        keys = [str(one) for (one,) in site.execute("SELECT key FROM day_key")]
    assert keys, "control: the site has keys of its days"
    names = [name for one in COMMUNE.people for name in one.names.values()]
    for secret in (_NOTE, *hashes, *keys, *names):
        assert secret.encode() not in copied


def test_the_sites_own_server_does_not_know_the_centres_account(outward: Outward) -> None:
    plain = outward.site_url.replace("+psycopg", "").replace("postgres@", "nouba_network@")
    with pytest.raises(psycopg.OperationalError), psycopg.connect(plain):
        pass


def test_nobody_else_comes_into_the_relay(outward: Outward) -> None:
    asked = "SELECT has_database_privilege('{}', current_database(), 'CONNECT')"
    assert rows(outward.relay_url, asked.format("public")) == [(False,)]
    assert rows(outward.relay_url, asked.format("nouba_network")) == [(True,)]


def test_status_tells_both_what_it_follows_and_who_follows_it(
    outward: Outward, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(("network", "status", "--json", "--db", outward.relay_url)) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["unit"] for one in answer["sites"]] == ["fes"]
    assert [one["slot"] for one in answer["readers"]] == ["nouba_fes"]
    with open_network(outward.relay_url, clock=CLOCK) as relay:
        assert relay.centre.keep(months=1).months_made == ()


def test_who_lets_an_account_read_the_sites_own_server_is_told_what_it_reads(
    outward: Outward, capsys: pytest.CaptureFixture[str]
) -> None:
    outward.country.sites.execute("CREATE ROLE nouba_relay LOGIN REPLICATION")
    for url, reader, is_told in (
        (outward.relay_url, "nouba_network", False),
        (outward.site_url, "nouba_relay", True),
    ):
        assert run(("network", "publish", "--reader", reader, "--db", url)) == 0
        assert ("read everything on this server" in capsys.readouterr().err) is is_told


def test_a_centre_publishes_nothing(outward: Outward) -> None:
    with outward.country.opened() as centre, pytest.raises(StorageFault):
        centre.publishing.publish()


def test_what_a_site_forgets_the_centre_forgets(outward: Outward) -> None:
    with behind_its_back(outward.site_url) as site:
        site.execute("INSERT INTO forgetting VALUES (1)")
        for table in ("event", "leg"):
            site.execute(f"DELETE FROM {table}")  # noqa: S608 - ours
        site.execute("DELETE FROM forgetting")
    until(lambda: rows(outward.country.centre_url, "SELECT 1 FROM public.leg") == [])


def test_control_an_account_that_may_replicate_copies_the_server_from_any_of_its_databases(
    outward: Outward,
) -> None:
    sites, main = outward.country.sites, str(make_url(outward.site_url).database)
    second = sites.create_database()
    sites.execute("CREATE ROLE spy LOGIN REPLICATION")
    sites.execute(f"REVOKE ALL ON DATABASE {main} FROM PUBLIC")
    try:
        with (
            pytest.raises(psycopg.OperationalError),
            psycopg.connect(host=str(sites.folder), user="spy", dbname=main),
        ):
            pass
        copied = copy_of_server(sites, "spy", sites.url(second))
    finally:
        sites.execute("DROP ROLE spy")
        sites.drop_database(second)
    ((secret,),) = rows(outward.site_url, "SELECT password_hash FROM person LIMIT 1")
    assert str(secret).encode() in copied
    assert _NOTE.encode() in copied


def copy_of_server(server: PostgresServer, role: str, url: str) -> bytes:
    """Return what a role that may replicate is given of a server's files, by one database of it."""
    database = make_url(url).database
    address = f"host={server.folder} user={role} dbname={database} replication=database"
    line = psycopg.pq.PGconn.connect(address.encode())
    try:
        line.exec_(b"BASE_BACKUP (CHECKPOINT 'fast')")
        return b"".join(_copied(line))
    finally:
        line.finish()


def _copied(line: psycopg.pq.abc.PGconn) -> Iterator[bytes]:
    while (part := line.get_copy_data(0))[0] > 0:
        yield bytes(part[1])
