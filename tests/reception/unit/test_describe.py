"""Every change of the unit is a revision; two administrators at once lose nothing."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from reception.app import Reception
from reception.domain.errors import RemarkError, SignInRefusedError, UnknownServiceError
from reception.domain.language import Language
from reception.domain.rights import AuditAct
from reception.domain.sign_in import PasswordToChangeError
from reception.domain.unit import Person
from reception.offline.model import StationPrefix
from reception.queue.model import At
from reception.unit.changes import ChangeKind
from reception.unit.document import Tables, UnfitUnitError
from reception.unit.office import (
    ChangedMeanwhileError,
    LastAdministratorError,
    NothingBeforeError,
    Saved,
    StillInUseError,
    UnknownRevisionError,
)
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, PASSWORD, dump, quick_office, quick_sign_in, set_up
from tests.support.sign_in import OFFICE, let_in

type Edit = Callable[[Tables], object]


def change(reception: Reception, edit: Edit, *, since: int | None = None, why: str = "") -> Saved:
    """Let the administrator change the unit, on the revision that she has before her."""
    described = reception.office.described()
    tables = described.tables()
    edit(tables)
    return quick_office(reception).describe(
        tables, since=since or described.revision, asking=admin(reception), why=why
    )


def admin(reception: Reception) -> Person:
    return reception.office.unit().person("admin")


def fee(tables: Tables) -> None:
    tables["services"][0]["fee"] = {"ar": "5 دراهم", "fr": "5 DH"}


def retire(listed: str, key: str, value: object) -> Edit:
    def edit(tables: Tables) -> None:
        item = next(one for one in tables[listed] if one[key] == value)
        item["retired"] = True
        for counter in tables["counters"]:
            counter["services"] = [one for one in counter["services"] if one != value]

    return edit


def test_a_change_is_a_revision_that_says_who_when_why_and_what(
    reception: Reception, clock: FakeClock
) -> None:
    clock.advance(minutes=5)
    saved = change(reception, fee, why="  Council of   Monday ")
    assert saved.described.revision == 2
    assert reception.office.unit().services[0].fee[Language.FRENCH] == "5 DH"
    (step, first) = reception.office.history(asking=None)
    assert (step.revision.number, step.revision.made_by) == (2, "admin")
    assert (step.revision.made_at, step.revision.why) == (clock.at, "Council of Monday")
    ((what,), nothing) = (step.changes, first.changes)
    assert nothing == ()
    assert (what.kind, what.subject, what.key) == (
        ChangeKind.CHANGED,
        ("services", "birth-extract"),
        "fee",
    )
    assert saved.changes == step.changes
    # It is in force at once, and the log has it in short.
    (line, *_) = reception.office.audit.entries(asking=None)
    assert (line.who, line.act, line.subject) == (
        "admin",
        AuditAct.DESCRIBE,
        "services birth-extract fee",
    )


def test_nothing_changed_makes_no_revision(reception: Reception) -> None:
    assert change(reception, lambda _: None).changes == ()
    assert reception.office.described().revision == 1


def test_a_unit_that_could_not_open_changes_nothing(
    reception: Reception, database_url: str
) -> None:
    before = dump(database_url)
    with pytest.raises(UnfitUnitError):
        change(reception, lambda tables: tables["services"][0].update(group="none"))
    with pytest.raises(RemarkError):
        change(reception, fee, why="x" * 500)
    assert dump(database_url) == before


def test_the_second_of_two_is_told_what_the_first_changed(reception: Reception) -> None:
    change(reception, fee)
    with pytest.raises(ChangedMeanwhileError) as told:
        change(reception, lambda tables: tables.update(hotline="2020"), since=1)
    assert (told.value.by, told.value.revision) == ("admin", 2)
    assert [one.key for one in told.value.changes] == ["fee"]
    assert reception.office.unit().hotline == "3737"


def test_two_at_the_very_same_moment_do_not_both_save(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database decides, not what was read before."""
    office = quick_office(reception)
    described = office.described()
    mine, theirs = described.tables(), described.tables()
    mine["hotline"] = "2020"
    fee(theirs)
    looked = office._units.current()
    monkeypatch.setattr(office._units, "current", lambda: looked)
    change_theirs = quick_office(reception)
    change_theirs.describe(theirs, since=1, asking=None)
    with pytest.raises(ChangedMeanwhileError):
        office.describe(mine, since=1, asking=None)
    monkeypatch.undo()
    assert reception.office.unit().services[0].fee[Language.FRENCH] == "5 DH"
    assert reception.office.unit().hotline == "3737"


def test_undo_brings_back_the_state_before_as_a_new_one(reception: Reception) -> None:
    first = reception.office.unit()
    change(reception, fee)
    second = reception.office.unit()
    change(reception, lambda tables: tables.update(hotline="2020"))
    undo = reception.office.undo
    assert undo(since=3, asking=admin(reception)).described.unit == second
    assert undo(to=1, since=4, asking=admin(reception), why="Wrong file").described.unit == first
    step = reception.office.history(asking=None)[0]
    assert (step.revision.number, step.revision.brings_back) == (5, 1)
    assert step.revision.why == "Wrong file"
    with pytest.raises(UnknownRevisionError):
        undo(to=17, since=5, asking=None)
    with pytest.raises(ChangedMeanwhileError):
        undo(since=4, asking=None)


def test_nothing_stands_before_the_first_state(reception: Reception) -> None:
    with pytest.raises(NothingBeforeError):
        reception.office.undo(since=1, asking=None)


