"""A clerk's panel on a real reception, and a desk whose answers get lost when a test says so."""

from collections.abc import Callable
from datetime import datetime
from threading import Event as Gate
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget

from counter_display.clerk_panel.buttons import key_of
from counter_display.clerk_panel.keys import NO_PACE, PLACES, SIZE, KeyPace, alt_keys
from counter_display.clerk_panel.main import build_panel
from counter_display.clerk_panel.offline import KeptVerbs
from counter_display.clerk_panel.waiting_table import WaitingTable
from counter_display.clerk_panel.window import ClerkWindow
from counter_display.clerk_panel.window_memory import WindowMemory
from reception.app import Reception
from reception.domain.errors import StorageFault, UnreachableFault
from reception.domain.language import Language
from reception.domain.ticket import Visit
from reception.queue.verbs import Verb
from tests.support.databases import COMMUNE, PASSWORD, quick_sign_in
from tests.support.fakes import as_core
from tests.support.sign_in import HERE
from ui_kit.background import Background
from ui_kit.changes import EVERYTHING, ChangeBridge
from ui_kit.staff_row import StaffRow
from ui_kit.theme import apply_desk_theme
from ui_kit.translations import Translations

if TYPE_CHECKING:
    from reception.people.sign_in import SignIn
    from reception.queue.hall import Hall

CLERK = "clerk1"
COUNTER = COMMUNE.counters[0]
SERVICE, OTHER = COUNTER.services[:2]
COLLEAGUE = "clerk2"
MAIN, SMALL = PLACES[0], alt_keys(SIZE)[0]

type Key = Qt.Key | Verb | str
"""A key itself, the one of an act, or one as Qt writes it."""


def visit_of(reception: Reception, label: str) -> Visit:
    return reception.hall.ticket(label).visit


def held_label(reception: Reception) -> str | None:
    held = reception.hall.held_by(CLERK)
    return held.ticket.label if held else None


class LossyDesk:
    """Passes verbs on; loses the question or the answer of the next one when told to."""

    def __init__(self, desk: Any) -> None:
        self._desk = desk
        self.operations: list[UUID] = []
        self.lose_question = False
        self.lose_answer = False
        self.wait_for: Gate | None = None
        self.is_away = False
        """Nobody answers, until it is set back."""

    def at(self, desk: Any) -> "LossyDesk":
        """Return the desk of another time on the same line."""
        other = LossyDesk(desk)
        other.operations, other.is_away = self.operations, self.is_away
        return other

    def __getattr__(self, name: str) -> Callable[..., Any]:
        verb = getattr(self._desk, name)

        def passed_on(*args: Any, **named: Any) -> Any:
            if "operation" in named:
                self.operations.append(named["operation"])
            if self.is_away:
                raise UnreachableFault("no connection", "wait")
            if self.lose_question:
                self.lose_question = False
                raise StorageFault("no connection", "try again")
            if self.wait_for:
                assert self.wait_for.wait(300)
            answer = verb(*args, **named)
            if self.lose_answer:
                self.lose_answer = False
                raise StorageFault("the answer got lost", "try again")
            return answer

        return passed_on


class TrialCore:
    """A reception whose desk may lose answers and whose passwords are checked quickly."""

    def __init__(self, reception: Reception) -> None:
        self._lossy = LossyDesk(reception.desk)
        self._desk_at = reception.desk_at
        self._hall = reception.hall
        self._sign_in = quick_sign_in(reception)
        self.prints = reception.prints
        self.clock = reception.clock
        self.ids = reception.ids

    @property
    def desk(self) -> Any:
        return self._lossy

    def desk_at(self, at: datetime) -> Any:
        return self._lossy.at(self._desk_at(at))

    @property
    def hall(self) -> "Hall":
        if self._lossy.is_away:
            raise UnreachableFault("no connection", "wait")
        return self._hall

    @property
    def sign_in(self) -> "SignIn":
        return self._sign_in


