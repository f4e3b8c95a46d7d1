"""Stands before a window: asks on, locks it when nobody touches it, and sees when it is over."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import isValid

from reception.app import Reception
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.sign_in import (
    PIN_DIGITS,
    PinRefusedError,
    SessionEndedError,
    SessionState,
    SignedIn,
    Where,
)
from reception.system.clock import Topic
from ui_kit.background import Background
from ui_kit.refusals import sentence
from ui_kit.sign_in.sheets import CodeSheet, LockSheet, NewPasswordSheet, SignInSheet, Spare

_log = logging.getLogger(__name__)
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)
_LONGEST_MS = 60_000
_SHORTEST_MS = 500


class Guard(QObject):
    """Covers a window with what is asked; the window's own page stays as it is under it."""

    signed_out = Signal(object)
    """The session is over, and why: an exception, or None where she left by the lock's page."""
    up_changed = Signal()
    """The window is covered, or seen again."""
    came_back = Signal(object)
    """It is unlocked: the timedelta since somebody last touched it before it was locked."""

    def __init__(
        self,
        window: QMainWindow,
        core: Reception,
        background: Background,
        where: Callable[[], Where],
        *,
        is_needed: Callable[[], bool] = lambda: False,
    ) -> None:
        """Ask ``core`` and call ``where`` in the background only.

        While ``is_needed`` says so somebody is before the window, whoever touches it or not: it
        does not lock itself.
        """
        super().__init__(window)
        self._window, self._core, self._background = window, core, background
        self._where, self._is_needed, self._monotonic_s = where, is_needed, time.monotonic
        self._inside: SignedIn | None = None
        self._spare: Spare | None = None
        self._touched_s = self._left_s = 0.0
        self._focused: QWidget | None = None
        self.code, self.new_password, self.lock_sheet = CodeSheet(), NewPasswordSheet(), LockSheet()
        self._sheets: tuple[SignInSheet, ...] = (self.code, self.new_password, self.lock_sheet)
        for sheet in self._sheets:
            sheet.setParent(window)
            sheet.hide()
        self.lock_sheet.answered.connect(self._unlock)
        self.lock_sheet.given_up.connect(self._sign_out)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)
        window.installEventFilter(self)

    @property
    def is_up(self) -> bool:
        """Return whether the window is covered."""
        return any(not sheet.isHidden() for sheet in self._sheets)

    @property
    def is_locked(self) -> bool:
        """Return whether it is covered by the lock."""
        return not self.lock_sheet.isHidden()

    def remember(self, password: str) -> None:
        """Know who comes in again by her password, should the database be away."""
        self._spare = Spare(password)

    def watch(self, inside: SignedIn) -> None:
        """Uncover the window for who has come in, and lock it when she is away."""
        self._inside = inside
        self._touched_s = self._monotonic_s()
        # Who is locked out of nothing is still asked for: her session may end elsewhere.
        after = inside.lock_after or timedelta.max
        after_ms = min(after // timedelta(milliseconds=4), _LONGEST_MS)
        self._timer.start(max(_SHORTEST_MS, after_ms))
        self.uncover()

    def touch(self) -> None:
        """Note that somebody is before the window."""
        self._touched_s = self._monotonic_s()

    def reset(self) -> None:
        """Nobody is in any more."""
        self._inside = self._spare = None
        self._timer.stop()
        self.uncover()

    def cover(self, sheet: SignInSheet) -> None:
        """Hide the window's page behind a sheet."""
        was_up = self.is_up
        if not was_up:
            self._focused = self._window.focusWidget()
        for other in self._sheets:
            if other is not sheet:
                other.hide()
        self._page().hide()
        sheet.show_words()
        sheet.setGeometry(self._window.rect())
        sheet.show()
        sheet.raise_()
        if not was_up:
            self.up_changed.emit()
        sheet.take_focus()

    def uncover(self) -> None:
        """Show the window's page as it was left."""
        if not self.is_up:
            return
        for sheet in self._sheets:
            sheet.say_refused("")
            sheet.hide()
        self._page().show()
        # In another language its page was built anew.
        if self._focused and isValid(self._focused) and self._focused.isVisible():
            self._focused.setFocus()
        self._focused = None
        self.up_changed.emit()

    def lock(self) -> None:
        """Lock the window now."""
        inside = self._inside
        if inside is None or self.is_locked:
            return
        self._show_lock(inside)
        self._background.run(
            lambda: self._core.sign_in.lock(inside.token), _nothing, self._take_failure
        )

    def on_changed(self, topics: frozenset[Topic]) -> None:
        """Look whether the session goes on, when sessions have changed."""
        if Topic.SESSIONS in topics:
            self.refresh()

    def refresh(self) -> None:
        """Lock what nobody touched for long; else say that somebody works here, and hear of it."""
        inside = self._inside
        if inside is None:
            return
        if not self.is_locked and (inside.lock_after is None or self._is_needed()):
            self._touched_s = self._monotonic_s()
        idle = timedelta(seconds=self._monotonic_s() - self._touched_s)
        if not self.is_locked and inside.lock_after and idle >= inside.lock_after:
            self.lock()
            return
        self._background.run(
            lambda: self._core.sign_in.stay(inside.token, idle=idle),
            lambda state: self._take_state(inside, state),
            self._take_failure,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note that somebody touches the window, and keep what covers it as large as it."""
        kind = event.type()
        if kind in _TOUCHES:
            self.touch()
        elif watched is not getattr(self, "_window", None):
            return False  # when the window goes, nothing may be left of either
        elif kind == QEvent.Type.Resize:
            for sheet in self._sheets:
                sheet.setGeometry(self._window.rect())
        elif kind in {QEvent.Type.WinIdChange, QEvent.Type.Show}:
            # What comes from outside comes by this handle, once for each key: an application's own
            # filter would see every event of every widget.
            handle = self._window.windowHandle()
            if handle is not None:
                handle.installEventFilter(self)
        return False

    def _page(self) -> QWidget:
        page = self._window.centralWidget()
        if page is None:
            raise RuntimeError("the window has no page yet")
        return page

    def _take_state(self, inside: SignedIn, state: SessionState) -> None:
        if state is SessionState.LOCKED and self._inside is inside and not self.is_locked:
            self._show_lock(inside)

    def _show_lock(self, inside: SignedIn) -> None:
        self._left_s = self._touched_s
        self.lock_sheet.show_lock(inside)
        self.cover(self.lock_sheet)

    def _take_failure(self, error: Exception) -> None:
        if isinstance(error, SessionEndedError):
            self._end(error)
        elif not isinstance(error, Refusal):
            # The next look asks again; a window that is locked stays so.
            _log.info("nobody could say how the session stands: %s", error)

    def _end(self, error: Exception | None) -> None:
        if self._inside is not None:
            self.reset()
            self.signed_out.emit(error)

    def _unlock(self) -> None:
        inside, sheet = self._inside, self.lock_sheet
        if inside is None:
            return
        password, pin, *_ = sheet.typed
        by_pin, chosen = sheet.by_pin, None
        # What is not typed to its end is no try.
        if len(pin) < PIN_DIGITS if by_pin else not password:
            return
        if sheet.chooses_pin:
            chosen = sheet.agreed_pin()
            if chosen is None:
                return
        sheet.wait(waits=True)

        def act() -> bool:
            sign_in, pepper = self._core.sign_in, self._where().pepper
            if by_pin:
                sign_in.unlock_by_pin(inside.token, pin, pepper)
                return True
            sign_in.unlock(inside.token, password)
            if chosen is not None:
                sign_in.choose_pin(inside.token, password, chosen, pepper)
            return inside.has_pin or chosen is not None

        self._background.run(
            act,
            lambda has_pin: self._unlocked(inside, has_pin=has_pin),
            lambda error: self._refuse_unlock(error, inside, "" if by_pin else password),
        )

    def _unlocked(self, inside: SignedIn, *, has_pin: bool) -> None:
        if self._inside is inside:
            locked = timedelta(seconds=self._monotonic_s() - self._left_s)
            self.watch(replace(inside, has_pin=has_pin))
            self.came_back.emit(locked)

    def _refuse_unlock(self, error: Exception, inside: SignedIn, password: str) -> None:
        if isinstance(error, SessionEndedError):
            self._end(error)
            return
        is_away = isinstance(error, EnvironmentFault)
        if is_away and password and self._spare and self._spare.fits(password):
            # Visitors are served while the database is away; it asks again when it is back.
            self._unlocked(inside, has_pin=inside.has_pin)
            return
        if is_away or (isinstance(error, PinRefusedError) and not error.tries_left):
            self.lock_sheet.ask_for_password()
        self.lock_sheet.say_refused(sentence(error))

    def _sign_out(self) -> None:
        inside = self._inside
        if inside is None:
            return
        self._background.run(
            lambda: self._core.sign_in.leave(inside.token), _nothing, self._take_failure
        )
        self._end(None)


def _nothing(_: object) -> None:
    """Go on: nobody waits for it."""
