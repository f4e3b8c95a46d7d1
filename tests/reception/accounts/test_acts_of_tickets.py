"""What a stolen kiosk cannot do by the acts that it calls: lie about time, numbers and places."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from reception.database.acts.taking_in import JOIN_TICKET
from reception.database.acts.tickets import GIVE_TICKET
from reception.database.run import Statement, instant
from reception.domain.errors import NothingWaitingError, PaperComingError, StorageFault
from reception.domain.sign_in import SignInApp, Where
from reception.queue.model import At
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from tests.reception.accounts.accounts import Site
from tests.support.databases import PASSWORD, quick_sign_in
from tests.support.every_case import every_case
from tests.support.sign_in import let_in

IDS = TimeOrderedIds(SystemClock())
_PANEL = Where(app=SignInApp.PANEL, station="desk-1")

type Station = psycopg.Connection
type Values = dict[str, Any]


@pytest.fixture
def kiosk(site: Site) -> Iterator[Station]:
    site.tell_server(site.clock.at)
    with site.raw("kiosk-1") as station:
        yield station


@pytest.fixture
def wish(site: Site, kiosk: Station) -> Values:
    row = kiosk.execute(
        "SELECT service.code, series, series_first, series_last, quota, unit.revision"
        " FROM service JOIN unit ON unit.code = service.unit ORDER BY service.code LIMIT 1"
    ).fetchone()
    assert row is not None
    names = ("service", "series", "series_first", "series_last", "quota", "revision")
    at = instant(site.clock.at)
    return {
        **dict(zip(names, row, strict=True)),
        **dict.fromkeys(("appointment_at", "own_rank", "request", "callable_from")),
        **dict.fromkeys(("quoted_low_us", "quoted_high_us")),
        "id": str(IDS.new()),
        "operation": str(IDS.new()),
        "unit": "commune",
        "language": "ar",
        "service_day": "2026-11-25",
        "priority": "ordinary",
        "station": "kiosk-1",
        "issued_at": at,
        "ranked_since": at,
        "now": at,
    }


def call(station: Station, statement: str, values: Mapping[str, Any]) -> Any:
    return station.execute(Statement(statement).postgresql.encode(), values).fetchone()


def test_a_ticket_waits_since_the_server_says(site: Site, kiosk: Station, wish: Values) -> None:
    long_ago = instant(site.clock.at - timedelta(hours=5))
    said = {"issued_at": long_ago, "ranked_since": 1, "callable_from": 9 * 10**15, "now": 1}
    assert call(kiosk, GIVE_TICKET.call, wish | said)
    now = instant(site.clock.at)
    with site.raw("postgres") as owner:
        found = owner.execute(
            "SELECT issued_at, waiting_since, leg.ranked_since, callable_from, event.at, queued_at"
            " FROM ticket JOIN leg ON leg.ticket = id JOIN event ON event.ticket = id"
            " JOIN print_job ON print_job.ticket = id WHERE id = %s",
            (wish["id"],),
        ).fetchone()
    assert found == (now, now, now, now + 90_000_000, now, now)


@every_case(
    "lie",
    (
        {"quota": 1},
        {"series": "Q"},
        {"series_first": 900},
        {"series_last": 10**6},
        {"unit": "other"},
        {"language": "xx"},
        {"service_day": "2026-12-01"},
        {"station": "kiosk-9"},
        {"id": "no uuid"},
        {"operation": "'; --"},
        {"own_rank": 1},
        {"own_rank": 1, "appointment_at": 1},
    ),
)
def test_a_kiosk_cannot_lie_about_a_ticket(kiosk: Station, wish: Values, lie: Values) -> None:
    with pytest.raises(InsufficientPrivilege):
        call(kiosk, GIVE_TICKET.call, wish | lie)


def test_by_an_old_description_no_ticket_is_given(kiosk: Station, wish: Values) -> None:
    code, unchanged, *_, number = call(kiosk, GIVE_TICKET.call, wish | {"revision": 99, "quota": 1})
    assert (code, unchanged, number) == ("commune", False, None)


@pytest.fixture
def handed(site: Site, kiosk: Station, wish: Values) -> Values:
    row = kiosk.execute(
        "SELECT give_prefix('commune', 'ZQ', %s, 'kiosk-1', 1)", (str(IDS.new()),)
    ).fetchone()
    assert row is not None
    at = instant(site.clock.at)
    names = ("unit", "service_day", "language", "service", "priority", "operation")
    return {
        **{one: wish[one] for one in names},
        **dict.fromkeys(("appointment_at", "own_rank", "closed_at")),
        "ticket": wish["id"],
        "series": "ZQ",
        "number": 1 + IDS.new().int % 900,
        "first": 1,
        "touch": str(IDS.new()),
        "note": "kiosk-1",
        "at": at,
        "issued_at": at - 60_000_000,
    }


@every_case(
    "lie",
    (
        {"series": "A", "number": 990},
        {"series": "QQ"},
        {"issued_at": 1},
        {"issued_at": 9 * 10**15},
        {"service_day": "2026-11-20"},
        {"closed_at": 1},
        {"own_rank": 1},
        {"unit": "other"},
        {"touch": "odd"},
    ),
)
def test_a_kiosk_cannot_lie_about_what_it_gave_alone(
    kiosk: Station, handed: Values, lie: Values
) -> None:
    with pytest.raises(InsufficientPrivilege):
        call(kiosk, JOIN_TICKET.call, handed | lie)


def test_places_are_counted_whatever_a_kiosk_says(
    site: Site, kiosk: Station, wish: Values, handed: Values
) -> None:
    call(kiosk, JOIN_TICKET.call, handed)
    for _ in range(5):
        kiosk.execute(
            "SELECT take_places('commune', '2026-11-25', %s)", (wish["service"],)
        ).fetchone()
    with site.raw("postgres") as owner:
        found = owner.execute(
            "SELECT taken = (SELECT count(*) FROM leg WHERE service = %s AND leg = 1"
            " AND service_day = '2026-11-25' AND unit = 'commune' AND state <> 'cancelled')"
            " FROM day_service WHERE service = %s AND service_day = '2026-11-25'",
            (wish["service"], wish["service"]),
        ).fetchone()
    assert found == (True,)


def test_a_clerk_hears_that_others_are_busy_and_not_that_nobody_waits(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk, site.raw("postgres") as thief:
        service = next(one for one in desk.hall.unit().counters if one.number == 3).services[0]
        let_in(quick_sign_in(desk), "clerk2", PASSWORD, _PANEL)
        for _ in range(2):
            kiosk.desk.issue(service)
        with thief.transaction(force_rollback=True):
            thief.execute("SELECT * FROM leg FOR UPDATE")
            with pytest.raises(StorageFault, match="busy"):
                desk.desk.call_next(At(3, "clerk2"))
        called = desk.desk.call_next(At(3, "clerk2"))
        desk.desk.start(At(3, "clerk2"))
        desk.desk.finish(At(3, "clerk2"))
        assert called.ticket.label
        desk.desk.call_next(At(3, "clerk2"))
        desk.desk.no_show(At(3, "clerk2"))
        with suppress(NothingWaitingError, PaperComingError):
            while desk.desk.call_next(At(3, "clerk2")):
                desk.desk.no_show(At(3, "clerk2"))
        desk.desk.close_counter(At(None, "clerk2"))
