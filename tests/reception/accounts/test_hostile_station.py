"""A stolen station calls all that it may, with whatever it likes: nobody is harmed for good."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import psycopg
import pytest

from reception.accounts.rights import CALLED
from reception.app import Reception
from reception.database.acts.act import Act
from reception.database.acts.every import ACTS
from reception.database.run import Statement, instant
from reception.domain.alerts import App
from reception.domain.missed import SearchLength, SearchScript
from reception.domain.page_key import DAY_KEY_BYTES
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterState
from reception.domain.rights import AuditAct
from reception.domain.sign_in import SignInApp, Where
from reception.domain.take_in import ConflictReason, TakeInOutcome
from reception.domain.ticket import EventKind
from reception.queue.model import At
from tests.reception.accounts.accounts import LOGINS, Site, stationed
from tests.support.databases import PASSWORD, PostgresDatabases, quick_sign_in
from tests.support.sign_in import let_in

pytestmark = [pytest.mark.postgresql, pytest.mark.deep]

_DAY = "2026-11-25"
_A_MINUTE_US = 60 * 1_000_000
_MAY_BE_ODD = 0.6
_ODD_TEXTS = (
    None,
    "",
    "odd",
    "x'; --",
    "2099-01-01",
    "[]",
    "x" * 300,
    "\u202e\x1b[2J",
    "~P1",
    "a:b",
)
_ODD_NUMBERS = (None, -1, 0, 1, 7, 10**6, 2**31 - 1)
_ODD_INSTANTS = (*_ODD_NUMBERS, -(2**63), 2**63 - 1)


class Thief:
    """Draws what to call, and with which values: mostly what its screens would say."""

    def __init__(self, site: Site, login: str, seed: int) -> None:
        self.login = login
        self._random = Random(seed)  # noqa: S311 - the same each time
        self._now = instant(site.clock.at)
        self._acts = [one for one in ACTS if LOGINS[login] in CALLED.get(one.name, ())]
        self._ids = [str(UUID(int=self._random.getrandbits(128), version=4)) for _ in range(12)]
        with site.raw("postgres") as owner:
            self._services = owner.execute(
                "SELECT service.code, series, series_first, series_last, quota, unit.revision"
                " FROM service JOIN unit ON unit.code = service.unit WHERE series IS NOT NULL"
            ).fetchall()
            self._tickets = [row[0] for row in owner.execute("SELECT id FROM ticket")]

    def call(self, station: psycopg.Connection) -> str | None:
        """Call one act; return its name when the server let it happen."""
        act = self._random.choice(self._acts)
        values = self._honest()
        for name, kind in arguments(act):
            if self._random.random() < _MAY_BE_ODD / len(arguments(act)):
                values[name] = self._odd(kind)
        said = {name: values[name] for name, _ in arguments(act)}
        try:
            station.execute(Statement(act.call).postgresql.encode(), said).fetchall()
        except psycopg.errors.SerializationFailure:
            return None  # undone: a program would try again
        except psycopg.OperationalError:
            raise
        except psycopg.Error:
            return None
        return act.name

    def _odd(self, kind: str) -> Any:
        if kind == "TEXT":
            return self._random.choice((*_ODD_TEXTS, *self._ids))
        return self._random.choice(_ODD_INSTANTS if kind == "BIGINT" else _ODD_NUMBERS)

    def _one(self, *values: Any) -> Any:
        return self._random.choice(values)

    def _honest(self) -> dict[str, Any]:
        one, now = self._one, self._now
        service, series, first, last, quota, revision = one(*self._services)
        ticket = one(*self._tickets, *self._ids)
        number = self._random.randint(1, 30)
        series = one(series, "ZQ")
        earlier = now - self._random.randint(0, 90) * _A_MINUTE_US
        outcome = one(*TakeInOutcome)
        given = {
            "id": ticket,
            "touch": one(*self._ids),
            "install": one(*self._ids),
            "station": self.login,
            "service_day": _DAY,
            "series": series,
            "number": number,
            "service": service,
            "language": "ar",
            "priority": "ordinary",
            "made_at": "2026-11-25T08:30:00Z",
            "clock_ahead": None,
            "appointment_at": None,
        }
        state = one(*PrintState, *PrinterState)
        return {
            "unit": "commune",
            "station": one(self.login, None),
            "named": self.login,
            "service_day": _DAY,
            "day": _DAY,
            "next_day": "2026-11-26",
            "key": "5a" * DAY_KEY_BYTES,
            "next_key": "a5" * DAY_KEY_BYTES,
            "days": one(2, 31),
            "from_day": _DAY,
            "to_day": _DAY,
            "limit": one(5, 100),
            "service": service,
            "series": series,
            "series_first": first,
            "series_last": last,
            "quota": quota,
            "revision": revision,
            "priority": "ordinary",
            "language": "ar",
            "ticket": ticket,
            "id": one(*self._ids),
            "operation": one(*self._ids),
            "touch": one(*self._ids),
            "install": one(*self._ids),
            "issued_at": earlier,
            "now": now,
            "at": earlier,
            "appointment_at": None,
            "own_rank": None,
            "ranked_since": one(None, earlier),
            "callable_from": earlier,
            "quoted_low_us": _A_MINUTE_US,
            "quoted_high_us": 2 * _A_MINUTE_US,
            "request": one(None, *self._ids),
            "sheet": one(1, 2),
            "attempt": one(*self._ids),
            "state": state,
            "in_doubt": one(0, 1),
            "answers": one(0, 1),
            "app": one(*App),
            "part": one("", "hall"),
            "program": one(*self._ids),
            "computer": "hall",
            "starts": one(0, 1),
            "score": one(1, 5),
            "reason": one(None, "wait"),
            "was_reason": one(None, "wait"),
            "script": one(*SearchScript),
            "length": one(*SearchLength),
            "nearest": one("", "civil-status"),
            "began_at": earlier,
            "ended_at": one(None, now),
            "tickets": 1,
            "waiting": 0,
            "aside": 0,
            "letters": one("ZQ", "ZP"),
            "number": number,
            "first": one(1, number),
            "closed_at": one(None, now),
            "note": "kiosk-1",
            "readmitted_rank": None,
            "outcome": outcome,
            "why": one(None, *ConflictReason),
            "void_label": None,
            "given": json.dumps(given),
            "decided_by": None,
            "step": one(0, 1),
            "kind": one(*EventKind),
            "counter": one(1, 2, 3),
            "clerk": "clerk1",
            "kept_counter": one(None, 2),
            "kept_clerk": one(None, "clerk2"),
            "in_turn": 1,
            "login": one("clerk1", "clerk2"),
            "profile": None,
            "numbers": "1,2",
            "opened_at": now,
            "paused_at": now,
            "paused_by": "manager",
            "by": "manager",
            "until": one(None, now + 90 * _A_MINUTE_US),
            "was_until": one(None, now + 90 * _A_MINUTE_US),
            "since": now,
            "forgotten": None,
            "who": "clerk1",
            "act": one(*AuditAct),
            "subject": "x",
            "refused": one(0, 1),
            "os_user": None,
            "proof": "0" * 64,
            "code": None,
            "token_hash": "f" * 64,
            "seen_at": now,
            "locked_at": None,
            "ended": one(None, "left"),
            "password_hash": None,
            "pin_hash": "x",
            "pepper_mark": "x",
        }


def arguments(act: Act) -> list[tuple[str, str]]:
    """Return what an act takes: names and types."""
    return [(one.split()[0], one.split()[1]) for one in act.takes.split(",") if one.strip()]


@pytest.fixture
def hall(postgres_databases: PostgresDatabases, tmp_path: Path) -> Iterator[Site]:
    """Give a hall in which some wait, one is served, and one who leads is there as well."""
    with ExitStack() as open_things:
        url = open_things.enter_context(postgres_databases.commune(tmp_path))
        site = open_things.enter_context(stationed(url))
        panel = Where(app=SignInApp.PANEL, station="desk-1")
        with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk:
            for login in ("clerk1", "manager"):
                let_in(quick_sign_in(desk), login, PASSWORD, panel)
            service = next(one for one in desk.hall.unit().counters if one.number == 1).services[0]
            for _ in range(6):
                kiosk.desk.issue(service, printer_station="kiosk-1")
            desk.desk.open_counter(At(1, "clerk1"))
            desk.desk.call_ticket(
                At(1, "clerk1"), desk.hall.queue().tickets[0].visit.ticket.label, reason="x"
            )
        yield site


def everybody_reads(core: Reception) -> None:
    """Read whatever watches, leads and reports; nothing of it may fail."""
    day = core.hall.today()
    questions: tuple[Callable[[], object], ...] = (
        *(core.hall.queue, core.hall.counters, core.hall.services, core.hall.calls),
        *(core.prints.printers, core.prints.unsure, core.offline.conflicts, core.watch.look),
        *(core.ratings.summary, core.searches.summary, core.hall.most_asked, core.reports.waits),
        lambda: core.day_slips.slip(day),
        lambda: core.sign_in.sessions(asking=None),
    )
    for question in questions:
        question()


@pytest.mark.parametrize("login", ["kiosk-1", "desk-1", "board-1"])
@pytest.mark.parametrize("calls", [1500, pytest.param(30_000, marks=pytest.mark.soak)])
def test_whatever_it_says_others_read_on_and_every_lie_can_be_corrected(
    hall: Site, login: str, calls: int
) -> None:
    thief, happened = Thief(hall, login, seed=1), set[str | None]()
    with hall.raw(login) as station:
        for _ in range(calls):
            happened.add(thief.call(station))
    assert len(happened) > (15 if login != "board-1" else 3), happened
    with hall.core("postgres") as owner:
        everybody_reads(owner)
        with hall.core("kiosk-1") as kiosk:
            kiosk.offline.register(kiosk.ids.new(), "kiosk-1")
        # Who was called, and left before her, goes with her day.
        hall.clock.advance(days=1)
        owner.desk.close_day()
        admin = owner.hall.unit().person("admin")
        owner.repair.repair(asking=admin, reason="a stolen station")
        assert [one for one in owner.verify() if one.broken] == []
