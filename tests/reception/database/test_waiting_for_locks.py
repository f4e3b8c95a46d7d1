"""What a verb finds when it had to wait for another process: PostgreSQL reads some rows before.

SQLite has one writer at a time, so none of this can happen there.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from reception.app import Reception, open_reception
from reception.database.run import Run, Statement, instant
from reception.database.server import PaperTime
from reception.domain.errors import (
    CounterTakenError,
    NotAllowedFault,
    NoTicketHeldError,
    NumberInUseError,
    StorageFault,
    UnknownServiceError,
)
from reception.domain.rights import AuditAct
from reception.domain.sign_in import SessionEnd, SessionEndedError, SignInSession
from reception.domain.take_in import ConflictReason
from reception.domain.ticket import Event, EventKind, TicketState, apply
from reception.people.base import token_hash
from reception.people.sql import SqlSignInStore
from reception.queue.model import At, CounterSession
from reception.queue.sql.work import SqlDeskStore
from reception.unit.office import StillInUseError
from tests.reception.database.locks import until_somebody_waits
from tests.reception.unit.test_describe import change, retire
from tests.support.clocks import FakeClock
from tests.support.databases import (
    PASSWORD,
    PostgresDatabases,
    behind_its_back,
    database_of,
    quick_office,
    quick_sign_in,
)
from tests.support.sign_in import HERE, NOW, let_in
from tests.support.stations import LoneStation

pytestmark = pytest.mark.postgresql

BACKEND = Statement("SELECT pg_backend_pid()")
HOLD_THE_CHAINS = Statement("SET CONSTRAINTS ALL IMMEDIATE")
WAITS_IN_VAIN = Statement("""
    DO $$ BEGIN
        SET LOCAL lock_timeout = '50ms';
        LOCK TABLE event;
    END $$
