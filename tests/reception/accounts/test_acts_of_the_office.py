"""What a stolen console, or the jobs' account, cannot do: describe, invent a past, forget."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from reception.app import Reception
from reception.database.acts import office, past, take_in
from reception.database.acts.paper import WANT_SLIP_ACT
from reception.database.run import Statement, instant
from reception.domain.alerts import AlertKind
from reception.domain.errors import StorageFault
from reception.domain.sign_in import SignInApp, Where
from reception.domain.unit import Person
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from tests.reception.accounts.accounts import Site
from tests.support.databases import PASSWORD, quick_sign_in
from tests.support.every_case import every_case
from tests.support.history import GOOD, backed_up, own_csv
from tests.support.sign_in import let_in

IDS: Final = TimeOrderedIds(SystemClock())
_OFFICE: Final = Where(app=SignInApp.CONSOLE, station="console-1")

type Station = psycopg.Connection
type Values = dict[str, Any]


def call(station: Station, statement: str, values: Mapping[str, Any]) -> Any:
    return station.execute(Statement(statement).postgresql.encode(), values).fetchone()


def read(site: Site, statement: str, *values: object) -> list[tuple[Any, ...]]:
    with site.raw("postgres") as owner:
        return owner.execute(statement.encode(), values or None).fetchall()


def broken(site: Site) -> list[str]:
    """Return what is wrong, but for the other unit's ticket, which was written by hand."""
    by_hand = ("Z001 on", "birth-extract on")
    with site.core("postgres") as owner:
        found = owner.verify()
    return [
        f"{one.code}: {it}" for one in found for it in one.examples if not it.startswith(by_hand)
    ]


@pytest.fixture
def console(site: Site) -> Iterator[Station]:
    site.tell_server(site.clock.at)
    with site.raw("console-1") as station:
        yield station


@pytest.fixture
def jobs(site: Site) -> Iterator[Station]:
    site.tell_server(site.clock.at)
    with site.raw("jobs-1") as station:
        yield station


@pytest.fixture
def nobody_in(site: Site) -> None:
    with site.raw("postgres") as owner:
        owner.execute("UPDATE sign_in_session SET ended_at = seen_at, ended = 'left'")


@pytest.fixture
def admin(site: Site, nobody_in: None) -> Iterator[tuple[Reception, Person]]:
    """Give a console at which an administrator is signed in."""
    with site.core("console-1") as core:
        yield core, let_in(quick_sign_in(core), "admin", PASSWORD, _OFFICE).person


@pytest.fixture
def manager(site: Site, nobody_in: None) -> None:
    with site.core("console-1") as core:
        let_in(quick_sign_in(core), "manager", PASSWORD, _OFFICE)


def described(site: Site, **changed: Any) -> Values:
    """Return a revision that an administrator may publish."""
    ((revision, document),) = read(
        site,
        "SELECT revision, document FROM unit JOIN unit_revision USING (revision)"
        " WHERE unit = code AND code = 'commune'",
    )
    told = json.loads(document) | changed
    return {
        "unit": "commune",
        "since": revision,
        "made_at": 1,
        "made_by": "admin",
        "why": None,
        "brings_back": None,
        "document": json.dumps(told),
    }


