"""The directory page: whom to call or write to, and a code that does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.section import PagedList, qr_source
from kiosk.tickets import HallNow
from kiosk.words import note, said_in
from reception.domain.fields import grouped
from reception.domain.language import Language
from reception.domain.unit import Contact, Unit
from ui_kit.background import Background
from ui_kit.rows_model import RowsModel
from ui_kit.translations import marked, speech
from ui_kit.words import from_the_left

_LABELS: Mapping[str, str] = {
    "telephone": marked("Guide", "Telephone"),
    "here": marked("Guide", "From Morocco"),
    "long": marked("Guide", "If the short number does not answer"),
    "abroad": marked("Guide", "From abroad"),
    "email": marked("Guide", "E-mail"),
    "website": marked("Guide", "Website"),
}
_CAPTIONS: Mapping[str, str] = {
    "tel": marked("Guide", "Scan to call"),
    "mailto": marked("Guide", "Scan to write"),
    "https": marked("Guide", "Scan to open the page"),
    "http": marked("Guide", "Scan to open the page"),
}
_ICONS = {"email": "envelope", "website": "globe"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactLine:
    """One number or address, and what a telephone reads of it."""

    key: str
    icon: str
    label: str
    text: str
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactListed:
    """One entry of the directory, its numbers and addresses in the visitor's words."""

    key: str
    contact: Contact
    lines: tuple[ContactLine, ...]


def listed_in(unit: Unit, language: Language) -> list[ContactListed]:
    """Return a unit's directory for readers of ``language``; the national line is always there."""
    listed = [
        _listed(f"contact-{at}", contact, _numbers(unit, contact), language)
        for at, contact in enumerate(unit.directory)
    ]
    if unit.hotline and all(one.telephone != unit.hotline for one in unit.directory):
        listed.insert(0, _hotline(unit, language))
    return listed


def caption_of(line: ContactLine, language: Language) -> str:
    """Return what scanning a line's code does."""
    said = _CAPTIONS.get(line.code.partition(":")[0], "")
    return speech(language).say("Guide", said) if said else ""


def _hotline(unit: Unit, language: Language) -> ContactListed:
    name = speech(language).say("Guide", "Information on every administration")
    contact = Contact(names={language: name}, telephone=unit.hotline)
    return _listed("contact-hotline", contact, _numbers(unit, contact), language)


def _numbers(unit: Unit, contact: Contact) -> Mapping[str, str]:
    if not contact.telephone or contact.telephone != unit.hotline:
        return {"telephone": contact.telephone}
    # Who cannot call the short number finds the others beside it.
    return {"here": unit.hotline, "long": unit.hotline_long, "abroad": unit.hotline_abroad}


def _listed(
    key: str, contact: Contact, numbers: Mapping[str, str], language: Language
) -> ContactListed:
    lines = [
        (kind, from_the_left(grouped(one)), _called(one)) for kind, one in numbers.items() if one
    ]
    if contact.email:
        lines.append(("email", contact.email, f"mailto:{contact.email}"))
    if site := contact.website:
        lines.append(("website", site.rpartition("://")[2].rstrip("/"), _with_scheme(site)))
    listed = tuple(_line(*line, language) for line in lines)
    return ContactListed(key=key, contact=contact, lines=listed)


def _line(kind: str, text: str, code: str, language: Language) -> ContactLine:
    label = speech(language).say("Guide", _LABELS[kind])
    return ContactLine(key=kind, icon=_ICONS.get(kind, "phone"), label=label, text=text, code=code)


def _called(number: str) -> str:
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _with_scheme(website: str) -> str:
    return website if "://" in website else f"https://{website}"


QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_CONTACTS = 8


@QmlElement
class Directory(PagedList):
    """The contacts, one of them in full, and the code of one of its lines."""

    shown = Signal()
    """Others are, or in another language."""
    contactChanged = Signal()
    codeChanged = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(MOST_CONTACTS, parent)
        self._background = background
        self._language = Language.ARABIC
        self._all: list[ContactListed] = []
        self._contact = ""
        self._line = ""
        self._drawn_of = ""
        self._qr = ""
        self._contacts = RowsModel("key", "name", "nameLanguage", "note", "chosen", parent=self)
        self._lines = RowsModel("key", "iconName", "label", "value", "chosen", parent=self)

    def show(self, now: HallNow, language: Language) -> None:
        """Show the unit's directory to readers of ``language``."""
        self._language = language
        self._all = listed_in(now.unit, language)
        self.shown.emit()
        self.show_page()
        self._draw()

    def reset(self) -> None:
        """Begin with the first contact again."""
        self._contact = self._line = ""
        super().reset()

    def turn(self, pages: int) -> None:
        """Show other contacts, and the first of them in full."""
        self._pager.turn(pages)
        shown = self._pager.part(self._all)
        self.choose(shown[0].key if shown else "")

    @Slot(str)
    def choose(self, key: str) -> None:
        """Show the touched contact in full."""
        self._contact = key
        self.chooseLine("")

    @Slot(str)
    def chooseLine(self, key: str) -> None:
        """Show the code of the touched number or address."""
        self._line = key
        self.show_page()
        self._draw()

    def show_page(self) -> None:
        """Show the contacts of the page, and one of them in full."""
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
        self.contactChanged.emit()
        self.changed.emit()

    def _contact_row(self, listed: ContactListed) -> dict[str, Any]:
        return {
            "key": listed.key,
            **said_in(listed.contact.names, self._language),
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

    @Property(list, notify=shown)
    def names(self) -> list[dict[str, str]]:
        """Return the names of all of them, as the size of their letters is chosen by these."""
        return [
            {"text": named["name"], "language": named["nameLanguage"]}
            for one in self._all
            if (named := said_in(one.contact.names, self._language))
        ]

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        """Return the numbers and addresses of the contact in full."""
        return self._lines

    @Property(dict, notify=contactChanged)
    def contact(self) -> dict[str, Any]:
        """Return what else is told of that contact."""
        listed, line = self._shown()
        if listed is None:
            return {}
        return {
            **said_in(listed.contact.names, self._language),
            **said_in(listed.contact.address, self._language, "address"),
            **said_in(listed.contact.hours, self._language, "hours"),
            "caption": caption_of(line, self._language) if line else "",
            "lines": [{"label": one.label, "value": one.text} for one in listed.lines],
        }

    @Property(str, notify=codeChanged)
    def qr(self) -> str:
        """Return the code of the chosen line as a picture."""
        return self._qr
