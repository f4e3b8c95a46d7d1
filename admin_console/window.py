"""The console's window: a quiet side bar, and one page at a time."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QStackedWidget, QWidget

from admin_console.live.alerts import AlertBanner
from admin_console.messages import explain, log_if_a_bug
from admin_console.page import LIVE, ConsolePage
from admin_console.pages import PageEntry, places_of
from admin_console.side_bar import SideBar
from admin_console.style import console_stylesheet
from admin_console.tools import BackgroundOfPages, Tools
from admin_console.widgets import boxed, bring_into_view, column_of, row_of
from admin_console.words import hour_words, translate
from reception.domain.alerts import AlertLevel
from reception.domain.rights import Right, may
from reception.domain.sign_in import SignedIn
from reception.domain.unit import Person, Unit
from reception.system.clock import Topic
from ui_kit.announce import announce
from ui_kit.changes import ChangeBridge
from ui_kit.sign_in.entrance import Entrance, Typed
from ui_kit.sign_in.guard import Guard
from ui_kit.sign_in.sign_in_page import SignInPage, TypedLogin
from ui_kit.staff_window import StaffWindow
from ui_kit.tokens import GRID_PX
from ui_kit.translations import Translations

_SIZE_GRIDS = (160, 96)
_LEAST_GRIDS = (80, 68)
# Wider or higher nothing more is seen: lines would only be longer than one reads.
_MOST_GRIDS = (200, 125)
# Nobody who has just come in asks for another page before that.
_FIRST_LOOK_MS = 1_000


def useful_size(available: QSize) -> QSize:
    """Return how large the window opens on a screen with so much room for it."""
    least, most = (
        QSize(*(GRID_PX * one for one in grids)) for grids in (_LEAST_GRIDS, _MOST_GRIDS)
    )
    return available.boundedTo(most).expandedTo(least)


class ConsoleWindow(StaffWindow):
    """Shows the console to managers and administrators; its pages go with who has signed in."""

    opened = Signal()
    """The database is open: changes may be listened for."""
    arrived = Signal()
    """Somebody has signed in, and her first page is there: there is time for what comes next."""

    def __init__(self, tools: Tools, bridge: ChangeBridge, translations: Translations) -> None:
        super().__init__(translations)
        self.setObjectName("console")
        self._tools = tools
        self._reception = tools.reception
        self._background = tools.background
        self._unit: Unit | None = None
        self._at_centre = self._stale = self._has_arrived = False
        self._since = ""
        self._here: PageEntry | None = None
        self._typed = TypedLogin()
        self._made: dict[str, ConsolePage] = {}
        self._of_pages: tuple[BackgroundOfPages, ...] = ()
        self._drafts: dict[str, Any] = {}
        """What was left on pages of another language."""
        self._first_look = QTimer(self, singleShot=True, interval=_FIRST_LOOK_MS)
        self._first_look.timeout.connect(self.arrived)
        self._watch = tools.watch
        for one in (tools.watch, tools.paper):
            one.setParent(self)
        self.guard = Guard(self, tools.reception, tools.background, tools.where)
        self._entrance = Entrance[tuple[SignedIn, Unit]](
            self.guard, tools.background.run, self._enter, self._come_in
        )
        self.setStyleSheet(console_stylesheet())
        self.setMinimumSize(*(GRID_PX * grids for grids in _LEAST_GRIDS))
        self.resize(*(GRID_PX * grids for grids in _SIZE_GRIDS))
        self.rebuild()
        self._join(bridge)
        self._sign_in.setFocus()

    def build(self) -> QWidget:
        """Return everything that is seen, in the present language."""
        self.setWindowTitle(translate("Console", "Nouba: console"))
        self._of_pages = work, long_work = (
            BackgroundOfPages(self._tools.background),
            BackgroundOfPages(self._tools.long_work),
        )
        self._tools_of_pages = replace(self._tools, background=work, long_work=long_work)
        self._side_bar = SideBar(self.person, self._unit, at_centre=self._at_centre)
        self._side_bar.placeChosen.connect(self._go)
        self._side_bar.languageChosen.connect(self.translations.use)
        self._side_bar.leaveChosen.connect(self.sign_out)
        self._side_bar.lockChosen.connect(self.guard.lock)
        self._sign_in = SignInPage(self._typed)
        self._sign_in.asked.connect(self._entrance.ask)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._sign_in)
        banner = AlertBanner(self._watch)
        banner.showAsked.connect(self._show_alerts)
        beside = column_of(banner, (self._pages, 1), spacing=0)
        whole = boxed(row_of(self._side_bar, (beside, 1), spacing=0))
        if self._here:
            self._side_bar.show_place(self._here)
            is_left = self._drafts.get(self._here.name) is not None
            page = self._page(self._here)
            self._pages.setCurrentWidget(page)
            if not is_left:
                page.refresh()
        return whole

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's own
        """Go through the page as it is read, and scroll to where one comes."""
        there = _next_stop(self, self.focusWidget(), forward=forward)
        if there is None:
            return False
        reason = Qt.FocusReason
        there.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        bring_into_view(there)
        return True

    def rebuild(self) -> None:
        """Put pages of the present language in the place of the former ones."""
        self._drafts |= {name: page.hand_over() for name, page in self._made.items()}
        self._drop_pages()
        super().rebuild()

    def _drop_pages(self) -> None:
        self._made.clear()
        for one in self._of_pages:
            one.is_over = True

    def _join(self, bridge: ChangeBridge) -> None:
        self._entrance.refused.connect(self._say_not_open)
        self.guard.signed_out.connect(self._sign_out_for)
        self._watch.changed.connect(self._note_arrival)
        self._watch.rang.connect(self._ring)
        self._tools.history.moved.connect(self._follow)
        bridge.changed.connect(self._changed)
        bridge.changed.connect(self.guard.on_changed)
        bridge.staleChanged.connect(self._say_stale)

    @property
    def person(self) -> Person | None:
        """Return who has signed in."""
        return self._tools.inside.person

    def open_database(self) -> None:
        """Open the database in the worker, after the first frame."""
        self._background.run(self._reception.hall.unit, self._opened, self._say_not_open)

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
                lambda: self._reception.sign_in.leave(token), _nothing, log_if_a_bug
            )
        self._here = None
        for page in self._made.values():
            page.give_up()
        self._drop_pages()
        self._drafts.clear()
        self._tools.history.forget()
        self.guard.reset()
        self._watch.forget()
        self._tools.paper.reset()
        self._start_anew()
        self._sign_in.setFocus()

    def _start_anew(self) -> None:
        self._typed = TypedLogin()
        self.rebuild()

    def _sign_out_for(self, error: Exception | None) -> None:
        """Let the person go, saved or not, whose session is over."""
        self._let_go()
        if error:
            self._say_not_open(error)

    def show_safe_screen(self) -> None:
        """Sign the person out and say that something went wrong."""
        self._let_go()
        self._refuse(translate("Console", "Something went wrong. Please sign in again."))

    def _opened(self, unit: Unit) -> None:
        self._name_unit(unit)
        self._background.run(
            lambda: self._reception.comparing is not None, self._show_centre, log_if_a_bug
        )
        self.opened.emit()

    def _name_unit(self, unit: Unit) -> None:
        self._unit = unit
        self._side_bar.show_unit(unit)

    def _show_centre(self, at_centre: bool) -> None:  # noqa: FBT001 - an answer of the worker
        self._at_centre = at_centre
        self._side_bar.show_centre(at_centre=at_centre)

    def _say_not_open(self, error: Exception) -> None:
        self._refuse(explain(error))

    def _refuse(self, why: str) -> None:
        self._sign_in.say_refused(why)
        announce(self, why, is_urgent=True)

    def _enter(self, typed: Typed) -> tuple[SignedIn, Unit]:
        inside = self._reception.sign_in.enter(
            typed.login,
            typed.password,
            self._tools.where(),
            code=typed.code,
            new_password=typed.new_password,
        )
        return inside, self._reception.hall.unit()

    def _come_in(self, found: tuple[SignedIn, Unit]) -> None:
        inside, unit = found
        self._tools.inside.now = inside
        self.guard.watch(inside)
        if self._unit is None:
            self._opened(unit)
        self._start_anew()
        if may(inside.person, Right.SEE_THE_LIVE_VIEW):
            self._watch.open_for(inside.person)
        place = places_of(inside.person)[0]
        self._open(place)
        self._page(place).setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay open while something is not saved, until it is decided what becomes of it."""
        page = self._page_in_sight()
        if page and page.is_edited:
            event.ignore()
            page.leave(self._close)
        else:
            super().closeEvent(event)
            for one in self._of_pages:
                one.is_over = True

    def _close(self) -> None:
        self.close()

    def _go(self, place: PageEntry) -> None:
        page = self._page_in_sight()
        if page is None:
            self._open(place)
            return
        page.leave(lambda: self._open(place))
        if self._here:
            self._side_bar.show_place(self._here)

    def _open(self, place: PageEntry) -> None:
        self._here = place
        self._side_bar.show_place(place)
        page = self._page(place)
        self._pages.setCurrentWidget(page)
        page.refresh()

    def _follow(self) -> None:
        """Go to the page of the question that is asked now."""
        now = self._tools.history.now
        if now:
            self._go_to(now.report.page)

    def _page(self, place: PageEntry) -> ConsolePage:
        page = self._made.get(place.name)
        if page is None:
            page = self._made[place.name] = place.make(self._tools_of_pages)
            self._pages.addWidget(page)
            page.placeAsked.connect(self._go_to)
            page.say_stale(stale=self._stale, since=self._since)
            draft = self._drafts.pop(place.name, None)
            if draft is not None:
                page.take_up(draft)
        return page

    def _page_in_sight(self) -> ConsolePage | None:
        return self._made.get(self._here.name) if self._here else None

    def _changed(self, topics: frozenset[Topic]) -> None:
        person = self.person
        if Topic.UNIT in topics and person:
            self._background.run(
                self._reception.hall.unit,
                lambda unit: self._follow_unit(person, unit),
                log_if_a_bug,
            )
        self._watch.hear(topics)
        page = self._page_in_sight()
        if page:
            page.hear(topics)

    def _follow_unit(self, person: Person, unit: Unit) -> None:
        """Name the unit as it is called now; take all out of sight of whose role is another now."""
        self._name_unit(unit)
        known = {(one.login, one.role) for one in unit.people}
        if person is self.person and (person.login, person.role) not in known:
            self._let_go()
            self._refuse(translate("Console", "Your role was changed. Please sign in again."))

    def _note_arrival(self) -> None:
        if self._watch.reading and not self._has_arrived:
            self._has_arrived = True
            self._first_look.start()

    def _ring(self, level: AlertLevel) -> None:
        self._tools.chime.ring(level)
        if level is AlertLevel.CRITICAL:
            # The window asks for attention where the desktop shows it, such as in its task bar.
            QApplication.alert(self)

    def _show_alerts(self) -> None:
        self._go_to(LIVE)

    def _go_to(self, name: str) -> None:
        """Go to a page by its name, where the person may."""
        for place in places_of(self.person) if self.person else ():
            if place.name == name:
                self._go(place)

    def _say_stale(self, stale: bool) -> None:  # noqa: FBT001 - a signal's slot
        seen = self._watch.reading
        self._stale, self._since = stale, hour_words(seen.at) if stale and seen else "…"
        for page in self._made.values():
            page.say_stale(stale=stale, since=self._since)


def _nothing(_: object) -> None:
    """Go on: nobody waits for it."""


def _next_stop(window: QWidget, now: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return where the tabulator leads from a widget, as one reads; None where to nowhere."""
    stops = [one for one in _as_read(window) if one is now or _is_stop(one)]
    if not stops:
        return None
    if now not in stops:
        return stops[0 if forward else -1]
    return stops[(stops.index(now) + (1 if forward else -1)) % len(stops)]


def _is_stop(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    takes = policy & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what is seen in it: what is laid out in its order, then the rest."""
    yield widget
    laid = list(_laid_out(widget.layout()))
    rest = (one for one in widget.children() if isinstance(one, QWidget) and one not in laid)
    for one in (*laid, *rest):
        if not one.isHidden() and not one.isWindow():
            yield from _as_read(one)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=layout.getItemPosition)  # type: ignore[arg-type] # a row, a column, spans
    for place in places:
        item = layout.itemAt(place)
        inner = item.layout() if item else None
        if inner:
            yield from _laid_out(inner)
        elif item and (widget := item.widget()):
            yield widget
