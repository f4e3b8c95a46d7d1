"""A process that brings visits in, or forgets, and is killed before the statement it is told.

``python -m tests.faults.history_child URL import FILE 7 [no-transaction]``
"""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from reception.app import open_reception
from reception.database.connection import Database
from reception.database.run import Run, Statement, Value
from reception.history import bring_in
from reception.system.clock import Topic
from tests.support.clocks import FakeClock
from tests.support.history import backed_up

AFTERWARDS = datetime(2027, 6, 1, tzinfo=UTC)
_change, _change_many = Run.change, Run.change_many


class _Fuse:
    """Kills the process before so many statements have been carried out."""

    left = 0

    def burn(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


_fuse = _Fuse()


def _counted(self: Run, statement: Statement, /, **values: Value) -> int:
    _fuse.burn()
    return _change(self, statement, **values)


def _counted_many(run: Run, statement: Statement, rows: Sequence[dict[str, Value]]) -> None:
    _fuse.burn()
    _change_many(run, statement, rows)


@contextmanager
def _without_transaction(database: Database, *_announcing: Topic, **_: bool) -> Iterator[Run]:
    """Be the broken build: each statement is there at once."""
    with database.read() as run:
        yield run


def main() -> int:
    url, what, file, statements, *build = sys.argv[1:]
    _fuse.left = int(statements)
    Run.change = _counted  # type: ignore[method-assign,assignment]
    Run.change_many = _counted_many  # type: ignore[method-assign,assignment]
    if build == ["no-transaction"]:
        Database.write = _without_transaction  # type: ignore[method-assign,assignment]
    bring_in._VISITS_AT_ONCE = 20
    with open_reception(url, clock=FakeClock(AFTERWARDS)) as reception:
        if what == "import":
            with Path(file).open("rb") as stream:
                reception.history.bring_in(stream, file=file)
        else:
            backed_up(reception).forgetting.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
