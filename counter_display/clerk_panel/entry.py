"""How a clerk comes in, is locked out for a while, and is signed out from elsewhere."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from counter_display.clerk_panel.reading import Reading, read_counters
from counter_display.clerk_panel.session import Page, Session
from reception.domain.sign_in import SignedIn
from ui_kit.sign_in.entrance import Entrance, Typed
from ui_kit.sign_in.guard import Guard


class Entry(QObject):
    """Joins the panel's session to the guard of its window."""

    def __init__(self, session: Session, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self.guard = Guard(window, session.core, session.background, session.where)
        self.entrance = Entrance[tuple[SignedIn, Reading]](
            self.guard, session.lock_and_run, self._enter, self._let_in
        )
        self.entrance.refused.connect(session.notices.tell)
        self.guard.signed_out.connect(session.let_go)
        session.pageChanged.connect(self._follow)

    def _enter(self, typed: Typed) -> tuple[SignedIn, Reading]:
        core = self._session.core()
        inside = core.sign_in.enter(
            typed.login,
            typed.password,
            self._session.where(),
            code=typed.code,
            new_password=typed.new_password,
        )
        return inside, read_counters(core.hall)

    def _let_in(self, found: tuple[SignedIn, Reading]) -> None:
        self._session.let_in(found)
        self.guard.watch(found[0])

    def _follow(self) -> None:
        if self._session.page is Page.SIGN_IN:
            self.guard.forget()
