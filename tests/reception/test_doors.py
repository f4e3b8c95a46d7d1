"""Who may do what through which verb: every public verb of the core stands in one table here."""

import inspect
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from reception.app import Reception
from reception.domain.errors import NotAllowedError, Refusal
from reception.domain.language import Language
from reception.domain.rights import ROLES, AuditAct, Right, may
from reception.domain.sign_in import SignedIn
from reception.domain.unit import Person, Role
from reception.front_office import FrontOffice, Lazy
from reception.queue.model import At
from reception.reports.question import Dimension, ReportQuestion
from reception.staffing.model import StaffingQuestion
from reception.what_if.model import RuleChange
from tests.support.clocks import FakeClock
from tests.support.databases import quick_office

type Door = Callable[[Reception, Person], object]

# Kiosks, boards and printers are nobody: what they need is open to all who reach the database. The
# panel of a clerk shows the hall that its clerk works in. Signing in comes before any role.
OPEN = {
    "ids": {"new"},
    "desk": {"issue", "cancel", "give_back", "leave", "let_go_first"},
    "offline": {"register", "take_in", "tell_outage", "outages", "conflicts"},
    "hall": {
        "labelled",
        *("now", "unit", "today", "opening", "services", "queue", "line_at", "parked", "missed"),
        *("ticket", "explain", "last_ticket", "paper_of", "announced"),
        *("view", "paper", "calls", "counters", "signs", "held_by"),
        *("pauses", "is_of_today", "waiting", "most_asked"),
        "label_of_page",
        # Read by the line, which tells telephones no more than stands on the wire.
        *("over", "visit", "may_let_go"),
    },
    # On a server the kiosk's account alone is told them.
    "page_keys": {"of", "of_ticket", "ahead"},
    "prints": {
        *("original", "want_duplicate", "print_again", "job", "begin", "record", "settle_left"),
        *("wanted", "unsure", "report_printer", "forget_printer", "printers"),
    },
    "ratings": {"rated_today", "rate"},
    # Of what was searched in vain a kiosk tells the kind.
    "searches": {"count"},
    "office": {
        # What the screens show of the unit is no secret; to set it up takes the command line.
        *("unit", "described", "compare", "set_up")
    },
    # Coming in, and everybody's own: what proves who asks is a password or the session's token.
    "sign_in": {
        *("enter", "stay", "lock", "unlock", "unlock_by_pin", "leave", "change_password"),
        *("choose_pin", "second_factor", "offer_second_factor", "take_second_factor"),
        "drop_second_factor",
    },
    # Accounts of the server: by the command line alone, as whoever owns the tables.
    "accounts": {
        *("add", "all", "applied", "apply", "remove", "renew", "statements"),
        *("granted", "inspected", "server_statements"),
    },
    "audit": {"note", "note_read", "entry", "demand"},
    # Whoever verifies is told.
    "repair": {"done"},
    # What the unit is called is no secret.
    "reports": {"before", "unit"},
    # Signs of life of the stations themselves; how far the announced waits are learned.
    "stations": {"beat", "leave", "lives"},
    # Sheets that are no tickets go to paper as tickets do; a head that is typed tells nothing else.
    "slip_jobs": {"job", "last_of_day", "note", "settle_begun", "take", "want"},
    "day_slips": {"find_head"},
    # It tells nothing: what is planned, a look tells to whom it may.
    "watch": {"plan_day"},
    # A clock that is wrong is no secret.
    "forgetting": {"require_right_clock"},
}


def at_counter(verb: str, *first: object, **more: object) -> Door:
    return lambda core, person: getattr(core.desk, verb)(At(1, person.login), *first, **more)


def by_login(verb: str, *first: object, **more: object) -> Door:
    return lambda core, person: getattr(core.desk, verb)(*first, person.login, **more)


def of_reports(verb: str, *first: object) -> Door:
    def call(core: Reception, person: Person) -> object:
        answer = getattr(core.reports, verb)(*first, asking=person)
        return list(answer) if inspect.isgenerator(answer) else answer

    return call


def of_forgetting(verb: str) -> Door:
    return lambda core, person: getattr(core.forgetting, verb)(asking=person)


def corrected(core: Reception, person: Person) -> object:
    return core.repair.repair(asking=person, reason="a kiosk was stolen")


def of_watch(verb: str) -> Door:
    return lambda core, person: getattr(core.watch, verb)(asking=person)


def described_anew(core: Reception, person: Person) -> object:
    described = core.office.described()
    tables = {**described.tables(), "hotline": f"20{described.revision}"}
    return core.office.describe(tables, since=described.revision, asking=person)


