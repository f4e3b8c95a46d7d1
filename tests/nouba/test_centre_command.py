"""``nouba centre``: founded, joined by a line, killed, asked how it is, kept, and left."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from outward.line.folder import LineFolder
from outward.wire.visits import ReceiverKind
from reception.app import open_reception
from reception.domain.rights import AuditAct
from reception.network.model import NoCentreError
from reception.network.network import open_centre
from reception.system.clock import SystemClock
from tests.support.clocks import FakeClock
from tests.support.commands import Nouba
from tests.support.databases import PostgresDatabases
from tests.support.fake_relay import serving
from tests.support.head_office import prepare_head_office

_WITHIN_S = 120.0
_GLANCE_S = 0.1
pytestmark = [pytest.mark.postgresql, pytest.mark.journey]


@pytest.fixture
def centre_url(postgres_databases: PostgresDatabases) -> Iterator[str]:
    server = postgres_databases.server
    name = server.create_database()
    url = server.url(name)
    prepare_head_office(url)
    yield url
    server.drop_database(name)


@contextmanager
def running(*words: str, port: int = 0) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Give a program that runs, and the address that it says it listens at."""
    more = ["--port", str(port)] if words[0] == "centre" else []
    with subprocess.Popen(
        [sys.executable, "-m", "nouba", *words, *more],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout
        late = threading.Timer(_WITHIN_S, process.kill)
        late.start()
        try:
            address = ""
            if more:
                found = re.search(r"http://\S+", process.stdout.readline())
                assert found, "it did not say where it listens"
                address = found[0]
            yield process, address
        finally:
            late.cancel()
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
            process.wait(_WITHIN_S)


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _WITHIN_S
    while not true():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(_GLANCE_S)


def give_past(url: str, days: int) -> None:
    """Let a visitor have come on each of the last days."""
    clock = FakeClock(SystemClock().now() - timedelta(days=days))
    with open_reception(url, clock=clock) as reception:
        for _ in range(days):
            reception.desk.issue("signature")
            clock.advance(days=1)


def test_a_site_joins_a_centre_is_let_in_seen_and_shut_out(
    nouba: Nouba, database_url: str, centre_url: str
) -> None:
    give_past(database_url, 3)
    at = ("--db", centre_url)
    with running("centre", "serve", *at) as (process, address):
        nouba("line", "join", address).refuses_with("is a centre")
        assert not LineFolder().joined().addresses
        asked = nouba("line", "join", address, "--centre")
        code = asked.out.split("nouba centre admit ")[1].split()[0]
        assert "the visits of days that are over leave" in asked.out
        (one,) = nouba("line", "status", "--json").json["receivers"]
        assert (one["kind"], one["code"]) == ("centre", code)
        with open_reception(database_url) as reception:
            (line,) = reception.office.audit.entries(asking=None, act=AuditAct.PUBLISH)
        assert line.subject == f"to {address}, once admitted"
        assert code in nouba("centre", "status", *at).out
        nouba("centre", "admit", "XXXX", *at).refuses_with(code)
        assert "'commune'" in nouba("centre", "admit", code.lower(), *at).out

        def held() -> int:
            (site,) = nouba("centre", "status", "--json", *at).json["sites"].values()
            return int(site["state"] == "up_to_date" and site["known_until"] is not None)

        with running("line", "run") as (line_process, _):
            until(lambda: bool(held()))
            # Either side is killed, and the other goes on.
            line_process.kill()
        port = int(address.rpartition(":")[2])
        process.kill()
        process.wait(_WITHIN_S)
    with running("centre", "serve", *at, port=port):
        told = nouba("centre", "status", *at).out
        assert re.search(r"commune +.*is up to date; all is here until 20\d\d-", told)
        assert nouba("centre", "withdraw", "commune", *at).exit_code == 0
        nouba("centre", "withdraw", "commune", *at).refuses_with("not admitted")
        assert "No site is in" in nouba("centre", "status", *at).out
    with open_reception(centre_url) as head:
        said = [one.subject for one in head.office.audit.entries(asking=None, act=AuditAct.FOLLOW)]
    # The months are those of the day of the test; who was let in and shut out comes behind them.
    assert said[1::-1] == [
        f"commune admitted, by the code {code}",
        "commune shut out, its days forgotten",
    ]


def test_what_is_no_centre_says_so(
    nouba: Nouba, database_url: str, empty_database_url: str
) -> None:
    for words in (("status",), ("keep",), ("serve",), ("admit", "X"), ("withdraw", "fes")):
        nouba("centre", *words, "--db", database_url).refuses_with("no centre's")
    with pytest.raises(NoCentreError), open_centre(database_url) as centre:
        centre.keep()
    refused = nouba("centre", "found", "--db", database_url)
    assert refused.exit_code == 3
    is_file = database_url.startswith("sqlite")
    assert ("PostgreSQL" if is_file else "holds tables already") in refused.err
    if not is_file:
        at = ("--db", empty_database_url)
        assert "now set the head office up" in nouba("centre", "found", *at).out
        assert "was ready" in nouba("centre", "found", *at).out
        assert "nothing to do" in nouba("centre", "keep", *at).out


def test_a_relay_is_no_centre_whatever_it_is_taken_for(nouba: Nouba) -> None:
    with serving() as relay:
        nouba("line", "join", relay.url, "--centre").refuses_with("is a relay")
        assert not LineFolder().joined().addresses


def test_who_was_a_relay_may_become_a_centre_and_leave(tmp_path: Path) -> None:
    folder = LineFolder(tmp_path)
    folder.join("fes", "https://c", ReceiverKind.CENTRE)
    folder.join("fes", "https://r")
    assert folder.joined().centres == ["https://c"]
    folder.join("fes", "https://c")
    assert folder.joined().centres == []
    folder.join("fes", "https://c", ReceiverKind.CENTRE)
    folder.withdraw("https://c")
    assert (folder.joined().addresses, folder.joined().centres) == (["https://r"], [])
