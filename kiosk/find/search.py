"""The search page: what is written, with which keys, and which services it finds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.choices import name_and_second
from kiosk.tickets import HallNow
from reception.domain.language import Language
from reception.domain.unit import Service, Unit
from reception.unit.search import search_services
from ui_kit.rows_model import Row, RowsModel
from ui_kit.translations import marked, speech
from ui_kit.words import from_its_side, language_name


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyboardLayout:
    """One script's keys, row by row and from left to right in every language."""

    language: Language
    """Whose typeface draws the letters."""
    sign: str
    """What the key that brings this script shows."""
    rows: tuple[str, ...]


# The places of the letters are those of Moroccan keyboards. What these write with a second hand
# on the shift key stands on keys of its own: letters with hamza or madda at the end of the last
# Arabic row, the emphatic letters at the end of the last Tifinagh one, accents above the others.
LAYOUTS: Mapping[str, KeyboardLayout] = {
    "arabic": KeyboardLayout(
        language=Language.ARABIC,
        sign="أ ب ت",
        rows=("ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظأإآ"),
    ),
    "tifinagh": KeyboardLayout(
        language=Language.TAMAZIGHT,
        sign="ⴰ ⴱ ⴳ",
        rows=("ⴰⵣⴻⵔⵜⵢⵓⵉⵄⵃⵯ", "ⵇⵙⴷⴼⴳⵀⵊⴽⵍⵎ", "ⵡⵅⵛⵖⴱⵏⵥⵕⵟⵚⴹ"),
    ),
    "latin": KeyboardLayout(
        language=Language.FRENCH,
        sign="A B C",
        rows=("éèêàâçîôùû", "azertyuiop", "qsdfghjklm", "wxcvbnëï'-"),
    ),
}
FIRST_SCRIPT: Mapping[Language, str] = {
    Language.ARABIC: "arabic",
    Language.TAMAZIGHT: "tifinagh",
    Language.FRENCH: "latin",
    Language.ENGLISH: "latin",
}
"""In which a reader begins to write."""


def written_in(text: str) -> Language:
    """Return whose typeface draws a text, by its first letter that tells."""
    for letter in text:
        if "\u0600" <= letter <= "\u06ff":
            return Language.ARABIC
        if "\u2d30" <= letter <= "\u2d7f":
            return Language.TAMAZIGHT
        if letter.isalpha():
            return Language.FRENCH
    return Language.FRENCH


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


QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_TEXT = 32
MOST_RESULTS = 8
_REST = marked("Guide", "Other services: %1. Write another letter.")


@QmlElement
class SearchBox(QObject):
    """Finds services while a visitor writes; what she wrote is nowhere kept."""

    changed = Signal()
    keyboardChanged = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._unit: Unit | None = None
        self._language = Language.ARABIC
        self._script = FIRST_SCRIPT[self._language]
        self._text = ""
        self._most = MOST_RESULTS
        self._left_out = 0
        self._results = RowsModel(
            *("key", "iconName", "name", "nameLanguage", "second", "secondLanguage", "place"),
            parent=self,
        )

    def show(self, now: HallNow, language: Language) -> None:
        """Search among what is offered for readers of ``language``."""
        if language is not self._language:
            self._language = language
            self.useScript(FIRST_SCRIPT[language])
        self._unit = now.unit
        self._search()

    def reset(self) -> None:
        """Forget what was written, and with which keys."""
        self._write("")
        self.useScript(FIRST_SCRIPT[self._language])

    @Slot(str, result=bool)
    def type(self, letters: str) -> bool:
        """Add what a key stands for; return whether it stands for anything."""
        if not letters or not letters.isprintable():
            return False
        # Words are parted by one space, and none stands before the first.
        if letters != " " or self._text[-1:] not in {"", " "}:
            self._write((self._text + letters)[:LONGEST_TEXT])
        return True

    @Slot()
    def erase(self) -> None:
        """Take the last letter away."""
        self._write(self._text[:-1])

    @Slot()
    def clear(self) -> None:
        """Take everything away."""
        self._write("")

    @Slot(str)
    def useScript(self, script: str) -> None:
        """Show the keys of another script."""
        self._script = script
        self.keyboardChanged.emit()

    @Slot(int)
    def showAtOnce(self, results: int) -> None:
        """Show as many services as the screen has room for, the likeliest of them."""
        most = max(1, min(results, MOST_RESULTS))
        if most != self._most:
            self._most = most
            self._search()

    def _write(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._search()

    def _search(self) -> None:
        unit = self._unit
        found: tuple[Service, ...] = ()
        if unit and self._text.strip():
            found = search_services(unit, self._text, len(unit.services))
        shown = found[: self._most]
        self._left_out = len(found) - len(shown)
        self._results.show([self._result(unit, one) for one in shown] if unit else [])
        self.changed.emit()

    def _result(self, unit: Unit, service: Service) -> Row:
        return {
            "key": f"service-{service.code}",
            "iconName": service.icon,
            "place": counters_text(unit, service.code, self._language),
            **name_and_second(service.names, self._language),
        }

    @Property(QObject, constant=True)
    def results(self) -> QObject:
        """Return the services that were found."""
        return self._results

    @Property(str, notify=changed)
    def rest(self) -> str:
        """Return that there are more, and how many; empty when all are shown."""
        if not self._left_out:
            return ""
        said = speech(self._language).say("Guide", _REST)
        return from_its_side(said.replace("%1", str(self._left_out)), self._language)

    @Property(str, notify=changed)
    def text(self) -> str:
        """Return what is written."""
        return self._text

    @Property(str, notify=changed)
    def textLanguage(self) -> str:
        """Return whose typeface draws it."""
        return str(written_in(self._text))

    @Property(bool, notify=changed)
    def finds(self) -> bool:
        """Return whether anything was found."""
        return self._results.rowCount() > 0

    @Property(str, notify=keyboardChanged)
    def script(self) -> str:
        """Return the script of the keys."""
        return self._script

    @Property(list, constant=True)
    def scripts(self) -> list[dict[str, Any]]:
        """Return every script and the key that brings it."""
        return [
            {
                "key": key,
                "sign": layout.sign,
                "name": language_name(layout.language),
                "language": str(layout.language),
            }
            for key, layout in LAYOUTS.items()
        ]

    @Property(list, notify=keyboardChanged)
    def keyRows(self) -> list[Any]:
        """Return the keys, row by row."""
        return [list(row) for row in LAYOUTS[self._script].rows]

    @Property(str, notify=keyboardChanged)
    def keysLanguage(self) -> str:
        """Return whose typeface draws them."""
        return str(LAYOUTS[self._script].language)
