"""``nouba doctor`` on the database server: what it keeps, and who listens on the way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nouba.checks import CheckHealth
from nouba.database_checks import server_checks, station_checks
from reception.app import open_reception
from reception.database.address import Certificate, CertificateOf, ServerFacts
from reception.domain.alerts import App
from reception.system.clock import SystemClock
from reception.watch.model import StationLife
from tests.support.clocks import FakeClock
from tests.support.databases import PostgresDatabases
from tests.support.every_case import every_case

NOW = FakeClock().now()
GOOD = ServerFacts(
    version=170002,
    tls="TLSv1.3",
    by_network=True,
    settings={
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": "on",
        "data_checksums": "on",
    },
    connections=12,
    most_connections=97,
    stations=8,
    waits_for_standby=False,
    certificates=tuple(
        Certificate(of=one, until=NOW + timedelta(days=300)) for one in CertificateOf
    ),
)


def having(**settings: str) -> ServerFacts:
    return replace(GOOD, settings={**GOOD.settings, **settings})


def until(days: int) -> ServerFacts:
    kept = GOOD.certificates[1]
    return replace(
        GOOD, certificates=(replace(GOOD.certificates[0], until=NOW + timedelta(days=days)), kept)
    )


def test_all_is_well() -> None:
    assert {one.health for one in server_checks(GOOD, NOW)} == {CheckHealth.OK}
    assert not list(server_checks(None, NOW))


@every_case(
    ("facts", "health", "says"),
    [
        (having(fsync="off"), CheckHealth.BROKEN, "fsync is off"),
        (having(full_page_writes="off"), CheckHealth.BROKEN, "full_page_writes is off"),
        (having(synchronous_commit="off"), CheckHealth.BROKEN, "may be lost"),
        (having(data_checksums="off"), CheckHealth.WARNING, "damage of the disk is not noticed"),
        (
            replace(having(synchronous_commit="local"), waits_for_standby=True),
            CheckHealth.BROKEN,
            "may be lost",
        ),
        (replace(GOOD, version=140010), CheckHealth.BROKEN, "too old"),
        (replace(GOOD, tls=""), CheckHealth.WARNING, "read and changed on the way"),
        (replace(GOOD, certificates=()), CheckHealth.WARNING, "believes any server"),
        (until(12), CheckHealth.WARNING, "12 days"),
        (until(-1), CheckHealth.BROKEN, "held until"),
        (replace(GOOD, stations=40), CheckHealth.WARNING, "40 stations may want 200"),
        (replace(GOOD, connections=95), CheckHealth.WARNING, "95 of 97"),
    ],
)
def test_what_is_wrong_is_told_once(facts: ServerFacts, health: CheckHealth, says: str) -> None:
    (found,) = (one for one in server_checks(facts, NOW) if one.health is not CheckHealth.OK)
    assert (found.health, says in found.says) == (health, True), found.says
    assert found.hint


@pytest.mark.postgresql
def test_the_tests_own_server_is_found_out(
    postgres_databases: PostgresDatabases, tmp_path: object
) -> None:
    with (
        postgres_databases.commune(tmp_path) as url,  # type: ignore[arg-type] # it is not looked at
        open_reception(url) as reception,
    ):
        found = list(server_checks(reception.server_facts(), SystemClock().now()))
    broken = {one.says.split(" is ")[0] for one in found if one.health is CheckHealth.BROKEN}
    assert broken == {"fsync", "full_page_writes", "synchronous_commit"}
    assert not [one for one in found if one.code == "tls"], "nothing leaves this computer"


@every_case(
    ("app", "computers", "wrong"),
    [
        (App.KIOSK, ("hall",), 0),
        (App.KIOSK, ("hall", "door"), 1),
        # A disk that was copied took the computer's name along.
        (App.KIOSK, ("hall", "hall"), 1),
        (App.BOARD, ("hall", "hall"), 0),
        (App.CLERK, ("desk", "back"), 1),
    ],
)
def test_two_stations_of_one_name(app: App, computers: tuple[str, ...], wrong: int) -> None:
    life = StationLife(
        station="one",
        app=app,
        part="",
        since=NOW,
        heard_at=NOW,
        unheard=timedelta(0),
        computers=computers,
    )
    found = list(station_checks([life]))
    assert len(found) == wrong
    for one in found:
        assert (one.code, one.health) == ("station", CheckHealth.WARNING)
        assert all(name in one.says for name in computers)
        assert "NOUBA_STATION" in one.hint
