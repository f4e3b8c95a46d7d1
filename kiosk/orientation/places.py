"""The page of counters and rooms."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.orientation.counters import PLACE_ROLES, place_rows
from kiosk.pager import Pager
from reception.domain.language import Language
from reception.domain.unit import Unit
from ui_kit.rows_model import Row, RowsModel

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

    def forget(self) -> None:
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
