"""The station's line to the server: whether it answers, as all that ask it have found."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from queue import SimpleQueue

from reception.domain.errors import StorageFault
from reception.domain.link import LinkRule, LinkState

_MOST_HANGING = 2
"""So many questions may hang behind one another before no further one is asked."""


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
        self._worker: SimpleQueue[Callable[[], None]] | None = None
        self._hanging = 0

    def ask[T](self, act: Callable[[], T], within_s: float) -> T:
        """Return the answer.

        Raises:
            NoAnswerFault: none came in time; or earlier questions still hang.
        """
        answered = threading.Event()
        answers: list[T] = []
        errors: list[BaseException] = []
        given_up = threading.Event()

        def work() -> None:
            try:
                answers.append(act())
            except BaseException as error:  # noqa: BLE001 - raised again by who asked
                errors.append(error)
            with self._lock:
                answered.set()
                if given_up.is_set():
                    self._hanging -= 1

        with self._lock:
            if self._hanging >= _MOST_HANGING:
                raise NoAnswerFault(within_s)
            worker = self._worker or self._start()
        worker.put(work)
        if not answered.wait(within_s):
            with self._lock:
                if not answered.is_set():
                    given_up.set()
                    self._hanging += 1
                    if self._worker is worker:
                        self._worker = None
                    worker.put(_end)
                    raise NoAnswerFault(within_s)
        if errors:
            raise errors[0]
        return answers[0]

    def close(self) -> None:
        """Ask nothing more; what hangs ends with the program."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker:
            worker.put(_end)

    def _start(self) -> "SimpleQueue[Callable[[], None]]":
        worker: SimpleQueue[Callable[[], None]] = SimpleQueue()
        # A daemon: it ends with the program, whatever it waits for.
        threading.Thread(target=_run, args=(worker,), name=self._name, daemon=True).start()
        self._worker = worker
        return worker


class _Ended(Exception):  # noqa: N818 - no error: the end of a thread
    """The thread is not needed any more."""


def _end() -> None:
    raise _Ended


def _run(worker: "SimpleQueue[Callable[[], None]]") -> None:
    try:
        while True:
            worker.get()()
    except _Ended:
        return


log = logging.getLogger(__name__)

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
