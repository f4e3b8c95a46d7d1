"""What the help pages say of this office."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.find.directory import Directory
from kiosk.find.places import Places
from kiosk.find.search import SearchBox
from kiosk.reception import HallReader
from kiosk.section import Section
from reception.domain.language import Language
from ui_kit.background import Background
from ui_kit.translations import marked
from ui_kit.words import from_the_left

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Guide(Section):
    """Answers where to go and whom to call."""

    CONTEXT = "Guide"
    WORDS = {
        "help": marked("Guide", "Help"),
        "helpHint": marked("Guide", "Where to go, and whom to call"),
        "search": marked("Guide", "Search for a service"),
        "searchHint": marked("Guide", "Write a word: birth, signature"),
        "places": marked("Guide", "Counters and rooms"),
        "placesHint": marked("Guide", "Where each service is given"),
        "directory": marked("Guide", "Directory"),
        "directoryHint": marked("Guide", "Telephone, address, e-mail, hours"),
        "voiceHint": marked("Guide", "Where you are heard"),
        "byTelephone": marked("Guide", "Information by telephone"),
        "elseHere": marked("Guide", "If the short number does not answer"),
        "fromAbroad": marked("Guide", "From abroad"),
        "write": marked("Guide", "Write what you have come for"),
        "writeHint": marked("Guide", "The services appear here while you write."),
        "nothingFound": marked("Guide", "No service was found"),
        "askReception": marked("Guide", "Try another word, or ask at the reception desk."),
        "space": marked("Guide", "Space"),
        "erase": marked("Guide", "Delete a letter"),
        "clear": marked("Guide", "Clear"),
        "letters": marked("Guide", "Letters"),
        "address": marked("Guide", "Address"),
        "hours": marked("Guide", "Opening hours"),
        "more": marked("Guide", "More"),
        "noPlaces": marked("Guide", "Please ask at the reception desk."),
    }
    ON_PAPER = {"voice": "voice"}

    changed = Signal()

    def __init__(self, reader: HallReader, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._search = SearchBox(self)
        self._places = Places(self)
        self._directory = Directory(background, self)
        reader.read.connect(self._show)

    def set_language(self, language: Language) -> None:
        """Use another language."""
        super().set_language(language)
        self._show()

    def reset(self) -> None:
        """Forget what was searched for and looked at."""
        for one in (self._search, self._places, self._directory):
            one.reset()

    @Slot()
    def _show(self) -> None:
        if now := self._reader.now:
            self._search.show(now.unit, self._language)
            self._places.show(now.unit, self._language, now.staffed)
            self._directory.show(now.unit, self._language)
            self.changed.emit()

    def _hotline(self, name: str) -> str:
        now = self._reader.now
        return from_the_left(getattr(now.unit, name)) if now else ""

    @Property(SearchBox, constant=True)
    def search(self) -> SearchBox:
        """Return the search page."""
        return self._search

    @Property(Places, constant=True)
    def places(self) -> Places:
        """Return the page of counters and rooms."""
        return self._places

    @Property(Directory, constant=True)
    def directory(self) -> Directory:
        """Return the directory page."""
        return self._directory

    @Property(str, notify=changed)
    def hotline(self) -> str:
        """Return the short number of the national line."""
        return self._hotline("hotline")

    @Property(str, notify=changed)
    def hotlineLong(self) -> str:
        """Return its long number."""
        return self._hotline("hotline_long")

    @Property(str, notify=changed)
    def hotlineAbroad(self) -> str:
        """Return its number for callers from abroad."""
        return self._hotline("hotline_abroad")
