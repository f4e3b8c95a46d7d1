import json
from datetime import time
from types import SimpleNamespace

import pytest

from nouba.station import DONE, REFUSED
from reception.app import open_reception
from reception.domain.alerts import AlertLevel, Begun, CountersMissing, missing_soon
from reception.domain.printer import PrinterStatus
from tests.support.commands import Nouba

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def today(database_url: str) -> str:
    """Let a printer run out of paper; return the service day."""
    with open_reception(database_url) as reception:
        reception.prints.report_printer("kiosk-1", PrinterStatus(paper_out=True))
        return reception.hall.today().isoformat()


def test_what_alarms_is_shown_and_acknowledged(nouba: Nouba, today: str) -> None:
    told = nouba("alerts")
    assert told.exit_code == DONE
    assert "critical  printer of kiosk-1: paper out  since " in told.out
    (alert,) = json.loads(nouba("alerts", "--json").out)
    assert (alert["kind"], alert["subject"], alert["acknowledged_by"]) == (
        "printer",
        "kiosk-1",
        None,
    )
    number = str(alert["id"])
    for login in ("manager", "admin"):
        seen = nouba("alerts", "acknowledge", number, "--by", login)
        assert (seen.exit_code, seen.out.strip()[-15:]) == (DONE, "seen by manager")
    logged = json.loads(nouba("alerts", "--from", today, "--json").out)
    assert [one["id"] for one in logged] == [alert["id"]]


def test_a_clerk_and_an_unknown_alert_are_refused(nouba: Nouba) -> None:
    nouba("alerts", "watch", "--once")
    (alert,) = json.loads(nouba("alerts", "--json").out)
    for words in (
        (str(alert["id"]), "--by", "clerk1"),
        (str(alert["id"]), "--by", "nobody"),
        ("4711", "--by", "manager"),
    ):
        refused = nouba("alerts", "acknowledge", *words)
        assert (refused.exit_code, refused.out) == (REFUSED, "")
        assert refused.err.count("\n") == 1
    assert json.loads(nouba("alerts", "--json").out)[0]["acknowledged_by"] is None


def test_watching_tells_each_change(nouba: Nouba) -> None:
    told = nouba("alerts", "watch", "--once").out.splitlines()
    assert [line.split("  ")[1:3] for line in told] == [
        ["critical", "printer of kiosk-1: paper out"]
    ]


def test_a_disk_that_fills_up_alarms_as_well(nouba: Nouba, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = SimpleNamespace(free=150_000_000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    assert "150 MB are free; make room" in nouba("alerts", "watch", "--once").out
    kinds = {one["kind"]: one["level"] for one in json.loads(nouba("alerts", "--json").out)}
    assert kinds == {"printer": "critical", "disk": "critical"}


def test_a_counter_that_will_be_missing_is_told_with_its_hour_and_services(
    nouba: Nouba, database_url: str
) -> None:
    with open_reception(database_url) as reception:
        now = reception.hall.now()
        missing = CountersMissing(time(10, 30), 3, 1, ("signature",))
        begun = Begun(seen=missing_soon(missing), level=AlertLevel.WARNING)
        reception.watch._store.write(reception.hall.unit().code, [begun], now)
    said = nouba("alerts").out
    assert "at 10:30 1 of 3 counters will be missing (" in said
