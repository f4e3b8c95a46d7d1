"""What is forgotten in time, what stays to the last digit, and who may let it be forgotten."""

import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.domain.calendar import months_before
from reception.domain.care_errors import ClockAheadError, ClockBehindError
from reception.domain.errors import NotAllowedError
from reception.domain.figures import Figures
from reception.domain.unit import Role
from reception.history.model import RetentionRun
from reception.history.retention import LEAST_ALIKE, Due
from reception.queue.model import At
from reception.reports.answers import GroupsAnswer
from reception.reports.attendance import attended
from reception.reports.model import Window
from reception.reports.question import Dimension, ReportQuestion
from tests.programs.year.days import UNIT
from tests.programs.year.through_core import Lived
from tests.support.clocks import FakeClock
from tests.support.databases import Databases, SqliteDatabases, behind_its_back, dump, set_up
from tests.support.every_case import every_case
from tests.support.history import GOOD, backed_up, own_csv

FIRST, LAST = date(2026, 2, 13), date(2026, 2, 15)
# Beside one another and alone: all that a report can be asked for but by person, class, language.
KEPT: tuple[Sequence[Dimension], ...] = (
    (),
    (Dimension.DAY, Dimension.HOUR, Dimension.SERVICE),
    (Dimension.COUNTER, Dimension.WEEKDAY),
)
MONTHS_LATER = datetime(2026, 5, 18, 2, tzinfo=UTC)
A_YEAR_LATER = datetime(2027, 3, 18, 2, tzinfo=UTC)


# Lived through once for each kind of database, then copied for each test.
_lived: dict[type[Databases], str] = {}
_kept = ExitStack()


@pytest.fixture(scope="module", autouse=True)
def lived_once() -> Iterator[None]:
    with _kept:
        yield
    _lived.clear()