class TestDescribing:
    @pytest.mark.usefixtures("admin")
    def test_the_server_says_when_and_knows_what_the_description_says(
        self, site: Site, console: Station
    ) -> None:
        values = described(site)
        told = json.loads(values["document"])
        told["services"][0]["daily_quota"] = 7
        told["priorities"][0]["head_start"] = "P1DT90S"
        (revision,) = call(
            console, office.PUBLISH_REVISION.call, values | {"document": json.dumps(told)}
        )
        code, priority = told["services"][0]["code"], told["priorities"][0]["code"]
        assert read(
            site, "SELECT made_at, made_by FROM unit_revision WHERE revision = %s", revision
        ) == [(instant(site.clock.at), "admin")]
        assert read(
            site, "SELECT quota FROM service WHERE unit = 'commune' AND code = %s", code
        ) == [(7,)]
        assert read(
            site,
            "SELECT head_start_us FROM priority_class WHERE unit = 'commune' AND code = %s",
            priority,
        ) == [(86_490_000_000,)]
        assert call(console, office.PUBLISH_REVISION.call, values) is None, "meanwhile changed"
        assert call(console, office.PUBLISH_REVISION.call, values | {"since": revision})

    def test_by_the_core_it_is_as_in_a_file(
        self, site: Site, admin: tuple[Reception, Person]
    ) -> None:
        core, person = admin
        names = ("service", "counter", "priority_class")

        def written() -> list[list[tuple[Any, ...]]]:
            return [sorted(read(site, f"TABLE {one}"), key=repr) for one in names]

        before = written()
        described_now = core.office.described()
        core.office.describe(
            {**described_now.tables(), "hotline": "2099"},
            since=described_now.revision,
            asking=person,
        )
        core.office.undo(since=described_now.revision + 1, asking=person)
        assert written() == before

    @every_case(
        "lie",
        (
            {"made_by": "manager"},
            {"unit": "other"},
            {"document": json.dumps({"code": "other", "people": [{"role": "administrator"}]})},
            {"document": json.dumps({"code": "commune", "people": [{"role": "manager"}]})},
        ),
    )
    @pytest.mark.usefixtures("manager")
    def test_a_console_cannot_lie_about_a_revision(
        self, site: Site, admin: tuple[Reception, Person], console: Station, lie: Values
    ) -> None:
        assert admin
        with pytest.raises(InsufficientPrivilege):
            call(console, office.PUBLISH_REVISION.call, described(site) | lie)

    @pytest.mark.usefixtures("manager")
    def test_without_an_administrator_nothing_is_described(
        self, site: Site, console: Station
    ) -> None:
        for by in ("admin", "manager", "nouba"):
            with pytest.raises(InsufficientPrivilege):
                call(console, office.PUBLISH_REVISION.call, described(site) | {"made_by": by})


def visit(**changed: Any) -> Values:
    """Return a visit of the past as a console tells it."""
    at = 1_763_630_000_000_000  # on 2025-11-20
    events = [
        {"kind": "imported", "at": at, "service": "signature", "priority": "ordinary"},
        {"kind": "closed", "at": at + 60_000_000},
    ]
    return {
        "id": str(IDS.new()),
        "service_day": "2025-11-20",
        "series": "~H",
        "number": 1,
        "language": "ar",
        "operation": str(IDS.new()),
        "events": [{"step": step, **one} for step, one in enumerate(events)],
    } | changed


def events(*told: Values) -> list[Values]:
    return [{"step": step, **one} for step, one in enumerate(told)]


_BEGAN: Final = {"kind": "imported", "at": 1, "service": "signature", "priority": "ordinary"}
_FUTURE: Final = 4_000_000_000_000_000


