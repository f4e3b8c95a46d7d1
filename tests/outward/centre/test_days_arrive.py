"""The days of a site at its centre: all of them, the same, and mended whatever happens."""

import asyncio
import gzip
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import httpx
import pytest

from outward.centre.intake import CentreEnrolment
from outward.line import centre as sending
from outward.line.folder import LineState
from outward.receiving.enrolment import withdrawing
from outward.wire.batch import ENCODER
from outward.wire.visits import (
    SentBreak,
    SentSession,
    SentStay,
    SentVisit,
    VisitsAnswer,
    VisitsBatch,
)
from reception.app import open_reception
from reception.care.restore import put_back
from reception.database.connection import Database
from reception.database.past import NOTE_PAST_CHANGE
from reception.database.run import Statement
from reception.domain.errors import EnvironmentFault, NotAllowedError
from reception.domain.figures import Measure
from reception.domain.spread import Spread, spread
from reception.domain.unit import Role
from reception.network.compare import SiteDimensionError, SitesComparison, UnknownSiteError
from reception.network.days import ClosedDaysOfSite
from reception.network.days_sql import OF_BREAK, OF_LEG, OF_SESSION, OF_TICKET
from reception.network.model import SiteState
from reception.queue.model import At
from reception.reports.answers import GroupRow
from reception.reports.question import Dimension, ReportQuestion
from reception.system.progress import unwatched
from tests.outward.line.test_capture import fields_beside_the_list
from tests.support.backups import file_of, made
from tests.support.clocks import FakeClock
from tests.support.databases import (
    COMMUNE,
    Databases,
    PostgresDatabases,
    behind_its_back,
    quick_office,
)
from tests.support.head_office import HeadOffice
from tests.support.past import write_past
from tests.support.report_data import UNIT as WITHOUT_HOURS
from tests.support.report_data import month

pytestmark = pytest.mark.postgresql

SITE = "commune"
UNIT = replace(WITHOUT_HOURS, calendar=COMMUNE.calendar)
NOW = datetime(2026, 11, 5, 9, 7, tzinfo=UTC)
FIRST_DAY, LAST_DAY = date(2026, 10, 27), date(2026, 11, 4)
"""Of two months; the last one is yesterday."""
DAYS = 9
PERIOD = ReportQuestion(first=FIRST_DAY, last=LAST_DAY)
ONE_SERVICE = replace(PERIOD, only={Dimension.SERVICE: ("residence",)})
BY_DAY = replace(PERIOD, by=(Dimension.DAY,))
AT_WORK = "the clerk said"


def work_a_little(url: str, clock: FakeClock) -> None:
    """Let somebody be served yesterday, at a counter that was open and left for a while."""
    clock.at = NOW - timedelta(days=1)
    with open_reception(url, clock=clock) as reception:
        quick_office(reception).set_up(replace(UNIT, code=SITE))
        desk, here = reception.desk, At(2, UNIT.people[0].login)
        desk.open_counter(here)
        desk.issue("residence")
        clock.advance(minutes=5)
        desk.call_next(here)
        desk.start(here)
        desk.note(here, AT_WORK)
        clock.advance(minutes=7)
        desk.finish(here)
        desk.take_break(At(None, here.clerk), AT_WORK)
        clock.advance(minutes=9)
        desk.end_break(At(None, here.clerk))
        desk.close_counter(At(None, here.clerk))
    clock.advance(days=1)


@pytest.fixture
def young_site(database_url: str, clock: FakeClock, office: HeadOffice) -> str:
    """Return the address of a site that opened yesterday."""
    work_a_little(database_url, clock)
    office.admit(SITE)
    return database_url


@pytest.fixture
def site(young_site: str) -> str:
    """Return the address of a site with days of two months behind it."""
    past = [
        replace(one, ticket=replace(one.ticket, unit=SITE, number=one.ticket.number + 500))
        for one in month(0, FIRST_DAY, DAYS, a_day=6)
    ]
    with closing(Database(young_site)) as database:
        write_past(database, past)
    return young_site


