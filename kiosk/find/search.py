"""The search page: what is written, and which services it finds."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.find.keyboard import FIRST_SCRIPT, LAYOUTS, written_in
from kiosk.tickets import HallNow
from kiosk.words import note, said_in
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.missed import MissedSearch, missed_search
from reception.domain.unit import Service, Unit
from reception.unit.search import Meant, SearchIndex
from ui_kit.background import Background
from ui_kit.rows_model import ModelRow, RowsModel
from ui_kit.translations import marked, speech
from ui_kit.words import from_its_side, language_name


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


class MissedSearches(QObject):
    """Has the core count what was not found, in the background; nobody waits for it."""

    def __init__(self, core: Reception, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._background = background

    @Slot(object)
    def count(self, missed: MissedSearch) -> None:
        """Count one; where the core cannot be reached it is not counted."""
        self._background.run(lambda: self._core.searches.count(missed), lambda _: None, note)


QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_TEXT = 32
MOST_RESULTS = 8
MOST_SUGGESTED = 5
_ROLES = ("key", "iconName", "name", "nameLanguage", "place", "office", "officeLanguage")
_REST = marked("Guide", "Other services: %1. Write another letter.")


@QmlElement
class SearchBox(QObject):
    """Finds services while a visitor writes; what she wrote is nowhere kept."""

    changed = Signal()
    keyboardChanged = Signal()
    missed = Signal(object)
    """The kind of a search that was given up and found nothing."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._now: HallNow | None = None
        self._index: SearchIndex | None = None
        self._language = Language.ARABIC
        self._script = FIRST_SCRIPT[self._language]
        self._text = ""
        self._most = MOST_RESULTS
        self._rows: list[ModelRow] = []
        self._count = 0
        self._left_out = 0
        self._results = RowsModel(*_ROLES, parent=self)
        self._likely = RowsModel(*_ROLES, parent=self)

    def show(self, now: HallNow, language: Language) -> None:
        """Search among what is offered for readers of ``language``."""
        if language is not self._language:
            self._language = language
            self.useScript(FIRST_SCRIPT[language])
        is_new = self._now is None or now.unit is not self._now.unit
        self._now = now
        self._search()
        if is_new:
            # Thousands of words are put on their shelves; until then those before are searched.
            self._background.run(lambda: (now.unit, SearchIndex(now.unit)), self._take_index, note)

    def _take_index(self, made: tuple[Unit, SearchIndex]) -> None:
        unit, index = made
        if self._now is not None and unit is self._now.unit:
            self._index = index
            self._search()

    def reset(self) -> None:
        """Forget what was written, and with which keys."""
        self.clear()
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
        """Take everything away; what found nothing is counted by its kind."""
        if self._index and self._text.strip() and not self._found():
            nearest = self._index.nearest_group(self._text)
            if missed := missed_search(self._text, self._language, nearest):
                self.missed.emit(missed)
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
            self._show_rows()

    def _write(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._search()

    def _search(self) -> None:
        found = self._found()
        self._count = len(found)
        now = self._now
        self._rows = [self._result(now.unit, one) for one in found[:MOST_RESULTS]] if now else []
        self._likely.show(self._rows)
        self._show_rows()

    def _show_rows(self) -> None:
        rows = self._rows[: self._most]
        self._left_out = self._count - len(rows) if self._text.strip() else 0
        self._results.show(rows)
        self.changed.emit()

    def _found(self) -> tuple[Meant, ...]:
        """Return what is meant; before the first letter, what most visitors come for."""
        if self._now is None:
            return ()
        unit = self._now.unit
        if self._text.strip():
            most = len(unit.services) + len(unit.elsewhere)
            return self._index.find(self._text, most) if self._index else ()
        asked = {code: place for place, code in enumerate(self._now.most_asked)}
        # A unit without a past has its most asked services in front.
        services = sorted(unit.services, key=lambda one: asked.get(one.code, len(asked)))
        return tuple(services[:MOST_SUGGESTED])

    def _result(self, unit: Unit, meant: Meant) -> ModelRow:
        named = said_in(meant.names, self._language)
        if isinstance(meant, Service):
            return {
                "key": f"service-{meant.code}",
                "iconName": meant.icon,
                "place": counters_text(unit, meant.code, self._language),
                "office": "",
                "officeLanguage": "",
                **named,
            }
        return {
            "key": f"elsewhere-{meant.code}",
            "iconName": "building",
            "place": "",
            **said_in(meant.office, self._language, "office"),
            **named,
        }

    @Property(QObject, constant=True)
    def results(self) -> QObject:
        """Return the services that were found."""
        return self._results

    @Property(QObject, constant=True)
    def likely(self) -> QObject:
        """Return the likeliest, whether the screen has room for them or not."""
        return self._likely

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

    @Property(bool, notify=changed)
    def suggests(self) -> bool:
        """Return whether nothing is written yet, and what most visitors come for is shown."""
        return not self._text.strip()

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