class TestBringingIn:
    @pytest.fixture
    def run(self, admin: tuple[Reception, Person], console: Station) -> int:
        assert admin
        begun = {"unit": "commune", "source": "nouba", "file": "f", "by": "admin", "at": 1}
        (number,) = call(console, past.BEGIN_IMPORT_ACT.call, begun)
        return int(number)

    def test_a_console_brings_in_what_a_file_tells(
        self, site: Site, admin: tuple[Reception, Person]
    ) -> None:
        core, person = admin
        line = {"clerk": "gone", "service": "abolished", "counter": "77", "priority": "elder"}
        lines = (GOOD, GOOD | {"ticket_id": str(IDS.new()), "label": "F002", **line})
        for brought in (2, 0):
            done = core.history.bring_in(
                io.BytesIO(own_csv(*lines)), file="past.csv", make_missing=True, asking=person
            )
            assert (done.visits, done.refused) == (brought, 0)
        assert not broken(site)
        with site.core("postgres") as owner:
            told = owner.history.imports()[1]
        assert (told.visits, told.legs, told.made_by) == (2, 2, "admin")
        assert told.ended_at

    def test_a_command_is_signed_by_its_station(self, admin: tuple[Reception, Person]) -> None:
        core, person = admin
        line = GOOD | {"ticket_id": str(IDS.new()), "label": "F009"}
        core.history.bring_in(io.BytesIO(own_csv(line)), file="more.csv")
        assert core.history.imports(asking=person)[0].made_by == "console-1"

    @pytest.mark.usefixtures("manager")
    def test_without_an_administrator_nothing_is_brought_in(
        self, site: Site, console: Station
    ) -> None:
        with site.core("console-1") as core, pytest.raises(StorageFault, match="refuses"):
            core.history.bring_in(io.BytesIO(own_csv(GOOD)), file="past.csv")
        with pytest.raises(InsufficientPrivilege):
            call(
                console,
                past.KEEP_NAMED_ACT.call,
                {"unit": "commune", "kind": "clerk", "name": "friend"},
            )

    @every_case(
        "lie",
        (
            {"service_day": "2026-11-25"},
            {"service_day": "2026-11-26"},
            {"service_day": "2025-11-20 "},
            {"series": "A"},
            {"series": "~a"},
            {"number": -1},
            {"language": "xx"},
            {"id": "no uuid"},
            {"operation": "'; --"},
            {"events": []},
            {"events": events(_BEGAN)},
            {"events": events({**_BEGAN, "kind": "issued"}, {"kind": "closed", "at": 2})},
            {"events": events(_BEGAN, {"kind": "finished", "at": 2})},
            {"events": events(_BEGAN, {"kind": "closed", "at": _FUTURE})},
            {"events": events({**_BEGAN, "at": -1}, {"kind": "closed", "at": 2})},
            {"events": events(_BEGAN, {"kind": "closed", "at": 2}, {"kind": "undone", "at": 3})},
            {"events": events(_BEGAN, {"kind": "no such", "at": 2})},
        ),
    )
    def test_a_console_invents_no_visit_that_cannot_have_been(
        self, console: Station, run: int, lie: Values
    ) -> None:
        told = json.dumps([visit(**lie)])
        with pytest.raises(InsufficientPrivilege):
            call(
                console, past.BRING_IN_VISITS.call, {"run": run, "unit": "commune", "visits": told}
            )

    def test_control_the_same_without_a_lie_is_brought_in(
        self, site: Site, console: Station, run: int
    ) -> None:
        one = visit(unit="other", label="A900", issued_at=7)
        values = {"run": run, "unit": "commune", "visits": json.dumps([one])}
        call(console, past.BRING_IN_VISITS.call, values)
        at = one["events"][0]["at"]
        assert read(site, "SELECT unit, label, issued_at FROM ticket WHERE id = %s", one["id"]) == [
            ("commune", "H001", at)
        ]
        ended = "SELECT state, waiting_since, ended_at FROM leg WHERE ticket = %s"
        assert read(site, ended, one["id"]) == [("unserved", at, at + 60_000_000)]

    def test_only_in_an_import_of_the_unit_that_goes_on(
        self, site: Site, console: Station, run: int
    ) -> None:
        values = {"unit": "commune", "visits": json.dumps([visit(number=2)])}
        (others,) = read(
            site,
            "INSERT INTO visit_import (unit, source, file, made_by, began_at, visits, legs)"
            " VALUES ('other', 's', 'f', 'x', %s, 0, 0) RETURNING id",
            instant(site.clock.at),
        )
        call(console, past.END_IMPORT_ACT.call, {"run": run, "at": 1})
        for number in (run, others[0], 9999):
            with pytest.raises(InsufficientPrivilege):
                call(console, past.BRING_IN_VISITS.call, values | {"run": number})
        with pytest.raises(InsufficientPrivilege):
            call(console, past.END_IMPORT_ACT.call, {"run": others[0], "at": 1})


