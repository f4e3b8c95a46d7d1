"""The station's connection to the server: whether it answers, as all that ask it have found.

Once it does, what was given alone is handed over.
"""

import logging
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from queue import SimpleQueue
from typing import Any
from uuid import UUID, uuid5

from reception.domain.errors import EnvironmentFault, StorageFault, UnitNotSetUpError
from reception.domain.link import LinkRule, LinkState
from reception.domain.ticket import Ticket
from reception.offline.file import JournalFault
from reception.offline.log import Journal, Outages
from reception.offline.model import OutageSpan, StationOutage
from reception.offline.offline import Offline
from reception.offline.send import Sender
from reception.system.backoff import BackingOff
from reception.system.clock import Clock

log = logging.getLogger(__name__)

_MOST_HANGING = 2
"""So many questions may hang behind one another before no further one is asked."""


type _Worker = SimpleQueue[Callable[[], None] | None]
"""What a thread does, one after the other, until it is given None."""


class NoAnswerFault(StorageFault):
    """The server has not answered in time; whether it did what it was asked is not known."""

    def __init__(self, within_s: float) -> None:
        super().__init__(f"The database has not answered for {within_s:g} s", "look at the network")


class RemoteAsking:
    """Asks one question after the other in a thread of its own, and waits so long and no longer.

    A question that hangs is left to itself; whatever it brings later is not heard.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._worker: _Worker | None = None
        self._hanging = 0

    def ask[T](self, act: Callable[[], T], within_s: float) -> T:
        """Return the answer.

        Raises:
            NoAnswerFault: none came in time; or earlier questions still hang.
        """
        future: Future[T] = Future()

        def work() -> None:
            try:
                future.set_result(act())
            except BaseException as error:  # noqa: BLE001 - raised again by who asked
                future.set_exception(error)

        with self._lock:
            if self._hanging >= _MOST_HANGING:
                raise NoAnswerFault(within_s)
            worker = self._worker or self._start()
        worker.put(work)
        if not wait([future], within_s).done:
            self._give_up(future, worker)
            raise NoAnswerFault(within_s)
        return future.result()

    def _give_up(self, future: Future[Any], worker: _Worker) -> None:
        """Leave a question to itself: the next one is asked in another thread."""
        with self._lock:
            self._hanging += 1
            if self._worker is worker:
                self._worker = None
        worker.put(None)
        future.add_done_callback(self._come_back)

    def _come_back(self, _: Future[Any]) -> None:
        with self._lock:
            self._hanging -= 1

    def close(self) -> None:
        """Ask nothing more; what hangs ends with the program."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker:
            worker.put(None)

    def _start(self) -> _Worker:
        worker: _Worker = SimpleQueue()
        # A daemon: it ends with the program, whatever it waits for.
        threading.Thread(target=_run, args=(worker,), name=self._name, daemon=True).start()
        self._worker = worker
        return worker


def _run(worker: _Worker) -> None:
    for work in iter(worker.get, None):
        work()


ANSWER_S = 2.0
"""So long a question waits for its answer."""


class AwayFault(StorageFault):
    """The server is known to be away, and was not asked."""

    def __init__(self) -> None:
        super().__init__("The database is away", "look at the network and at the server")


