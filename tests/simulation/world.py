"""The world of a simulation: one clock, one source of chance, lines that fail, and paper."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from reception.database.connection import Database
from reception.database.run import Run
from reception.domain.errors import StorageFault, UnansweredFault
from reception.system.clock import Topic

FIRST_MORNING = datetime(2027, 1, 4, 8, tzinfo=UTC)
_DAYS = 3000


class CrashError(BaseException):
    """A process ends here and now, as ``kill -9`` ends it: nothing may catch this but its world."""


class Broken(AssertionError):  # noqa: N818 - a judgement
    """Something that must never be, is."""


@dataclass
class World:
    """What every actor lives in; all chance comes from the seed."""

    seed: int
    chance: random.Random = field(init=False)
    at: datetime = field(init=False)
    history: list[str] = field(default_factory=list)
    printed: dict[str, UUID] = field(default_factory=dict)
    """What stands on paper of the day: a label, and whose it is."""
    calm: bool = False
    """All faults are over: nothing fails any more."""

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - the same every time, no secret
        self.at = FIRST_MORNING + timedelta(days=self.seed % _DAYS)

    def id(self) -> UUID:
        """Return an identifier that the seed has made."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def happens(self, probability: float) -> bool:
        """Return whether something happens by chance, which it does not when all is calm."""
        drawn = self.chance.random() < probability
        return drawn and not self.calm

    def tell(self, who: str, what: str) -> None:
        """Write a line of the history."""
        self.history.append(f"{self.at:%d %H:%M:%S} {who}: {what}")


@dataclass
class StationClock:
    """A station's own clock, which may be set wrong."""

    world: World
    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return self.world.at + self.ahead


@dataclass
class Line:
    """A station's line to the database, and the fault that comes next on it."""

    world: World
    is_cut: bool = False
    loses_reply: bool = False
    fails_at: int | None = None
    """The statement, counted from now, at which the disk fails."""
    crashes: str = ""
    """Where the process ends: before the commit, or after it."""

    def heal(self) -> None:
        self.is_cut = self.loses_reply = False
        self.fails_at, self.crashes = None, ""

    def trouble(self) -> None:
        """Let one thing go wrong the next time that something is written."""
        match self.world.chance.randrange(4):
            case 0:
                self.loses_reply = True
            case 1:
                self.fails_at = self.world.chance.randrange(1, 12)
            case 2:
                self.crashes = "before"
            case _:
                self.crashes = "after"

    def go_out(self) -> None:
        if self.is_cut:
            raise StorageFault("The line is cut", "try again")

    def count(self) -> None:
        if self.fails_at is not None:
            self.fails_at -= 1
            if self.fails_at <= 0:
                self.fails_at = None
                raise StorageFault("disk I/O error", "look at the disk")

    def end(self, where: str) -> None:
        if self.crashes == where:
            self.crashes = ""
            raise CrashError(where)

    def come_back(self) -> None:
        self.end("after")
        if self.loses_reply:
            self.loses_reply = False
            raise UnansweredFault("The answer was lost", is_patience_spent=True)


class _CountedRun(Run):
    """A connection on which a statement may fail."""

    def __init__(self, run: Run, line: Line) -> None:
        super().__init__(run._connection, postgresql=run.is_postgresql)
        self._line = line

    def _execute(self, statement: Any, values: Any) -> Any:
        self._line.count()
        return super()._execute(statement, values)


class ShakyDatabase(Database):
    """The real database, behind a line that fails when the world says so."""

    def __init__(self, url: str, line: Line) -> None:
        super().__init__(url)
        self.line = line

    @contextmanager
    def read(self, *, patient: bool = False) -> Iterator[Run]:
        self.line.go_out()
        with super().read(patient=patient) as run:
            yield run

    @contextmanager
    def snapshot(self) -> Iterator[Run]:
        self.line.go_out()
        with super().snapshot() as run:
            yield run

    @contextmanager
    def write(self, *announcing: Topic, patient: bool = False) -> Iterator[Run]:
        self.line.go_out()
        with super().write(*announcing, patient=patient) as run:
            yield _CountedRun(run, self.line)
            self.line.end("before")
        self.line.come_back()