# A day as it is, told as the jobs tell one in whose place it stands.
_AS_IT_IS: Final = """
    SELECT json_agg(json_build_object('id', gen_random_uuid(), 'operation', gen_random_uuid(),
        'service_day', service_day, 'series', '~H', 'number', place, 'language', language,
        'events', (SELECT json_agg(one ORDER BY seq) FROM event AS one WHERE ticket = day.id)))
    FROM (
        SELECT *, row_number() OVER () AS place FROM ticket
        WHERE unit = 'commune' AND service_day = %s
    ) AS day
"""


def blanked(told: list[Values]) -> list[Values]:
    """Return these visits without those who served."""
    return [
        one
        | {
            "events": [
                event | {"note": None, "clerk": event["clerk"] and "~"} for event in one["events"]
            ]
        }
        for one in told
    ]


def _later(told: list[Values]) -> None:
    told[0]["events"][-1]["at"] += 1


def _an_hour_before(told: list[Values]) -> None:
    for event in told[0]["events"]:
        event["at"] -= 3_600_000_000


_LIES_ABOUT_A_DAY: Final[Mapping[str, Callable[[list[Values]], object]]] = {
    "one left out": lambda told: told.pop(),
    "one more": lambda told: told.append(visit(service_day=told[0]["service_day"], number=900)),
    "a second later": _later,
    "an hour before": _an_hour_before,
    "at another counter": lambda told: [one.update(counter=1) for one in told[0]["events"][1:]],
    "by somebody": lambda told: told[0]["events"][-1].update(clerk="clerk2"),
    "with a note": lambda told: told[0]["events"][-1].update(note="she was late"),
}


