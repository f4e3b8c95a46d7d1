"""The side bar: where one is, who one is, and the language."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from admin_console.pages import PLACES, PageEntry, SideBarSection, places_of, section_title
from admin_console.style import SIDE_BAR_PX
from admin_console.widgets import button, column_of, put, row_of
from admin_console.words import localized, role_words, translate
from reception.domain.language import Language
from reception.domain.unit import Person, Unit
from ui_kit.roles import text_label
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

    def __init__(self, person: Person | None, unit: Unit | None, *, at_centre: bool) -> None:
        super().__init__()
        self.setProperty("kind", "side-bar")
        self.setObjectName("side-bar")
        self.setFixedWidth(SIDE_BAR_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._person = person
        self._open_to: tuple[PageEntry, ...] = ()
        self._name = text_label("strong", "unit-name", text="Nouba", wraps=True)
        self._sections = {section: self._section_button(section) for section in SideBarSection}
        self._places = {place.name: self._place_button(place) for place in PLACES}
        self._languages = {one: self._language_button(one) for one in LANGUAGES}
        self._list = QWidget()
        self._area = self._places_area()
        self._lay_out()
        if unit:
            self.show_unit(unit)
        self.show_centre(at_centre=at_centre)
        self._unfold(self._open_to[0].section if self._open_to else None)

    def show_unit(self, unit: Unit) -> None:
        """Show whose reception this is."""
        self._name.setText(localized(unit.names))

    def show_centre(self, *, at_centre: bool) -> None:
        """Show the places of a centre, where sites are followed."""
        self._open_to = places_of(self._person, at_centre=at_centre) if self._person else ()
        for section, heading in self._sections.items():
            heading.setVisible(any(place.section is section for place in self._open_to))
        self._unfold(next((one for one in SideBarSection if self._sections[one].isChecked()), None))

    def show_place(self, place: PageEntry) -> None:
        """Show on which page one is."""
        self._places[place.name].setChecked(True)
        self._unfold(place.section)
        self._list.resize(self._list.width(), self._list.minimumSizeHint().height())
        self._area.ensureWidgetVisible(self._places[place.name])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID_PX, 4 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX)
        column.setSpacing(GRID_PX)
        column.addWidget(self._name)
        column.addSpacing(GRID_PX)
        put(column, (self._area, 1), *self._of_person())
        column.addSpacing(GRID_PX)
        column.addLayout(row_of(*self._languages.values(), None, spacing=0))

    def _of_person(self) -> Sequence[QWidget]:
        """Return who has signed in, and the ways out."""
        if self._person is None:
            return ()
        lock = button(translate("Console", "Lock"), "lock", self.lockChosen)
        leave = button(translate("Console", "Sign out"), "sign-out", self.leaveChosen)
        name = localized(self._person.names)
        return (
            text_label("", "person-name", text=name, wraps=True),
            text_label("small", text=role_words(self._person.role)),
            lock,
            leave,
        )

    def _places_area(self) -> QScrollArea:
        """Return the places under their headings; they scroll where the window is low."""
        self._list.setProperty("kind", "side-bar")
        places = column_of(spacing=GRID_PX // 2)
        for section, heading in self._sections.items():
            own = (self._places[one.name] for one in PLACES if one.section is section)
            put(places, heading, *own)
        self._list.setLayout(put(places, None))
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
        made = button(
            section_title(section),
            f"section-{section}",
            lambda: self._unfold(section),
            kind="section",
            checkable=True,
        )
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        made.setAccessibleName(made.text())
        return made

    def _place_button(self, place: PageEntry) -> QPushButton:
        made = button(
            place.words(),
            f"page-{place.name}",
            lambda: self.placeChosen.emit(place),
            kind="place",
            checkable=True,
        )
        made.setAutoExclusive(True)
        return made

    def _language_button(self, language: Language) -> QPushButton:
        made = button(
            language_name(language),
            f"language-{language}",
            lambda: self._choose(language),
            kind="word",
            checkable=True,
        )
        made.setChecked(language is current_language())
        return made

    def _choose(self, language: Language) -> None:
        for one, made in self._languages.items():
            made.setChecked(one is language)
        self.languageChosen.emit(language)