class ServerLink:
    """Knows how the station stands to the server; any thread may ask through it."""

    def __init__(
        self,
        changed: Callable[[LinkState], None] = lambda _: None,
        *,
        monotonic_s: Callable[[], float] = time.monotonic,
        answer_s: float = ANSWER_S,
    ) -> None:
        """Prepare it; nobody has been asked yet.

        Args:
            changed: told every new state, in the thread that found it.
            monotonic_s: a clock that only goes on.
            answer_s: how long a question waits.
        """
        self.answer_s = answer_s
        self._changed = changed
        self._monotonic_s = monotonic_s
        self._lock = threading.Lock()
        self._link = LinkRule(since_s=monotonic_s())
        self._waiting = 0
        self._is_asked = False

    @property
    def state(self) -> LinkState:
        """Return how it stands now."""
        return self._tick().state

    @property
    def is_alone(self) -> bool:
        """Return whether numbers are given without the server."""
        return self._tick().is_alone

    def note_waiting(self, waiting: int) -> None:
        """Know how many tickets are still to be brought in."""
        self._waiting = waiting

    def hear(self) -> LinkState:
        """Know that the server has answered."""
        waiting = self._waiting
        return self._apply(lambda link, at_s: link.hear(at_s, waiting=waiting)).state

    def miss(self) -> LinkState:
        """Know that it has not."""
        self._is_asked = True
        return self._apply(lambda link, at_s: link.miss(at_s)).state

    def ask[T](self, asking: RemoteAsking, act: Callable[[], T], *, alone: bool = False) -> T:
        """Return the server's answer, and know by it how the line is.

        Args:
            asking: whose question it is.
            act: the question.
            alone: ask although the server counts as away.

        Raises:
            AwayFault: it counts as away.
            StorageFault: it has not answered in time, or cannot answer.
        """
        if not alone and self.is_alone:
            raise AwayFault
        self._tick()
        self._is_asked = True
        try:
            answer = asking.ask(act, self.answer_s)
        except StorageFault:
            self.miss()
            raise
        except Exception:
            # A refusal, or a bug: it was there to say so.
            self.hear()
            raise
        self.hear()
        return answer

    def _tick(self) -> LinkRule:
        # A station that is slow to start says nothing of the server: no doubt grows before that.
        if not self._is_asked:
            return self._apply(lambda link, at_s: replace(link, since_s=at_s))
        return self._apply(lambda link, at_s: link.tick(at_s))

    def _apply(self, step: Callable[[LinkRule, float], LinkRule]) -> LinkRule:
        with self._lock:
            before = self._link
            self._link = after = step(before, self._monotonic_s())
        if after.state is not before.state:
            level = logging.WARNING if after.state is LinkState.OFFLINE else logging.INFO
            log.log(level, "the line to the database is %s", after.state)
            self._changed(after.state)
        return after


_ONLINE_S = 5.0
"""How often a server that answers is asked whether it does."""
_ELSE_S = 1.0
_DRAINING_S = 0.3
_PRUNE_S = 6 * 3600.0
_CLOSE_PATIENCE_S = 3.0
_JITTER = 0.1
_CLOCK_STEP = timedelta(milliseconds=20)
"""A clock is not known better than this by a question and its answer."""


