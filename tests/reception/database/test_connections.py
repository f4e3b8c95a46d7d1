"""Connections to PostgreSQL over lines that go bad: bounded waits, and what is known afterwards."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from typing import Any
from uuid import UUID

import psycopg
import pytest

from reception.app import Reception, open_reception
from reception.database import postgresql
from reception.database.connection import Database
from reception.database.postgresql import PatientConnection
from reception.database.run import Statement
from reception.domain.errors import StorageFault, UnansweredFault
from reception.queue import base
from reception.queue import issue as issuing
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import PostgresDatabases, behind_its_back, database_of
from tests.support.fault_proxy import FaultProxy, server_of

pytestmark = pytest.mark.postgresql

# Short, so that the tests are; long enough for a loaded computer to answer a good line in.
PATIENCE_S = 1.0
# What a loaded computer may add to a wait.
SLACK_S = 60.0
ACT = UUID("019a0000-0000-7000-8000-0000000000ff")
# Longer than the server may take for an act when patience is as short.
SLEEPS = Statement("SELECT pg_sleep(1.2)")
TOLD = Statement(
    "SELECT current_setting('application_name'), current_setting('jit'),"
    " current_setting('statement_timeout')"
)
# The request in which each act becomes true.
ISSUE, CALL = b"give_ticket(", b"COMMIT"


@pytest.fixture
def server_url(postgres_databases: PostgresDatabases, tmp_path: Path) -> Iterator[str]:
    with postgres_databases.commune(tmp_path) as url:
        yield url


@pytest.fixture
def proxy(server_url: str) -> Iterator[FaultProxy]:
    with FaultProxy(server_of(server_url)) as started:
        yield started


@pytest.fixture
def reception(proxy: FaultProxy, server_url: str, clock: FakeClock) -> Iterator[Reception]:
    address = proxy.address_of(server_url)
    with open_reception(address, clock=clock, patience_s=PATIENCE_S) as opened:
        yield opened


def issue(reception: Reception) -> str:
    return reception.desk.issue("birth-extract", operation=ACT).ticket.label


def call(reception: Reception) -> str:
    return reception.desk.call_next(At(1, "clerk1"), operation=ACT).ticket.label


def count(server_url: str, kind: str) -> int:
    with behind_its_back(server_url) as connection:
        found: tuple[int] = connection.execute(
            "SELECT count(*) FROM event WHERE kind = %s", (kind,)
        ).fetchone()
    return found[0]


def took_s(act: Callable[[], object]) -> tuple[StorageFault, float]:
    began_s = time.monotonic()
    with pytest.raises(StorageFault) as caught:
        act()
    return caught.value, time.monotonic() - began_s


class TestWaiting:
    def test_a_line_that_acknowledges_and_is_silent_is_given_up(
        self, reception: Reception, proxy: FaultProxy
    ) -> None:
        proxy.swallow()
        fault, waited_s = took_s(reception.hall.queue)
        assert "gave no answer in 1 seconds" in fault.what
        assert not isinstance(fault, UnansweredFault), "a question changes nothing"
        assert PATIENCE_S <= waited_s < PATIENCE_S + SLACK_S

    def test_without_patience_of_its_own_it_would_wait_on(
        self, reception: Reception, proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The control: no time-out of the system sees it."""
        reception.hall.queue()
        monkeypatch.setattr(PatientConnection, "wait", psycopg.Connection.wait)
        proxy.swallow()
        later = Timer(PATIENCE_S * 2, proxy.reset)
        later.start()
        fault, waited_s = took_s(reception.hall.queue)
        later.join()
        assert "cannot be reached" in fault.what
        assert waited_s >= PATIENCE_S * 1.9

    def test_calls_for_a_new_line_are_bounded_as_well(
        self, reception: Reception, proxy: FaultProxy
    ) -> None:
        proxy.reset()
        proxy.blackhole()
        fault, waited_s = took_s(reception.hall.queue)
        assert "cannot be reached" in fault.what
        assert waited_s < 2 + SLACK_S
        proxy.heal()
        assert not reception.hall.queue().tickets

    def test_a_long_report_is_waited_for(self, reception: Reception) -> None:
        with database_of(reception).read(patient=True) as run:
            run.row(SLEEPS)
        with pytest.raises(StorageFault, match="busy"), database_of(reception).read() as run:
            run.row(SLEEPS)

    @pytest.mark.parametrize("worse", ["reset", "restart"])
    def test_lines_that_ended_while_they_rested_are_not_noticed_by_anybody(
        self, reception: Reception, proxy: FaultProxy, server_url: str, worse: str
    ) -> None:
        before = issue(reception)
        if worse == "reset":
            proxy.reset()
        else:
            with behind_its_back(server_url) as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
        assert issue(reception) == before


