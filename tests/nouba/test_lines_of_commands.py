"""Whatever a command changes leaves a line in the log, with the system's user who typed it."""

import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from nouba.command_line import command_line
from reception.app import open_reception
from reception.domain.errors import Refusal
from reception.domain.rights import AuditAct, AuditEntry
from reception.system.settings import os_user
from tests.support.commands import Nouba
from tests.support.databases import (
    POSTGRESQL,
    Dump,
    behind_its_back,
    dump,
    quick_office,
    quick_sign_in,
)
from tests.support.history import GOOD, own_csv
from tests.support.sign_in import let_in
from tests.support.stations import LoneStation

pytestmark = pytest.mark.both

AT = "--counter 3 --clerk clerk1"
BY = "--by manager --reason rain"
CHANGING = f"""
unit export {{here}}/unit.toml
unit import {{here}}/other.toml
issue signature
counter open {AT}
call next {AT}
call recall {AT}
call start {AT}
call note "has a question" {AT}
call undo {AT}
call follow residence {AT}
call finish {AT}
call walk-in signature {AT}
call finish {AT}
issue signature
call ticket F003 {AT} --reason "she asked"
call no-show {AT}
call readmit F003 --clerk clerk1
call next {AT}
call put-back {AT}
call next {AT}
call park {AT}
call resume F003 --clerk clerk1 {AT[:11]}
call next {AT}
call transfer {AT} --to planning
cancel F003
counter break --clerk clerk1 --reason prayer
counter back --clerk clerk1
counter profile papers --clerk clerk1
counter close --clerk clerk1
unit undo
service pause signature --by manager
service resume signature --by manager
issue signature
printer reprint F004 --printer tcp://127.0.0.1:1
unit password clerk2
visits export --out {{here}}/visits.csv
visits import {{here}}/past.csv
retention run
alerts acknowledge 1 --by manager
sessions end {{session}}
sessions lift --login clerk1
sessions drop-second-factor clerk2
day take-in {{first}} --service signature --by manager
day void {{second}} {BY}
day served-up-to F004 {BY}
day close
repair --by admin --reason "a joke"
init --template commune --new-life --db {{empty}}
"""
"""One after the other, each with something to do."""
ON_A_SERVER = """
postgres apply
postgres add kiosk-7 --as kiosk
postgres remove kiosk-7
"""
READING = """
verify
backup --to {here}
doctor
queue
ticket F001
explain F001
what-if --without-counter 1
estimate report
counter list
service list
day slip --printer tcp://127.0.0.1:1
unit history
unit log
report overview
report waits
report services
report counters
report people
report priorities
report languages
report hours
report promises
report ratings
report searches
report monthly --folder {here}
retention list
sessions list
sessions pauses
offline conflicts
printer preview --out {here}/ticket.png
"""
READING_ON_A_SERVER = """
postgres rights
postgres stations
"""
ELSEWHERE = {
    # It needs weeks of a past.
    "staffing": "tests/nouba/test_staffing_command.py",
    "restore": "tests/reception/care/test_restore.py",
    # What they write is the log of alerts itself; whoever acknowledges one is in both.
    "alerts": "tests/nouba/test_alerts.py",
    "alerts watch": "tests/nouba/test_alerts.py",
    "postgres guard": "tests/reception/accounts/test_stolen_station.py",
    # Of a database of many sites. An empty one has no log: the first line is that the head office
    # is set up in it.
    **dict.fromkeys(
        [f"centre {one}" for one in ("found", "serve", "admit", "withdraw", "status", "keep")],
        "tests/nouba/test_centre_command.py",
    ),
    # Keys and addresses stand in a folder of the line; what visitors rate, it writes as kiosks do.
    "line join": "tests/nouba/test_line_command.py",
    "line run": "tests/nouba/test_line_command.py",
    # Windows: what is done there has the person who is signed in.
    "clerk": "tests/counter_display/test_clerk_panel.py",
    "admin": "tests/admin_console/test_sessions_page.py",
    "kiosk": "tests/kiosk/test_slips.py",
    "board": "tests/counter_display/test_clerk_panel.py",
    "led": "tests/nouba/test_led.py",
    # A reader's file, and what she passed: noted in the unit's description as any other change.
    "translations export": "tests/nouba/test_tamazight_review.py",
    "translations import": "tests/nouba/test_tamazight_review.py",
}
"""Which tests hold it, of those that need two servers, a screen, or never end."""


def with_a_database() -> Iterator[str]:
    """Yield every word of the command that is told a database, from the tree itself."""

    def walk(path: tuple[str, ...], command: Any) -> Iterator[str]:
        if any(one.name == "db" for one in command.params):
            yield " ".join(path)
        for word, one in getattr(command, "commands", {}).items():
            yield from walk((*path, word), one)

    return walk((), get_command(command_line(())))


def lines(text: str, **places: object) -> list[list[str]]:
    return [shlex.split(one.format(**places)) for one in text.split("\n") if one]


def named(words: list[str]) -> str:
    """Return the words of the tree that a line begins with."""
    known = {*with_a_database()}
    return next(one for one in (" ".join(words[:2]), words[0]) if one in known)


def test_every_word_that_is_told_a_database_is_looked_at() -> None:
    told = lines(
        f"{CHANGING}{ON_A_SERVER}{READING}{READING_ON_A_SERVER}",
        **dict.fromkeys(("here", "session", "first", "second", "empty"), "x"),
    )
    assert {*with_a_database()} == {*map(named, told), *ELSEWHERE}
    for place in ELSEWHERE.values():
        assert (Path(__file__).parents[2] / place).is_file(), place


