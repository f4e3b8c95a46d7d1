"""A clerk: she calls, serves, misses, parks, resumes; what was not answered she asks again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from reception.app import Reception
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.ticket import TicketState, Visit
from reception.queue.model import At
from tests.simulation.builds import Build
from tests.simulation.world import CrashError, Line, ShakyDatabase, StationClock, World

_RESUMES = 0.1


@dataclass
class _Act:
    name: str
    operation: UUID
    do: Callable[[UUID], Visit]


@dataclass
class Clerk:
    """One clerk at her counter; a crash leaves her nothing, and she asks whom she holds."""

    login: str
    counter: int
    world: World
    url: str
    build: Build
    answered: set[UUID] = field(default_factory=set)
    """The operations that were answered well: none of them may be gone afterwards."""

    def __post_init__(self) -> None:
        self.clock = StationClock(self.world)
        self.line = Line(self.world)
        self.open_database()
        self._pending: _Act | None = None
        self._held: TicketState | None = None
        self._label = ""
        self._is_there = False
        self._first: str | None = None

    def open_database(self) -> None:
        self.core = Reception(ShakyDatabase(self.url, self.line), self.clock)

    def go_on(self, kept: set[UUID]) -> None:
        """Start again on a server that knows these acts of hers; the others are lost with it."""
        self.open_database()
        self.crash()
        self.answered &= kept

    def close(self) -> None:
        self.core.close()

    def step(self) -> None:
        """Do what is next."""
        try:
            self._next()
        except CrashError as where:
            self.world.tell(self.login, f"is killed {where} the commit")
            self.crash()
        except EnvironmentFault as fault:
            self.world.tell(self.login, f"hears nothing: {fault.what}")
            if self.build.takes_silence_for_yes and self._pending:
                self.answered.add(self._pending.operation)
                self._pending = None
        except Refusal as refusal:
            self.world.tell(self.login, f"is told: {type(refusal).__name__}")
            self._pending = None
            self._look()

    def finish_all(self) -> bool:
        """End what is held, when all is well; return whether there was something."""
        held = self._held is not None or self._pending is not None
        self.step() if held else self._look()
        return held

    def crash(self) -> None:
        """Lose all that she knew, and ask whom she holds."""
        self.line.crashes, self.line.loses_reply, self.line.fails_at = "", False, None
        self._pending, self._held, self._is_there, self._first = None, None, False, None

    def _look(self) -> None:
        try:
            held = self.core.hall.held_by(self.login)
        except EnvironmentFault:
            return
        self._held = held.state if held else None
        self._label = held.ticket.label if held else ""

    def _next(self) -> None:
        desk, chance = self.core.desk, self.world.chance
        if not self._is_there:
            desk.open_counter(At(self.counter, self.login))
            self._is_there = True
            self._look()
            return
        if self._pending is None:
            self._pending = self._chosen(chance.random())
        act = self._pending
        if act is None:
            return
        visit = act.do(act.operation)
        self._pending = None
        self.answered.add(act.operation)
        self.world.tell(self.login, f"{act.name} {visit.ticket.label}")
        self._look()

    def _chosen(self, drawn: float) -> _Act | None:
        desk, at = self.core.desk, At(self.counter, self.login)
        if self._held is TicketState.CALLED:
            return self._of_called(drawn)
        if self._held is TicketState.SERVING:
            return self._of_serving(drawn)
        if self.world.calm:
            return None
        if self.build.calls_without_claim:
            return self._without_claim()
        parked = self.core.hall.parked() if drawn < _RESUMES else ()
        if parked:
            label = parked[0].ticket.label
            return self._act("resumes", lambda op: desk.resume(at, label, operation=op))
        return self._act("calls", lambda op: desk.call_next(at, operation=op))

    def _of_called(self, drawn: float) -> _Act:
        desk, at = self.core.desk, At(self.counter, self.login)
        if drawn < 0.15 and not self.world.calm:
            return self._act("misses", lambda op: desk.no_show(at, operation=op))
        if drawn < 0.25 and not self.world.calm:
            return self._act("calls again", lambda op: desk.recall(at, operation=op))
        return self._act("starts", lambda op: desk.start(at, operation=op))

    def _of_serving(self, drawn: float) -> _Act:
        desk, at = self.core.desk, At(self.counter, self.login)
        if drawn < 0.1 and not self.world.calm:
            return self._act("parks", lambda op: desk.park(at, operation=op))
        if drawn < 0.2 and not self.world.calm:
            return self._act("puts back", lambda op: desk.put_back(at, operation=op))
        return self._act("finishes", lambda op: desk.finish(at, operation=op))

    def _act(self, name: str, do: Callable[[UUID], Visit]) -> _Act:
        return _Act(name, self.world.id(), do)

    def _without_claim(self) -> _Act | None:
        """Look who is first; at the next turn take her, whoever has her by then."""
        if self._first is None:
            line = self.core.hall.line_at(self.counter, limit=1).visits
            self._first = str(line[0].ticket.id) if line else None
            return None
        first, self._first = self._first, None
        with self.core.desk._store._database.write() as run:
            run._connection.execute(
                "UPDATE leg SET state = 'called', calls = calls + 1, counter = ?, clerk = ?,"
                " first_called_at = coalesce(first_called_at, waiting_since),"
                " last_called_at = waiting_since WHERE ticket = ?"
                " AND leg = (SELECT max(leg) FROM leg WHERE ticket = ?)",
                (self.counter, self.login, first, first),
            )
        self._look()
        return None
