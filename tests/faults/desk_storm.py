"""Eight clerks at once, each a process, through every verb: answers get lost, and programs die.

A clerk's program writes down each act before it asks for it, and what came of it. When it dies it
is started again, and asks for the act without an answer once more, as the same operation.
"""

import json
import multiprocessing
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from reception.app import Reception, open_reception
from reception.database.connection import Database
from reception.database.run import ConstraintError
from reception.domain.errors import DeadlockFault, Refusal, StorageFault
from reception.domain.ticket import TicketState, Visit
from reception.queue.model import At, RaceLostError
from tests.faults.desk_builds import broken_build
from tests.programs.full_day.judge import judge_rows
from tests.support.crowd import CLERKS, SERVICES
from tests.support.databases import behind_its_back

_DIED = 9
_LOSSES, _DEATHS = 0.05, 0.006
_PATIENCE_S, _LONGEST_S = 200.0, 500.0
_SERVICES = (*SERVICES, "residence")
_WITHOUT_VISITOR = {
    "call_next": 8,
    "issue": 4,
    "call_ticket": 2,
    "resume": 2,
    "readmit": 2,
    "walk_in": 1,
    "break": 1,
    "profile": 1,
}


@dataclass(frozen=True, slots=True)
class Storm:
    """How it storms."""

    url: str
    folder: Path
    acts: int
    build: str = ""
    losses: float = _LOSSES
    deaths: float = _DEATHS
    patience_s: float = _PATIENCE_S


@dataclass(frozen=True, slots=True)
class Weather:
    """What the storm did."""

    deaths: int
    acts: dict[str, int]
    """How often each verb was done."""


