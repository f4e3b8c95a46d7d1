"""What a stolen kiosk cannot do by the acts that it calls: lie about time, numbers and places."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import count, product
from typing import Any

import msgspec
import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from reception.accounts.rights import StationKind
from reception.app import open_reception
from reception.database.acts.stations import NOTE_HANDED_OVER_ACT
from reception.database.acts.take_in import JOIN_TICKET
from reception.database.acts.tickets import GIVE_TICKET
from reception.database.run import Statement, instant
from reception.domain.errors import (
    NotGivenBackError,
    NothingWaitingError,
    PaperComingError,
    StorageFault,
)
from reception.domain.page_key import PhoneRules
from reception.domain.paper import PrintState
from reception.domain.sign_in import SignInApp, Where
from reception.domain.take_in import ConflictReason, TakeInOutcome
from reception.domain.ticket import Event, EventKind, Visit
from reception.offline.model import StationTicket
from reception.queue.model import At
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from tests.reception.accounts.accounts import Site
from tests.support.clocks import FakeClock
from tests.support.databases import PASSWORD, quick_sign_in
from tests.support.every_case import every_case
from tests.support.sign_in import let_in

IDS = TimeOrderedIds(SystemClock())
_PANEL = Where(app=SignInApp.PANEL, station="desk-1")

_NOTHING_MORE = f"NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{IDS.new()}', 0"

type Station = psycopg.Connection
type Values = dict[str, Any]


@pytest.fixture
def kiosk(site: Site) -> Iterator[Station]:
    site.tell_server(site.clock.at)
    with site.raw("kiosk-1") as station:
        yield station


@pytest.fixture
def wish(site: Site) -> Values:
    with site.raw("postgres") as owner:
        row = owner.execute(
            "SELECT service.code, series, series_first, series_last, quota, unit.revision"
            " FROM service JOIN unit ON unit.code = service.unit WHERE unit.code = 'commune'"
            " ORDER BY service.code LIMIT 1"
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
        {"appointment_at": 2**63 - 1},
        {"appointment_at": -(2**63)},
        {"quoted_low_us": 2**63 - 1},
        {"quoted_high_us": -1},
        {"quoted_high_us": 1},
        {"quoted_low_us": 5, "quoted_high_us": 5},
        {"service_day": "2026-11-25 "},
        {"service_day": "20261125"},
        {"language": None},
        {"operation": None},
    ),
)
def test_a_kiosk_cannot_lie_about_a_ticket(kiosk: Station, wish: Values, lie: Values) -> None:
    with pytest.raises(InsufficientPrivilege):
        call(kiosk, GIVE_TICKET.call, wish | lie)


def test_by_an_old_description_no_ticket_is_given(kiosk: Station, wish: Values) -> None:
    code, unchanged, *_, number = call(kiosk, GIVE_TICKET.call, wish | {"revision": 99, "quota": 1})
    assert (code, unchanged, number) == ("commune", False, None)


def test_a_kiosk_gives_back_what_it_gave_while_it_is_new(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("postgres") as owner:
        given = kiosk.desk.issue(kiosk.hall.unit().services[0].code).ticket
        owner.accounts.add("spare", StationKind.KIOSK, unit="commune")
        with site.raw("spare") as thief, pytest.raises(InsufficientPrivilege, match="not its own"):
            thief.execute("SELECT give_back(%s, 0, %s)", (str(given.id), str(IDS.new())))
        owner.accounts.remove("spare")
        back = kiosk.desk.give_back(given, operation=given.id)
        assert back.state == "given_back"
        assert kiosk.desk.give_back(given, operation=given.id) == back
        with pytest.raises(NotGivenBackError):
            kiosk.desk.give_back(given)


def test_a_stolen_kiosk_gives_back_nothing_old_nor_called(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk, site.raw("kiosk-1") as thief:
        service = next(one for one in desk.hall.unit().counters if one.number == 3).services[0]
        taken = "SELECT give_back(%s, %s, %s)"
        old = kiosk.desk.issue(service).ticket
        site.clock.advance(minutes=2, seconds=1)
        site.tell_server(site.clock.at)
        late = thief.execute(taken, (str(old.id), instant(old.issued_at), str(IDS.new())))
        assert late.fetchone() == (None,)
        assert desk.hall.ticket(old.label).visit.state == "waiting"
        let_in(quick_sign_in(desk), "clerk1", PASSWORD, _PANEL)
        called = desk.desk.call_next(At(3, "clerk1"))
        new = kiosk.desk.issue(service).ticket
        desk.desk.transfer(At(3, "clerk1"), to_counter=1)
        for one in (called.ticket, new):
            with pytest.raises(InsufficientPrivilege):
                thief.execute(taken, (str(one.id), 0, "no uuid"))
        with pytest.raises(InsufficientPrivilege):
            thief.execute(taken, (str(called.ticket.id), 0, str(IDS.new())))
        desk.desk.close_counter(At(None, "clerk1"))


def test_a_stolen_kiosk_takes_nothing_away_that_the_hall_has_heard(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk, site.raw("kiosk-1") as thief:
        service = next(one for one in desk.hall.unit().counters if one.number == 3).services[0]
        let_in(quick_sign_in(desk), "clerk1", PASSWORD, _PANEL)
        heard = kiosk.desk.issue(service).ticket
        desk.desk.call_ticket(At(3, "clerk1"), heard.label, reason="a test")
        desk.desk.undo(At(3, "clerk1"))
        given = thief.execute("SELECT give_back(%s, 0, %s)", (str(heard.id), str(IDS.new())))
        assert given.fetchone() == (None,)
        with pytest.raises(NotGivenBackError):
            kiosk.desk.give_back(heard)
        assert desk.hall.ticket(heard.label).visit.state == "waiting"
        desk.desk.close_counter(At(None, "clerk1"))


@every_case("minutes", (-10, 10))
def test_how_late_it_is_says_the_server_and_no_kiosk(site: Site, minutes: int) -> None:
    own = FakeClock(site.clock.at + timedelta(minutes=minutes))
    site.tell_server(site.clock.at)
    with open_reception(site.url("kiosk-1"), clock=own) as kiosk:
        service = kiosk.hall.unit().services[0].code
        new, old = (kiosk.desk.issue(service).ticket for _ in range(2))
        assert kiosk.desk.give_back(new).state == "given_back"
        site.clock.advance(minutes=2, seconds=1)
        site.tell_server(site.clock.at)
        with pytest.raises(NotGivenBackError):
            kiosk.desk.give_back(old)


@every_case("station", ("desk-1", "board-1", "console-1", "jobs-1"))
def test_no_other_station_gives_a_number_back(site: Site, station: str) -> None:
    with site.core("kiosk-1") as kiosk, site.raw(station) as other:
        given = kiosk.desk.issue(kiosk.hall.unit().services[0].code).ticket
        with pytest.raises(InsufficientPrivilege):
            other.execute("SELECT give_back(%s, 0, %s)", (str(given.id), str(IDS.new())))


@every_case("station", ("desk-1", "console-1", "jobs-1"))
def test_nobody_but_a_kiosk_makes_a_visitor_one_who_gave_her_number_back(
    site: Site, station: str
) -> None:
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk, site.raw(station) as thief:
        # Even where everybody is signed in who may do most of all.
        for login in ("clerk1", "manager"):
            let_in(quick_sign_in(desk), login, PASSWORD, _PANEL)
        waiting = kiosk.desk.issue(kiosk.hall.unit().services[0].code)
        for clerk in ("clerk1", "manager", None):
            with pytest.raises(InsufficientPrivilege):
                let_happen(thief, waiting, "given_back", counter=None, clerk=clerk)
        assert desk.hall.ticket(waiting.ticket.label).visit.state == "waiting"


class TestByTelephone:
    """What a visitor says there the line's account alone may tell, as the unit has chosen."""

    @pytest.fixture
    def waiting(self, site: Site) -> Iterator[Visit]:
        with site.core("postgres") as owner:
            unit = owner.hall.unit()
            phone = PhoneRules(leave=True, let_go_first=True)
            owner.office.set_up(replace(unit, phone=phone), by="tests")
            yield owner.desk.issue(unit.services[0].code)
            owner.office.set_up(unit, by="tests")

    @every_case("station", ("kiosk-1", "board-1", "desk-1", "console-1"))
    def test_no_other_station_says_it(self, site: Site, waiting: Visit, station: str) -> None:
        with site.core("desk-1") as desk, site.raw(station) as thief:
            for login in ("clerk1", "manager"):
                let_in(quick_sign_in(desk), login, PASSWORD, _PANEL)
            for kind, clerk in product(("left", "let_go_first"), ("clerk1", "manager", None)):
                with pytest.raises(InsufficientPrivilege):
                    let_happen(thief, waiting, kind, counter=None, clerk=clerk)
            assert desk.hall.ticket(waiting.ticket.label).visit == waiting

    def test_where_the_unit_has_not_chosen_it_nobody_is_sent_home(
        self, site: Site, waiting: Visit
    ) -> None:
        with site.core("postgres") as owner, site.raw("jobs-1") as thief:
            owner.office.set_up(replace(owner.hall.unit(), phone=PhoneRules()), by="tests")
            later = instant(site.clock.at)
            for kind, since in (("left", None), ("let_go_first", later)):
                with pytest.raises(InsufficientPrivilege):
                    by_line(thief, waiting, kind, since)
            assert owner.hall.ticket(waiting.ticket.label).visit == waiting

    def test_nobody_comes_forward_by_it_nor_goes_back_twice_or_beyond_what_can_be_read(
        self, site: Site, waiting: Visit
    ) -> None:
        since, day_us = instant(waiting.leg.ranked_since), 24 * 3600 * 1_000_000
        with site.raw("jobs-1") as thief:
            for lie in (None, since - 1, since, since + 9 * day_us, 2**62):
                with pytest.raises(InsufficientPrivilege):
                    by_line(thief, waiting, "let_go_first", lie)
            by_line(thief, waiting, "let_go_first", since + 1)
            with pytest.raises(InsufficientPrivilege):
                by_line(thief, waiting, "let_go_first", since + 2)
            # Whatever else is said with it is not believed.
            by_line(thief, waiting, "left", 2**62)
        with site.core("postgres") as owner:
            leg = owner.hall.ticket(waiting.ticket.label).visit.leg
            assert (leg.service, leg.outcome) == (waiting.leg.service, "left")
            *_, left = owner.reports.story(waiting.ticket.id).events
            assert left.event == Event(kind=EventKind.LEFT, at=left.event.at)
            found = [one for each in owner.verify() for one in each.examples]
            assert not [one for one in found if waiting.ticket.label in one]

    def test_whoever_does_not_wait_is_sent_nowhere(self, site: Site, waiting: Visit) -> None:
        with site.core("postgres") as owner, site.raw("jobs-1") as thief:
            here = At(owner.hall.unit().counters[-1].number, "clerk1")
            owner.desk.call_ticket(here, waiting.ticket.label, reason="a test")
            for kind, since in (("left", None), ("let_go_first", instant(site.clock.at))):
                with pytest.raises(InsufficientPrivilege):
                    by_line(thief, waiting, kind, since)
            owner.desk.start(here)
            owner.desk.finish(here)
            owner.desk.close_counter(here)


