"""Each station does its whole work by its own account."""

import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from psycopg.errors import InsufficientPrivilege
from pyotp import TOTP

from nouba.main import run
from outward.line.projection import Projection
from outward.line.words import VisitorActs
from outward.wire.batch import VisitorWord, WordKind
from outward.wire.hall import VisitState
from reception.accounts.accounts import (
    AccountTakenError,
    LoginRefusedError,
    NoAccountError,
    NoDeskError,
    RightsNotAppliedError,
    UnknownUnitError,
)
from reception.accounts.rights import StationKind
from reception.app import Reception
from reception.database.run import Statement
from reception.domain.alerts import App
from reception.domain.errors import (
    DeniedFault,
    NotAllowedFault,
    SignInRefusedError,
    StorageFault,
    UnknownCounterError,
)
from reception.domain.language import Language
from reception.domain.missed import missed_search
from reception.domain.page_key import PhoneRules
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from reception.domain.sign_in import SessionEndedError, SignInApp, Where
from reception.domain.take_in import TakeInOutcome
from reception.queue.model import At
from tests.reception.accounts.accounts import LOGINS, Site
from tests.support.databases import PASSWORD, database_of, quick_sign_in
from tests.support.every_case import every_case
from tests.support.history import backed_up
from tests.support.sign_in import NOW, PEPPER, let_in
from tests.support.stations import LoneStation

_LOGIN = "clerk1"
_PANEL = Where(app=SignInApp.PANEL, station="desk-1", pepper=PEPPER)
_OFFICE = Where(app=SignInApp.CONSOLE, station="console-1")


def test_a_kiosk_gives_prints_and_asks(site: Site) -> None:
    with site.core("kiosk-1") as kiosk:
        service = kiosk.hall.unit().services[0].code
        visit = kiosk.desk.issue(service, printer_station="kiosk-1", operation=kiosk.ids.new())
        assert kiosk.hall.paper(kiosk.hall.announced(visit)).label == visit.ticket.label
        (job,) = kiosk.prints.wanted("kiosk-1", starts=True)
        assert kiosk.prints.begin(job, attempt=kiosk.ids.new())
        kiosk.prints.record(job, PrintState.CONFIRMED)
        kiosk.prints.report_printer("kiosk-1", PrinterStatus())
        kiosk.prints.forget_printer("kiosk-1")
        kiosk.stations.beat("kiosk-1", App.KIOSK, starts=True)
        kiosk.ratings.rate(5, station="kiosk-1")
        group = kiosk.hall.unit().groups[0].code
        for nearest in ("", group, group):
            missed = missed_search("wxwx", Language.FRENCH, nearest)
            assert missed
            kiosk.searches.count(missed)
        assert kiosk.hall.most_asked() == (service,)
        assert kiosk.hall.services()
        assert kiosk.hall.signs()
        with pytest.raises(StorageFault, match="refuses"):
            kiosk.desk.cancel(visit.ticket.label)
    with site.core("console-1") as console:
        assert console.searches.summary().by("nearest") == {group: 2, "": 1}


