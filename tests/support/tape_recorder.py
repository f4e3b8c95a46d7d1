"""Recording a tape: a day is lived through by this code, and every statement noted.

``python -m tests.support.tape_recorder tests/storage/released`` writes one for each database. It is
run once with each release that changes the schema, before the next migration is written.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from reception.bootstrap import Reception, open_reception, prepare_database
from reception.domain.errors import Refusal
from reception.domain.paper import PrintState
from reception.domain.ticket import Visit
from reception.ports import App
from reception.queue.model import At
from reception.storage import engine
from reception.storage.engine import Database, Row, Run, Value
from reception.storage.schema_version import SCHEMA_VERSION
from reception.storage.statement import Statement
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, POSTGRESQL, SQLITE, set_up
from tests.support.postgres import running_postgres
from tests.support.tape import Tape


def taped_run(tape: Tape, *, is_postgresql: bool) -> type[Run]:
    """Return what runs statements, and notes them."""

    class TapedRun(Run):
        def _noted(self, how: str, text: str, values: Any, act: Callable[[], Any]) -> Any:
            step = {"run": tape.number_of(text), "how": how, "values": values}
            try:
                answer = act()
            except engine._driver(postgresql=is_postgresql).ERRORS as error:
                tape.add(**step, fails=type(error).__name__)
                raise
            told = [list(one) for one in answer] if how in {"rows", "stream"} else answer
            tape.add(**step, answer=list(told) if how == "row" and told else told)
            return answer

        def rows(self, statement: Statement, **values: Value) -> Sequence[Row]:
            plain = super().rows
            return self._noted(  # type: ignore[no-any-return]
                "rows", _text(statement), values, lambda: list(plain(statement, **values))
            )

        def row(self, statement: Statement, **values: Value) -> Row | None:
            plain = super().row
            return self._noted(  # type: ignore[no-any-return]
                "row", _text(statement), values, lambda: plain(statement, **values)
            )

        def change(self, statement: Statement, **values: Value) -> int:
            plain = super().change
            return self._noted(  # type: ignore[no-any-return]
                "change", _text(statement), values, lambda: plain(statement, **values)
            )

        def change_many(self, statement: Statement, rows: Sequence[dict[str, Value]]) -> None:
            plain = super().change_many
            self._noted("change_many", _text(statement), rows, lambda: plain(statement, rows))

        def stream(self, statement: Statement, **values: Value) -> Iterator[Row]:
            plain = super().stream
            yield from self._noted(
                "stream", _text(statement), values, lambda: list(plain(statement, **values))
            )

    def _text(statement: Statement) -> str:
        # As written, with its own placeholders: it is compiled again when it is played.
        return statement._postgresql if is_postgresql else statement.sqlite

    return TapedRun


def taped(tape: Tape, kind: str, plain: Callable[..., Any]) -> Callable[..., Any]:
    """Return a way to begin a transaction which is noted, and how it ends."""

    @contextmanager
    def begin(self: Database, *topics: Any, **how: Any) -> Iterator[Run]:
        tape.add(begin=kind)
        try:
            with plain(self, *topics, **how) as run:
                yield run
        except BaseException:
            tape.add(end=kind, well=False)
            raise
        tape.add(end=kind, well=True)

    return begin


def recorded(url: str, live: Callable[[], None]) -> Tape:
    """Return what ``live`` does on whatever databases it opens."""
    tape = Tape([], [])
    run = taped_run(tape, is_postgresql="postgresql" in url)
    with ExitStack() as patched:
        patched.enter_context(patch.object(engine, "Run", run))
        for kind in ("read", "write", "snapshot", "at_once"):
            begin = taped(tape, kind, getattr(Database, kind))
            patched.enter_context(patch.object(Database, kind, begin))
        note = partial(tape.add, midday=True)
        patched.enter_context(patch.object(sys.modules[__name__], "_midday", note))
        live()
    return tape


def _midday() -> None:
    """Mark the place where the schema may change."""


def a_day(url: str) -> None:
    """Set a unit up and live through a day in which everything is done once, and again after."""
    clock = FakeClock()
    set_up(url, COMMUNE, clock)
    with open_reception(url, clock=clock) as reception:
        _half_a_day(reception, clock, counter=3, clerk="clerk1")
        _midday()
        _half_a_day(reception, clock, counter=4, clerk="clerk2")
        reception.desk.close_day()
        clock.advance(days=1)
        reception.desk.issue("signature")
        list(reception.reports.export())


def _half_a_day(reception: Reception, clock: FakeClock, *, counter: int, clerk: str) -> None:
    desk, hall, prints = reception.desk, reception.hall, reception.prints
    starts = counter == 3
    reception.stations.beat("kiosk-1", App.KIOSK, starts=starts)
    desk.open_counter(At(counter, clerk))
    visits = []
    for _ in range(7):
        visit = desk.issue("signature", language="fr", printer_station="kiosk-1")
        hall.paper(hall.view(visit))
        visits.append(visit)
        clock.advance(minutes=1)
    for job in prints.wanted("kiosk-1", starts=starts):
        if prints.begin(job, attempt=reception.ids.new()):
            prints.record(job, PrintState.CONFIRMED)
    prints.wanted("kiosk-1")
    prints.unsure()
    desk.issue("signature", operation=reception.ids.new())
    _tried(lambda: desk.call_ticket(At(counter, clerk), "F999", reason="her child"))

    _at_the_counter(reception, clock, counter=counter, clerk=clerk, cancelled=visits[5])
    _tried(lambda: reception.ratings.rate(4, label=visits[0].ticket.label, station="kiosk-1"))
    _look(reception, clerk=clerk, first=visits[0], last=visits[6])
    desk.close_counter(At(None, clerk))
    reception.stations.leave("kiosk-1", App.KIOSK)


def _at_the_counter(
    reception: Reception, clock: FakeClock, *, counter: int, clerk: str, cancelled: Visit
) -> None:
    desk, hall = reception.desk, reception.hall
    desk.call_next(At(counter, clerk))
    clock.advance(minutes=1)
    desk.recall(At(counter, clerk))
    desk.start(At(counter, clerk))
    desk.note(At(counter, clerk), "a copy is missing")
    desk.finish(At(counter, clerk))
    desk.undo(At(counter, clerk))
    desk.finish(At(counter, clerk))
    desk.call_next(At(counter, clerk))
    desk.park(At(counter, clerk))
    desk.resume(At(None, clerk), hall.parked()[0].ticket.label)
    desk.call_next(At(counter, clerk))
    desk.start(At(counter, clerk))
    desk.finish(At(counter, clerk))
    desk.call_next(At(counter, clerk))
    desk.no_show(At(counter, clerk))
    desk.call_next(At(counter, clerk))
    desk.start(At(counter, clerk))
    desk.transfer(At(counter, clerk), to_service="residence")
    desk.cancel(cancelled.ticket.label)
    desk.call_next(At(counter, clerk))
    desk.put_back(At(counter, clerk))
    desk.take_break(At(None, clerk), "meal")
    desk.end_break(At(None, clerk))
    desk.pause_service("planning", "manager", reason="No stamp")
    desk.resume_service("planning", "manager")


def _look(reception: Reception, *, clerk: str, first: Visit, last: Visit) -> None:
    hall = reception.hall
    hall.queue()
    hall.outlook()
    hall.calls()
    hall.counters()
    hall.parked()
    hall.missed()
    hall.ticket(first.ticket.label)
    hall.explain(last.ticket.label)
    hall.clerk_day(clerk)
    hall.last_ticket("kiosk-1")
    reception.watch.look()
    reception.stations.lives()
    reception.office.audit.entries(asking=None)
    reception.reports.waits()


def _tried(act: Callable[[], object]) -> None:
    try:
        act()
    except Refusal:
        return


def main(folder: Path) -> None:
    """Write the tapes of this code's day."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        file = f"sqlite:///{place}/day.db"
        prepare_database(file)
        tape = recorded(file, lambda: a_day(file))
        tape.write(folder / f"{SCHEMA_VERSION}-{SQLITE}.json")
    with running_postgres() as server:
        url = server.url(server.create_database())
        prepare_database(url)
        tape = recorded(url, lambda: a_day(url))
        tape.write(folder / f"{SCHEMA_VERSION}-{POSTGRESQL}.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
