"""From a change feed to a Qt signal, with what to do when the feed is lost."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from reception.domain.errors import EnvironmentFault, UnreachableFault
from reception.system.backoff import BackingOff
from reception.system.clock import TRIPS, ChangeFeed, Topic
from ui_kit.background import Background

log = logging.getLogger(__name__)

EVERYTHING = frozenset(Topic)
_LISTEN_S = 0.5
_REFRESH_S = 5.0
# Whoever looks at a screen is told within five seconds that it is not up to date.
_STALE_AFTER_S = 4.0
_LOOK_MS = 500
_FIRST_PAUSE_S = 0.2
# Where nobody answers, an app may call often, and is up to date soon after the line is back. A
# server that answers and refuses is left in peace ever longer.
_LONGEST_PAUSE_AWAY_S = 0.4
_LONGEST_PAUSE_S = 5.0
_SAY_AGAIN_S = 60.0
_CLOSE_PATIENCE_S = 2.0


class ChangeBridge(QObject):
    """Says in the GUI thread what other processes changed, and when that is no longer known."""

    changed = Signal(object)
    """frozenset[Topic]; every topic after a reconnection and every five seconds, to be safe."""
    staleChanged = Signal(bool)  # noqa: N815 - Qt names its signals so

    _heard = Signal(object)

    def __init__(self, open_feed: Callable[[], ChangeFeed]) -> None:
        super().__init__()
        self._open_feed = open_feed
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._alive_at_s = time.monotonic()
        self.stale = False
        """Whether the feed has been lost for some seconds."""
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self, interval=_LOOK_MS)
        self._watch.timeout.connect(self._refresh)

    @Slot()
    def start(self) -> None:
        """Begin to listen, in a thread of its own."""
        self._alive_at_s = time.monotonic()
        self._thread = threading.Thread(target=self._listen, name="changes", daemon=True)
        self._thread.start()
        self._watch.start()

    def close(self, patience_s: float = _CLOSE_PATIENCE_S) -> None:
        """Stop listening and give the feed back; one that does not answer is left to itself."""
        self._watch.stop()
        self._stopping.set()
        if self._thread:
            self._thread.join(patience_s)
            if self._thread.is_alive():
                log.warning("the change feed does not answer and is given up")
            self._thread = None

    def _listen(self) -> None:
        pauses, said_s = BackingOff(_FIRST_PAUSE_S, _LONGEST_PAUSE_S), float("-inf")
        while not self._stopping.is_set():
            at_most_s = _LONGEST_PAUSE_S
            try:
                with closing(self._open_feed()) as feed:
                    pauses.begin_anew()
                    said_s = float("-inf")
                    self._follow(feed)
            except EnvironmentFault as fault:
                if isinstance(fault, UnreachableFault):
                    at_most_s = _LONGEST_PAUSE_AWAY_S
                if time.monotonic() - said_s >= _SAY_AGAIN_S:
                    said_s = time.monotonic()
                    log.warning("the change feed is lost: %s", fault)
            except Exception:
                log.exception("the change feed failed")
            self._stopping.wait(pauses.next_s(at_most_s))

    def _follow(self, feed: ChangeFeed) -> None:
        topics, refreshed_s = EVERYTHING, time.monotonic()
        while not self._stopping.is_set():
            self._alive_at_s = time.monotonic()
            if self._alive_at_s - refreshed_s >= _REFRESH_S:
                topics, refreshed_s = EVERYTHING, self._alive_at_s
            if topics:
                TRIPS.debug("heard")
                self._heard.emit(topics)
            topics = feed.wait(_LISTEN_S)

    @Slot(object)
    def _on_heard(self, topics: frozenset[Topic]) -> None:
        if not self._stopping.is_set():
            self._refresh()
            self.changed.emit(topics)

    @Slot()
    def _refresh(self) -> None:
        stale = time.monotonic() - self._alive_at_s > _STALE_AFTER_S
        if stale != self.stale:
            self.stale = stale
            self.staleChanged.emit(stale)


class Rereader(QObject):
    """Reads in the background; asked while a reading is under way, it asks for one more after."""

    again = Signal()
    """The reading is over, and it may be old: something asked for it meanwhile."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._is_reading = False
        self._is_asked_again = False

    def run[T](
        self, read: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Carry out ``read`` elsewhere and hand it back here, unless a reading is under way."""
        if self._is_reading:
            self._is_asked_again = True
            return
        self._is_reading = True
        self._background.run(
            read,
            lambda result: self._hand_back(done, result),
            lambda error: self._hand_back(failed, error),
        )

    def _hand_back[T](self, take: Callable[[T], None], what: T) -> None:
        TRIPS.debug("read")
        try:
            take(what)
        finally:
            # Even after a bug in whoever takes it, the next reading is carried out.
            self._is_reading = False
            if self._is_asked_again:
                self._is_asked_again = False
                self.again.emit()
