"""The real clerk's panel, and a clerk who uses all of it, by the keyboard alone.

She reads whom she has in hand before she presses a key of the places; now and then she is tired and
presses it at once, which is to do nothing.
"""

import random
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import typer
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QWidget

from counter_display.clerk_panel.buttons import key_of
from counter_display.clerk_panel.keys import PLACES, USUAL_PACE
from counter_display.clerk_panel.main import run
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.window import ClerkWindow
from lab.demo.processes import morning, part, settings_and_clock
from lab.demo.screen import place
from lab.demo.visitors import VisitorHabits
from reception.domain.ticket import TicketState, Visit
from reception.queue import verbs
from reception.queue.verbs import Verb
from tests.programs.full_day.plan import service_scale

_LOOK_EVERY_MS = 60
# A key is not pressed again before its answer can be seen.
_PATIENCE_LOOKS = 8
# A place does nothing before she can have read what it means now.
_READING_LOOKS = USUAL_PACE.dead_ms // _LOOK_EVERY_MS + 2
_TIRED = 0.1
_SHEET_LOOKS = 30
_BEFORE_RECALL, _BEFORE_NO_SHOW = timedelta(seconds=60), timedelta(seconds=120)
_ASIDE, _AWAY, _BREAK = timedelta(minutes=8), timedelta(minutes=9), timedelta(minutes=10)
_BETWEEN_BREAKS, _BETWEEN_PROFILES = timedelta(minutes=100), timedelta(minutes=70)
# How a visit that is called, or served, goes on; what is not named goes on as most do.
_WHEN_CALLED = {verbs.PUT_BACK: 0.03, verbs.PARK: 0.02, verbs.TRANSFER: 0.02, verbs.UNDO: 0.02}
_WHEN_SERVED = {
    verbs.TRANSFER: 0.1,
    verbs.PARK: 0.07,
    verbs.FOLLOW: 0.07,
    verbs.OUTCOME: 0.1,
    verbs.FINISH: 0.08,
    verbs.UNDO: 0.01,
}
_WHEN_DONE = {verbs.UNDO: 0.02}
_WALK_INS_A_LOOK, _OUT_OF_TURN = 0.002, 0.02