def test_what_is_left_out_is_retired_and_keeps_its_name(reception: Reception) -> None:
    reception.desk.issue("signature")
    reception.desk.call_next(At(3, "clerk2"))
    reception.desk.start(At(3, "clerk2"))
    reception.desk.finish(At(3, "clerk2"))
    names = reception.office.unit().service_names("signature")

    def leave_out(tables: Tables) -> None:
        tables["services"] = [one for one in tables["services"] if one["code"] != "signature"]
        for counter in tables["counters"]:
            counter["services"] = [one for one in counter["services"] if one != "signature"]

    saved = change(reception, leave_out)
    assert ChangeKind.RETIRED in {one.kind for one in saved.changes}
    unit = reception.office.unit()
    assert unit.service_names("signature") == names
    with pytest.raises(UnknownServiceError):
        reception.desk.issue("signature")
    reception.office.undo(since=2, asking=None)
    assert reception.desk.issue("signature").leg.service == "signature"
    assert reception.office.unit().retired.services == ()


def test_nobody_who_waits_is_left_without_a_service(reception: Reception, clock: FakeClock) -> None:
    reception.desk.issue("signature")
    with pytest.raises(StillInUseError) as needed:
        change(reception, retire("services", "code", "signature"))
    assert (needed.value.what, needed.value.key, needed.value.visitors) == (
        "service",
        "signature",
        1,
    )
    reception.desk.call_next(At(3, "clerk2"))
    with pytest.raises(StillInUseError, match="clerk2"):
        change(reception, retire("people", "login", "clerk2"))
    reception.desk.close_day()
    clock.advance(hours=24)
    change(reception, retire("services", "code", "signature"))
    change(reception, retire("people", "login", "clerk2"))
    assert reception.office.unit().retired.people[0].login == "clerk2"


def test_the_last_administrator_stays_one(reception: Reception) -> None:
    def demote(tables: Tables) -> None:
        next(one for one in tables["people"] if one["login"] == "admin")["role"] = "clerk"

    for edit in (demote, retire("people", "login", "admin")):
        with pytest.raises(LastAdministratorError):
            change(reception, edit)


def test_a_new_person_has_a_password_that_is_shown_once(reception: Reception) -> None:
    hind = {"login": "hind", "names": {"ar": "هند", "fr": "Hind"}, "role": "manager"}
    saved = change(reception, lambda tables: tables["people"].append(hind))
    assert saved.first_passwords == {"hind": PASSWORD}
    sign_in = quick_sign_in(reception)
    with pytest.raises(PasswordToChangeError):
        let_in(sign_in, "hind", where=OFFICE)
    change(reception, retire("people", "login", "hind"))
    with pytest.raises(SignInRefusedError):
        let_in(sign_in, "hind", where=OFFICE)


def test_passwords_are_renewed_and_chosen(reception: Reception, database_url: str) -> None:
    office, sign_in = quick_office(reception), quick_sign_in(reception)
    token = let_in(sign_in).token
    with pytest.raises(SignInRefusedError):
        sign_in.change_password(token, "wrong", "the blue door at noon")
    sign_in.change_password(token, PASSWORD, "the blue door at noon")
    let_in(sign_in, password="the blue door at noon")
    assert office.renew_password("clerk1", asking=admin(reception)) == PASSWORD
    log = [(one.act, one.who, one.refused) for one in reception.office.audit.entries(asking=None)]
    assert log[:5] == [
        (AuditAct.RENEW_PASSWORD, "admin", False),
        (AuditAct.SIGN_IN, "clerk1", False),
        (AuditAct.CHANGE_PASSWORD, "clerk1", False),
        (AuditAct.CHANGE_PASSWORD, "clerk1", True),
        (AuditAct.SIGN_IN, "clerk1", False),
    ]
    assert "blue door" not in repr(dump(database_url, log=True))


def series(letters: str) -> Edit:
    def edit(tables: Tables) -> None:
        tables["services"][2]["series"]["prefix"] = letters

    return edit


def test_no_series_has_the_letters_of_a_station(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    letters = reception.offline.register(UUID(int=1), "kiosk-1").prefix
    before = dump(database_url)
    with pytest.raises(UnfitUnitError, match=f'with "{letters}" a kiosk numbers') as unfit:
        change(reception, series(letters))
    (mistake,) = unfit.value.mistakes
    assert mistake.at == ("services", 2, "series", "prefix")
    third = COMMUNE.services[2]
    taken = replace(third, series=replace(third.series, prefix=letters))
    others = (*COMMUNE.services[:2], taken, *COMMUNE.services[3:])
    with pytest.raises(UnfitUnitError, match=letters):
        set_up(database_url, replace(COMMUNE, services=others), clock)
    assert dump(database_url) == before
    change(reception, series("ZI" if letters != "ZI" else "ZO"))


def test_a_unit_that_has_the_letters_already_can_be_changed(
    reception: Reception, clock: FakeClock
) -> None:
    had = change(reception, series("ZA")).described.revision
    # What another release let pass, or what a station told of before.
    reception.offline.register(
        UUID(int=1), "kiosk-1", known=[StationPrefix(install=UUID(int=2), prefix="ZA")]
    )
    assert change(reception, fee).described.revision == had + 1
    change(reception, series("QQ"))
    with pytest.raises(UnfitUnitError, match="ZA"):
        reception.office.undo(since=had + 2, to=had, asking=None)