class TestForgetting:
    @pytest.fixture
    def later(self, site: Site, admin: tuple[Reception, Person]) -> Iterator[str]:
        """Let it be 500 days after a day that came in; return that day."""
        day = self._bring_in_a_day(*admin, "2026-11-20")
        site.clock.at += timedelta(days=500)
        site.tell_server(site.clock.at)
        yield day
        site.clock.at -= timedelta(days=500)
        site.tell_server(site.clock.at)

    def _bring_in_a_day(self, core: Reception, person: Person, day: str) -> str:
        line = {key: value.replace(GOOD["service_day"], day) for key, value in GOOD.items()}
        line |= {"ticket_id": str(IDS.new()), "label": "G001"}
        core.history.bring_in(io.BytesIO(own_csv(line)), file="g.csv", asking=person)
        return day

    def begun(self, site: Site, **changed: Any) -> Values:
        now = instant(site.clock.at)
        return {
            "unit": "commune",
            "by": "nouba retention run",
            "at": 1,
            "people_before": "2099-01-01",
            "tickets_before": "2099-01-01",
            "backup_at": now,
        } | changed

    @pytest.fixture
    def run(self, site: Site, later: str, jobs: Station) -> int:
        assert later
        (number,) = call(jobs, past.BEGIN_RETENTION_ACT.call, self.begun(site))
        return int(number)

    def day(self, run: int, day: str, visits: list[Values] | None = None) -> Values:
        return {
            **dict.fromkeys(("people_days", "ticket_days", "tickets", "left_open"), 0),
            "run": run,
            "unit": "commune",
            "day": day,
            "visits": None if visits is None else json.dumps(visits),
        }

    def test_the_rule_is_the_units_and_the_clock_the_servers(self, site: Site, run: int) -> None:
        limits = "SELECT people_before, tickets_before, began_at FROM retention_run WHERE id = %s"
        assert read(site, limits, run) == [("2028-01-08", "2027-03-08", instant(site.clock.at))]

    @every_case(
        "lie",
        (
            {"day": "2028-01-08"},
            {"day": "2028-04-08"},
            {"day": "2026-11-20 "},
            {"unit": "other"},
            {"run": 99999},
            {"visits": "[]"},
            {"visits": json.dumps([visit(service_day="2026-11-20")])},
            {"visits": json.dumps([visit(service_day="2026-11-19")])},
            {"day": "2027-03-08", "visits": "[]"},
        ),
    )
    def test_jobs_forget_nothing_that_is_kept_and_no_figure(
        self, site: Site, run: int, jobs: Station, lie: Values
    ) -> None:
        before = read(site, "SELECT * FROM leg ORDER BY ticket, leg")
        with pytest.raises(InsufficientPrivilege):
            call(jobs, past.FORGET_DAY.call, self.day(run, "2026-11-20") | lie)
        assert read(site, "SELECT * FROM leg ORDER BY ticket, leg") == before

    def test_a_day_stays_the_same_in_the_figures_and_is_nobodys(
        self, site: Site, run: int, jobs: Station, later: str
    ) -> None:
        ((told,),) = read(site, _AS_IT_IS, later)
        for lie, change in _LIES_ABOUT_A_DAY.items():
            lies = blanked(told)
            change(lies)
            with pytest.raises(InsufficientPrivilege, match="figures"):
                call(jobs, past.FORGET_DAY.call, self.day(run, later, lies) | {"lie": lie})
        call(jobs, past.FORGET_DAY.call, self.day(run, later, blanked(told)))
        assert not broken(site)

    def test_no_session_that_is_kept_is_forgotten(
        self, site: Site, run: int, jobs: Station
    ) -> None:
        yesterday = instant(site.clock.at - timedelta(days=1))
        with site.raw("postgres") as owner:
            owner.execute(
                "INSERT INTO counter_session (unit, clerk, counter, opened_at, closed_at)"
                " VALUES ('commune', 'clerk1', 1, %s, %s)",
                (yesterday, yesterday + 1),
            )
        far = {"people_before": 2**62, "kept_from": 2**62}
        call(jobs, past.FORGET_ATTENDANCE.call, {"run": run, "unit": "commune", **far})
        kept = "SELECT clerk FROM counter_session WHERE opened_at = %s"
        assert read(site, kept, yesterday) == [("clerk1",)]

    @pytest.mark.usefixtures("later")
    def test_by_a_wrong_clock_nothing_is_forgotten(self, site: Site, jobs: Station) -> None:
        long_ago = instant(site.clock.at - timedelta(days=61))
        for backup_at in (None, long_ago):
            values = self.begun(site, backup_at=backup_at)
            with pytest.raises(InsufficientPrivilege):
                call(jobs, past.BEGIN_RETENTION_ACT.call, values)
        site.tell_server(site.clock.at - timedelta(days=900))
        with pytest.raises(InsufficientPrivilege):
            call(jobs, past.BEGIN_RETENTION_ACT.call, self.begun(site))

    def test_what_is_due_is_forgotten_whole(
        self, site: Site, admin: tuple[Reception, Person]
    ) -> None:
        day = self._bring_in_a_day(*admin, "2026-11-19")
        served = "SELECT count(*) FROM leg WHERE service_day = %s AND clerk <> '~'"
        assert read(site, served, day) == [(1,)]
        site.clock.at += timedelta(days=500)
        site.tell_server(site.clock.at)
        with site.core("jobs-1") as core:
            assert backed_up(core).forgetting.run().ticket_days
        assert read(site, served, day) == [(0,)]
        assert read(site, "SELECT count(*) FROM forgetting") == [(0,)]
        assert not broken(site)
        site.clock.at -= timedelta(days=500)
        site.tell_server(site.clock.at)


