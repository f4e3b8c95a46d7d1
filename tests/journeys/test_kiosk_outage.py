"""The database goes away from a kiosk: every visitor is given a number, and each is called once."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.system.clock import SystemClock
from tests.journeys.outage_child import OutageKiosk
from tests.support.databases import PostgresDatabases
from tests.support.fault_proxy import FaultProxy, server_of

pytestmark = [pytest.mark.journey, pytest.mark.postgresql]

_PATIENCE_S = 300.0
_ISSUING = b"give_ticket("


@pytest.fixture
def reception(postgres_databases: PostgresDatabases, tmp_path: Path) -> Iterator[Reception]:
    with (
        postgres_databases.commune(tmp_path) as url,
        open_reception(url, clock=SystemClock()) as opened,
    ):
        yield opened


@pytest.fixture
def proxy(reception: Reception) -> Iterator[FaultProxy]:
    with FaultProxy(server_of(address(reception))) as spoilt:
        yield spoilt


@pytest.fixture
def start(
    reception: Reception, proxy: FaultProxy, tmp_path: Path
) -> Iterator[Callable[..., OutageKiosk]]:
    with ExitStack() as started:

        def start_it(**settings: str) -> OutageKiosk:
            kiosk = OutageKiosk(proxy.address_of(address(reception)), tmp_path, **settings)
            started.callback(kiosk.kill)
            return kiosk

        yield start_it


def address(reception: Reception) -> str:
    return reception._database.url.render_as_string(hide_password=False)


def waiting(reception: Reception) -> list[str]:
    return [one.visit.ticket.label for one in reception.hall.queue().tickets]


def until(holds: Callable[[], bool]) -> float:
    began_s = time.monotonic()
    while not holds():
        assert time.monotonic() - began_s < _PATIENCE_S
        time.sleep(0.02)
    return time.monotonic() - began_s


def test_the_cable_is_pulled_and_the_kiosk_killed_and_nobody_is_lost(
    start: Callable[..., OutageKiosk], reception: Reception, proxy: FaultProxy
) -> None:
    kiosk = start()
    # On a computer that is busy, an answer may come too late at first.
    late = 0
    while kiosk.take()["alone"]:
        late += 1
    before = waiting(reception)
    # What the server gave is not heard of any more: the paper's number counts.
    proxy.lose_reply(_ISSUING, silently=True)
    given = [kiosk.take()]
    proxy.blackhole()
    given += [kiosk.take() for _ in range(2)]
    kiosk.kill()
    kiosk = start()
    given.append(kiosk.take())
    letters = given[0]["label"][:2]
    labels = [f"{letters}{number:03d}" for number in range(late + 1, late + 5)]
    assert [one["label"] for one in given] == labels, (given, kiosk.said)
    assert all(one["alone"] and one["paper"] == "confirmed" for one in given)
    # The first may have been handed over at once: until the cable was out, only a reply was lost.
    assert not set(labels[1:]) & set(waiting(reception))

    proxy.heal()
    until(lambda: waiting(reception) == [*before, *labels])
    until(lambda: not kiosk.take()["alone"])
    assert not [one for one in reception.verify() if one.broken]
    printed = {one.visit.ticket.label: one.printed for one in reception.hall.queue().tickets}
    assert {printed[label] for label in labels} == {"confirmed"}


@pytest.mark.deep
def test_without_a_journal_there_is_a_clear_page_and_no_ticket(
    start: Callable[..., OutageKiosk], reception: Reception, proxy: FaultProxy, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    kiosk = start(NOUBA_JOURNAL=str(tmp_path / "file"))
    assert kiosk.take()["label"] == "F001"
    proxy.refuse()
    assert kiosk.take()["page"] == "fault"
    proxy.heal()
    until(lambda: kiosk.take()["page"] == "ticket")
