"""The station's line to the server: whether it answers, as all that ask it have found."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from reception.domain.errors import StorageFault
from reception.domain.link import Link, LinkState
from reception.journal.asking import Asking, NoAnswerFault

log = logging.getLogger(__name__)

ANSWER_S = 2.0
"""So long a question waits for its answer."""
LOADED_S = 10.0
"""So long it waits, before that, for the libraries that it is asked by.

With the answer that is as long as a visitor bears who reads that her ticket is being made.
"""


class AwayFault(StorageFault):
    """The server is known to be away, and was not asked."""

    def __init__(self) -> None:
        super().__init__("The database is away", "look at the network and at the server")


class NotLoadedFault(StorageFault):
    """The server could not be asked yet: nothing is known of it."""

    def __init__(self, within_s: float) -> None:
        super().__init__(
            f"What asks the database was not loaded within {within_s:g} s",
            "wait: this computer is busy, or slow",
        )


class Line:
    """Knows how the station stands to the server; any thread may ask through it."""

    def __init__(
        self,
        changed: Callable[[LinkState], None] = lambda _: None,
        *,
        load: Callable[[], None] | None = None,
        monotonic_s: Callable[[], float] = time.monotonic,
        answer_s: float = ANSWER_S,
        loaded_s: float = LOADED_S,
    ) -> None:
        """Prepare it; nobody has been asked yet.

        Args:
            changed: told every new state, in the thread that found it.
            load: loads the libraries that questions need, and asks nobody; called until it has
                ended once; None: there are none. How long it takes says nothing of the server.
            monotonic_s: a clock that only goes on.
            answer_s: how long a question waits.
            loaded_s: how long it waits before, until the libraries are loaded.
        """
        self._load = load
        self._is_loaded = load is None
        self._loaded_s = loaded_s
        self.answer_s = answer_s
        self._changed = changed
        self._monotonic_s = monotonic_s
        self._lock = threading.Lock()
        self._link = Link(since_s=monotonic_s())
        self._waiting = 0

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
        return self._apply(lambda link, at_s: link.miss(at_s)).state

    def ask[T](self, asking: Asking, act: Callable[[], T], *, alone: bool = False) -> T:
        """Return the server's answer, and know by it how the line is.

        Args:
            asking: whose question it is.
            act: the question.
            alone: ask although the server counts as away.

        Raises:
            AwayFault: it counts as away.
            NotLoadedFault: the libraries are still being loaded.
            StorageFault: it has not answered in time, or cannot answer.
        """
        if not alone and self.is_alone:
            raise AwayFault
        self._have_loaded(asking)
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

    def _tick(self) -> Link:
        # Until somebody can be asked, no doubt grows.
        return self._apply(
            lambda link, at_s: link.tick(at_s) if self._is_loaded else replace(link, since_s=at_s)
        )

    def _have_loaded(self, asking: Asking) -> None:
        if self._is_loaded:
            return
        try:
            asking.ask(self._load_now, self._loaded_s)
        except NoAnswerFault as late:
            raise NotLoadedFault(self._loaded_s) from late

    def _load_now(self) -> None:
        try:
            if self._load:
                self._load()
        except Exception as error:  # noqa: BLE001 - the question meets it again, and says so
            log.debug("the libraries are not loaded: %s", error)
        self._tick()
        self._is_loaded = True

    def _apply(self, step: Callable[[Link, float], Link]) -> Link:
        with self._lock:
            before = self._link
            self._link = after = step(before, self._monotonic_s())
        if after.state is not before.state:
            level = logging.WARNING if after.state is LinkState.OFFLINE else logging.INFO
            log.log(level, "the line to the database is %s", after.state)
            self._changed(after.state)
        return after
