"""The clerk's session: who she is, which counter she has, and what she sees of the hall."""

from collections.abc import Callable, Hashable
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from counter_display.clerk_panel.model import PanelReading, read_counters, read_desk
from counter_display.clerk_panel.notices import Notices
from counter_display.clerk_panel.offline import KeptVerbs, PanelLink, is_cut_by
from counter_display.clerk_panel.words import filled, translate
from reception.app import Reception
from reception.domain.sign_in import SignedIn, Where
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import Person
from reception.queue.model import At
from reception.system.clock import Ids
from ui_kit.background import Background
from ui_kit.changes import Rereader
from ui_kit.refusals import sentence
from ui_kit.sign_in.entrance import Entrance, Typed
from ui_kit.sign_in.guard import Guard

_RETRY_MS = 2_000
# Whoever pressed a key and sees nothing for so long is told that it was heard.
_SLOW_MS = 1_500


class PanelPageName(StrEnum):
    """Where the clerk is."""

    SIGN_IN = "sign-in"
    COUNTERS = "counters"
    PANEL = "panel"


class PendingOperation:
    """Gives the same act the same operation id until its answer has come."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._waiting: tuple[Hashable, UUID] | None = None

    def __bool__(self) -> bool:
        """Return whether an act is still to be repeated."""
        return self._waiting is not None

    def operation(self, act: Hashable) -> UUID:
        """Return the act's id: that of before if it is the very act that got no answer."""
        if self._waiting is None or self._waiting[0] != act:
            self._waiting = (act, self._ids.new())
        return self._waiting[1]

    def answered(self) -> None:
        """Forget the act: it was done, or refused."""
        self._waiting = None