RULED: dict[str, tuple[Right, Door]] = {
    **{
        f"desk.{verb}": (Right.SERVE, door)
        for verb, door in {
            "call_next": at_counter("call_next"),
            "call_ticket": at_counter("call_ticket", "A001", reason="asked"),
            "recall": at_counter("recall"),
            "no_show": at_counter("no_show"),
            "start": at_counter("start"),
            "finish": at_counter("finish"),
            "follow": at_counter("follow", "signature"),
            "note": at_counter("note", "brings the form"),
            "walk_in": at_counter("walk_in", "signature"),
            "put_back": at_counter("put_back"),
            "park": at_counter("park"),
            "transfer": at_counter("transfer", to_service="signature"),
            "undo": at_counter("undo"),
            "resume": at_counter("resume", "A001"),
            "readmit": at_counter("readmit", "A001"),
            "open_counter": at_counter("open_counter"),
            "close_counter": at_counter("close_counter"),
            "take_break": at_counter("take_break", "lunch"),
            "end_break": at_counter("end_break"),
            "take_profile": at_counter("take_profile", None),
        }.items()
    },
    "desk.pause_service": (Right.LEAD_THE_HALL, by_login("pause_service", "signature")),
    "desk.resume_service": (Right.LEAD_THE_HALL, by_login("resume_service", "signature")),
    "desk.close_day": (
        Right.LEAD_THE_HALL,
        lambda core, person: core.desk.close_day(asking=person),
    ),
    "offline.served_up_to": (
        Right.LEAD_THE_HALL,
        lambda core, person: core.offline.served_up_to("A001", person.login, reason="no network"),
    ),
    "offline.retry_conflict": (
        Right.LEAD_THE_HALL,
        lambda core, person: core.offline.retry_conflict("ZA001", asking=person),
    ),
    "offline.void_conflict": (
        Right.LEAD_THE_HALL,
        lambda core, person: core.offline.void_conflict("ZA001", reason="left", asking=person),
    ),
    "offline.void_number": (
        Right.LEAD_THE_HALL,
        lambda core, person: core.offline.void_number("ZA001", reason="lost", asking=person),
    ),
    "hall.clerk_day": (
        Right.SEE_FIGURES_BY_CLERK,
        lambda core, person: core.hall.clerk_day("clerk3", asking=person),
    ),
    "ratings.summary": (
        Right.SEE_FIGURES,
        lambda core, person: core.ratings.summary(asking=person),
    ),
    "searches.summary": (
        Right.SEE_FIGURES,
        lambda core, person: core.searches.summary(asking=person),
    ),
    **{
        f"reports.{verb}": (Right.SEE_FIGURES, of_reports(verb))
        for verb in ("waits", "counters", "quotes")
    },
    # Its figures are those of the reports.
    "day_slips.slip": (Right.SEE_FIGURES, lambda core, person: core.day_slips.slip(asking=person)),
    "reports.take_out": (Right.SEE_FIGURES, of_reports("take_out", "waits csv")),
    "reports.distribution": (Right.SEE_FIGURES, of_reports("distribution")),
    "reports.visits": (Right.SEE_VISITS, of_reports("visits", ReportQuestion())),
    "reports.story": (Right.SEE_VISITS, of_reports("story", UUID(int=7))),
    "reports.export": (Right.SEE_VISITS, of_reports("export")),
    "reports.write_visits_csv": (Right.SEE_VISITS, of_reports("write_visits_csv", StringIO())),
    "office.describe": (Right.DESCRIBE_THE_UNIT, described_anew),
    "office.undo": (
        Right.DESCRIBE_THE_UNIT,
        lambda core, person: core.office.undo(
            since=core.office.described().revision, asking=person
        ),
    ),
    "office.take_out": (
        Right.DESCRIBE_THE_UNIT,
        lambda core, person: core.office.take_out(Path("/dev/null"), asking=person),
    ),
    "office.renew_password": (
        Right.KEEP_PEOPLE,
        lambda core, person: quick_office(core).renew_password("clerk1", asking=person),
    ),
    **{
        f"sign_in.{verb}": (Right.KEEP_PEOPLE, door)
        for verb, door in {
            "sessions": lambda core, person: core.sign_in.sessions(asking=person),
            "pauses": lambda core, person: core.sign_in.pauses(asking=person),
            "end": lambda core, person: core.sign_in.end("7", asking=person),
            "lift": lambda core, person: core.sign_in.lift(login="clerk1", asking=person),
            "drop_second_factor_of": lambda core, person: core.sign_in.drop_second_factor_of(
                "clerk1", asking=person
            ),
        }.items()
    },
    "office.history": (
        Right.SEE_THE_AUDIT,
        lambda core, person: core.office.history(asking=person),
    ),
    "office.revision": (
        Right.SEE_THE_AUDIT,
        lambda core, person: core.office.revision(1, asking=person),
    ),
    "history.imports": (
        Right.KEEP_HISTORY,
        lambda core, person: core.history.imports(asking=person),
    ),
    "history.bring_in": (
        Right.KEEP_HISTORY,
        lambda core, person: core.history.bring_in(BytesIO(), file="past.csv", asking=person),
    ),
    **{
        f"forgetting.{verb}": (Right.KEEP_HISTORY, of_forgetting(verb))
        for verb in ("due", "runs", "run")
    },
    "watch.look": (Right.SEE_THE_LIVE_VIEW, of_watch("look")),
    **{f"watch.{verb}": (Right.SEE_THE_HALL, of_watch(verb)) for verb in ("open", "log")},
    "watch.acknowledge": (
        Right.SEE_THE_HALL,
        lambda core, person: core.watch.acknowledge(1, by=person),
    ),
    "what_if.answer": (
        Right.SEE_FIGURES,
        lambda core, person: core.what_if.answer(RuleChange(), asking=person),
    ),
    "staffing.answer": (
        Right.SEE_FIGURES,
        lambda core, person: core.staffing.answer(StaffingQuestion(), asking=person),
    ),
    "repair.repair": (Right.KEEP_HISTORY, corrected),
    "audit.entries": (
        Right.SEE_THE_AUDIT,
        lambda core, person: core.office.audit.entries(asking=person),
    ),
}


