"""Keeps the displays of one line as they are wanted, whatever happens to the line."""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from counter_display.led.protocols import AlphaDisplay, Am03127Display, LedDisplay, LedHealth, Taken
from counter_display.led.serial_link import SerialLink, open_line
from counter_display.led.settings import LedFault, LedSetting, PlacedDisplay
from reception.system.backoff import BackingOff

log = logging.getLogger(__name__)

MAKES: Mapping[str, type[LedDisplay]] = {"alpha": AlphaDisplay, "am03127": Am03127Display}

_GLANCE_S = 0.25
"""How often a quiet line is looked at: a cable that comes back is noticed as soon."""
_GAP_S = 0.5
"""Between two texts for one display: real signs were seen to lose the second at a tenth."""
_REPEATS_S = (2.0, 10.0, 60.0)
"""After so long an unconfirmed text is sent again: noise, or a sign that was without current."""
_RETRIES_S = (0.5, 1.0, 2.0, 5.0, 15.0)
"""After so long a text that was not taken is sent again: each attempt keeps the others waiting."""
_LONGEST_PAUSE_S = 5.0
_PROVEN_S = 3.0
_CLOSE_PATIENCE_S = 3.0
_NEVER_S = float("inf")


@dataclass(frozen=True, slots=True)
class WantedText:
    """What a display should show now."""

    text: str
    blinking: bool = False


BLANK = WantedText("")


@dataclass(slots=True)
class _Kept:
    """A display, what was last sent to it, and when it is due again."""

    placed: PlacedDisplay
    display: LedDisplay
    sent: WantedText | None = None
    sent_at_s: float = -_NEVER_S
    due_s: float = _NEVER_S
    times: int = 0
    is_missing: bool = False
    wanted: WantedText | None = None
    """None: nobody has said it yet."""

    @property
    def next_s(self) -> float:
        """Return when to send; never, unless something else is wanted, if that is known."""
        if self.wanted is None:
            return _NEVER_S
        if self.wanted != self.sent:
            return self.sent_at_s + _GAP_S
        return self.due_s