class TestAlerts:
    def begun(self, **changed: Any) -> Values:
        return {
            "unit": "commune",
            "kind": AlertKind.PRINTER,
            "subject": str(IDS.new()),
            "level": "warning",
            "measured": 1,
            "detail": "",
            "at": 1,
        } | changed

    def test_the_server_says_since_when(self, site: Site, jobs: Station) -> None:
        values = self.begun()
        assert call(jobs, office.BEGIN_ALERT_ACT.call, values) == (1,)
        ((number, began),) = read(
            site, "SELECT id, began_at FROM alert WHERE subject = %s", values["subject"]
        )
        assert began == instant(site.clock.at)
        over = {"unit": "commune", "id": number, "changes": 0, "at": _FUTURE}
        assert call(jobs, office.END_ALERT_ACT.call, over) == (1,)
        assert read(site, "SELECT ended_at FROM alert WHERE id = %s", number) == [(began,)]

    @every_case(
        "lie", ({"kind": "no such"}, {"subject": "x" * 300}, {"unit": "other"}, {"kind": None})
    )
    def test_nothing_is_watched_that_is_not(self, jobs: Station, lie: Values) -> None:
        with pytest.raises(InsufficientPrivilege):
            call(jobs, office.BEGIN_ALERT_ACT.call, self.begun(**lie))

    @pytest.mark.usefixtures("manager")
    def test_who_has_seen_one_is_in_here(self, site: Site, console: Station) -> None:
        values = self.begun()
        call(console, office.BEGIN_ALERT_ACT.call, values)
        ((number,),) = read(site, "SELECT id FROM alert WHERE subject = %s", values["subject"])
        seen = {"unit": "commune", "id": number, "level": "warning", "at": 1}
        with pytest.raises(InsufficientPrivilege):
            call(console, office.ACKNOWLEDGE_ALERT.call, seen | {"by": "admin"})
        assert call(console, office.ACKNOWLEDGE_ALERT.call, seen | {"by": "manager"}) == (1,)


class TestVoidNumbers:
    @pytest.fixture
    def void(self, site: Site) -> Values:
        ((series, last),) = read(
            site,
            "SELECT service.series, coalesce(max(last), 0) FROM service LEFT JOIN day_counter"
            " ON day_counter.series = service.series AND service_day = '2026-11-24'"
            " WHERE service.unit = 'commune' GROUP BY 1 ORDER BY 1 LIMIT 1",
        )
        return {
            "unit": "commune",
            "service_day": "2026-11-24",
            "series": series,
            "number": last + 1,
            "first": 1,
            "label": f"{series}{last + 1:03d}",
            "reason": "lost",
            "made_by": "manager",
            "operation": str(IDS.new()),
            "at": 1,
        }

    @every_case(
        "lie",
        (
            {"made_by": "admin"},
            {"number": 900, "label": "A900"},
            {"service_day": "2026-11-26"},
            {"label": "x"},
            {"operation": "x"},
            {"unit": "other"},
        ),
    )
    @pytest.mark.usefixtures("manager")
    def test_no_number_is_burned(self, console: Station, void: Values, lie: Values) -> None:
        with pytest.raises(InsufficientPrivilege):
            call(console, take_in.DECLARE_VOID.call, void | lie)

    @pytest.mark.usefixtures("manager")
    def test_the_next_one_is_void_by_who_leads_here(
        self, site: Site, console: Station, void: Values
    ) -> None:
        call(console, take_in.DECLARE_VOID.call, void)
        said = "SELECT at, made_by, ticket FROM void_number WHERE operation = %s"
        assert read(site, said, void["operation"]) == [(instant(site.clock.at), "manager", None)]

    @pytest.mark.usefixtures("nobody_in")
    def test_nobody_says_so_where_nobody_is_in(self, console: Station, void: Values) -> None:
        with pytest.raises(InsufficientPrivilege):
            call(console, take_in.DECLARE_VOID.call, void | {"made_by": None})


def test_a_sheet_that_a_console_wants_is_of_its_unit(console: Station) -> None:
    wanted = {"id": str(IDS.new()), "unit": "commune", "station": "kiosk-1", "document": "{}"}
    for document in ("{}", "x" * 90_000):
        mine = {"now": 1, "id": str(IDS.new()), "document": document}
        call(console, WANT_SLIP_ACT.call, wanted | mine)
    for lie in ({"unit": "other"}, {"id": "x"}, {"document": "x" * 200_000}):
        with pytest.raises(InsufficientPrivilege):
            call(console, WANT_SLIP_ACT.call, wanted | {"now": 1, "id": str(IDS.new())} | lie)
