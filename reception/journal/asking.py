"""Asking the server with an end to it: a line that was cut lets a question hang for long."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

from reception.domain.errors import StorageFault

_MOST_HANGING = 2
"""So many questions may hang behind one another before no further one is asked."""


class NoAnswerFault(StorageFault):
    """The server has not answered in time; whether it did what it was asked is not known."""

    def __init__(self, within_s: float) -> None:
        super().__init__(f"The database has not answered for {within_s:g} s", "look at the network")


class Asking:
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