class PanelSession(QObject):
    """Lets a clerk in, to a counter and out again, and reads the hall anew when it changes."""

    pageChanged = Signal()  # noqa: N815 - Qt names its signals so
    readingChanged = Signal()  # noqa: N815 - Qt names its signals so

    def __init__(
        self,
        core: Reception,
        background: Background,
        *,
        where: Callable[[], Where],
        kept: KeptVerbs | None = None,
        aside: Background | None = None,
    ) -> None:
        """Ask ``core`` and call ``where`` in the background only; see ``build_panel``."""
        super().__init__()
        self.counter: int | None = None
        self.reading: PanelReading | None = None
        self.notices = Notices(self)
        self.link = PanelLink(
            core,
            kept or KeptVerbs(),
            self.notices,
            background=background,
            aside=aside or background,
            parent=self,
        )
        self.link.changed.connect(self.readingChanged)
        self._sitting = object()
        """Another one whenever she goes to a counter or leaves it."""
        self.core = core
        self.where = where
        self._inside: SignedIn | None = None
        self.background = background
        self._pending = PendingOperation(core.ids)
        self._under_way: Hashable = None
        """What is carried out and has no answer yet; None: nothing is."""
        self._refused = ""
        """Said of what was asked for meanwhile, and once more after the answer."""
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._is_feed_lost = False
        self._is_unreadable = False
        self._retry = QTimer(self, interval=_RETRY_MS)
        self._retry.timeout.connect(self.refresh)
        self.slow_ms = _SLOW_MS
        self._slow = QTimer(self, singleShot=True)
        self._slow.timeout.connect(self._say_slow)
        self._warned_of: tuple[int, str] | None = None

    @property
    def person(self) -> Person | None:
        """Return who is in."""
        return self._inside.person if self._inside else None

    @property
    def page(self) -> PanelPageName:
        """Return where she is."""
        if self._inside is None:
            return PanelPageName.SIGN_IN
        return PanelPageName.COUNTERS if self.counter is None else PanelPageName.PANEL

    @property
    def held(self) -> Visit | None:
        """Return the ticket in hand."""
        return self.reading.held if self.reading else None

    @property
    def serves(self) -> bool:
        """Return whether a visitor is at the counter."""
        return self.held is not None and self.held.state is TicketState.SERVING

    def let_in(self, found: tuple[SignedIn, PanelReading]) -> None:
        """Take a person who is in back to the counter she had not left, or let her choose one."""
        self._inside, reading = found
        mine = (one.number for one in reading.counters if one.clerk == self._login())
        counter = next(mine, None)
        if counter is None:
            self._go(None, reading)
        else:
            self._sit_down(counter)

    def let_go(self, error: Exception | None) -> None:
        """Show nothing any more to who is in no more; what she holds stays hers."""
        self._inside = None
        self._pending.answered()
        self._go(None, None)
        if error:
            self.notices.inform(sentence(error))

    def choose_counter(self, counter: int) -> None:
        """Take a counter; one at which a colleague works only when asked for twice."""
        login = self._login()
        colleague = self._colleague_at(counter)
        if colleague and self._warned_of != (counter, colleague):
            self._warned_of = (counter, colleague)
            text = translate("Clerk", "%1 works at counter %2. Choose it again to take it over.")
            self.notices.inform(filled(text, self._name_of(colleague), str(counter)))
            return
        self._warned_of = None
        self.lock_and_run(
            lambda: self.core.desk.open_counter(At(counter, login)),
            lambda _: self._sit_down(counter),
            name=counter,
        )

    def leave_counter(self) -> None:
        """Give the counter back and choose another; refused while a ticket is in hand."""
        login = self._login()

        def leave() -> PanelReading:
            core = self.core
            core.desk.close_counter(At(self.counter, login))
            return read_counters(core.hall)

        self.lock_and_run(leave, lambda reading: self._go(None, reading), name=self.leave_counter)

    def sign_out(self) -> None:
        """Give the counter back and end the session; refused while a ticket is in hand."""
        login, inside = self._login(), self._inside

        def leave() -> None:
            core = self.core
            core.desk.close_counter(At(self.counter, login))
            if inside:
                core.sign_in.leave(inside.token)

        self.lock_and_run(leave, lambda _: self.let_go(None), name=self.sign_out)

    @Slot()
    def refresh(self) -> None:
        """Read the hall anew; while a reading is under way, read once more after it."""
        if self.page is PanelPageName.SIGN_IN:
            self.link.report_for_another()
            return
        login, counter, sitting = self._login(), self.counter, self._sitting

        def read() -> tuple[int, PanelReading]:
            told = self.link.report()
            hall = self.core.hall
            return told, (
                read_counters(hall) if counter is None else read_desk(hall, login, counter)
            )

        def done(found: tuple[int, PanelReading]) -> None:
            told, reading = found
            self._is_unreadable = False
            self._poll()
            if self.link.kept.waiting:
                # Kept while the hall was read: what was read does not know of it.
                self.refresh()
                return
            self.link.be_back(told)
            # What was read before she went elsewhere is not of where she is.
            if sitting is self._sitting and self.page is not PanelPageName.SIGN_IN:
                self._take_reading(reading)

        def failed(error: Exception) -> None:
            self._is_unreadable = True
            self._handle_failure(error)
            self._poll()

        self._rereader.run(read, done, failed)

    def _handle_failure(self, error: Exception) -> None:
        """Go on without the database if it is away and she is at her counter; else say why not."""
        if is_cut_by(error) and self.page is PanelPageName.PANEL and self.reading:
            self.link.be_cut(error, since=self.reading.at)
        else:
            self.notices.report(error)

    def _take_reading(self, reading: PanelReading) -> None:
        if self.counter is not None and not (reading.held or reading.is_at_work(self._login())):
            self._lose_counter(reading)
            return
        self.reading = reading
        # The database answers again; an act that got no answer is still to be repeated.
        if not self._pending and self.notices.is_fault:
            self.notices.drop()
        self.readingChanged.emit()

    def _lose_counter(self, reading: PanelReading) -> None:
        """Go where a counter is chosen, and say who has taken this one."""
        counter, taker = self.counter or 0, reading.here.clerk if reading.here else None
        self._pending.answered()
        self._go(None, reading)
        text = (
            translate("Clerk", "%1 has taken counter %2. Choose yours.")
            if taker
            else translate("Clerk", "Your work at counter %2 was ended. Choose your counter.")
        )
        name = self._name_of(taker) if taker else ""
        self.notices.inform(filled(text, name, str(counter)))

    def _colleague_at(self, counter: int) -> str | None:
        counters = self.reading.counters if self.reading else ()
        clerk = next((one.clerk for one in counters if one.number == counter), None)
        return clerk if clerk != self._login() else None

    def _name_of(self, login: str) -> str:
        return self.reading.name_of(login) if self.reading else login

    @Slot()
    def _say_slow(self) -> None:
        self.notices.inform(
            translate("Clerk", "Your key was heard. The database is slow to answer …")
        )

    @Slot(bool)
    def set_feed_lost(self, lost: bool) -> None:  # noqa: FBT001 - a slot of ChangeBridge.staleChanged
        """Ask by oneself while changes are not heard."""
        self._is_feed_lost = lost
        self.refresh()
        self._poll()

    @property
    def _is_busy(self) -> bool:
        return self._under_way is not None

    def lock_and_run[T](
        self,
        act: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        background: Background | None = None,
        *,
        name: Hashable = "sign-in",
    ) -> None:
        """Carry something out, and nothing else until its answer has come."""
        if self._is_busy:
            self.hear_meanwhile(name)
            return
        self._under_way = name
        self._slow.start(self.slow_ms)

        def unlocked_done(result: T) -> None:
            self._unlock()
            done(result)
            self._say_refused()

        def unlocked_failed(error: Exception) -> None:
            self._unlock()
            (failed or self.notices.report)(error)
            self._say_refused()

        (background or self.background).run(act, unlocked_done, unlocked_failed)

    def hear_meanwhile(self, name: Hashable) -> None:
        """Say of what is asked for while something is carried out that it is heard, or not done."""
        if name == self._under_way:
            self._slow.stop()
            self._say_slow()
        else:
            self.refuse_key(
                translate("Clerk", "Not done: too soon after the act before. Please press again.")
            )

    def refuse_key(self, text: str) -> None:
        """Say why a key does nothing; what the act under way says does not hide it."""
        self._refused = text if self._is_busy else ""
        self.notices.show(text)

    def _say_refused(self) -> None:
        if self._is_busy:
            return  # one act led to another, whose answer comes
        if self._refused and not self.notices.is_fault:
            self.notices.show(self._refused)
        self._refused = ""

    def _unlock(self) -> None:
        self._under_way = None
        if not self._slow.isActive():
            self.notices.drop_told()
        self._slow.stop()

    def _login(self) -> str:
        if self.person is None:
            raise RuntimeError("nobody has signed in")
        return self.person.login

    def _sit_down(self, counter: int) -> None:
        self._go(counter, None)
        self.refresh()

    def _go(self, counter: int | None, reading: PanelReading | None) -> None:
        """Be at another counter, or at none; what is still being read is of where she was."""
        self.counter, self.reading, self._sitting = counter, reading, object()
        self.notices.drop()
        self.link.reset()
        self.pageChanged.emit()

    def _poll(self) -> None:
        if self._is_feed_lost or self._is_unreadable:
            self._retry.start()
        else:
            self._retry.stop()


class SignInFlow(QObject):
    """Joins the panel's session to the guard of its window."""

    def __init__(self, session: PanelSession, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self.guard = Guard(
            window,
            session.core,
            session.background,
            session.where,
            is_needed=lambda: session.serves,
        )
        self.entrance = Entrance[tuple[SignedIn, PanelReading]](
            self.guard, session.lock_and_run, self._enter, self._let_in
        )
        self.entrance.refused.connect(session.notices.report)
        self.guard.signed_out.connect(session.let_go)
        session.pageChanged.connect(self._follow)

    def _enter(self, typed: Typed) -> tuple[SignedIn, PanelReading]:
        core = self._session.core
        inside = core.sign_in.enter(
            typed.login,
            typed.password,
            self._session.where(),
            code=typed.code,
            new_password=typed.new_password,
        )
        return inside, read_counters(core.hall)

    def _let_in(self, found: tuple[SignedIn, PanelReading]) -> None:
        self._session.let_in(found)
        self.guard.watch(found[0])

    def _follow(self) -> None:
        if self._session.page is PanelPageName.SIGN_IN:
            self.guard.reset()
