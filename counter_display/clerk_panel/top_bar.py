"""The line above every page: where the clerk is, who she is, the time, her day, the language."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame

from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import WordButton, figures_label, row, text_label
from counter_display.clerk_panel.session import PanelPageName, PanelSession
from counter_display.clerk_panel.style import BAR_PX, MARGIN_PX
from counter_display.clerk_panel.window_memory import PANEL_LANGUAGES
from counter_display.clerk_panel.words import counter_name, spoken, translate
from reception.domain.figures import ClerkDay
from reception.domain.language import Language
from ui_kit.heartbeat import MinuteClock
from ui_kit.theme import icon
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import from_its_side, language_name, time_text

_ROOM_FOR_DAY_PX = 125 * GRID_PX


class TopBar(QFrame):
    """Says what stays true from one visitor to the next."""

    language_chosen = Signal(Language)
    sign_out_asked = Signal()
    lock_asked = Signal()

    def __init__(self, view_model: PanelSession, minute: MinuteClock) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.setFixedHeight(BAR_PX)
        self._view_model, self._minute = view_model, minute
        minute.ticked.connect(self.show_time)
        self._counter, self._name = text_label("strong", "counter"), text_label("", "clerk-name")
        self._profile = text_label("quiet", "profile")
        self._time = figures_label("strong", "time")
        self._served, self._missed = text_label("small", "served"), text_label("small", "missed")
        self._sign_out = WordButton("sign-out", translate("Clerk", "Sign out"))
        self._sign_out.clicked.connect(self.sign_out_asked)
        self._lock = WordButton("lock")
        self._lock.setIcon(icon("lock"))
        self._lock.setToolTip(translate("Clerk", "Lock"))
        self._lock.setAccessibleName(self._lock.toolTip())
        self._lock.clicked.connect(self.lock_asked)
        self._languages = {
            language: self._language_button(language) for language in PANEL_LANGUAGES
        }
        one_of_them = QButtonGroup(self)
        for button in self._languages.values():
            one_of_them.addButton(button)
        self._lay_out()

    def show_state(self) -> None:
        """Show who works where, and how her day is going."""
        person, counter = self._view_model.person, self._view_model.counter
        reading = self._view_model.reading
        day = reading.day if reading else None
        self._counter.setText(counter_name(counter) if counter else "Nouba")
        self._name.setText(spoken(person.names) if person else "")
        self._profile.setText(_profile(reading))
        served, missed = _day_lines(day) if day else ("", "")
        self._served.setText(served)
        self._missed.setText(missed)
        self._show_day()
        for button in (self._lock, self._sign_out):
            button.setVisible(self._view_model.page is not PanelPageName.SIGN_IN)
        self._sign_out.setEnabled(self._view_model.held is None)
        self.show_time()

    def show_time(self) -> None:
        """Show the time of day in the unit's zone."""
        local = self._minute.local()
        self._time.setText(time_text(local) if local else "")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the day to the card where there is little room."""
        super().resizeEvent(event)
        self._show_day()

    def _show_day(self) -> None:
        for label in (self._served, self._missed):
            label.setVisible(bool(label.text()) and self.width() >= _ROOM_FOR_DAY_PX)

    def _language_button(self, language: Language) -> WordButton:
        button = WordButton(f"language-{language}", language_name(language))
        button.setCheckable(True)
        button.setChecked(language is current_language())
        button.clicked.connect(lambda: self.language_chosen.emit(language))
        return button

    def _lay_out(self) -> None:
        who = (self._counter, self._name, self._profile)
        day = row(self._served, self._missed, spacing=2 * GRID_PX)
        languages = row(*self._languages.values())
        across = row(
            *(*who, None, self._time, day, None, languages, self._lock, self._sign_out),
            spacing=2 * GRID_PX,
        )
        across.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        self.setLayout(across)


def _day_lines(day: ClerkDay) -> tuple[str, str]:
    """Return whom she served and who did not come; the means stand in the card."""
    served = translate("Clerk", "%n served", "", day.served)
    missed = translate("Clerk", "%n did not come", "", day.no_show)
    return from_its_side(served), from_its_side(missed)


def _profile(reading: PanelReading | None) -> str:
    """Return the name of the work profile by which she calls; empty without one."""
    code = reading.here.profile if reading and reading.here else None
    profiles = reading.unit.profiles if reading else ()
    names = next((one.names for one in profiles if one.code == code), None)
    return spoken(names) if names else ""