class Seat:
    """A clerk's window, and her fingers."""

    def __init__(
        self,
        reception: Reception,
        background: Background,
        *,
        language: Language = Language.FRENCH,
        pace: KeyPace = NO_PACE,
        memory: WindowMemory | None = None,
        kept: KeptVerbs | None = None,
    ) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        apply_desk_theme(app)
        self.language = language
        self.translations = Translations(app)
        self.translations.use(language)
        self.reception = reception
        self.core = TrialCore(reception)
        self.desk: LossyDesk = self.core.desk
        self.changes = ChangeBridge(reception.open_feed)
        self.window: ClerkWindow = build_panel(
            as_core(self.core),
            background,
            self.changes,
            self.translations,
            where=lambda: HERE,
            pace=pace,
            memory=memory,
            kept=kept,
        )
        self.view_model = self.window.view_model
        self.window.show()
        self.window.activateWindow()

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        # No event loop runs here that would carry it out, and each style is given to every widget
        # that is left: the tests after this one would take longer and longer.
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        self.translations.use(Language.ENGLISH)  # takes the words of every other language away
        self.translations.deleteLater()
        self._app.setProperty("language", None)
        self._app.setStyleSheet("")

    def hear(self) -> None:
        """Hear that something in the hall has changed."""
        self.changes.changed.emit(EVERYTHING)

    @property
    def choices(self) -> QListWidget:
        return self.widget(QListWidget, "sheet-choices")

    def press(self, *keys: Key) -> None:
        for one in keys:
            key = key_of(one) if isinstance(one, Verb) else one
            if isinstance(key, str):
                QTest.keySequence(self._typed_into(), QKeySequence(key))
            else:
                QTest.keyClick(self._typed_into(), key)

    def box(self, *keys: str) -> None:
        """Press keys of a call box, by what is written on them."""
        for key in keys:
            self.window.take_pad(key)

    def write(self, text: str) -> None:
        """Type where the focus is, which a letter may move."""
        for letter in text:
            QTest.keyClicks(self._typed_into(), letter)

    def _typed_into(self) -> QWidget:
        return self.window.focusWidget() or self.window

    def press_character(self, key: int, character: str) -> None:
        """Press a key that types a character which no trial key of Qt types."""
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier(0), character)
        QApplication.sendEvent(self.window.focusWidget() or self.window, press)

    def type_into(self, name: str, text: str) -> None:
        QTest.keyClicks(self.widget(QWidget, name), text)

    def sign_in(self, password: str = PASSWORD, login: str = CLERK) -> None:
        self.type_into("login", login)
        self.type_into("password", password)
        QTest.keyClick(self.widget(QWidget, "password"), Qt.Key.Key_Return)

    def sit_down(self, counter: int = COUNTER.number) -> None:
        self.sign_in()
        self.press(Qt.Key(Qt.Key.Key_0 + counter))

    @property
    def waiting(self) -> WaitingTable:
        return self.widget(WaitingTable, "waiting")

    def cells(self, row: int) -> list[str]:
        """Return what stands in a row of those who wait."""
        rows = self.waiting.model()
        found = (rows.index(row, at).data() or "" for at in range(rows.columnCount()))
        return [text.strip("\u200f") for text in found]

    @property
    def next_label(self) -> str:
        """Return the number in the first row; empty while nobody waits."""
        return self.cells(0)[0] if self.waiting.model().rowCount() else ""

    @property
    def why_next(self) -> str:
        """Return what stands under the first row; empty without a reason."""
        rows = self.waiting.model()
        spans = rows.rowCount() > 1 and self.waiting.columnSpan(1, 0) > 1
        return self.cells(1)[0] if spans else ""

    def rows_of(self, name: str) -> str:
        """Return what is said of those who are away, a line for each."""
        rows = self.widget(QWidget, name).findChildren(StaffRow)
        return "\n".join(one.accessibleName() for one in rows if not one.isHidden())

    def button(self, name: str) -> QPushButton:
        return self.widget(QPushButton, name)

    def says(self, name: str) -> str:
        return self.widget(QLabel, name).text().strip("\u200f")

    def widget[W: QWidget](self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found
