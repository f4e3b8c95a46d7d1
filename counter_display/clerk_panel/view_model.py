"""The clerk's session: sign-in, counter, the ticket in hand, and her acts, one at a time."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_display.clerk_panel.acts import Act, legal_acts, main_act
from counter_display.clerk_panel.notice import Notice, NoticeKind
from counter_display.clerk_panel.reading import Reading, read_counters, read_desk
from counter_display.clerk_panel.words import translate
from reception.domain.errors import EnvironmentFault, NothingWaitingError, Refusal
from reception.domain.ticket import HELD_STATES, Visit
from reception.domain.unit import Person
from reception.ports import Clock, Ids
from ui_kit.background import Background
from ui_kit.paper_watch import PaperPrints
from ui_kit.refusals import sentence
from ui_kit.rereader import Rereader

if TYPE_CHECKING:
    from reception.desk import Desk
    from reception.hall import Hall
    from reception.office import Office

_log = logging.getLogger(__name__)
# A finger that bounces on the space bar presses twice within this time.
SETTLE_MS = 350
_RETRY_MS = 2_000


class Core(Protocol):
    """What the panel needs of the reception."""

    @property
    def desk(self) -> "Desk":
        """Return the verbs of the day."""
        ...

    @property
    def hall(self) -> "Hall":
        """Return the questions about the present."""
        ...

    @property
    def office(self) -> "Office":
        """Return everybody's sign-in."""
        ...

    @property
    def prints(self) -> PaperPrints:
        """Return what is known of paper."""
        ...

    @property
    def clock(self) -> Clock:
        """Return the core's clock."""
        ...


class Page(StrEnum):
    """Where the clerk is."""

    SIGN_IN = "sign-in"
    COUNTERS = "counters"
    PANEL = "panel"