@pytest.fixture
def hall_url(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> Iterator[str]:
    """Give a database with a day behind it, and a night in which an hour came twice."""
    kind = type(databases)
    if kind not in _lived:
        _lived[kind] = _kept.enter_context(databases.commune(tmp_path_factory.mktemp("lived")))
        live(_lived[kind])
    with databases.copy_of(_lived[kind], tmp_path) as url:
        yield url


@pytest.fixture
def hall(hall_url: str, clock: FakeClock) -> Iterator[Reception]:
    clock.at = datetime(2026, 2, 18, 9, tzinfo=UTC)
    with open_reception(hall_url, clock=clock) as opened:
        yield backed_up(opened)


def live(url: str) -> None:
    clock = FakeClock()
    set_up(url, UNIT, clock)
    with open_reception(url, clock=clock) as opened:
        lived = Lived(opened, clock, seed=3)
        lived.days(FIRST, 2, a_day=40)
        assert {"park", "readmit", "undo", "put_back", "break"} <= {*lived.done}
        clock.at = datetime(2026, 2, 15, 3, tzinfo=UTC)
        opened.ratings.rate(2, label=lived.served[0], station="kiosk-1")


def asked(reception: Reception, *by: Dimension) -> GroupsAnswer[Figures]:
    return reception.reports.waits(ReportQuestion(first=FIRST, last=LAST, by=by))


def figures(reception: Reception) -> list[object]:
    reports = (asked(reception, *by) for by in KEPT)
    return [(report.rows, report.total) for report in reports]


def windows(reception: Reception) -> Sequence[Window]:
    """Return while somebody was at a counter."""
    asked = reception.what_if
    during = UNIT.code, datetime(2026, 2, 12, tzinfo=UTC), MONTHS_LATER
    return attended(asked._sessions(*during), asked._breaks(*during), UNIT, MONTHS_LATER)


def counters(reception: Reception) -> list[object]:
    by = (Dimension.COUNTER, Dimension.HOUR)
    report = reception.reports.counters(ReportQuestion(first=FIRST, last=LAST, by=by))
    return [report.rows, report.total]


def broken(reception: Reception) -> list[str]:
    return [one.code for one in reception.verify() if one.broken]


def everything(database_url: str, *but: str) -> str:
    """Return all that the database says, but for these tables."""
    return repr({name: rows for name, rows in dump(database_url).items() if name not in but})


class TestPeople:
    def test_after_three_months_nobody_knows_who_served(
        self, hall: Reception, hall_url: str, clock: FakeClock
    ) -> None:
        before = [figures(hall), counters(hall)]
        clerks = [row.keys for row in asked(hall, Dimension.CLERK).rows]
        assert ("clerk1",) in clerks
        staffed = [replace(one, clerk="~", profile=None) for one in windows(hall)]
        clock.at = MONTHS_LATER
        run = hall.forgetting.run()
        assert (run.people_days, run.ticket_days, run.left_open) == (2, 0, 0)
        assert run.sessions
        told = everything(hall_url, "person", "unit_revision")
        assert "clerk1" not in told
        assert "Later" not in told  # what was noted on a visit that was put back
        assert [figures(hall), counters(hall)] == before
        clerks = [row.keys for row in asked(hall, Dimension.CLERK).rows]
        assert {*clerks} <= {("~",), (None,)}
        # A break at one counter is none at another, though nobody's name tells them apart.
        assert windows(hall) == staffed
        assert not broken(hall)

    def test_until_then_nothing_is_forgotten(
        self, hall: Reception, hall_url: str, clock: FakeClock
    ) -> None:
        clock.at = datetime(2026, 5, 12, 2, tzinfo=UTC)
        before = everything(hall_url, "person", "retention_run")
        assert hall.forgetting.run().people_days == 0
        assert everything(hall_url, "person", "retention_run") == before


class TestTickets:
    def test_after_thirteen_months_no_visit_is_anybodys_and_the_figures_are_the_same(
        self, hall: Reception, hall_url: str, clock: FakeClock
    ) -> None:
        before = figures(hall)
        counted = hall.ratings.summary(FIRST, LAST)
        known = {cell for row in dump(hall_url)["ticket"] for cell in (row[0], row[7])}
        known |= {cell for row in dump(hall_url)["event"] for cell in (row[3], row[9])}
        clock.at = A_YEAR_LATER
        run = hall.forgetting.run()
        assert (run.people_days, run.ticket_days) == (0, 2)
        assert run.tickets
        assert figures(hall) == before
        assert hall.ratings.summary(FIRST, LAST).by_service == counted.by_service
        assert not broken(hall)
        rows = dump(hall_url)
        left = {
            cell for table in ("ticket", "event", "rating") for row in rows[table] for cell in row
        }
        assert not left & known
        assert {row[3] for row in rows["ticket"]} == {"~H"}
        for empty in ("print_job", "day_counter", "day_service", "counter_session", "clerk_break"):
            assert rows[empty] == []
        priorities = asked(hall, Dimension.PRIORITY).rows
        assert [row.keys for row in priorities] == [("~",)]

    def test_nothing_of_them_is_left_in_the_file(
        self, sqlite_databases: SqliteDatabases, clock: FakeClock, tmp_path: Path
    ) -> None:
        with sqlite_databases.commune(tmp_path) as url:
            file = Path(url.removeprefix("sqlite:///"))
            with open_reception(url, clock=clock) as opened:
                clock.at = datetime(2026, 11, 25, 9, tzinfo=UTC)
                lines = [
                    GOOD | {"ticket_id": f"019ab000-0000-7000-8000-{number:012d}", "label": label}
                    for number, label in enumerate((f"F{one:03d}" for one in range(1, 60)), 1)
                ]
                opened.history.bring_in(io.BytesIO(own_csv(*lines)), file="past.csv")
            assert b"019ab000-0000-7000-8000" in file.read_bytes()
            with open_reception(url, clock=clock) as opened:
                clock.at = datetime(2028, 1, 1, tzinfo=UTC)
                assert backed_up(opened).forgetting.run().tickets == len(lines)
            # The last connection has written everything into the file itself.
            assert not [*tmp_path.glob("nouba.db-wal"), *tmp_path.glob("nouba.db-shm")]
            assert b"019ab000-0000-7000-8000" not in file.read_bytes()

    def test_no_language_is_told_of_few(self, hall: Reception, clock: FakeClock) -> None:
        clock.at = A_YEAR_LATER
        hall.forgetting.run()
        by = (Dimension.DAY, Dimension.LANGUAGE)
        visits = {
            (visit.service_day, visit.language, visit.ticket_id)
            for visit in hall.reports.export(ReportQuestion(first=FIRST, last=LAST))
        }
        for row in asked(hall, *by).rows:
            of_day = [one for one in visits if one[0] == row.keys[0]]
            alike = sum(1 for one in of_day if one[1] == row.keys[1])
            assert alike >= LEAST_ALIKE or alike == len(of_day)

    def test_the_same_visits_do_not_come_in_again(self, hall: Reception, clock: FakeClock) -> None:
        stream = io.StringIO(newline="")
        hall.reports.write_visits_csv(stream, ReportQuestion(first=FIRST, last=LAST))
        clock.at = A_YEAR_LATER
        hall.forgetting.run()
        done = hall.history.bring_in(io.BytesIO(stream.getvalue().encode()), file="past.csv")
        assert (done.visits, done.present) == (0, 0)

    def test_a_day_with_an_open_visit_is_left_and_told(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        clock.at = datetime(2028, 1, 1, tzinfo=UTC)
        backed_up(reception)
        due = reception.forgetting.due()
        assert (due.ticket_days, due.people_days, due.left_open) == ((), (), 2)
        run = reception.forgetting.run()
        assert (run.ticket_days, run.left_open) == (0, 2)
        assert not broken(reception)
        reception.desk.start(At(3, "clerk1"))
        reception.desk.finish(At(3, "clerk1"))
        reception.desk.close_day(day=date(2026, 11, 25))
        assert reception.forgetting.run().tickets == 2


def assert_as_said(due: Due, run: RetentionRun) -> None:
    """Pass when a run has done exactly what was said of it before."""
    assert (run.people_days, run.ticket_days) == (len(due.people_days), len(due.ticket_days))
    assert (run.tickets, run.sessions, run.left_open) == (due.tickets, due.sessions, due.left_open)
    assert (run.people_before, run.tickets_before) == (due.people_before, due.tickets_before)


class TestClock:
    """A clock that is wrong must not let the present be taken for the past."""

    @pytest.mark.parametrize("verb", ["due", "run"])
    def test_nothing_is_forgotten_long_after_all_that_is_known(
        self, reception: Reception, database_url: str, clock: FakeClock, verb: str
    ) -> None:
        reception.desk.issue("signature")
        reception.desk.close_day()
        before = everything(database_url)
        clock.advance(days=420)
        with pytest.raises(ClockAheadError, match=r"2028-01-19.*after 2026-11-25.*nouba backup"):
            getattr(reception.forgetting, verb)()
        assert everything(database_url) == before

    def test_an_event_or_a_backup_of_the_last_sixty_days_is_believed(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        reception.desk.close_day()
        clock.advance(days=60)
        assert reception.forgetting.run().left_open == 0
        clock.advance(days=1)
        with pytest.raises(ClockAheadError):
            reception.forgetting.run()
        made_at = clock.now() - timedelta(days=59)
        reception.forgetting._newest_backup = lambda: made_at
        assert reception.forgetting.run().left_open == 0

    def test_nothing_is_forgotten_before_this_program_was_built(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        clock.at = datetime(2026, 11, 24, 12, tzinfo=UTC)
        with pytest.raises(ClockBehindError, match="set the clock right"):
            reception.forgetting.run()


class TestRun:
    def test_dry_it_says_what_is_due_and_does_nothing(
        self, hall: Reception, hall_url: str, clock: FakeClock
    ) -> None:
        clock.at = MONTHS_LATER
        before = everything(hall_url)
        due = hall.forgetting.due()
        assert len(due.people_days) == 2
        assert everything(hall_url) == before
        assert_as_said(due, hall.forgetting.run())

    def test_dry_it_says_of_open_visits_what_it_does(
        self, hall: Reception, hall_url: str, clock: FakeClock
    ) -> None:
        with behind_its_back(hall_url) as connection:
            connection.execute(
                "UPDATE leg SET state = 'waiting', ended_at = NULL, started_at = NULL, counter ="  # noqa: S608 - our own text
                " NULL, clerk = NULL, calls = 0, first_called_at = NULL, last_called_at = NULL,"
                " outcome = NULL WHERE ticket = (SELECT min(id) FROM ticket WHERE service_day = "
                f"'{FIRST}')"
            )
        for at in (MONTHS_LATER, A_YEAR_LATER):
            clock.at = at
            due = hall.forgetting.due()
            assert due.left_open
            run = hall.forgetting.run()
            assert_as_said(due, run)
            assert len(due.people_days) + len(due.ticket_days) == 1

    def test_stopped_it_goes_on_the_next_time_and_twice_it_does_nothing(
        self, hall: Reception, hall_url: str, clock: FakeClock
    ) -> None:
        clock.at = A_YEAR_LATER
        answers = iter([True, False])
        stopped = hall.forgetting.run(watch=lambda _: next(answers))
        assert (stopped.ticket_days, stopped.ended_at) == (1, None)
        assert hall.forgetting.run().ticket_days == 1
        before = everything(hall_url, "retention_run")
        last = hall.forgetting.run()
        assert everything(hall_url, "retention_run") == before
        assert hall.forgetting.runs()[0] == last

    def test_visits_brought_in_later_are_forgotten_as_well(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        clock.at = datetime(2027, 3, 1, tzinfo=UTC)
        other = GOOD | {"ticket_id": GOOD["ticket_id"][:-1] + "2", "label": "F002"}
        for line in (GOOD, other):
            reception.history.bring_in(io.BytesIO(own_csv(line)), file="past.csv")
            assert backed_up(reception).forgetting.run().people_days == 1
            assert "clerk1" not in everything(database_url, "person", "unit_revision")

    def test_only_administrators_let_it_be_forgotten(self, reception: Reception) -> None:
        for person in UNIT.people:
            if person.role is Role.ADMINISTRATOR:
                assert reception.forgetting.run(asking=person).made_by == person.login
                continue
            with pytest.raises(NotAllowedError):
                reception.forgetting.run(asking=person)


@every_case(
    ("day", "months", "earlier"),
    [
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2027, 1, 15), 13, date(2025, 12, 15)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, earlier: date) -> None:
    assert months_before(day, months) == earlier