class Synchroniser:
    """One thread a station; what it learns it tells the link, which tells everybody."""

    def __init__(
        self,
        journal: Journal,
        link: ServerLink,
        offline: Callable[[], Offline],
        server_time: Callable[[], datetime],
        clock: Clock,
        *,
        station: str,
        compares_clocks: bool = True,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare it; nothing is asked before ``start``.

        Args:
            journal: the station's.
            link: to the server.
            offline: returns the server's side; called in a thread of its own only.
            server_time: returns the server's time; likewise.
            clock: the station's.
            station: its name.
            compares_clocks: false in a trial, whose clock is nobody else's.
            monotonic_s: a clock that only goes on.
        """
        self._journal = journal
        self._outages = Outages(journal.file)
        self._link = link
        self._offline = offline
        self._server_time = server_time
        self._clock = clock
        self._station = station
        self._compares_clocks = compares_clocks
        self._monotonic_s = monotonic_s
        self._sender = Sender(journal, clock, station, offline, self._ask)
        self._asking = RemoteAsking("journal-asks")
        self._backing_off = BackingOff()
        self._answers: dict[UUID, Ticket | None] = {}
        self._lock, self._looking = threading.Lock(), threading.Lock()
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._told: dict[UUID, StationOutage] = {}
        self._is_registered = False
        self._upload_at_s = 0.0
        self._prune_at_s = 0.0
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)

    def start(self) -> None:
        """Begin to watch the connection."""
        self._thread.start()

    def answered(self, operation: UUID, ticket: Ticket | None) -> None:
        """Write down, soon, that the server has answered a touch; any thread may say so."""
        with self._lock:
            self._answers[operation] = ticket
        self._woken.set()

    def wake(self) -> None:
        """Look at once; any thread may say so."""
        self._woken.set()

    def close(self, patience_s: float = _CLOSE_PATIENCE_S) -> None:
        """End it; what is not brought in stays in the journal."""
        self._closing.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(patience_s)
        self._asking.close()

    def look(self) -> None:
        """Ask whether the server is there, and do what is due then; the thread does so by itself.

        Raises:
            JournalFault: the journal cannot be written.
        """
        with self._looking:
            self._look()

    def _look(self) -> None:
        self._settle()
        self._link.note_waiting(self._journal.kept().waiting)
        try:
            self._ask(self._probe)
            if not self._is_registered:
                self._ask(self._register)
        except (EnvironmentFault, UnitNotSetUpError) as away:
            log.debug("the server is not there: %s", away)
            self._is_registered = False
        else:
            self._bring_in()
            self._note_outage()
            self._tell_outages()
        self._note_outage()
        self._prune()

    def _probe(self) -> None:
        before = self._clock.now()
        server = self._server_time()
        after = self._clock.now()
        ahead = before + (after - before) / 2 - server
        if not self._compares_clocks:
            ahead = timedelta()
        known = self._journal.clock_ahead
        if known is None or abs(ahead - known) > max(_CLOCK_STEP, (after - before) / 2):
            self._journal.note_clock(ahead)

    def _register(self) -> None:
        journal = self._journal
        told = self._offline().register(
            journal.install, self._station, held=journal.prefix, known=journal.known
        )
        journal.register(told)
        self._is_registered = True

    def _bring_in(self) -> None:
        if self._monotonic_s() < self._upload_at_s:
            return
        try:
            while not self._closing.is_set() and self._sender.some():
                self._settle()
                self._link.note_waiting(self._journal.kept().waiting)
            self._sender.tell_papers()
        except JournalFault:
            raise
        except (EnvironmentFault, UnitNotSetUpError) as away:
            log.info("what was given alone is not brought in yet: %s", away)
            self._upload_at_s = self._monotonic_s() + self._backing_off.next_s()
        else:
            self._backing_off.begin_anew()
            self._link.note_waiting(0)

    def _ask[T](self, act: Callable[[], T]) -> T:
        return self._link.ask(self._asking, act, alone=True)

    def _note_outage(self) -> None:
        state = self._link.state
        present = self._outages.present()
        if state is LinkState.OFFLINE and present is None:
            self._outages.begin(self._clock.now())
        elif state is LinkState.ONLINE and present:
            self._outages.end(self._clock.now())

    def _tell_outages(self) -> None:
        """Tell whoever leads the hall of the times without the server, once it is there to hear."""
        present = self._outages.present()
        for outage in (*self._outages.untold(), *([present] if present else [])):
            told = self._as_told(outage)
            if told == self._told.get(told.id):
                continue
            try:
                self._ask(partial(self._tell, told))
            except (EnvironmentFault, UnitNotSetUpError) as away:
                log.debug("the server is not told of an outage yet: %s", away)
                return
            self._told[told.id] = told
            if outage.ended_at:
                self._outages.told(outage)

    def _tell(self, told: StationOutage) -> None:
        self._offline().tell_outage(told)

    def _as_told(self, outage: OutageSpan) -> StationOutage:
        ahead = self._journal.clock_ahead or timedelta()
        kept = self._journal.kept()
        return StationOutage(
            id=uuid5(self._journal.install, outage.began_at.isoformat()),
            station=self._station,
            began_at=outage.began_at - ahead,
            ended_at=outage.ended_at - ahead if outage.ended_at else None,
            tickets=outage.tickets,
            waiting=0 if outage.ended_at else kept.waiting,
            aside=kept.conflicts,
        )

    def _settle(self) -> None:
        with self._lock:
            answers, self._answers = self._answers, {}
        if answers:
            self._journal.answered(answers, self._clock.now())

    def _prune(self) -> None:
        if self._monotonic_s() >= self._prune_at_s:
            self._journal.prune(self._clock.now())
            self._prune_at_s = self._monotonic_s() + _PRUNE_S

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self.look()
            except JournalFault as fault:
                log.warning("the journal is of no use now: %s", fault)
            except Exception:
                log.exception("the connection is not watched")
            # What was touched meanwhile is written down at once, and the server not asked for it.
            due_s = self._monotonic_s() + self._pause_s()
            while not self._closing.is_set() and self._woken.wait(
                max(0.0, due_s - self._monotonic_s())
            ):
                self._woken.clear()
                if not self._settled_only():
                    break
        self._settled_only()

    def _settled_only(self) -> bool:
        """Write down what the server has answered; return whether there was something."""
        try:
            had = bool(self._answers)
            self._settle()
        except JournalFault as fault:
            log.warning("the journal is of no use now: %s", fault)
        return had

    def _pause_s(self) -> float:
        pause_s = {LinkState.ONLINE: _ONLINE_S, LinkState.DRAINING: _DRAINING_S}.get(
            self._link.state, _ELSE_S
        )
        return pause_s * (1 + _JITTER * random.random())  # noqa: S311 - nobody guesses it