def storm(how: Storm) -> Weather:
    """Let eight clerks work until each has done her acts."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    deaths = 0
    running = {clerk: _start(context, how, clerk, 0) for clerk in range(1, CLERKS + 1)}
    lives = dict.fromkeys(running, 0)
    deadline = time.monotonic() + _LONGEST_S
    while running:
        for clerk, process in list(running.items()):
            process.join(0.02)
            if process.exitcode == _DIED:
                deaths += 1
                lives[clerk] += 1
                running[clerk] = _start(context, how, clerk, lives[clerk])
            elif process.exitcode is not None:
                del running[clerk]
                if process.exitcode:
                    _end(running.values())
                    raise RuntimeError(f"clerk {clerk} ended with {process.exitcode}")
        if time.monotonic() > deadline:
            _end(running.values())
            raise TimeoutError("the clerks do not come to an end")
    done: dict[str, int] = {}
    for _, asked, answer in _journals(how.folder):
        if answer and answer["is"] == "done":
            done[asked["verb"]] = done.get(asked["verb"], 0) + 1
    return Weather(deaths, done)


def _end(processes: Iterable[BaseProcess]) -> None:
    for one in processes:
        one.kill()
        one.join()


def close(reception: Reception) -> None:
    """Bring the day to an end, so that every visit has one."""
    for place in reception.hall.counters():
        if place.held and place.clerk:
            if place.held.state is TicketState.CALLED:
                reception.desk.start(At(place.number, place.clerk))
            reception.desk.finish(At(place.number, place.clerk))
    reception.desk.close_day()


def wrong_in(how: Storm) -> list[str]:
    """Return what the judges find in the rows of a day that is closed, and in the journals."""
    with behind_its_back(how.url) as rows:
        wrong = judge_rows(rows).wrong
        done: dict[str, int] = dict(
            rows.execute("SELECT operation, count(*) FROM event GROUP BY operation").fetchall()
        )
    for clerk, asked, answer in _journals(how.folder):
        act = f"{asked['verb']} of {clerk}"
        if answer is None:
            wrong.append(f"{act} has no answer")
        elif answer["is"] == "a bug":
            wrong.append(f"{act} met a bug: {answer['why']}")
        elif "operation" in asked and (answer["is"] == "done") != (asked["operation"] in done):
            wrong.append(
                f"{act} was {answer['is']}, and has {done.get(asked['operation'], 0)} events"
            )
    return wrong


def _start(context: Any, how: Storm, clerk: int, life: int) -> Any:
    process = context.Process(target=_live, args=(how, clerk, life), daemon=True)
    process.start()
    return process


def _journals(folder: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any] | None]]:
    """Yield each act of each clerk, and its answer."""
    for file in sorted(folder.glob("clerk*.jsonl")):
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        asked = None
        for line in lines:
            if "verb" in line:
                if asked:
                    yield file.stem, asked, None
                asked = line
            elif asked:
                yield file.stem, asked, line
                asked = None
        if asked:
            yield file.stem, asked, None


class _Rough:
    """A connection of a program that may die at each statement, and on which answers get lost."""

    def __init__(self, connection: Any, how: Storm, chance: random.Random) -> None:
        self._connection, self._how, self._chance = connection, how, chance

    def execute(self, sql: str, *values: Any, **how: Any) -> Any:
        self._perhaps_die()
        answer = self._connection.execute(sql, *values, **how)
        self._perhaps_die()
        # Outside a transaction PostgreSQL commits with the statement that issues a ticket.
        commits = sql == "COMMIT" or "give_ticket(" in sql
        if commits and self._chance.random() < self._how.losses:
            if isinstance(self._connection, sqlite3.Connection):
                raise sqlite3.OperationalError("disk I/O error")
            raise psycopg.OperationalError("server closed the connection unexpectedly")
        return answer

    def _perhaps_die(self) -> None:
        if self._chance.random() < self._how.deaths:
            os._exit(_DIED)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def _live(how: Storm, number: int, life: int) -> None:
    """Work as one clerk, from where the journal ends."""
    chance = random.Random(f"{number}/{life}")  # noqa: S311 - a storm that can be repeated
    journal = how.folder / f"clerk{number}.jsonl"
    written = journal.read_text().splitlines() if journal.exists() else []
    lines = [json.loads(line) for line in written]
    with (
        broken_build(how.build, how.folder),
        open_reception(how.url) as reception,
        _rough(how, chance),
    ):
        clerk = _Clerk(reception, number, chance, journal, how.patience_s)
        if lines and "verb" in lines[-1]:
            clerk.ask_again(lines[-1])
        for _ in range(how.acts - sum("verb" in line for line in lines)):
            clerk.act()


@contextmanager
def _rough(how: Storm, chance: random.Random) -> Iterator[None]:
    connection_of = Database._connection

    @contextmanager
    def rough(self: Database, *, patient: bool = False) -> Iterator[Any]:
        with connection_of(self, patient=patient) as connection:
            yield _Rough(connection, how, chance)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "_connection", rough)
        yield


class _Clerk:
    """One clerk, who does whatever may be done, and now and then what may not."""

    def __init__(
        self,
        reception: Reception,
        number: int,
        chance: random.Random,
        journal: Path,
        patience_s: float,
    ) -> None:
        self._patience_s = patience_s
        self._reception, self._chance, self._journal = reception, chance, journal
        self._number, self._login = number, f"clerk{number}"

    def act(self) -> None:
        """Do one act."""
        held = self._insist(lambda: self._reception.hall.held_by(self._login))
        verb, args, how = self._chosen(held)
        line: dict[str, Any] = {"verb": verb, "args": args, "how": how}
        if verb not in {"take_break", "end_break", "take_profile"}:
            line["operation"] = str(self._reception.ids.new())
        self._write(line)
        self.ask_again(line)

    def ask_again(self, line: dict[str, Any]) -> None:
        """Ask for an act until there is an answer, always as the same operation."""
        how = dict(line["how"])
        if "operation" in line:
            how["operation"] = UUID(line["operation"])
        verb = getattr(self._reception.desk, line["verb"])
        # A ticket is asked for by nobody at a counter; every other verb is said from one.
        here = [] if line["verb"] == "issue" else [At(self._number, self._login)]
        args = [*here, *line["args"]]
        try:
            answer = self._insist(lambda: verb(*args, **how))
        except (Refusal, RaceLostError) as refused:
            self._write({"is": "refused", "why": type(refused).__name__})
        except (RuntimeError, StorageFault, ConstraintError) as bug:
            self._write({"is": "a bug", "why": str(bug)})
        else:
            label = answer.ticket.label if isinstance(answer, Visit) else None
            self._write({"is": "done", "label": label})

    def _chosen(self, held: Visit | None) -> tuple[str, list[Any], dict[str, Any]]:
        draw = self._chance.random
        if draw() < 0.08:
            return "undo", [], {}
        if held is None:
            return self._without_visitor()
        if held.state is TicketState.CALLED and draw() < 0.5:
            verb = self._chance.choice(["recall", "no_show", "put_back", "start", "start"])
            return verb, [], {}
        if held.state is TicketState.CALLED:
            return self._onwards(["start"])
        return self._onwards(["finish", "call_next", "follow"])

    def _onwards(self, verbs: list[str]) -> tuple[str, list[Any], dict[str, Any]]:
        service = self._chance.choice(_SERVICES)
        match self._chance.choice([*verbs, "park", "transfer"]):
            case "park":
                return "park", [], {"anyone": self._chance.random() < 0.5}
            case "transfer":
                other = self._chance.randint(1, CLERKS)
                to: dict[str, Any] = self._chance.choice(
                    [{"to_service": service}, {"to_counter": other}, {"to_clerk": f"clerk{other}"}]
                )
                return "transfer", [], to
            case "call_next":
                return "call_next", [], {"finish": True}
            case "follow":
                return "follow", [service], {}
            case verb:
                return verb, [], {}

    def _without_visitor(self) -> tuple[str, list[Any], dict[str, Any]]:
        service = self._chance.choice(_SERVICES)
        verbs, often = zip(*_WITHOUT_VISITOR.items(), strict=True)
        verb = self._chance.choices(verbs, often)[0]
        label = f"{self._chance.choice('FR')}{self._chance.randint(1, 60):03d}"
        match verb:
            case "call_next":
                return verb, [], {}
            case "issue":
                return verb, [service], {"language": self._chance.choice(["ar", "zgh"])}
            case "call_ticket":
                return verb, [label], {"reason": "malade"}
            case "resume" | "readmit":
                found = self._insist(lambda: self._labels(verb)) or [label]
                return verb, [self._chance.choice(found)], {}
            case "walk_in":
                return verb, [service], {}
            case "break":
                away = self._insist(self._reception.hall.counters)[self._number - 1].on_break
                if away:
                    return "end_break", [], {}
                return "take_break", ["prière"], {}
            case _:
                return "take_profile", [None], {}

    def _labels(self, verb: str) -> list[str]:
        hall = self._reception.hall
        if verb == "resume":
            return [one.ticket.label for one in hall.parked()]
        return [one.label for one in hall.calls() if one.state is TicketState.NO_SHOW]

    def _write(self, line: dict[str, Any]) -> None:
        with self._journal.open("a") as journal:
            journal.write(json.dumps(line) + "\n")

    def _insist[T](self, act: Callable[[], T]) -> T:
        deadline = time.monotonic() + self._patience_s
        while True:
            try:
                return act()
            except (StorageFault, DeadlockFault):
                if time.monotonic() > deadline:
                    raise
