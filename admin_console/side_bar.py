"""The side bar: where one is, who one is, and the language."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from admin_console.page import label
from admin_console.pages import PLACES, PageEntry, SideBarSection, places_of, section_title
from admin_console.style import SIDE_BAR_PX
from admin_console.words import role_words, translate
from reception.domain.language import Language, text_in
from reception.domain.unit import Person, Unit
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import language_name

LANGUAGES = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)


class SideBar(QWidget):
    """Shows the places to a person who has signed in, and the languages to everybody."""

    placeChosen = Signal(object)  # noqa: N815 - Qt names its signals so
    languageChosen = Signal(object)  # noqa: N815 - Qt names its signals so
    lockChosen = Signal()  # noqa: N815 - Qt names its signals so
    leaveChosen = Signal()  # noqa: N815 - Qt names its signals so

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "side-bar")
        self.setObjectName("side-bar")
        self.setFixedWidth(SIDE_BAR_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._unit: Unit | None = None
        self._person: Person | None = None
        self._is_centre = False
        self._open_to: tuple[PageEntry, ...] = ()
        self._name = label("heading", "unit-name", wraps=True)
        self._who, self._role = label("", "person-name", wraps=True), label("small")
        self._sections = {section: self._section_button(section) for section in SideBarSection}
        self._places = {place.name: self._place_button(place) for place in PLACES}
        self._lock, self._leave = QPushButton(), QPushButton()
        self._lock.setObjectName("lock")
        self._lock.clicked.connect(self.lockChosen)
        self._leave.setObjectName("sign-out")
        self._leave.clicked.connect(self.leaveChosen)
        self._languages = {one: self._language_button(one) for one in LANGUAGES}
        self._list = QWidget()
        self._area = self._places_area()
        self._lay_out()
        self.show_person(None)

    def show_unit(self, unit: Unit) -> None:
        """Show whose reception this is."""
        self._unit = unit
        self.retranslate()

    def show_person(self, person: Person | None) -> None:
        """Show who has signed in, and where that person may go."""
        self._person = person
        for widget in (self._who, self._role, self._lock, self._leave):
            widget.setVisible(person is not None)
        self._open_to = self._places_of_now()
        for section, heading in self._sections.items():
            heading.setVisible(any(place.section is section for place in self._open_to))
        self._unfold(self._open_to[0].section if self._open_to else None)
        self.retranslate()

    def show_centre(self, is_centre: bool) -> None:  # noqa: FBT001 - an answer of the worker
        """Show the places of a centre, where sites are followed."""
        self._is_centre = is_centre
        self._open_to = self._places_of_now()
        self._unfold(next((one for one in SideBarSection if self._sections[one].isChecked()), None))

    def _places_of_now(self) -> tuple[PageEntry, ...]:
        return places_of(self._person, at_centre=self._is_centre) if self._person else ()

    def show_place(self, place: PageEntry) -> None:
        """Show on which page one is."""
        self._places[place.name].setChecked(True)
        self._unfold(place.section)
        self._list.resize(self._list.width(), self._list.minimumSizeHint().height())
        self._area.ensureWidgetVisible(self._places[place.name])

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        spoken = current_language()
        self._name.setText(text_in(self._unit.names, spoken) if self._unit else "Nouba")
        for section, heading in self._sections.items():
            heading.setText(section_title(section))
            heading.setAccessibleName(section_title(section))
        for place in PLACES:
            self._places[place.name].setText(place.title())
        self._lock.setText(translate("Console", "Lock"))
        self._leave.setText(translate("Console", "Sign out"))
        if self._person:
            self._who.setText(text_in(self._person.names, spoken))
            self._role.setText(role_words(self._person.role))
        for language, button in self._languages.items():
            button.setChecked(language is spoken)

    def _lay_out(self) -> None:
        languages = QHBoxLayout()
        languages.setSpacing(0)
        for button in self._languages.values():
            languages.addWidget(button)
        languages.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID_PX, 4 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX)
        column.setSpacing(GRID_PX)
        column.addWidget(self._name)
        column.addSpacing(GRID_PX)
        column.addWidget(self._area, 1)
        for widget in (self._who, self._role, self._lock, self._leave):
            column.addWidget(widget)
        column.addSpacing(GRID_PX)
        column.addLayout(languages)

    def _places_area(self) -> QScrollArea:
        """Return the places under their headings; they scroll where the window is low."""
        self._list.setProperty("kind", "side-bar")
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX // 2)
        for section, heading in self._sections.items():
            column.addWidget(heading)
            for place in PLACES:
                if place.section is section:
                    column.addWidget(self._places[place.name])
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._list)
        return area

    def _unfold(self, unfolded: SideBarSection | None) -> None:
        """Show the places of one section; of the others only the headings: so all fit the bar."""
        for section, heading in self._sections.items():
            heading.setChecked(section is unfolded)
        for place in PLACES:
            shown = place in self._open_to and place.section is unfolded
            self._places[place.name].setVisible(shown)

    def _section_button(self, section: SideBarSection) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"section-{section}")
        button.setProperty("kind", "section")
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._unfold(section))
        return button

    def _place_button(self, place: PageEntry) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"page-{place.name}")
        button.setProperty("kind", "place")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(lambda: self.placeChosen.emit(place))
        return button

    def _language_button(self, language: Language) -> QPushButton:
        button = QPushButton(language_name(language))
        button.setObjectName(f"language-{language}")
        button.setProperty("kind", "word")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._choose(language))
        return button

    def _choose(self, language: Language) -> None:
        for one, button in self._languages.items():
            button.setChecked(one is language)
        self.languageChosen.emit(language)