def bring(office: HeadOffice, site: str) -> None:
    """Let a line that begins now bring the centre up to date."""
    line = office.line(SITE, site)
    assert office.turn(line), line.status.says
    assert (line.status.state, line.status.behind) == (LineState.UP, 0)


@contextmanager
def comparing_at(office: HeadOffice) -> Iterator[SitesComparison]:
    with open_reception(office.url, clock=office.clock) as head:
        assert head.comparing
        yield head.comparing


def same_figures(office: HeadOffice, url: str) -> None:
    """Compare what the centre says of a site with what the site says of itself."""
    with comparing_at(office) as comparing, open_reception(url, clock=office.clock) as own:
        for question in (PERIOD, BY_DAY, replace(PERIOD, by=(Dimension.HOUR,)), ONE_SERVICE):
            told, at_site = comparing.waits(question), own.reports.waits(question)
            rows = at_site.rows or [GroupRow(keys=(), figures=at_site.total)]
            assert [(one.keys, one.figures) for one in told.rows] == [
                (one.keys, one.figures) for one in rows
            ]
            assert told.total
            assert told.total.spreads[Measure.WAIT] == spread_of(url, question, office.clock)
        counters, at_counters = comparing.counters(BY_DAY), own.reports.counters(BY_DAY)
        assert [(one.keys, one.figures) for one in counters.rows] == [
            (one.keys, one.figures) for one in at_counters.rows
        ]
        by_service = replace(BY_DAY, by=(Dimension.SERVICE,))
        assert comparing.of(SITE).waits(by_service).rows == own.reports.waits(by_service).rows
        with pytest.raises(UnknownSiteError):
            comparing.of("elsewhere")
        with pytest.raises(SiteDimensionError):
            comparing.waits(by_service)


def spread_of(url: str, question: ReportQuestion, clock: FakeClock) -> Spread:
    """Return how the waits of a site are spread, told of its own histogram."""
    with open_reception(url, clock=clock) as reception:
        sought = reception.reports._sought(replace(question, by=()), None)
        waits = Counter(
            reception.reports._counting.lengths(sought, timedelta(microseconds=1), unwatched)
        )
    return spread([timedelta(microseconds=one) for one in waits.elements()])


_COUNTED = """
    SELECT ticket.service_day, ticket.series, ticket.number, ticket.language, ticket.issued_at,
        leg.leg, leg.service, leg.priority, leg.state, leg.outcome, leg.calls, leg.counter,
        leg.waiting_since, leg.parked_at, leg.first_called_at, leg.last_called_at, leg.started_at,
        leg.ended_at, leg.quoted_low_us, leg.quoted_high_us
    FROM {0}ticket AS ticket JOIN {0}leg AS leg ON leg.ticket = ticket.id AND leg.unit = ticket.unit
        AND leg.service_day = ticket.service_day
    WHERE ticket.unit = 'commune'{1} ORDER BY 1, 2, 3, 6
"""


def same_rows(office: HeadOffice, url: str) -> None:
    """Count by statements of this test alone; today is not over."""
    with behind_its_back(url) as connection:
        own = connection.execute(
            _COUNTED.format("", " AND ticket.service_day < '2026-11-05'")
        ).fetchall()
    assert list(map(tuple, own)) == office.rows(_COUNTED.format("public.", ""))
    assert own


_TOUCH = Statement("UPDATE leg SET service = 'birth' WHERE service_day = :day")


def touch(url: str, day: date) -> None:
    """Change the rows of a day as what changes the past does, which notes it."""
    with closing(Database(url)) as database, database.write() as run:
        run.change(_TOUCH, day=day.isoformat())
        run.change(NOTE_PAST_CHANGE, unit=SITE, day=day.isoformat())