def verbs_of(reception: Reception) -> dict[str, Callable[..., object]]:
    """Return every public verb of whatever stands on the reception."""
    groups = {
        name: getattr(reception, name)
        for name, one in (vars(FrontOffice) | vars(Reception)).items()
        if isinstance(one, Lazy) and not name.startswith("_")
    }
    groups["audit"] = reception.office.audit
    return {
        f"{name}.{verb}": function
        for name, group in groups.items()
        for verb, function in inspect.getmembers(type(group), inspect.isfunction)
        if not verb.startswith("_")
    }


def test_every_verb_stands_in_the_table(reception: Reception) -> None:
    tabled = {f"{group}.{verb}" for group, verbs in OPEN.items() for verb in verbs}
    assert not tabled & set(RULED)
    assert set(verbs_of(reception)) == tabled | set(RULED)


def test_only_sign_in_lets_anybody_in(reception: Reception) -> None:
    """A second door, whatever it is called, would have no pauses."""
    asked = {verb: inspect.signature(function) for verb, function in verbs_of(reception).items()}
    assert {verb for verb, one in asked.items() if one.return_annotation is SignedIn} == {
        "sign_in.enter"
    }
    assert {verb for verb, one in asked.items() if {"password", "pin"} & set(one.parameters)} == {
        *("sign_in.enter", "sign_in.unlock", "sign_in.unlock_by_pin", "sign_in.choose_pin"),
        *("sign_in.take_second_factor", "sign_in.drop_second_factor"),
        "accounts.add",  # A station's account of the database, which is nobody's.
    }


def somebody(reception: Reception, role: Role) -> Person:
    """Return a person of a role; who looks at the wall's screen is nobody in the template."""
    unit = reception.office.unit()
    found = next((one for one in unit.people if one.role is role), None)
    if found:
        return found
    screen = Person(login="screen", names={Language.FRENCH: "Écran"}, role=role)
    reception.office.set_up(replace(unit, people=(*unit.people, screen)), by="tests")
    return screen


@pytest.mark.parametrize("role", Role)
def test_a_role_comes_through_its_own_doors_and_no_others(reception: Reception, role: Role) -> None:
    person = somebody(reception, role)
    came_through = set()
    for verb, (_, door) in RULED.items():
        before = len(reception.office.audit.entries(asking=None))
        try:
            with suppress(OSError):
                door(reception, person)
        except NotAllowedError:
            (line, *_), after = _log(reception)
            told = (line.who, line.refused, after)
            assert told == (person.login, True, before + 1), verb
        except Refusal:
            came_through.add(verb)  # she may, and there is nothing to be done
        else:
            came_through.add(verb)
    assert came_through == {verb for verb, (right, _) in RULED.items() if may(person, right)}
    assert reception.sign_in.sessions(asking=None) == ()


