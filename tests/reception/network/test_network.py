"""A network of units: what leaves a site, and that no site depends on who follows it."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.database.connection import Database
from reception.database.past import NOTE_PAST_CHANGE
from reception.database.run import Statement
from reception.domain.errors import NotAllowedError, Refusal, StorageFault
from reception.domain.figures import Figures, Measure
from reception.domain.rights import AuditAct
from reception.domain.spread import Spread, spread
from reception.domain.ticket import Visit
from reception.domain.unit import Role
from reception.network.compare import SiteDimensionError, SitesComparison, UnknownSiteError
from reception.network.copies_sql import TABLES
from reception.network.model import NoCentreError, Reader, SiteState
from reception.network.network import open_network
from reception.queue.model import At
from reception.reports.answers import GroupRow, GroupsAnswer
from reception.reports.question import Dimension, ReportQuestion
from reception.system.progress import unwatched
from tests.support.crowd import issue
from tests.support.databases import COMMUNE, PostgresDatabases, behind_its_back
from tests.support.every_case import every_case
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

pytestmark = [pytest.mark.postgresql, pytest.mark.deep]

FIRST_DAY = date(2026, 10, 20)
DAYS = 36
LAST_DAY = date(2026, 11, 25)
"""Today."""
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
        desk.open_counter(At(2, clerk))
        called = desk.call_next(At(2, clerk))
        assert called.ticket.id == ticket.ticket.id or called
        desk.start(At(2, clerk))
        desk.note(At(2, clerk), AT_WORK)
        desk.finish(At(2, clerk))
        desk.take_break(At(None, clerk), AT_WORK)
        desk.end_break(At(None, clerk))


def told_by_amina(url: str, act: AuditAct) -> list[str]:
    """Return what the log says that she typed, the oldest first."""
    with open_reception(url, clock=CLOCK) as reception:
        entries = reception.office.audit.entries(asking=None, act=act)
    return [one.subject for one in entries if one.os_user == "amina"][::-1]


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

    def test_what_is_done_at_a_site_and_at_its_centre_is_in_their_logs(
        self, country: Country
    ) -> None:
        url = country.new_site("fes")
        with open_network(country.centre_url, clock=CLOCK, os_user="amina") as network:
            network.centre.subscribe(url)
            with pytest.raises(Refusal):
                network.centre.subscribe(url)
            network.centre.keep(months=2)
            assert network.centre.leave("fes")
            assert not network.centre.leave("fes")
            network.centre.keep(months=3)
        with open_network(url, clock=CLOCK, os_user="amina") as site:
            site.publishing.publish()
            assert site.publishing.unpublish()
            assert not site.publishing.unpublish()
        assert told_by_amina(country.centre_url, AuditAct.FOLLOW) == [
            f"fes, at {url}: begun",
            f"fes, at {url}: done",
            "months made: 0, dropped: 1",
            "fes no longer: begun",
            "fes no longer: done",
            "months made: 1, dropped: 0",
        ]
        assert told_by_amina(url, AuditAct.PUBLISH) == ["goes on", "ended"]

    def test_who_is_followed_is_not_followed_twice(self, country: Country) -> None:
        url = country.new_site("fes")
        country.follow(url)
        with country.opened() as network, pytest.raises(Refusal, match="followed already"):
            network.centre.subscribe(url)

    @every_case(
        "option, why",
        [
            ("password=hush", "takes no password from a site"),
            ("sslpassword=hush", "takes no sslpassword from a site"),
            ("password_file=/etc/hush", "takes no password_file from a site"),
            ("colour=hush", "'colour' is no option"),
        ],
    )
    def test_a_sites_address_holds_what_its_server_may_show_and_no_more(
        self, country: Country, option: str, why: str
    ) -> None:
        url = country.new_site("fes")
        with country.opened() as network:
            with pytest.raises(StorageFault, match=why) as refused:
                network.centre.subscribe(f"{url}&{option}")
            assert "hush" not in str(refused.value)
            assert not network.centre.sites(ask=False)

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


class TestComparing:
    """What the centre says of a site is what the site says of itself, to the microsecond."""

    def test_sites_side_by_side(self, country: Country) -> None:
        sites = {code: site_with_past(country, code, seed) for seed, code in enumerate("ns")}
        for url in sites.values():
            country.follow(url)
            work_a_little(url)
        for code in sites:
            country.caught_up(code)
        by_day = ReportQuestion(first=FIRST_DAY, last=LAST_DAY, by=(Dimension.DAY,))
        by_hour = ReportQuestion(
            first=FIRST_DAY, last=LAST_DAY, by=(Dimension.WEEKDAY, Dimension.HOUR)
        )
        one_service = ReportQuestion(
            first=FIRST_DAY, last=LAST_DAY, only={Dimension.SERVICE: ("residence",)}
        )
        questions = (
            ReportQuestion(first=FIRST_DAY, last=LAST_DAY),
            by_day,
            by_hour,
            one_service,
            ReportQuestion(),
        )
        with centre_of(country) as comparing:
            # Twice: the second time from the columns of closed days as they stand.
            for question in (*questions, *questions):
                told = comparing.waits(question)
                own = {code: waits_at(url, question) for code, url in sites.items()}
                assert [(row.unit, row.keys, row.figures) for row in told.rows] == [
                    (code, row.keys, row.figures)
                    for code, answer in own.items()
                    for row in (answer.rows or [GroupRow(keys=(), figures=answer.total)])
                ]
                assert told.total
                assert told.total.arrived == sum(one.total.arrived for one in own.values())
                assert told.total.spreads[Measure.WAIT] == spread_of_both(sites, question)
            counters = comparing.counters(by_day)
            for code, url in sites.items():
                with open_reception(url, clock=CLOCK) as reception:
                    at_site = reception.reports.counters(by_day)
                assert [(row.keys, row.figures) for row in counters.rows if row.unit == code] == [
                    (row.keys, row.figures) for row in at_site.rows
                ]
            # Down to one site, whose reports are the ordinary ones.
            by_service = replace(by_day, by=(Dimension.SERVICE,))
            there = comparing.of("s").waits(by_service)
            assert there.rows == waits_at(sites["s"], by_service).rows

            before = comparing.waits(one_service)
            # What changes in the past is told, of the site alone in which it changed.
            with closing(Database(sites["n"])) as database, database.write() as run:
                run.change(Statement("UPDATE leg SET service = 'residence' WHERE leg = 1"))
                for passed in range(DAYS):
                    day = FIRST_DAY + timedelta(days=passed)
                    run.change(NOTE_PAST_CHANGE, unit="n", day=day.isoformat())
            country.caught_up("n")
            after = comparing.waits(one_service)
            was, now = ({row.unit: row.figures for row in one.rows} for one in (before, after))
            assert now["s"] == was["s"]
            assert now["n"] == waits_at(sites["n"], one_service).total != was["n"]
            with pytest.raises(UnknownSiteError):
                comparing.of("elsewhere")
            with pytest.raises(SiteDimensionError):
                comparing.waits(by_service)

    def test_who_may_see_no_figures_compares_nothing(self, country: Country) -> None:
        clerk = next(one for one in COMMUNE.people if one.role is Role.CLERK)
        with centre_of(country) as comparing:
            for ask in (comparing.waits, comparing.counters, comparing.units):
                with pytest.raises(NotAllowedError):
                    ask(asking=clerk)
            assert comparing.waits().as_dict()["rows"] == []


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
                written.result(timeout=300)

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


@contextmanager
def centre_of(country: Country) -> Iterator[SitesComparison]:
    with open_reception(country.centre_url, clock=CLOCK) as reception:
        assert reception.comparing
        yield reception.comparing


def waits_at(url: str, question: ReportQuestion) -> GroupsAnswer[Figures]:
    with open_reception(url, clock=CLOCK) as reception:
        return reception.reports.waits(question)


def spread_of_both(sites: Mapping[str, str], question: ReportQuestion) -> Spread:
    """Return how the waits of all sites are spread, told of their own histograms."""
    waits: Counter[int] = Counter()
    for url in sites.values():
        with open_reception(url, clock=CLOCK) as reception:
            sought = reception.reports._sought(replace(question, by=()), None)
            waits += reception.reports._counting.lengths(
                sought, timedelta(microseconds=1), unwatched
            )
    return spread([timedelta(microseconds=one) for one in waits.elements()])


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
        connection.execute("INSERT INTO service (unit, code) VALUES ('taza', 'another')")


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