def days_held(office: HeadOffice, what: str) -> dict[object, object]:
    return {day: told for day, told in office.rows(f"SELECT service_day, {what} FROM network.day")}  # noqa: S608, C416 - ours


class TestArriving:
    def test_a_month_arrives_whole_and_no_person_with_it(
        self, site: str, office: HeadOffice
    ) -> None:
        bring(office, site)
        same_rows(office, site)
        same_figures(office, site)
        held = office.rows("SELECT DISTINCT tableoid::regclass::text FROM public.leg ORDER BY 1")
        assert held == [("public.leg_2026_10",), ("public.leg_2026_11",)]
        bodies = list(map(gzip.decompress, office.bodies))
        assert not any(fields_beside_the_list(one, VisitsBatch) for one in bodies)
        everything = str(office.held()) + b"".join(bodies).decode()
        assert "residence" in everything
        people = {name for one in UNIT.people for name in one.names.values()}
        logins = {one.login for one in UNIT.people}
        assert not any(f"{mark}{one}{mark}" in everything for one in logins for mark in "'\"")
        assert not any(one in everything for one in {*people, AT_WORK})
        with behind_its_back(site) as connection:
            ids = [one for (one,) in connection.execute("SELECT id FROM ticket").fetchall()]
            seals = connection.execute(
                "SELECT label, seal FROM chain WHERE label <> 'office' AND label < '2026-11-05'"
                " ORDER BY label"
            ).fetchall()
        assert not any(one in everything for one in ids)
        told = office.rows("SELECT service_day, seal FROM network.day ORDER BY 1")
        assert told == [(day, bytes(seal).hex()) for day, seal in seals]

    def test_nothing_is_sent_twice_and_today_not_at_all(
        self, site: str, office: HeadOffice, clock: FakeClock
    ) -> None:
        line = office.line(SITE, site)
        assert office.turn(line)
        before, sent = office.held(), len(office.bodies)
        assert office.turn(line)
        assert len(office.bodies) == sent + 1, "a word that it is there"
        with open_reception(site, clock=clock) as reception:
            reception.desk.issue("residence")
        assert office.turn(line)
        assert office.held() == before
        clock.advance(days=1)
        assert office.turn(line)
        assert (
            str(office.rows("SELECT max(service_day) FROM network.day")[0][0])
            == "2026-11-05"
            == line.status.until.isoformat()  # type: ignore[union-attr] # it has been told
        )

    def test_a_long_day_comes_in_parts_and_is_told_once_it_is_whole(
        self, site: str, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sending.parts_of, "__defaults__", (1700,))
        bring(office, site)
        assert len(office.bodies) > 2 * DAYS
        same_rows(office, site)
        bring(office, site)
        touch(site, date(2026, 11, 3))
        office.cut_after = 2  # it asks what is held, and two parts get there
        assert not office.turn(office.line(SITE, site))
        office.cut_after = None
        with comparing_at(office) as comparing:
            assert not comparing.units(), "a part of a day would be an untruth"
        bring(office, site)
        same_rows(office, site)
        same_figures(office, site)

    def test_a_new_description_takes_the_place_of_the_one_before(
        self, site: str, office: HeadOffice, clock: FakeClock
    ) -> None:
        bring(office, site)
        names = {**UNIT.names, next(iter(UNIT.names)): "Fes"}
        with open_reception(site, clock=clock) as reception:
            quick_office(reception).set_up(replace(UNIT, code=SITE, names=names))
        bring(office, site)
        (told,) = office.rows("SELECT document FROM network.description")
        assert "Fes" in str(told)
        assert UNIT.people[0].login not in str(told)
        same_figures(office, site)

    def test_who_may_see_no_figures_compares_nothing(self, office: HeadOffice) -> None:
        clerk = next(one for one in COMMUNE.people if one.role is Role.CLERK)
        with comparing_at(office) as comparing:
            for ask in (comparing.waits, comparing.counters, comparing.units):
                with pytest.raises(NotAllowedError):
                    ask(asking=clerk)
            assert comparing.waits().as_dict()["rows"] == []


