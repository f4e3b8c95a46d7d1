"""A cable that is cut without a word, between two hosts of the test's own (root only)."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from reception.database.upgrade import prepare_database
from reception.system.clock import SystemClock
from tests.support.databases import COMMUNE, set_up
from tests.support.postgres import running_postgres

ROOT = Path(__file__).parents[2]
_HOST, _STATION = f"nouba-db-{os.getpid()}", f"nouba-st-{os.getpid()}"
_ADDRESS, _OTHER = "10.77.0.1", "10.77.0.2"
# What is promised of an act on a line that is cut, and what a loaded computer may add to it.
WITHIN_S, SLACK_S = 5.0, 3.0

CHILD = """
import json, sys, time
from reception.app import open_reception
from reception.domain.errors import StorageFault

with open_reception(sys.argv[1]) as reception:
    reception.desk.issue("residence")
    for line in sys.stdin:
        began_s = time.monotonic()
        try:
            said = reception.desk.issue("residence").ticket.label
        except StorageFault as fault:
            said = type(fault).__name__
        print(json.dumps([said, time.monotonic() - began_s]), flush=True)
"""

pytestmark = [pytest.mark.soak, pytest.mark.postgresql]


def ip(*words: str) -> None:
    subprocess.run(("ip", *words), check=True, capture_output=True)


def in_host(name: str) -> tuple[str, ...]:
    return ("ip", "netns", "exec", name, sys.executable)


@contextmanager
def two_hosts() -> Iterator[None]:
    if os.geteuid() or not shutil.which("ip"):
        pytest.skip("needs root and the program ip")
    try:
        for name in (_HOST, _STATION):
            ip("netns", "add", name)
    except subprocess.CalledProcessError:
        pytest.skip("this computer lets nobody make namespaces")
    try:
        ip("link", "add", "nouba-a", "netns", _HOST, "type", "veth", "peer", "nouba-b")
        ip("link", "set", "nouba-b", "netns", _STATION)
        for name, link, address in (
            (_HOST, "nouba-a", f"{_ADDRESS}/24"),
            (_STATION, "nouba-b", f"{_OTHER}/24"),
        ):
            ip("-n", name, "addr", "add", address, "dev", link)
            for one in ("lo", link):
                ip("-n", name, "link", "set", one, "up")
        yield
    finally:
        for name in (_HOST, _STATION):
            with suppress(subprocess.CalledProcessError):
                ip("netns", "del", name)


@pytest.fixture
def station() -> Iterator["subprocess.Popen[str]"]:
    with two_hosts(), running_postgres() as server:
        name = server.create_database()
        prepare_database(server.url(name))
        set_up(server.url(name), COMMUNE, SystemClock())
        # A door in the other host to the server's socket, which is a file and known in both.
        socket = server.folder / ".s.PGSQL.5432"
        door = subprocess.Popen(
            (*in_host(_HOST), "-m", "tests.faults.door_to_socket", _ADDRESS, str(socket)),
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert door.stdout
        door.stdout.readline()
        child = subprocess.Popen(
            (*in_host(_STATION), "-c", CHILD, f"postgresql+psycopg://postgres@{_ADDRESS}/{name}"),
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        try:
            yield child
        finally:
            for one in (child, door):
                one.kill()
                one.communicate()


def ask(station: "subprocess.Popen[str]") -> tuple[str, float]:
    assert station.stdin
    assert station.stdout
    station.stdin.write("\n")
    station.stdin.flush()
    said, took_s = json.loads(station.stdout.readline())
    return said, took_s


CUTS = {
    # The host is as if it were gone: what is sent to it comes to nobody.
    "both ways": (
        ("addr", "del", f"{_ADDRESS}/24", "dev", "nouba-a"),
        ("addr", "add", f"{_ADDRESS}/24", "dev", "nouba-a"),
    ),
    # What is sent arrives, and nothing comes back.
    "replies": (("route", "add", "blackhole", _OTHER), ("route", "del", "blackhole", _OTHER)),
}


@pytest.mark.parametrize("what", CUTS)
def test_an_act_is_answered_in_time_and_goes_on_when_the_cable_is_back(
    station: "subprocess.Popen[str]", what: str
) -> None:
    cut, heal = CUTS[what]
    first, _ = ask(station)
    ip("-n", _HOST, *cut)
    said, took_s = ask(station)
    assert said in {"UnreachableFault", "UnansweredFault"}
    assert took_s <= WITHIN_S + SLACK_S
    ip("-n", _HOST, *heal)
    last, _ = ask(station)
    print(f"{what}: {first}, then {said} after {took_s:.1f} s, then {last}")  # noqa: T201
    assert last.startswith("R")