def test_a_kiosk_tells_who_is_next(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk, site.core("postgres") as owner:
        service, at = desk.hall.unit().counter(1).services[0], At(1, _LOGIN)
        for one in owner.hall.waiting(100):
            owner.desk.cancel(one.ticket.label)
        kiosk.desk.issue(service)
        let_in(quick_sign_in(desk), _LOGIN, PASSWORD, _PANEL)
        desk.desk.open_counter(at)
        desk.desk.call_next(at)
        assert kiosk.hall.services()
        visit = kiosk.desk.issue(service, printer_station="kiosk-1")
        assert kiosk.hall.announced(visit).is_next
        behind = kiosk.desk.issue(service, printer_station="kiosk-1")
        assert not kiosk.hall.announced(behind).is_next
        desk.desk.start(at)
        desk.desk.finish(at)
        desk.desk.close_counter(at)
        for one in owner.hall.waiting(100):
            owner.desk.cancel(one.ticket.label)


@every_case("app", tuple(App))
def test_whatever_runs_at_a_station_gives_a_sign_of_life(site: Site, app: App) -> None:
    with site.core("desk-1") as desk, site.core("postgres") as owner:
        desk.stations.beat("desk-1", app, starts=True)
        assert app in {one.app for one in owner.stations.lives()}


def test_a_desk_calls_serves_and_undoes_while_a_board_watches(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk, site.core("board-1") as board:
        counters = desk.hall.unit().counters
        services = next(one for one in counters if one.number == 1).services
        for _ in range(4):
            kiosk.desk.issue(services[0])
        for login in (_LOGIN, "manager"):
            let_in(quick_sign_in(desk), login, PASSWORD, _PANEL)
        desk.desk.open_counter(At(1, _LOGIN))
        called = desk.desk.call_next(At(1, _LOGIN))
        assert board.hall.calls()[0].label == called.ticket.label
        assert board.hall.services()
        board.stations.beat("board-1", App.BOARD, part="hall", starts=True)
        desk.desk.recall(At(1, _LOGIN))
        desk.desk.start(At(1, _LOGIN))
        desk.desk.undo(At(1, _LOGIN))
        desk.desk.start(At(1, _LOGIN))
        desk.desk.transfer(At(1, _LOGIN), to_service=services[-1])
        second = desk.desk.call_next(At(1, _LOGIN))
        desk.desk.park(At(1, _LOGIN))
        desk.desk.resume(At(None, _LOGIN), second.ticket.label)
        desk.desk.take_break(At(None, _LOGIN), "pause")
        desk.desk.end_break(At(None, _LOGIN))
        served = desk.desk.walk_in(At(1, _LOGIN), services[0])
        assert desk.hall.held_by(_LOGIN) == served
        desk.desk.finish(At(1, _LOGIN))
        begun = desk.desk.pause_service(services[0], "manager")
        assert begun
        desk.desk.pause_service(services[0], "manager", reason="printer")
        assert desk.desk.resume_service(services[0], "manager") == replace(begun, reason="printer")
        desk.stations.beat("desk-1", App.CLERK, starts=True)
        desk.stations.leave("desk-1", App.CLERK)
        desk.desk.close_counter(At(None, _LOGIN))
        with pytest.raises(StorageFault, match="refuses"):
            board.desk.issue(services[0])


def test_people_come_in_at_their_own_station_and_are_locked_and_signed_out(site: Site) -> None:
    with site.core("desk-1") as desk, site.core("console-1") as console:
        here, there = _PANEL, replace(_PANEL, station="desk-2")
        sign_in = quick_sign_in(desk)
        with pytest.raises(SignInRefusedError):
            let_in(sign_in, _LOGIN, "wrong", here)
        with pytest.raises(StorageFault, match="refuses"):
            let_in(sign_in, _LOGIN, PASSWORD, there)
        token = let_in(sign_in, _LOGIN, PASSWORD, here).token
        sign_in.choose_pin(token, PASSWORD, "902514", PEPPER)
        sign_in.lock(token)
        sign_in.unlock_by_pin(token, "902514", PEPPER)
        assert sign_in.stay(token, idle=NOW)
        at_console = quick_sign_in(console)
        inside = let_in(at_console, "admin", PASSWORD, _OFFICE)
        offer = at_console.offer_second_factor(inside.token)
        code = TOTP(offer.secret).at(site.clock.now())
        (code_once, *_) = at_console.take_second_factor(inside.token, PASSWORD, offer.secret, code)
        inside = at_console.enter("admin", PASSWORD, _OFFICE, code=code_once)
        (session,) = (
            one for one in at_console.sessions(asking=inside.person) if one.login == _LOGIN
        )
        at_console.end(session.id, asking=inside.person)
        assert at_console.lift(login=_LOGIN, asking=inside.person) >= 0
        at_console.drop_second_factor(inside.token, PASSWORD)
        with pytest.raises(SessionEndedError):
            sign_in.stay(token, idle=NOW)


def test_a_desk_of_one_counter_is_refused_at_another(site: Site) -> None:
    with site.core("desk-2") as desk:
        let_in(quick_sign_in(desk), "clerk2", PASSWORD, replace(_PANEL, station="desk-2"))
        desk.desk.open_counter(At(2, "clerk2"))
        desk.desk.close_counter(At(None, "clerk2"))
        with pytest.raises(StorageFault, match="refuses"):
            desk.desk.open_counter(At(1, "clerk2"))


def test_a_line_tells_and_hears_telephones_by_the_account_of_jobs(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("jobs-1") as line:
        service = kiosk.hall.unit().services[0].code
        label = kiosk.desk.issue(service).ticket.label
        projection = Projection(line)
        (key,) = (one.key for one in projection.read().tickets.values() if one.label == label)
        with site.core("postgres") as owner:
            here = At(owner.hall.unit().counters[-1].number, _LOGIN)
            owner.desk.open_counter(here)
            owner.desk.call_ticket(here, label, reason="her turn")
            owner.desk.start(here)
            owner.desk.finish(here)
            owner.desk.close_counter(here)
        word = VisitorWord(id="w", key=key, kind=WordKind.RATING, face=5)
        VisitorActs(line, projection, "jobs-1").carry_out(word, "https://t.example.ma")
        assert projection.read().tickets[key].state is VisitState.OVER
        assert line.hall.ticket(label).visit.ticket.id in line.ratings.rated_today()


def test_a_line_tells_by_the_account_of_jobs_who_leaves_and_who_lets_others_go_first(
    site: Site,
) -> None:
    with site.core("postgres") as owner, site.core("jobs-1") as line:
        unit = owner.hall.unit()
        phone = PhoneRules(leave=True, let_go_first=True)
        owner.office.set_up(replace(unit, phone=phone), by="tests")
        service = unit.services[0].code
        for one in owner.hall.waiting(100):
            owner.desk.cancel(one.ticket.label)
        first, second, third = (owner.desk.issue(service).ticket for _ in range(3))
        projection = Projection(line)
        keys = {one.label: one.key for one in projection.read().tickets.values()}
        acts = VisitorActs(line, projection, "jobs-1")
        for kind, ticket in ((WordKind.LET_GO_FIRST, first), (WordKind.LEAVE, second)):
            since = ticket.issued_at
            word = VisitorWord(id=kind, key=keys[ticket.label], kind=kind, since=since)
            acts.carry_out(word, "https://t.example.ma")
        assert [one.ticket for one in owner.hall.waiting(100)] == [third, first]
        assert projection.read().tickets[keys[second.label]].state is VisitState.LEFT
        owner.office.set_up(unit, by="tests")
        for ticket in (third, first):
            owner.desk.cancel(ticket.label)


def test_a_console_leads_and_jobs_run_by_the_clock(site: Site) -> None:
    with site.core("console-1") as console, site.core("jobs-1") as jobs:
        admin = let_in(quick_sign_in(console), "admin", PASSWORD, _OFFICE).person
        tables = {**console.office.described().tables(), "hotline": "2099"}
        since = console.office.described().revision
        console.office.describe(tables, since=since, asking=admin, why="2099")
        assert console.office.undo(since=since + 1, asking=admin)
        assert console.watch.look(asking=admin)
        jobs.watch.look()
        site.clock.at += timedelta(days=500)
        try:
            jobs.desk.close_day()
            backed_up(jobs).forgetting.run()
        finally:
            site.clock.at -= timedelta(days=500)


def test_who_leads_the_hall_staffs_counters_from_the_console_where_she_is_in(site: Site) -> None:
    hers = At(3, "clerk2")
    with site.core("console-1") as console:
        sign_in = quick_sign_in(console)
        with pytest.raises(StorageFault, match="refuses"):
            console.desk.open_counter(hers, by="manager")
        token = let_in(sign_in, "manager", PASSWORD, _OFFICE).token
        console.desk.open_counter(hers, by="manager")
        console.desk.take_profile(hers, None, by="manager")
        console.desk.take_break(hers, "pause", by="manager")
        assert next(one for one in console.hall.counters() if one.number == 3).on_break
        console.desk.close_counter(hers, by="manager")
        with site.raw("console-1") as thief, pytest.raises(InsufficientPrivilege):
            thief.execute("SELECT open_counter('commune', 'screen', 3, 0, NULL)")
        sign_in.leave(token)
        with pytest.raises(StorageFault, match="refuses"):
            console.desk.open_counter(hers, by="manager")


def test_an_account_is_asked_for_in_words_that_fit(site: Site) -> None:
    with site.core("postgres") as owner:
        accounts = owner.accounts
        with pytest.raises(LoginRefusedError):
            accounts.add('x"; DROP TABLE unit; --', StationKind.KIOSK, unit="commune")
        with pytest.raises(LoginRefusedError):
            accounts.add("nouba_kiosk", StationKind.KIOSK, unit="commune")
        with pytest.raises(AccountTakenError):
            accounts.add("postgres", StationKind.KIOSK, unit="commune")
        with pytest.raises(UnknownUnitError, match="commune, other"):
            accounts.add("kiosk-2", StationKind.KIOSK)
        with pytest.raises(UnknownCounterError):
            accounts.add("desk-3", StationKind.DESK, unit="commune", counters=frozenset({99}))
        with pytest.raises(NoDeskError):
            accounts.add("kiosk-2", StationKind.KIOSK, unit="commune", counters=frozenset({1}))
        with pytest.raises(NoAccountError):
            accounts.remove("kiosk-2")
        with site.raw("postgres") as raw:
            raw.execute("COMMENT ON TABLE station_account IS NULL")
        with pytest.raises(RightsNotAppliedError):
            accounts.add("kiosk-2", StationKind.KIOSK, unit="commune")
        accounts.apply()


def test_a_station_that_is_shut_out_is_out_at_once_and_another_kind_is_another_kind(
    site: Site,
) -> None:
    with site.core("postgres") as owner:
        owner.accounts.add("spare", StationKind.DESK, unit="commune", password="long enough")
        with site.raw("spare") as station:
            assert station.execute("SELECT count(*) FROM unit").fetchone() == (1,)
            owner.accounts.add("spare", StationKind.BOARD, unit="commune")
            with pytest.raises(StorageFault, match="refuses"), site.core("spare") as core:
                let_in(core.sign_in, _LOGIN, PASSWORD)
            owner.accounts.remove("spare")
            with pytest.raises(Exception, match=r"terminat|closed"):
                station.execute("SELECT 1")
        with pytest.raises(StorageFault), site.core("spare"):
            pass
        assert [one.login for one in owner.accounts.all()] == [
            "board-1", "console-1", "desk-1", "desk-2", "jobs-1", "kiosk-1",
        ]  # fmt: skip


def test_a_station_that_a_new_server_does_not_know_is_let_in_again(site: Site) -> None:
    with site.core("postgres") as owner, site.raw("postgres") as raw:
        owner.accounts.add("moved-1", StationKind.BOARD, unit="commune")
        raw.execute('DROP ROLE "moved-1"')
        owner.accounts.add("moved-1", StationKind.BOARD, unit="commune")
        with site.core("moved-1") as board:
            assert board.hall.unit().code == "commune"
        owner.accounts.remove("moved-1")


def test_only_who_owns_the_tables_lets_stations_in(site: Site) -> None:
    with site.core("console-1") as console, pytest.raises(NotAllowedFault, match="CREATEROLE"):
        console.accounts.apply()
    with site.core("kiosk-1") as kiosk, pytest.raises(StorageFault, match="refuses"):
        kiosk.accounts.all()


@pytest.mark.one_case
@pytest.mark.parametrize("login", LOGINS)
def test_the_doctor_finds_nothing_wrong_with_what_a_station_may_not_see(
    site: Site, login: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    run(("doctor", "--json", "--db", site.url(login)))
    found = {one["code"]: one for one in json.loads(capsys.readouterr().out)["checks"]}
    assert found["database"]["health"] == "ok", found["database"]["says"]
    assert "on the computer with the database" in found["rules"]["says"]


def test_a_kiosk_that_stood_alone_hands_over_what_it_gave(site: Site) -> None:
    with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk:
        service = kiosk.hall.unit().services[0].code
        counter = next(one for one in kiosk.hall.unit().counters if service in one.services)
        let_in(quick_sign_in(desk), _LOGIN, PASSWORD, _PANEL)
        alone = LoneStation(kiosk, "kiosk-1")
        alone.give(service, paper=PrintState.UNCONFIRMED)
        touch, ticket = kiosk.ids.new(), kiosk.ids.new()
        label = kiosk.desk.issue(service, operation=touch, ticket_id=ticket).ticket.label
        alone.give(service, touch=touch, ticket=ticket)
        desk.desk.call_ticket(At(counter.number, _LOGIN), label, reason="a test")
        desk.desk.no_show(At(counter.number, _LOGIN))
        late = replace(alone.give(service), service_day=kiosk.hall.today() - timedelta(days=1))
        alone.given[-1] = late, kiosk.ids.new()
        alone.give("gone")
        assert [one.outcome for one in alone.hand_over()] == [
            TakeInOutcome.JOINED,
            TakeInOutcome.RELABELLED,
            TakeInOutcome.TOO_LATE,
            TakeInOutcome.CONFLICT,
        ]
        waiting = {one.visit.ticket.label for one in desk.hall.queue().tickets}
        assert {f"{alone.prefix}001", f"{alone.prefix}002"} <= waiting
    with site.core("console-1") as console:
        manager = let_in(quick_sign_in(console), "manager", PASSWORD, _OFFICE).person
        label = f"{alone.prefix}004"
        taken = console.offline.retry_conflict(label, service=service, asking=manager)
        assert taken.outcome is TakeInOutcome.JOINED
        console.offline.served_up_to(label, "manager", reason="no network")


def test_a_kiosk_brings_in_many_at_once_and_says_later_how_their_papers_ended(site: Site) -> None:
    with site.core("kiosk-1") as kiosk:
        service = kiosk.hall.unit().services[0].code
        alone = LoneStation(kiosk, "kiosk-1", install=UUID(int=7))
        given = [alone.give(service, paper=PrintState.SENDING) for _ in range(3)]
        handed = [(one, kiosk.ids.new()) for one in given]
        answers = kiosk.offline.take_in(handed)
        assert {one.outcome for one in answers} == {TakeInOutcome.JOINED}
        ended = [(replace(one, paper=PrintState.CONFIRMED), act) for one, act in handed]
        assert kiosk.offline.take_in(ended) == answers
        printed = [kiosk.prints.original(one.id) for one in given]
        assert {one and one.state for one in printed} == {PrintState.CONFIRMED}


def test_what_an_act_denies_is_told_from_a_right_that_is_missing(site: Site) -> None:
    with site.core("console-1") as console:
        with pytest.raises(DeniedFault, match="nobody stands alone"):
            asks(console, "SELECT stand_alone(1)")
        with pytest.raises(NotAllowedFault, match="permission denied") as missing:
            asks(console, "SELECT password_hash FROM person")
        assert not isinstance(missing.value, DeniedFault)


def asks(reception: Reception, question: str) -> None:
    with database_of(reception).read() as run:
        run.row(Statement(question))
