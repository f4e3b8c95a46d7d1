"""What the help pages say of this office."""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.find.directory import Directory
from kiosk.find.search import MissedSearches, SearchBox
from kiosk.section import PagedList, Section
from kiosk.tickets import HallNow, HallReader
from kiosk.words import said_in
from reception.app import Reception
from reception.domain.fields import grouped
from reception.domain.language import Language
from reception.domain.unit import Counter, Unit
from ui_kit.background import Background
from ui_kit.rows_model import ModelRow, RowsModel
from ui_kit.translations import language_for, marked, speech, tamazight_seen, text_for
from ui_kit.words import from_the_left

PLACE_ROLES = (
    *("key", "number", "title", "place", "placeLanguage", "services", "servicesLanguage"),
    *("openNow", "open"),
)
_OPEN = marked("Guide", "Open now")
_CLOSED = marked("Guide", "Closed now")
# More services, or longer names than a card holds, are named by their headings.
_MOST_NAMES = 6
_MOST_CHARACTERS = 120


def place_rows(
    unit: Unit, language: Language, staffed: frozenset[int] | None = None
) -> list[ModelRow]:
    """Return every counter with its place and what it gives, the waiting room before them.

    Args:
        unit: whose counters they are.
        language: of the reader.
        staffed: the counters at which somebody works now; None when that is not known.
    """
    rows = [_counter_row(unit, counter, language, staffed) for counter in unit.counters]
    if unit.waiting_area:
        rows.insert(0, _waiting_room_row(unit, language))
    return rows


def services_text(unit: Unit, counter: Counter, language: Language) -> str:
    """Return what a counter gives: its services by name, or by heading where they are many.

    What no card holds in a size that can be read is counted at the end.
    """
    given = [one for one in unit.services if one.code in counter.services]
    language = _services_language(unit, counter, language)
    named = " · ".join(text_for(one.names, language) for one in given)
    if len(given) <= _MOST_NAMES and len(named) <= _MOST_CHARACTERS:
        return named
    whole = {
        group.code: text_for(group.names, language)
        for group in unit.groups
        if all(one.code in counter.services for one in unit.services if one.group == group.code)
    }
    headed = (whole.get(one.group) or text_for(one.names, language) for one in given)
    names = list(dict.fromkeys(headed))
    shown = len(names)
    while shown > 1 and len(" · ".join(names[:shown])) > _MOST_CHARACTERS:
        shown -= 1
    left_out = [f"+{len(names) - shown}"] if shown < len(names) else []
    return " · ".join([*names[:shown], *left_out])


def _counter_row(
    unit: Unit, counter: Counter, language: Language, staffed: frozenset[int] | None
) -> ModelRow:
    number = str(counter.number)
    is_open = staffed is not None and counter.number in staffed
    state = "" if staffed is None else speech(language).say("Guide", _OPEN if is_open else _CLOSED)
    return {
        "openNow": state,
        "open": is_open,
        "key": f"counter-{number}",
        "number": number,
        "title": speech(language).say("Guide", "Counter %1").replace("%1", number),
        "services": services_text(unit, counter, language),
        "servicesLanguage": _services_language(unit, counter, language),
        **said_in(counter.place, language, "place"),
    }


def _services_language(unit: Unit, counter: Counter, language: Language) -> Language:
    """Return the one language in which all of a counter's services are named."""
    given = [one.names for one in unit.services if one.code in counter.services]
    named = {language_for(names, language) or language for names in given}
    if len(named) > 1 and language is Language.TAMAZIGHT:
        return tamazight_seen().second
    return next(iter(named), language)


def _waiting_room_row(unit: Unit, language: Language) -> ModelRow:
    title = speech(language).say("Guide", "Waiting room")
    told = said_in(unit.waiting_area, language, "place")
    return {
        **dict.fromkeys(PLACE_ROLES, ""),
        "key": "waiting-room",
        "open": False,
        "title": title,
        "servicesLanguage": language,
        **told,
        # None says that the waiting room is in the waiting room.
        "place": "" if told["place"] == title else told["place"],
    }


QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_PLACES = 8


@QmlElement
class Places(PagedList):
    """Counters and rooms, so many at a time."""

    shown = Signal()
    """Others are, or in another language."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(MOST_PLACES, parent)
        self._all: list[ModelRow] = []
        self._rows = RowsModel(*PLACE_ROLES, parent=self)

    def show(self, now: HallNow, language: Language) -> None:
        """Show the counters, and which are open now, to readers of ``language``."""
        self._all = place_rows(now.unit, language, now.staffed)
        self.shown.emit()
        self.show_page()

    def show_page(self) -> None:
        """Show the rows of the page."""
        self._rows.show(self._pager.part(self._all))
        self.changed.emit()

    @Property(list, notify=shown)
    def told(self) -> list[ModelRow]:
        """Return what is told of all of them, as the size of their letters is chosen by it."""
        return self._all

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Return the counters and rooms of the page."""
        return self._rows


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
        "mostAsked": marked("Guide", "Most asked for"),
        "notHere": marked("Guide", "Not here. Please go to:"),
        "nothingFound": marked("Guide", "No service was found"),
        "askReception": marked("Guide", "Try another word, or ask at the reception desk."),
        "space": marked("Guide", "Space"),
        "erase": marked("Guide", "Delete a letter"),
        "clear": marked("Guide", "Clear"),
        "letters": marked("Guide", "Letters"),
        "address": marked("Guide", "Address"),
        "hours": marked("Guide", "Opening hours"),
        "noPlaces": marked("Guide", "Please ask at the reception desk."),
    }
    ON_PAPER = {"voice": "voice"}

    changed = Signal()

    def __init__(
        self, reader: HallReader, background: Background, parent: QObject, core: Reception
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self.box = SearchBox(background, self)
        self.box.missed.connect(MissedSearches(core, background, self).count)
        self._places = Places(self)
        self._directory = Directory(background, self)
        self.pages: Mapping[str, SearchBox | Places | Directory] = {
            "search": self.box,
            "places": self._places,
            "directory": self._directory,
        }
        self._page = ""
        reader.read.connect(self._show)

    def set_language(self, language: Language) -> None:
        """Use another language."""
        super().set_language(language)
        self._show()

    def reset(self) -> None:
        """Forget what was searched for and looked at."""
        for one in self.pages.values():
            one.reset()

    def show_page(self, page: str) -> None:
        """Know which page the visitor sees: the others are told of the hall when she opens them."""
        self._page = page
        self._show()

    @Slot()
    def _show(self) -> None:
        now, page = self._reader.now, self.pages.get(self._page)
        if now and page:
            page.show(now, self._language)
        self.changed.emit()

    def _hotline(self, name: str) -> str:
        now = self._reader.now
        return from_the_left(grouped(getattr(now.unit, name))) if now else ""

    @Property(SearchBox, constant=True)
    def search(self) -> SearchBox:
        """Return the search page."""
        return self.box

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