class LineKeeper:
    """One line and its displays, in a thread of its own.

    A line that is gone is opened again and again, and then every display is written at once.
    """

    def __init__(
        self,
        setting: LedSetting,
        *,
        open_it: Callable[[LedSetting], SerialLink] = open_line,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._setting = setting
        self._open_it = open_it
        self._clock = clock
        self._lock = threading.Lock()
        self._wanted: dict[str, WantedText] = {}
        self._woken = threading.Event()
        self._stopping = False
        self._line: SerialLink | None = None
        self._kept: list[_Kept] = []
        self._pauses = BackingOff(_GLANCE_S, _LONGEST_PAUSE_S)
        self._opened_at_s = 0.0
        self._is_trusted = False
        self._is_reported = False
        self._thread = threading.Thread(target=self._run, name=f"led-{setting.name}", daemon=True)

    @property
    def setting(self) -> LedSetting:
        """Return which line it is, and what hangs on it."""
        return self._setting

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread.start()

    def want(self, wanted: Mapping[str, WantedText]) -> None:
        """Say what each display should show, by its address; it does so soon."""
        with self._lock:
            self._wanted = dict(wanted)
        self._woken.set()

    def close(self, patience_s: float = _CLOSE_PATIENCE_S) -> None:
        """Make every display blank and give the line back, in good time."""
        self._stopping = True
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(patience_s)
        if self._thread.is_alive():
            log.warning("the displays' line %s does not end and is given up", self._setting.name)

    def turn(self) -> float:
        """Do what is due; return after how many seconds something may be due again."""
        try:
            (self._line or self._opened()).require_whole()
            self._trust()
            return self._write_due()
        except LedFault as fault:
            self._lose(fault)
            return self._pauses.next_s()

    def _run(self) -> None:
        while not self._stopping:
            try:
                pause_s = self.turn()
            except Exception:
                log.exception("writing to the displays failed")
                self._drop()
                pause_s = _LONGEST_PAUSE_S
            self._woken.wait(pause_s)
            self._woken.clear()
        self._blank()

    def _opened(self) -> SerialLink:
        self._line = line = self._open_it(self._setting)
        make = MAKES[self._setting.protocol]
        self._kept = [_Kept(one, make(line, one.address)) for one in self._setting.displays]
        self._opened_at_s = self._clock()
        return line

    def _trust(self) -> None:
        """Take a line for mended once it has held a while: some come and go all day."""
        is_young = self._clock() - self._opened_at_s < _PROVEN_S
        if is_young or self._is_trusted:
            return
        log.info("writing to the displays at %s", self._setting.name)
        self._is_trusted, self._is_reported = True, False
        self._pauses.begin_anew()

    def _write_due(self) -> float:
        with self._lock:
            for one in self._kept:
                one.wanted = self._wanted.get(one.placed.address)
        now_s = self._clock()
        due = [one for one in self._kept if one.next_s <= now_s]
        # What changed goes first. One that does not answer keeps the others waiting: it comes
        # last, and alone, so that a call that is made meanwhile goes before the next of them.
        due.sort(key=lambda one: one.sent == one.wanted)
        for one in [one for one in due if not one.is_missing] or due[:1]:
            if one.wanted:
                self._write(one, one.wanted)
        now_s = self._clock()
        return min([_GLANCE_S, *(max(0.0, one.next_s - now_s) for one in self._kept)])

    def _write(self, kept: _Kept, wanted: WantedText) -> None:
        is_news = wanted != kept.sent
        taken = kept.display.show(wanted.text, blinking=wanted.blinking)
        kept.times = 1 if is_news else kept.times + 1
        kept.sent, kept.sent_at_s = wanted, self._clock()
        kept.due_s = kept.sent_at_s + _pause_s(kept, taken)
        self._log_missing(kept, is_missing=taken is Taken.MISSED)

    def _log_missing(self, kept: _Kept, *, is_missing: bool) -> None:
        if is_missing == kept.is_missing:
            return
        kept.is_missing = is_missing
        where = f"the display {kept.placed.place} (address {kept.placed.address})"
        if is_missing:
            log.warning("%s does not answer; it is tried again and again", where)
        else:
            log.info("%s answers again", where)

    def _lose(self, fault: LedFault) -> None:
        self._drop()
        if not self._is_reported:
            self._is_reported = True
            log.warning("%s", fault)

    def _drop(self) -> None:
        if self._line:
            self._line.close()
        self._line, self._kept, self._is_trusted = None, [], False

    def _blank(self) -> None:
        """Leave no number behind that nobody keeps true any more."""
        try:
            for one in self._kept:
                if not one.is_missing:
                    one.display.clear()
        except LedFault as fault:
            log.info("%s", fault)
        self._drop()


def _pause_s(kept: _Kept, taken: Taken) -> float:
    """Return after how long the text is sent again."""
    if taken is Taken.CONFIRMED:
        return _NEVER_S
    if taken is Taken.UNKNOWN and kept.display.keeps_its_text and kept.times >= len(_REPEATS_S):
        return _NEVER_S
    pauses_s = _REPEATS_S if taken is Taken.UNKNOWN else _RETRIES_S
    return pauses_s[min(kept.times, len(pauses_s)) - 1]


HEALTH = {
    LedHealth.ANSWERS: "it answers",
    LedHealth.SILENT: "it does not answer",
    LedHealth.MUTE_BY_NATURE: "at this address no display ever answers",
}


def each_display(setting: LedSetting) -> Iterator[tuple[PlacedDisplay, LedDisplay]]:
    """Open a line and yield each of its displays; the line is given back at the end.

    Raises:
        LedFault: the line cannot be opened, or breaks.
    """
    line = open_line(setting)
    try:
        for placed in setting.displays:
            yield placed, MAKES[setting.protocol](line, placed.address)
    finally:
        line.close()