def by_line(station: Station, visit: Visit, kind: str, since: int | None) -> None:
    station.execute(
        "SELECT happen(%s, %s, 0, NULL, NULL, 'planning', 'ordinary', 'served', %s, 1, NULL,"
        " 'a remark', %s, 0)",
        (str(visit.ticket.id), kind, since, str(IDS.new())),
    )


# The database is one for all these tests: no number is given twice.
_NUMBERS = count(1)


@pytest.fixture
def handed(site: Site, kiosk: Station, wish: Values) -> Values:
    row = kiosk.execute(
        "SELECT give_prefix('commune', 'ZQ', %s, 'kiosk-1', 1)", (str(IDS.new()),)
    ).fetchone()
    assert row is not None
    with site.raw("postgres") as owner:
        owner.execute(
            "INSERT INTO station_letters VALUES ('commune', 'ZR', 'x', 'desk-1', 1)"
            " ON CONFLICT DO NOTHING"
        )
    at = instant(site.clock.at)
    names = ("unit", "service_day", "language", "service", "priority", "operation")
    return {
        **{one: wish[one] for one in names},
        **dict.fromkeys(("appointment_at", "own_rank", "closed_at")),
        "ticket": wish["id"],
        "series": "ZQ",
        "number": next(_NUMBERS),
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
        {"appointment_at": 2**63 - 1},
        {"language": "xx"},
        {"language": None},
        {"issued_at": None},
        {"number": 0},
        {"number": None},
        {"service_day": "20261125"},
        {"series": "ZR"},
        {"unit": "other"},
        {"touch": "odd"},
        {"first": 1000},
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
            " AND service_day = '2026-11-25' AND unit = 'commune'"
            " AND state NOT IN ('cancelled', 'given_back'))"
            " FROM day_service WHERE service = %s AND service_day = '2026-11-25'",
            (wish["service"], wish["service"]),
        ).fetchone()
    assert found == (True,)


