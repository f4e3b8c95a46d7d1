"""The page of counters and rooms."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.pager import Pager
from reception.domain.language import Language, Texts, language_found, text_in
from reception.domain.unit import Counter, Unit
from ui_kit.rows_model import Row, RowsModel
from ui_kit.translations import marked, speech

PLACE_ROLES = (
    *("key", "number", "title", "place", "placeLanguage", "services", "servicesLanguage"),
    *("openNow", "open"),
)
_OPEN = marked("Guide", "Open now")
_CLOSED = marked("Guide", "Closed now")
# More services, or longer names than a card holds, are named by their headings.
_MOST_NAMES = 6
_MOST_CHARACTERS = 120


def place_rows(unit: Unit, language: Language, staffed: frozenset[int] | None = None) -> list[Row]:
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


def counters_text(unit: Unit, service: str, language: Language) -> str:
    """Return where a service is given, such as ``Counters 3, 4``; empty when nowhere."""
    numbers = [str(one.number) for one in unit.counters if service in one.services]
    if not numbers:
        return ""
    words = speech(language)
    if len(numbers) == 1:
        return words.say("Guide", "Counter %1").replace("%1", numbers[0])
    comma = "، " if language is Language.ARABIC else ", "
    return words.say("Guide", "Counters %1").replace("%1", comma.join(numbers))


def services_text(unit: Unit, counter: Counter, language: Language) -> str:
    """Return what a counter gives: its services by name, or by heading where they are many.

    What no card holds in a size that can be read is counted at the end.
    """
    given = [one for one in unit.services if one.code in counter.services]
    named = " · ".join(text_in(one.names, language) for one in given)
    if len(given) <= _MOST_NAMES and len(named) <= _MOST_CHARACTERS:
        return named
    whole = {
        group.code: text_in(group.names, language)
        for group in unit.groups
        if all(one.code in counter.services for one in unit.services if one.group == group.code)
    }
    headed = (whole.get(one.group) or text_in(one.names, language) for one in given)
    names = list(dict.fromkeys(headed))
    shown = len(names)
    while shown > 1 and len(" · ".join(names[:shown])) > _MOST_CHARACTERS:
        shown -= 1
    left_out = [f"+{len(names) - shown}"] if shown < len(names) else []
    return " · ".join([*names[:shown], *left_out])


def _counter_row(
    unit: Unit, counter: Counter, language: Language, staffed: frozenset[int] | None
) -> Row:
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
        **_place(counter.place, language),
    }


def _services_language(unit: Unit, counter: Counter, language: Language) -> Language:
    given = next((one for one in unit.services if one.code in counter.services), None)
    return (language_found(given.names, language) if given else None) or language


def _waiting_room_row(unit: Unit, language: Language) -> Row:
    return {
        "key": "waiting-room",
        "openNow": "",
        "open": False,
        "number": "",
        "title": speech(language).say("Guide", "Waiting room"),
        "services": "",
        "servicesLanguage": language,
        **_place(unit.waiting_area, language),
    }


def _place(place: Texts, language: Language) -> Row:
    return {
        "place": text_in(place, language),
        "placeLanguage": language_found(place, language) or language,
    }


QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_PLACES = 8


@QmlElement
class Places(QObject):
    """Counters and rooms, so many at a time."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pager = Pager(MOST_PLACES)
        self._all: list[Row] = []
        self._rows = RowsModel(*PLACE_ROLES, parent=self)

    def show(self, unit: Unit, language: Language, staffed: frozenset[int] | None = None) -> None:
        """Show a unit's counters, and which are open now, to readers of ``language``."""
        self._all = place_rows(unit, language, staffed)
        self._show_page()

    def reset(self) -> None:
        """Begin with the first page again."""
        self._pager.begin()
        self._show_page()

    @Slot()
    def showMore(self) -> None:
        """Show the next counters."""
        self._pager.turn()
        self._show_page()

    @Slot(int)
    def showAtOnce(self, places: int) -> None:
        """Show as many on one page as the screen has room for."""
        if self._pager.resize(min(places, MOST_PLACES)):
            self._show_page()

    def _show_page(self) -> None:
        self._rows.show(self._pager.part(self._all))
        self.changed.emit()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Return the counters and rooms of the page."""
        return self._rows

    @Property(str, notify=changed)
    def pageNumber(self) -> str:
        """Return which page is shown; empty when there is only one."""
        return self._pager.number
