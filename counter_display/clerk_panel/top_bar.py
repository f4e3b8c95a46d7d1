"""The line above every page: where the clerk is, who she is, the time, the language."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame

from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import WordButton, figures_label, row
from counter_display.clerk_panel.session import PanelPageName, PanelSession
from counter_display.clerk_panel.style import BAR_PX, MARGIN_PX
from counter_display.clerk_panel.window_memory import PANEL_LANGUAGES
from counter_display.clerk_panel.words import counter_name, spoken, translate
from reception.domain.language import Language
from ui_kit.heartbeat import MinuteClock
from ui_kit.roles import text_label
from ui_kit.theme import icon
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import language_name, time_text


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
        """Show who works where."""
        person, counter = self._view_model.person, self._view_model.counter
        reading = self._view_model.reading
        self._counter.setText(counter_name(counter) if counter else "Nouba")
        self._name.setText(spoken(person.names) if person else "")
        self._profile.setText(_profile(reading))
        for button in (self._lock, self._sign_out):
            button.setVisible(self._view_model.page is not PanelPageName.SIGN_IN)
        self._sign_out.setEnabled(self._view_model.held is None)
        self.show_time()

    def show_time(self) -> None:
        """Show the time of day in the unit's zone."""
        local = self._minute.local()
        self._time.setText(time_text(local) if local else "")

    def _language_button(self, language: Language) -> WordButton:
        button = WordButton(f"language-{language}", language_name(language))
        button.setCheckable(True)
        button.setChecked(language is current_language())
        button.clicked.connect(lambda: self.language_chosen.emit(language))
        return button

    def _lay_out(self) -> None:
        who = (self._counter, self._name, self._profile)
        languages = row(*self._languages.values())
        across = row(
            *(*who, None, self._time, None, languages, self._lock, self._sign_out),
            spacing=2 * GRID_PX,
        )
        across.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        self.setLayout(across)


def _profile(reading: PanelReading | None) -> str:
    """Return the name of the work profile by which she calls; empty without one."""
    code = reading.here.profile if reading and reading.here else None
    profiles = reading.unit.profiles if reading else ()
    names = next((one.names for one in profiles if one.code == code), None)
    return spoken(names) if names else ""