def test_what_a_kiosk_gave_alone_frees_no_place_of_the_day(
    site: Site, kiosk: Station, wish: Values, handed: Values
) -> None:
    taken = "SELECT taken FROM day_service WHERE service = %s AND service_day = '2026-11-25'"
    assert call(kiosk, GIVE_TICKET.call, wish)
    own = {one: str(IDS.new()) for one in ("ticket", "touch", "operation")}
    # Its place is not counted yet: that is another act, which a thief leaves out.
    call(kiosk, JOIN_TICKET.call, handed | own)
    with site.raw("postgres") as owner:
        before = owner.execute(taken.encode(), (wish["service"],)).fetchone()
        with pytest.raises(InsufficientPrivilege, match="alone"):
            kiosk.execute("SELECT give_back(%s, 0, %s)", (own["ticket"], str(IDS.new())))
        assert owner.execute(taken.encode(), (wish["service"],)).fetchone() == before


@every_case("station", ("kiosk-1", None, "kiosk-before"))
def test_letters_that_no_other_account_holds_are_its_own(
    site: Site, kiosk: Station, handed: Values, station: str | None
) -> None:
    with site.raw("postgres") as owner:
        owner.execute("UPDATE station_letters SET station = %s WHERE letters = 'ZQ'", (station,))
    with kiosk.transaction(force_rollback=True):
        call(kiosk, JOIN_TICKET.call, handed)


