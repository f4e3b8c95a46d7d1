"""The console's window: a quiet side bar, and one page at a time."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from admin_console.failures import explain
from admin_console.side_bar import Place, SideBar
from admin_console.sign_in.page import SignInPage
from admin_console.style import console_stylesheet
from admin_console.today.page import TodayPage
from admin_console.voice.page import VoicePage
from admin_console.waits.page import ChooseFile, WaitsPage
from admin_console.words import translate
from reception.domain.errors import NotAllowedError
from reception.domain.unit import Person, Role, Unit
from reception.ports import Topic
from ui_kit.background import Background
from ui_kit.change_bridge import ChangeBridge
from ui_kit.paper_watch import PaperWatch
from ui_kit.tokens import GRID_PX
from ui_kit.translations import Translations

if TYPE_CHECKING:
    from reception.bootstrap import Reception

_SIZE_GRIDS = (160, 96)
_LEAST_GRIDS = (80, 60)


class ConsoleWindow(QMainWindow):
    """Shows the console to managers and administrators."""

    opened = Signal()
    """The database is open: changes may be listened for."""

    def __init__(
        self,
        reception: "Callable[[], Reception]",
        background: Background,
        bridge: ChangeBridge,
        translations: Translations,
        *,
        paper: PaperWatch,
        choose_file: ChooseFile,
        voice: VoicePage,
    ) -> None:
        super().__init__()
        self.setObjectName("console")
        self._reception = reception
        self._background = background
        self._person: Person | None = None
        self._unit: Unit | None = None
        self._side_bar = SideBar()
        self._sign_in = SignInPage()
        self._today = TodayPage(reception, background, paper)
        self._waits = WaitsPage(reception, background, choose_file)
        self._voice = voice
        self._pages = QStackedWidget()
        for page in (self._sign_in, self._today, self._waits, self._voice):
            self._pages.addWidget(page)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side_bar)
        row.addWidget(self._pages, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(*(GRID_PX * grids for grids in _LEAST_GRIDS))
        self.resize(*(GRID_PX * grids for grids in _SIZE_GRIDS))
        self._sign_in.asked.connect(self._ask_in)
        self._side_bar.placeChosen.connect(self._go)
        self._side_bar.languageChosen.connect(translations.use)
        self._side_bar.leaveChosen.connect(self.sign_out)
        translations.languageChanged.connect(self._retranslate)
        bridge.changed.connect(self._changed)
        bridge.staleChanged.connect(lambda stale: self._today.say_stale(stale=stale))
        self.setStyleSheet(console_stylesheet())
        self._retranslate()
        self._sign_in.setFocus()

    @property
    def person(self) -> Person | None:
        """Return who has signed in."""
        return self._person

    def open_database(self) -> None:
        """Open the database in the worker, after the first frame."""
        self._background.run(
            partial(_read_unit, self._reception), done=self._opened, failed=self._say_not_open
        )

    def sign_out(self) -> None:
        """Let the person go; the next one signs in anew."""
        self._person = None
        self._today.forget()
        self._side_bar.show_person(None)
        self._pages.setCurrentWidget(self._sign_in)
        self._sign_in.forget()

    def show_safe_screen(self) -> None:
        """Sign the person out and say that something went wrong."""
        self.sign_out()
        self._sign_in.say_refused(
            translate("Console", "Something went wrong. Please sign in again.")
        )

    def _opened(self, unit: Unit) -> None:
        self._unit = unit
        self._side_bar.show_unit(unit)
        self.opened.emit()

    def _say_not_open(self, error: Exception) -> None:
        self._sign_in.say_refused(explain(error))

    def _ask_in(self, login: str, password: str) -> None:
        self._background.run(
            lambda: _sign_in(self._reception(), login, password),
            done=self._come_in,
            failed=lambda error: self._sign_in.say_refused(explain(error)),
        )

    def _come_in(self, found: tuple[Person, Unit]) -> None:
        person, unit = found
        self._person = person
        if self._unit is None:
            self._opened(unit)
        self._sign_in.forget()
        self._side_bar.show_person(person)
        self._waits.open_for(person)
        self._go(Place.TODAY)

    def _go(self, place: Place) -> None:
        self._side_bar.show_place(place)
        pages: dict[Place, TodayPage | WaitsPage | VoicePage] = {
            Place.TODAY: self._today,
            Place.WAITS: self._waits,
            Place.VOICE: self._voice,
        }
        page = pages[place]
        self._pages.setCurrentWidget(page)
        page.refresh()

    def _changed(self, topics: frozenset[Topic]) -> None:
        if self._person and self._pages.currentWidget() is self._today:
            self._today.paper.hear(topics)
            if topics & {Topic.TICKETS, Topic.COUNTERS, Topic.UNIT}:
                self._today.refresh()

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Console", "Nouba: console"))
        self._side_bar.retranslate()
        for page in (self._sign_in, self._today, self._waits, self._voice):
            page.retranslate()


def _read_unit(reception: "Callable[[], Reception]") -> Unit:
    return reception().hall.unit()


def _sign_in(reception: "Reception", login: str, password: str) -> tuple[Person, Unit]:
    person = reception.office.sign_in(login, password)
    if person.role not in {Role.MANAGER, Role.ADMINISTRATOR}:
        raise NotAllowedError(login, "open the console")
    return person, reception.hall.unit()