""")


@pytest.fixture
def database_url(postgres_databases: PostgresDatabases, tmp_path: Path) -> Iterator[str]:
    with postgres_databases.commune(tmp_path) as url:
        yield url


@pytest.fixture
def other(database_url: str, clock: FakeClock) -> Iterator[Reception]:
    """Return the reception of another station."""
    with open_reception(database_url, clock=clock) as opened:
        yield opened


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as opened:
        yield opened


def desk_store(reception: Reception) -> SqlDeskStore:
    database = database_of(reception)
    return SqlDeskStore(database, PaperTime(database, reception.clock))


def begun_meanwhile[Answer](
    acting: Reception, pool: ThreadPoolExecutor, begin: Callable[[], Answer]
) -> list[Future[Answer]]:
    """Let an act begin, and wait, when the next one of ``acting`` is about to commit."""
    database, begun = database_of(acting), list[Future[Answer]]()

    def meanwhile(run: Run) -> None:
        database.note_command = None
        run.change(HOLD_THE_CHAINS)
        begun.append(pool.submit(begin))
        until_somebody_waits(str(database.url))

    database.note_command = meanwhile
    return begun


def sound(reception: Reception) -> bool:
    return not [finding for finding in reception.verify() if finding.broken]


def test_a_counter_that_two_take_at_once_goes_to_the_later(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    with behind_its_back(database_url) as first, first.transaction():
        first.execute(
            "INSERT INTO counter_session (unit, clerk, counter, opened_at)"
            " VALUES ('commune', 'clerk2', 1, 0)"
        )
        taking = pool.submit(reception.desk.open_counter, At(1, "clerk1"))
        until_somebody_waits(database_url)
    taking.result()
    assert [one.clerk for one in reception.hall.counters()] == ["clerk1", None, None, None]


def test_a_call_from_a_counter_that_is_taken_at_that_moment_succeeds(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    reception.desk.issue("birth-extract")
    with behind_its_back(database_url) as first, first.transaction():
        first.execute(
            "INSERT INTO counter_session (unit, clerk, counter, opened_at)"
            " VALUES ('commune', 'clerk2', 1, 0)"
        )
        calling = pool.submit(reception.desk.call_next, At(1, "clerk1"))
        until_somebody_waits(database_url)
    assert calling.result().ticket.label == "A001"
    assert sound(reception)


def test_of_two_who_call_to_a_counter_the_second_finds_it_taken(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    for _ in range(2):
        reception.desk.issue("birth-extract")
    with desk_store(reception).begin() as work:
        work.lock_counters("commune", 1, of="clerk2")
        calling = pool.submit(reception.desk.call_next, At(1, "clerk1"))
        until_somebody_waits(database_url)
        caller = reception.hall.unit().caller(1, "clerk2")
        visit = work.next_waiting("commune", reception.hall.today(), caller, reception.clock.now())
        assert visit is not None
        at = reception.clock.now()
        work.open_session("commune", CounterSession(clerk="clerk2", counter=1, opened_at=at))
        called = Event(kind=EventKind.CALLED, at=at, counter=1, clerk="clerk2")
        work.record(apply(visit, called), called, reception.ids.new(), 0)
    with pytest.raises(CounterTakenError, match="'clerk2'"):
        calling.result()
    assert sound(reception)


def test_a_repair_takes_nothing_back_that_was_under_way(
    reception: Reception, other: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    reception.desk.open_counter(At(1, "clerk1"))
    reception.desk.issue("birth-extract")
    with behind_its_back(database_url) as lying:
        lying.execute("UPDATE leg SET note = 'lies'")
        lying.execute("UPDATE day_line SET waiting = 40")
    with desk_store(reception).begin() as work:
        caller = reception.hall.unit().caller(1, "clerk1")
        visit = work.next_waiting("commune", reception.hall.today(), caller, reception.clock.now())
        assert visit is not None
        called = Event(kind=EventKind.CALLED, at=reception.clock.now(), counter=1, clerk="clerk1")
        work.record(apply(visit, called), called, reception.ids.new(), 0)
        admin = reception.hall.unit().person("admin")
        repairing = pool.submit(other.repair.repair, asking=admin, reason="she lied")
        until_somebody_waits(database_url)
    assert [one.code for one in repairing.result()] == ["state-is-fold", "lines-are-counted"]
    assert reception.hall.ticket("A001").visit.state == TicketState.CALLED
    assert sound(reception)


def test_two_who_change_places_do_not_wait_in_a_circle(
    reception: Reception, other: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    reception.desk.open_counter(At(1, "clerk1"))
    reception.desk.open_counter(At(2, "clerk2"))
    with desk_store(other).begin() as work:
        # She who comes from counter 2 has both before her colleague asks for the first.
        work.lock_counters("commune", 1, of="clerk2")
        taking = pool.submit(reception.desk.open_counter, At(2, "clerk1"))
        until_somebody_waits(database_url)
        at = reception.clock.now()
        for clerk in ("clerk1", "clerk2"):
            work.close_session("commune", clerk, at)
        work.open_session("commune", CounterSession(clerk="clerk2", counter=1, opened_at=at))
    taking.result()
    assert [one.clerk for one in reception.hall.counters()] == ["clerk2", "clerk1", None, None]


def test_a_deadlock_is_tried_again_and_the_connection_kept(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    reception.desk.issue("birth-extract")
    with behind_its_back(database_url) as first:
        # The other side is patient: the deadlock is found, and ended, at the desk's.
        first.execute("SET deadlock_timeout = '1min'")
        with first.transaction():
            first.execute("SELECT 1 FROM leg FOR UPDATE")
            closing = pool.submit(reception.desk.close_day)
            until_somebody_waits(database_url)
            first.execute("SELECT 1 FROM counter FOR NO KEY UPDATE")
    assert closing.result().unserved == 1
    assert sound(reception)


def test_a_lock_that_is_never_given_back_is_busyness(
    reception: Reception, database_url: str
) -> None:
    database = database_of(reception)
    with database.read() as run:
        backend = run.row(BACKEND)
    with behind_its_back(database_url) as first, first.transaction():
        first.execute("LOCK TABLE event")
        with pytest.raises(StorageFault, match="try again in a moment"), database.write() as run:
            run.change(WAITS_IN_VAIN)
    with database.read() as run:
        assert run.row(BACKEND) == backend, "the connection is still the same one"


@pytest.mark.parametrize(
    ("failing", "said"),
    [
        ("disk_full", "disk of the server is full"),
        ("read_only_sql_transaction", "standby"),
        ("query_canceled", "try again in a moment"),
    ],
)
def test_what_the_server_says_is_told_with_something_to_do(
    reception: Reception, failing: str, said: str
) -> None:
    raising = Statement(f"DO $$ BEGIN RAISE {failing}; END $$")
    with pytest.raises(StorageFault, match=said), database_of(reception).write() as run:
        run.change(raising)


@pytest.mark.parametrize(
    ("meanwhile", "unserved", "state"),
    [
        (EventKind.CANCELLED, 0, TicketState.CANCELLED),
        (EventKind.CALLED, 1, TicketState.UNSERVED),
        (EventKind.STARTED, 0, TicketState.SERVING),
        (EventKind.MISSED, 0, TicketState.NO_SHOW),
    ],
)
def test_closing_the_day_finds_what_happened_while_it_waited(
    reception: Reception,
    other: Reception,
    pool: ThreadPoolExecutor,
    meanwhile: EventKind,
    *,
    unserved: int,
    state: TicketState,
) -> None:
    today = reception.desk.issue("birth-extract").ticket.service_day
    if meanwhile in {EventKind.STARTED, EventKind.MISSED}:
        reception.desk.call_next(At(1, "clerk1"))
    with desk_store(other).begin() as work:
        visit = work.labelled("commune", today, "A001")
        assert visit is not None
        event = Event(kind=meanwhile, at=other.clock.now(), counter=1, clerk="clerk1")
        work.record(apply(visit, event), event, other.ids.new(), 0)
        closing = pool.submit(reception.desk.close_day)
        until_somebody_waits(str(database_of(other).url))
    assert closing.result().unserved == unserved
    assert reception.hall.ticket("A001").visit.state is state
    assert sound(reception)


def test_a_ticket_that_her_other_station_ended_is_no_longer_held(
    reception: Reception, other: Reception, pool: ThreadPoolExecutor
) -> None:
    today = reception.desk.issue("birth-extract").ticket.service_day
    reception.desk.call_next(At(1, "clerk1"))
    with desk_store(other).begin() as work:
        visit = work.labelled("commune", today, "A001")
        assert visit is not None
        event = Event(kind=EventKind.MISSED, at=other.clock.now())
        work.record(apply(visit, event), event, other.ids.new(), 0)
        starting = pool.submit(reception.desk.start, At(1, "clerk1"))
        until_somebody_waits(str(database_of(other).url))
    with pytest.raises(NoTicketHeldError):
        starting.result()
    assert sound(reception)


def test_of_two_who_change_a_pause_at_once_neither_undoes_the_other(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    noon = reception.clock.now() + timedelta(hours=3)
    later = noon + timedelta(hours=3)
    reception.desk.pause_service("planning", "manager", until=noon)
    with behind_its_back(database_url) as first, first.transaction():
        first.execute("UPDATE service_pause SET until = %s", (instant(later),))
        changing = pool.submit(
            reception.desk.pause_service, "planning", "manager", reason="printer"
        )
        until_somebody_waits(database_url)
    changing.result()
    (pause,) = reception.hall.pauses()
    assert (pause.reason, pause.until) == ("printer", later)
    assert sound(reception)


def test_who_resumes_a_service_that_is_paused_anew_meanwhile_ends_that_pause(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    reception.desk.pause_service("planning", "manager")
    with behind_its_back(database_url) as first, first.transaction():
        first.execute("UPDATE service_pause SET resumed_at = paused_at, resumed_by = 'admin'")
        first.execute(
            "INSERT INTO service_pause (unit, service, paused_at, paused_by, reason)"
            " SELECT unit, service, paused_at + 1, 'admin', 'printer' FROM service_pause"
        )
        resuming = pool.submit(reception.desk.resume_service, "planning", "manager")
        until_somebody_waits(database_url)
    ended = resuming.result()
    assert ended
    assert ended.reason == "printer"
    assert not reception.hall.pauses()
    assert sound(reception)


def test_who_waited_for_a_day_to_begin_counts_behind_its_head_all_the_same(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    reception.desk.issue("signature")
    with (
        behind_its_back(database_url) as first,
        behind_its_back(database_url) as second,
        second.transaction(),
    ):
        second.execute(
            "INSERT INTO ticket (id, unit, service_day, series, number, label, language, issued_at)"
            " SELECT 'other', unit, '2026-11-26', series, number, label, language, issued_at"
            " FROM ticket"
        )
        second.execute(
            "INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state,"
            " waiting_since, ranked_since, calls) SELECT 'other', leg, unit, '2026-11-26',"
            " language, service, priority, state, waiting_since, ranked_since, calls FROM leg"
        )
        with first.transaction():
            first.execute("SELECT begin_chain('commune', '2026-11-26')")
            counting = pool.submit(second.execute, "SET CONSTRAINTS ALL IMMEDIATE")
            until_somebody_waits(database_url)
        counting.result()
        with pytest.raises(psycopg.errors.LockNotAvailable):
            first.execute("SELECT FROM chain WHERE label = '2026-11-26' FOR UPDATE NOWAIT")


def test_nobody_is_let_in_by_a_password_that_is_replaced_at_that_moment(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    sign_in = quick_sign_in(reception)
    with behind_its_back(database_url) as first, first.transaction():
        first.execute(
            "SELECT renew_password('commune', NULL, 'clerk1', 'another', NULL, %s)",
            (instant(reception.clock.now()),),
        )
        entering = pool.submit(let_in, sign_in)
        until_somebody_waits(database_url)
    with pytest.raises(NotAllowedFault, match="not the password"):
        entering.result()
    assert not sign_in.sessions(asking=None)


def test_a_new_password_ends_what_the_old_one_opens_at_that_moment(
    reception: Reception, other: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    sign_in, now = quick_sign_in(reception), reception.clock.now()
    _, attempt = sign_in._recognised("clerk1", PASSWORD, HERE, AuditAct.SIGN_IN)
    with SqlSignInStore(database_of(reception)).work("commune") as work:
        session = SignInSession(
            id=str(reception.ids.new()),
            login="clerk1",
            app=HERE.app,
            station=HERE.station,
            service_day=reception.hall.today(),
            opened_at=now,
            seen_at=now,
        )
        assert work.let_in(session, token_hash("token"), None, attempt.id) == (True, None)
        renewing = pool.submit(quick_office(other).renew_password, "clerk1", asking=None)
        until_somebody_waits(database_url)
    renewing.result()
    with pytest.raises(SessionEndedError) as ended:
        sign_in.stay("token", idle=NOW)
    assert ended.value.ended is SessionEnd.PASSWORD


def test_who_changes_her_password_waits_in_no_circle_with_who_renews_it(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    sign_in = quick_sign_in(reception)
    token = let_in(sign_in).token
    with behind_its_back(database_url) as first, first.transaction():
        # As who renews it does, one by one.
        first.execute("UPDATE person SET password_hash = 'another' WHERE login = 'clerk1'")
        changing = pool.submit(sign_in.change_password, token, PASSWORD, "the blue door at noon")
        until_somebody_waits(database_url)
        first.execute("UPDATE sign_in_session SET ended_at = opened_at, ended = 'password'")
    with pytest.raises(NotAllowedFault, match="not the password"):
        changing.result()


def test_what_a_desk_tells_later_is_entered_beside_the_first_act_after_the_outage(
    reception: Reception, other: Reception, clock: FakeClock, pool: ThreadPoolExecutor
) -> None:
    reception.desk.issue("birth-extract")
    reception.desk.call_next(At(1, "clerk1"))
    clock.advance(minutes=12)
    desk = reception.desk_at(clock.at - timedelta(minutes=9))
    begun = begun_meanwhile(other, pool, lambda: desk.start(At(1, "clerk1")))
    other.desk.issue("signature")
    assert begun[0].result().state is TicketState.SERVING
    with database_of(reception).read() as run:
        assert run.rows(Statement("SELECT kind FROM event WHERE is_late = 1")) == [("started",)]
    assert sound(reception)


@pytest.mark.parametrize("label", ["F001", "F002"])
def test_a_number_that_is_given_at_that_moment_is_not_void(
    reception: Reception, other: Reception, pool: ThreadPoolExecutor, label: str
) -> None:
    if label != "F001":
        reception.desk.issue("signature")
    begun = begun_meanwhile(
        other, pool, lambda: reception.offline.void_number(label, reason="lost")
    )
    assert other.desk.issue("signature").ticket.label == label
    with pytest.raises(NumberInUseError):
        begun[0].result()
    assert sound(reception)


class TestALineThatIsTakenOut:
    """Somebody joins the line of a service while an administrator retires it."""

    @staticmethod
    def joining(desk: Reception, way: str) -> Callable[[], object]:
        """Return one of the ways into the line, all but its last step."""
        if way == "touch":
            return lambda: desk.desk.issue("planning")
        if way == "transfer":
            desk.desk.issue("birth-extract")
            desk.desk.call_next(At(1, "clerk1"))
            return lambda: desk.desk.transfer(At(1, "clerk1"), to_service="planning")
        kiosk = LoneStation(desk)
        kiosk.give("planning")
        return kiosk.hand_over

    @pytest.mark.parametrize("way", ["touch", "transfer", "paper"])
    def test_who_comes_first_is_not_left_without_it(
        self, reception: Reception, other: Reception, pool: ThreadPoolExecutor, way: str
    ) -> None:
        join = self.joining(other, way)
        begun = begun_meanwhile(
            other, pool, lambda: change(reception, retire("services", "code", "planning"))
        )
        join()
        with pytest.raises(StillInUseError, match="planning"):
            begun[0].result()

    @pytest.mark.parametrize("way", ["touch", "transfer", "paper"])
    def test_who_comes_last_finds_it_gone(
        self, reception: Reception, other: Reception, pool: ThreadPoolExecutor, way: str
    ) -> None:
        begun = begun_meanwhile(other, pool, self.joining(reception, way))
        change(other, retire("services", "code", "planning"))
        if way == "touch":
            with pytest.raises(UnknownServiceError):
                begun[0].result()
        elif way == "transfer":
            with pytest.raises(StorageFault, match="try again in a moment"):
                begun[0].result()
        else:
            begun[0].result()
            (conflict,) = reception.offline.conflicts()
            assert conflict.why is ConflictReason.UNKNOWN_SERVICE
        assert not reception.hall.queue().tickets
        assert sound(reception)