class TestMending:
    @pytest.fixture(autouse=True)
    def brought(self, site: str, office: HeadOffice) -> None:
        bring(office, site)

    def test_a_day_that_changed_long_after_comes_anew_alone(
        self, site: str, office: HeadOffice
    ) -> None:
        line = office.line(SITE, site)
        assert office.turn(line)
        before = office.held()
        sent = len(office.bodies)
        day = FIRST_DAY + timedelta(days=4)
        touch(site, day)
        assert office.turn(line)
        assert len(office.bodies) == sent + 2
        assert office.held() != before
        same_rows(office, site)
        same_figures(office, site)

    @pytest.mark.parametrize("requests", [0, 1, 2, 4])
    def test_a_line_that_is_cut_anywhere_goes_on(
        self, site: str, office: HeadOffice, requests: int
    ) -> None:
        for passed in (2, 3, 4):
            touch(site, FIRST_DAY + timedelta(days=passed))
        line = office.line(SITE, site)
        office.cut_after = requests
        assert not office.turn(line)
        assert line.status.state is LineState.AWAY
        office.cut_after = None
        # The same line, or the one that is started in its place.
        if requests % 2:
            bring(office, site)
        else:
            assert office.turn(line)
        same_rows(office, site)

    def test_a_centre_that_was_put_back_is_brought_up_to_date(
        self, site: str, office: HeadOffice
    ) -> None:
        line = office.line(SITE, site)
        assert office.turn(line)
        with behind_its_back(office.url) as connection:
            for table in ("public.ticket", "public.leg", "network.day"):
                connection.execute(f"DELETE FROM {table} WHERE service_day > '2026-11-02'")  # noqa: S608 - ours
            connection.execute("UPDATE network.site SET version = version - 3")
        assert not office.turn(line), "it does not hold what it said"
        assert office.turn(line)
        same_rows(office, site)

    def test_a_day_that_cannot_be_sent_is_named_and_stops_no_other(
        self, site: str, office: HeadOffice
    ) -> None:
        with behind_its_back(site) as connection:
            connection.execute("UPDATE leg SET waiting_since = -1 WHERE service_day = '2026-10-30'")
        touch(site, LAST_DAY)
        marks = days_held(office, "mark")
        line = office.line(SITE, site)
        for _ in range(2):
            assert not office.turn(line)
            assert line.status.state is LineState.UNREAD
            assert "2026-10-30" in line.status.says
        (copy,) = office.centre.copies().values()
        assert (copy.behind, copy.known_until) == (1, date(2026, 10, 29))
        assert copy.state(office.clock.now()) is SiteState.BEHIND
        changed = {day for day, mark in days_held(office, "mark").items() if mark != marks[day]}
        assert changed == {LAST_DAY.isoformat()}

    def test_a_line_that_follows_anew_after_a_fault_loses_nothing(
        self, site: str, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        line = office.line(SITE, site)
        before = office.held()

        def fails() -> httpx.AsyncClient:
            raise OSError("there is no certificate")

        async def follow(client: httpx.AsyncClient) -> None:
            monkeypatch.setattr(sending, "open_client", fails)
            with pytest.raises(OSError, match="certificate"):
                await line.follow()
            monkeypatch.setattr(sending, "open_client", lambda: nullcontext(client))
            sent, task = len(office.bodies), asyncio.create_task(line.follow())
            while not line.status.until:
                assert not task.done()
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
            assert len(office.bodies) > sent

        office.asked(follow)
        assert office.held() == before

    def test_who_cannot_read_its_days_says_nothing_by_which_all_seems_well(
        self, site: str, office: HeadOffice
    ) -> None:
        line, before, sent = office.line(SITE, site), office.centre.copies(), len(office.bodies)

        def fails() -> ClosedDaysOfSite:
            raise EnvironmentFault("the file is torn", "wait")

        line.open_days = fails
        assert not office.turn(line)
        assert (line.status.state, len(office.bodies)) == (LineState.UNREAD, sent)
        assert office.centre.copies() == before

    def test_today_is_forgotten_once_a_clock_that_was_ahead_is_set_back(
        self, site: str, office: HeadOffice, clock: FakeClock
    ) -> None:
        with open_reception(site, clock=clock) as reception:
            reception.desk.issue("residence")
        line = office.line(SITE, site)
        clock.advance(days=1)
        assert office.turn(line)
        clock.advance(days=-1)
        assert office.turn(line)
        assert days_held(office, "mark")["2026-11-05"] is None
        assert line.status.until == LAST_DAY

    def test_a_second_computer_with_the_same_key_waits_until_the_first_is_silent(
        self, site: str, office: HeadOffice, clock: FakeClock
    ) -> None:
        first, second = office.line(SITE, site), office.line(SITE, site)
        assert office.turn(first)
        assert not office.turn(second)
        assert second.status.state is LineState.ELSEWHERE
        clock.advance(minutes=3)
        assert office.turn(second)
        assert not office.turn(first)


def test_a_site_that_was_put_back_is_known_by_its_seals_and_mended(
    site: str, office: HeadOffice, clock: FakeClock, databases: Databases, tmp_path: Path
) -> None:
    (folder := tmp_path / "backup").mkdir()
    with databases.copy_of(site, folder) as backup:
        for url, service in ((site, "residence"), (backup, "birth")):
            with open_reception(url, clock=clock) as reception:
                reception.desk.issue(service)
        clock.advance(days=1)
        with open_reception(site, clock=clock) as reception:
            reception.desk.issue("birth")
        clock.advance(days=1)
        bring(office, site)
        assert office.rows("SELECT max(service_day) FROM network.day") == [("2026-11-06",)]
        before = days_held(office, "applied")
        bring(office, backup)
        assert days_held(office, "mark")["2026-11-06"] is None, "what is lost is lost here too"
        after = days_held(office, "applied")
        changed = {day for day, applied in after.items() if applied != before[day]}
        assert changed == {"2026-11-05", "2026-11-06"}
        today = "SELECT service FROM public.leg WHERE service_day = '2026-11-05'"
        assert office.rows(today) == [("birth",)]


def page(place: int, days: int = 1000) -> bytes:
    """Return an answer that names days, and says that there are more."""
    first = NOW.date() + timedelta(days=place * days)
    told = {first + timedelta(days=one): "" for one in range(days)}
    kept_from = date(2026, 8, 1)
    return ENCODER.encode(
        VisitsAnswer(version=1, taken=True, kept_from=kept_from, days=told, more=True)
    )


LIES: dict[str, Callable[[int], bytes]] = {
    "no text": lambda _: b'{"unit":"\xff"}',
    "the same days again and again": lambda _: page(0),
    "days without end": page,
    "no days, and more": lambda place: page(place, 0),
    "days of before": lambda _: page(-1),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_centre_that_lies_keeps_no_line_busy(
    young_site: str, office: HeadOffice, lie: str
) -> None:
    asked = count()
    lies = httpx.MockTransport(
        lambda _: httpx.Response(200, stream=httpx.ByteStream(LIES[lie](next(asked))))
    )

    async def turn() -> bool:
        async with httpx.AsyncClient(transport=lies) as client:
            return await line._turn(client)

    line = office.line(SITE, young_site)
    assert not asyncio.run(turn())
    assert line.status.state is LineState.REFUSED
    assert next(asked) <= 50


def test_what_a_site_forgets_its_centre_forgets(
    young_site: str, office: HeadOffice, clock: FakeClock
) -> None:
    bring(office, young_site)
    kept = replace(UNIT.retention, people_months=1, tickets_months=1)
    with open_reception(young_site, clock=clock) as reception:
        quick_office(reception).set_up(replace(UNIT, code=SITE, retention=kept))
        clock.advance(days=40)
        assert reception.forgetting.run().tickets == 1
    sessions = "SELECT count(*) FROM public.counter_session"
    (before,) = office.rows("SELECT issued_at FROM public.ticket")
    assert office.rows(sessions) == [(1,)]
    bring(office, young_site)
    (after,) = office.rows("SELECT issued_at FROM public.ticket")
    assert after != before
    assert office.rows(sessions) == [(0,)]
    with open_reception(young_site, clock=clock) as own, comparing_at(office) as comparing:
        told, at_site = comparing.waits(BY_DAY), own.reports.waits(BY_DAY)
    assert [one.figures for one in told.rows] == [one.figures for one in at_site.rows]


class TestKeeping:
    def test_months_are_made_ahead_and_dropped_whole_and_nothing_of_before_is_sent(
        self, site: str, office: HeadOffice
    ) -> None:
        bring(office, site)
        done = office.centre.keep(months=1)
        assert done.dropped == ["2026-08", "2026-09"]
        office.clock.advance(days=30)
        done = office.centre.keep(months=1)
        assert (done.made, done.dropped) == (["2027-03"], ["2026-10"])
        assert not office.centre.keep(months=1).made
        sent = len(office.bodies)
        bring(office, site)
        assert len(office.bodies) == sent + 2, "it is asked, and told that all is there"
        days = "SELECT min(service_day) FROM public.ticket"
        assert office.rows(days) >= [("2026-11-01",)]

    def test_a_centre_is_put_back_from_its_backup(
        self,
        site: str,
        office: HeadOffice,
        postgres_databases: PostgresDatabases,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
    ) -> None:
        programs = str(postgres_databases.server.programs)
        monkeypatch.setenv("PATH", programs, prepend=os.pathsep)
        bring(office, site)
        before, backup = office.held(), made(office.url, tmp_path, office.clock)
        bring(office, site)
        office.centre.close()
        put_back(file_of(backup, tmp_path), office.url, clock=office.clock, lose_younger=True)
        assert office.held() == before
        with open_reception(office.url, clock=office.clock) as head:
            assert head.office.unit().code == "head"
        bring(office, site)
        same_figures(office, site)

    def test_what_has_no_month_is_kept_until_it_has_one(
        self, site: str, office: HeadOffice
    ) -> None:
        with behind_its_back(office.url) as connection:
            for table in ("ticket", "leg"):
                connection.execute(f"DROP TABLE public.{table}_2026_11")
        bring(office, site)
        where = "SELECT DISTINCT tableoid::regclass::text FROM public.ticket ORDER BY 1"
        assert office.rows(where) == [("public.ticket_2026_10",), ("public.ticket_rest",)]
        assert office.centre.keep(months=3).made == ["2026-11"]
        assert office.rows(where) == [("public.ticket_2026_10",), ("public.ticket_2026_11",)]
        same_rows(office, site)

    def test_a_site_that_is_shut_out_is_forgotten(self, site: str, office: HeadOffice) -> None:
        bring(office, site)
        (copy,) = office.centre.copies().values()
        assert copy.state(office.clock.now()) is SiteState.UP_TO_DATE
        assert copy.state(office.clock.now() + timedelta(hours=2)) is SiteState.SILENT
        CentreEnrolment(office.centre).enrol(withdrawing(SITE), forget=SITE)
        assert not office.centre.copies()
        assert not days_held(office, "mark")
        assert not office.rows("SELECT 1 FROM public.ticket UNION ALL SELECT 1 FROM public.leg")
        office.admit(SITE)
        bring(office, site)
        same_rows(office, site)


def test_what_is_read_written_and_sent_is_one_list() -> None:
    assert SentVisit.__struct_fields__ == (*OF_TICKET, "stays")
    assert SentStay.__struct_fields__ == OF_LEG
    assert SentSession.__struct_fields__ == OF_SESSION
    assert SentBreak.__struct_fields__ == OF_BREAK