def test_a_number_that_another_ticket_had_stays_void(
    site: Site, kiosk: Station, handed: Values
) -> None:
    call(kiosk, JOIN_TICKET.call, handed)
    other = handed | {"number": 950}
    with site.raw("postgres") as owner:
        owner.execute(
            "INSERT INTO void_number (unit, service_day, series, number, label, at, reason,"
            " ticket, until_seq, operation) VALUES ('commune', '2026-11-25', 'ZQ', %s, 'ZQ', 1,"
            " 'x', %s, 1, 'x')",
            (other["number"], handed["ticket"]),
        )
    mine = {name: str(IDS.new()) for name in ("ticket", "touch", "operation")}
    with pytest.raises(InsufficientPrivilege):
        call(kiosk, JOIN_TICKET.call, other | mine)


def parked(site: Site) -> Values:
    ticket = StationTicket(
        id=IDS.new(),
        touch=IDS.new(),
        install=IDS.new(),
        station="kiosk-1",
        service_day=site.clock.at.date(),
        series="ZQ",
        number=7,
        service="x",
        language="ar",
        priority="ordinary",
        made_at=site.clock.at,
        clock_ahead=timedelta(days=-1, microseconds=1),
        appointment_at=site.clock.at,
        paper=PrintState.CONFIRMED,
    )
    return {
        **dict.fromkeys(("unit", "void_label", "decided_by")),
        "ticket": str(ticket.id),
        "operation": str(IDS.new()),
        "outcome": TakeInOutcome.CONFLICT,
        "service_day": "2026-11-25",
        "series": ticket.series,
        "number": ticket.number,
        "at": 0,
        "given": msgspec.json.encode(ticket).decode(),
    }


