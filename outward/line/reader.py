"""Reads the hall in a thread of its own, and carries out what visitors say; nobody waits for it."""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event

from outward.line.projection import Projection, PublicHall
from outward.line.words import VisitorActs
from outward.wire.batch import VisitorWord
from reception.app import Reception
from reception.domain.alerts import App
from reception.domain.errors import EnvironmentFault, NotAllowedFault, Refusal
from reception.system.backoff import BackingOff
from reception.system.clock import ChangeFeed
from reception.watch.watch import Stations

log = logging.getLogger(__name__)

_LISTEN_S = 0.5
_TOGETHER_S = 1.0
"""What changes within it is sent together."""
OLD_S = 30.0
"""What was read longer ago is not said to be so now."""
READ_EVERY_S = 8.0
"""Where nothing is heard of a change, it is read so often."""
_WORDS_A_TURN = 10
_BEAT_EVERY_S = 30.0
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 5.0


@dataclass(eq=False)
class PublicHallReader:
    """Tells how the hall stands, at each change and every few seconds."""

    open_reception: Callable[[], Reception]
    station: str
    publish: Callable[[PublicHall], None]
    """Is called in the reader's thread."""
    answered: Callable[[str, VisitorWord, bool], None]
    """So is this: whether the word of a receiver has become an act, or was refused."""
    alive: Callable[[], None] = lambda: None
    speed: float = 1.0
    """Of a trial's clock: while more time passes, the hall is read as much more often."""
    up: Callable[[], Mapping[str, bool]] = dict
    """Says of every receiver whether it is up to date."""
    words: SimpleQueue[tuple[str, VisitorWord]] = field(default_factory=SimpleQueue)
    """What visitors said, and to which receiver."""
    stopping: Event = field(default_factory=Event)
    _read_s: float = field(default_factory=time.monotonic)
    _fault: str = ""
    _beaten_s: dict[str, float] = field(default_factory=dict)

    @property
    def says(self) -> str:
        """Return why the hall is not read; empty where it is."""
        if self._fault:
            return f"the hall is not read: {self._fault}"
        return "the hall is not read" if time.monotonic() - self._read_s > OLD_S else ""

    def run(self) -> None:
        """Read until it is stopped; a database that is away is waited for."""
        pauses = BackingOff(_FIRST_PAUSE_S, _LONGEST_PAUSE_S)
        while not self.stopping.is_set():
            try:
                with self.open_reception() as reception, closing(reception.open_feed()) as feed:
                    log.info("the hall is read")
                    pauses.begin_anew()
                    self._follow(reception, feed)
            except (EnvironmentFault, Refusal) as fault:
                if str(fault) != self._fault:
                    self._fault = str(fault)
                    log.warning("the hall cannot be read: %s", fault)
            except Exception as error:
                self._fault = f"{type(error).__name__}, see the log"
                log.exception("the hall could not be read")
            self.alive()
            self.stopping.wait(pauses.next_s())

    def _follow(self, reception: Reception, feed: ChangeFeed) -> None:
        projection = Projection(reception)
        acts = VisitorActs(reception, projection, self.station)
        read_s, has_changed = float("-inf"), False
        while not self.stopping.is_set():
            self.alive()
            since_s = time.monotonic() - read_s
            if since_s * self.speed >= (_TOGETHER_S if has_changed else READ_EVERY_S):
                read_s, has_changed = time.monotonic(), False
                self.publish(projection.read())
                self._read_s, self._fault = time.monotonic(), ""
            # Only who has read knows the keys.
            self._carry_out(acts, projection.read)
            with suppress(NotAllowedFault):  # of an account that knows no line yet
                self._beat(reception.stations)
            listen_s = min(_LISTEN_S, READ_EVERY_S / self.speed)
            has_changed = bool(feed.wait(listen_s)) or has_changed

    def _beat(self, stations: Stations) -> None:
        """Let every console see which receivers are up to date."""
        up, now_s = self.up(), time.monotonic()
        for gone in self._beaten_s.keys() - up.keys():
            del self._beaten_s[gone]
            stations.leave(self.station, App.LINE, part=gone)
        for one in (one for one, is_up in up.items() if is_up):
            before_s = self._beaten_s.get(one)
            if before_s is None or now_s - before_s >= _BEAT_EVERY_S:
                self._beaten_s[one] = now_s
                stations.beat(self.station, App.LINE, part=one, starts=before_s is None)

    def _carry_out(self, acts: VisitorActs, read: Callable[[], PublicHall]) -> None:
        """Carry out what was said; whoever said it hears with the answer what came of it."""
        heard: list[tuple[str, VisitorWord]] = []
        try:
            with suppress(Empty):
                for _ in range(_WORDS_A_TURN):
                    receiver, word = self.words.get_nowait()
                    self.alive()
                    try:
                        acts.carry_out(word, receiver)
                    except EnvironmentFault:
                        self.answered(receiver, word, False)  # noqa: FBT003 - it may be said again
                        raise
                    except Exception:
                        # A word that we do not understand is not to be heard for ever.
                        log.exception("a visitor's word could not be carried out")
                    heard.append((receiver, word))
            if heard:
                self.publish(read())
        finally:
            for receiver, word in heard:
                self.answered(receiver, word, True)  # noqa: FBT003 - it has been heard
