"""A network of units: what leaves a site, and that no site depends on who follows it."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reception.bootstrap import Reception, open_network, open_reception
from reception.domain.errors import Refusal, StorageFault
from reception.domain.ticket import Visit
from reception.network.centre import NoCentreError
from reception.ports.network import Reader, SiteState
from reception.storage.engine import Database
from reception.storage.network.leaving import TABLES
from tests.support.crowd import issue
from tests.support.databases import COMMUNE, PostgresDatabases, behind_its_back
from tests.support.network import (
    CLOCK,
    KEPT_MB,
    Country,
    a_country,
    frozen,
    full,
    killed,
    rows,
    until,
)
from tests.support.past import write_past
from tests.support.report_data import UNIT, month

pytestmark = pytest.mark.postgresql

FIRST_DAY = date(2026, 10, 20)
DAYS = 36
"""Over two changes of the month; the last one is today."""
AT_WORK = "the clerk said"
_TOO_LONG_S = 5.0


@pytest.fixture(scope="module")
def country() -> Iterator[Country]:
    with a_country() as made:
        yield made


@pytest.fixture(autouse=True)
def alone(country: Country) -> Iterator[None]:
    yield
    country.leave_all()


def past(code: str, seed: int) -> list[Visit]:
    """Return visits of a site, whose identifiers every other site has as well."""
    return [
        replace(one, ticket=replace(one.ticket, unit=code))
        for one in month(seed, FIRST_DAY, DAYS, a_day=6)
    ]


def site_with_past(country: Country, code: str, seed: int) -> str:
    url = country.new_site(code)
    with open_reception(url, clock=CLOCK) as reception:
        reception.office.set_up(replace(UNIT, code=code))
    with closing(Database(url)) as database:
        write_past(database, past(code, seed))
    return url


def work_a_little(url: str) -> None:
    """Let a visitor be served at a counter, with a break and a note."""
    with open_reception(url, clock=CLOCK) as reception:
        desk, ticket = reception.desk, reception.desk.issue("residence")
        clerk = UNIT.people[0].login
        desk.open_counter(2, clerk)
        called = desk.call_next(2, clerk)
        assert called.ticket.id == ticket.ticket.id or called
        desk.start(2, clerk)
        desk.note(AT_WORK, 2, clerk)
        desk.finish(2, clerk)
        desk.take_break(clerk, AT_WORK)
        desk.end_break(clerk)


def same_rows(country: Country, url: str, code: str) -> None:
    """Compare what a site has with what the centre has of it, in every column that leaves."""
    for table, leaving in TABLES.items():
        columns, order = ", ".join(leaving.columns), ", ".join(leaving.identity)
        sql = f"SELECT {columns} FROM {table} WHERE unit = '{code}' ORDER BY {order}"  # noqa: S608 - ours
        at_site = rows(url, sql)
        assert rows(country.centre_url, sql) == at_site
        assert at_site or table == "public.clerk_break"


class TestFollowing:
    def test_sites_stand_side_by_side_and_no_person_leaves(self, country: Country) -> None:
        north, south = (site_with_past(country, code, seed) for seed, code in enumerate("ns"))
        for url in (north, south):
            country.follow(url)
            work_a_little(url)
        for url, code in ((north, "n"), (south, "s")):
            country.caught_up(code)
            same_rows(country, url, code)
        # Both gave the same identifiers, and both count.
        assert rows(
            country.centre_url, "SELECT count(*) = 2 * count(DISTINCT id) FROM public.ticket"
        )
        spread = rows(
            country.centre_url,
            "SELECT DISTINCT tableoid::regclass::text FROM public.leg ORDER BY 1",
        )
        assert [one for (one,) in spread] == [f"public.leg_2026_{month}" for month in ("10", "11")]
        everything = "\n".join(
            str(row)
            for table in TABLES
            for row in rows(country.centre_url, f"SELECT * FROM {table}")  # noqa: S608 - ours
        )
        assert "residence" in everything
        for person in UNIT.people:
            assert f"'{person.login}'" not in everything
            assert not any(f'"{name}"' in everything for name in person.names.values())
        assert AT_WORK not in everything

    def test_a_new_description_comes_without_its_people(self, country: Country) -> None:
        url = country.new_site("fes")
        country.follow(url)
        names = {**COMMUNE.names, next(iter(COMMUNE.names)): "Fes"}
        with open_reception(url, clock=CLOCK) as reception:
            reception.office.set_up(replace(COMMUNE, code="fes", names=names))
        country.caught_up("fes")
        document = "SELECT document FROM network.description ORDER BY revision DESC LIMIT 1"
        told = str(rows(country.centre_url, document))
        assert "Fes" in told
        assert all(f'"login": "{one.login}"' not in told for one in COMMUNE.people)
        assert COMMUNE.people[0].login in str(
            rows(url, "SELECT document FROM unit_revision ORDER BY revision DESC LIMIT 1")
        )

    def test_who_is_followed_is_not_followed_twice(self, country: Country) -> None:
        url = country.new_site("fes")
        country.follow(url)
        with country.opened() as network, pytest.raises(Refusal, match="followed already"):
            network.centre.subscribe(url)

    def test_what_has_no_month_is_kept_until_it_has_one(self, country: Country) -> None:
        url = country.new_site("fes")
        old = [
            replace(one, ticket=replace(one.ticket, unit="fes"))
            for one in month(3, date(2026, 5, 30), 3, a_day=4)
        ]
        with open_reception(url, clock=CLOCK) as reception:
            reception.office.set_up(replace(UNIT, code="fes"))
        with closing(Database(url)) as database:
            write_past(database, old)
        country.follow(url)
        where = "SELECT DISTINCT tableoid::regclass::text FROM public.ticket ORDER BY 1"
        assert rows(country.centre_url, where) == [("public.ticket_rest",)]
        with country.opened() as network:
            done = network.centre.keep(months=6)
            assert done.months_made == ["2026-05", "2026-06", "2026-07"]
            assert rows(country.centre_url, where) == [
                ("public.ticket_2026_05",),
                ("public.ticket_2026_06",),
            ]
            same_rows_of_days(country, url)
            done = network.centre.keep(months=3)
        assert done.months_dropped == ["2026-05", "2026-06", "2026-07"]
        assert rows(country.centre_url, "SELECT 1 FROM public.ticket") == []
        # What is gone at the centre and changes at the site stops nothing.
        with closing(Database(url)) as database, database.engine.connect() as connection:
            connection.exec_driver_sql("UPDATE leg SET calls = calls + 1 WHERE calls > 0")
            connection.commit()
        country.caught_up("fes")


def same_rows_of_days(country: Country, url: str) -> None:
    sql = "SELECT id, service_day, issued_at FROM public.ticket ORDER BY service_day, id"
    assert rows(country.centre_url, sql) == rows(url, sql)


class TestNoSiteDepends:
    """What happens to the centre is nothing to a site."""

    @pytest.mark.parametrize("trouble", ["killed", "frozen", "full"])
    def test_a_site_serves_on(self, country: Country, trouble: str) -> None:
        url = country.new_site("taza")
        country.follow(url)
        with open_reception(url, clock=CLOCK) as reception:
            quiet = slowest_issue(reception)
            with in_trouble(country, trouble):
                told = slowest_issue(reception)
        assert told < _TOO_LONG_S, f"the slowest of twenty took {told:.3f} s; before, {quiet:.3f} s"
        country.caught_up("taza")
        same_count(country, url)

    def test_control_a_site_that_names_its_centre_a_standby_waits(self, country: Country) -> None:
        url = country.new_site("taza")
        country.follow(url)
        with following_is_demanded(country), open_network(url) as site:
            until(lambda: any(one.holds_up for one in site.publishing.publication().readers))
            with ThreadPoolExecutor(1) as clerk:
                with frozen(country.centre):
                    written = clerk.submit(name_a_service, url)
                    with pytest.raises(TimeoutError):
                        written.result(timeout=0.3)
                written.result(timeout=20)

    def test_who_is_away_too_long_is_let_go_and_copied_anew(self, country: Country) -> None:
        url = country.new_site("taza")
        country.follow(url)
        country.centre.stop()
        try:
            with open_reception(url, clock=CLOCK) as reception, open_network(url) as site:
                for _ in range(4 * KEPT_MB):
                    country.sites.execute("SELECT pg_switch_wal()")
                    reception.desk.issue("residence")
                country.sites.execute("CHECKPOINT")
                publication = site.publishing.publication()
            # What is kept for it no longer fills the site's disk.
            assert [(one.lost, one.behind_bytes) for one in publication.readers] == [(True, 0)]
        finally:
            country.centre.start()
        until(lambda: country.site("taza").state is SiteState.LEFT_BEHIND)
        with country.opened() as network:
            looked = network.centre.keep(months=3, copy_anew=False)
            assert looked.copied_anew == []
            assert network.centre.keep(months=3).copied_anew == ["taza"]
        country.caught_up("taza")
        same_count(country, url)

    def test_a_site_that_was_restored_is_copied_anew(self, country: Country) -> None:
        url = country.new_site("taza")
        with open_reception(url, clock=CLOCK) as reception:
            issue(reception, 1, 2)
        name = url.split("@/")[1].split("?")[0]
        backup = country.sites.create_database(template=name)
        country.follow(url)
        with open_reception(url, clock=CLOCK) as reception:
            issue(reception, 1, 1)
        country.caught_up("taza")
        with killed(country.centre):
            until(lambda: not [one for one in readers(url) if one.connected])
            country.sites.drop_database(name)
            country.sites.execute(f"ALTER DATABASE {backup} RENAME TO {name}")
        until(lambda: country.site("taza").state is SiteState.LOST)
        with country.opened() as network:
            assert network.centre.keep(months=3).copied_anew == ["taza"]
        country.caught_up("taza")
        same_count(country, url)
        assert rows(country.centre_url, "SELECT count(*) FROM public.ticket") == [(2,)]


def slowest_issue(reception: Reception) -> float:
    """Return how long the slowest of twenty tickets took."""
    took = []
    for _ in range(20):
        began = time.monotonic()
        reception.desk.issue("residence")
        took.append(time.monotonic() - began)
    return max(took)


@contextmanager
def in_trouble(country: Country, trouble: str) -> Iterator[None]:
    """Let something happen to the centre; all is well again afterwards."""
    match trouble:
        case "killed":
            context: AbstractContextManager[None] = killed(country.centre)
        case "frozen":
            context = frozen(country.centre)
        case _:
            context = full(country.centre_url)
    with context:
        yield


@contextmanager
def following_is_demanded(country: Country) -> Iterator[None]:
    """Let the sites' server wait at each commit for whoever follows."""
    country.sites.execute("ALTER SYSTEM SET synchronous_standby_names = '\"nouba-network\"'")
    country.sites.execute("SELECT pg_reload_conf()")
    try:
        yield
    finally:
        country.sites.execute("ALTER SYSTEM RESET synchronous_standby_names")
        country.sites.execute("SELECT pg_reload_conf()")


def readers(url: str) -> Sequence[Reader]:
    with open_network(url) as site:
        return site.publishing.publication().readers


def name_a_service(url: str) -> None:
    with behind_its_back(url) as connection:
        connection.execute("INSERT INTO service VALUES ('taza', 'another')")


def same_count(country: Country, url: str) -> None:
    count = "SELECT count(*), min(id), max(id) FROM public.ticket"
    assert rows(country.centre_url, count) == rows(url, count)


class TestRefusing:
    def test_a_server_that_would_keep_its_log_without_end_does_not_publish(
        self, postgres_databases: PostgresDatabases, tmp_path: Path
    ) -> None:
        with postgres_databases.commune(tmp_path) as url, open_network(url) as site:
            with pytest.raises(StorageFault, match="max_slot_wal_keep_size"):
                site.publishing.publish()
            assert site.publishing.publication().format is None
            with pytest.raises(NoCentreError):
                site.centre.sites()
            with pytest.raises(StorageFault, match="holds tables already"):
                site.centre.found()
