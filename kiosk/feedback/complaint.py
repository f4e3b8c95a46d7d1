"""Where a visitor's complaint, suggestion or observation is heard; nothing of it is kept here."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.section import Section, qr_source
from kiosk.tickets import HallReader
from kiosk.words import note, said_in
from reception.domain.paper import SlipSection
from reception.paper.slips import voice_sections, where_section
from ui_kit.background import Background
from ui_kit.translations import language_for, marked, tamazight_seen

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Complaint(Section):
    """Explains the three words, and says who hears each; the paper says the same."""

    CONTEXT = "Voice"
    WORDS = {
        "desk": marked("Voice", "Ticket for a complaint"),
        "rate": marked("Voice", "How was your visit?"),
    }
    ON_PAPER = {"title": "voice"}

    changed = Signal()

    def __init__(self, reader: HallReader, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._background = background
        self._url = ""
        self._qr = ""
        reader.read.connect(self._read)
        self.languageChanged.connect(self.changed)

    @Slot()
    def _read(self) -> None:
        unit = self._reader.unit
        if unit and unit.complaints_url != self._url:
            url = self._url = unit.complaints_url
            # The first code takes a library: nobody's touch waits for that.
            self._background.run(lambda: qr_source(url), self._take_code, note)
        self.changed.emit()

    def _take_code(self, code: str) -> None:
        self._qr = code
        self.changed.emit()

    def _said(self, section: SlipSection) -> dict[str, Any]:
        found = language_for(section.lines, self._language)
        return {
            **said_in(section.heading, self._language, "word"),
            "lines": list(section.lines[found]) if found else [],
            "linesLanguage": str(found or ""),
        }

    @Property(list, notify=changed)
    def meanings(self) -> list[dict[str, Any]]:
        """Return what each of the three words means."""
        return [self._said(section) for section in voice_sections(tamazight_seen().rules)]

    @Property(dict, notify=changed)
    def where(self) -> dict[str, Any]:
        """Return where each is heard."""
        return self._said(where_section(self._reader.unit)) if self._reader.unit else {}

    @Property(str, notify=changed)
    def contacts(self) -> str:
        """Return the numbers and addresses for it, in one line."""
        if not self._reader.unit:
            return ""
        known = filter(None, (self._reader.unit.hotline, self._reader.unit.complaints_site))
        return " · ".join(known)

    @Property(str, notify=changed)
    def desk(self) -> str:
        """Return the key of the service that takes complaints; empty when none does now."""
        now = self._reader.now
        code = now.unit.complaints_service if now and now.opening.is_open else None
        known = now is not None and any(one.code == code for one in now.unit.services)
        return f"service-{code}" if known else ""

    @Property(str, notify=changed)
    def qr(self) -> str:
        """Return the code of the page for complaints as a picture."""
        return self._qr