class ClerkViewModel(QObject):
    """Turns keys into verbs; each act is locked until its answer has come."""

    pageChanged = Signal()
    readingChanged = Signal()
    noticeChanged = Signal()
    acted = Signal(str)
    """An act was done, by its name."""

    def __init__(
        self,
        core: Callable[[], Core],
        background: Background,
        ids: Ids,
        *,
        settle_ms: int = SETTLE_MS,
        parent: QObject | None = None,
    ) -> None:
        """Work on what ``core`` returns; it is called in the background only."""
        super().__init__(parent)
        self.page = Page.SIGN_IN
        self.person: Person | None = None
        self.counter: int | None = None
        self.reading: Reading | None = None
        self.notice: Notice | None = None
        self.settle_ms = settle_ms
        self._core = core
        self._background = background
        self._ids = ids
        self._is_busy = False
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._unanswered: tuple[Act, UUID | None, UUID] | None = None
        self._pressed_s = float("-inf")
        self._is_feed_lost = False
        self._is_unreadable = False
        self._retry = QTimer(self, interval=_RETRY_MS)
        self._retry.timeout.connect(self.refresh)

    @property
    def is_ready(self) -> bool:
        """Return whether an act would be carried out now."""
        settled_s = time.monotonic() - self._pressed_s
        return not self._is_busy and settled_s * 1000 >= self.settle_ms

    @property
    def held(self) -> Visit | None:
        """Return the ticket in hand."""
        return self.reading.held if self.reading else None

    @property
    def legal_acts(self) -> frozenset[Act]:
        """Return what can be done now."""
        return legal_acts(self.held) if self._is_at_work else frozenset()

    @property
    def main_act(self) -> Act:
        """Return what the space bar does now."""
        return main_act(self.held, somebody_waits=self._somebody_waits)

    @property
    def _somebody_waits(self) -> bool:
        return self.reading is not None and self.reading.somebody_waits

    @property
    def _is_at_work(self) -> bool:
        return self.page is Page.PANEL and self.reading is not None

    def sign_in(self, login: str, password: str) -> None:
        """Let a person in, and back to the counter she had not left."""

        def enter() -> tuple[Person, Reading]:
            core = self._core()
            return core.office.sign_in(login, password), read_counters(core.hall)

        def entered(found: tuple[Person, Reading]) -> None:
            self.person, self.reading = found
            mine = (one.number for one in self.reading.counters if one.clerk == self.person.login)
            counter = next(mine, None)
            if counter is None:
                self._go(Page.COUNTERS)
            else:
                self._sit_down(counter)

        self._lock_and_run(enter, entered)

    def choose_counter(self, counter: int) -> None:
        """Take a counter."""
        login = self._login()
        self._lock_and_run(
            lambda: self._core().desk.open_counter(counter, login),
            lambda _: self._sit_down(counter),
        )

    def leave_counter(self) -> None:
        """Give the counter back and choose another; refused while a ticket is in hand."""
        login = self._login()

        def leave() -> Reading:
            core = self._core()
            core.desk.close_counter(login)
            return read_counters(core.hall)

        def left(reading: Reading) -> None:
            self.counter, self.reading = None, reading
            self._go(Page.COUNTERS)

        self._lock_and_run(leave, left)

    def sign_out(self) -> None:
        """Give the counter back and end the session; refused while a ticket is in hand."""
        login = self._login()

        def out(_: None) -> None:
            self.person = self.counter = self.reading = None
            self._go(Page.SIGN_IN)

        self._lock_and_run(lambda: self._core().desk.close_counter(login), out)

    def do_main_act(self) -> None:
        """Do what the space bar means now."""
        self.do(self.main_act)

    def do(self, act: Act) -> None:
        """Carry out an act, once; what is not legal now or comes too early is not done."""
        if act not in self.legal_acts or not self.is_ready:
            return
        self._pressed_s = time.monotonic()
        operation = self._operation(act)

        def done(visit: Visit) -> None:
            self._unanswered = None
            self._drop_notice()
            self._hold(visit if visit.state in HELD_STATES else None)
            if act is Act.FINISH and not self._somebody_waits:
                self._show(
                    NoticeKind.SAID, lambda: translate("Clerk", "Finished. Nobody is waiting.")
                )
            self.acted.emit(act)
            self.refresh()

        def failed(error: Exception) -> None:
            if isinstance(error, Refusal):
                self._unanswered = None
                self.refresh()
            if isinstance(error, NothingWaitingError) and act is Act.FINISH_AND_CALL:
                # The last visitor was called by a colleague meanwhile: this one is finished alone.
                self._pressed_s = float("-inf")
                self.do(Act.FINISH)
            else:
                self._tell(error)

        self._lock_and_run(lambda: self._carry_out(act, operation), done, failed)

    @Slot()
    def refresh(self) -> None:
        """Read the hall anew; while a reading is under way, read once more after it."""
        if self.page is Page.SIGN_IN:
            return
        login, counter = self._login(), self.counter

        def read() -> Reading:
            hall = self._core().hall
            return read_counters(hall) if counter is None else read_desk(hall, login, counter)

        def done(reading: Reading) -> None:
            if (self.page is Page.SIGN_IN, counter) == (False, self.counter):
                self.reading = reading
                # The database answers again; an act that got no answer is still to be repeated.
                if self._unanswered is None and self._shows(NoticeKind.FAULT):
                    self._drop_notice()
                self.readingChanged.emit()
            self._is_unreadable = False
            self._poll()

        def failed(error: Exception) -> None:
            self._is_unreadable = True
            self._tell(error)
            self._poll()

        self._rereader.run(read, done, failed)

    @Slot(bool)
    def set_feed_lost(self, lost: bool) -> None:  # noqa: FBT001 - a slot of ChangeBridge.staleChanged
        """Ask by oneself while changes are not heard."""
        self._is_feed_lost = lost
        self.refresh()
        self._poll()

    @Slot()
    def drop_passing_notice(self) -> None:
        """Take away a line that has been shown long enough."""
        if self.notice and self.notice.kind is not NoticeKind.FAULT:
            self._drop_notice()

    def say(self, words: Callable[[], str]) -> None:
        """Show a line that goes by itself."""
        self._show(NoticeKind.SAID, words)

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Say why something could not be done."""
        self._tell(error)

    @Slot()
    def tell_of_bug(self) -> None:
        """Say that something went wrong in the panel itself; her ticket is not lost."""
        self._tell(Exception())

    def _carry_out(self, act: Act, operation: UUID) -> Visit:
        desk, login, counter = self._core().desk, self._login(), self.counter
        if counter is None:
            raise RuntimeError("an act without a counter")
        match act:
            case Act.CALL_NEXT:
                return desk.call_next(counter, login, operation=operation)
            case Act.FINISH_AND_CALL:
                return desk.call_next(counter, login, finish=True, operation=operation)
            case Act.START:
                return desk.start(counter, login, operation=operation)
            case Act.FINISH:
                return desk.finish(counter, login, operation=operation)
            case Act.RECALL:
                return desk.recall(counter, login, operation=operation)
            case Act.NO_SHOW:
                return desk.no_show(counter, login, operation=operation)

    def _hold(self, visit: Visit | None) -> None:
        if self.reading:
            self.reading = replace(self.reading, held=visit)
            self.readingChanged.emit()

    def _operation(self, act: Act) -> UUID:
        """Return the act's id: that of the same act on the same ticket if it got no answer."""
        ticket = self.held.ticket.id if self.held else None
        if self._unanswered is None or self._unanswered[:2] != (act, ticket):
            self._unanswered = (act, ticket, self._ids.new())
        return self._unanswered[2]

    def _lock_and_run[T](
        self,
        act: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if self._is_busy:
            return
        self._is_busy = True

        def unlocked_done(result: T) -> None:
            self._is_busy = False
            done(result)

        def unlocked_failed(error: Exception) -> None:
            self._is_busy = False
            (failed or self._tell)(error)

        self._background.run(act, unlocked_done, unlocked_failed)

    def _login(self) -> str:
        if self.person is None:
            raise RuntimeError("nobody has signed in")
        return self.person.login

    def _sit_down(self, counter: int) -> None:
        self.counter = counter
        self.reading = None
        self._go(Page.PANEL)
        self.refresh()

    def _go(self, page: Page) -> None:
        self._drop_notice()
        self.page = page
        self.pageChanged.emit()

    def _poll(self) -> None:
        if self._is_feed_lost or self._is_unreadable:
            self._retry.start()
        else:
            self._retry.stop()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._show(NoticeKind.REFUSED, lambda: sentence(error))
            return
        if isinstance(error, EnvironmentFault):
            if not self._shows(NoticeKind.FAULT):
                _log.warning("the clerk's panel cannot go on: %s", error)
        else:
            _log.error("the clerk's panel could not go on", exc_info=error)
        self._show(NoticeKind.FAULT, lambda: sentence(error))

    def _shows(self, kind: NoticeKind) -> bool:
        return self.notice is not None and self.notice.kind is kind

    def _show(self, kind: NoticeKind, words: Callable[[], str]) -> None:
        self.notice = Notice(kind, words)
        self.noticeChanged.emit()

    def _drop_notice(self) -> None:
        if self.notice:
            self.notice = None
            self.noticeChanged.emit()