@every_case("why", tuple(ConflictReason))
def test_whatever_a_kiosk_hands_over_can_be_read_again(
    site: Site, kiosk: Station, why: ConflictReason
) -> None:
    call(kiosk, NOTE_HANDED_OVER_ACT.call, parked(site) | {"why": why})
    with site.core("postgres") as owner:
        assert why in {one.why for one in owner.offline.conflicts()}


@every_case(
    "lie",
    (
        {"why": "x"},
        {"service_day": "2026-11-5"},
        {"service_day": "2026-12-05"},
        {"series": "ZZ"},
        {"number": 8},
        {"operation": "x"},
        {"ticket": str(IDS.new())},
        {"given": "[]"},
        {"void_label": "x" * 21},
        {"outcome": TakeInOutcome.JOINED},
        {"outcome": TakeInOutcome.TOO_LATE, "why": None},
        {"without": "touch"},
        {"clock_ahead": "P999999999D"},
        {"clock_ahead": 1},
        {"made_at": "x"},
        {"made_at": "2026-11-25T24:00:00Z"},
        {"appointment_at": "x"},
        {"service": "x" * 4000},
        {"install": "x"},
        {"paper": "x"},
        {"paper_answers": None},
    ),
)
def test_a_kiosk_hands_over_nothing_that_nobody_can_read(
    site: Site, kiosk: Station, lie: Values
) -> None:
    honest = parked(site) | {"why": ConflictReason.NO_LABEL}
    given = json.loads(honest["given"])
    told = {name: value for name, value in lie.items() if name in honest}
    given |= {name: value for name, value in lie.items() if name not in honest}
    given.pop(given.pop("without", None), None)
    with pytest.raises(InsufficientPrivilege):
        call(kiosk, NOTE_HANDED_OVER_ACT.call, honest | {"given": json.dumps(given)} | told)


def test_so_many_wait_for_a_decision_that_people_can_still_read_them(
    site: Site, kiosk: Station
) -> None:
    honest = parked(site) | {"why": ConflictReason.NO_LABEL}
    with site.raw("postgres") as owner:
        owner.execute(
            "INSERT INTO taken_in (ticket, unit, operation, outcome, why, service_day, series,"
            " number, at, given) SELECT 'many ' || g, 'commune', 'many ' || g, 'parked', 'x',"
            " '2026-11-25', 'ZQ', g, 0, '{}' FROM generate_series(1, 1000) AS g"
        )
        try:
            with pytest.raises(InsufficientPrivilege, match="too many"):
                call(kiosk, NOTE_HANDED_OVER_ACT.call, honest)
        finally:
            owner.execute("DELETE FROM taken_in WHERE ticket LIKE 'many %'")


def test_an_outage_of_a_wrong_clock_stays_in_bounds(site: Site, kiosk: Station) -> None:
    one = str(IDS.new())
    kiosk.execute("SELECT tell_outage(%s, NULL, NULL, %s, %s, 0, 0, 0)", (one, -(2**63), 2**63 - 1))
    with site.raw("postgres") as owner:
        found = owner.execute(
            "SELECT began_at, ended_at FROM station_outage WHERE id = %s", (one,)
        ).fetchone()
    now = site.clock.at
    assert found == (instant(now - timedelta(days=366)), instant(now))


def test_a_pause_ends_on_a_day_that_stations_can_read(site: Site) -> None:
    with site.core("desk-1") as desk, site.raw("desk-1") as thief:
        service = desk.hall.unit().services[0].code
        sign_in = quick_sign_in(desk)
        inside = let_in(sign_in, "manager", PASSWORD, _PANEL)
        with pytest.raises(InsufficientPrivilege, match="so long"):
            thief.execute(
                "SELECT begin_pause(NULL, %s, 0, 'manager', NULL, 9000000000000000000)", (service,)
            )
        sign_in.leave(inside.token)


