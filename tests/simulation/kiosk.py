"""A kiosk: touches, numbers given by the desk or alone, paper, a journal that outlives a crash."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from reception.app import Reception
from reception.domain.errors import EnvironmentFault, Refusal, StorageFault
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.offline.file import JournalFile
from reception.offline.log import Journal, Papers
from reception.offline.model import WantedTicket
from reception.offline.send import Sender
from reception.offline.take_in import TakeIn
from tests.simulation.builds import Build
from tests.simulation.world import Broken, CrashError, Line, ShakyDatabase, StationClock, World

_A_DAY = timedelta(days=1)
_TRIES = 2
"""So often the desk is asked before a kiosk gives a number of its own."""


class SeedIds:
    """Makes identifiers out of the seed."""

    def __init__(self, world: World) -> None:
        self._world = world

    def new(self) -> UUID:
        return self._world.id()


@dataclass
class _Touch:
    wanted: WantedTicket
    tries: int = 0
    label: str | None = None
    """What the visitor was told."""
    alone: bool = False
    begun: UUID | None = None


@dataclass
class Kiosk:
    """One station with its printer and its journal; a crash leaves it nothing but the journal."""

    name: str
    world: World
    url: str
    journal_path: Path
    services: tuple[str, ...]
    build: Build
    told: dict[UUID, str] = field(default_factory=dict)
    """What visitors were told of tickets, by this world's own account: outlives every crash."""
    touches: set[UUID] = field(default_factory=set)
    paper_is_out: bool = False

    def __post_init__(self) -> None:
        self.clock = StationClock(self.world)
        self.line = Line(self.world)
        self.open_database()
        self._open_journal()
        self._pending: list[_Touch] = []
        self._registered = False

    def close(self) -> None:
        self.journal.file.close()
        self.core.close()

    def open_database(self) -> None:
        self.database = ShakyDatabase(self.url, self.line)
        self.core = Reception(self.database, self.clock)

    def go_on(self) -> None:
        """Start again on a server that goes on with an earlier copy, as ``nouba journal again``."""
        self.open_database()
        self.crash()
        # Of the whole day: what an earlier copy has forgotten may not have been handed over yet.
        self.journal.hand_over_again(self.clock.now() - _A_DAY)

    def step(self) -> None:
        """Do one thing, as chance and what is open will have it."""
        acts = [self._touch, self._go_on, self._go_on, self._go_on, self._bring_in]
        act = self.world.chance.choice(acts)
        self._live(act)

    def settle(self) -> bool:
        """Do what is left to do, when all is well; return whether something was."""
        if self._pending:
            self._live(self._go_on)
            return True
        self._live(self._bring_in)
        return self.journal.kept().waiting > 0

    def crash(self) -> None:
        """Lose everything but the journal, and start again."""
        self.world.tell(self.name, "starts again")
        self.line.crashes, self.line.loses_reply, self.line.fails_at = "", False, None
        self._pending = []
        self._registered = False
        self.journal.file.close()
        self._open_journal()
        self.journal.leave_asked(self.clock.now())
        for given in Papers(self.journal.file).open_sheets():
            if given.sheet is PrintState.QUEUED:
                self._pending.append(_Touch(given.wanted, label=given.label, alone=True))
            else:
                Papers(self.journal.file).note_sheet(
                    given.wanted.ticket, PrintState.UNCONFIRMED, self.clock.now()
                )

    def _open_journal(self) -> None:
        self.journal = Journal(JournalFile(self.journal_path, SeedIds(self.world)))
        self._bringing_in = Sender(self.journal, self.clock, self.name, self._server, _at_once)

    def _server(self) -> TakeIn:
        return self.build.offline(self.core, self.world)

    def _live(self, act: object) -> None:
        try:
            act()  # type: ignore[operator]
        except CrashError as where:
            self.world.tell(self.name, f"is killed {where} the commit")
            self.crash()
        except EnvironmentFault as fault:
            self.world.tell(self.name, f"hears nothing: {fault.what}")

    def _touch(self) -> None:
        wanted = WantedTicket(
            operation=self.world.id(),
            ticket=self.world.id(),
            service=self.world.chance.choice(self.services),
            language=Language.ARABIC,
        )
        self.touches.add(wanted.operation)
        self._pending.append(_Touch(wanted))
        self.world.tell(self.name, f"is touched for {wanted.service}")
        if not self.build.journal_after_sending:
            self.journal.ask(wanted, self.clock.now())

    def _go_on(self) -> None:
        if not self._pending:
            return
        touch = self._pending[0]
        if touch.label is None:
            self._ask_number(touch)
        else:
            self._print(touch)

    def _ask_number(self, touch: _Touch) -> None:
        wanted = touch.wanted
        operation, ticket = wanted.operation, wanted.ticket
        if touch.tries and self.build.new_ids_on_retry:
            operation, ticket = self.world.id(), self.world.id()
        if self.build.prints_before_commit:
            self._guess(touch)
        touch.tries += 1
        try:
            visit = self.core.desk.issue(
                wanted.service,
                language=str(wanted.language),
                operation=operation,
                ticket_id=ticket,
                printer_station=self.name,
            )
        except Refusal as refusal:
            self.world.tell(self.name, f"says no: {refusal}")
            self.journal.answered({wanted.operation: None}, self.clock.now())
            self._pending.remove(touch)
            return
        except StorageFault:
            if touch.tries >= _TRIES and self.journal.prefix:
                self._give_alone(touch)
                return
            raise
        if self.build.journal_after_sending:
            self.journal.ask(wanted, self.clock.now())
        self.journal.answered({wanted.operation: visit.ticket}, self.clock.now())
        touch.label = visit.ticket.label
        self._tell(touch, visit.ticket.id)

    def _give_alone(self, touch: _Touch) -> None:
        unit = self.core.office.unit().code if not self.line.is_cut else self.journal.unit
        given = self.build.give(
            self.journal,
            touch.wanted,
            unit=str(unit),
            day=self.clock.now().date(),
            at=self.clock.now(),
        )
        touch.label, touch.alone = given.label, True
        self._tell(touch, touch.wanted.ticket)

    def _tell(self, touch: _Touch, ticket: UUID) -> None:
        self.told[ticket] = str(touch.label)
        self.world.tell(self.name, f"gives {touch.label}{' alone' if touch.alone else ''}")

    def _guess(self, touch: _Touch) -> None:
        """Print what the number will be, and ask for it then."""
        queue = self.core.hall.queue(touch.wanted.service).tickets
        guess = f"?{touch.wanted.service}{len(queue) + 1}"
        self._put_on_paper(guess, touch.wanted.ticket)

    def _print(self, touch: _Touch) -> None:
        label, wanted = str(touch.label), touch.wanted
        if touch.alone:
            started = Papers(self.journal.file).note_sheet(
                wanted.ticket, PrintState.SENDING, self.clock.now()
            )
            if started:
                state = self._print_one(label, wanted.ticket)
                Papers(self.journal.file).note_sheet(wanted.ticket, state, self.clock.now())
            self._pending.remove(touch)
            return
        job = self.core.prints.original(wanted.ticket)
        if job is None:
            self._pending.remove(touch)
            return
        touch.begun = touch.begun or self.world.id()
        if self.core.prints.begin(job, attempt=touch.begun):
            state = self._print_one(label, wanted.ticket)
            self._pending.remove(touch)
            self.core.prints.record(job, state)
        else:
            self._pending.remove(touch)

    def _print_one(self, label: str, ticket: UUID) -> PrintState:
        if self.paper_is_out:
            self.world.tell(self.name, f"has no paper for {label}")
            return PrintState.FAILED
        self._put_on_paper(label, ticket)
        return PrintState.CONFIRMED

    def _put_on_paper(self, label: str, ticket: UUID) -> None:
        self.world.tell(self.name, f"prints {label}")
        whose = self.world.printed.setdefault(label, ticket)
        if whose != ticket:
            raise Broken(f"two visitors hold {label}")
        if not self._is_committed(ticket, label):
            raise Broken(f"{label} is on paper and nowhere written")

    def _is_committed(self, ticket: UUID, label: str) -> bool:
        """Look behind the kiosk's back whether the number is written, there or here."""
        found = self.journal.file.row(
            "SELECT 1 FROM touch WHERE ticket = :ticket AND own = 1", ticket=str(ticket)
        )
        return (
            found is not None
            or self.world_rows(
                "SELECT 1 FROM ticket WHERE id = ? AND label = ?", str(ticket), label
            )
            != []
        )

    def world_rows(self, sql: str, *values: str) -> list[tuple[object, ...]]:
        with self.database.engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            return list(raw.execute(sql, values).fetchall())

    def _bring_in(self) -> None:
        if not self._registered:
            told = self.core.offline.register(
                self.journal.install, self.name, held=self.journal.prefix, known=self.journal.known
            )
            self.journal.register(told)
            self._registered = True
            self.journal.note_clock(self.clock.ahead)
        before = self.journal.kept().waiting
        self._bringing_in.some()
        self._bringing_in.tell_papers()
        after = self.journal.kept().waiting
        if before != after:
            self.world.tell(self.name, f"has handed over {before - after}")
        if self.journal.conflicts():
            raise Broken(f"{self.name} has a ticket that nobody takes in")


def _at_once[T](act: Callable[[], T]) -> T:
    return act()
