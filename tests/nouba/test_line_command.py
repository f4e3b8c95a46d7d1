"""``nouba line``: joined, seen, withdrawn, and run as a program that may be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from nouba.checks import CheckHealth, line_checks
from outward.line.folder import LineFolder, LineState, LineStatus, ReceiverStatus
from outward.wire.hall import VisitState
from outward.wire.visits import ReceiverKind
from reception.app import Reception, open_reception
from reception.queue.model import At
from reception.system.clock import Clock, SystemClock
from reception.system.settings import Settings, database_file
from tests.support.commands import Nouba
from tests.support.databases import COMMUNE, set_up
from tests.support.fake_relay import PATIENCE_S, FakeRelay, Mood, serving
from tests.support.sockets import closed_port

HERE = At(3, "clerk1")
_GLANCE_S = 0.05
_NOWHERE = {True: CheckHealth.BROKEN, False: CheckHealth.WARNING}


@pytest.fixture
def relay() -> Iterator[FakeRelay]:
    with serving() as found:
        yield found


def test_a_site_joins_and_shows_the_code_that_its_relay_sees(
    nouba: Nouba, relay: FakeRelay
) -> None:
    asked = nouba("line", "join", relay.url, "--json").json
    (request,) = relay.joins
    assert (request.site, asked["site"]) == ("commune", "commune")
    assert request.name
    relay.admit(asked["code"])
    assert relay.admitted == {request.public_key}
    again = nouba("line", "join", relay.url + "/")
    assert asked["code"] in again.out
    assert "may be read on the way" in again.out
    shown = nouba("line", "status", "--json").json
    assert shown["receivers"] == [{"address": relay.url, "kind": "relay", "code": asked["code"]}]
    assert not shown["runs"]
    assert "does not run" in nouba("line", "status").out


def test_a_new_key_is_told_to_every_relay(nouba: Nouba, relay: FakeRelay) -> None:
    with serving() as other:
        old = nouba("line", "join", relay.url, "--json").json["code"]
        new = nouba("line", "join", other.url, "--new-key", "--json").json
        (there,) = new["others"]
        assert there["address"] == relay.url
        assert len({old, new["code"], there["code"]}) == 3, "each has a code of its own"
        assert len(other.joins) == 1
        other.admit(new["code"])
        relay.admit(there["code"])
        assert other.admitted == {other.joins[0].public_key}
        assert relay.admitted == {relay.joins[-1].public_key}


def test_a_relay_that_is_away_keeps_nobody_from_the_code_of_another(
    nouba: Nouba, relay: FakeRelay
) -> None:
    with serving() as away, serving() as third:
        nouba("line", "join", relay.url)
        nouba("line", "join", away.url)
        nouba("line", "join", third.url)
        away.mood = Mood.UNWELL
        result = nouba("line", "join", relay.url, "--new-key")
        assert result.exit_code == 3
        assert f"ask again: 'nouba line join {away.url}'" in result.err
        for one in (relay, third):
            for word in result.out.split():
                one.admit(word)
            assert one.admitted == {one.joins[-1].public_key}
        kept = LineFolder().key()
        nouba("line", "join", away.url, "--new-key").refuses_with("let anybody in", exit_code=3)
        still = LineFolder().key()
        assert kept
        assert still
        assert kept.private_bytes_raw() == still.private_bytes_raw(), "it asked nobody by another"


def test_what_is_withdrawn_is_forgotten(nouba: Nouba, relay: FakeRelay) -> None:
    nouba("line", "join", relay.url)
    assert nouba("line", "withdraw", relay.url).exit_code == 0
    nouba("line", "withdraw", relay.url).refuses_with("has not joined")
    assert "joined no relay" in nouba("line", "status").out
    nouba("line", "run").refuses_with("joined no relay")


def test_what_cannot_be_joined_is_said_in_a_sentence(nouba: Nouba) -> None:
    nouba("line", "join", "t.example.ma").refuses_with("is no address of a relay")
    nobody = f"http://127.0.0.1:{closed_port()}"
    nouba("line", "join", nobody).refuses_with("is not reached", exit_code=3)
    assert not LineFolder().joined().addresses
    assert LineFolder().key() is None


def test_an_address_that_is_not_encrypted_is_said_in_words(nouba: Nouba, relay: FakeRelay) -> None:
    refused = nouba("line", "join", relay.url.replace("http:", "https:"))
    refused.refuses_with("answers without encryption", exit_code=3)
    assert "SSL:" not in refused.err


def test_of_a_line_that_stands_still_nothing_is_said_to_be_up(
    nouba: Nouba, relay: FakeRelay
) -> None:
    nouba("line", "join", relay.url)
    folder, now = LineFolder(), SystemClock().now()
    up = ReceiverStatus(address=relay.url, state=LineState.UP, since=now, acknowledged_at=now)
    folder.note(LineStatus(at=now, receivers=[up]))
    assert "up since" in nouba("line", "status").out
    folder.note(LineStatus(at=now - timedelta(hours=1), receivers=[up]))
    first, second = nouba("line", "status").out.splitlines()
    assert first.startswith("The line does not run since")
    assert second.startswith(f"{relay.url}: acknowledged ")


def test_who_is_not_admitted_any_more_reads_how_to_ask_anew(nouba: Nouba, relay: FakeRelay) -> None:
    nouba("line", "join", relay.url)
    now = SystemClock().now()
    out = ReceiverStatus(address=relay.url, state=LineState.NOT_ADMITTED, since=now)
    LineFolder().note(LineStatus(at=now, receivers=[out]))
    assert f"'nouba line join {relay.url}'" in nouba("line", "status").out


class TestDoctor:
    def found(self, settings: Settings | None = None) -> dict[str, tuple[CheckHealth, str]]:
        checks = line_checks(settings or Settings())
        return {one.code: (one.health, one.says) for one in checks}

    @pytest.mark.both
    def test_tickets_that_lead_nowhere_and_pages_that_none_leads_to_are_told(
        self, nouba: Nouba, relay: FakeRelay, database_url: str, clock: Clock
    ) -> None:
        here = Settings(database=database_url, backups="/backups")
        assert self.found(here)["line-page"][0] is CheckHealth.OK
        assert "no ticket has a page" in self.found(here)["line-page"][1]
        nouba("line", "join", relay.url)
        assert "no ticket leads to its page" in self.found(here)["line-page"][1]
        set_up(database_url, replace(COMMUNE, ticket_page_url="https://t.example"), clock)
        assert "line-page" not in self.found(here)
        nouba("line", "withdraw", relay.url)
        ((code, (health, says)),) = self.found(here).items()
        on_file = database_file(here) is not None
        assert (code, health) == ("line-page", _NOWHERE[on_file])
        assert "https://t.example" in says

    @pytest.mark.both
    def test_a_station_of_a_server_knows_nothing_of_the_line(
        self, nouba: Nouba, database_url: str, clock: Clock
    ) -> None:
        del nouba
        set_up(database_url, replace(COMMUNE, ticket_page_url="https://t.example"), clock)
        station = Settings(database=database_url)
        assert bool(self.found(station)) is (database_file(station) is not None)

    def stands(
        self, state: LineState, ahead_s: float = 0, says: str = "", silent_s: float = 0
    ) -> None:
        folder, now = LineFolder(), SystemClock().now()
        one = ReceiverStatus(
            address=folder.joined().addresses[0],
            state=state,
            since=now,
            acknowledged_at=now - timedelta(seconds=silent_s),
            clock_ahead_s=ahead_s,
        )
        folder.note(LineStatus(at=now, says=says, receivers=[one]))

    def test_a_line_that_sends_nothing_is_broken(self, nouba: Nouba, relay: FakeRelay) -> None:
        nouba("line", "join", relay.url)
        self.stands(LineState.UP, silent_s=61)
        health, says = self.found()["line"]
        assert health is CheckHealth.BROKEN
        assert "acknowledged nothing since" in says
        self.stands(LineState.UP, says="the hall is not read: no database")
        assert self.found()["line"] == (CheckHealth.BROKEN, "the hall is not read: no database")
        assert "Nothing is sent: the hall is not read" in nouba("line", "status").out

    def test_a_centre_hears_now_and_then_and_no_ticket_leads_there(
        self, nouba: Nouba, relay: FakeRelay, database_url: str
    ) -> None:
        nouba("line", "join", relay.url)
        folder, now = LineFolder(), SystemClock().now()
        folder.join("commune", relay.url, ReceiverKind.CENTRE)
        stands = ReceiverStatus(
            address=relay.url,
            state=LineState.UP,
            since=now,
            acknowledged_at=now - timedelta(minutes=5),
            until=now.date(),
            behind=3,
        )
        folder.note(LineStatus(at=now, receivers=[stands]))
        found = self.found(Settings(database=database_url, backups="/backups"))
        assert found["line-page"][0] is CheckHealth.OK
        assert found["line"] == (
            CheckHealth.OK,
            f"{relay.url} has the days until {now.date()}, 3 to come",
        )
        assert "3 still to come" in nouba("line", "status").out
        says = "the days cannot be read: no database"
        folder.note(LineStatus(at=now, receivers=[structs.replace(stands, says=says)]))
        health, said = self.found()["line"]
        assert (health, says in said) == (CheckHealth.WARNING, True)

    def test_where_none_is_joined_nothing_is_said(self) -> None:
        assert self.found() == {}

    def test_line_key_and_clock_are_looked_at(self, nouba: Nouba, relay: FakeRelay) -> None:
        nouba("line", "join", relay.url)
        assert self.found()["line"] == (CheckHealth.BROKEN, "the line does not run")
        self.stands(LineState.UP)
        health = {code: one for code, (one, _) in self.found().items()}
        assert health == dict.fromkeys(("line-key", "line", "line-clock"), CheckHealth.OK)
        self.stands(LineState.NOT_ADMITTED, ahead_s=-60)
        assert self.found()["line"][0] is CheckHealth.WARNING
        assert self.found()["line-clock"][0] is CheckHealth.WARNING
        self.stands(LineState.REFUSED, ahead_s=3600)
        assert self.found()["line-clock"][0] is CheckHealth.BROKEN
        (LineFolder().path / "site.pem").chmod(0o644)
        assert self.found()["line-key"][0] is CheckHealth.BROKEN
        (LineFolder().path / "site.pem").unlink()
        assert "is gone" in self.found()["line-key"][1]


@pytest.mark.journey
class TestProgram:
    @contextmanager
    def running(self, database_url: str) -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "-m", "nouba", "line", "run", "--db", database_url]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ}) as program:
            try:
                yield program
            finally:
                program.kill()

    def until(self, holds: Callable[[], bool]) -> None:
        give_up_s = time.monotonic() + 2 * PATIENCE_S
        while not holds():
            assert time.monotonic() < give_up_s, "it never came to that"
            time.sleep(_GLANCE_S)

    @pytest.mark.both
    def test_a_line_that_was_killed_and_started_again_catches_up(
        self, nouba: Nouba, relay: FakeRelay, database_url: str
    ) -> None:
        relay.admit(nouba("line", "join", relay.url, "--json").json["code"])

        def standing() -> dict[str, VisitState]:
            return {one.label: one.state for one in relay.held.seen()[1].values()}

        with open_reception(database_url, clock=SystemClock()) as hall:
            hall.desk.open_counter(HERE)
            first, second = (hall.desk.issue("signature").ticket.label for _ in range(2))
            with self.running(database_url) as line:
                waiting = dict.fromkeys((first, second), VisitState.WAITING)
                self.until(lambda: standing() == waiting)
                line.send_signal(signal.SIGKILL)
                line.wait(PATIENCE_S)
            _serve(hall)
            relay.mood = Mood.CUTS
            with self.running(database_url) as line:
                self.until(lambda: relay.requests > 3)
                relay.mood = Mood.WELL
                expected = {first: VisitState.OVER, second: VisitState.WAITING}
                self.until(lambda: standing() == expected)
                self.until(lambda: "up since" in nouba("line", "status").out)
                assert nouba("line", "status", "--json").json["runs"]
                line.send_signal(signal.SIGTERM)
                assert line.wait(PATIENCE_S) == 0


def _serve(hall: Reception) -> None:
    hall.desk.call_next(HERE)
    hall.desk.start(HERE)
    hall.desk.finish(HERE)