def let_happen(
    station: Station, visit: Visit, kind: str, *, counter: int | None, clerk: str | None
) -> None:
    station.execute(
        "SELECT happen(%s, %s, 0, %s, %s, NULL, NULL, NULL, NULL, NULL, NULL, NULL, %s, 0)",
        (str(visit.ticket.id), kind, counter, clerk, str(IDS.new())),
    )


def test_a_clerk_ends_no_colleagues_visit(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk, site.raw("desk-1") as thief:
        service = next(one for one in desk.hall.unit().counters if one.number == 3).services[0]
        let_in(quick_sign_in(desk), "clerk1", PASSWORD, _PANEL)
        let_in(quick_sign_in(desk), "clerk2", PASSWORD, _PANEL)
        waiting = kiosk.desk.issue(service)
        with pytest.raises(InsufficientPrivilege):
            let_happen(thief, waiting, "cancelled", counter=None, clerk=None)
        called = desk.desk.call_next(At(3, "clerk2"))
        for kind, clerk in (("missed", "clerk1"), ("finished", "clerk1"), ("missed", None)):
            with pytest.raises(InsufficientPrivilege):
                let_happen(thief, called, kind, counter=3, clerk=clerk)
        desk.desk.no_show(At(3, "clerk2"))
        desk.desk.close_counter(At(None, "clerk2"))


def test_a_clerk_takes_back_nothing_that_a_colleague_did(site: Site) -> None:
    taken_back = f"SELECT take_back(%s, 'undone', 0, 3, %s, '{IDS.new()}', 0)"
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk, site.raw("desk-1") as thief:
        service = next(one for one in desk.hall.unit().counters if one.number == 3).services[0]
        for login in ("clerk1", "clerk2", "manager"):
            let_in(quick_sign_in(desk), login, PASSWORD, _PANEL)
        waiting = kiosk.desk.issue(service)
        called = desk.desk.call_ticket(At(3, "clerk2"), waiting.ticket.label, reason="a test")
        for other in ("clerk1", "manager", None):
            with pytest.raises(InsufficientPrivilege, match="not hers"):
                thief.execute(taken_back.encode(), (str(called.ticket.id), other))
        thief.execute(taken_back.encode(), (str(called.ticket.id), "clerk2"))
        assert desk.hall.ticket(called.ticket.label).visit.state == "waiting"
        desk.desk.close_counter(At(None, "clerk2"))


@every_case(
    ("station", "act"),
    (
        ("desk-1", f"happen('other-1', 'called', 0, 1, 'clerk1', {_NOTHING_MORE})"),
        ("desk-1", f"take_back('other-1', 'undone', 0, 1, 'clerk1', '{IDS.new()}', 0)"),
        ("desk-1", "claim('other-1', 0)"),
        ("desk-1", "hold_visit('other-1')"),
        ("kiosk-1", f"want_sheet('other-1', 'kiosk-1', '{IDS.new()}', 0)"),
        ("kiosk-1", "begin_sheet('other-1', 1, 'kiosk-1', 'x', 0)"),
        ("kiosk-1", "record_sheet('other-1', 1, 'confirmed', 0, 1, 0)"),
        ("console-1", "know_paper('other-1', NULL, 'confirmed', 1, NULL, 0)"),
    ),
)
def test_nothing_is_done_to_a_visit_of_another_unit(site: Site, station: str, act: str) -> None:
    with site.core("desk-1") as desk, site.raw(station) as thief:
        let_in(quick_sign_in(desk), "clerk1", PASSWORD, _PANEL)
        desk.desk.open_counter(At(1, "clerk1"))
        with pytest.raises(InsufficientPrivilege, match="another unit"):
            thief.execute(f"SELECT {act}".encode())
        desk.desk.close_counter(At(None, "clerk1"))


def test_a_station_says_nothing_of_anothers_sheets(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.raw("desk-1") as thief:
        visit = kiosk.desk.issue(kiosk.hall.unit().services[0].code, printer_station="kiosk-1")
        ticket = visit.ticket.id
        for state in (PrintState.CONFIRMED, PrintState.FAILED):
            with pytest.raises(InsufficientPrivilege, match="another station"):
                thief.execute("SELECT record_sheet(%s, 1, %s, 0, 1, 0)", (str(ticket), state))
        begun = "SELECT begin_sheet(%s, 1, NULL, 'x', 0)"
        assert thief.execute(begun.encode(), (str(ticket),)).fetchone() == (0,)
        with pytest.raises(InsufficientPrivilege, match="no other name"):
            thief.execute(begun.replace("NULL", "'kiosk-1'").encode(), (str(ticket),))
        (job,) = (
            one for one in kiosk.prints.wanted("kiosk-1", starts=True) if one.ticket == ticket
        )
        assert kiosk.prints.begin(job, attempt=kiosk.ids.new())


def test_a_kiosk_takes_no_slip_of_another_one(site: Site) -> None:
    mine, others = str(IDS.new()), str(IDS.new())
    with site.raw("console-1") as console, site.raw("kiosk-1") as thief:
        for wanted, station in ((mine, "kiosk-1"), (others, "kiosk-9")):
            asked = "SELECT want_slip(%s, 'commune', %s, '{}', 0)"
            console.execute(asked.encode(), (wanted, station))
        for act in ("take_slip", "record_slip"):
            with pytest.raises(InsufficientPrivilege, match="another station"):
                thief.execute(f"SELECT {act}(%s, 'sending', 0)".encode(), (others,))
        taken = thief.execute("SELECT take_slip(%s, 'sending', 0)", (mine,))
        assert taken.fetchone() == (1,)


def test_nobody_acts_in_the_name_of_who_is_not_signed_in_here(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk, site.raw("desk-1") as thief:
        sign_in = quick_sign_in(desk)
        sign_in.leave(let_in(sign_in, "clerk2", PASSWORD, _PANEL).token)
        site.clock.advance(minutes=1)
        site.tell_server(site.clock.at)
        service = next(one for one in desk.hall.unit().counters if one.number == 3).services[0]
        waiting = kiosk.desk.issue(service)
        for kind in ("called", "started"):
            with pytest.raises(InsufficientPrivilege, match="nobody of this name"):
                let_happen(thief, waiting, kind, counter=3, clerk="clerk2")
        for act in (
            "open_counter('commune', 'clerk2', 3, 0, NULL)",
            "set_profile('commune', 'clerk2', NULL)",
            "begin_break('commune', 'clerk2', 3, 'x', 0)",
            f"take_back('{waiting.ticket.id}', 'undone', 0, NULL, 'clerk2', '{IDS.new()}', 0)",
        ):
            with pytest.raises(InsufficientPrivilege, match="nobody of this name"):
                thief.execute(f"SELECT {act}".encode())
        assert desk.hall.ticket(waiting.ticket.label).visit.state == "waiting"


def test_no_visitor_is_called_to_a_counter_where_the_caller_is_not(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk, site.raw("desk-1") as thief:
        service = next(one for one in desk.hall.unit().counters if one.number == 3).services[0]
        let_in(quick_sign_in(desk), "clerk1", PASSWORD, _PANEL)
        desk.desk.open_counter(At(1, "clerk1"))
        waiting = kiosk.desk.issue(service)
        for kind in ("called", "started"):
            with pytest.raises(InsufficientPrivilege, match="elsewhere"):
                let_happen(thief, waiting, kind, counter=3, clerk="clerk1")
        with pytest.raises(InsufficientPrivilege, match="elsewhere"):
            thief.execute("SELECT begin_break('commune', 'clerk1', 3, 'x', 0)")
        with site.raw("desk-2") as elsewhere:
            for act in ("close_counter(%s, %s, 0, NULL)", "end_break(%s, %s, 0)"):
                with pytest.raises(InsufficientPrivilege, match="elsewhere"):
                    elsewhere.execute(f"SELECT {act}".encode(), ("commune", "clerk1"))
        let_happen(thief, waiting, "called", counter=1, clerk="clerk1")
        with pytest.raises(InsufficientPrivilege, match="ends first"):
            thief.execute("SELECT close_counter('commune', 'clerk1', 0, NULL)")
        desk.desk.no_show(At(1, "clerk1"))
        desk.desk.close_counter(At(None, "clerk1"))


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