class DayClerk(QObject):
    """Signs in, and works until nobody comes any more; prints which act was pressed."""

    def __init__(self, window: ClerkWindow) -> None:
        super().__init__(window)
        self._window = window
        _, self._clock = settings_and_clock()
        self._login, self._counter = part("login"), int(part("counter"))
        self._habits = VisitorHabits(morning().seed * 100 + self._counter)
        self._chance = random.Random(morning().seed * 1000 + self._counter)  # noqa: S311 - a day that can be repeated
        self._scale: float | None = None
        self._step: tuple[object, ...] = ()
        self._comes = True
        self._next: Verb | None = None
        self._due: datetime | None = None
        self._pressed = self._sheet_open = 0
        self._missed: list[tuple[str, datetime]] = []
        self._break_due = self._clock.now() + _BETWEEN_BREAKS * self._chance.random()
        self._profile_due = self._clock.now() + _BETWEEN_PROFILES * self._chance.random()
        self._words: tuple[str, ...] = ()
        self._by_number = False
        """Whether the sheet that is open was told a number."""
        window.view_model.acted.connect(self._note)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    def _note(self, act: str) -> None:
        typer.echo(f"done {act}")

    @Slot()
    def _act(self) -> None:
        if self._pressed:
            self._pressed -= 1
        reading = self._window.view_model.reading
        if self._window.view_model.sheet:
            self._answer()
        elif self._signed_in() and reading and reading.here and not self._pressed:
            self._sheet_open = 0
            self._work(reading)

    def _signed_in(self) -> bool:
        login = self._seen(QLineEdit, "login")
        if login:
            password = self._seen(QLineEdit, "password")
            button = self._seen(QAbstractButton, "sign-in")
            if password and button and button.isEnabled() and not self._pressed:
                login.setText(self._login)
                password.setText(part("password"))
                self._pressed = 4 * _PATIENCE_LOOKS
                button.click()
            return False
        counter = self._seen(QAbstractButton, f"counter-{self._counter}")
        if counter:
            if not self._pressed:
                self._pressed = 2 * _PATIENCE_LOOKS
                counter.click()
            return False
        return self._seen(QAbstractButton, "main-act") is not None

    def _work(self, reading: PanelReading) -> None:
        held, now = reading.held, self._clock.now()
        step = (held.ticket.id, held.state, held.leg.index, held.leg.calls) if held else ()
        if step != self._step:
            self._step, self._pressed = step, _READING_LOOKS
            self._foresee(held, now, reading)
            # Called again, the same key means the same as before.
            if (held is None or held.leg.calls == 1) and self._chance.random() < _TIRED:
                typer.echo("tired")
                self._press_key(PLACES[0])
            return
        if self._due and now < self._due:
            return
        if held is None:
            self._press_first(self._without_visitor(reading, now))
        else:
            if self._next is verbs.NO_SHOW:
                self._missed.append((held.ticket.label, now))
            self._press(self._next, words=self._words_for(self._next))

    def _foresee(self, held: Visit | None, now: datetime, reading: PanelReading) -> None:
        """Draw how this goes on, and when."""
        self._next, self._due = None, None
        if held is None:
            self._next = self._drawn(_WHEN_DONE)
        elif held.state is TicketState.SERVING:
            if self._scale is None:
                self._scale = service_scale(reading.unit)
            usual = self._habits.service_time(reading.unit.service(held.leg.service))
            self._due = now + usual * self._scale
            self._next = self._drawn(_WHEN_SERVED)
        elif held.leg.calls == 1:
            self._comes = self._habits.comes()
            self._due = now + (self._habits.walk() if self._comes else _BEFORE_RECALL)
            self._next = self._drawn(_WHEN_CALLED) if self._comes else verbs.RECALL
        else:
            self._due = now + (self._habits.walk() if self._comes else _BEFORE_NO_SHOW)
            self._next = None if self._comes else verbs.NO_SHOW

    def _without_visitor(
        self, reading: PanelReading, now: datetime
    ) -> Iterator[tuple[Verb | None, str]]:
        """Yield what may be done now, what is most pressing first; None is the space bar."""
        if reading.on_break:
            away = reading.here.away if reading.here else None
            if away and now - away.since >= _BREAK:
                yield None, ""
            return
        if self._next:
            act, self._next = self._next, None
            yield act, ""
        yield from self._who_comes_back(reading, now)
        if now < morning().ends_at:
            yield from self._of_her_own(now)
        if reading.next_visit:
            if self._chance.random() < _OUT_OF_TURN:
                yield verbs.CALL_TICKET, reading.next_visit.ticket.label
            yield None, ""

    def _who_comes_back(self, reading: PanelReading, now: datetime) -> Iterator[tuple[Verb, str]]:
        """Yield acts about visitors who were missed, or put aside."""
        for label, at in [one for one in self._missed if now - one[1] >= _AWAY]:
            self._missed.remove((label, at))
            # Half of them come back.
            if self._chance.random() < 0.5:
                yield verbs.READMIT, label
        for one in reading.parked_for_me:
            parked_at = one.leg.parked_at
            if parked_at and now - parked_at >= _ASIDE:
                if self._chance.random() < 0.5:
                    yield verbs.CALL_TICKET, one.ticket.label
                yield verbs.RESUME, ""

    def _of_her_own(self, now: datetime) -> Iterator[tuple[Verb, str]]:
        """Yield what a clerk does now and then, whoever waits."""
        if now >= self._break_due:
            self._break_due = now + _BETWEEN_BREAKS
            yield verbs.BREAK, ""
        if now >= self._profile_due:
            self._profile_due = now + _BETWEEN_PROFILES
            yield verbs.PROFILE, ""
        if self._chance.random() < _WALK_INS_A_LOOK:
            yield verbs.WALK_IN, ""

    def _drawn(self, odds: dict[Verb, float]) -> Verb | None:
        draw = self._chance.random()
        for act, part_of_all in odds.items():
            if draw < part_of_all:
                return act
            draw -= part_of_all
        return None

    def _press_first(self, acts: Iterable[tuple[Verb | None, str]]) -> None:
        legal = self._window.view_model.legal_verbs
        for act, words in acts:
            if act is None or act in legal:
                self._press(act, words=(words,) if words else self._words_for(act))
                return

    def _press(self, act: Verb | None, *, words: tuple[str, ...]) -> None:
        """Press the key of an act; the main one for what most do."""
        self._pressed = _PATIENCE_LOOKS
        if act is not None and act not in self._window.view_model.legal_verbs:
            act = None
        if self._next is act:
            self._next = None
        self._words, self._sheet_open = words, 0
        self._by_number = act in {verbs.CALL_TICKET, verbs.READMIT}
        self._press_key(PLACES[0] if act is None else key_of(act))

    def _press_key(self, key: str) -> None:
        QTest.keySequence(self._window.focusWidget() or self._window, QKeySequence(key))

    def _words_for(self, act: Verb | None) -> tuple[str, ...]:
        return ("copie de la carte",) if act in {verbs.PARK, verbs.TRANSFER} else ()

    def _answer(self) -> None:
        """Choose in the sheet, and answer it; leave it if it stays open too long."""
        self._sheet_open += 1
        where = self._window.focusWidget() or self._window
        if self._sheet_open >= _SHEET_LOOKS:
            QTest.keyClick(where, Qt.Key.Key_Escape)
            self._pressed = _PATIENCE_LOOKS
            return
        if self._pressed:
            return
        choices = self._seen(QListWidget, "sheet-choices")
        line = self._seen(QLineEdit, "sheet-line")
        if self._words and line:
            QTest.keyClicks(line, self._words[0])
            self._words = ()
        if choices and not self._by_number:
            # Another list, and another row of it.
            for _ in range(self._chance.randrange(3)):
                QTest.keyClick(choices, Qt.Key.Key_Right)
            for _ in range(self._chance.randrange(max(1, choices.count()))):
                QTest.keyClick(choices, Qt.Key.Key_Down)
        QTest.keyClick(self._window.focusWidget() or self._window, Qt.Key.Key_Return)
        # What is asked after it is chosen by its row.
        self._by_number = False
        self._pressed = _PATIENCE_LOOKS // 2

    def _seen[T: QWidget](self, kind: type[T], name: str) -> T | None:
        found = self._window.findChild(kind, name)
        return found if found and found.isVisible() else None


def _attend(window: ClerkWindow) -> DayClerk:
    window.setGeometry(place(f"clerk-{int(part('place')) % 3}"))
    window.show()
    window.activateWindow()
    return DayClerk(window)


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend))
