"""The directory page: whom to call or write to, and a code that does it."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.find.contacts import ContactLine, ContactListed, caption_of, listed_in
from kiosk.messages import note
from kiosk.pager import Pager
from kiosk.qr import qr_source
from reception.domain.language import Language
from reception.domain.unit import Unit
from ui_kit.background import Background
from ui_kit.rows_model import RowsModel

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_CONTACTS = 8


@QmlElement
class Directory(QObject):
    """The contacts, one of them in full, and the code of one of its lines."""

    changed = Signal()
    codeChanged = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._language = Language.ARABIC
        self._all: list[ContactListed] = []
        self._pager = Pager(MOST_CONTACTS)
        self._contact = ""
        self._line = ""
        self._drawn_of = ""
        self._qr = ""
        self._contacts = RowsModel("key", "name", "nameLanguage", "note", "chosen", parent=self)
        self._lines = RowsModel("key", "iconName", "label", "value", "chosen", parent=self)

    def show(self, unit: Unit, language: Language) -> None:
        """Show a unit's directory to readers of ``language``."""
        self._language = language
        self._all = listed_in(unit, language)
        self._show_page()

    def reset(self) -> None:
        """Begin with the first contact again."""
        self._pager.begin()
        self._contact = self._line = ""
        self._show_page()

    @Slot()
    def open(self) -> None:
        """Draw the code of the contact that is shown."""
        self._draw()

    @Slot()
    def showMore(self) -> None:
        """Show the next contacts, and the first of them in full."""
        self._pager.turn()
        self._line = ""
        shown = self._pager.part(self._all)
        self._contact = shown[0].key if shown else ""
        self._show_page()
        self._draw()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Show the touched contact in full."""
        self._contact, self._line = key, ""
        self._show_page()
        self._draw()

    @Slot(str)
    def chooseLine(self, key: str) -> None:
        """Show the code of the touched number or address."""
        self._line = key
        self._show_page()
        self._draw()

    @Slot(int)
    def showAtOnce(self, contacts: int) -> None:
        """Show as many on one page as the screen has room for."""
        if self._pager.resize(min(contacts, MOST_CONTACTS)):
            self._show_page()

    def _show_page(self) -> None:
        self._contacts.show([self._contact_row(one) for one in self._pager.part(self._all)])
        contact, line = self._shown()
        self._lines.show(
            [
                {
                    "key": f"line-{one.key}",
                    "iconName": one.icon,
                    "label": one.label,
                    "value": one.text,
                    "chosen": one is line,
                }
                for one in (contact.lines if contact else ())
            ]
        )
        self.changed.emit()

    def _contact_row(self, listed: ContactListed) -> dict[str, Any]:
        return {
            "key": listed.key,
            "name": listed.name,
            "nameLanguage": listed.name_language,
            "note": listed.lines[0].text if listed.lines else "",
            "chosen": listed is self._shown()[0],
        }

    def _shown(self) -> tuple[ContactListed | None, ContactLine | None]:
        first = self._all[0] if self._all else None
        contact = next((one for one in self._all if one.key == self._contact), first)
        if contact is None or not contact.lines:
            return contact, None
        chosen = (one for one in contact.lines if f"line-{one.key}" == self._line)
        return contact, next(chosen, contact.lines[0])

    def _draw(self) -> None:
        """Draw the code off the GUI thread; the first one loads the library that draws it."""
        _, line = self._shown()
        code = line.code if line else ""
        if code == self._drawn_of:
            return
        self._drawn_of, self._qr = code, ""
        self.codeChanged.emit()

        def done(drawn: str) -> None:
            if self._drawn_of == code:
                self._qr = drawn
                self.codeChanged.emit()

        self._background.run(lambda: qr_source(code), done, note)

    @Property(QObject, constant=True)
    def contacts(self) -> QObject:
        """Return the contacts of the page."""
        return self._contacts

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        """Return the numbers and addresses of the contact in full."""
        return self._lines

    @Property(dict, notify=changed)
    def contact(self) -> dict[str, str]:
        """Return what else is told of that contact."""
        contact, line = self._shown()
        if contact is None:
            return {}
        return {
            "name": contact.name,
            "nameLanguage": str(contact.name_language),
            "address": contact.address,
            "addressLanguage": str(contact.address_language),
            "hours": contact.hours,
            "hoursLanguage": str(contact.hours_language),
            "caption": caption_of(line, self._language) if line else "",
        }

    @Property(str, notify=changed)
    def pageNumber(self) -> str:
        """Return which page of contacts is shown; empty when there is only one."""
        return self._pager.number

    @Property(str, notify=codeChanged)
    def qr(self) -> str:
        """Return the code of the chosen line as a picture."""
        return self._qr
