"""Taking a counter and leaving it; whoever serves a visitor there keeps it."""

from reception.domain.errors import ClerkHoldsTicketError, CounterTakenError
from reception.domain.unit import Unit
from reception.operations import Operations
from reception.ports import Clock, DeskStore, DeskWork, RaceLostError, Session, Topic


class Sitting:
    """Notes who works at which counter; each act sets a state, and may be repeated."""

    def __init__(self, store: DeskStore, clock: Clock, operations: Operations) -> None:
        self._store = store
        self._clock = clock
        self._operations = operations

    def open_counter(self, unit: Unit, counter: int, clerk: str) -> None:
        """Take a counter, leaving the one the clerk had."""
        unit.counter(counter)

        def act(work: DeskWork) -> None:
            work.lock_counters(unit.code, counter, of=clerk)
            held = work.held_by(unit.code, clerk)
            if held and held.leg.counter != counter:
                raise ClerkHoldsTicketError(clerk, held.ticket.label)
            self.take(work, unit, counter, clerk)

        try:
            self._operations.attempt(act, Topic.COUNTERS)
        except RaceLostError as race:
            raise self.taken(unit, counter, clerk) from race

    def close_counter(self, unit: Unit, clerk: str) -> None:
        """Leave the counter."""

        def act(work: DeskWork) -> None:
            work.lock_counters(unit.code, of=clerk)
            held = work.held_by(unit.code, clerk)
            if held:
                raise ClerkHoldsTicketError(clerk, held.ticket.label)
            work.close_session(unit.code, clerk, self._clock.now())

        self._operations.attempt(act, Topic.COUNTERS)

    def take(self, work: DeskWork, unit: Unit, counter: int, clerk: str) -> None:
        """Make the counter, which is locked, hers.

        Raises:
            CounterTakenError: somebody serves a visitor there now.
        """
        sessions = work.open_sessions(unit.code)
        if any((one.clerk, one.counter) == (clerk, counter) for one in sessions):
            return
        holder = work.held_at(unit.code, counter)
        if holder not in {None, clerk}:
            raise CounterTakenError(counter, str(holder))
        now = self._clock.now()
        for session in sessions:
            if session.counter == counter or session.clerk == clerk:
                work.close_session(unit.code, session.clerk, now)
        work.open_session(unit.code, Session(clerk=clerk, counter=counter, opened_at=now))

    def taken(self, unit: Unit, counter: int, clerk: str) -> CounterTakenError:
        """Return the refusal for who lost the race for a counter every time."""
        with self._store.begin() as work:
            holder = work.held_at(unit.code, counter)
            sitting = (one.clerk for one in work.open_sessions(unit.code) if one.counter == counter)
            return CounterTakenError(counter, holder or next(sitting, clerk))