class Hall:
    """The commune, in which there is something to do for every command."""

    def __init__(self, nouba: Nouba, database_url: str, here: Path, empty: str) -> None:
        self.nouba, self.url = nouba, database_url
        with open_reception(database_url) as core:
            let_in(quick_sign_in(core))
            for _ in range(5):
                with suppress(Refusal):
                    let_in(quick_sign_in(core), password="not hers")
            quick_office(core).renew_password("clerk2", asking=None)
            core.office.take_out(here / "other.toml", asking=None)
            kiosk = LoneStation(core)
            kiosk.give("gone")
            kiosk.give("gone")
            first, second = (one.label for one in kiosk.hand_over())
            (session,) = core.sign_in.sessions(asking=None)
            today = core.hall.today()
        with (here / "other.toml").open("a", encoding="utf-8") as other:
            other.write(PROFILE)
        (here / "past.csv").write_bytes(own_csv(GOOD))
        with behind_its_back(database_url) as connection:
            for statement in PUT_THERE:
                connection.execute(statement.format(today=today))
        self.places = {"here": here, "session": session.id, "first": first, "second": second}
        self.places["empty"] = empty

    def log(self, url: str) -> list[AuditEntry]:
        """Return the lines of the log, the oldest first."""
        with open_reception(url) as core:
            return [*core.office.audit.entries(asking=None, limit=1000)][::-1]

    def done(self, words: list[str]) -> tuple[bool, list[AuditEntry], str]:
        """Return whether a command changed anything but the log, the lines it left, and its say."""
        url = words[words.index("--db") + 1] if "--db" in words else self.url
        before, log = (dump(url), self.log(url)) if url == self.url else ({}, [])
        answer = self.nouba(*words)
        left = self.log(url)[len(log) :]
        return without_seals(dump(url)) != without_seals(before), left, answer.err


PROFILE = """
[[profiles]]
code = "papers"
names = { ar = "وثائق", fr = "Papiers" }
services = ["signature"]
"""
PUT_THERE = (
    """
    INSERT INTO alert (unit, kind, subject, level, worst, began_at, level_since, detail, changes)
    VALUES ('commune', 'printer', 'kiosk-1', 'warning', 'warning', 1, 1, 'paper_out', 0)
    """,
    "UPDATE credential SET factor_secret = 'mine', factor_since = 1 WHERE login = 'clerk2'",
    """
    INSERT INTO day_service (unit, service_day, service, taken)
    VALUES ('commune', '{today}', 'planning', 1)
    """,
)


def without_seals(rows: Dump) -> Dump:
    return {table: found for table, found in rows.items() if table not in {"seal", "chain"}}


@pytest.fixture
def hall(
    nouba: Nouba,
    database_url: str,
    empty_database_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Hall:
    monkeypatch.setenv("NOUBA_BACKUPS", str(tmp_path / "backups"))
    return Hall(nouba, database_url, tmp_path, empty_database_url)


def test_what_changes_something_leaves_a_line_of_who_typed_it(
    hall: Hall, database_url: str
) -> None:
    on_server = ON_A_SERVER if POSTGRESQL in database_url else ""
    for words in lines(CHANGING + on_server, **hall.places):
        changed, left, said = hall.done(words)
        assert changed or "export" in words or words[0] == "postgres", (words, said)
        assert os_user() in {one.os_user for one in left}, (words, left, said)
        assert {one.os_user for one in left} <= {os_user(), None}


def test_what_only_looks_changes_nothing(hall: Hall, database_url: str) -> None:
    hall.nouba("issue", "signature")
    on_server = READING_ON_A_SERVER if POSTGRESQL in database_url else ""
    for words in lines(READING + on_server, **hall.places):
        changed, left, said = hall.done(words)
        assert not changed, (words, said)
        # But for who takes figures of people out.
        assert not left or words[0] == "report", (words, left)


def test_it_names_the_command_and_nothing_that_was_said_to_it(hall: Hall) -> None:
    hall.nouba("issue", "signature")
    hall.nouba(*shlex.split(f"call next {AT}"))
    hall.nouba(*shlex.split(f'call note "has no money" {AT}'))
    told = [(one.who, one.act, one.subject) for one in hall.log(hall.url)[-3:]]
    typed = AuditAct.TYPE
    assert told == [(None, typed, "issue"), (None, typed, "call next"), (None, typed, "call note")]


def test_an_act_that_is_refused_leaves_no_line_that_it_was_done(hall: Hall) -> None:
    before = hall.log(hall.url)
    assert hall.nouba(*shlex.split(f"call finish {AT}")).exit_code == 1
    assert hall.log(hall.url) == before


NEVER_WITHOUT_IT = f"""
issue signature
counter open {AT}
service pause signature --by manager
unit import {{here}}/other.toml
unit password clerk2
visits import {{here}}/past.csv
retention run
alerts acknowledge 1 --by manager
sessions end {{session}}
sessions lift --login clerk1
sessions drop-second-factor clerk2
day take-in {{first}} --service signature --by manager
day void {{second}} {BY}
day close
repair --by admin --reason "a joke"
"""
NO_MORE = """
    CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END $$
"""
FULL = {
    False: ("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END",),
    True: (
        NO_MORE,
        "CREATE TRIGGER no_more BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION no_more()",
    ),
}


def test_no_act_is_done_whose_line_cannot_be_written(
    hall: Hall, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    hall.nouba("issue", "signature")
    with behind_its_back(database_url) as connection:
        for statement in FULL[POSTGRESQL in database_url]:
            connection.execute(statement)
    before = dump(database_url)
    for words in lines(NEVER_WITHOUT_IT, **hall.places):
        assert hall.nouba(*words).exit_code != 0, words
        assert dump(database_url) == before, words
    caplog.clear()
