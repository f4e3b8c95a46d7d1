"""The priority classes that a visitor may ask for herself, and the one she has asked for."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.choices import name_and_second
from kiosk.section import Section
from kiosk.tickets import HallReader
from reception.domain.calling_rule import PriorityClass
from reception.domain.language import Language
from reception.domain.unit import ORDINARY
from ui_kit.rows_model import RowsModel
from ui_kit.translations import language_for, marked, text_for

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Priority(Section):
    """Keeps which house rule the visitor who stands there has asked for."""

    CONTEXT = "Priority"
    WORDS = {
        "title": marked("Priority", "Do you have priority?"),
        "fair": marked(
            "Priority", "The wait counts for more in these classes; nobody is overtaken for ever."
        ),
        "none": marked("Priority", "No priority"),
        "chosen": marked("Priority", "With priority: %1"),
    }

    changed = Signal()

    def __init__(self, reader: HallReader, parent: QObject) -> None:
        super().__init__(parent)
        self.code = ORDINARY
        self._reader = reader
        self._rows = RowsModel("key", "code", "name", "nameLanguage", "rule", parent=self)
        reader.read.connect(self._show)

    def set_language(self, language: Language) -> None:
        """Say every class in another language."""
        super().set_language(language)
        self._show()

    def reset(self) -> None:
        """Let the next visitor be an ordinary one."""
        self.choose(ORDINARY)

    @Slot(str)
    def choose(self, code: str) -> None:
        """Ask for the next ticket in this class."""
        if code != self.code:
            self.code = code
            self.changed.emit()

    @Slot()
    def _show(self) -> None:
        offered = self._offered()
        self._rows.show([_row(one, self._language) for one in offered])
        if self.code not in {ORDINARY, *(one.code for one in offered)}:
            # The house rules were changed meanwhile.
            self.code = ORDINARY
        self.changed.emit()

    def _offered(self) -> tuple[PriorityClass, ...]:
        now = self._reader.now
        return tuple(one for one in now.unit.priorities if one.offered) if now else ()

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """Return whether a visitor may ask for any class."""
        return bool(self._offered())

    @Property(list, notify=changed)
    def texts(self) -> list[dict[str, str]]:
        """Return what the rows say, as the sizes of their page are chosen by it."""
        rows = [_row(one, self._language) for one in self._offered()]
        return [
            {
                "name": one["name"],
                "name_language": one["nameLanguage"],
                "under": one["rule"],
                "language": str(self._language),
            }
            for one in rows
        ]

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Return the classes that she may ask for."""
        return self._rows

    @Property(str, notify=changed)
    def chosen(self) -> str:
        """Return the code of the class she has asked for; empty for the ordinary one."""
        return "" if self.code == ORDINARY else self.code

    @Property(str, notify=changed)
    def chosenText(self) -> str:
        """Return that class in words; empty for the ordinary one."""
        chosen = next((one for one in self._offered() if one.code == self.code), None)
        if chosen is None:
            return ""
        # One language to a sentence, though a class has no name in the visitor's.
        read = language_for(chosen.names, self._language) or self._language
        return str(self.words_in(read)["chosen"]).replace("%1", text_for(chosen.names, read))


def _row(one: PriorityClass, language: Language) -> Mapping[str, Any]:
    return {
        "key": f"priority-{one.code}",
        "code": one.code,
        **name_and_second(one.names, language),
        "rule": text_for(one.rule, language),
    }
