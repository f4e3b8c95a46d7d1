"""The console's window: a quiet side bar, and one page at a time."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from admin_console.live.banner import AlertBanner
from admin_console.messages import explain
from admin_console.page import LIVE, ConsolePage
from admin_console.pages import PageEntry, places_of
from admin_console.requests import enter, follows_sites, ignore, log_bug, read_unit
from admin_console.side_bar import SideBar
from admin_console.sign_in import ConsoleSignIn
from admin_console.style import console_stylesheet
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.alerts import AlertLevel
from reception.domain.rights import Right, may
from reception.domain.sign_in import SignedIn
from reception.domain.unit import Person, Unit
from reception.system.clock import Topic
from ui_kit.changes import ChangeBridge
from ui_kit.sign_in.entrance import Entrance
from ui_kit.sign_in.guard import Guard
from ui_kit.tokens import GRID_PX
from ui_kit.translations import Translations
from ui_kit.words import time_text

_SIZE_GRIDS = (160, 96)
_LEAST_GRIDS = (80, 68)
# Nobody who has just come in asks for another page before that.
_FIRST_LOOK_MS = 1_000


class ConsoleWindow(QMainWindow):
    """Shows the console to managers and administrators."""

    opened = Signal()
    """The database is open: changes may be listened for."""
    arrived = Signal()
    """Somebody has signed in, and her first page is there: there is time for what comes next."""

    def __init__(
        self,
        tools: Tools,
        bridge: ChangeBridge,
        translations: Translations,
    ) -> None:
        super().__init__()
        self.setObjectName("console")
        self._tools = tools
        self._reception = tools.reception
        self._background = tools.background
        self._person: Person | None = None
        self._unit: Unit | None = None
        self._stale, self._since = False, ""
        self._side_bar = SideBar()
        self._sign_in = ConsoleSignIn()
        self._here: PageEntry | None = None
        self._watch = tools.watch
        self._watch.setParent(self)
        self._banner = AlertBanner(tools.watch)
        self._made: dict[str, ConsolePage] = {}
        self._in_old_words: set[str] = set()
        self._has_arrived = False
        self._pages = QStackedWidget()
        self._pages.addWidget(self._sign_in)
        self._lay_out()
        self.guard = Guard(self, tools.reception(), tools.background, tools.where)
        self._entrance = Entrance[tuple[SignedIn, Unit]](
            self.guard, tools.background.run, partial(enter, tools), self._come_in
        )
        self._join(bridge, translations)
        self.setStyleSheet(console_stylesheet())
        self._retranslate()
        self._sign_in.setFocus()

    def _lay_out(self) -> None:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side_bar)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._pages, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(*(GRID_PX * grids for grids in _LEAST_GRIDS))
        self.resize(*(GRID_PX * grids for grids in _SIZE_GRIDS))

    def _join(self, bridge: ChangeBridge, translations: Translations) -> None:
        self._sign_in.asked.connect(self._entrance.ask)
        self._entrance.refused.connect(self._say_not_open)
        self.guard.signed_out.connect(self._sign_out_for)
        self._side_bar.placeChosen.connect(self._go)
        self._side_bar.languageChosen.connect(translations.use)
        self._side_bar.leaveChosen.connect(self.sign_out)
        self._side_bar.lockChosen.connect(self.guard.lock)
        translations.languageChanged.connect(self._retranslate)
        self._watch.changed.connect(self._note_arrival)
        self._watch.rang.connect(self._ring)
        self._banner.showAsked.connect(self._show_alerts)
        self._tools.trail.moved.connect(self._follow)
        bridge.changed.connect(self._changed)
        bridge.changed.connect(self.guard.on_changed)
        bridge.staleChanged.connect(self._say_stale)

    @property
    def person(self) -> Person | None:
        """Return who has signed in."""
        return self._person

    def open_database(self) -> None:
        """Open the database in the worker, after the first frame."""
        self._background.run(
            partial(read_unit, self._reception), done=self._opened, failed=self._say_not_open
        )

    def sign_out(self) -> None:
        """Let the person go once nothing is left unsaved; the next one signs in anew."""
        page = self._page_in_sight()
        if page:
            page.leave(self._let_go)
        else:
            self._let_go()

    def _let_go(self) -> None:
        token, self._tools.inside.now = self._tools.inside.token, None
        if token:
            self._background.run(
                lambda: self._reception().sign_in.leave(token), done=ignore, failed=log_bug
            )
        self._person = self._here = None
        self.guard.reset()
        self._watch.forget()
        for page in self._made.values():
            page.forget()
        self._side_bar.show_person(None)
        self._pages.setCurrentWidget(self._sign_in)
        self._sign_in.forget()

    def _sign_out_for(self, error: Exception | None) -> None:
        """Let the person go, saved or not, whose session is over."""
        self._let_go()
        if error:
            self._say_not_open(error)

    def show_safe_screen(self) -> None:
        """Sign the person out and say that something went wrong."""
        self._let_go()
        self._sign_in.say_refused(
            lambda: translate("Console", "Something went wrong. Please sign in again.")
        )

    def _opened(self, unit: Unit) -> None:
        self._unit = unit
        self._side_bar.show_unit(unit)
        self._background.run(
            partial(follows_sites, self._reception),
            done=self._side_bar.show_centre,
            failed=log_bug,
        )
        self.opened.emit()

    def _say_not_open(self, error: Exception) -> None:
        self._sign_in.say_refused(partial(explain, error))

    def _come_in(self, found: tuple[SignedIn, Unit]) -> None:
        inside, unit = found
        self._tools.inside.now, person = inside, inside.person
        self._person = person
        self.guard.watch(inside)
        if self._unit is None:
            self._opened(unit)
        self._sign_in.forget()
        self._side_bar.show_person(person)
        if may(person, Right.SEE_THE_HALL):
            self._watch.open_for(person)
        for page in self._made.values():
            page.open_for(person)
        self._open(places_of(person)[0])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay open while something is not saved, until it is decided what becomes of it."""
        page = self._page_in_sight()
        if page and page.is_edited:
            event.ignore()
            page.leave(self._close)
        else:
            super().closeEvent(event)

    def _close(self) -> None:
        self.close()

    def _go(self, place: PageEntry) -> None:
        page = self._page_in_sight()
        if page is None:
            self._open(place)
            return
        page.leave(partial(self._open, place))
        if self._here:
            self._side_bar.show_place(self._here)

    def _open(self, place: PageEntry) -> None:
        self._here = place
        self._side_bar.show_place(place)
        page = self._page(place)
        self._speak(place.name)
        self._pages.setCurrentWidget(page)
        page.refresh()

    def _follow(self) -> None:
        """Go to the page of the question that is asked now."""
        now = self._tools.trail.now
        for place in places_of(self._person) if self._person else ():
            if now and place.name == now.report.page:
                self._go(place)

    def _page(self, place: PageEntry) -> ConsolePage:
        page = self._made.get(place.name)
        if page is None:
            page = self._made[place.name] = place.make(self._tools)
            self._pages.addWidget(page)
            page.placeAsked.connect(self._go_to)
            page.retranslate()
            page.say_stale(stale=self._stale, since=self._since)
            if self._person:
                page.open_for(self._person)
        return page

    def _page_in_sight(self) -> ConsolePage | None:
        shown = self._pages.currentWidget()
        return shown if self._person and isinstance(shown, ConsolePage) else None

    def _changed(self, topics: frozenset[Topic]) -> None:
        if Topic.UNIT in topics and self._person:
            self._background.run(
                partial(read_unit, self._reception),
                done=partial(self._follow_unit, self._person),
                failed=log_bug,
            )
        self._watch.hear(topics)
        page = self._page_in_sight()
        if page:
            page.hear(topics)

    def _follow_unit(self, person: Person, unit: Unit) -> None:
        """Name the unit as it is called now; take all out of sight of whose role is another now."""
        self._unit = unit
        self._side_bar.show_unit(unit)
        known = {(one.login, one.role) for one in unit.people}
        if person is self._person and (person.login, person.role) not in known:
            self._let_go()
            self._sign_in.say_refused(
                lambda: translate("Console", "Your role was changed. Please sign in again.")
            )

    def _note_arrival(self) -> None:
        if self._watch.reading and not self._has_arrived:
            self._has_arrived = True
            QTimer.singleShot(_FIRST_LOOK_MS, self, self.arrived.emit)

    def _ring(self, level: AlertLevel) -> None:
        self._tools.chime.ring(level)
        if level is AlertLevel.CRITICAL:
            # The window asks for attention where the desktop shows it, such as in its task bar.
            QApplication.alert(self)

    def _show_alerts(self) -> None:
        self._go_to(LIVE)

    def _go_to(self, name: str) -> None:
        """Go to a page by its name, where the person may."""
        for place in places_of(self._person) if self._person else ():
            if place.name == name:
                self._go(place)

    def _say_stale(self, stale: bool) -> None:  # noqa: FBT001 - a signal's slot
        seen = self._watch.reading
        self._stale, self._since = stale, time_text(seen.at) if stale and seen else "…"
        for page in self._made.values():
            page.say_stale(stale=stale, since=self._since)

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Console", "Nouba: console"))
        self._side_bar.retranslate()
        self._banner.retranslate()
        self._sign_in.retranslate()
        self.guard.retranslate()
        # Pages out of sight take the language when somebody opens them: all at once they would
        # hold up the window.
        self._in_old_words = set(self._made)
        if self._here:
            self._speak(self._here.name)

    def _speak(self, name: str) -> None:
        """Let a page speak the language of the app, if it does not yet."""
        if name in self._in_old_words:
            self._in_old_words.remove(name)
            self._made[name].retranslate()