@pytest.mark.parametrize("became", ["clerk", None])
def test_who_has_signed_in_keeps_no_right_that_is_taken_from_her(
    reception: Reception, became: str | None
) -> None:
    """Her console still names her as she was when she came; to the core it is who she is now."""
    manager = reception.office.unit().person("manager")
    described = reception.office.described()
    tables = described.tables()
    people = [one for one in tables["people"] if one["login"] != "manager"]
    if became:
        people += [{"login": "manager", "names": {"fr": "M", "ar": "م"}, "role": became}]
    quick_office(reception).describe(
        {**tables, "people": people}, since=described.revision, asking=None
    )
    for verb in ("reports.waits", "watch.look", "hall.clerk_day", "desk.close_day"):
        with pytest.raises(NotAllowedError):
            RULED[verb][1](reception, manager)
        assert _log(reception)[0][0].who == "manager"


def test_the_table_is_the_one_of_the_rights() -> None:
    """A right that no verb asks for would protect nothing."""
    asked = {right for right, _ in RULED.values()}
    assert set(ROLES) == asked


def test_a_clerk_sees_her_own_day(reception: Reception) -> None:
    clerk = reception.office.unit().person("clerk1")
    assert reception.hall.clerk_day("clerk1", asking=clerk).served == 0


def test_only_who_keeps_people_changes_people(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Describing the unit opens no door to roles, should one right go without the other."""
    admin = reception.office.unit().person("admin")
    described = reception.office.described()
    tables = described.tables()
    tables["people"][0]["role"] = "administrator"
    monkeypatch.setitem(ROLES, Right.KEEP_PEOPLE, frozenset())
    with pytest.raises(NotAllowedError):
        reception.office.describe(tables, since=described.revision, asking=admin)
    assert reception.office.unit() == described.unit


def _log(reception: Reception) -> tuple[tuple[Any, ...], int]:
    entries = reception.office.audit.entries(asking=None)
    return entries, len(entries)


def test_taking_out_visits_is_written_down(reception: Reception) -> None:
    manager = reception.office.unit().person("manager")
    reception.reports.write_visits_csv(StringIO(), asking=manager)
    (line, *_) = reception.office.audit.entries(asking=None, act=AuditAct.TAKE_OUT_VISITS)
    today = reception.hall.today()
    assert (line.who, line.subject) == ("manager", f"{today} {today}")
    assert reception.office.audit.entries(asking=None)[0] == line


def test_taking_out_figures_is_written_down_and_those_of_people_need_their_right(
    reception: Reception,
) -> None:
    manager, clerk = (reception.office.unit().person(one) for one in ("manager", "clerk1"))
    today = reception.hall.today()
    asked = ReportQuestion(by=(Dimension.CLERK,), only={Dimension.SERVICE: ("signature",)})
    reception.reports.take_out("people xlsx", asked, asking=manager)
    (line,) = reception.office.audit.entries(asking=None, act=AuditAct.TAKE_OUT_FIGURES)
    told = f"people xlsx {today} {today} clerk service=signature"
    assert (line.who, line.subject, line.refused) == ("manager", told, False)
    with pytest.raises(NotAllowedError):
        reception.reports.take_out("people xlsx", asked, asking=clerk)
    assert len(reception.office.audit.entries(asking=None, act=AuditAct.TAKE_OUT_FIGURES)) == 1


def test_who_sees_figures_of_people_or_single_visits_is_written_down(
    reception: Reception, clock: FakeClock
) -> None:
    """Once for a page that reads itself anew; a clerk's own day, and figures of all, not at all."""
    manager, clerk = (reception.office.unit().person(one) for one in ("manager", "clerk1"))
    ticket = reception.desk.issue("signature").ticket
    before = _log(reception)[1]
    for _ in range(3):
        reception.reports.waits(ReportQuestion(by=(Dimension.CLERK,)), asking=manager)
        reception.reports.waits(ReportQuestion(only={Dimension.CLERK: ("clerk1",)}), asking=manager)
        reception.reports.waits(asking=manager)
        reception.reports.story(ticket.id, asking=manager)
        reception.reports.visits(asking=manager)
        reception.hall.clerk_day("clerk1", asking=manager)
        reception.hall.clerk_day("clerk1", asking=clerk)
    entries, count = _log(reception)
    today = reception.hall.today()
    assert [(one.act, one.subject) for one in reversed(entries[: count - before])] == [
        (AuditAct.SEE_PEOPLE, f"{today} {today}"),
        (AuditAct.SEE_PEOPLE, f"{today} {today} clerk1"),
        (AuditAct.SEE_VISITS, f"{today} F001"),
        (AuditAct.SEE_VISITS, f"{today} {today}"),
        (AuditAct.SEE_PEOPLE, f"{today} clerk1"),
    ]
    clock.advance(minutes=15)
    reception.reports.story(ticket.id, asking=manager)
    assert _log(reception)[1] == count + 1
