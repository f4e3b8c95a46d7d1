"""A station that is killed at every statement of its journal, again and again; a program.

    python -m tests.reception.offline.journal_kills FOLDER [early]

Each round a child asks, gives and prints, says every number aloud as soon as it counts, and is
killed at its next statement but N. ``early`` says the number before it is written: that is wrong,
and must be found out. The verdict is one line of JSON.
"""

import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.offline.file import JournalFile
from reception.offline.log import Journal, Papers
from reception.offline.model import Registration, WantedTicket
from reception.system.ids import TimeOrderedIds
from tests.support.clocks import FakeClock

_NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
_TOUCHES = 2


def work(path: Path, tell: int, kill_at: int, *, early: bool) -> None:
    """Give numbers until the end comes."""
    ids = TimeOrderedIds(FakeClock(_NOW))
    file = JournalFile(path, ids)
    left = kill_at

    def count(_: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    file._connection.set_trace_callback(count)
    journal = Journal(file)
    for _ in range(_TOUCHES):
        wanted = WantedTicket(
            operation=ids.new(), ticket=ids.new(), service="birth", language=Language.ARABIC
        )
        journal.ask(wanted, _NOW)
        if early:
            row = file.row("SELECT coalesce(max(last), 0) + 1 FROM counter")
            os.write(tell, f"ZA{row[0]:03d} {wanted.operation}\n".encode())  # type: ignore[index]
        given = journal.give(wanted, unit="u", day=_NOW.date(), at=_NOW, sheet=PrintState.QUEUED)
        if not early:
            os.write(tell, f"{given.label} {wanted.operation}\n".encode())
        for state in (PrintState.SENDING, PrintState.CONFIRMED):
            Papers(file).note_sheet(wanted.ticket, state, _NOW)
    os._exit(0)


def main(folder: Path, *, early: bool) -> None:
    """Run rounds until one ends by itself, and judge what is left."""
    path = folder / "journal.db"
    with JournalFile(path, TimeOrderedIds(FakeClock(_NOW))) as file:
        Journal(file).register(Registration(unit="u", prefix="ZA", known=()))
    told: list[str] = []
    rounds = killed = 0
    while True:
        rounds += 1
        reads, writes = os.pipe()
        child = os.fork()
        if child == 0:
            work(path, writes, rounds, early=early)
        os.close(writes)
        with os.fdopen(reads) as heard:
            told += heard.read().splitlines()
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            break
        killed += 1
    with JournalFile(path, TimeOrderedIds(FakeClock(_NOW))) as file:
        waiting = Journal(file).waiting(10_000)
    kept = {f"{one.label} {one.wanted.operation}" for one in waiting}
    labels = [line.split()[0] for line in told]
    verdict = {
        "killed": killed,
        "told": len(told),
        "lost": sorted(set(told) - kept),
        "twice": len(labels) - len(set(labels)),
        "gaps": [one.number for one in waiting] != list(range(1, len(waiting) + 1)),
    }
    sys.stdout.write(json.dumps(verdict) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), early="early" in sys.argv)