class TestLostReply:
    """An error behind an act does not tell whether it was done; the act's id does."""

    @pytest.mark.parametrize(("act", "holding"), [(issue, ISSUE), (call, CALL)])
    @pytest.mark.parametrize("direction", ["request", "reply"])
    def test_it_is_done_once_whatever_was_lost(
        self,
        reception: Reception,
        proxy: FaultProxy,
        server_url: str,
        act: Callable[[Reception], str],
        holding: bytes,
        direction: str,
    ) -> None:
        reception.desk.issue("birth-extract")
        getattr(proxy, f"lose_{direction}")(holding)
        label = act(reception)
        assert proxy.lost.is_set()
        assert act(reception) == label
        assert (count(server_url, "issued"), count(server_url, "called")) == (
            (2, 0) if act is issue else (1, 1)
        )
        assert not [finding for finding in reception.verify() if finding.broken]

    @pytest.mark.parametrize("direction", ["request", "reply"])
    def test_who_does_not_ask_again_does_not_know(
        self,
        reception: Reception,
        proxy: FaultProxy,
        server_url: str,
        direction: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """The control: the same words for two different truths."""
        for module in (issuing, base):
            monkeypatch.setattr(module, "asked_again", lambda ask: ask())
        reception.desk.issue("birth-extract")
        getattr(proxy, f"lose_{direction}")(CALL)
        with pytest.raises(UnansweredFault, match="may have been done or not"):
            call(reception)
        assert count(server_url, "called") == (1 if direction == "reply" else 0)

    def test_a_reply_that_is_kept_back_is_unknown_and_found_later(
        self, reception: Reception, proxy: FaultProxy, server_url: str
    ) -> None:
        reception.desk.issue("birth-extract")
        proxy.lose_reply(CALL, silently=True)
        fault, waited_s = took_s(lambda: call(reception))
        assert isinstance(fault, UnansweredFault)
        assert fault.is_patience_spent
        assert waited_s < PATIENCE_S + SLACK_S, "who has waited so long is not made to wait again"
        proxy.heal()
        assert call(reception) == "A001"
        assert count(server_url, "called") == 1

    def test_that_it_cannot_be_asked_again_does_not_make_it_undone(
        self, reception: Reception, proxy: FaultProxy, server_url: str
    ) -> None:
        reception.desk.issue("birth-extract")
        proxy.lose_reply(CALL, then_refuse=True)
        with pytest.raises(UnansweredFault):
            call(reception)
        assert count(server_url, "called") == 1

    def test_before_the_end_a_cut_line_is_a_failure_that_is_sure(
        self, reception: Reception, proxy: FaultProxy, server_url: str
    ) -> None:
        reception.desk.issue("birth-extract")
        proxy.lose_reply(b"BEGIN")
        with pytest.raises(StorageFault) as caught:
            call(reception)
        assert not isinstance(caught.value, UnansweredFault)
        assert count(server_url, "called") == 0


class TestListening:
    def test_a_silent_line_is_noticed(
        self, reception: Reception, proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(postgresql, "_HEARS_WITHIN_S", PATIENCE_S)
        feed = reception.open_feed()
        proxy.swallow()
        fault, waited_s = took_s(lambda: feed.wait(0))
        assert "out of hearing" in fault.what
        assert waited_s < PATIENCE_S + SLACK_S
        feed.close()

    def test_who_is_not_told_what_is_changed_is_deaf(
        self, server_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A pooler before the server takes the word, and lends the connection to others."""
        monkeypatch.setattr(postgresql, "_HEARS_WITHIN_S", PATIENCE_S)
        execute = PatientConnection.execute

        def pooled(self: PatientConnection, words: Any, *values: Any) -> object:
            listens = b"LISTEN" in (words if isinstance(words, bytes) else words.encode())
            return None if listens else execute(self, words, *values)

        database = Database(server_url)
        database.open_feed().close()
        monkeypatch.setattr(PatientConnection, "execute", pooled)
        with pytest.raises(StorageFault, match="not a pooler"):
            database.open_feed()
        database.close()


class TestAddress:
    def test_of_several_servers_the_one_that_answers_is_used(
        self, proxy: FaultProxy, server_url: str
    ) -> None:
        with FaultProxy(server_of(server_url)) as away:
            away.refuse()
            address = proxy.address_of(server_url).replace(
                "127.0.0.1", f"127.0.0.1:{away.port},127.0.0.1"
            )
            with open_reception(address) as opened:
                assert opened.desk.issue("signature").ticket.label == "F001"

    def test_of_several_servers_one_that_may_not_be_written_is_passed_over(
        self, proxy: FaultProxy, server_url: str
    ) -> None:
        only = proxy.address_of(server_url).replace("127.0.0.1", "127.0.0.1:1,127.0.0.1")
        with behind_its_back(server_url) as connection:
            name = connection.info.dbname
            connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        with pytest.raises(StorageFault, match="cannot be reached"):
            open_reception(only)

    def test_no_password_is_printed(self) -> None:
        for address in (
            "postgresql+psycopg://me:hush@127.0.0.1:1,127.0.0.1:2/x?sslpassword=hush&password=hush",
            "postgresql+psycopg://me:hush@127.0.0.1:1/x?password=hush",
        ):
            database = Database(address)
            with pytest.raises(StorageFault) as caught, database.read():
                pass
            assert "hush" not in f"{caught.value} {database}"
            database.close()

    def test_what_the_address_says_goes_first(self, proxy: FaultProxy, server_url: str) -> None:
        database = Database(f"{proxy.address_of(server_url)}?application_name=k1")
        with database.read() as run:
            told = run.row(TOLD)
        database.close()
        assert told == ("k1", "off", "4s")

    def test_a_word_that_no_address_has_is_told(self, server_url: str) -> None:
        with pytest.raises(StorageFault, match="'colour' is no option"):
            Database(f"{server_url}&colour=green")

    def test_the_password_may_stand_in_a_file_of_ones_own(
        self, server_url: str, tmp_path: Path
    ) -> None:
        file = tmp_path / "password"
        file.write_text("hush\n")
        file.chmod(0o600)
        database = Database(f"{server_url}&password_file={file}")
        with database.read() as run:
            assert run.row(TOLD)
        file.chmod(0o644)
        database.engine.dispose()
        with pytest.raises(StorageFault, match=r"open to others \(mode 0644\)"), database.read():
            pass
        file.unlink()
        with pytest.raises(StorageFault, match="cannot be looked at"), database.read():
            pass
        database.close()
